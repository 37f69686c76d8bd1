//! `folder-not-read`: a folder of the input cannot be listed.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "folder-not-read",
    severity: Severity::Error,
    about: "a folder of the input cannot be listed",
    help: "give yourself the right to read it, or leave it out under exclude in batch.toml",
};
