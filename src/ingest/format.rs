//! What a number format makes of a number: the cell holds 7, and its reader sees `AP-007`, `700%` or `Mar-24`.

use std::collections::HashMap;
use std::sync::Arc;

use super::Value;

/// How the numbers of one format are shown, as far as it changes what they say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// Shown as a percentage: the cell then holds what its reader sees, 55 for 0.55.
    pub(super) is_percent: bool,
    /// Shown divided by a thousand, this many times: `#,##0,`.
    pub(super) thousands: u8,
    /// Places after the point, where the format fixes them.
    pub(super) decimals: Option<u8>,
    /// A day that is shown as its month: `mmm-yy`. Whoever types "Mar-24" gets the first of March.
    pub(super) is_month: bool,
    /// Shown with words before it or with leading zeros, as references are: `"AP-"000`.
    code: Option<Code>,
}

/// A number that is shown as a code.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Code {
    before: Arc<str>,
    digits: usize,
}

/// The parts of a format that count, read from its first section.
#[derive(Default)]
struct Parts {
    /// Words before the first digit.
    before: String,
    whole: String,
    after_point: Option<u8>,
    /// Thousands marks since the last digit.
    marks: u8,
    is_percent: bool,
    has_more: bool,
    letters: String,
}

/// Money that is named by letters is no code.
const CURRENCIES: [&str; 4] = ["gbp", "eur", "usd", "stg"];

impl NumberFormat {
    /// Reads a format's code.
    pub(super) fn of(code: &str) -> Self {
        if code.is_empty() || code == "General" || code == "@" {
            return Self::default();
        }
        let parts = parts(code);
        let letters = parts.letters.to_lowercase();
        if letters.contains(['m', 'y', 'd', 'h', 's']) {
            let is_month = letters.contains('m') && !letters.contains(['d', 'h', 's']);
            return Self { is_month, ..Self::default() };
        }
        let before = parts.before.trim_start();
        let is_word = before.contains(char::is_alphabetic)
            && !CURRENCIES.iter().any(|name| before.to_lowercase().contains(name));
        let is_whole = parts.after_point.is_none() && !parts.is_percent && !parts.has_more;
        let has_zeros = parts.whole.len() > 1 && parts.whole.bytes().all(|digit| digit == b'0');
        let is_code = is_whole && parts.marks == 0 && (is_word || (has_zeros && before.is_empty()));
        Self {
            is_percent: parts.is_percent,
            thousands: parts.marks,
            decimals: parts.after_point.filter(|places| *places > 0),
            is_month: false,
            code: is_code.then(|| Code {
                before: Arc::from(before),
                digits: parts.whole.bytes().filter(|digit| *digit == b'0').count(),
            }),
        }
    }

    /// The value as its reader sees it, where that says something else.
    pub(super) fn seen(&self, value: Value) -> Value {
        match value {
            // Without the dust of the binary fraction: 0.55 x 100 is 55.00000000000001.
            Value::Number(number) if self.is_percent => Value::Number((number * 1e10).round() / 1e8),
            Value::Number(number) if number >= 0.0 && number.fract() == 0.0 => match &self.code {
                Some(Code { before, digits }) => Value::Text(format!("{before}{number:0digits$}")),
                None => Value::Number(number),
            },
            value => value,
        }
    }
}

/// The formats that every workbook has without naming them, by their numbers (ECMA-376, part 1, 18.8.30), as far as they
/// say something.
pub(super) fn built_in() -> HashMap<u16, NumberFormat> {
    let codes = [
        (2, "0.00"),
        (4, "#,##0.00"),
        (9, "0%"),
        (10, "0.00%"),
        (17, "mmm-yy"),
        (39, "#,##0.00"),
        (40, "#,##0.00"),
    ];
    codes.into_iter().map(|(number, code)| (number, NumberFormat::of(code))).collect()
}

/// Takes the first section of a format apart. What stands in quotes, or behind a backslash, is only text.
fn parts(code: &str) -> Parts {
    let mut parts = Parts::default();
    let mut in_fraction = false;
    let mut marks = 0;
    let mut has_digits = false;
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let literal: Option<String> = match letter {
            ';' => break,
            '"' => Some(letters.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => letters.next().map(String::from),
            // A space as wide as the next letter, or that letter repeated.
            '_' | '*' => {
                letters.next();
                continue;
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // `[$£-809]` is a currency, `[Red]` a colour.
                parts.has_more |= inside.starts_with('$');
                continue;
            }
            _ => None,
        };
        if let Some(text) = literal {
            if !has_digits {
                parts.before.push_str(&text);
            } else if text.contains(char::is_alphanumeric) {
                parts.has_more = true;
            }
            continue;
        }
        match letter {
            '0' | '#' | '?' => {
                has_digits = true;
                // A mark between digits groups them.
                parts.has_more |= marks > 0;
                marks = 0;
                if in_fraction {
                    parts.after_point = parts.after_point.map(|places| places.saturating_add(1));
                } else {
                    parts.whole.push(letter);
                }
            }
            '.' => {
                in_fraction = true;
                parts.after_point = Some(0);
            }
            ',' if has_digits => marks += 1,
            '%' => parts.is_percent = true,
            letter if letter.is_ascii_alphabetic() => parts.letters.push(letter),
            letter if !has_digits => parts.before.push(letter),
            _ => {}
        }
    }
    parts.marks = marks;
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(code: &str, number: f64) -> String {
        NumberFormat::of(code).seen(Value::Number(number)).shown()
    }

    #[test]
    fn codes_are_read_as_they_are_shown() {
        let known = [
            ("\"AP-\"000", 7.0, "AP-007"),
            ("\\R0", 12.0, "R12"),
            ("\"Rec \"0;-0", 3.0, "Rec 3"),
            ("000", 7.0, "007"),
            ("General", 7.0, "7"),
            ("0", 7.0, "7"),
            ("0.00", 1.1, "1.1"),
            ("#,##0", 1200.0, "1200"),
            ("\"£\"#,##0", 1200.0, "1200"),
            ("[$GBP] 0", 7.0, "7"),
            ("\"GBP \"0", 7.0, "7"),
            ("0\" days\"", 7.0, "7"),
            ("0%", 0.55, "55"),
            ("0.0\"% \"", 0.5, "0.5"),
        ];
        for (code, number, expected) in known {
            assert_eq!(seen(code, number), expected, "{code}");
        }
    }

    #[test]
    fn marks_behind_the_digits_divide() {
        let thousands = |code| NumberFormat::of(code).thousands;
        assert_eq!(thousands("#,##0"), 0);
        assert_eq!(thousands("#,##0,"), 1);
        assert_eq!(thousands("#,##0.0,,\"m\""), 2);
        assert_eq!(thousands("£#,##0,;[Red]-£#,##0,"), 1);
        assert_eq!(NumberFormat::of("0.00").decimals, Some(2));
        assert_eq!(NumberFormat::of("#,##0.0,").decimals, Some(1));
    }

    #[test]
    fn formats_of_months_are_told_from_those_of_days() {
        let is_month = |code| NumberFormat::of(code).is_month;
        assert!(is_month("mmm-yy") && is_month("mmmm yyyy") && is_month("[$-809]mmm yy"));
        assert!(!is_month("dd/mm/yyyy") && !is_month("yyyy") && !is_month("hh:mm"));
    }
}
