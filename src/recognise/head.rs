//! One column's header: its own text, the names of the groups above it, the time, unit and qualifiers that it carries.

use std::rc::Rc;

use super::column::Span;
use super::readings::without_brackets;
use super::time::{Time, found_in};
use super::words::{self, Named};
use crate::ingest::Value;
use crate::tables::words::Qualifier;
use crate::tables::{Kind, Tables};
use crate::text::one_line;

/// Units of money in headers, and what they are worth in pence.
const UNITS: &[(&str, i64)] = &[
    ("£000's", 100_000),
    ("£'000s", 100_000),
    ("£'000", 100_000),
    ("£000s", 100_000),
    ("£000", 100_000),
    ("£ thousands", 100_000),
    ("£ thousand", 100_000),
    ("£thousand", 100_000),
    ("£k", 100_000),
    ("£ million", 100_000_000),
    ("£million", 100_000_000),
    ("£ m)", 100_000_000),
    ("£mn", 100_000_000),
    ("£m", 100_000_000),
    ("£s", 100),
    ("£", 100),
];
/// Units that stand without a sign of money: only in brackets, where nothing else can be meant.
const BARE_UNITS: [(&str, i64); 8] = [
    ("(000s)", 100_000),
    ("(000)", 100_000),
    ("('000)", 100_000),
    ("(thousands)", 100_000),
    ("(in thousands)", 100_000),
    ("(k)", 100_000),
    ("(millions)", 100_000_000),
    ("(m)", 100_000_000),
];

/// "Year to date" over "Budget", "Due" over "date": only what the words name in full counts more than the header's own.
const IN_FULL: f32 = 0.93;

/// One column's header.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) column: u32,
    /// All its texts, top to bottom.
    pub(crate) shown: String,
    /// All its words, without what stands in brackets, as names of fields are written: `due_date`.
    pub(crate) name: String,
    /// The lowest text, without time and unit.
    pub(crate) own: String,
    /// The texts above it.
    pub(crate) above: Vec<String>,
    pub(crate) time: Time,
    /// Does it name a time and nothing else?
    pub(crate) is_time: bool,
    /// Pence that a bare number is worth.
    pub(crate) scale: Option<i64>,
    pub(crate) qualifiers: Vec<Qualifier>,
    /// The day that stands for its time was found by more than its own words.
    pub(crate) is_year_guessed: bool,
}

impl Head {
    /// A header from its cells, top to bottom; `None` where none of them can be one.
    pub(crate) fn new(column: u32, cells: &[&Value], tables: &Tables) -> Option<Self> {
        let mut times: Vec<Time> = Vec::new();
        let mut texts: Vec<String> = Vec::new();
        let mut scale = None;
        for value in cells {
            match value {
                Value::Date(day) => {
                    // The first or last day of a month stands for the month.
                    let is_month = day.day() == 1 || day.last_of_month() == *day;
                    times.push(if is_month {
                        Time { month: Some(day.month()), calendar: Some(day.year()), ..Time::default() }
                    } else {
                        Time { day: Some(*day), ..Time::default() }
                    });
                    texts.push(String::new());
                }
                // What a pivot shows where nothing is.
                Value::Text(text) if text.trim() == "(blank)" => {}
                Value::Text(text) => {
                    let (own, unit) = without_unit(text);
                    scale = unit.or(scale);
                    let (time, rest) = found_in(&own);
                    // "2022 (19 children)": what stands in brackets behind a time is a note.
                    let (outside, left) = found_in(&without_brackets(&own));
                    let is_noted = !outside.is_empty() && left.is_empty() && !rest.is_empty();
                    let rest = if is_noted { String::new() } else { rest };
                    times.push(if is_noted { outside } else { time });
                    texts.push(if time.is_empty() { own } else { rest });
                }
                Value::Number(number) => {
                    let (time, rest) = found_in(&number.to_string());
                    times.push(time);
                    texts.push(rest);
                }
                Value::Empty | Value::Bool(_) | Value::Error(_) => {}
            }
        }
        let own = texts.pop()?;
        let shown = cells.iter().map(|value| value.shown()).collect::<Vec<_>>().join(" ");
        let own_time = times.pop()?;
        let time = times.iter().rev().fold(own_time, |time, group| time.within(*group));
        let above: Vec<String> =
            texts.into_iter().filter(|text| text.contains(char::is_alphanumeric)).collect();
        let has_words =
            |text: &str| text.contains(char::is_alphabetic) || text.contains(['%', '#', '№', '£']);
        let says_nothing = |text: &str| !has_words(text);
        // What stands in brackets may be the unit or the time alone.
        let own = if says_nothing(&own) { String::new() } else { own };
        // "£" alone says what the column holds.
        let own = if own.is_empty() && above.is_empty() && scale.is_some() { shown.clone() } else { own };
        if own.is_empty() && time.is_empty() && above.is_empty() {
            return None;
        }
        let mut qualifiers: Vec<Qualifier> = above
            .iter()
            .chain([&own])
            .flat_map(|text| tables.vocabulary.words(text))
            .flat_map(|word| tables.vocabulary.qualifiers(&word).to_vec())
            .collect();
        let spaced = format!(" {} ", tables.vocabulary.words(&shown).join(" "));
        if spaced.contains(" to date ") {
            qualifiers.push(Qualifier::Ytd);
        }
        // "Pre-mitigated" is before, though "mitigated" is after.
        let says = |words: &[&str]| words.iter().any(|word| spaced.contains(word));
        if says(&[" pre ", " before ", " prior "])
            && !says(&[" post ", " after ", " residual ", " net ", " current "])
        {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::Residual);
        }
        // "With existing controls" is what is now, "with further controls" what is aimed at.
        let is_with = |when: &[&str]| {
            ["control", "action", "mitigation", "measure"]
                .iter()
                .any(|what| when.iter().any(|when| spaced.contains(&format!(" with {when} {what} "))))
        };
        if is_with(&["existing", "current", "the existing", "the current"]) {
            qualifiers.push(Qualifier::Residual);
        } else if is_with(&["additional", "further", "planned", "proposed", "future", "new", "extra"]) {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::Residual);
            qualifiers.push(Qualifier::Target);
        }
        qualifiers.sort_unstable();
        qualifiers.dedup();
        let is_time = !time.is_empty() && own.is_empty();
        let name = tables.vocabulary.words(&without_brackets(&shown)).join("_");
        Some(Self {
            column,
            shown,
            name,
            own,
            above,
            time,
            is_time,
            scale,
            qualifiers,
            is_year_guessed: false,
        })
    }

    /// A column without a header.
    pub(crate) fn blank(column: u32) -> Self {
        Self {
            column,
            shown: String::new(),
            name: String::new(),
            own: String::new(),
            above: Vec::new(),
            time: Time::default(),
            is_time: false,
            scale: None,
            qualifiers: Vec::new(),
            is_year_guessed: false,
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.shown.is_empty()
    }

    pub(crate) fn has(&self, qualifier: Qualifier) -> bool {
        self.qualifiers.contains(&qualifier)
    }

    /// The fields that it names: by its own words; by those of its group, where it has none; by both together.
    pub(crate) fn named(&self, tables: &Tables) -> Rc<[Named]> {
        let above = self.above.last().map(String::as_str);
        let own = match (self.own.is_empty(), above) {
            (true, Some(above)) => words::named(above, tables),
            _ => words::named(&self.own, tables),
        };
        let Some(above) = above.filter(|_| !self.own.is_empty()) else { return own };
        let joined = words::named(&format!("{above} {}", without_brackets(&self.own)), tables);
        // What the group's name says of a level alone, beside a header that says something else plainly, is of the group.
        let group = words::named(above, tables);
        let is_of_group = |full: &Named| {
            let kind = tables.all[full.table].fields[full.field].kind;
            if !matches!(kind, Kind::Level | Kind::Score) {
                return false;
            }
            let says = |all: &[Named], is_it: fn(&Named, &Named) -> bool| {
                all.iter()
                    .any(|named| named.table == full.table && named.score >= IN_FULL && is_it(named, full))
            };
            says(&group, |named, full| named.field == full.field)
                && says(&own, |named, full| named.field != full.field)
                && own.iter().all(|named| (named.table, named.field) != (full.table, full.field))
        };
        let full: Vec<Named> =
            joined.iter().filter(|named| named.score >= IN_FULL && !is_of_group(named)).copied().collect();
        if full.is_empty() {
            return own;
        }
        let mut found: Vec<Named> = own
            .iter()
            .map(|named| {
                let is_other = full.iter().any(|full| full.table == named.table)
                    && full.iter().all(|full| (full.table, full.field) != (named.table, named.field));
                Named { score: named.score * if is_other { 0.8 } else { 1.0 }, ..*named }
            })
            .collect();
        for full in full {
            match found.iter_mut().find(|named| (named.table, named.field) == (full.table, full.field)) {
                Some(named) => named.score = named.score.max(full.score),
                None => found.push(full),
            }
        }
        found.into()
    }

    /// The stretch of time that a column of values is for.
    pub(crate) fn span(&self) -> Option<Span> {
        self.time.last_day().map(|(day, precision)| Span { day, precision })
    }
}

/// A header's text without its unit of money, and what the unit is worth in pence.
pub(crate) fn without_unit(text: &str) -> (String, Option<i64>) {
    let lower = text.to_lowercase().replace(['’', '‘'], "'");
    if !lower.contains('£') {
        let unit = BARE_UNITS.iter().find(|(unit, _)| lower.contains(unit));
        let Some((unit, worth)) = unit else { return (text.to_owned(), None) };
        return (lower.replace(unit, " "), Some(*worth));
    }
    let spaced = lower.replace("£ 0", "£0").replace("£ '0", "£'0");
    match UNITS.iter().find(|(unit, _)| spaced.contains(unit)) {
        // Small letters do: headers are compared without capitals.
        Some((unit, worth)) => (one_line_kept(&spaced.replace(unit, " ").replace("()", " ")), Some(*worth)),
        None => (text.to_owned(), None),
    }
}

/// Single spaces, with line breaks kept: a second line may be guidance.
fn one_line_kept(text: &str) -> String {
    text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    fn head(texts: &[&str]) -> Head {
        let values: Vec<Value> = texts.iter().map(|text| Value::Text((*text).to_owned())).collect();
        Head::new(0, &values.iter().collect::<Vec<_>>(), builtin()).expect("a header")
    }

    fn field(texts: &[&str], table: &str) -> &'static str {
        let tables = builtin();
        let at = tables.all.iter().position(|each| each.id == table).expect("a table");
        let found = head(texts).named(tables);
        let best = found.iter().filter(|named| named.table == at).max_by(|a, b| a.score.total_cmp(&b.score));
        best.map_or("none", |named| tables.all[at].fields[named.field].name)
    }

    #[test]
    fn groups_times_and_units_are_told_apart_from_the_words() {
        let budget = head(&["2023/24 Budget £k"]);
        assert_eq!((budget.own.as_str(), budget.scale), ("budget", Some(100_000)));
        assert!(budget.time.financial == Some(2023) && !budget.is_time);
        let month = head(&["2023", "Oct"]);
        assert!(month.is_time && month.span().is_some_and(|span| span.day.to_string() == "2023-10-31"));
        let level = head(&["Inherent", "L"]);
        assert!(level.has(Qualifier::Inherent));
        assert_eq!(field(&["Year to date", "Budget"], "budget"), "ytd_budget");
        assert_eq!(field(&["Annual", "Budget"], "budget"), "budget");
        assert_eq!(field(&["Due", "date"], "actions"), "due");
        assert_eq!(field(&["Q1 2023/24", "Value"], "indicators"), "value");
    }
}
