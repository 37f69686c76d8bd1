//! `people-not-marked`: a small count looks as if it were of people, and batch.toml does not say so.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "people-not-marked",
    severity: Severity::Note,
    about: "a small count looks as if it were of people, and batch.toml does not say so",
    help: "name the indicator in about_people under [disclosure] in batch.toml, so that it is shown as [c]; leave it if it counts no people, or if the outputs stay inside the council",
};
