//! `sheet-not-used`: a sheet that holds no table, such as a cover or a list of choices.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-not-used",
    severity: Severity::Note,
    about: "a sheet that holds no table, such as a cover or a list of choices",
    help: "nothing to do, unless the sheet should have been a table: then run `inspect` on the file",
};
