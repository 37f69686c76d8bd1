//! `complete-without-date`: an action is complete but has no date of completion.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "complete-without-date",
    severity: Severity::Note,
    about: "an action is complete but has no date of completion",
    help: "add the day on which it was completed",
};
