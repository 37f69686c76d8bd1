//! `filter-not-chosen`: a wanted column of a published table stands for several groups.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "filter-not-chosen",
    severity: Severity::Error,
    about: "a wanted column of a published table stands for several groups",
    help: "name the group in the map: where = { filter = \"value\" }",
};
