//! `sheet-not-understood`: a sheet that looks like a tracker, in which no record table was recognised.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "sheet-not-understood",
    severity: Severity::Error,
    about: "a sheet that looks like a tracker, in which no record table was recognised",
    help: "run `inspect` on the file to see why, then name the header row and the fields in batch.toml",
};
