//! `sheet-hidden`: a hidden sheet, used like any other.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-hidden",
    severity: Severity::Note,
    about: "a hidden sheet, used like any other",
    help: "unhide it, or delete it if it is out of date",
};
