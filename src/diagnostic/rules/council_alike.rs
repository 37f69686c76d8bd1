//! `council-alike`: two names that are counted as two councils may be one.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "council-alike",
    severity: Severity::Warning,
    about: "two names that are counted as two councils may be one",
    help: "if they are one, say so in batch.toml: [councils.\"One name\"] aliases = [\"the other\"]; if they are two, name both there",
};
