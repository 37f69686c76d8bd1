//! `month-missing`: the month before this one was never read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "month-missing",
    severity: Severity::Warning,
    about: "the month before this one was never read",
    help: "run the missing month too, then this one again",
};
