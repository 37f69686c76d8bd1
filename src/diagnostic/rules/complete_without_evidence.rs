//! `complete-without-evidence`: an action is complete but has no evidence.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "complete-without-evidence",
    severity: Severity::Warning,
    about: "an action is complete but has no evidence",
    help: "add the evidence, or set the status back until there is some",
};
