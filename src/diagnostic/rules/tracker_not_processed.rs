//! `tracker-not-processed`: the program itself failed at a tracker.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "tracker-not-processed",
    severity: Severity::Error,
    about: "the program itself failed at a tracker",
    help: "please report it, with the tracker if you may: this is a fault of the program; all other trackers are read",
};
