//! `rating-not-read`: a rating or grade is not on the scale of the national framework.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "rating-not-read",
    severity: Severity::Warning,
    about: "a rating or grade is not on the scale of the national framework",
    help: "use the words of the scale (see `findings`)",
};
