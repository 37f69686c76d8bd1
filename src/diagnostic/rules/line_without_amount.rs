//! `line-without-amount`: a budget line has neither an amount nor words for one.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "line-without-amount",
    severity: Severity::Note,
    about: "a budget line has neither an amount nor words for one",
    help: "enter the amount, 0 where there is none, or words such as within existing resources",
};
