//! `area-respelt`: a name of a published table is not in the registry, and its code is.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "area-respelt",
    severity: Severity::Note,
    about: "a name of a published table is not in the registry, and its code is",
    help: "nothing needs to be done: the code counts",
};
