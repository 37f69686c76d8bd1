//! `row-without-key`: a row has values but not the field that its table is about.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "row-without-key",
    severity: Severity::Error,
    about: "a row has values but not the field that its table is about",
    help: "fill in the missing cell, or delete the row",
};
