//! `movement-incomplete`: a tracker of this month was not read, so what is no longer listed cannot be reported.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "movement-incomplete",
    severity: Severity::Error,
    about: "a tracker of this month was not read, so what is no longer listed cannot be reported",
    help: "put the tracker right and run again",
};
