//! Dates, numbers and money of one row, with what is told of those that cannot be read.

use super::row::{Amount, NOT_A_DATE, Row, When, tidy};
use crate::diagnostic::rules;
use crate::ingest::Value;
use crate::period::LIKELY_YEARS;
use crate::value::blank::Blank;
use crate::value::date::{self, DateText, Doubt, Precision};
use crate::value::money::{self, MoneyText};
use crate::value::number;

/// What a pound is worth in pence: the scale of a column whose header states no thousands.
const PENCE: i64 = 100;

impl Row<'_> {
    pub fn when(&mut self, field: &str) -> When {
        let none = |kind, text: &str| When { day: None, precision: None, kind, text: text.to_owned() };
        let Some(column) = self.column(field) else { return none(Blank::Empty.text(), "") };
        let mut value = self.at(column);
        if matches!(value, Value::Text(text) if Blank::of(text) == Some(Blank::AsAbove)) {
            value = self.above(column);
        }
        match value {
            Value::Empty => none(Blank::Empty.text(), ""),
            Value::Date(day) if day.year() == 1900 => none(Blank::NotKnownYet.text(), &value.shown()),
            Value::Date(day) if !LIKELY_YEARS.contains(&day.year()) => {
                let (text, effect) =
                    (value.shown(), format!("the {} is used without this date", self.context.record));
                let expected = "a year from 1990 to 2050";
                self.tell_field(
                    &rules::date_not_read::RULE,
                    field,
                    "is not a likely date",
                    &text,
                    expected,
                    &effect,
                );
                none(NOT_A_DATE, &text)
            }
            // Whoever types "Mar-24" gets the first of March, shown as the month.
            Value::Date(day) if day.day() == 1 && self.is_month(column) => {
                let text = day.strftime("%B %Y").to_string();
                When { day: Some(day.last_of_month()), precision: Some(Precision::Month), kind: "date", text }
            }
            Value::Date(day) => {
                When { day: Some(*day), precision: Some(Precision::Day), kind: "date", text: value.shown() }
            }
            Value::Error(error) => {
                self.error_cell(column, error);
                none(NOT_A_DATE, error)
            }
            other => {
                let text = other.shown();
                let order = self.context.orders.get(&column).copied().unwrap_or(date::Order::DayFirst);
                let (read, month_first) = date::parse_in_order(&text, self.period(), order);
                let effect = format!("the {} is used without this date", self.context.record);
                match read {
                    DateText::Day(day, precision, doubt) => {
                        if month_first {
                            let taken = format!("taken as {}", crate::wording::short_day(day));
                            self.tell_field(
                                &rules::date_month_first::RULE,
                                field,
                                "has its month before its day",
                                &text,
                                "the day first",
                                &taken,
                            );
                        }
                        if let Some(doubt) = doubt {
                            let (what, which) = match doubt {
                                Doubt::Year => ("is not a whole date", "the nearest to the period"),
                                Doubt::Several => ("holds several dates", "the last one that holds"),
                                Doubt::Among => ("is a date among words", "the date that it names"),
                                Doubt::Season => ("is a season or term", "its usual last day"),
                            };
                            let taken = crate::wording::short_day(day);
                            self.tell_field(
                                &rules::date_guessed::RULE,
                                field,
                                what,
                                &text,
                                "one day, with month and year",
                                &format!("taken as {taken}, {which}"),
                            );
                        }
                        When { day: Some(day), precision: Some(precision), kind: "date", text }
                    }
                    DateText::Blank(blank) => none(blank.text(), &text),
                    DateText::Words(meant) => none(meant.text(), &text),
                    DateText::Unreadable => {
                        self.tell_field(
                            &rules::date_not_read::RULE,
                            field,
                            "is not a date",
                            &text,
                            "a date",
                            &effect,
                        );
                        none(NOT_A_DATE, &text)
                    }
                }
            }
        }
    }

    /// Is the day in a column shown as its month?
    fn is_month(&self, column: u32) -> bool {
        self.context.sheet.cell_or_merged(self.row, column).is_some_and(|cell| cell.is_month)
    }

    pub fn number(&mut self, field: &str) -> Option<f64> {
        self.column(field).and_then(|column| self.number_at(column))
    }

    /// A value that was measured, or what is aimed at, without what is written around it.
    pub fn measured_at(&mut self, column: u32, is_target: bool) -> Option<f64> {
        if let Value::Text(text) = self.own(column)
            && let Some((number, _)) = number::measured(text, is_target)
        {
            return Some(number);
        }
        self.number_at(column)
    }

    pub fn measured(&mut self, field: &str) -> Option<f64> {
        self.column(field).and_then(|column| self.measured_at(column, field == "target"))
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
                "a whole number from 1 to 5, or low to very high",
                &effect,
            );
        }
        read
    }

    /// A percentage, 0 to 100.
    pub fn percent(&mut self, field: &str) -> Option<f64> {
        let is_text = matches!(self.value(field), Value::Text(_));
        let number = self.number(field)?;
        let percent = if self.context.fractions && !is_text { number * 100.0 } else { number };
        if (0.0..=100.0).contains(&percent) {
            return Some(percent);
        }
        let effect = format!("the {} is used without this percentage", self.context.record);
        let rule = &rules::number_not_read::RULE;
        self.tell_field(
            rule,
            field,
            "is no share of a whole",
            &number.to_string(),
            "a percentage from 0 to 100",
            &effect,
        );
        None
    }

    /// The rows over which a field is merged, where it stands for more than this row.
    pub fn merged_rows(&self, field: &str) -> Option<(u32, u32)> {
        let region = self.context.sheet.region_at(self.row, self.column(field)?)?;
        (region.first.0 < region.last.0).then_some((region.first.0, region.last.0))
    }

    /// A number in the unit that its header states. Under "£000" a format that shows thousands has divided already.
    fn stated(&self, column: u32, number: f64, scale: i64) -> f64 {
        let thousands = self.context.sheet.cell(self.row, column).map_or(0, |cell| cell.thousands);
        if scale > PENCE { number / 1000_f64.powi(i32::from(thousands)) } else { number }
    }

    pub fn money(&mut self, field: &str) -> Amount {
        let Some(used) = self.context.layout.column(field) else { return Amount::default() };
        let scale = used.scale.unwrap_or(self.context.scale);
        // An amount in merged cells counts once, in the first row; a statement holds for all of them.
        if self.own(used.column).is_blank()
            && let Value::Text(text) = self.at(used.column)
            && money::parse(text, scale) == MoneyText::Words
        {
            return Amount { text: tidy(text), ..Amount::default() };
        }
        match self.own(used.column) {
            Value::Number(number) => {
                let number = self.stated(used.column, *number, scale);
                let pence = money::of_number(number, scale);
                if pence.is_none() {
                    self.tell_field(
                        &rules::money_not_read::RULE,
                        field,
                        "is no amount that a council can have",
                        &number.to_string(),
                        "an amount of at most £1,000 billion",
                        "the line is used without this amount",
                    );
                }
                let exact = number * scale as f64;
                let rounded = pence.is_some_and(|pence| (exact - pence as f64).abs() > 1e-3);
                Amount { pence, rounded, ..Amount::default() }
            }
            Value::Error(error) => {
                self.error_cell(used.column, error);
                Amount { text: error.clone(), ..Amount::default() }
            }
            Value::Text(text) => match money::parse(text, scale) {
                MoneyText::Pence(pence) => {
                    // Leaving out zero changes no sum.
                    if pence != 0 && self.context.number_columns.contains(&used.column) {
                        self.tell_field(
                            &rules::number_as_text::RULE,
                            field,
                            "is a number typed as text",
                            text,
                            "a number",
                            "the amount was read; a sum that Excel makes of these cells leaves it out",
                        );
                    }
                    Amount { pence: Some(pence), ..Amount::default() }
                }
                MoneyText::Blank(Blank::Empty) => Amount::default(),
                MoneyText::Blank(_) | MoneyText::Words => Amount { text: tidy(text), ..Amount::default() },
                MoneyText::About => {
                    self.tell_field(
                        &rules::money_not_read::RULE,
                        field,
                        "is not one exact amount",
                        text,
                        "one amount",
                        "the words are kept, and the line is used without this amount",
                    );
                    Amount { text: tidy(text), ..Amount::default() }
                }
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
                    Amount { text: tidy(text), ..Amount::default() }
                }
            },
            _ => Amount::default(),
        }
    }
}
