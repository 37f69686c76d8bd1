//! `formula-not-calculated`: a formula has no stored result.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "formula-not-calculated",
    severity: Severity::Warning,
    about: "a formula has no stored result",
    help: "open the workbook in Excel or LibreOffice, let it calculate, and save it",
};
