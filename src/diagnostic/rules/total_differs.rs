//! `total-differs`: a stated total is not the sum of the lines above it.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "total-differs",
    severity: Severity::Warning,
    about: "a stated total is not the sum of the lines above it",
    help: "check the lines and the formula of the total",
};
