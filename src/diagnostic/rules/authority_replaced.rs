//! `authority-replaced`: a council was reorganised into others, so it is not compared with tables of later times.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "authority-replaced",
    severity: Severity::Warning,
    about: "a council was reorganised into others, so it is not compared with tables of later times",
    help: "compare the councils that replaced it",
};
