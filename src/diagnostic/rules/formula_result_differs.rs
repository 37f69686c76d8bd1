//! `formula-result-differs`: the stored result of a sum is not the sum of its cells.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "formula-result-differs",
    severity: Severity::Warning,
    about: "the stored result of a sum is not the sum of its cells",
    help: "open the workbook in Excel, let it calculate (F9) and save it",
};
