//! `table-not-known`: a published table is in no shape that can be imported.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "table-not-known",
    severity: Severity::Error,
    about: "a published table is in no shape that can be imported",
    help: "give an overview of ILACS judgements, or official statistics with time_period, time_identifier and geographic_level",
};
