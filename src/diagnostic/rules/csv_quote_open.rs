//! `csv-quote-open`: a quotation mark in a .csv file is never closed.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "csv-quote-open",
    severity: Severity::Warning,
    about: "a quotation mark in a .csv file is never closed",
    help: "close or delete the quotation mark in the line that is named",
};
