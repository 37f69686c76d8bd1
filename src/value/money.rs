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
    /// `c. £50k`, `£50k - £60k`: near an amount, and none that could be added up.
    About,
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
    if let Some(pence) = amount(&text, scale).or_else(|| amount(without_words(&text), scale)) {
        return MoneyText::Pence(pence);
    }
    if is_about(&text, scale) {
        return MoneyText::About;
    }
    if STATEMENTS.iter().any(|words| text.contains(words)) { MoneyText::Words } else { MoneyText::Unreadable }
}

/// Words after an amount that leave it as it is.
const AFTER: &[&str] = &[
    "p.a",
    "pa",
    "per annum",
    "per year",
    "a year",
    "each year",
    "one-off",
    "one off",
    "oneoff",
    "recurring",
    "non-recurring",
    "(one-off)",
    "(one off)",
    "(recurring)",
    "(p.a.)",
    "(pa)",
    "net",
    "gross",
    "(net)",
    "(gross)",
    "+ vat",
    "+vat",
    "ex vat",
    "excl vat",
    "exc vat",
    "inc vat",
    "incl vat",
    "(revenue)",
    "(capital)",
    "revenue",
    "capital",
    "only",
    "in total",
    "total",
    "approved",
    "agreed",
    "(actual)",
    "actual",
    "(estimate)",
    "*",
    "†",
    "(e)",
    "(p)",
    "(f)",
];

/// An amount without words that leave it as it is, and without the traces of a text that was read in another alphabet.
fn without_words(text: &str) -> &str {
    let mut rest = text.trim().strip_prefix("â").unwrap_or(text);
    // A spreadsheet's way of keeping a number as text.
    rest = rest.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(rest);
    loop {
        let before = rest;
        for word in AFTER {
            if let Some(begin) = rest.strip_suffix(word)
                && begin.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ')' | 'k' | 'm'))
            {
                rest = begin.trim_end();
            }
        }
        if rest == before {
            return rest;
        }
    }
}

/// Words before an amount that is not exact.
const ABOUT: &[&str] = &[
    "c.",
    "c",
    "ca.",
    "ca",
    "circa",
    "approx.",
    "approx",
    "approximately",
    "about",
    "around",
    "up to",
    "over",
    "under",
    "less than",
    "more than",
    "at least",
    "est.",
    "est",
    "estimated",
    "between",
    "from",
    "~",
    "≈",
    "<",
    ">",
    "≤",
    "≥",
    "tbc",
    "nearly",
    "almost",
    "in the region of",
    "some",
];

/// `c. £50k`, `£50k - £60k`, `tbc (c£20k)`: one amount or two, and nothing else but words that make them uncertain.
fn is_about(text: &str, scale: i64) -> bool {
    let mut rest = text.trim().trim_end_matches(['?', '+']).trim();
    let mut is_uncertain = rest.len() < text.trim().len();
    loop {
        let before = rest;
        rest = rest.trim_start_matches(['(', ' ']).trim_end_matches([')', ' ']);
        for word in ABOUT {
            if let Some(after) = rest.strip_prefix(word)
                && after.starts_with(|c: char| matches!(c, ' ' | '£' | '(') || c.is_ascii_digit())
            {
                (rest, is_uncertain) = (after.trim_start(), true);
            }
            if let Some(begin) = rest.strip_suffix(word)
                && begin.ends_with([' ', '('])
            {
                (rest, is_uncertain) = (begin.trim_end(), true);
            }
        }
        if rest == before {
            break;
        }
    }
    let is_amount = |text: &str| amount(without_words(text.trim()), scale).is_some();
    let range = rest
        .split_once(" - ")
        .or_else(|| rest.split_once(" to "))
        .or_else(|| rest.split_once('-'))
        .or_else(|| rest.split_once(" and "));
    (is_uncertain && is_amount(rest)) || range.is_some_and(|(low, high)| is_amount(low) && is_amount(high))
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
        // "1,250-" as ledgers print it.
        if let Some(other) = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)) {
            negative = true;
            rest = other.trim();
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
    // "£(1,250)"
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
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
    if !has_unit && let Some(number) = scientific(rest) {
        return of_number(if negative { -number } else { number }, scale);
    }
    let pence = if continental { decimal(&rest.replace(',', "."), scale) } else { decimal(rest, scale) }?;
    Some(if negative { -pence } else { pence })
}

/// `1.2e+05`.
fn scientific(text: &str) -> Option<f64> {
    let (number, power) = text.split_once('e')?;
    let is_plain = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-'))
    };
    (is_plain(number) && is_plain(power)).then(|| text.parse().ok())?
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

/// £1,000 billion in pence: no budget of a public body is larger, and sums of ten thousand such lines still fit.
const LARGEST: i64 = 100_000_000_000_000;

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
            ("1,250-", -125_000),
            ("£(1,250)", -125_000),
            ("£1,250-", -125_000),
            ("£50,000 p.a.", 5_000_000),
            ("£50,000 per annum", 5_000_000),
            ("1,000 (one-off)", 100_000),
            ("Â£1,250", 125_000),
            ("1.2E+05", 12_000_000),
            ("=\"10000\"", 1_000_000),
            ("£12,000 + VAT", 1_200_000),
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
            "c. £50k",
            "£50k - £60k",
            "TBC (c£20k)",
            "c£20k",
            "approx 1,200",
            "£50,000?",
            "between £5k and £6k",
            "up to £10k",
            "about 5",
        ] {
            assert_eq!(parse(text, 100), MoneyText::About, "{text}");
        }
        for text in [
            "£2,000bn",
            "999999999999999",
            "£89,8",
            "$752,942",
            "WLC(500m min)",
            "2 39m",
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
