//! References to the inquiry's recommendations: "recs 6 & 7", "R12-15", "Rec. 47".

/// The numbers named, in order and once each; ranges are filled. Numbers outside 1 to `last` come apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    pub numbers: Vec<u16>,
    pub out_of_range: Vec<u32>,
}

/// Reads all numbers of the text. Empty when there are none.
pub fn parse(text: &str, last: u16) -> References {
    let mut found = References::default();
    let mut range_from: Option<u32> = None;
    let mut pending_range = false;
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let number: u32 = rest[..end].parse().unwrap_or(u32::MAX);
            let first =
                range_from.filter(|&from| pending_range && from < number && number - from <= u32::from(last));
            match first {
                Some(from) => (from + 1..=number).for_each(|each| push(&mut found, each, last)),
                None => push(&mut found, number, last),
            }
            range_from = Some(number);
            pending_range = false;
            rest = &rest[end..];
            // "47.0" is how a number cell may come through, "6.2" a paragraph: the fraction is no second reference.
            if let Some(fraction) =
                rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            {
                rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        } else {
            if matches!(c, '-' | '–' | '—') {
                pending_range = true;
            } else if let Some(after) = rest.strip_prefix("to ") {
                pending_range = true;
                rest = after;
                continue;
            } else if c.is_alphabetic() {
                let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
                pending_range &= matches!(word, "r" | "rec" | "recs" | "recommendation");
                rest = &rest[word.len()..];
                continue;
            } else if !(c.is_whitespace() || c == '.') {
                pending_range = false;
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

fn push(found: &mut References, number: u32, last: u16) {
    match u16::try_from(number) {
        Ok(small) if (1..=last).contains(&small) => {
            if !found.numbers.contains(&small) {
                found.numbers.push(small);
            }
        }
        _ => found.out_of_range.push(number),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_read_in_every_form() {
        let known: [(&str, &[u16]); 12] = [
            ("recs 6 & 7", &[6, 7]),
            ("R12-15", &[12, 13, 14, 15]),
            ("Rec. 47", &[47]),
            ("R6, R7", &[6, 7]),
            ("12 to 15", &[12, 13, 14, 15]),
            ("recs 6, 7, 9, 33 and 47", &[6, 7, 9, 33, 47]),
            ("R12 - R15", &[12, 13, 14, 15]),
            ("47", &[47]),
            ("47.0", &[47]),
            ("none", &[]),
            ("6.2", &[6]),
            ("7 - see rec 9", &[7, 9]),
        ];
        for (text, numbers) in known {
            assert_eq!(parse(text, 108).numbers, numbers, "{text}");
        }
    }

    #[test]
    fn numbers_that_no_recommendation_has_are_kept_apart() {
        let found = parse("recs 0, 108 and 112", 108);
        assert_eq!((found.numbers, found.out_of_range), (vec![108], vec![0, 112]));
        assert_eq!(parse("3-999999999999", 108).numbers, [3]);
    }

    proptest! {
        #[test]
        fn any_range_gives_each_number_once(first in 1u16..100, length in 1u16..8) {
            let last = first + length;
            let numbers = parse(&format!("R{first}-{last}"), 108).numbers;
            prop_assert_eq!(numbers, (first..=last).collect::<Vec<_>>());
        }
    }
}
