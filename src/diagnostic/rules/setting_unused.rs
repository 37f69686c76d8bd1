//! `setting-unused`: something that batch.toml names is nowhere in the trackers.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "setting-unused",
    severity: Severity::Warning,
    about: "something that batch.toml names is nowhere in the trackers",
    help: "correct the name in batch.toml, or delete the entry if the tracker no longer comes",
};
