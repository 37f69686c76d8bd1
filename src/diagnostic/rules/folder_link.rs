//! `folder-link`: a link to a folder was not followed.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "folder-link",
    severity: Severity::Note,
    about: "a link to a folder was not followed",
    help: "name the folder itself on the command line",
};
