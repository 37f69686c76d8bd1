//! `date-guessed`: a date without its year, or without its day, was completed.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "date-guessed",
    severity: Severity::Note,
    about: "a date without its year, or without its day, was completed",
    help: "write the date in full if the guess is wrong",
};
