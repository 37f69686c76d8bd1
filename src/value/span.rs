//! Stretches of time as headers and date cells name them: quarters, halves, financial years, ranges, seasons.
//! A stretch is its last day. Financial years start in April.

use jiff::civil::date;

use super::date::{Day, Doubt, Precision};
use super::written::{digits, year};
use crate::period::{Period, calendar_year, financial_year_of, month_of_name};

/// Words that say nothing about when.
const NOISE: &[&str] = &[
    "to",
    "of",
    "the",
    "actual",
    "forecast",
    "quarter",
    "qtr",
    "ending",
    "year",
    "financial",
    "fy",
    "xxx",
    "f/y",
];

/// Quarters in words, and the short form in which they are read.
const QUARTERS: [(&str, &str); 12] = [
    ("1st quarter", "q1"),
    ("2nd quarter", "q2"),
    ("3rd quarter", "q3"),
    ("4th quarter", "q4"),
    ("first quarter", "q1"),
    ("second quarter", "q2"),
    ("third quarter", "q3"),
    ("fourth quarter", "q4"),
    ("quarter ", "q"),
    ("qtr ", "q"),
    ("qtr", "q"),
    ("q ", "q"),
];

/// What the words of a text name.
#[derive(Default)]
struct Named {
    /// First calendar year of a financial year.
    financial: Option<i16>,
    /// Was the financial year written as such (`2003/04`, `FY 03/04`), not as `03/04`?
    plainly: bool,
    quarter: Option<i8>,
    half: Option<i8>,
    months: Vec<i8>,
    years: Vec<i16>,
}

/// The last day of the stretch that a plain text names, its precision, and what is uncertain about it.
pub(super) fn read(text: &str, period: Period) -> Option<Day> {
    if let Some(day) = end_of_year(text, period) {
        return Some(day);
    }
    if text.len() > 60 {
        return None;
    }
    season(text, period)
        .or_else(|| text.contains(|c: char| c.is_ascii_digit()).then(|| named(text, period)).flatten())
}

/// `fy`, `financial year end`, `year end`: the next 31 March that is not before the period.
fn end_of_year(text: &str, period: Period) -> Option<Day> {
    let is_named = matches!(
        text,
        "fy" | "year"
            | "the year"
            | "financial year"
            | "the financial year"
            | "financial year end"
            | "year end"
            | "year-end"
            | "this financial year"
            | "this year"
            | "fin year"
            | "the fy"
            | "this fy"
            | "f/y"
    );
    let year = financial_year_of(period.year, period.month) + 1;
    is_named.then(|| (date(year, 3, 31), Precision::Year, Some(Doubt::Year)))
}

/// `autumn 2024`, `summer term 2024`, `spring term 2023/24`: the last day of the season or term.
fn season(text: &str, period: Period) -> Option<Day> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "xxx").collect();
    let is_term = words.contains(&"term");
    let words: Vec<&str> = words.into_iter().filter(|word| *word != "term").collect();
    let (name, when) = match words.as_slice() {
        [name] => (*name, None),
        [name, when] => (*name, Some(*when)),
        _ => return None,
    };
    let month = match (name, is_term) {
        ("spring", false) => 5,
        ("summer", false) => 8,
        ("autumn", false) => 11,
        ("spring", true) => 3,
        ("summer", true) => 7,
        ("autumn", true) => 12,
        _ => return None,
    };
    let end = |year: i16| date(year, month, 1).last_of_month();
    match when {
        Some(when) => {
            // A school year begins in September.
            let of_school = |first: i16| if name == "autumn" { first } else { first + 1 };
            let year =
                financial(when, period).map(|(first, _)| of_school(first)).or_else(|| year(when, period))?;
            Some((end(year), Precision::Quarter, Some(Doubt::Season)))
        }
        // "Summer" alone may be anything.
        None if is_term => Some((nearest(&end, period), Precision::Quarter, Some(Doubt::Year))),
        None => None,
    }
}

/// The year in which something ends nearest to a period's last day.
fn nearest(end: &dyn Fn(i16) -> jiff::civil::Date, period: Period) -> jiff::civil::Date {
    let target = period.last_day();
    (period.year - 1..=period.year + 1)
        .map(end)
        .min_by_key(|day| (*day - target).get_days().abs())
        .unwrap_or(target)
}

fn named(text: &str, period: Period) -> Option<Day> {
    let found = words_of(text, period)?;
    let (quarter, half) =
        (found.quarter.or_else(|| quarter_of(&found.months)), found.half.or_else(|| half_of(&found.months)));
    let end = |first: i16, month: i8| date(calendar_year(first, month), month, 1).last_of_month();
    let of_quarter = |quarter: i8| [6, 9, 12, 3][(quarter - 1) as usize];
    match (found.financial, quarter, half) {
        (Some(first), Some(quarter), _) => Some((end(first, of_quarter(quarter)), Precision::Quarter, None)),
        (Some(first), None, Some(half)) => {
            Some((end(first, if half == 1 { 9 } else { 3 }), Precision::Half, None))
        }
        (Some(first), None, None) if found.months.is_empty() && found.plainly => {
            Some((end(first, 3), Precision::Year, None))
        }
        // "Jan - Mar 2017", "Sept 2024 to Feb 2025": the last month named, in the last year named.
        (None, _, _) if found.months.len() == 2 => {
            let last = *found.years.last()?;
            let precision =
                if quarter_of(&found.months).is_some() { Precision::Quarter } else { Precision::Month };
            Some((date(last, found.months[1], 1).last_of_month(), precision, None))
        }
        // "Q4" alone, "Q1 2024": quarters are of financial years, as councils count them.
        (None, Some(quarter), None) if found.months.is_empty() && found.quarter.is_some() => {
            match found.years.as_slice() {
                [] => Some((
                    nearest(&|year| end(year, of_quarter(quarter)), period),
                    Precision::Quarter,
                    Some(Doubt::Year),
                )),
                [year] => Some((end(*year, of_quarter(quarter)), Precision::Quarter, Some(Doubt::Year))),
                _ => None,
            }
        }
        _ => None,
    }
}

fn words_of(text: &str, period: Period) -> Option<Named> {
    let mut found = Named::default();
    let clean = text.replace(['(', ')', ':', ',', '\''], " ").replace(" - ", " to ");
    let clean = QUARTERS.iter().fold(clean, |text, (words, short)| text.replace(words, short));
    let words: Vec<&str> = clean.split_whitespace().collect();
    // "FY24": the year that ends in March 2024.
    let says_year = words.contains(&"financial") || words.contains(&"fy") || words.contains(&"f/y");
    for (at, word) in words.iter().enumerate() {
        if NOISE.contains(word) {
            continue;
        }
        if let Some(number) =
            word.strip_prefix('q').and_then(|rest| rest.parse::<i8>().ok()).filter(|q| (1..=4).contains(q))
        {
            found.quarter = Some(number);
        } else if let Some(number) =
            word.strip_prefix('h').and_then(|rest| rest.parse::<i8>().ok()).filter(|h| (1..=2).contains(h))
        {
            found.half = Some(number);
        } else if let Some(month) = month_of_name(word) {
            found.months.push(month);
        } else if let Some((a, b)) = word.split_once('-').filter(|(a, _)| month_of_name(a).is_some()) {
            found.months.extend([month_of_name(a)?, month_of_name(b)?]);
        } else if let Some((a, b)) = word.split_once('-').filter(|(_, b)| b.starts_with('q')) {
            // "1617-q1"
            found.financial = packed(a, period);
            found.quarter = b[1..].parse().ok().filter(|q| (1..=4).contains(q));
            found.quarter?;
        } else if let Some((first, plainly)) = financial(word, period) {
            found.financial = Some(first);
            found.plainly |= plainly || says_year;
        } else if let Some(number) = (word.len() == 4).then(|| year(word, period)).flatten() {
            // "2023 to 2024" as a financial year
            if words.get(at + 1) == Some(&"to")
                && words.get(at + 2).and_then(|next| year(next, period)) == Some(number + 1)
                && says_year
            {
                found.financial = Some(number);
                found.plainly = true;
            }
            found.years.push(number);
        } else if let Some(first) = packed(word, period) {
            found.financial = Some(first);
        } else {
            return None;
        }
    }
    Some(found)
}

/// The first year of a word that can only be a financial year: `2003/04`, `2003-04`, `2003/2004`.
pub fn financial_year(word: &str) -> Option<i16> {
    let (first, plainly) = financial(word, Period { year: 2015, month: 1 })?;
    plainly.then_some(first)
}

/// `2003/04`, `2003-04`, `2003/2004`, `03/04`: the first year, and whether it can be nothing else.
fn financial(word: &str, period: Period) -> Option<(i16, bool)> {
    let (first, last) = word.split_once(['/', '-'])?;
    let start = year(first, period)?;
    let end = digits(last).filter(|_| last.len() == 2 || last.len() == 4)?;
    (end % 100 == (start + 1) % 100).then_some((start, first.len() == 4))
}

/// `1415`: two years without a mark between.
fn packed(word: &str, period: Period) -> Option<i16> {
    if word.len() != 4 || !word.is_ascii() {
        return None;
    }
    let start = year(&word[..2], period)?;
    (digits(&word[2..])? == (start + 1) % 100).then_some(start)
}

fn quarter_of(months: &[i8]) -> Option<i8> {
    match months {
        [4, 6, ..] => Some(1),
        [7, 9, ..] => Some(2),
        [10, 12, ..] => Some(3),
        [1, 3, ..] => Some(4),
        _ => None,
    }
}

fn half_of(months: &[i8]) -> Option<i8> {
    match months {
        [4, 9] => Some(1),
        [10, 3] => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_read_as_published_returns_write_them() {
        let known = [
            ("q3 03/04", "2003-12-31", "quarter"),
            ("q4 2003/04", "2004-03-31", "quarter"),
            ("q4 19/20", "2020-03-31", "quarter"),
            ("q3 1415", "2014-12-31", "quarter"),
            ("1617-q1", "2016-06-30", "quarter"),
            ("16-17 q1", "2016-06-30", "quarter"),
            ("q4 jan - mar 2017", "2017-03-31", "quarter"),
            ("q1 apr - jun 23/24", "2023-06-30", "quarter"),
            ("q4 2023/24: jan 2024 - mar 2024", "2024-03-31", "quarter"),
            ("fy 24/25 - apr to jun (actual)", "2024-06-30", "quarter"),
            ("financial year 2020/21 h1 (apr-sep)", "2020-09-30", "half"),
            ("financial year 2023 to 2024 (jan to mar)", "2024-03-31", "quarter"),
            ("2021-22 financial year", "2022-03-31", "year"),
            ("2003/04", "2004-03-31", "year"),
            ("sept 2024 to feb 2025", "2025-02-28", "month"),
            ("autumn 2024", "2024-11-30", "quarter"),
        ];
        for (text, day, precision) in known {
            let near = Period { year: day[..4].parse().unwrap_or(2010), month: 1 };
            let found = read(text, near).map(|(day, precision, _)| (day.to_string(), precision.text()));
            assert_eq!(found, Some((day.to_owned(), precision)), "{text}");
        }
    }

    #[test]
    fn what_names_no_stretch_is_left() {
        let near = Period { year: 2004, month: 4 };
        for text in [
            "q5 03/04",
            "q3 03/06",
            "03/04",
            "before 2020/21",
            "18 months",
            "1/3",
            "td-mar-02",
            "h1 (apr-sep)",
            "winter 2024",
        ] {
            assert_eq!(read(text, near), None, "{text}");
        }
    }
}
