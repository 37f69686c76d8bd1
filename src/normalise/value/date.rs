//! Dates as people write them. Day before month, always; a date that cannot exist is not read.

use jiff::civil::{Date, date};

use super::blank::Blank;
use super::{plain, span};
use crate::period::{LIKELY_YEARS, Period, month_of_name};

/// How exactly a date was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Day,
    /// The date is the Monday.
    Week,
    /// The date is the last day, as for all longer spans.
    Month,
    Quarter,
    Half,
    Year,
}

impl Precision {
    const ALL: [Precision; 6] = [
        Precision::Day,
        Precision::Week,
        Precision::Month,
        Precision::Quarter,
        Precision::Half,
        Precision::Year,
    ];

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.text() == name)
    }

    pub fn text(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::Half => "half",
            Precision::Year => "year",
        }
    }
}

/// What the text of a date cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateText {
    /// The day, its precision, and whether something was completed (a year that was not written).
    Day(Date, Precision, bool),
    Blank(Blank),
    Ongoing,
    Unreadable,
}

/// The last day that a date of this precision can mean: a week's Sunday, or the date itself.
pub fn last_possible_day(day: Date, precision: Precision) -> Date {
    if precision == Precision::Week { add_days(day, 6) } else { day }
}

fn add_days(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

/// Reads a date as British trackers write it. `period` gives the century of "04" and the year of "31/7".
pub fn parse(text: &str, period: Period) -> DateText {
    parse_in_order(text, period, Order::DayFirst).0
}

/// Which number of `04/05/2003` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What the order of a numeric date tells: `13/03/2023` has its day first, `03/13/2023` its month, `03/04/2023` neither.
/// Only dates with a year of four digits say anything.
pub fn order_of(text: &str) -> Option<Option<Order>> {
    let text = plain(text);
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let (first, second) = (short(first)?, short(second)?);
    digits(year).filter(|_| year.len() == 4)?;
    match (first, second) {
        (13..=31, 1..=12) => Some(Some(Order::DayFirst)),
        (1..=12, 13..=31) => Some(Some(Order::MonthFirst)),
        (1..=12, 1..=12) => Some(None),
        _ => None,
    }
}

/// Reads a date in a column whose numeric dates have a known order. The flag says that the month was taken as first.
pub fn parse_in_order(text: &str, period: Period, order: Order) -> (DateText, bool) {
    if let Some(told) = order_of(text)
        && told.unwrap_or(order) == Order::MonthFirst
    {
        let plain = plain(text);
        let parts: Vec<&str> = plain.split(['/', '.', '-']).map(str::trim).collect();
        if let [month, day, year] = parts.as_slice() {
            return (day_first(&format!("{day}/{month}/{year}"), period), true);
        }
    }
    (day_first(text, period), false)
}

fn day_first(text: &str, period: Period) -> DateText {
    let text = plain(text);
    if let Some(blank) = Blank::of(&text) {
        return DateText::Blank(blank);
    }
    if matches!(text.as_str(), "ongoing" | "on going" | "on-going" | "continuous" | "continuing" | "rolling")
    {
        return DateText::Ongoing;
    }
    let mut rest = text.as_str();
    let mut precision = Precision::Day;
    let mut end_of = false;
    for prefix in ["by ", "due ", "completed ", "complete "] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    for prefix in ["the end of ", "end of ", "end ", "late "] {
        if let Some(after) = rest.strip_prefix(prefix) {
            rest = after;
            end_of = true;
            break;
        }
    }
    for prefix in ["w/c ", "w/c", "wc ", "week commencing ", "week beginning ", "w/b "] {
        if let Some(after) = rest.strip_prefix(prefix) {
            rest = after;
            precision = Precision::Week;
            break;
        }
    }
    let read = range(rest, period)
        .or_else(|| span::read(rest, period))
        .or_else(|| numeric(rest, period))
        .or_else(|| named(rest, period));
    match read {
        Some((day, Precision::Day, guessed)) if precision == Precision::Week => {
            let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()));
            DateText::Day(monday, Precision::Week, guessed)
        }
        // "end of 3 June" says nothing that we know.
        Some((_, Precision::Day, _)) if end_of => DateText::Unreadable,
        Some((day, precision, guessed)) => DateText::Day(day, precision, guessed),
        None => DateText::Unreadable,
    }
}

type Read = Option<(Date, Precision, bool)>;

pub(super) fn digits(text: &str) -> Option<i16> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// A year of four digits, or of two in the century nearest to the period. Years outside 1990 to 2050 are refused.
pub(super) fn year(text: &str, period: Period) -> Option<i16> {
    let number = digits(text)?;
    let year = match text.len() {
        4 => number,
        // "July 31" is no year: two digits stand for one near the period.
        2 => [1900, 2000].into_iter().map(|c| c + number).find(|y| (y - period.year).abs() <= 20)?,
        _ => return None,
    };
    LIKELY_YEARS.contains(&year).then_some(year)
}

/// `1 April 2023 to 30 September 2023`: the day on which it ends.
fn range(text: &str, period: Period) -> Read {
    let (first, last) = text.split_once(" to ").or_else(|| text.split_once(" - "))?;
    let read = |text: &str| numeric(text.trim(), period).or_else(|| named(text.trim(), period));
    match (read(first)?, read(last)?) {
        ((from, Precision::Day, _), (to, Precision::Day, guessed)) if from <= to => {
            Some((to, Precision::Day, guessed))
        }
        _ => None,
    }
}

/// `31/07/2003`, `7.6.03`, `7-6-03`, `2003-07-31`, `31/7`, and a lone `2004`.
fn numeric(text: &str, period: Period) -> Read {
    let text =
        text.split_once(['t', ' ']).map_or(text, |(day, time)| if time.contains(':') { day } else { text });
    let mark = text.chars().find(|c| matches!(c, '/' | '.' | '-'));
    let Some(mark) = mark else {
        let year = (text.len() == 4).then(|| year(text, period))??;
        return Some((date(year, 12, 31), Precision::Year, false));
    };
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => Some((
            Date::new(year(y, period)?, digits(m)? as i8, digits(d)? as i8).ok()?,
            Precision::Day,
            false,
        )),
        [d, m, y] => Some((Date::new(year(y, period)?, short(m)?, short(d)?).ok()?, Precision::Day, false)),
        [d, m] if mark == '/' => Some((nearest(short(d)?, short(m)?, period)?, Precision::Day, true)),
        _ => None,
    }
}

fn short(text: &str) -> Option<i8> {
    (text.len() <= 2).then(|| digits(text))?.map(|n| n as i8)
}

/// The day and month in the year that brings it nearest to the period's last day.
fn nearest(day: i8, month: i8, period: Period) -> Option<Date> {
    let target = period.last_day();
    (period.year - 1..=period.year + 1)
        .filter_map(|year| Date::new(year, month, day).ok())
        .min_by_key(|candidate| (*candidate - target).get_days().abs())
}

/// `7 June 2003`, `June 7, 2003`, `31st March 2026`, `July 2003`, `Jul 03`, `Jul-03`, `7 June`, `end July`.
fn named(text: &str, period: Period) -> Read {
    let words: Vec<&str> = text
        .split([' ', ',', '/', '-', '.', '\''])
        .filter(|word| !word.is_empty() && !is_weekday(word) && *word != "of")
        .collect();
    let mut months = words.iter().enumerate().filter_map(|(at, word)| Some((at, month_of_name(word)?)));
    let month = months.next();
    if months.next().is_some() {
        return None;
    }
    let (month_at, month) = month?;
    let mut numbers =
        words.iter().enumerate().filter(|&(at, _)| at != month_at).map(|(at, word)| (at, *word));
    let (day, year_text) = match (numbers.next(), numbers.next(), numbers.next()) {
        (None, ..) => (None, None),
        (Some((_, first)), Some((_, second)), None) => (Some(ordinal(first)?), Some(second)),
        // One number alone is a day before the month or with a mark ("7 June", "June 7th"), else a year ("Jun 03").
        (Some((at, only)), None, _)
            if at < month_at || only.len() == 1 || ordinal_with_mark(only).is_some() =>
        {
            (Some(ordinal(only)?), None)
        }
        (Some((_, only)), None, _) => (None, Some(only)),
        _ => return None,
    };
    match (day, year_text) {
        (Some(day), Some(text)) => {
            Some((Date::new(year(text, period)?, month, day).ok()?, Precision::Day, false))
        }
        (Some(day), None) => Some((nearest(day, month, period)?, Precision::Day, true)),
        (None, Some(text)) => {
            Some((date(year(text, period)?, month, 1).last_of_month(), Precision::Month, false))
        }
        (None, None) => {
            let first = nearest(1, month, period)?;
            Some((first.last_of_month(), Precision::Month, true))
        }
    }
}

fn is_weekday(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|start| word.starts_with(start)) && {
        let whole = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        word.len() == 3 || whole.contains(&word)
    }
}

/// `7`, `31`, `31st` as a day of the month.
fn ordinal(word: &str) -> Option<i8> {
    ordinal_with_mark(word).or_else(|| short(word)).filter(|day| (1..=31).contains(day))
}

fn ordinal_with_mark(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|mark| word.strip_suffix(mark))?;
    short(number).filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const APRIL: Period = Period { year: 2004, month: 4 };

    fn read(text: &str) -> Option<(String, &'static str, bool)> {
        match parse(text, APRIL) {
            DateText::Day(day, precision, guessed) => Some((day.to_string(), precision.text(), guessed)),
            _ => None,
        }
    }

    #[test]
    fn dates_are_read_as_councils_write_them() {
        let known = [
            ("31/07/2003", "2003-07-31", "day", false),
            ("7.6.03", "2003-06-07", "day", false),
            ("7/6/03", "2003-06-07", "day", false),
            ("7 June 2003", "2003-06-07", "day", false),
            ("9th March 2004", "2004-03-09", "day", false),
            ("Wednesday, June 9, 2021", "2021-06-09", "day", false),
            ("2003-07-31", "2003-07-31", "day", false),
            ("2024-03-21T22:17:52.761Z", "2024-03-21", "day", false),
            ("end of July 2003", "2003-07-31", "month", false),
            ("end Jul 03", "2003-07-31", "month", false),
            ("July 2003", "2003-07-31", "month", false),
            ("Sept-03", "2003-09-30", "month", false),
            ("Q3 03/04", "2003-12-31", "quarter", false),
            ("Q4 2003/04", "2004-03-31", "quarter", false),
            ("w/c 26.11.12", "2012-11-26", "week", false),
            ("w/c 28.11.12", "2012-11-26", "week", false),
            ("2003/04", "2004-03-31", "year", false),
            ("31/7", "2004-07-31", "day", true),
            ("31/12", "2003-12-31", "day", true),
            ("by end of March 2005", "2005-03-31", "month", false),
            (" 22/06/2020", "2020-06-22", "day", false),
            ("1 April 2003 to 30 September 2003", "2003-09-30", "day", false),
            ("Sept 2003 to Feb 2004", "2004-02-29", "month", false),
            ("Completed November 2003", "2003-11-30", "month", false),
        ];
        for (text, day, precision, guessed) in known {
            assert_eq!(read(text), Some((day.to_owned(), precision, guessed)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "31/02/2004",
            "12/13/14",
            "31st March 20280",
            "July 31",
            "TD-MAR-02",
            "BL2 9ND",
            "18 months",
            "31-Nov-2016",
            "1/3/",
            "Q5 03/04",
            "Q3 03/06",
        ] {
            assert_eq!(parse(text, APRIL), DateText::Unreadable, "{text}");
        }
        assert_eq!(parse("Ongoing", APRIL), DateText::Ongoing);
        assert_eq!(parse("TBC", APRIL), DateText::Blank(Blank::NotKnownYet));
    }

    #[test]
    fn a_month_that_stands_first_is_told() {
        assert_eq!(order_of("13/03/2023"), Some(Some(Order::DayFirst)));
        assert_eq!(order_of("2/20/2018"), Some(Some(Order::MonthFirst)));
        assert_eq!(order_of("03/04/2003"), Some(None));
        assert_eq!(order_of("12/13/14"), None);
        let read = |text, order| parse_in_order(text, APRIL, order);
        let day = |y, m, d| DateText::Day(date(y, m, d), Precision::Day, false);
        assert_eq!(read("2/20/2018", Order::DayFirst), (day(2018, 2, 20), true));
        assert_eq!(read("03/04/2003", Order::DayFirst), (day(2003, 4, 3), false));
        assert_eq!(read("03/04/2003", Order::MonthFirst), (day(2003, 3, 4), true));
    }

    proptest! {
        #[test]
        fn every_written_form_of_a_day_gives_that_day(year in 1995i16..2045, month in 1i8..=12, day in 1i8..=31) {
            let Ok(day) = Date::new(year, month, day) else { return Ok(()) };
            let name = crate::period::MONTHS[(month - 1) as usize];
            let (d, m, y) = (day.day(), day.month(), day.year());
            let near = Period { year, month };
            let short_year = y % 100;
            for text in [
                format!("{d:02}/{m:02}/{y}"), format!("{d}.{m}.{short_year:02}"), format!("{d} {name} {y}"),
                format!("{y}-{m:02}-{d:02}"), format!("{name} {d}, {y}"),
            ] {
                prop_assert_eq!(parse(&text, near), DateText::Day(day, Precision::Day, false), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_the_parser_fail(text in "\\PC{0,40}") {
            let _ = parse(&text, APRIL);
        }
    }
}
