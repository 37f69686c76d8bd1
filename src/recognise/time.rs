//! The time that a header names among its other words: `Q3 RAG`, `Update March 2024`, `Actuals P10`, `2023/24 Budget`, `Oct`.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use crate::period::{LIKELY_YEARS, Period, calendar_year, month_of_name};
use crate::value::date::Precision;

/// What a header says of when. Parts of it may stand in a group's name above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Time {
    pub(crate) day: Option<Date>,
    /// First calendar year of a financial year.
    pub(crate) financial: Option<i16>,
    pub(crate) calendar: Option<i16>,
    pub(crate) month: Option<i8>,
    /// The day of the month on which a week begins or ends, and which of the two.
    pub(crate) week: Option<(i8, Precision)>,
    /// How long the stretch is that ends with the month, where it is longer than that.
    pub(crate) stretch: Option<Precision>,
    /// Of a financial year, 1 to 4.
    pub(crate) quarter: Option<i8>,
    pub(crate) half: Option<i8>,
    /// The month of a financial year, 1 to 12: `Period 9`.
    pub(crate) number: Option<i8>,
}

impl Time {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Does it say which part of a year, but not which year?
    pub(crate) fn lacks_year(&self) -> bool {
        self.day.is_none() && self.financial.is_none() && self.calendar.is_none() && self.has_part()
    }

    pub(crate) fn has_part(&self) -> bool {
        self.month.is_some() || self.quarter.is_some() || self.half.is_some() || self.number.is_some()
    }

    /// What a header says, with what its group says where it is silent itself.
    pub(crate) fn within(self, group: Self) -> Self {
        let has_year = self.day.is_some() || self.financial.is_some() || self.calendar.is_some();
        Self {
            day: self.day.or(if self.has_part() { None } else { group.day }),
            financial: if has_year { self.financial } else { group.financial },
            calendar: if has_year { self.calendar } else { group.calendar },
            month: if self.has_part() { self.month } else { group.month },
            week: if self.has_part() { self.week } else { group.week },
            stretch: if self.has_part() { self.stretch } else { group.stretch },
            quarter: if self.has_part() { self.quarter } else { group.quarter },
            half: if self.has_part() { self.half } else { group.half },
            number: if self.has_part() { self.number } else { group.number },
        }
    }

    /// The last day that is meant, and how exact it is; `None` without a year.
    pub(crate) fn last_day(&self) -> Option<(Date, Precision)> {
        if let Some(day) = self.day {
            return Some((day, Precision::Day));
        }
        if let (Some((day, precision)), Some(month), Some(year)) = (self.week, self.month, self.calendar) {
            return Some((Date::new(year, month, day).ok()?, precision));
        }
        let end = |year: i16, month: i8| Date::new(year, month, 1).ok().map(Date::last_of_month);
        let part = if let Some(month) = self.month {
            Some((month, self.stretch.unwrap_or(Precision::Month)))
        } else if let Some(number) = self.number {
            Some(((number + 2) % 12 + 1, Precision::Month))
        } else if let Some(quarter) = self.quarter {
            Some(([6, 9, 12, 3][(quarter - 1) as usize], Precision::Quarter))
        } else {
            self.half.map(|half| (if half == 1 { 9 } else { 3 }, Precision::Half))
        };
        match (part, self.financial, self.calendar) {
            (Some((month, precision)), Some(first), _) => {
                Some((end(calendar_year(first, month), month)?, precision))
            }
            (Some((month, precision)), None, Some(year)) if self.month.is_some() => {
                Some((end(year, month)?, precision))
            }
            // "Q1 2024": quarters are of financial years, as councils count them.
            (Some((month, precision)), None, Some(year)) => {
                Some((end(calendar_year(year, month), month)?, precision))
            }
            (None, Some(first), _) => Some((date(first + 1, 3, 31), Precision::Year)),
            (None, None, Some(year)) => Some((date(year, 12, 31), Precision::Year)),
            (Some(_) | None, None, None) => None,
        }
    }

    /// The same part of a year in the year whose end is nearest before a month, or is that month.
    pub(crate) fn latest_until(mut self, until: Period) -> Self {
        for year in (until.year - 1..=until.year + 1).rev() {
            (self.financial, self.calendar) =
                if self.month.is_some() { (None, Some(year)) } else { (Some(year), None) };
            if self.last_day().is_some_and(|(day, _)| day <= until.last_day()) {
                return self;
            }
        }
        self
    }
}

/// Words and letters beside a time that say how final its figures are.
const MARKS: [&str; 8] = ["p", "r", "e", "prov", "provisional", "unaudited", "unverified", "unvalidated"];

/// The time that a text names, and the text without it.
pub(crate) fn found_in(text: &str) -> (Time, String) {
    if !may_name_a_time(text) {
        return (Time::default(), text.to_owned());
    }
    let mut time = Time::default();
    let mut rest: Vec<&str> = Vec::new();
    let clean = whole_years(text).replace(
        ['(', ')', '[', ']', ',', ';', ':', '*', '†', '‡', '#', '^', '\n', '\r', '\t', '’', '\''],
        " ",
    );
    let clean = clean.replace(" /", "/").replace("/ ", "/");
    let words: Vec<&str> = clean.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        match taken(&words, at, &mut time) {
            0 => {
                rest.push(words[at]);
                at += 1;
            }
            taken => at += taken,
        }
    }
    // Words that only join a time to the rest; a year's end says what is meant.
    let joins = ["to", "at", "as", "in", "for", "of", "-", "–", "end", "ending", "by", "on"];
    let is_year_end = |rest: &[&str]| {
        rest.len() >= 2
            && rest[rest.len() - 2].eq_ignore_ascii_case("year")
            && !rest[rest.len() - 1].eq_ignore_ascii_case("to")
    };
    while !time.is_empty()
        && !is_year_end(&rest)
        && rest.last().is_some_and(|word| joins.contains(&word.to_lowercase().as_str()))
    {
        rest.pop();
    }
    if time.is_empty() {
        return (time, text.to_owned());
    }
    // How final a figure is says nothing of what it is: "Feb-24 (P)", "Q3 provisional".
    if rest.iter().all(|word| MARKS.contains(&word.trim_matches('.').to_lowercase().as_str())) {
        rest.clear();
    }
    (time, rest.join(" "))
}

/// `Our school '22`: a year of two digits behind an apostrophe, written out.
fn whole_years(text: &str) -> Cow<'_, str> {
    if !text.contains(['\'', '’', '‘']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let digits: String = text[at + c.len_utf8()..].chars().take_while(char::is_ascii_digit).collect();
        if matches!(c, '\'' | '’' | '‘')
            && digits.len() == 2
            && !before.is_ascii_digit()
            && short_year(&digits).is_some()
        {
            out.push_str(if before == ' ' { "20" } else { " 20" });
        } else {
            out.push(c);
        }
        before = c;
    }
    Cow::Owned(out)
}

/// A digit, or a word that begins as a month, quarter or half does: most texts have neither.
pub(super) fn may_name_a_time(text: &str) -> bool {
    const BEGIN: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "qua", "qtr",
        "1st", "fir", "sec", "thi", "fou",
    ];
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter_map(|word| word.get(..3))
            .any(|word| BEGIN.iter().any(|begin| begin.eq_ignore_ascii_case(word)))
}

/// How many words from here on name a time; takes it down.
fn taken(words: &[&str], at: usize, time: &mut Time) -> usize {
    let word = words[at].to_lowercase();
    let word = word.trim_matches(['.', '-', '–']);
    let next = words.get(at + 1).map(|word| word.to_lowercase());
    let next = next.as_deref().map(|word| word.trim_matches(['.', '-', '–']));
    if let Some(day) = whole_day(word) {
        time.day = Some(day);
        return 1;
    }
    // "w/c 01/04", "w/e 7/4"
    if let Some(precision) = week(word)
        && let Some((day, month)) = next.and_then(day_and_month)
    {
        (time.month, time.week) = (Some(month), Some((day, precision)));
        return 2;
    }
    if let Some(first) = financial(word) {
        time.financial = Some(first);
        return 1;
    }
    // "2024-04"
    if let Some((year, month)) = month_in_figures(word) {
        (time.calendar, time.month) = (Some(year), Some(month));
        return 1;
    }
    // "2010 - 2011", "2023 to 2024"
    if let (Some(first), Some("to" | "" | "and")) = (calendar(word), next)
        && let Some(last) = words.get(at + 2).and_then(|word| calendar(&word.to_lowercase()))
        && last == first + 1
    {
        time.financial = Some(first);
        return 3;
    }
    if let Some(year) = calendar(word) {
        time.calendar = Some(year);
        return 1;
    }
    if matches!(word, "fy" | "f/y")
        && let Some(next) = next
        && let Some(first) =
            financial(next).or_else(|| short_year(next).or_else(|| calendar(next)).map(|year| year - 1))
    {
        time.financial = Some(first);
        return 2;
    }
    if let Some(year) = word.strip_prefix("fy").and_then(|rest| {
        financial(rest).or_else(|| short_year(rest).or_else(|| calendar(rest)).map(|year| year - 1))
    }) {
        time.financial = Some(year);
        return 1;
    }
    if let Some(quarter) = numbered(word, &["q", "qtr", "quarter"], 4) {
        time.quarter = Some(quarter);
        return 1;
    }
    let number = |text: &str, most: i8| text.parse::<i8>().ok().filter(|number| (1..=most).contains(number));
    if matches!(word, "quarter" | "qtr")
        && let Some(quarter) = next.and_then(|next| number(next, 4))
    {
        time.quarter = Some(quarter);
        return 2;
    }
    if matches!(next, Some("quarter" | "qtr" | "qrt")) {
        let ordinal = match word {
            "1st" | "first" => Some(1),
            "2nd" | "second" => Some(2),
            "3rd" | "third" => Some(3),
            "4th" | "fourth" => Some(4),
            _ => None,
        };
        if ordinal.is_some() {
            time.quarter = ordinal;
            return 2;
        }
    }
    if let Some(month) = season(word).filter(|_| next.and_then(calendar).is_some()) {
        (time.month, time.calendar) = (Some(month), next.and_then(calendar));
        return 2;
    }
    if let Some(half) = numbered(word, &["h"], 2) {
        time.half = Some(half);
        return 1;
    }
    if let Some(period) = numbered(word, &["p", "pd", "period", "m", "mth"], 12).filter(|_| word.len() <= 8) {
        time.number = Some(period);
        return 1;
    }
    if matches!(word, "period" | "month" | "mth" | "pd" | "p")
        && let Some(period) = next.and_then(|next| number(next, 12))
    {
        time.number = Some(period);
        return 2;
    }
    month(words, at, word, next, time)
}

/// `March 2024`, `Mar-24`, `Jan24`, `Sept`, `31 March 2024`.
fn month(words: &[&str], at: usize, word: &str, next: Option<&str>, time: &mut Time) -> usize {
    let year_of = |text: &str| calendar(text).or_else(|| short_year(text));
    // "31 March 2024"
    if let (Some(day), Some(name), Some(year)) = (
        day_number(word),
        next.and_then(month_of_name),
        words.get(at + 2).and_then(|word| calendar(&word.to_lowercase())),
    ) && let Ok(whole) = Date::new(year, name, day)
    {
        time.day = Some(whole);
        return 3;
    }
    let split = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let (name, tail) = word.split_at(split);
    let Some(month) = (name.len() >= 3).then(|| month_of_name(name)).flatten() else { return 0 };
    let tail = tail.trim_start_matches(['-', '–', '/', '.', ' ']);
    // "Oct to Dec", "Apr - Sept", "Jan-Mar": what they end with.
    let further = |at: usize| {
        words.get(at).map(|word| word.to_lowercase()).and_then(|word| month_of_name(word.trim_matches('.')))
    };
    let last = match (tail, next) {
        ("", Some("to" | "" | "until")) => further(at + 2).map(|last| (last, 3)),
        ("", _) => None,
        (tail, _) => (tail.len() >= 3).then(|| month_of_name(tail)).flatten().map(|last| (last, 1)),
    };
    if let Some((last, taken)) = last {
        between(month, last, time);
        let year = words.get(at + taken).and_then(|word| year_of(&word.to_lowercase()));
        time.calendar = year.or(time.calendar);
        return taken + usize::from(year.is_some());
    }
    // "may" is a verb more often than a month.
    let is_verb = name == "may"
        && tail.is_empty()
        && next.and_then(year_of).is_none()
        && !(words.len() <= 2 && words[at].starts_with('M'));
    if is_verb || (name == "march" && words[at].starts_with('m') && words.len() > 2) {
        return 0;
    }
    if tail.is_empty() {
        time.month = Some(month);
        if let Some(year) = next.and_then(year_of) {
            time.calendar = Some(year);
            return 2;
        }
        return 1;
    }
    match year_of(tail) {
        Some(year) => {
            (time.month, time.calendar) = (Some(month), Some(year));
            1
        }
        None => 0,
    }
}

/// The stretch from one month to another is known by its last month.
fn between(first: i8, last: i8, time: &mut Time) {
    time.month = Some(last);
    time.stretch = match (last - first).rem_euclid(12) {
        2 => Some(Precision::Quarter),
        5 => Some(Precision::Half),
        _ => None,
    };
}

/// The last month of a season, as councils count them.
fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 5,
        "summer" => 8,
        "autumn" => 11,
        _ => return None,
    })
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    (digits.len() <= 2).then(|| digits.parse().ok())?.filter(|day| (1..=31).contains(day))
}

fn numbered(word: &str, names: &[&str], most: i8) -> Option<i8> {
    let number = names.iter().find_map(|name| word.strip_prefix(name))?;
    number.parse::<i8>().ok().filter(|number| (1..=most).contains(number))
}

/// `31/03/2024`, `2024-03-31`.
fn whole_day(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    let year = calendar(year).or_else(|| short_year(year))?;
    Date::new(year, second.parse().ok()?, day.parse().ok()?).ok()
}

fn calendar(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse::<i16>().ok())?.filter(|year| LIKELY_YEARS.contains(year))
}

fn short_year(word: &str) -> Option<i16> {
    let is_short = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_short
        .then(|| word.parse::<i16>().ok())?
        .filter(|year| *year < 50 || *year >= 90)
        .map(|year| if year >= 90 { 1900 + year } else { 2000 + year })
}

/// A week that begins or ends on a day.
fn week(word: &str) -> Option<Precision> {
    match word {
        "w/c" | "wc" | "w/b" => Some(Precision::Week),
        "w/e" | "we" => Some(Precision::Day),
        _ => None,
    }
}

/// `01/04`, `1.4`: the first is the day.
fn day_and_month(text: &str) -> Option<(i8, i8)> {
    let (day, month) = text.split_once(['/', '.'])?;
    let day = day.parse::<i8>().ok().filter(|day| (1..=31).contains(day))?;
    Some((day, month.parse::<i8>().ok().filter(|month| (1..=12).contains(month))?))
}

/// `2024-04`, `2024/4`, `04/2024`: year and month.
fn month_in_figures(word: &str) -> Option<(i16, i8)> {
    let (first, last) = word.split_once(['/', '-', '.'])?;
    let (year, month) = if first.len() == 4 { (first, last) } else { (last, first) };
    let is_month = (1..=2).contains(&month.len()) && month.bytes().all(|byte| byte.is_ascii_digit());
    let month = is_month.then(|| month.parse::<i8>().ok())?.filter(|month| (1..=12).contains(month))?;
    Some((calendar(year)?, month))
}

/// `2023/24`, `2023-24`, `2023/2024`, `23/24`: the first year.
fn financial(word: &str) -> Option<i16> {
    let (first, last) = word.split_once(['/', '-', '–'])?;
    let start = calendar(first).or_else(|| short_year(first))?;
    let is_year = (last.len() == 2 || last.len() == 4) && last.bytes().all(|byte| byte.is_ascii_digit());
    let end: i16 = is_year.then(|| last.parse().ok())??;
    (end % 100 == (start + 1) % 100).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, String) {
        let (time, rest) = found_in(text);
        (time.last_day().map(|(day, precision)| format!("{day} {}", precision.text())), rest)
    }

    #[test]
    fn a_time_is_found_among_other_words() {
        for (text, day, rest) in [
            ("Q3 2023/24 RAG", "2023-12-31 quarter", "RAG"),
            ("Update March 2024", "2024-03-31 month", "Update"),
            ("Progress as at March 2024", "2024-03-31 month", "Progress"),
            ("2023/24 Budget £k", "2024-03-31 year", "Budget £k"),
            ("Actuals P10 2023/24", "2024-01-31 month", "Actuals"),
            ("Oct-23", "2023-10-31 month", ""),
            ("Jan 24", "2024-01-31 month", ""),
            ("31/03/2024", "2024-03-31 day", ""),
            ("2022/23 Outturn", "2023-03-31 year", "Outturn"),
            ("Sept 2023", "2023-09-30 month", ""),
            ("FY24", "2024-03-31 year", ""),
            ("w/c 01/04 2024", "2024-04-01 week", ""),
            ("w/e 7/4 2024", "2024-04-07 day", ""),
            ("FY 2024", "2024-03-31 year", ""),
            ("2024-04", "2024-04-30 month", ""),
            ("04/2024", "2024-04-30 month", ""),
            ("2011-12", "2012-03-31 year", ""),
            ("Balance at 31 March 2024", "2024-03-31 day", "Balance"),
            ("1st Quarter 2023/24", "2023-06-30 quarter", ""),
            ("Jan to Mar 2024", "2024-03-31 quarter", ""),
            ("Oct-Dec 2023 actual", "2023-12-31 quarter", "actual"),
            ("Apr - May 2023", "2023-05-31 month", ""),
            ("Our school '22", "2022-12-31 year", "Our school"),
            ("Feb-24 (P)", "2024-02-29 month", ""),
            ("Mar-24*", "2024-03-31 month", ""),
            ("Q3 2023/24 provisional", "2023-12-31 quarter", ""),
        ] {
            assert_eq!(read(text), (Some(day.to_owned()), rest.to_owned()), "{text}");
        }
        for text in ["What may happen", "Due date", "Objective 4", "Impact (1-5)", "Recommendation 47"] {
            assert_eq!(found_in(text).0, Time::default(), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_year_takes_the_year_above_it_or_the_latest() {
        let (own, _) = found_in("Oct");
        let (group, _) = found_in("2023");
        assert_eq!(own.within(group).last_day().map(|(day, _)| day), Some(date(2023, 10, 31)));
        let until = Period { year: 2024, month: 3 };
        assert_eq!(own.latest_until(until).last_day().map(|(day, _)| day), Some(date(2023, 10, 31)));
        let (quarter, _) = found_in("Q4 RAG");
        assert_eq!(quarter.latest_until(until).last_day().map(|(day, _)| day), Some(date(2024, 3, 31)));
        assert!(quarter.lacks_year());
    }
}
