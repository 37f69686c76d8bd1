//! `status-contradiction`: the word and the fill colour of a status say different things.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "status-contradiction",
    severity: Severity::Warning,
    about: "the word and the fill colour of a status say different things",
    help: "make the colour agree with the word",
};
