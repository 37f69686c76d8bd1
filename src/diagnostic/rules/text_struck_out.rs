//! `text-struck-out`: part of a cell's text is struck through.

use crate::diagnostic::{Rule, Severity};

pub const RULE: Rule = Rule {
    id: "text-struck-out",
    severity: Severity::Note,
    about: "part of a cell's text is struck through: it is left out",
    help: "delete what no longer holds, or take the line off what does",
};
