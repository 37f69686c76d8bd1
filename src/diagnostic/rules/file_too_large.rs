//! `file-too-large`: the file, or what it unpacks to, is larger than the limit.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-too-large",
    severity: Severity::Error,
    about: "the file, or what it unpacks to, is larger than the limit",
    help: "save it without pictures and unused sheets, or raise the limit in batch.toml",
};
