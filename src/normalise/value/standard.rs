//! A standard by its number or its name, typos within reason.

use super::words;
use crate::national::Pack;

/// The standard meant, and whether its name had to be guessed.
pub fn parse(text: &str, pack: &Pack) -> Option<(u8, bool)> {
    let text = words(text);
    if text.is_empty() {
        return None;
    }
    let rest = ["standard ", "std ", "outcome ", "no "].iter().find_map(|start| text.strip_prefix(start)).unwrap_or(&text);
    let (number, name) = match rest.split_once(' ') {
        Some((first, name)) if first.bytes().all(|b| b.is_ascii_digit()) => (first.parse::<u8>().ok(), name),
        _ => (rest.parse::<u8>().ok(), rest),
    };
    let exact = pack
        .standards
        .iter()
        .find(|standard| std::iter::once(&standard.name).chain(&standard.also).any(|known| words(known) == name));
    if let Some(standard) = exact {
        return Some((standard.number, false));
    }
    if let Some(number) = number {
        // "1" or "1 Referral and assessment": the number decides when there is one.
        return pack.standard(number).map(|standard| (standard.number, name != rest));
    }
    // A name cut short after its first words, or with a letter or two wrong.
    pack.standards
        .iter()
        .flat_map(|standard| std::iter::once(&standard.name).chain(&standard.also).map(move |known| (standard, words(known))))
        .filter_map(|(standard, known)| {
            let distance = strsim::damerau_levenshtein(&known, name);
            (name.len() >= 5 && distance <= (known.len() / 4).clamp(1, 3)).then_some((distance, standard.number))
        })
        .min()
        .map(|(_, number)| (number, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standards_are_known_by_number_name_and_near_miss() {
        let packs = crate::national::load().expect("the packs are sound");
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
