//! `date-not-read`: a cell that should hold a date holds something else.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "date-not-read",
    severity: Severity::Warning,
    about: "a cell that should hold a date holds something else",
    help: "enter it as a date in Excel, for example 28/02/2004",
};
