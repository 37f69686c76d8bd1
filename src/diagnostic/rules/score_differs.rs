//! `score-differs`: a stated risk score is not likelihood times severity.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "score-differs",
    severity: Severity::Warning,
    about: "a stated risk score is not likelihood times severity",
    help: "check the two numbers and the score",
};
