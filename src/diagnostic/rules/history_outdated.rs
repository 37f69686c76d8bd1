//! `history-outdated`: a later month was compared with a month that has now changed.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "history-outdated",
    severity: Severity::Warning,
    about: "a later month was compared with a month that has now changed",
    help: "run the later month again with its trackers: its workbooks and page still show the comparison with the old figures",
};
