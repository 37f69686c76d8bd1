//! `status-guessed`: a status was guessed from a word that is nearly a known one.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "status-guessed",
    severity: Severity::Note,
    about: "a status was guessed from a word that is nearly a known one",
    help: "write the status as one of the known words, or add the word to batch.toml",
};
