//! `sheet-too-large`: a sheet has more cells than the limit.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-too-large",
    severity: Severity::Error,
    about: "a sheet has more cells than the limit",
    help: "delete empty rows and columns beyond the table, or raise the limit in batch.toml",
};
