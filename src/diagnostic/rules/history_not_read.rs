//! `history-not-read`: an earlier month in the output folder cannot be read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "history-not-read",
    severity: Severity::Warning,
    about: "an earlier month in the output folder cannot be read",
    help: "run that month again with this version of the program",
};
