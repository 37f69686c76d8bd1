//! The words around a date: those that say no more, those that say which week or end is meant, and those that stand for a time.

use super::date::Meant;
use super::written::is_weekday;

/// What the words before a date make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Plain,
    /// `w/c`: the week that begins there.
    WeekOf,
    /// `end of`: only a month or more has one.
    EndOf,
}

/// Words before a date that say no more.
const BEFORE: &[&str] = &[
    "by",
    "due",
    "completed",
    "complete",
    "closed",
    "done",
    "met",
    "achieved",
    "on",
    "or before",
    "before",
    "no later than",
    "not later than",
    "target",
    "revised",
    "revised to",
    "extended to",
    "now",
    "new date",
    "moved to",
    "moved",
    "deferred to",
    "expected",
    "anticipated",
    "est",
    "estimated",
    "approx",
    "approximately",
    "c",
    "circa",
    "around",
    "about",
    "mid",
    "early",
    "beginning of",
    "start of",
    "from",
    "until",
    "till",
    "to",
    "deadline",
    "date",
    "the",
    "w/e",
    "week ending",
    "wk ending",
    "we",
    "week end",
    "implemented",
    "finished",
    "signed off",
    "actioned",
    "in",
    "during",
    "agreed",
    "planned",
    "proposed",
    "latest",
    "delivered",
    "resolved",
    "review",
    "reviewed",
    "last updated",
    "updated",
    "as at",
    "at",
    "published",
    "launched",
    "live",
];

/// Words after a date that say no more.
const AFTER: &[&str] = &[
    "at the latest",
    "latest",
    "onwards",
    "deadline",
    "approx",
    "approximately",
    "inclusive",
    "complete",
    "completed",
    "closed",
    "done",
    "meeting",
    "board",
    "revised",
    "target",
    "due",
    "review",
    "actual",
    "agreed",
];

/// A plain text without times of day, names of weekdays, and marks at its end.
pub(super) fn tidy(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        let is_half = matches!(word, "am" | "pm") && words.len() < text.split(' ').count();
        let before = words.last().copied().unwrap_or_default();
        if is_time(word) || (is_half && !before.is_empty()) || is_weekday(word.trim_end_matches(',')) {
            continue;
        }
        words.push(day_of_stamp(word));
    }
    let joined = words.join(" ");
    joined
        .trim_start_matches(['*', '~', '≈', '•', '-', ' ', '"', '\''])
        .trim_end_matches(['*', '†', '‡', '?', '!', '^', '#', '.', ',', ';', '…', '~', ' ', '"'])
        .to_owned()
}

/// `12:00`, `5pm`, `08:00:00`.
fn is_time(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches("am").trim_end_matches("pm").split(':').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_half = word.ends_with("am") || word.ends_with("pm");
    parts.iter().all(is_number) && (parts.len() >= 2 || has_half)
}

/// `2024-03-21t22:17:52.761z`: its day.
fn day_of_stamp(word: &str) -> &str {
    match word.split_once('t') {
        Some((day, time)) if day.len() == 10 && time.contains(':') => day,
        _ => word,
    }
}

/// The date inside words that say no more, and what they make of it.
pub(super) fn unframed(text: &str) -> (&str, Frame) {
    let mut rest = text.trim();
    let mut frame = Frame::Plain;
    loop {
        let before = rest;
        for (words, own) in [
            (&["the end of ", "end of ", "end ", "late ", "close of "][..], Frame::EndOf),
            (
                &[
                    "w/c ",
                    "w/c",
                    "wc ",
                    "week commencing ",
                    "week beginning ",
                    "w/b ",
                    "wk commencing ",
                    "week of ",
                ][..],
                Frame::WeekOf,
            ),
        ] {
            if let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
                // "End of FY" has words of its own.
                (rest, frame) = (after.trim_start(), own);
            }
        }
        for word in BEFORE {
            if let Some(after) = rest.strip_prefix(word)
                && let Some(after) = after.strip_prefix([' ', ':', '-', '.', ','])
                && !after.trim().is_empty()
            {
                rest = after.trim_start_matches([' ', ':', '-', '.', ',']);
            }
        }
        for word in AFTER {
            if let Some(begin) = rest.strip_suffix(word)
                && let Some(begin) = begin.strip_suffix([' ', '-', ','])
                && begin.contains(|c: char| c.is_ascii_digit())
            {
                rest = begin.trim_end_matches([' ', '-', ',']);
            }
        }
        if rest == before {
            return (rest, frame);
        }
    }
}

/// What a whole text means that stands where a day would.
pub(super) fn meant(text: &str) -> Option<Meant> {
    let text = text.trim_end_matches(['.', '!']).trim();
    Some(match text {
        "ongoing"
        | "on going"
        | "on-going"
        | "continuous"
        | "continuing"
        | "rolling"
        | "in progress"
        | "rolling programme"
        | "continual"
        | "live"
        | "throughout"
        | "throughout the year"
        | "business as usual"
        | "bau"
        | "permanent"
        | "open"
        | "underway" => Meant::Ongoing,
        "monthly" | "quarterly" | "annual" | "annually" | "yearly" | "weekly" | "termly" | "each term"
        | "every month" | "each month" | "every quarter" | "each quarter" | "daily" | "fortnightly"
        | "bi-annual" | "biannually" | "six monthly" | "6 monthly" | "twice a year" | "bi-monthly"
        | "each meeting" | "every meeting" | "as required" | "as and when" | "when required" => {
            Meant::Recurring
        }
        "asap"
        | "a.s.a.p"
        | "immediate"
        | "immediately"
        | "with immediate effect"
        | "as soon as possible"
        | "now"
        | "urgent"
        | "at once"
        | "straight away"
        | "today" => Meant::AtOnce,
        "complete" | "completed" | "done" | "closed" | "finished" | "achieved" | "actioned" | "met"
        | "implemented" | "yes" => Meant::Done,
        "short term" | "medium term" | "long term" | "short" | "medium" | "long" | "short-term"
        | "medium-term" | "long-term" => Meant::Length,
        _ => return meant_by_first(text),
    })
}

/// `12 months`, `within 6 weeks of publication`, `next meeting`, `annually in May`.
fn meant_by_first(text: &str) -> Option<Meant> {
    if text.len() > 80 {
        return None;
    }
    let words: Vec<&str> = text.split([' ', '-']).collect();
    let first = words.first().copied().unwrap_or_default();
    if matches!(
        first,
        "annually" | "monthly" | "quarterly" | "weekly" | "every" | "each" | "termly" | "annual" | "yearly"
    ) {
        return Some(Meant::Recurring);
    }
    if text.starts_with("next meeting")
        || text.starts_with("next board")
        || matches!(first, "after" | "following" | "post" | "pre" | "prior" | "when" | "once" | "upon")
    {
        return Some(Meant::Event);
    }
    if first == "next" && words.len() <= 3 {
        return Some(Meant::Event);
    }
    let rest = text.strip_prefix("within ").or_else(|| text.strip_prefix("in ")).unwrap_or(text);
    let mut parts = rest.split([' ', '-']);
    let (number, unit) = (parts.next()?, parts.next()?);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 3
        || ["one", "two", "three", "four", "five", "six", "nine", "ten", "twelve", "eighteen", "a"]
            .contains(&number);
    let unit = unit.trim_end_matches(['s', ',']);
    (is_number && ["day", "week", "month", "year", "mth", "wk", "yr", "working", "term"].contains(&unit))
        .then_some(Meant::Length)
}

/// What a longer text says first: `ongoing - reviewed monthly`.
pub(super) fn meant_among(text: &str) -> Option<Meant> {
    let first = text.split([' ', '-', ',', ';', '(', '/', ':']).next().unwrap_or_default();
    let rest = text.strip_prefix(first)?;
    if rest.is_empty() || text.len() > 120 {
        return None;
    }
    match first {
        "ongoing" | "continuous" | "rolling" => Some(Meant::Ongoing),
        "on" if rest.starts_with(" going") || rest.starts_with("-going") => Some(Meant::Ongoing),
        "asap" | "immediate" | "immediately" => Some(Meant::AtOnce),
        "complete" | "completed" => Some(Meant::Done),
        _ => None,
    }
}
