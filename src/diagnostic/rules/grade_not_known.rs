//! `grade-not-known`: a published judgement is no grade of the scale.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "grade-not-known",
    severity: Severity::Error,
    about: "a published judgement is no grade of the scale",
    help: "look into the published report and correct the word in a copy of the table",
};
