//! Plain numbers, percentages and levels that trackers keep as text.

use super::plain;

/// Reads `1,234`, `12.5`, `45%`, `(3)`; a percentage as its number (45). `None` for anything else.
pub fn parse(text: &str) -> Option<f64> {
    let text = plain(text);
    let mut rest = text.strip_suffix('%').unwrap_or(&text).trim();
    let bracketed = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    rest = bracketed.unwrap_or(rest);
    let first = rest.chars().next()?;
    if !(first.is_ascii_digit() || matches!(first, '-' | '+' | '.')) {
        return None;
    }
    let number: f64 = plain_digits(rest)?.parse().ok()?;
    // `(-5)` is five less than nothing, said twice.
    let number = if bracketed.is_some() { -number.abs() } else { number };
    number.is_finite().then_some(number)
}

/// A number's digits with a point for its decimals. A comma parts thousands; one before one or two digits at the end, as
/// programs of other countries write it, is a decimal one.
fn plain_digits(text: &str) -> Option<String> {
    let Some((_, last)) = text.rsplit_once(',') else { return Some(text.replace(' ', "")) };
    let whole = last.split('.').next().unwrap_or_default();
    if whole.len() == 3 {
        return Some(text.replace([',', ' '], ""));
    }
    (text.matches(',').count() == 1 && !text.contains('.') && matches!(last.len(), 1 | 2))
        .then(|| text.replace(',', "."))
}

/// A measured value or a target: a number with what is written around it, `91% ↑`, `85% (17/20)`, `22 days`, `≥ 90%`. The flag says
/// that something else than marks was left out. `None` where it is no one number: `<5` hides it, `85-90` leaves it open.
pub fn measured(text: &str, is_target: bool) -> Option<(f64, bool)> {
    if let Some(number) = parse(text) {
        return Some((number, false));
    }
    let plain = plain(text);
    let mut rest = plain.trim_matches(|c: char| " *†‡▲▼►◄↑↓→←↔⇧⇩⇨⬆⬇➡↗↘⇔~".contains(c));
    if is_target {
        let before = [
            "at least",
            "no more than",
            "more than",
            "less than",
            "up to",
            "max",
            "maximum",
            "min",
            "minimum",
            "under",
            "over",
            "below",
            "above",
            "target",
        ];
        for word in before {
            rest = rest.strip_prefix(word).map_or(rest, |after| after.trim_start_matches(['.', ' ', ':']));
        }
        rest = rest.trim_start_matches(['<', '>', '≤', '≥', '=', ' ']).trim_end_matches(['+', ' ']);
    }
    if let Some(number) = parse(rest) {
        return Some((number, false));
    }
    // What stands in brackets after it, or the unit.
    let number = rest.split([' ', '(', '%']).next()?;
    let after = rest[number.len()..].trim_start_matches(['%', ' ']);
    let is_bracket = after.starts_with('(') && after.ends_with(')');
    let unit = after.split(' ').next().unwrap_or_default();
    let is_unit =
        UNITS.contains(&unit) && !after.contains(|c: char| c.is_ascii_digit() && !after.contains("per "));
    parse(number).filter(|_| is_bracket || is_unit).map(|number| (number, true))
}

/// Units that follow a number.
const UNITS: [&str; 30] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "per",
    "children",
    "people",
    "cases",
    "working",
    "calls",
    "visits",
    "tonnes",
    "kg",
    "points",
    "percent",
    "homes",
    "wte",
    "fte",
    "families",
    "referrals",
    "of",
    "complaints",
];

/// The number of a level, 1 to 5: `4`, `3 - High`, `Very high`.
pub fn level(text: &str) -> Option<f64> {
    let words = super::words(text);
    let text = text.trim();
    // `4`, `4.0`, `3 - High`: the number that it begins with, whole, with its sign and decimal places.
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | '−')))
        .unwrap_or(text.len());
    let first = text[..end].trim_end_matches(['.', '-', '−']);
    if first.contains(|c: char| c.is_ascii_digit()) {
        let number: f64 = first.parse().ok()?;
        if text[end..].starts_with(char::is_alphanumeric) {
            return None;
        }
        return ((0.0..=5.0).contains(&number) && number.fract() == 0.0).then_some(number);
    }
    match words.as_str() {
        "very low" | "rare" | "negligible" | "insignificant" => Some(1.0),
        "low" | "unlikely" | "minor" => Some(2.0),
        "medium" | "moderate" | "possible" => Some(3.0),
        "high" | "likely" | "major" => Some(4.0),
        "very high" | "extreme" | "almost certain" | "severe" | "catastrophic" => Some(5.0),
        _ => None,
    }
}

/// The score of a risk: `12`, `12 (High)`, `High 12`, `16 - red`. `None` for codes such as `C1`.
pub fn score(text: &str) -> Option<f64> {
    parse(text).or_else(|| {
        let text = plain(text);
        let mut numbers = text
            .split(|c: char| !(c.is_alphanumeric() || c == '.'))
            .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
            .map(|part| part.parse::<f64>().ok());
        match (numbers.next(), numbers.next()) {
            (Some(only), None) => only,
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_text_are_read() {
        assert_eq!(parse("1,234"), Some(1234.0));
        assert_eq!(parse(" 45% "), Some(45.0));
        assert_eq!(parse("(3)"), Some(-3.0));
        assert_eq!(parse("(-5)"), Some(-5.0));
        for text in ["", "n/a", "inf", "NaN", "12 weeks", "%"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_around_a_number_is_left_out_and_what_is_none_stays_none() {
        for (text, number) in [
            ("91% ↑", 91.0),
            ("85% (17/20)", 85.0),
            ("22 days", 22.0),
            ("81,5", 81.5),
            ("1,234", 1234.0),
            ("12.5*", 12.5),
        ] {
            assert_eq!(measured(text, false).map(|(number, _)| number), Some(number), "{text}");
        }
        for (text, number) in [
            ("≥ 90%", 90.0),
            ("< 30 days", 30.0),
            ("Max. 2.0% of gross rent", 2.0),
            ("at least 95%", 95.0),
            ("95%+", 95.0),
        ] {
            assert_eq!(measured(text, true).map(|(number, _)| number), Some(number), "{text}");
        }
        for text in ["<5", "85-90", "Top quartile", "c. 40", "12 of 15 or 16", ""] {
            assert_eq!(measured(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_score_may_stand_beside_a_word() {
        for (text, number) in [
            ("12", Some(12.0)),
            ("12 (High)", Some(12.0)),
            ("High - 16", Some(16.0)),
            ("C1", None),
            ("4 x 3", None),
        ] {
            assert_eq!(score(text), number, "{text}");
        }
    }

    #[test]
    fn levels_are_read_as_numbers_and_words() {
        for (text, number) in [
            ("4", 4.0),
            ("3 - High", 3.0),
            ("Very high", 5.0),
            ("5 - Major impact ", 5.0),
            ("1- Marginal", 1.0),
        ] {
            assert_eq!(level(text), Some(number), "{text}");
        }
        for text in ["25", "4.9", "-1", "- 1", "−2", "4.5 - High", "1e1", "6"] {
            assert_eq!(level(text), None, "{text}");
        }
        assert_eq!(level("TBC"), None);
    }
}
