//! `indicator-suggested`: an indicator looks like a published series.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "indicator-suggested",
    severity: Severity::Note,
    about: "an indicator looks like a published series",
    help: "if they are the same, say so in batch.toml: [published] \"own name\" = \"id of the series\"",
};
