//! `file-locked`: a lock file that Excel leaves beside an open workbook.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "file-locked",
    severity: Severity::Note,
    about: "a lock file that Excel leaves beside an open workbook",
    help: "nothing to do; close the workbook in Excel if its latest changes should count",
};
