//! `history-outdated`: a later month may be compared with a month that has changed, and cannot be rebuilt.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "history-outdated",
    severity: Severity::Warning,
    about: "a later month may be compared with a month that has changed, and cannot be rebuilt",
    help: "run the later month again with its trackers: until then its files show the comparison with the old figures",
};
