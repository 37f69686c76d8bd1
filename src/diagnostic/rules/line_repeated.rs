//! `line-repeated`: the same budget line stands in two places.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "line-repeated",
    severity: Severity::Warning,
    about: "the same budget line stands in two places",
    help: "keep it in one tracker: its amounts are counted twice",
};
