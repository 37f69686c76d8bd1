//! `reference-repeated`: two actions of one table have the same reference.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "reference-repeated",
    severity: Severity::Warning,
    about: "two actions of one table have the same reference",
    help: "give each action a reference of its own, so that it can be followed from month to month",
};
