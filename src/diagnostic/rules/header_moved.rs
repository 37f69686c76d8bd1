//! `header-moved`: a header is no longer where the map in batch.toml has it.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "header-moved",
    severity: Severity::Warning,
    about: "a header is no longer where the map in batch.toml has it",
    help: "write the map again with inspect --write-map, or correct batch.toml",
};
