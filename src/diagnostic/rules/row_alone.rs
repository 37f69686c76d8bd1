//! `row-alone`: a text on a line of its own was taken for a heading.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "row-alone",
    severity: Severity::Warning,
    about: "a text on a line of its own was taken for a heading",
    help: "if it is a record, fill in its other columns",
};
