//! `variance-sign`: this tracker works out its variances in another way than budget minus forecast.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "variance-sign",
    severity: Severity::Note,
    about: "this tracker works out its variances in another way than budget minus forecast",
    help: "nothing to do; the outputs write variance as budget minus forecast",
};
