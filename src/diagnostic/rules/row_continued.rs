//! `row-continued`: a row without a number goes on with the record above it.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "row-continued",
    severity: Severity::Note,
    about: "a row without a number goes on with the record above it",
    help: "if it is a record of its own, give it a number",
};
