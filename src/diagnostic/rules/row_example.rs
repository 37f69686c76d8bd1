//! `row-example`: a row shows how to fill in the form.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "row-example",
    severity: Severity::Note,
    about: "a row shows how to fill in the form",
    help: "delete it, or write a real entry over it",
};
