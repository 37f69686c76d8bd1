//! `action-vanished-overdue`: an action that was overdue the month before is no longer in the tracker.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "action-vanished-overdue",
    severity: Severity::Error,
    about: "an action that was overdue the month before is no longer in the tracker",
    help: "find out what became of it and put it back with its status: complete, or no longer needed",
};
