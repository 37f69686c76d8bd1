//! `movement-incomplete`: a tracker of this month was not read, so nobody can tell what vanished.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "movement-incomplete",
    severity: Severity::Error,
    about: "a tracker of this month was not read, so nobody can tell what vanished",
    help: "put the tracker right and run again",
};
