//! One day, month or year as people write it: `31/07/2003`, `7.6.03`, `7 June`, `Jul-03`, `20240331`. Day before month.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::date::Precision;
use crate::period::{LIKELY_YEARS, Period, month_of_name};

/// A day, how exact it is, and whether its year was not written.
pub(super) type Read = Option<(Date, Precision, bool)>;

/// A moment in UTC, as systems export it (`2024-03-31T23:00:00Z`): the day that a British clock shows then.
pub(super) fn moment(text: &str) -> Option<Date> {
    let moment: Timestamp = text.trim().parse().ok()?;
    Some(moment.to_zoned(british_time()?).date())
}

/// Greenwich time, and an hour more from the last Sunday of March to that of October.
fn british_time() -> Option<TimeZone> {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").ok()
}

/// One date, in any form.
pub(super) fn read(text: &str, period: Period) -> Read {
    numeric(text, period).or_else(|| named(text, period))
}

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

/// `31/07/2003`, `7.6.03`, `7-6-03`, `2003-07-31`, `31/7`, and a lone `2004`.
fn numeric(text: &str, period: Period) -> Read {
    let mark = text.chars().find(|c| matches!(c, '/' | '.' | '-'));
    let Some(mark) = mark else {
        return packed(text, period).or_else(|| {
            let year = (text.len() == 4).then(|| year(text, period))??;
            Some((date(year, 12, 31), Precision::Year, false))
        });
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

/// `20240331`.
fn packed(text: &str, period: Period) -> Read {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let day = Date::new(year(&text[..4], period)?, short(&text[4..6])?, short(&text[6..])?).ok()?;
    Some((day, Precision::Day, false))
}

pub(super) fn short(text: &str) -> Option<i8> {
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
    let parted = parted(text);
    let words: Vec<&str> = parted
        .split([' ', ',', '/', '-', '.', '\''])
        .filter(|word| !word.is_empty() && !is_weekday(word) && *word != "of")
        .collect();
    let months: Vec<(usize, i8)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, month_of_name(word)?))).collect();
    let (month_at, month) = match months.as_slice() {
        [only] => *only,
        // "Mar/Apr 2024": the later of two that follow one another.
        [(0, first), (1, second)] if *second == first % 12 + 1 && words.len() == 3 => {
            let year = year(words[2], period)?;
            return Some((date(year, *second, 1).last_of_month(), Precision::Month, false));
        }
        _ => return None,
    };
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

/// `31Mar2024` and `Mar24` in words of their own; `31st` stays one.
fn parted(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let at = |is_first_digit: bool| {
            word.char_indices().find(|(_, c)| c.is_ascii_digit() != is_first_digit).map(|(at, _)| at)
        };
        let begins_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        let Some((first, rest)) = at(begins_with_digit).map(|at| word.split_at(at)) else {
            out.push(word.to_owned());
            continue;
        };
        let name: String =
            if begins_with_digit { rest } else { first }.chars().take_while(|c| c.is_alphabetic()).collect();
        if month_of_name(&name).is_some() && rest.starts_with(char::is_alphanumeric) {
            let (name, year) = if begins_with_digit { rest.split_at(name.len()) } else { (first, rest) };
            out.push(if begins_with_digit {
                format!("{first} {name} {year}")
            } else {
                format!("{name} {year}")
            });
        } else {
            out.push(word.to_owned());
        }
    }
    out.join(" ")
}

pub(super) fn is_weekday(word: &str) -> bool {
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
