//! Numbers, shares, money, days and lists in words: the house style, which follows the GOV.UK style guide. Nothing else puts
//! them into words.

use jiff::civil::Date;

use crate::period::MONTHS;
use crate::text::thousands;

/// More things than this are not named one by one in a sentence.
const MOST_NAMED: usize = 3;

/// `1 action`, `1,204 actions`.
pub fn count(number: usize, what: &str) -> String {
    plural(number, what, &format!("{what}s"))
}

/// `1 entry in the log`, `12 entries in the log`.
pub fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number as u64), if number == 1 { one } else { many })
}

/// `has` of one, `have` of none or several.
pub fn have(number: usize) -> &'static str {
    if number == 1 { "has" } else { "have" }
}

/// `is` of one, `are` of none or several.
pub fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// A share in percent as a whole number, `86%`. What is not all is never `100%`, and what is something never `0%`.
pub fn percent(value: f64) -> String {
    let whole = value.round();
    if value > 0.0 && whole <= 0.0 {
        "under 1%".to_owned()
    } else if value < 100.0 && whole >= 100.0 {
        "over 99%".to_owned()
    } else {
        format!("{}%", decimal(whole))
    }
}

/// A share with its numbers: `86% (30 of 35)`. Of few, the numbers alone: `3 of 5`.
pub fn share(part: usize, whole: usize, is_few: bool) -> String {
    let counts = format!("{} of {}", thousands(part as u64), thousands(whole as u64));
    if is_few || whole == 0 {
        return counts;
    }
    format!("{} ({counts})", percent(100.0 * part as f64 / whole as f64))
}

/// The same of named things: `86% of actions (30 of 35)`. Of few, the numbers alone: `3 of 5 actions`.
pub fn share_of(part: usize, whole: usize, is_few: bool, what: &str) -> String {
    let counts = format!("{} of {}", thousands(part as u64), thousands(whole as u64));
    if is_few || whole == 0 {
        return format!("{counts} {what}");
    }
    format!("{} of {what} ({counts})", percent(100.0 * part as f64 / whole as f64))
}

/// A number without needless digits, with commas in its thousands: `402,400`, `24.5`, `-0.25`.
pub fn decimal(number: f64) -> String {
    let text = number.abs().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let sign = if number < 0.0 { "-" } else { "" };
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    rest.map_or_else(|| format!("{sign}{whole}"), |rest| format!("{sign}{whole}.{rest}"))
}

/// A value as the tracker has it, with its unit: `63%`, `12.5 days`.
pub fn as_found(value: f64, unit: &str) -> String {
    match unit.trim() {
        "%" => format!("{value}%"),
        "" => value.to_string(),
        unit => format!("{value} {unit}"),
    }
}

/// A value with its unit and at least so many decimals: `86%`, `24.50`, `£12.3m`, `50.1 per 10,000 children`.
pub fn with_unit(value: f64, unit: &str, decimals: usize) -> String {
    let mut number = decimal(value);
    let own = number.split_once('.').map_or(0, |(_, rest)| rest.len());
    if own < decimals {
        if own == 0 {
            number.push('.');
        }
        number.push_str(&"0".repeat(decimals - own));
    }
    match unit {
        "" => number,
        "%" => format!("{number}%"),
        "£" | "£m" => format!("£{number}{}", unit.trim_start_matches('£')),
        unit => format!("{number} {unit}"),
    }
}

/// `70% to 80%`, `3 to 5 days`.
pub fn range(low: f64, high: f64, unit: &str) -> String {
    let low = if unit == "%" { with_unit(low, unit, 0) } else { decimal(low) };
    format!("{low} to {}", with_unit(high, unit, 0))
}

/// Pounds to the penny, for those who check them: `£1,234,567.89`.
pub fn pounds(pence: i64) -> String {
    let size = pence.unsigned_abs();
    let sign = if pence < 0 { "-" } else { "" };
    format!("{sign}£{}.{:02}", thousands(size / 100), size % 100)
}

/// Pounds for a sentence: `£4.9 million`, `£200,000`, `£950`. Nearer to the penny than a thousandth of the amount nobody reads.
pub fn money(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let size = pence.unsigned_abs();
    // Pence count only where there are few pounds.
    if !size.is_multiple_of(100) && size < 1_000 {
        return pounds(pence);
    }
    if size >= 99_950_000 {
        let tenths = (size + 5_000_000) / 10_000_000;
        let rest = if tenths.is_multiple_of(10) { String::new() } else { format!(".{}", tenths % 10) };
        return format!("{sign}£{}{rest} million", thousands(tenths / 10));
    }
    // Whole thousands where they say it to a hundredth, whole pounds below.
    let pounds = (size + 50) / 100;
    let rounded = if pounds >= 100_000 { (pounds + 500) / 1_000 * 1_000 } else { pounds };
    format!("{sign}£{}", thousands(rounded))
}

/// `31 March 2004`, for sentences.
pub fn day(day: Date) -> String {
    format!("{} {} {}", day.day(), MONTHS[(day.month() - 1) as usize], day.year())
}

/// `31 Mar 2004`, for tables: the form of the Analysis Function.
pub fn short_day(day: Date) -> String {
    format!("{} {} {}", day.day(), &MONTHS[(day.month() - 1) as usize][..3], day.year())
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// At most three by name, then how many others: `a, b, c and 10 others`.
pub fn some_of<T: AsRef<str>>(items: &[T]) -> String {
    if items.len() <= MOST_NAMED {
        return list(items);
    }
    let named: Vec<&str> = items[..MOST_NAMED].iter().map(AsRef::as_ref).collect();
    format!("{} and {}", named.join(", "), plural(items.len() - MOST_NAMED, "other", "others"))
}

/// `half` or `all` where a share is just that; `None` where it takes a number.
pub fn fraction(part: usize, whole: usize) -> Option<&'static str> {
    match (part, whole) {
        (_, 0) => None,
        (part, whole) if part == whole => Some("all"),
        (part, whole) if part * 2 == whole => Some("half"),
        _ => None,
    }
}

/// Longer names are shortened for a sentence: at a space, with dots.
pub fn shortened(text: &str, most: usize) -> String {
    let line = crate::text::one_line(text);
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(4)).collect();
    let end = cut.rfind(' ').filter(|at| *at > most / 2).unwrap_or(cut.len());
    format!("{} ...", cut[..end].trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_percentages_with_their_numbers() {
        assert_eq!(share(30, 35, false), "86% (30 of 35)");
        assert_eq!(share(1_204, 2_408, false), "50% (1,204 of 2,408)");
        assert_eq!(share(3, 5, true), "3 of 5");
        assert_eq!(share_of(30, 35, false, "actions"), "86% of actions (30 of 35)");
        assert_eq!(share_of(3, 5, true, "actions"), "3 of 5 actions");
        assert_eq!(percent(0.2), "under 1%");
        assert_eq!(percent(99.7), "over 99%");
        assert_eq!((percent(0.0), percent(100.0), percent(12.5)), ("0%".into(), "100%".into(), "13%".into()));
    }

    #[test]
    fn money_is_exact_for_checking_and_round_in_sentences() {
        assert_eq!(pounds(123_456_789), "£1,234,567.89");
        assert_eq!(pounds(-5), "-£0.05");
        assert_eq!(pounds(100_000), "£1,000.00");
        assert_eq!(money(492_407_000), "£4.9 million");
        assert_eq!(money(200_000_000), "£2 million");
        assert_eq!(money(20_000_000), "£200,000");
        assert_eq!(money(99_999_999), "£1 million");
        assert_eq!(money(99_940_000), "£999,000");
        assert_eq!(money(-4_512_300), "-£45,123");
        assert_eq!(money(12_345_600), "£123,000");
        assert_eq!(money(95_000), "£950");
        assert_eq!((money(1), money(-40), money(900)), ("£0.01".into(), "-£0.40".into(), "£9".into()));
    }

    #[test]
    fn lists_name_three_and_count_the_others() {
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(some_of(&["a", "b", "c"]), "a, b and c");
        assert_eq!(some_of(&["a", "b", "c", "d"]), "a, b, c and 1 other");
        assert_eq!(some_of(&["a", "b", "c", "d", "e"]), "a, b, c and 2 others");
        assert_eq!(list::<&str>(&[]), "");
    }

    #[test]
    fn units_stand_where_they_are_read() {
        assert_eq!(with_unit(18.0, "%", 1), "18.0%");
        assert_eq!(with_unit(12.5, "£m", 0), "£12.5m");
        assert_eq!(with_unit(1_234.0, "", 0), "1,234");
        assert_eq!(with_unit(50.1, "per 10,000 children", 0), "50.1 per 10,000 children");
    }
}
