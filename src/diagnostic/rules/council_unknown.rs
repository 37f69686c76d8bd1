//! `council-unknown`: nothing says which council keeps this tracker.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "council-unknown",
    severity: Severity::Error,
    about: "nothing says which council keeps this tracker",
    help: "put the file in a folder named after the council, or name it in batch.toml",
};
