//! `unit-doubtful`: the unit of a published column contradicts its name.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "unit-doubtful",
    severity: Severity::Warning,
    about: "the unit of a published column contradicts its name",
    help: "give the unit in the map",
};
