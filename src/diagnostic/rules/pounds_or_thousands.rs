//! `pounds-or-thousands`: pounds and thousands of pounds stand side by side.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "pounds-or-thousands",
    severity: Severity::Warning,
    about: "pounds and thousands of pounds stand side by side",
    help: "write all amounts of the table in one unit, and say which in its header",
};
