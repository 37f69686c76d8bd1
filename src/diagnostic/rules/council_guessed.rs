//! `council-guessed`: the council is guessed from the name of the folder that was read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "council-guessed",
    severity: Severity::Warning,
    about: "the council is guessed from the name of the folder that was read",
    help: "name the council in the file's name or title, or under trackers in batch.toml",
};
