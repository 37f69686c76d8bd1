//! `inspection-undated`: a published judgement has no day of inspection.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "inspection-undated",
    severity: Severity::Note,
    about: "a published judgement has no day of inspection",
    help: "nothing needs to be done: the day of publication counts",
};
