//! `judgement-differs`: a tracker's grade is not the published one of that inspection.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "judgement-differs",
    severity: Severity::Warning,
    about: "a tracker's grade is not the published one of that inspection",
    help: "look into the published report, and correct the tracker",
};
