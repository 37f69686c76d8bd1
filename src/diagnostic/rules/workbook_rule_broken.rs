//! `workbook-rule-broken`: a workbook that this program wrote breaks a rule for accessible spreadsheets.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "workbook-rule-broken",
    severity: Severity::Warning,
    about: "a workbook that this program wrote breaks a rule for accessible spreadsheets",
    help: "please report it: this is a fault of the program; look at the cell before you pass the workbook on",
};
