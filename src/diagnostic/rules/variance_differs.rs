//! `variance-differs`: a stated variance is not budget minus forecast (or minus actual).

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "variance-differs",
    severity: Severity::Warning,
    about: "a stated variance is not budget minus forecast (or minus actual)",
    help: "check the amounts of the line and the formula of the variance",
};
