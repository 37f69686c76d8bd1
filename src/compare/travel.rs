//! The way that a value travels, and whether that is good.

use std::cmp::Ordering;

use super::measure::Better;
use crate::national::GoodWay;

/// How a later value is beside an earlier one, or one beside another: by the way that is good, where anybody said it.
pub(super) fn better(good: Option<GoodWay>, now: f64, then: f64) -> Better {
    match (good, now.total_cmp(&then)) {
        (None, _) => Better::None,
        (Some(_), Ordering::Equal) => Better::Similar,
        (Some(GoodWay::Higher), Ordering::Greater) | (Some(GoodWay::Lower), Ordering::Less) => Better::Better,
        (Some(_), _) => Better::Worse,
    }
}

/// "up on the month before (better)".
pub(super) fn travel(good: Option<GoodWay>, now: f64, then: f64, when: &str) -> String {
    let way = match now.total_cmp(&then) {
        Ordering::Greater => "up on",
        Ordering::Less => "down on",
        Ordering::Equal => "the same as",
    };
    let better = match better(good, now, then) {
        Better::Better => " (better)",
        Better::Worse => " (worse)",
        Better::Similar | Better::None => "",
    };
    format!("{way} {when}{better}")
}
