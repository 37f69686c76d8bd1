//! `sheet-not-used`: a sheet that is no tracker: a cover, guidance, a list of choices, a pivot.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-not-used",
    severity: Severity::Note,
    about: "a sheet that is no tracker: a cover, guidance, a list of choices, a pivot",
    help: "nothing to do, unless the sheet should have been a table: then run `inspect` on the file",
};
