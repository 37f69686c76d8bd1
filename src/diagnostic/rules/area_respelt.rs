//! `area-respelt`: a name or code of a published table is not in the registry, and another of its row is.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "area-respelt",
    severity: Severity::Note,
    about: "a name or code of a published table is not in the registry, and another of its row is",
    help: "look whether the row was taken for the right authority",
};
