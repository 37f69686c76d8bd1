//! `area-respelt`: a name or second code of a published table is not in the registry, and its three-digit code is.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "area-respelt",
    severity: Severity::Note,
    about: "a name or second code of a published table is not in the registry, and its three-digit code is",
    help: "nothing needs to be done: the three-digit code counts",
};
