//! The form in which texts of trackers and packs are compared. Shared by all stages; knows no field.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

/// A map by words, which are asked for more often than anything else.
pub(crate) type WordMap<K, V> = HashMap<K, V, FixedState>;
/// A set of words.
pub(crate) type WordSet<K> = HashSet<K, FixedState>;

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
    if text.is_ascii() {
        return plain_ascii(text);
    }
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
    if text.is_ascii() {
        return words_ascii(text);
    }
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

/// `plain` of a text without accents or typographic marks, as most are: byte by byte.
fn plain_ascii(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut space = false;
    for byte in text.bytes() {
        // As `char::is_whitespace` has it: the vertical tab too.
        if matches!(byte, b'\t'..=b'\r' | b' ') {
            space = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(b' ');
        }
        out.push(byte.to_ascii_lowercase());
    }
    while matches!(out.last(), Some(b'.' | b':' | b';' | b',')) {
        out.pop();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// `words` of a text without accents or typographic marks.
fn words_ascii(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut space = false;
    for byte in text.bytes() {
        match byte {
            b'\'' => {}
            b'&' => {
                if !out.is_empty() {
                    out.push(b' ');
                }
                out.extend_from_slice(b"and");
                space = true;
            }
            byte if byte.is_ascii_alphanumeric() => {
                if std::mem::take(&mut space) && !out.is_empty() {
                    out.push(b' ');
                }
                out.push(byte.to_ascii_lowercase());
            }
            _ => space = true,
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Can a character be neither shown nor stored: a control sign other than a line break or tab, or no character at all?
fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Signs that are nowhere seen and change what a text says to a program: zero-width spaces, soft hyphens, marks and
/// overrides of direction. Joiners of letters and pictures are none of them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A tracker's text without what can be neither seen nor stored; `None` where it has nothing of that. What parts lines or
/// words becomes a space.
pub fn cleaned(text: &str) -> Option<String> {
    // All bytes at once: a loop that stops early is slower.
    if !text.bytes().fold(false, |odd, byte| odd | !(0x20..0x7f).contains(&byte)) {
        return None;
    }
    if !text.chars().any(|c| is_control(c) || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
        return None;
    }
    let clean = |c: char| match c {
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_control(c) || is_invisible(c) => None,
        c => Some(c),
    };
    Some(text.chars().filter_map(clean).collect())
}

/// A name or message on one line of a screen: what would steer the terminal is shown as a sign of its own.
pub fn printable(text: &str) -> std::borrow::Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.into();
    }
    let shown = |c: char| match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_control(c) || is_invisible(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect::<String>().into()
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

/// The text with its first letter small, for the middle of a sentence; an abbreviation (`SSI`) stays.
pub fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => String::new(),
    }
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

    proptest::proptest! {
        #[test]
        fn texts_without_accents_are_read_byte_by_byte_to_the_same_words(text in "[ -~\\t\\n\u{b}\u{c}\\r]{0,40}") {
            // A letter beyond ASCII at the end takes the long way.
            let long = format!("{text} ÿ");
            let rest = |text: String| text.strip_suffix('ÿ').map(|rest| rest.strip_suffix(' ').unwrap_or(rest).to_owned());
            proptest::prop_assert_eq!(rest(words(&long)), Some(words(&text)));
            let marks = ['.', ':', ';', ','];
            let plainly = rest(plain(&long)).map(|rest| rest.trim_end_matches(marks).to_owned());
            proptest::prop_assert_eq!(plainly, Some(plain(&text)));
        }
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        assert_eq!(cleaned("North\u{b}Team"), Some("North Team".to_owned()));
        assert_eq!(cleaned("\u{1b}[31mred\u{7}\u{200b}"), Some("[31mred".to_owned()));
        assert_eq!(cleaned("31/03\u{200e}/2004"), Some("31/03/2004".to_owned()));
        for text in ["plain", "two\nlines\tand a tab", "Climbié", "👩‍👩‍👧 joined"] {
            assert_eq!(cleaned(text), None, "{text}");
        }
        assert_eq!(printable("a\u{1b}[2Jb\n"), "a␛[2Jb␊");
    }

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
