//! `tracker-repeated`: the same file lies in the batch twice.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "tracker-repeated",
    severity: Severity::Error,
    about: "the file is a copy of another tracker of the same council and month",
    help: "delete the copy, or leave it out with `exclude` in batch.toml",
};
