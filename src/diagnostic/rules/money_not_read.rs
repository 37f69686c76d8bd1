//! `money-not-read`: a cell that should hold an amount of money holds something else.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "money-not-read",
    severity: Severity::Warning,
    about: "a cell that should hold an amount of money holds something else",
    help: "enter the amount as a number of pounds, and put words in another column",
};
