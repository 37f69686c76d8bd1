//! `recommendation-not-read`: a reference to recommendations holds no number.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "recommendation-not-read",
    severity: Severity::Warning,
    about: "a reference to recommendations holds no number",
    help: "write the numbers, for example 6, 7 or 12-15",
};
