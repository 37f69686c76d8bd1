//! What a date cell says: a day with its precision, a blank, words that stand for a time, or nothing that can be read.
//! Day before month, always; a date that cannot exist is not read.

use jiff::civil::Date;

use super::blank::Blank;
use super::{phrase, plain, several, span, written};
use crate::period::{LIKELY_YEARS, Period};
use serde::{Deserialize, Serialize};

/// How exactly a date was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// Why a day that was read is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its year is not written: the one nearest to the period was taken.
    Year,
    /// The cell holds several dates: the last one that holds was taken.
    Several,
    /// It stands among other words.
    Among,
    /// A season or a term has no day on which all agree that it ends.
    Season,
}

/// Words that stand where a day would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// `Ongoing`, `rolling`.
    Ongoing,
    /// `Monthly`, `annually in May`.
    Recurring,
    /// `Asap`, `immediate`.
    AtOnce,
    /// `Next meeting`, `before the inspection`.
    Event,
    /// `12 months`, `short term`.
    Length,
    /// `Complete`: that it is done, and not when.
    Done,
}

impl Meant {
    /// The kind in the data files.
    pub fn text(self) -> &'static str {
        match self {
            Meant::Ongoing => "ongoing",
            Meant::Recurring => "recurring",
            Meant::AtOnce => "at once",
            Meant::Event => "event",
            Meant::Length => "length of time",
            Meant::Done => "done",
        }
    }
}

/// What the text of a date cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateText {
    Day(Date, Precision, Option<Doubt>),
    Blank(Blank),
    Words(Meant),
    Unreadable,
}

/// The last day that a date of this precision can mean: a week's Sunday, or the date itself.
pub fn last_possible_day(day: Date, precision: Precision) -> Date {
    if precision == Precision::Week { add_days(day, 6) } else { day }
}

fn add_days(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
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
    let text = phrase::tidy(&plain(text));
    let (first, second, _) = numeric_parts(&text)?;
    match (first, second) {
        (13..=31, 1..=12) => Some(Some(Order::DayFirst)),
        (1..=12, 13..=31) => Some(Some(Order::MonthFirst)),
        (1..=12, 1..=12) => Some(None),
        _ => None,
    }
}

/// The three numbers of `04/05/2003`, the last of them a year of four digits.
fn numeric_parts(text: &str) -> Option<(i8, i8, &str)> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    written::digits(year).filter(|_| year.len() == 4)?;
    Some((written::short(first)?, written::short(second)?, year))
}

/// Reads a date as British trackers write it. `period` gives the century of "04" and the year of "31/7".
pub fn parse(text: &str, period: Period) -> DateText {
    parse_in_order(text, period, Order::DayFirst).0
}

/// Reads a date in a column whose numeric dates have a known order. The flag says that the month was taken as first.
pub fn parse_in_order(text: &str, period: Period, order: Order) -> (DateText, bool) {
    let lines: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).collect();
    let whole = lines.join(" ");
    if let Some(blank) = Blank::of(&whole) {
        return (DateText::Blank(blank), false);
    }
    if let Some(day) = written::moment(text).filter(|day| LIKELY_YEARS.contains(&day.year())) {
        return (DateText::Day(day, Precision::Day, None), false);
    }
    let reader = Reader { period, order };
    let clean = phrase::tidy(&whole);
    if let Some((day, precision, doubt)) = reader.one(&clean) {
        return (DateText::Day(day, precision, doubt), reader.is_month_first(&clean));
    }
    if let Some(meant) = phrase::meant(&whole) {
        return (DateText::Words(meant), false);
    }
    match may_hold_a_date(&whole).then(|| several::read(&whole, &reader)).flatten() {
        Some((day, precision, doubt, month_first)) => (DateText::Day(day, precision, doubt), month_first),
        None => (phrase::meant_among(&whole).map_or(DateText::Unreadable, DateText::Words), false),
    }
}

/// A digit, or a word that a date may be made of: most names and sentences have neither.
pub(super) fn may_hold_a_date(plain: &str) -> bool {
    const BEGIN: [&str; 23] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spr", "sum",
        "aut", "win", "eas", "chr", "ter", "qua", "hal", "end", "yea",
    ];
    plain.bytes().any(|byte| byte.is_ascii_digit())
        || plain
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.get(..3).is_some_and(|begin| BEGIN.contains(&begin)))
}

/// Reads single dates of one cell.
pub(super) struct Reader {
    period: Period,
    order: Order,
}

pub(super) type Day = (Date, Precision, Option<Doubt>);

impl Reader {
    /// Is a text a numeric date that is read with its month first?
    pub(super) fn is_month_first(&self, text: &str) -> bool {
        order_of(text).is_some_and(|told| told.unwrap_or(self.order) == Order::MonthFirst)
    }

    /// A text that is one date, with words around it that say no more.
    pub(super) fn one(&self, text: &str) -> Option<Day> {
        let (rest, frame) = phrase::unframed(text);
        let rest = if self.is_month_first(rest) {
            let (month, day, year) = numeric_parts(rest)?;
            format!("{day}/{month}/{year}")
        } else {
            rest.to_owned()
        };
        let period = self.period;
        let year = |(day, precision, guessed): (Date, Precision, bool)| {
            (day, precision, guessed.then_some(Doubt::Year))
        };
        let read = range(&rest, period)
            .or_else(|| span::read(&rest, period))
            .or_else(|| written::read(&rest, period).map(year));
        match read? {
            (day, Precision::Day, doubt) if frame == phrase::Frame::WeekOf => {
                let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()));
                Some((monday, Precision::Week, doubt))
            }
            // "End of 3 June" says nothing that we know.
            (_, Precision::Day, _) if frame == phrase::Frame::EndOf => None,
            found => Some(found),
        }
    }
}

/// `1 April 2023 to 30 September 2023`: the day on which it ends.
fn range(text: &str, period: Period) -> Option<Day> {
    let (first, last) =
        text.split_once(" to ").or_else(|| text.split_once(" - ")).or_else(|| whole_dates(text))?;
    match (written::read(first.trim(), period)?, written::read(last.trim(), period)?) {
        ((from, Precision::Day, _), (to, Precision::Day, guessed)) if from <= to => {
            Some((to, Precision::Day, guessed.then_some(Doubt::Year)))
        }
        _ => None,
    }
}

/// `01/04/2023-31/03/2024`.
fn whole_dates(text: &str) -> Option<(&str, &str)> {
    let (first, last) = text.split_once('-')?;
    (first.contains('/') && last.contains('/') && first.len() >= 8).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use jiff::civil::date;

    use super::*;

    const APRIL: Period = Period { year: 2004, month: 4 };

    fn read(text: &str) -> Option<(String, &'static str, bool)> {
        match parse(text, APRIL) {
            DateText::Day(day, precision, doubt) => {
                Some((day.to_string(), precision.text(), doubt.is_some()))
            }
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
            ("2024-03-31T23:00:00Z", "2024-04-01", "day", false),
            ("2024-01-31T23:30:00Z", "2024-01-31", "day", false),
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
    fn every_form_that_was_seen_is_read() {
        let march = Period { year: 2024, month: 3 };
        let known = [
            ("Mon 08/01/24", "2024-01-08", "day", None),
            ("31/03/2024 (revised from 31/12/2023)", "2024-03-31", "day", Some(Doubt::Several)),
            ("Was 31/12/23, now 30/06/24", "2024-06-30", "day", Some(Doubt::Several)),
            ("31/12/2023\n30/06/2024", "2024-06-30", "day", Some(Doubt::Several)),
            ("31/12/23 → 30/06/24", "2024-06-30", "day", Some(Doubt::Several)),
            ("By end of Q4", "2024-03-31", "quarter", Some(Doubt::Year)),
            ("Q1", "2024-06-30", "quarter", Some(Doubt::Year)),
            ("end of FY", "2024-03-31", "year", Some(Doubt::Year)),
            ("mid-April 2024", "2024-04-30", "month", None),
            ("Mar/Apr 2024", "2024-04-30", "month", None),
            ("w/e 22/03/2024", "2024-03-22", "day", None),
            ("31/3/24*", "2024-03-31", "day", None),
            ("By December 2023", "2023-12-31", "month", None),
            ("Summer term 2024", "2024-07-31", "quarter", Some(Doubt::Season)),
            ("20240331", "2024-03-31", "day", None),
            ("30/Apr/24 12:00 AM", "2024-04-30", "day", None),
            ("08 January 2024 08:00", "2024-01-08", "day", None),
            ("2024-03-31 00:00:00", "2024-03-31", "day", None),
            ("31Mar2024", "2024-03-31", "day", None),
            ("Mar24", "2024-03-31", "month", None),
            ("31st March '24", "2024-03-31", "day", None),
            ("Q4 (Jan-Mar 2024)", "2024-03-31", "quarter", None),
            ("2023-24 Q4", "2024-03-31", "quarter", None),
            ("4th quarter 2023/24", "2024-03-31", "quarter", None),
            ("01/04/2023-31/03/2024", "2024-03-31", "day", None),
            ("April 2024 - June 2024", "2024-06-30", "quarter", None),
            ("Completed 12.02.24", "2024-02-12", "day", None),
            ("Extended to 30/06/2024", "2024-06-30", "day", None),
            ("Revised: June 2024", "2024-06-30", "month", None),
            ("c. June 2024", "2024-06-30", "month", None),
            ("no later than 31 May 2024", "2024-05-31", "day", None),
            ("31/05/2024 (tbc)", "2024-05-31", "day", Some(Doubt::Among)),
            ("Phase 1 31/05/2024, phase 2 30/09/2024", "2024-09-30", "day", Some(Doubt::Several)),
            (
                "We expect to finish by 30 June 2024 if staff are found",
                "2024-06-30",
                "day",
                Some(Doubt::Among),
            ),
            ("end of year", "2024-03-31", "year", Some(Doubt::Year)),
            ("30/06/2024, was 31/12/2023", "2024-06-30", "day", Some(Doubt::Several)),
        ];
        for (text, day, precision, doubt) in known {
            match parse(text, march) {
                DateText::Day(read, own, why) => {
                    assert_eq!(
                        (read.to_string().as_str(), own.text(), why),
                        (day, precision, doubt),
                        "{text}"
                    );
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn words_where_a_day_should_stand_keep_what_they_mean() {
        for (text, meant) in [
            ("Immediate", Meant::AtOnce),
            ("ASAP", Meant::AtOnce),
            ("next meeting", Meant::Event),
            ("annually in May", Meant::Recurring),
            ("12 months", Meant::Length),
            ("Within 6 months of publication", Meant::Length),
            ("Monthly", Meant::Recurring),
            ("On-going", Meant::Ongoing),
            ("Ongoing - reviewed monthly", Meant::Ongoing),
            ("Complete", Meant::Done),
            ("Medium term", Meant::Length),
        ] {
            assert_eq!(parse(text, APRIL), DateText::Words(meant), "{text}");
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
            "31-Nov-2016",
            "1/3/",
            "Q5 03/04",
            "Q3 03/06",
        ] {
            assert_eq!(parse(text, APRIL), DateText::Unreadable, "{text}");
        }
        assert_eq!(parse("Ongoing", APRIL), DateText::Words(Meant::Ongoing));
        assert_eq!(parse("TBC", APRIL), DateText::Blank(Blank::NotKnownYet));
    }

    #[test]
    fn a_month_that_stands_first_is_told() {
        assert_eq!(order_of("13/03/2023"), Some(Some(Order::DayFirst)));
        assert_eq!(order_of("2/20/2018"), Some(Some(Order::MonthFirst)));
        assert_eq!(order_of("03/04/2003"), Some(None));
        assert_eq!(order_of("12/13/14"), None);
        let read = |text, order| parse_in_order(text, APRIL, order);
        let day = |y, m, d| DateText::Day(date(y, m, d), Precision::Day, None);
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
                prop_assert_eq!(parse(&text, near), DateText::Day(day, Precision::Day, None), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_the_parser_fail(text in "\\PC{0,40}") {
            let _ = parse(&text, APRIL);
        }
    }
}
