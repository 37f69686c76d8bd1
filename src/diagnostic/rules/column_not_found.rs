//! `column-not-found`: a column or group that a map wants is in no table.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "column-not-found",
    severity: Severity::Error,
    about: "a column or group that a map wants is in no table",
    help: "correct its name in the map: the tables' header rows have the columns",
};
