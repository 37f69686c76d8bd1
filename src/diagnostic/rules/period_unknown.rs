//! `period-unknown`: nothing says which month this tracker reports.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "period-unknown",
    severity: Severity::Error,
    about: "nothing says which month this tracker reports",
    help: "put the month in the file name, for example `2004-04 action plan.xlsx`, or use --period",
};
