//! `header-beside`: two columns name the same field, and one of them is used.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "header-beside",
    severity: Severity::Note,
    about: "two columns name the same field, and one of them is used",
    help: "name the right column in batch.toml if the choice is wrong",
};
