//! `number-as-text`: an amount is typed as text in a column of numbers.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "number-as-text",
    severity: Severity::Warning,
    about: "an amount is typed as text in a column of numbers",
    help: "enter it as a number, without a pound sign or letters: sums in Excel leave text out",
};
