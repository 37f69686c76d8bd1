//! `budget-negative`: a budget is below zero.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "budget-negative",
    severity: Severity::Warning,
    about: "a budget is below zero",
    help: "check the sign; income belongs on a line that says so",
};
