//! The month that a tracker reports, and the financial calendar of English councils (April to March).

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A calendar month, written `2004-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

/// Years of which trackers speak; others are slips of the pen or numbers of another kind.
pub const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 1990..=2050;

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// `None` unless the month is 1 to 12 and the year 1990 to 2099.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1990..=2099).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Reads `2004-04`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    pub fn of(day: Date) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// How many months lie between an earlier month and this one.
    pub fn months_since(self, earlier: Period) -> i32 {
        (i32::from(self.year) - i32::from(earlier.year)) * 12 + i32::from(self.month)
            - i32::from(earlier.month)
    }

    /// The month after.
    pub fn next(self) -> Option<Self> {
        if self.month == 12 { Self::new(self.year + 1, 1) } else { Self::new(self.year, self.month + 1) }
    }

    /// The month before.
    pub fn before(self) -> Option<Self> {
        if self.month == 1 { Self::new(self.year - 1, 12) } else { Self::new(self.year, self.month - 1) }
    }

    pub fn first_day(self) -> Date {
        date(self.year, self.month, 1)
    }

    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// `April 2004`.
    pub fn in_words(self) -> String {
        format!("{} {}", MONTHS[(self.month - 1) as usize], self.year)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The first calendar year of the financial year, April to March, in which a month lies.
pub fn financial_year_of(year: i16, month: i8) -> i16 {
    if month <= 3 { year - 1 } else { year }
}

/// The calendar year of a month of the financial year that begins in `first`.
pub fn calendar_year(first: i16, month: i8) -> i16 {
    if month <= 3 { first + 1 } else { first }
}

/// The month of a name of at least three letters (`Sept`, `september`, `Apr.`), 1 to 12.
pub fn month_of_name(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if word.len() < 3 {
        return None;
    }
    if word.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    let at = MONTHS.iter().position(|name| {
        name.eq_ignore_ascii_case(word) || (word.len() == 3 && name[..3].eq_ignore_ascii_case(word))
    })?;
    Some(at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_month_of_our_time() {
        assert_eq!(Period::parse("2004-04").map(Period::last_day), Some(date(2004, 4, 30)));
        assert_eq!(Period::parse("2004-02").map(Period::last_day), Some(date(2004, 2, 29)));
        for text in ["2004-13", "2004-4", "04-04", "1066-10", "2004", ""] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn month_names_are_read_long_and_short() {
        assert_eq!(month_of_name("Sept"), Some(9));
        assert_eq!(month_of_name("JULY"), Some(7));
        assert_eq!(month_of_name("Mar."), Some(3));
        assert_eq!(month_of_name("ma"), None);
        assert_eq!(month_of_name("marc"), None);
        assert_eq!(month_of_name("marketing"), None);
    }
}
