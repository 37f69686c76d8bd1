//! `time-kinds-mixed`: a published table has times of different kinds, such as years and quarters.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "time-kinds-mixed",
    severity: Severity::Warning,
    about: "a published table has times of different kinds, such as years and quarters",
    help: "import a copy of the table for each kind, so that a value is not set beside one of another kind",
};
