//! `date-month-first`: a date was written with its month before its day.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "date-month-first",
    severity: Severity::Warning,
    about: "a date was written with its month before its day",
    help: "write the day first, or save the cell as a date",
};
