//! `percent-out-of-range`: a percentage is below 0 or above 100.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "percent-out-of-range",
    severity: Severity::Warning,
    about: "a percentage is below 0 or above 100",
    help: "correct it, or its unit if it is no percentage; a rate of change can stay as it is",
};
