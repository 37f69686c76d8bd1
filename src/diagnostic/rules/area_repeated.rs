//! `area-repeated`: a published table has an area twice at one time.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "area-repeated",
    severity: Severity::Error,
    about: "a published table has an area twice at one time",
    help: "take one of the rows out of a copy of the table, or report it to the publisher",
};
