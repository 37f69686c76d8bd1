//! `characters-removed`: cells hold characters that cannot be shown or stored.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "characters-removed",
    severity: Severity::Note,
    about: "cells hold characters that cannot be shown or stored",
    help: "type the cell again if a word of it looks wrong",
};
