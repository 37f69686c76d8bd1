//! `time-not-known`: a time or day of a published table cannot be read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "time-not-known",
    severity: Severity::Error,
    about: "a time or day of a published table cannot be read",
    help: "write it as the convention asks (2025, 202425) in a copy of the table",
};
