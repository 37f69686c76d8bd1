//! `percent-contradiction`: the percentage and the status of an action contradict each other.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "percent-contradiction",
    severity: Severity::Warning,
    about: "the percentage and the status of an action contradict each other",
    help: "make the percentage agree with the status",
};
