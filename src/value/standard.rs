//! A standard by its number or its name, typos within reason.

use super::words;
use crate::national::Pack;

/// A standard's text without the words before it: its number, if one is given, and its name.
fn split(text: &str) -> (Option<u8>, String, bool) {
    let text = words(text);
    let rest = ["standard ", "std ", "outcome ", "no "]
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(&text);
    match rest.split_once(' ') {
        Some((first, name)) if first.bytes().all(|b| b.is_ascii_digit()) => {
            (first.parse().ok(), name.to_owned(), true)
        }
        _ => (rest.parse().ok(), rest.to_owned(), false),
    }
}

/// The standard that is named exactly, in any of its spellings.
pub fn exact(text: &str, pack: &Pack) -> Option<u8> {
    let (_, name, _) = split(text);
    pack.standard_words.iter().find(|(known, _)| *known == name).map(|(_, number)| *number)
}

/// The standard meant, and whether its name had to be guessed.
pub fn parse(text: &str, pack: &Pack) -> Option<(u8, bool)> {
    let (number, name, both) = split(text);
    if name.is_empty() {
        return None;
    }
    if let Some((_, number)) = pack.standard_words.iter().find(|(known, _)| *known == name) {
        return Some((*number, false));
    }
    if let Some(number) = number {
        // "1" or "1 Referral and assessment": the number decides when there is one.
        // A name that has not one word of the standard's is a list of the council's own.
        return pack
            .standard(number)
            .filter(|standard| !both || shares_a_word(&name, &words(&standard.name)))
            .map(|standard| (standard.number, both));
    }
    // A name with a letter or two wrong.
    pack.standard_words
        .iter()
        .filter_map(|(known, number)| {
            let distance = strsim::damerau_levenshtein(known, &name);
            (name.len() >= 5 && distance <= (known.len() / 4).clamp(1, 3)).then_some((distance, *number))
        })
        .min()
        .map(|(_, number)| (number, true))
}

/// Have two names a word in common, or one that begins alike?
fn shares_a_word(a: &str, b: &str) -> bool {
    let long = |text: &str| {
        text.split(' ')
            .filter(|word| word.len() >= 5)
            .map(|word| word[..word.floor_char_boundary(5)].to_owned())
            .collect::<Vec<_>>()
    };
    let (a, b) = (long(a), long(b));
    a.iter().any(|word| b.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standards_are_known_by_number_name_and_near_miss() {
        let packs = crate::national::embedded();
        let ssi = &packs[0];
        let known = [
            ("1", Some((1, false))),
            ("Standard 1: Referral", Some((1, false))),
            ("3 Allocation, service provision and closure", Some((3, false))),
            ("Allocation, service delivery & closure", Some((3, false))),
            ("TRAINING & DEVELOPMENT", Some((5, false))),
            ("Refferal", Some((1, true))),
            ("Goverance", Some((7, true))),
            ("Guidence", Some((4, true))),
            ("8", None),
            ("Housing", None),
            ("", None),
        ];
        for (text, expected) in known {
            assert_eq!(parse(text, ssi), expected, "{text}");
        }
    }
}
