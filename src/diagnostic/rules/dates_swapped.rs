//! `dates-swapped`: a column of dates looks as if day and month were exchanged in some of its cells.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "dates-swapped",
    severity: Severity::Warning,
    about: "a column of dates looks as if day and month were exchanged in some of its cells",
    help: "compare the dates of this column with the paper they come from: days up to 12 may have become months when the file was opened",
};
