//! `figure-not-number`: a published value is neither a number nor a symbol of the convention.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "figure-not-number",
    severity: Severity::Error,
    about: "a published value is neither a number nor a symbol of the convention",
    help: "replace it by the number or a symbol in a copy of the table, or report it to the publisher",
};
