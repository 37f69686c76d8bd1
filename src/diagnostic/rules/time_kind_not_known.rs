//! `time-kind-not-known`: a published table has an identifier of times that is not known.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "time-kind-not-known",
    severity: Severity::Note,
    about: "a published table has an identifier of times that is not known",
    help: "look whether the time ends with its year; edit the pack if not",
};
