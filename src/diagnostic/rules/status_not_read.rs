//! `status-not-read`: a status is not one of the words that are known.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "status-not-read",
    severity: Severity::Warning,
    about: "a status is not one of the words that are known",
    help: "use Not started, On track, At risk, Off track, Complete, Sustained or No longer needed, or map the word in batch.toml",
};
