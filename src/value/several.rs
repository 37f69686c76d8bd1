//! Cells that hold more than one date, or a date among words: the last one that holds counts.

use super::date::{Day, Doubt, Precision, Reader, may_hold_a_date};
use super::phrase;

/// Longer texts are stories.
const LONGEST: usize = 200;
/// A date has no more words than this.
const WORDS: usize = 5;

/// Words with which a date may begin, beside those that it is made of.
const BEGIN: &[&str] = &[
    "w/c",
    "wc",
    "w/b",
    "week",
    "wk",
    "mid",
    "early",
    "late",
    "close",
    "start",
    "beginning",
    "fy",
    "financial",
    "h",
    "p",
];
/// Words before a date that no longer holds.
const OLD: &[&str] = &[
    "from",
    "was",
    "were",
    "originally",
    "original",
    "previously",
    "previous",
    "formerly",
    "replaces",
    "old",
    "initially",
    "initial",
    "instead",
];
/// Words that may stand beside a date without making it doubtful.
const FRAME: &[&str] = &[
    "revised",
    "by",
    "to",
    "on",
    "due",
    "date",
    "now",
    "the",
    "end",
    "of",
    "completed",
    "complete",
    "closed",
    "extended",
    "target",
    "new",
    "and",
    "or",
    "at",
    "in",
    "latest",
    "agreed",
    "deadline",
    "est",
    "approx",
    "is",
    "a",
    "-",
];

struct Hit {
    from: usize,
    day: Day,
    month_first: bool,
}

/// The date that a text with other words, or with several dates, gives; whether its month stood first.
pub(super) fn read(
    text: &str,
    reader: &Reader,
) -> Option<(jiff::civil::Date, Precision, Option<Doubt>, bool)> {
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let clean = text.replace(['(', ')', '[', ']', ';', '&', '→', '|', '=', '>', ',', '"'], " ");
    let clean = clean.replace(": ", " ").replace(" / ", " ");
    let words: Vec<&str> = clean.split_whitespace().collect();
    let mut hits: Vec<Hit> = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let may_begin = may_hold_a_date(words[at]) || BEGIN.contains(&words[at].trim_end_matches('-'));
        let longest = if may_begin { WORDS.min(words.len() - at) } else { 0 };
        let found = (1..=longest).rev().find_map(|length| {
            if !may_hold_a_date(words[at + length - 1]) {
                return None;
            }
            let piece = phrase::tidy(&words[at..at + length].join(" "));
            // A piece begins and ends with the date itself, and says which year.
            let is_date = piece.contains(|c: char| c.is_ascii_digit())
                && !FRAME.contains(&words[at])
                && !OLD.contains(&words[at]);
            let day =
                is_date.then(|| reader.one(&piece))?.filter(|(_, _, doubt)| *doubt != Some(Doubt::Year))?;
            Some((day, reader.is_month_first(&piece), length))
        });
        match found {
            Some((day, month_first, length))
                if day.1 != Precision::Year || length > 1 || words[at].contains('/') =>
            {
                hits.push(Hit { from: at, day, month_first });
                at += length;
            }
            _ => {
                rest.push(words[at]);
                at += 1;
            }
        }
    }
    let is_old = |hit: &&Hit| {
        let near = &words[hit.from.saturating_sub(2)..hit.from];
        near.iter().any(|word| OLD.contains(&word.trim_end_matches(':')))
    };
    let held = hits.iter().rfind(|hit| !is_old(hit)).or(hits.last())?;
    let is_framed = rest.iter().all(|word| FRAME.contains(&word.trim_end_matches([':', '.'])));
    let doubt = match (hits.len(), is_framed) {
        (1, true) => held.day.2,
        (1, false) => Some(Doubt::Among),
        _ => Some(Doubt::Several),
    };
    Some((held.day.0, held.day.1, doubt, held.month_first))
}
