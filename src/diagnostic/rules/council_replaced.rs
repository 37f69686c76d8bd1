//! `council-replaced`: the month in the output folder held councils that this run does not.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "council-replaced",
    severity: Severity::Warning,
    about: "the month in the output folder held councils that this run does not",
    help: "run all trackers of a month together: a month is replaced whole",
};
