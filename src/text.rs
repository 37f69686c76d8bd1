//! The form in which texts of trackers and packs are compared. Shared by all stages; knows no field.

/// Gives each character in lower case, those of plain English without a look into tables.
fn each_lower(text: &str, mut take: impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii() {
            take(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(&mut take);
        }
    }
}

/// Text in the form in which words are compared: lower case, single spaces, no spaces around, no end marks.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    each_lower(text, |c| {
        if c.is_whitespace() || c == '\u{feff}' {
            space = !out.is_empty();
            return;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        out.push(match c {
            '’' | '‘' => '\'',
            '–' | '—' | '‑' => '-',
            other => other,
        });
    });
    out.truncate(out.trim_end_matches(['.', ':', ';', ',']).len());
    out
}

/// Words only: `plain` without punctuation, `&` as "and", accents off the letters that British trackers use.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    each_lower(text, |c| {
        let c = match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'á' | 'à' | 'â' => 'a',
            'ö' | 'ô' => 'o',
            'ü' => 'u',
            'ç' => 'c',
            '\'' | '’' | '‘' => return,
            other => other,
        };
        if c == '&' {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str("and");
            space = true;
        } else if c.is_alphanumeric() {
            if std::mem::take(&mut space) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
        } else {
            space = true;
        }
    });
    out
}

/// The text on one line, with single spaces.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// `1,204`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number as it was published, with commas in its thousands: `402,400`, `24.5`, `-0.25`.
pub fn decimal(number: f64) -> String {
    let text = number.abs().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let sign = if number < 0.0 { "-" } else { "" };
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    rest.map_or_else(|| format!("{sign}{whole}"), |rest| format!("{sign}{whole}.{rest}"))
}

/// `an action`, `a budget line`.
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `01/02/2010`, `1/2/10`, `01.02.10`; a date with the year first is clear, and `1.2.10` may be a reference.
pub fn is_numeric_date(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 10 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    ['/', '.', '-'].iter().any(|mark| {
        let parts: Vec<&str> = text.split(*mark).collect();
        let [day, month, year] = parts.as_slice() else { return false };
        let counts =
            |part: &str| part.len() <= 2 && part.parse::<u8>().is_ok_and(|number| (1..=31).contains(&number));
        let is_year = year.chars().all(|c| c.is_ascii_digit())
            && (year.len() == 4 || year.len() == 2 && (*mark == '/' || day.len() == 2 && month.len() == 2));
        is_year && counts(day) && counts(month)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_marks_and_accents() {
        assert_eq!(words("  Climbié   rec. "), "climbie rec");
        assert_eq!(words("Training & development"), "training and development");
        assert_eq!(words("R&D"), "r and d");
        assert_eq!(words("What will we do?"), "what will we do");
        assert_eq!(words("Members' visits"), "members visits");
        assert_eq!(plain(" On\u{a0}Track. "), "on track");
    }
}
