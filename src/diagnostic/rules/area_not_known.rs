//! `area-not-known`: an area of a published table is not in the registry, or its codes contradict each other.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "area-not-known",
    severity: Severity::Error,
    about: "an area of a published table is not in the registry, or its codes contradict each other",
    help: "correct the code in a copy of the table, or report it to the publisher",
};
