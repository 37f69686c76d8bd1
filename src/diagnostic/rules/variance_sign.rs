//! `variance-sign`: this tracker writes an overspend as a positive variance.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "variance-sign",
    severity: Severity::Note,
    about: "this tracker writes an overspend as a positive variance",
    help: "nothing to do; the outputs write variance as budget minus forecast",
};
