//! `file-not-read`: the workbook cannot be opened: it is cut short or damaged.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-not-read",
    severity: Severity::Error,
    about: "the workbook cannot be opened: it is cut short or damaged",
    help: "open it in Excel or LibreOffice, repair it if asked, save it under the same name and run again",
};
