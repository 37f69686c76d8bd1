//! `file-not-a-spreadsheet`: the file is not a spreadsheet, whatever its name says.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-not-a-spreadsheet",
    severity: Severity::Error,
    about: "the file is not a spreadsheet, whatever its name says",
    help: "ask for the spreadsheet itself, or leave the file out with `exclude` in batch.toml",
};
