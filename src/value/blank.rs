//! Typed blanks: cells that say why there is nothing, each kept as what it said.

use super::plain;
use serde::{Deserialize, Serialize};

/// What an empty-looking cell said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Blank {
    /// Nothing at all, or only white space.
    Empty,
    NotApplicable,
    NotKnownYet,
    /// "None", "nil", "-".
    None,
    AsAbove,
    /// The cell holds an error value.
    Error,
}

/// What is still to come, and posts that nobody holds.
const NOT_KNOWN_YET: [&str; 39] = [
    "vacant",
    "vacant post",
    "vacancy",
    "unassigned",
    "not assigned",
    "not allocated",
    "to be appointed",
    "to be allocated",
    "to be identified",
    "to be arranged",
    "to follow",
    "awaited",
    "awaiting",
    "no evidence yet",
    "none yet",
    "nothing yet",
    "not yet agreed",
    "not yet assigned",
    "to be set",
    "to be determined",
    "tbd/tbc",
    "tbc/tba",
    "pending confirmation",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be decided",
    "to be advised",
    "not known",
    "not known yet",
    "unknown",
    "not yet known",
    "?",
    "xxx",
    "not available",
    "redacted",
    "01/01/1900",
];

impl Blank {
    pub fn text(self) -> &'static str {
        match self {
            Blank::Empty => "blank",
            Blank::NotApplicable => "not applicable",
            Blank::NotKnownYet => "not known yet",
            Blank::None => "none",
            Blank::AsAbove => "as above",
            Blank::Error => "error",
        }
    }

    /// The kind of blank that a text is, or `None` when it says something.
    pub fn of(text: &str) -> Option<Self> {
        if text.len() > 28 {
            return None;
        }
        Some(match plain(text).as_str() {
            "" => Blank::Empty,
            "n/a" | "na" | "not applicable" | "n.a" | "not app" | "z" | "[z]" => Blank::NotApplicable,
            text if NOT_KNOWN_YET.contains(&text) || is_plain_placeholder(text) => Blank::NotKnownYet,
            "-" | "--" | "none" | "nil" | "not held" | "no evidence" | "none provided" | "no lead"
            | "no owner" | "nobody" | "no one" | "nothing" | "no date" | "none identified" => Blank::None,
            "see above" | "as above" | "ditto" | "\"" | "''" => Blank::AsAbove,
            _ => return None,
        })
    }
}

/// What a drop-down shows before anything was chosen.
pub(crate) fn is_placeholder(text: &str) -> bool {
    is_plain_placeholder(&text.trim().to_lowercase())
}

fn is_plain_placeholder(text: &str) -> bool {
    matches!(
        text,
        "< select >"
            | "<select>"
            | "select"
            | "please select"
            | "select one"
            | "please select an option"
            | "choose an item"
            | "-select-"
            | "-- select --"
            | "[select]"
            | "please choose"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_blank_keeps_what_it_said() {
        let known = [
            ("", Blank::Empty),
            (" \u{a0} ", Blank::Empty),
            ("N/A", Blank::NotApplicable),
            ("TBC", Blank::NotKnownYet),
            ("-", Blank::None),
            ("None", Blank::None),
            ("See above", Blank::AsAbove),
        ];
        for (text, kind) in known {
            assert_eq!(Blank::of(text), Some(kind), "{text}");
        }
        for (text, kind) in [
            ("Vacant", Blank::NotKnownYet),
            ("Unassigned", Blank::NotKnownYet),
            ("No evidence yet", Blank::NotKnownYet),
            ("None provided", Blank::None),
        ] {
            assert_eq!(Blank::of(text), Some(kind), "{text}");
        }
        assert_eq!(Blank::of("None of the teams has replied"), None);
        assert_eq!(Blank::of("No"), None, "a grade of SSI's scale");
    }
}
