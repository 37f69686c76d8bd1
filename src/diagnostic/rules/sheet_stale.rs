//! `sheet-stale`: a copy of an earlier month's sheet kept beside the current one.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-stale",
    severity: Severity::Note,
    about: "a copy of an earlier month's sheet kept beside the current one",
    help: "nothing to do; delete the old sheet if it is no longer wanted",
};
