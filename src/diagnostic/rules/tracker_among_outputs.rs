//! `tracker-among-outputs`: files that could be trackers lie in a folder of outputs, where nothing is read.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "tracker-among-outputs",
    severity: Severity::Warning,
    about: "files that could be trackers lie in a folder of outputs, where nothing is read",
    help: "move trackers out of the folder of outputs; files that are no trackers can stay",
};
