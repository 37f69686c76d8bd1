//! `output-not-made`: one output cannot be made.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "output-not-made",
    severity: Severity::Error,
    about: "one output cannot be made",
    help: "please report it: this is a fault of the program; the tracker it comes from is named, and a value of it that is unlike the others is the likeliest cause",
};
