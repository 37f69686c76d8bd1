//! `file-password`: the workbook is protected by a password.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-password",
    severity: Severity::Error,
    about: "the workbook is protected by a password",
    help: "ask its owner for a copy without a password (File > Info > Protect Workbook), or save one yourself",
};
