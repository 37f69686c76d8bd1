//! `recommendation-out-of-range`: a recommendation number outside 1 to 108.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "recommendation-out-of-range",
    severity: Severity::Warning,
    about: "a recommendation number outside 1 to 108",
    help: "correct the number: the inquiry made 108 recommendations",
};
