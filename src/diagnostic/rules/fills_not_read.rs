//! `fills-not-read`: statuses may be given by colour, which cannot be read from this file format.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "fills-not-read",
    severity: Severity::Warning,
    about: "status cells are empty, and colours cannot be read from this file format",
    help: "if the statuses are given by colour, save the tracker as .xlsx and run again",
};
