//! `cell-error`: a cell holds an error value such as #REF!.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "cell-error",
    severity: Severity::Warning,
    about: "a cell holds an error value such as #REF!",
    help: "mend the formula, or type the value",
};
