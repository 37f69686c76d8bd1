//! Times of official statistics: what a time period and its identifier mean, and on which day they end at the latest.
//! The convention of the Department for Education's statistics service: digits only, four for a calendar or reporting year, six
//! for two consecutive years (201718).

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::period::{MONTHS, month_of_name};

/// One time of a published table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// As a reader says it: `2025`, `2017/18`, `April to September 2020`.
    pub label: String,
    /// The last day that the time can end on.
    pub end: Date,
}

/// Identifiers that are known, without case.
const KINDS: [(&str, Kind); 15] = [
    ("autumn term", Kind::Term(false, 12, 31)),
    ("spring term", Kind::Term(true, 4, 30)),
    ("autumn and spring term", Kind::Term(true, 4, 30)),
    ("summer term", Kind::Term(true, 8, 31)),
    ("calendar year", Kind::Year),
    ("reporting year", Kind::Year),
    ("academic year", Kind::Years(8, 31)),
    ("financial year", Kind::Years(3, 31)),
    ("tax year", Kind::Years(4, 5)),
    ("part 1 (april to september)", Kind::First),
    ("part 2 (october to march)", Kind::Years(3, 31)),
    ("financial year q1", Kind::Quarter(6, 30)),
    ("financial year q2", Kind::Quarter(9, 30)),
    ("financial year q3", Kind::Quarter(12, 31)),
    ("financial year q4", Kind::Years(3, 31)),
];

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// One year, which may end on any day of it.
    Year,
    /// Two years; ends on this day of the second.
    Years(i8, i8),
    /// April to September of the first of two years.
    First,
    /// A quarter that ends in the first of two years.
    Quarter(i8, i8),
    /// A term that ends in the first of two years, or in the second.
    Term(bool, i8, i8),
    Month(i8),
    /// Seven days, counted from the first of January.
    Week(i64),
}

/// Is an identifier one of those that are known?
pub fn is_known(identifier: &str) -> bool {
    kind(identifier).is_some()
}

/// What sort of time an identifier means: times of different sorts do not follow each other.
pub fn sort(identifier: &str) -> &'static str {
    match kind(identifier) {
        Some(Kind::Year) => "years",
        Some(Kind::First) => "half-years",
        Some(Kind::Years(..)) if identifier.trim().to_lowercase().starts_with("part") => "half-years",
        Some(Kind::Quarter(..)) => "quarters",
        Some(Kind::Years(..)) if identifier.trim().to_lowercase().ends_with("q4") => "quarters",
        Some(Kind::Years(8, 31)) => "academic years",
        Some(Kind::Years(4, _)) => "tax years",
        Some(Kind::Years(..)) => "financial years",
        Some(Kind::Term(..)) => "terms",
        Some(Kind::Month(_)) => "months",
        Some(Kind::Week(_)) => "weeks",
        None => "times of another kind",
    }
}

/// Does an identifier mean one year, whose day of ending only the publication tells?
pub fn is_year(identifier: &str) -> bool {
    matches!(kind(identifier), Some(Kind::Year))
}

fn kind(identifier: &str) -> Option<Kind> {
    let lower = identifier.trim().to_lowercase();
    if let Some(month) = MONTHS.iter().position(|month| month.to_lowercase() == lower) {
        return Some(Kind::Month(month as i8 + 1));
    }
    if let Some(week) =
        lower.strip_prefix("week ").and_then(|week| week.parse().ok()).filter(|week| (1..=53).contains(week))
    {
        return Some(Kind::Week(week));
    }
    KINDS.iter().find(|(known, _)| *known == lower).map(|(_, kind)| *kind)
}

/// Reads a time period. Of an identifier that is not known, the digits tell the years.
///
/// # Errors
/// Says what is wrong.
pub fn parse(period: &str, identifier: &str) -> Result<Time, String> {
    let digits = period.trim();
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| (1900..2100).contains(year));
    let wrong = || format!("`{period}` is no time of the convention (2025 or 202425)");
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let first = year(digits.get(..4).unwrap_or_default()).ok_or_else(wrong)?;
    let lower = identifier.trim().to_lowercase();
    match (digits.len(), kind(identifier)) {
        (4, Some(Kind::Year)) => Ok(Time { label: digits.to_owned(), end: date(first, 12, 31) }),
        (4, Some(Kind::Month(month))) => Ok(Time {
            label: format!("{} {digits}", MONTHS[month as usize - 1]),
            end: date(first, month, 1).last_of_month(),
        }),
        (4, Some(Kind::Week(week))) => {
            let end = date(first, 1, 1).saturating_add((week * 7 - 1).days());
            Ok(Time { label: format!("Week {week} {digits}"), end: end.min(date(first, 12, 31)) })
        }
        // What the identifier means is not known: it stands beside the year.
        (4, None) => {
            Ok(Time { label: format!("{digits} ({})", identifier.trim()), end: date(first, 12, 31) })
        }
        (6, kind) if !matches!(kind, Some(Kind::Year | Kind::Month(_) | Kind::Week(_))) => {
            if digits[4..].parse::<i16>().ok() != Some((first + 1) % 100) {
                return Err(format!("`{period}`: the years are not consecutive"));
            }
            let both = format!("{first}/{}", &digits[4..]);
            Ok(match kind {
                Some(Kind::Years(month, day)) => Time {
                    label: if lower.starts_with("part") {
                        format!("October {first} to March {}", first + 1)
                    } else if lower.ends_with("q4") {
                        format!("Q4 {both}")
                    } else {
                        both
                    },
                    end: date(first + 1, month, day),
                },
                Some(Kind::First) => {
                    Time { label: format!("April to September {first}"), end: date(first, 9, 30) }
                }
                Some(Kind::Term(is_second, month, day)) => Time {
                    label: format!("{} {both}", identifier.trim()),
                    end: date(if is_second { first + 1 } else { first }, month, day),
                },
                Some(Kind::Quarter(month, day)) => Time {
                    label: format!("{} {both}", lower.rsplit(' ').next().unwrap_or_default().to_uppercase()),
                    end: date(first, month, day),
                },
                _ => Time { label: both, end: date(first + 1, 12, 31) },
            })
        }
        _ => Err(format!("`{period}` does not fit the identifier `{identifier}`")),
    }
}

/// The day at the end of words such as "year to 31 March", in a year.
pub fn ends_on(words: &str, year: i16) -> Option<Date> {
    let mut words = words.split_whitespace().rev();
    let month = month_of_name(words.next()?)?;
    let day = words.next()?.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_end_on_their_last_day() {
        let of = |period: &str, identifier: &str| {
            parse(period, identifier).map(|time| (time.label, time.end)).map_err(|why| why.clone())
        };
        let good = |label: &str, end| Ok((label.to_owned(), end));
        assert_eq!(of("2025", "Reporting year"), good("2025", date(2025, 12, 31)));
        assert_eq!(of("201718", "Academic year"), good("2017/18", date(2018, 8, 31)));
        assert_eq!(of("199900", "Financial year"), good("1999/00", date(2000, 3, 31)));
        assert_eq!(
            of("202021", "Part 1 (April to September)"),
            good("April to September 2020", date(2020, 9, 30))
        );
        assert_eq!(
            of("202021", "part 2 (October to March)"),
            good("October 2020 to March 2021", date(2021, 3, 31))
        );
        assert_eq!(of("202021", "Financial year Q3"), good("Q3 2020/21", date(2020, 12, 31)));
        assert!(of("201719", "Academic year").is_err_and(|why| why.contains("not consecutive")));
        assert!(of("2025", "Academic year").is_err_and(|why| why.contains("does not fit")));
        assert!(of("25", "Reporting year").is_err());
        assert!(of("2024-25", "Financial year").is_err());
        assert_eq!(ends_on("year to 31 March", 2025), Some(date(2025, 3, 31)));
        assert_eq!(ends_on("on 30th September", 2025), Some(date(2025, 9, 30)));
        assert_eq!(ends_on("half of a year", 2025), None);
        assert_eq!(of("2025", "March"), good("March 2025", date(2025, 3, 31)));
        assert_eq!(of("2025", "Week 2"), good("Week 2 2025", date(2025, 1, 14)));
        assert_eq!(of("202526", "Autumn term"), good("Autumn term 2025/26", date(2025, 12, 31)));
        assert_eq!(of("202526", "Spring term"), good("Spring term 2025/26", date(2026, 4, 30)));
        assert_eq!(of("2025", "Census day"), good("2025 (Census day)", date(2025, 12, 31)));
        assert_eq!(sort("Part 1 (April to September)"), sort("Part 2 (October to March)"));
        assert_eq!(sort("Financial year Q4"), sort("Financial year Q1"));
        assert_ne!(sort("Financial year"), sort("Academic year"));
        assert!(!is_known("Census day") && of("2025", "Census day").is_ok(), "unknown words are kept");
    }
}
