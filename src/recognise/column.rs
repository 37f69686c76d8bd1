//! How one column of a table found on a sheet is read: the field it holds, how sure that is, and from what.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ingest::Value;
use crate::interned::Name;
use crate::period::Period;
use crate::value::date::Precision;

/// How a column was taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum How {
    /// The words leave something open, and the cells had to agree.
    Guessed,
    /// The words of the header say it.
    Words,
    /// The header is the field's own name.
    Exact,
    /// batch.toml says so.
    Config,
}

impl How {
    pub fn text(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Words => "words",
            How::Guessed => "guessed",
            How::Config => "config",
        }
    }
}

/// One column of a table found on a sheet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ColumnUse {
    #[serde(with = "crate::interned")]
    pub field: Name,
    pub column: u32,
    pub header: String,
    pub how: How,
    /// How sure that is, in percent: of what is used at 90, nine in ten are right.
    pub confidence: u8,
    /// What the words and the cells say, for `inspect`.
    pub why: String,
    /// What one unit of a bare number is worth, in pence, where the header says it.
    pub scale: Option<i64>,
    /// The month or other stretch of time that stands in the header of a wide column.
    pub span: Option<Span>,
    /// The columns that hold where this one is empty, in their order (the due date beside a revised one).
    pub instead: Vec<u32>,
    /// Columns that stand for one value each, chosen by a mark: `Red | Amber | Green` with a cross in one of them.
    pub choices: Option<Choices>,
    /// What the header names where it names neither field nor time: the team, or the indicator, that its values are for.
    pub series: Option<Series>,
}

/// What the header of a column of values stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Series {
    Team(String),
    Indicator(String),
}

impl ColumnUse {
    /// A column that is read as it stands.
    pub fn new(field: &'static str, column: u32, header: impl Into<String>) -> Self {
        Self {
            field,
            column,
            header: header.into(),
            how: How::Words,
            confidence: 99,
            why: String::new(),
            scale: None,
            span: None,
            instead: Vec::new(),
            choices: None,
            series: None,
        }
    }

    /// Is a column of the sheet read for it: its own, or one of those of which one is marked?
    pub fn reads(&self, column: u32) -> bool {
        let is_choice = |choices: &Choices| choices.each.iter().any(|(each, _)| *each == column);
        self.column == column || self.choices.as_ref().is_some_and(is_choice)
    }

    /// Is it one of several columns of the field, each for a time, a team or an indicator of its own?
    pub fn is_across(&self) -> bool {
        self.span.is_some() || self.series.is_some()
    }
}

/// Columns of which one is marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Each column and the value that its header stands for.
    pub each: Vec<(u32, Value)>,
    /// What is read where several are marked: all headers, which is no value.
    pub several: Value,
}

/// A stretch of time: its last day and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub day: Date,
    pub precision: Precision,
}

impl Span {
    /// `2003-05` for a month, `quarter to 2003-06-30` for others.
    pub fn text(self) -> String {
        match self.precision {
            Precision::Month => format!("{:04}-{:02}", self.day.year(), self.day.month()),
            Precision::Day => self.day.to_string(),
            Precision::Week => format!("week from {}", self.day),
            other => format!("{} to {}", other.text(), self.day),
        }
    }

    /// `May 2003`, `quarter to 30 Jun 2003`.
    pub fn in_words(self) -> String {
        let day = crate::wording::short_day(self.day);
        match (self.precision, Period::of(self.day)) {
            (Precision::Month, Some(month)) => month.in_words(),
            (Precision::Day, _) => day,
            (Precision::Week, _) => format!("the week from {day}"),
            (other, _) => format!("{} to {day}", other.text()),
        }
    }
}

/// A column that may hold a field, and is not read as it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    #[serde(with = "crate::interned")]
    pub field: Name,
    pub column: u32,
    pub header: String,
    pub confidence: u8,
    pub why: DoubtWhy,
}

/// Why a column is not read as the field that it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoubtWhy {
    /// Neither its words nor its cells are sure enough.
    Unsure,
    /// Another column names the field better.
    Beside,
    /// It is for an earlier month, quarter or year than the one that counts.
    Earlier,
    /// Its cells are none of the field's kind.
    Refused,
}
