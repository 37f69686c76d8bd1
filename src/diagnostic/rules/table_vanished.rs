//! `table-vanished`: a table that the month before had is not in this month's trackers.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "table-vanished",
    severity: Severity::Error,
    about: "a table that the month before had is not in this month's trackers",
    help: "check whether a sheet was left out, renamed or not recognised",
};
