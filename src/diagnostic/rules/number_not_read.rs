//! `number-not-read`: a cell that should hold a number holds something else.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "number-not-read",
    severity: Severity::Warning,
    about: "a cell that should hold a number holds something else",
    help: "enter a number, and put words in another column",
};
