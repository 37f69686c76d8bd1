//! `file-changed`: the file changed while it was read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-changed",
    severity: Severity::Error,
    about: "the file changed while it was read",
    help: "wait until nobody is saving it and run again",
};
