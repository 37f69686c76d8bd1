//! The text of a header cell, made ready: its words, the unit it carries, the stretch of time it names.

use super::origin::Span;
use super::value::date::{self, DateText, Precision};
use super::value::words;
use crate::ingest::Value;
use crate::period::{Period, month_of_name};

/// A header text made ready: its words, and the unit that it carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderText {
    pub(crate) words: String,
    /// Pence that one unit of a bare number is worth.
    pub(crate) scale: Option<i64>,
}

/// How a text was taken from its header cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The whole text of a cell that stands alone.
    Whole,
    /// Its first line, or the text without its brackets: what follows is guidance.
    Short,
    /// Together with the cells above it. Only equal headers count: a group's name is no field.
    Joined,
    /// The lowest of several cells.
    Lowest,
}

/// What may stand in one column's header.
#[derive(Debug, Clone)]
pub(crate) struct HeaderCell {
    pub(crate) column: u32,
    pub(crate) shown: String,
    pub(crate) readings: Vec<(HeaderText, Reading)>,
    pub(crate) span: Option<Span>,
    /// Does the header name the year of its span itself?
    pub(crate) has_year: bool,
}

/// Units in headers, and what they are worth in pence.
const UNITS: &[(&str, i64)] = &[
    ("£000's", 100_000),
    ("£'000", 100_000),
    ("£000s", 100_000),
    ("£000", 100_000),
    ("£ thousands", 100_000),
    ("£ thousand", 100_000),
    ("£k", 100_000),
    ("£ million", 100_000_000),
    ("£m", 100_000_000),
    ("£s", 100),
    ("£", 100),
];

/// The text of a header cell without its unit.
pub(crate) fn header_text(text: &str) -> HeaderText {
    if !text.contains(['£', '%']) {
        // "Budget (000s)", "Actual (thousands)", "Forecast (k)": only in brackets, where nothing else can be meant.
        let lower = text.to_lowercase();
        let bracketed = ["(000s)", "(000)", "('000)", "(thousands)", "(in thousands)", "(k)"];
        return match bracketed.iter().find(|unit| lower.contains(*unit)) {
            Some(unit) => HeaderText { words: words(&lower.replace(unit, " ")), scale: Some(100_000) },
            None => HeaderText { words: words(text), scale: None },
        };
    }
    let lower = text.to_lowercase().replace(['’', '‘'], "'").replace("£ 0", "£0");
    let unit = UNITS.iter().find(|(unit, _)| lower.contains(unit));
    let rest = unit.map_or_else(|| lower.clone(), |(unit, _)| lower.replace(unit, " "));
    HeaderText { words: words(&rest.replace('%', " percent ")), scale: unit.map(|(_, worth)| *worth) }
}

/// The first line, and the text without brackets, where they differ from the whole.
fn shorter(text: &str) -> Vec<HeaderText> {
    let mut found = Vec::new();
    if let Some((line, _)) = text.trim().split_once('\n') {
        found.push(header_text(line));
    }
    if let (Some(open), Some(close)) = (text.find('('), text.rfind(')'))
        && open > 0
        && open < close
    {
        let outside = format!("{} {}", &text[..open], &text[close + 1..]);
        found.push(HeaderText { scale: header_text(text).scale, ..header_text(&outside) });
    }
    found.retain(|each| !each.words.is_empty());
    found
}

impl HeaderCell {
    /// One column's header from its cells, top to bottom; `None` when none of them can be a header.
    pub(crate) fn new(column: u32, cells: &[&Value]) -> Option<Self> {
        let texts: Vec<String> = cells.iter().map(|value| value.shown()).collect();
        let shown = texts.join(" ");
        let (lowest, value) = (texts.last()?, cells.last()?);
        let mut readings = Vec::new();
        if matches!(value, Value::Text(_)) {
            let own = if texts.len() == 1 { Reading::Whole } else { Reading::Lowest };
            readings.push((header_text(lowest), own));
            readings.extend(shorter(lowest).into_iter().map(|text| (text, Reading::Short)));
        }
        if texts.len() > 1 {
            readings.push((header_text(&shown), Reading::Joined));
        }
        // "Actual" below a month is that month's value.
        let dated = || {
            let above = cells.len().checked_sub(2).map(|at| cells[at])?;
            matches!(above, Value::Date(_))
                .then(|| span_of_value(above))
                .flatten()
                .filter(|_| happened(&words(&shown)))
        };
        let span = span_of_value(value).or_else(dated).or_else(|| span_of(&shown));
        (!readings.is_empty() || span.is_some()).then_some(Self {
            column,
            shown,
            readings,
            span,
            has_year: true,
        })
    }
}

/// A date as a header: the month when it is a month's first or last day, else the day itself.
fn span_of_value(value: &Value) -> Option<Span> {
    let Value::Date(day) = value else {
        return if let Value::Text(text) = value { span_of(text) } else { None };
    };
    let is_month = day.day() == 1 || day.last_of_month() == *day;
    Some(if is_month {
        Span { day: day.last_of_month(), precision: Precision::Month }
    } else {
        Span { day: *day, precision: Precision::Day }
    })
}

/// The stretch of time that a header of a wide column names: `May 2003`, `May-03`, `2003-05`, `Q1 2003/04`.
/// Forecasts and totals of several stretches are no value of one.
pub(crate) fn span_of(text: &str) -> Option<Span> {
    if text.len() > 80 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(month) = month_of(text.trim()) {
        return Some(Span { day: month.last_day(), precision: Precision::Month });
    }
    if !happened(&words(text)) {
        return None;
    }
    match date::parse(text, Period { year: 2015, month: 1 }) {
        DateText::Day(day, precision, false) if precision >= Precision::Month => {
            Some(Span { day, precision })
        }
        _ => None,
    }
}

/// Does a header speak of one stretch that has happened, not of a forecast or a total?
fn happened(words: &str) -> bool {
    !words
        .split(' ')
        .any(|word| matches!(word, "total" | "forecast" | "target" | "plan" | "planned" | "budget"))
}

/// `May 2003`, `May-03`, `2003-05`.
fn month_of(text: &str) -> Option<Period> {
    if text.len() > 16 {
        return None;
    }
    if let Some(period) = Period::parse(text) {
        return Some(period);
    }
    let text = text.replace(['-', '/', '\'', '.', '\u{a0}'], " ");
    let mut parts = text.split_whitespace();
    let (month, year, none) = (parts.next()?, parts.next()?, parts.next());
    if none.is_some() || !(year.len() == 4 || year.len() == 2) {
        return None;
    }
    let month = month_of_name(month)?;
    let number: i16 = year.parse().ok()?;
    Period::new(if year.len() == 2 { 2000 + number } else { number }, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time_across_are_known() {
        let span = |text: &str| span_of(text).map(Span::text);
        assert_eq!(span("May 2003"), Some("2003-05".to_owned()));
        assert_eq!(span("May-03"), Some("2003-05".to_owned()));
        assert_eq!(
            span("Financial Year 2023/24 (Jan to Mar) Actual"),
            Some("quarter to 2024-03-31".to_owned())
        );
        for text in [
            "Target 03",
            "Unit",
            "Financial Year 2023/24 Total",
            "Financial Year 2023/24 (Jan to Mar) Forecast",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn guidance_in_a_header_is_set_apart() {
        let value = Value::Text("Rating (select one)\nSee the notes".to_owned());
        let cell = HeaderCell::new(0, &[&value]).expect("a header");
        assert!(
            cell.readings
                .iter()
                .any(|(text, reading)| text.words == "rating select one" && *reading == Reading::Short)
        );
        assert_eq!(
            header_text("Budget (£000)"),
            HeaderText { words: "budget".to_owned(), scale: Some(100_000) }
        );
    }
}
