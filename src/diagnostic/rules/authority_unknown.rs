//! `authority-unknown`: a council is not in the registry of authorities, so it is not compared with published tables.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "authority-unknown",
    severity: Severity::Note,
    about: "a council is not in the registry of authorities, so it is not compared with published tables",
    help: "name its three-digit code in batch.toml: [councils.\"Name\"] code = \"856\"",
};
