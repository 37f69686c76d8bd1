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
    let number: f64 = rest.replace(',', "").parse().ok()?;
    // `(-5)` is five less than nothing, said twice.
    let number = if bracketed.is_some() { -number.abs() } else { number };
    number.is_finite().then_some(number)
}

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
