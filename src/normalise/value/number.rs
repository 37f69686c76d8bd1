//! Plain numbers and percentages that trackers keep as text.

use super::plain;

/// Reads `1,234`, `12.5`, `45%`, `(3)`; a percentage as its number (45). `None` for anything else.
pub fn parse(text: &str) -> Option<f64> {
    let text = plain(text);
    let mut rest = text.strip_suffix('%').unwrap_or(&text).trim();
    let mut sign = 1.0;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        sign = -1.0;
        rest = inner;
    }
    let first = rest.chars().next()?;
    if !(first.is_ascii_digit() || matches!(first, '-' | '+' | '.')) {
        return None;
    }
    let number: f64 = rest.replace(',', "").parse().ok()?;
    number.is_finite().then_some(sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_text_are_read() {
        assert_eq!(parse("1,234"), Some(1234.0));
        assert_eq!(parse(" 45% "), Some(45.0));
        assert_eq!(parse("(3)"), Some(-3.0));
        for text in ["", "n/a", "inf", "NaN", "12 weeks", "%"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
