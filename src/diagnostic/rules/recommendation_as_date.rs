//! `recommendation-as-date`: numbers of recommendations that a spreadsheet made into a date.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "recommendation-as-date",
    severity: Severity::Warning,
    about: "numbers of recommendations that a spreadsheet made into a date",
    help: "format the cells as text, then type the numbers again",
};
