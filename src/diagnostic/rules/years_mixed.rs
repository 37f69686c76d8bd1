//! `years-mixed`: lines of different financial years stand in one table.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "years-mixed",
    severity: Severity::Warning,
    about: "lines of different financial years stand in one table",
    help: "give each year a table of its own: sums over both mean nothing",
};
