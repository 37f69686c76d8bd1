//! `file-empty`: there is nothing in the file.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-empty",
    severity: Severity::Error,
    about: "there is nothing in the file",
    help: "ask for the tracker again: the copy that arrived is empty",
};
