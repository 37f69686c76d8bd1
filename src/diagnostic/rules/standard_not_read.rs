//! `standard-not-read`: a standard is neither a number nor a name of the national framework.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "standard-not-read",
    severity: Severity::Warning,
    about: "a standard is neither a number nor a name of the national framework",
    help: "use the number or name of the standard (see `findings`)",
};
