//! Which council keeps a tracker, and which month it reports: batch.toml, then names, then title rows.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::ingest::{Tracker, Value};
use crate::period::{Period, month_of_name};
use crate::place::Place;
use crate::plan::Plan;
use crate::text::{capital, one_line};
use crate::value::date::{self, DateText};
use crate::value::words;

/// Rows at the top of a sheet that may be titles.
const TITLE_ROWS: u32 = 8;

/// Words that file and folder names use for the tracker itself: they name no council.
const GENERIC: &[&str] = &[
    "a",
    "accounts",
    "action",
    "actions",
    "activity",
    "and",
    "annual",
    "april",
    "assessments",
    "audit",
    "batch",
    "budget",
    "care",
    "children",
    "childrens",
    "climbie",
    "copy",
    "costs",
    "council",
    "dashboard",
    "data",
    "draft",
    "final",
    "finance",
    "for",
    "full",
    "improvement",
    "inbox",
    "indicator",
    "indicators",
    "inputs",
    "inquiry",
    "inspection",
    "judgements",
    "laming",
    "latest",
    "log",
    "lscb",
    "master",
    "members",
    "money",
    "monitoring",
    "monthly",
    "new",
    "of",
    "ofsted",
    "old",
    "outturn",
    "performance",
    "pi",
    "pis",
    "plan",
    "plans",
    "programme",
    "progress",
    "quarterly",
    "recommendations",
    "register",
    "report",
    "reports",
    "return",
    "returns",
    "review",
    "risk",
    "risks",
    "safeguarding",
    "samples",
    "self",
    "service",
    "services",
    "sheet",
    "social",
    "spend",
    "spending",
    "spreadsheet",
    "ssi",
    "status",
    "team",
    "teams",
    "tracker",
    "trackers",
    "update",
    "updated",
    "v1",
    "v2",
    "v3",
    "victoria",
    "visit",
    "visits",
    "work",
    "workbook",
    "working",
    "desktop",
];

/// A name without the month that it contains, and that month.
pub(crate) fn split_month(name: &str) -> (String, Option<Period>) {
    let parts: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '&')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let year = |text: &str| -> Option<i16> {
        let number: i16 = text.parse().ok()?;
        match text.len() {
            4 => Some(number),
            2 => Some(2000 + number),
            _ => None,
        }
    };
    for at in 0..parts.len() {
        let Some(next) = parts.get(at + 1) else { break };
        let month_number = |text: &str| (text.len() == 2).then(|| text.parse::<i8>().ok())?;
        let found = if parts[at].len() == 4 && year(&parts[at]).is_some() {
            // "2004-04" and "2004 April"
            month_number(next)
                .or_else(|| month_of_name(next))
                .and_then(|month| Period::new(year(&parts[at])?, month))
        } else {
            // "Apr 04" and "April 2004"
            month_of_name(&parts[at]).and_then(|month| Period::new(year(next)?, month))
        };
        if let Some(period) = found {
            let rest: Vec<&str> = parts
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != at && *i != at + 1)
                .map(|(_, part)| part.as_str())
                .collect();
            return (rest.join(" "), Some(period));
        }
    }
    (parts.join(" "), None)
}

/// A council's name out of a file or folder name, unless it only says what the file is.
fn council_of_name(rest: &str, plan: &Plan) -> Option<(Arc<str>, bool)> {
    let said = words(rest);
    if said.is_empty() {
        return None;
    }
    if let Some(known) = plan.councils.known(rest) {
        return Some((known, true));
    }
    let is_telling = |word: &str| {
        !GENERIC.contains(&word) && !word.bytes().all(|b| b.is_ascii_digit()) && month_of_name(word).is_none()
    };
    let telling: Vec<&str> = said.split(' ').filter(|word| is_telling(word)).collect();
    if telling.is_empty() {
        return None;
    }
    let kept = telling.join(" ");
    if let Some(known) = plan.councils.known(&kept) {
        return Some((known, true));
    }
    let small = ["and", "of", "the", "on", "upon", "under", "in"];
    let name: Vec<String> = rest
        .split_whitespace()
        .filter(|word| {
            // `H&F` is one word of the name, whatever words it is made of.
            words(word).split(' ').any(|part| !part.is_empty() && is_telling(part))
                || *word == "&"
                || small.contains(&word.to_lowercase().as_str())
        })
        .enumerate()
        .map(|(at, word)| match word {
            "&" => "and".to_owned(),
            // A name in capitals throughout is a name that somebody typed with the key held down.
            word if word.len() > 3 && word.chars().all(|c| c.is_ascii_uppercase()) => {
                capital(&word.to_lowercase())
            }
            word if at > 0 && small.contains(&word.to_lowercase().as_str()) => word.to_lowercase(),
            word => capital(word),
        })
        .collect();
    // A name of which nothing is left but small words names nobody.
    let name = name.join(" ");
    name.chars().any(char::is_alphanumeric).then(|| (Arc::from(name), false))
}

/// A title without marks of notes: `Exbury [note 3]`.
fn without_marks(title: &str) -> String {
    let mut out = String::new();
    let mut rest = title;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    one_line(&out)
}

/// The parts of a tracker's path, nearest first: file name without ending, then its folders.
fn name_parts(workbook: &str) -> Vec<String> {
    let mut parts: Vec<String> = workbook.split('/').rev().map(str::to_owned).collect();
    if let Some(file) = parts.first_mut()
        && let Some((stem, _)) = file.rsplit_once('.')
    {
        *file = stem.to_owned();
    }
    parts
}

/// Values at the top of each sheet, sheet by sheet: of rows that hold at most two, as titles do.
fn title_texts(tracker: &Tracker) -> impl Iterator<Item = &Value> {
    tracker.sheets.iter().flat_map(|sheet| {
        let few =
            |cells: &[crate::ingest::Cell]| cells.iter().filter(|cell| !cell.value.is_blank()).count() <= 2;
        let top = sheet.rows().take_while(|(row, _)| *row < TITLE_ROWS).filter(move |(_, cells)| few(cells));
        top.flat_map(|(_, cells)| cells.iter().map(|cell| &cell.value))
    })
}

/// The council of a tracker, or `None` when nothing tells it; and what has to be told where it is guessed.
pub(crate) fn council(tracker: &Tracker, plan: &Plan) -> (Option<Arc<str>>, Option<Diagnostic>) {
    if let Some(known) = stated_council(tracker, plan) {
        return (Some(known), None);
    }
    // Nothing inside says anything: the folder that was typed is the only candidate.
    let root = tracker.root.as_deref().filter(|root| names_a_council(root));
    let guessed = root.and_then(|root| council_of_name(&split_month(root).0, plan)).map(|(name, _)| name);
    let told = guessed.as_ref().map(|name| {
        let place = Place::workbook(&tracker.workbook);
        Diagnostic::new(&rules::council_guessed::RULE, place, format!("the council is taken to be {name}"))
            .found(format!("the folder that was read is called `{}`", root.unwrap_or_default()))
            .expected("a council's name in the folder, file name or title")
            .effect("the tracker is used as that council's")
    });
    (guessed, told)
}

/// Could a folder be called so after a council? Folders of programs and of the day have digits, dots or marks in their names.
fn names_a_council(folder: &str) -> bool {
    let (rest, _) = split_month(folder);
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '&' | '\'' | ',');
    !folder.starts_with('.')
        && folder.chars().all(|c| is_word(c) || c.is_ascii_digit())
        && rest.chars().all(is_word)
        && rest.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// The council that batch.toml, names or titles state.
fn stated_council(tracker: &Tracker, plan: &Plan) -> Option<Arc<str>> {
    if let Some(name) = plan.tracker_rule(&tracker.inside).and_then(|rule| rule.council.as_deref()) {
        return Some(plan.councils.known(name).unwrap_or_else(|| Arc::from(name)));
    }
    let parts = name_parts(&tracker.inside);
    // By part, nearest first: what it names, and whether that is a council that is known.
    let of_parts: Vec<Option<(Arc<str>, bool)>> =
        parts.iter().map(|part| council_of_name(&split_month(part).0, plan)).collect();
    if let Some((known, _)) = of_parts.iter().flatten().find(|(_, known)| *known) {
        return Some(Arc::clone(known));
    }
    let titles = || {
        title_texts(tracker)
            .filter_map(|value| if let Value::Text(text) = value { Some(text.trim()) } else { None })
    };
    if let Some(known) = titles().find_map(|text| plan.councils.known(text)) {
        return Some(known);
    }
    // "Exbury/2004-04 plan part 1": a file name that begins with its month or with words of trackers describes itself; the
    // folder names the council.
    let describes_itself = {
        let stem = words(&parts[0]);
        let first = stem.split(' ').next().unwrap_or_default();
        GENERIC.contains(&first)
            || first.bytes().all(|b| b.is_ascii_digit())
            || month_of_name(first).is_some()
    };
    let of_folders = of_parts.iter().skip(1).flatten().next().filter(|_| describes_itself);
    let said = of_folders.or_else(|| of_parts.iter().flatten().next());
    if let Some((name, _)) = said {
        // A title that says the same words with its own capitals and marks is the better spelling.
        let key = words(name);
        let spelt = titles()
            .map(|text| without_marks(text.strip_suffix(" Council").unwrap_or(text)))
            .find(|text| words(text) == key);
        return Some(spelt.map_or_else(|| Arc::clone(name), Arc::from));
    }
    let root = tracker.root.as_deref();
    if let Some(known) = root.and_then(|root| plan.councils.known(&split_month(root).0)) {
        return Some(known);
    }
    titles()
        .filter(|text| text.len() < 80)
        .find_map(|text| text.strip_suffix(" Council"))
        .map(without_marks)
        .filter(|name| !name.is_empty())
        .map(Arc::from)
}

/// The month of a tracker, or `None` when nothing tells it.
pub(crate) fn period(tracker: &Tracker, plan: &Plan) -> Option<Period> {
    let root = tracker.root.as_deref();
    let rule = plan.tracker_rule(&tracker.inside).and_then(|rule| rule.period.as_deref());
    rule.and_then(Period::parse)
        .or_else(|| name_parts(&tracker.inside).iter().find_map(|part| split_month(part).1))
        .or_else(|| split_month(root?).1)
        .or(plan.period)
        .or_else(|| title_texts(tracker).find_map(period_of_title))
}

/// The month that a title names: "As at 30 April 2004", "Position at end of March 2004", a date cell.
pub(crate) fn period_of_title(value: &Value) -> Option<Period> {
    match value {
        Value::Text(text) if text.len() < 100 => {
            let lower = text.to_lowercase();
            let at = [
                "as at ",
                "position at ",
                "as of ",
                "period ending ",
                "month ending ",
                "month: ",
                "period: ",
            ]
            .iter()
            .find_map(|start| lower.find(start).map(|at| at + start.len()))?;
            let rest = lower[at..].split(['(', ';']).next().unwrap_or_default();
            match date::parse(rest, Period { year: 2010, month: 1 }) {
                DateText::Day(day, ..) => Period::of(day),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_found_in_names() {
        let period = |year, month| Period::new(year, month);
        assert_eq!(split_month("2004-04 action plan"), ("action plan".to_owned(), period(2004, 4)));
        assert_eq!(split_month("Action plan Mar 04"), ("Action plan".to_owned(), period(2004, 3)));
        assert_eq!(split_month("leicester_april_2004"), ("leicester".to_owned(), period(2004, 4)));
        assert_eq!(split_month("quenminster-borough"), ("quenminster borough".to_owned(), None));
    }

    #[test]
    fn titles_tell_the_month() {
        let title = |text: &str| period_of_title(&Value::Text(text.to_owned()));
        assert_eq!(title("As at 30 April 2004"), Period::new(2004, 4));
        assert_eq!(title("Position at end of March 2004"), Period::new(2004, 3));
        assert_eq!(title("Self audit 2003"), None);
    }
}
