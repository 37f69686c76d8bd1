//! `counted-twice`: a stated total counts a line or a subtotal twice.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "counted-twice",
    severity: Severity::Warning,
    about: "a stated total counts a line or a subtotal twice",
    help: "correct the formula of the total: either the lines or their subtotals",
};
