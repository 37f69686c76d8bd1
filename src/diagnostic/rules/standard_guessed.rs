//! `standard-guessed`: a misspelt standard was taken for the nearest name.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "standard-guessed",
    severity: Severity::Note,
    about: "a misspelt standard was taken for the nearest name",
    help: "correct the spelling",
};
