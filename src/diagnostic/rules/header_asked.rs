//! `header-asked`: a column may hold a field, but its header is not sure enough to be used.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "header-asked",
    severity: Severity::Note,
    about: "a column may hold a field, but its header is not sure enough to be used",
    help: "if it does, add the line to batch.toml, or rename the header",
};
