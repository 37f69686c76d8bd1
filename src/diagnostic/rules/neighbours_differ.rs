//! `neighbours-differ`: a published list of statistical neighbours is another than the registry's.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "neighbours-differ",
    severity: Severity::Note,
    about: "a published list of statistical neighbours is another than the registry's",
    help: "say so where neighbours are shown, until the registry is updated",
};
