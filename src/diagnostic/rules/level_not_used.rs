//! `level-not-used`: a published table has a geographic level that is not compared.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "level-not-used",
    severity: Severity::Note,
    about: "a published table has a geographic level that is not compared",
    help: "nothing needs to be done: England, regions and authorities are used",
};
