//! Money as whole pence in an i64, never a float. Amounts are read digit by digit, so that a penny stays a penny.

use super::blank::Blank;
use super::plain;

/// What a money cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyText {
    Pence(i64),
    Blank(Blank),
    /// A statement such as "within existing resources": adds nothing, and keeps its words.
    Words,
    Unreadable,
}

/// Statements that stand for money without being an amount.
const STATEMENTS: &[&str] = &[
    "existing resource",
    "within resource",
    "within budget",
    "no cost",
    "nil cost",
    "cost neutral",
    "in kind",
    "pooled",
    "not costed",
];

/// Reads an amount. `scale` is what one unit of a bare number is worth in pence: 100 for pounds, 100,000 for £000.
pub fn parse(text: &str, scale: i64) -> MoneyText {
    let text = plain(text);
    if text == "nil" || text == "zero" {
        return MoneyText::Pence(0);
    }
    if let Some(blank) = Blank::of(&text) {
        return MoneyText::Blank(blank);
    }
    if let Some(pence) = amount(&text, scale) {
        return MoneyText::Pence(pence);
    }
    if STATEMENTS.iter().any(|words| text.contains(words)) { MoneyText::Words } else { MoneyText::Unreadable }
}

/// A number cell as pence: its shortest decimal text is what the sheet shows.
pub fn of_number(number: f64, scale: i64) -> Option<i64> {
    decimal(&format!("{}", number.abs()), scale).map(|pence| if number < 0.0 { -pence } else { pence })
}

fn amount(text: &str, scale: i64) -> Option<i64> {
    let mut rest = text.trim();
    // Brackets, CR and a minus each say the same once more: `(-5)` is five less, not five.
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    }
    if let Some(before) = rest.strip_suffix("cr") {
        negative = true;
        rest = before.trim();
    } else if let Some(before) = rest.strip_suffix("dr") {
        rest = before.trim();
    }
    for sign in ['-', '−'] {
        if let Some(after) = rest.strip_prefix(sign) {
            negative = true;
            rest = after.trim();
            break;
        }
    }
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    }
    rest = rest.strip_prefix('+').unwrap_or(rest);
    rest = rest.strip_prefix('£').or_else(|| rest.strip_prefix("gbp")).unwrap_or(rest).trim();
    if let Some(after) = rest.strip_prefix('-') {
        negative = true;
        rest = after;
    }
    let mut scale = scale;
    let mut has_unit = false;
    for (unit, worth) in [
        ("thousand", 100_000),
        ("million", 100_000_000),
        ("bn", 100_000_000_000),
        ("mn", 100_000_000),
        ("k", 100_000),
        ("m", 100_000_000),
    ] {
        if let Some(before) = rest.strip_suffix(unit) {
            scale = worth;
            has_unit = true;
            rest = before.trim();
            break;
        }
    }
    // "£89,8bn": before a unit, a comma with one or two digits after it can only be a decimal one.
    let continental = has_unit
        && rest.matches(',').count() == 1
        && !rest.contains('.')
        && rest.rsplit(',').next().is_some_and(|digits| matches!(digits.len(), 1 | 2));
    let pence = if continental { decimal(&rest.replace(',', "."), scale) } else { decimal(rest, scale) }?;
    Some(if negative { -pence } else { pence })
}

/// Decimal text times `scale`, rounded half away from zero. Commas or spaces part thousands and nothing else.
fn decimal(text: &str, scale: i64) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mark = if whole.contains(',') { ',' } else { ' ' };
    let groups: Vec<&str> = whole.split(mark).map(str::trim).collect();
    if groups.len() > 1 && groups[1..].iter().any(|group| group.len() != 3) {
        return None;
    }
    let whole: String = groups.concat();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty())
        || !all_digits(&whole)
        || !all_digits(fraction)
        || whole.len() > 15
    {
        return None;
    }
    let mut value = i128::from(whole.parse::<i64>().unwrap_or(0)) * i128::from(scale);
    let mut tenth = i128::from(scale);
    let mut part = 0i128;
    // Ten more digits than the scale has are exact enough to round one penny.
    let digits = &fraction[..fraction.len().min(18)];
    let base = 10i128.pow(digits.len() as u32);
    if let Ok(number) = digits.parse::<i128>() {
        part = number * tenth;
        tenth = base;
    }
    if tenth == base && base > 1 {
        value += (part * 2 + base) / (base * 2);
    }
    i64::try_from(value).ok().filter(|pence| *pence <= LARGEST)
}

/// £100 billion in pence: no line of a council's budget is larger, and sums of a million lines still fit.
const LARGEST: i64 = 10_000_000_000_000;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_to_the_penny() {
        let known = [
            ("£200k", 20_000_000),
            ("1.2m", 120_000_000),
            ("£1.2m", 120_000_000),
            ("(1,250)", -125_000),
            ("1,250 CR", -125_000),
            ("(-5)", -500),
            ("-(1,250)", -125_000),
            ("(£5)", -500),
            ("-1,250.55", -125_055),
            ("£-5", -500),
            ("£ 12,345.67", 1_234_567),
            ("nil", 0),
            ("0.005", 1),
            ("0.004", 0),
            (".5", 50),
            ("£928.5m", 92_850_000_000),
            ("£2 398m", 239_800_000_000),
            ("£2.397m", 239_700_000),
            ("£5.73bn", 573_000_000_000),
            ("£89,8bn", 8_980_000_000_000),
            ("93.00K", 9_300_000),
            ("93.00M", 9_300_000_000),
        ];
        for (text, pence) in known {
            assert_eq!(parse(text, 100), MoneyText::Pence(pence), "{text}");
        }
        assert_eq!(parse("12.5", 100_000), MoneyText::Pence(1_250_000));
        assert_eq!(
            parse("£200k", 100_000),
            MoneyText::Pence(20_000_000),
            "a unit in the cell beats the header's"
        );
    }

    #[test]
    fn words_stay_words_and_nonsense_is_not_money() {
        assert_eq!(parse("within existing resources", 100), MoneyText::Words);
        assert_eq!(parse("TBC", 100), MoneyText::Blank(Blank::NotKnownYet));
        for text in [
            "£200bn",
            "999999999999999",
            "£89,8",
            "$752,942",
            "WLC(500m min)",
            "2 39m",
            "about 5",
            "1,25",
            "12.3.4",
            "£",
            "see note",
        ] {
            assert_eq!(parse(text, 100), MoneyText::Unreadable, "{text}");
        }
    }

    #[test]
    fn a_number_cell_is_worth_what_it_shows() {
        assert_eq!(of_number(2.675, 100), Some(268));
        assert_eq!(of_number(-1234.56, 100), Some(-123_456));
        assert_eq!(of_number(0.1 + 0.2, 100), Some(30));
        assert_eq!(of_number(12.3, 100_000), Some(1_230_000));
        assert_eq!(of_number(f64::NAN, 100), None);
    }

    proptest! {
        #[test]
        fn pence_written_in_any_form_come_back(pence in -9_999_999_999i64..9_999_999_999) {
            let size = pence.abs();
            let (pounds, rest) = (size / 100, size % 100);
            let sign = if pence < 0 { "-" } else { "" };
            let plain = format!("{pounds}.{rest:02}");
            prop_assert_eq!(parse(&format!("{sign}{plain}"), 100), MoneyText::Pence(pence));
            prop_assert_eq!(parse(&format!("{sign}£{plain}"), 100), MoneyText::Pence(pence));
            if pence < 0 {
                prop_assert_eq!(parse(&format!("({plain})"), 100), MoneyText::Pence(pence));
            }
            prop_assert_eq!(of_number(pence as f64 / 100.0, 100), Some(pence));
        }
    }
}
