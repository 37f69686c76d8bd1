//! `table-repeated`: most actions of a sheet stand on another sheet of the same month too.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "table-repeated",
    severity: Severity::Warning,
    about: "most actions of a sheet stand on another sheet of the same month too",
    help: "keep one of the two; as it is, they are counted twice",
};
