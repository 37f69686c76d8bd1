//! `header-guessed`: a column's field was guessed from a header that is like a known one.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "header-guessed",
    severity: Severity::Note,
    about: "a column's field was guessed from a header that is like a known one",
    help: "name the field in batch.toml if the guess is wrong",
};
