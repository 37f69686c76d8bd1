//! Reads the fields of one row, and says where a value cannot be read. The only place where values meet diagnostics.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use super::entry::{Amount, Said, When};
use super::layout::Found;
use super::origin::{Layout, Origin};
use super::value::blank::Blank;
use super::value::date::{self, DateText, Precision};
use super::value::money::{self, MoneyText};
use super::value::status::{self, Key, Status, StatusFrom};
use super::value::{number, reference, scale, standard};
use crate::diagnostic::{Diagnostic, rules};
use crate::ingest::{Sheet, Value};
use crate::national::Pack;
use crate::period::Period;

/// What all rows of a table share.
pub struct Context<'a> {
    pub sheet: &'a Sheet,
    pub layout: Arc<Layout>,
    pub pack: Option<&'a Pack>,
    pub key: &'a Key,
    /// Pence a bare number is worth where the column's header does not say it.
    pub scale: i64,
    /// Percentages kept as fractions of one.
    pub fractions: bool,
    /// Columns whose empty cells repeat the cell above (first rows of groups filled, the others left empty).
    pub filled_down: HashMap<u32, HashMap<u32, u32>>,
    /// What one record is called.
    pub record: &'static str,
    /// Standards already looked up: most rows repeat the text of the row above.
    pub standards: RefCell<HashMap<String, Option<(u8, bool)>>>,
}

/// One row of a table, while it is read.
pub struct Row<'a> {
    pub context: &'a Context<'a>,
    pub row: u32,
    /// The standard named on a line of its own above.
    pub heading: Option<String>,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

static EMPTY: Value = Value::Empty;

impl<'a> Row<'a> {
    pub fn origin(&self) -> Origin {
        Origin { layout: Arc::clone(&self.context.layout), row: self.row, column: None }
    }

    pub fn period(&self) -> Period {
        self.context.layout.period
    }

    fn column(&self, field: &str) -> Option<u32> {
        self.context.layout.column(field).map(|column| column.column)
    }

    pub(crate) fn at(&self, column: u32) -> &'a Value {
        let row = self
            .context
            .filled_down
            .get(&column)
            .and_then(|rows| rows.get(&self.row))
            .copied()
            .unwrap_or(self.row);
        self.context.sheet.cell_or_merged(row, column).map_or(&EMPTY, |cell| &cell.value)
    }

    /// The cell itself: an amount in a merged cell stands in the first row of its region and counts once.
    fn own(&self, column: u32) -> &'a Value {
        self.context.sheet.cell(self.row, column).map_or(&EMPTY, |cell| &cell.value)
    }

    fn value(&self, field: &str) -> &'a Value {
        self.column(field).map_or(&EMPTY, |column| self.at(column))
    }

    /// The cell above that a "see above" means.
    fn above(&self, column: u32) -> &'a Value {
        let sheet = self.context.sheet;
        (self.context.layout.header_row + 1..self.row)
            .rev()
            .filter_map(|row| sheet.cell_or_merged(row, column))
            .map(|cell| &cell.value)
            .find(|value| {
                !value.is_blank()
                    && !matches!(value, Value::Text(text) if Blank::of(text) == Some(Blank::AsAbove))
            })
            .unwrap_or(&EMPTY)
    }

    pub fn said(&mut self, field: &str) -> Said {
        let Some(column) = self.column(field) else {
            return Said { text: String::new(), blank: Some(Blank::Empty) };
        };
        let empty = |blank| Said { text: String::new(), blank: Some(blank) };
        match self.at(column) {
            Value::Empty => empty(Blank::Empty),
            Value::Error(error) => {
                self.error_cell(column, error);
                empty(Blank::Error)
            }
            Value::Text(text) => match Blank::of(text) {
                Some(Blank::AsAbove) => match self.above(column) {
                    Value::Empty | Value::Error(_) => empty(Blank::AsAbove),
                    above => match Blank::of(&above.shown()) {
                        Some(blank) => empty(blank),
                        None => Said { text: tidy(&above.shown()), blank: None },
                    },
                },
                Some(blank) => empty(blank),
                None => Said { text: tidy(text), blank: None },
            },
            other => Said { text: other.shown(), blank: None },
        }
    }

    /// The text of a field, empty for every kind of blank.
    pub fn text(&mut self, field: &str) -> String {
        self.said(field).text
    }

    pub fn when(&mut self, field: &str) -> When {
        let none = |kind, text: &str| When { day: None, precision: None, kind, text: text.to_owned() };
        let Some(column) = self.column(field) else { return none(Blank::Empty.text(), "") };
        let mut value = self.at(column);
        if matches!(value, Value::Text(text) if Blank::of(text) == Some(Blank::AsAbove)) {
            value = self.above(column);
        }
        match value {
            Value::Empty => none(Blank::Empty.text(), ""),
            Value::Date(day) => {
                When { day: Some(*day), precision: Some(Precision::Day), kind: "date", text: value.shown() }
            }
            Value::Error(error) => {
                self.error_cell(column, error);
                none("not a date", error)
            }
            other => {
                let text = other.shown();
                let read = date::parse(&text, self.period());
                let effect = format!("the {} is used without this date", self.context.record);
                match read {
                    DateText::Day(day, precision, guessed) => {
                        if guessed {
                            let taken = crate::period::day_in_words(day);
                            self.tell_field(
                                &rules::date_guessed::RULE,
                                field,
                                "is not a whole date",
                                &text,
                                "day, month and year",
                                &format!("taken as {taken}, the nearest to the period"),
                            );
                        }
                        When { day: Some(day), precision: Some(precision), kind: "date", text }
                    }
                    DateText::Blank(blank) => none(blank.text(), &text),
                    DateText::Ongoing => none("ongoing", &text),
                    DateText::Unreadable => {
                        self.tell_field(
                            &rules::date_not_read::RULE,
                            field,
                            "is not a date",
                            &text,
                            "a date",
                            &effect,
                        );
                        none("not a date", &text)
                    }
                }
            }
        }
    }

    pub fn number(&mut self, field: &str) -> Option<f64> {
        self.column(field).and_then(|column| self.number_at(column))
    }

    /// The number in a column; text that is no number is told.
    pub fn number_at(&mut self, column: u32) -> Option<f64> {
        match self.own(column) {
            Value::Number(number) => Some(*number),
            Value::Error(error) => {
                self.error_cell(column, error);
                None
            }
            Value::Text(text) if Blank::of(text).is_none() => {
                let read = number::parse(text);
                if read.is_none() {
                    let header = self.header(column);
                    let effect = format!("the {} is used without this number", self.context.record);
                    self.tell(
                        &rules::number_not_read::RULE,
                        column,
                        format!("`{header}` is not a number"),
                        text,
                        "a number",
                        &effect,
                    );
                }
                read
            }
            _ => None,
        }
    }

    /// A level of a risk, 1 to 5: `4`, `3 - High`, `Very high`.
    pub fn level(&mut self, field: &str) -> Option<f64> {
        let text = self.text(field);
        let read = number::level(&text);
        if read.is_none() && !text.is_empty() {
            let effect = format!("the {} is used without this level", self.context.record);
            self.tell_field(
                &rules::number_not_read::RULE,
                field,
                "is not a level",
                &text,
                "1 to 5, or low to very high",
                &effect,
            );
        }
        read
    }

    /// A percentage, 0 to 100.
    pub fn percent(&mut self, field: &str) -> Option<f64> {
        let is_text = matches!(self.value(field), Value::Text(_));
        let number = self.number(field)?;
        Some(if self.context.fractions && !is_text { number * 100.0 } else { number })
    }

    pub fn money(&mut self, field: &str) -> Amount {
        let Some(used) = self.context.layout.column(field) else { return Amount::default() };
        let scale = used.scale.unwrap_or(self.context.scale);
        match self.own(used.column) {
            Value::Number(number) => Amount { pence: money::of_number(*number, scale), text: String::new() },
            Value::Error(error) => {
                self.error_cell(used.column, error);
                Amount { pence: None, text: error.clone() }
            }
            Value::Text(text) => match money::parse(text, scale) {
                MoneyText::Pence(pence) => Amount { pence: Some(pence), text: String::new() },
                MoneyText::Blank(Blank::Empty) => Amount::default(),
                MoneyText::Blank(_) | MoneyText::Words => Amount { pence: None, text: tidy(text) },
                MoneyText::Unreadable => {
                    let effect = "the line is used without this amount";
                    self.tell_field(
                        &rules::money_not_read::RULE,
                        field,
                        "is not an amount of money",
                        text,
                        "an amount",
                        effect,
                    );
                    Amount { pence: None, text: tidy(text) }
                }
            },
            _ => Amount::default(),
        }
    }

    /// The status, where it came from, and its text. Word beats fill beats percent beats date.
    pub fn status(
        &mut self,
        field: &str,
        percent: Option<f64>,
        completed: Option<Date>,
    ) -> (Status, StatusFrom, String) {
        let cell = self.column(field).and_then(|column| self.context.sheet.cell_or_merged(self.row, column));
        let text = self.text(field);
        let word = status::of_word(&text, self.context.key).filter(|_| !text.is_empty());
        let fill = cell.and_then(|cell| cell.fill).and_then(|rgb| status::of_fill(rgb, self.context.key));
        if !text.is_empty() && word.is_none() {
            let effect = match fill {
                Some(fill) => format!("the fill colour was used instead: {}", fill.text()),
                None => format!("the status of the {} is unknown", self.context.record),
            };
            self.tell_field(
                &rules::status_not_read::RULE,
                field,
                "is not a known status",
                &text,
                "a status word",
                &effect,
            );
        }
        if let (Some(word), Some(fill)) = (word, fill) {
            let same = word == fill
                || (word.is_done() && fill.is_done())
                || matches!(word, Status::NotStarted | Status::NoLongerNeeded);
            if !same {
                let found = format!("the word says {}, the colour {}", word.text(), fill.text());
                let effect = "the word was used";
                self.tell_field(
                    &rules::status_contradiction::RULE,
                    field,
                    "contradicts its colour",
                    &found,
                    "one status",
                    effect,
                );
            }
        }
        let is_full = percent.is_some_and(|percent| percent >= 100.0);
        let (status, from) = match (word, fill) {
            (Some(status), _) => (status, StatusFrom::Word),
            (None, Some(status)) => (status, StatusFrom::Fill),
            (None, None) if is_full => (Status::Complete, StatusFrom::Percent),
            (None, None) if completed.is_some_and(|day| day <= self.period().last_day()) => {
                (Status::Complete, StatusFrom::Date)
            }
            (None, None) => (Status::Unknown, StatusFrom::Nothing),
        };
        (status, from, text)
    }

    /// The standard's number, and its text as found.
    pub fn standard(&mut self) -> (Option<u8>, String) {
        let own = self.text("standard");
        let has_column = self.column("standard").is_some();
        let text = if has_column { own } else { self.heading.clone().unwrap_or_default() };
        let Some(pack) = self.context.pack.filter(|pack| !pack.standards.is_empty() && !text.is_empty())
        else {
            return (None, text);
        };
        let known = self.context.standards.borrow().get(&text).copied();
        let read = known.unwrap_or_else(|| {
            let read = standard::parse(&text, pack);
            self.context.standards.borrow_mut().insert(text.clone(), read);
            read
        });
        if let Some((number, guessed)) = read {
            if guessed && has_column {
                let taken = pack.standard(number).map_or("", |standard| standard.name.as_str());
                let effect = format!("taken as standard {number}, {taken}");
                self.tell_field(
                    &rules::standard_guessed::RULE,
                    "standard",
                    "is not quite a standard's name",
                    &text,
                    taken,
                    &effect,
                );
            }
            (Some(number), text)
        } else {
            let effect = format!("the {} is used without a standard", self.context.record);
            if has_column {
                let expected = format!("a number 1 to {} or a standard's name", pack.standards.len());
                self.tell_field(
                    &rules::standard_not_read::RULE,
                    "standard",
                    "is not a known standard",
                    &text,
                    &expected,
                    &effect,
                );
            }
            (None, text)
        }
    }

    /// The recommendations referred to.
    pub fn references(&mut self, field: &str) -> Vec<u16> {
        let text = self.text(field);
        if text.is_empty() {
            return Vec::new();
        }
        let found = reference::parse(&text, 108);
        if let Some(number) = found.out_of_range.first() {
            let effect = "the number is left out";
            let what = "names a recommendation that does not exist";
            self.tell_field(
                &rules::recommendation_out_of_range::RULE,
                field,
                what,
                &number.to_string(),
                "1 to 108",
                effect,
            );
        } else if found.numbers.is_empty() {
            let effect = format!("the {} is used without a recommendation", self.context.record);
            self.tell_field(
                &rules::recommendation_not_read::RULE,
                field,
                "holds no number",
                &text,
                "numbers 1 to 108",
                &effect,
            );
        }
        found.numbers
    }

    /// The grade on one of the pack's scales, in its own words; the text as found when there is no scale.
    pub fn grade(&mut self, field: &str, scale_id: &str) -> String {
        let text = self.text(field);
        let Some(scale) =
            self.context.pack.and_then(|pack| pack.scale(scale_id)).filter(|_| !text.is_empty())
        else {
            return text.to_lowercase();
        };
        if let Some(grade) = scale::grade(&text, scale) {
            return grade.to_owned();
        }
        let names: Vec<&str> = scale.grades.iter().map(|grade| grade.name.as_str()).collect();
        let effect = format!("the {} is used without this rating", self.context.record);
        self.tell_field(
            &rules::rating_not_read::RULE,
            field,
            "is not on the scale",
            &text,
            &names.join(", "),
            &effect,
        );
        String::new()
    }
}

/// Text without white space around and non-breaking spaces inside; line breaks stay.
fn tidy(text: &str) -> String {
    text.replace('\u{a0}', " ").trim().to_owned()
}

/// Rows of a column whose empty cells repeat the one above: only where groups are plainly written that way,
/// the first row filled, no two neighbouring rows filled alike. Gives each empty row the row whose value it takes.
pub(crate) fn filled_down(sheet: &Sheet, table: &Found, field: &str) -> Option<(u32, HashMap<u32, u32>)> {
    let column = table.columns.iter().find(|column| column.field == field)?.column;
    let mut taken = HashMap::new();
    let mut filled = 0;
    let mut last: Option<(u32, String)> = None;
    for &row in &table.records {
        let value = sheet
            .cell_or_merged(row, column)
            .map(|cell| cell.value.shown())
            .filter(|text| !text.trim().is_empty());
        match (value, &last) {
            (Some(text), Some((_, before))) if text == *before => return None,
            (Some(text), _) => {
                filled += 1;
                last = Some((row, text));
            }
            (None, Some((from, _))) => {
                taken.insert(row, *from);
            }
            (None, None) => return None,
        }
    }
    // A single cell left empty is a gap, and few among many are gaps too: neither makes groups.
    (taken.len() >= 2 && taken.len() * 4 >= filled).then_some((column, taken))
}
