//! The embedded font (Open Sans by Steve Matteson, Apache License 2.0: see `fonts/LICENCE.txt`), without the tables for complex scripts and kerning: our labels are plain Latin, and looking
//! those tables through for every label would take half the time of a picture. Shapes and widths are untouched.

use std::sync::OnceLock;

/// Tables of shapes and widths.
const KEPT: [&[u8; 4]; 11] =
    [b"OS/2", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name"];

/// Its family, as SVG names it.
pub(super) const FAMILY: &str = "Open Sans";

const REGULAR: &[u8] = include_bytes!("fonts/OpenSans-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("fonts/OpenSans-Semibold.ttf");

/// Open Sans, regular: a humane sans-serif whose numerals are of one width.
pub(super) fn regular() -> &'static [u8] {
    static FONT: OnceLock<Vec<u8>> = OnceLock::new();
    FONT.get_or_init(|| lean(REGULAR))
}

/// Open Sans, semibold.
pub(super) fn bold() -> &'static [u8] {
    static FONT: OnceLock<Vec<u8>> = OnceLock::new();
    FONT.get_or_init(|| lean(SEMIBOLD))
}

/// A copy of a TrueType file with only some of its tables (the OpenType specification, "Organization of an OpenType font").
fn lean(font: &[u8]) -> Vec<u8> {
    let number = |at: usize| {
        font.get(at..at + 4)
            .map_or(0, |four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]) as usize)
    };
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let records: Vec<usize> = (0..count)
        .map(|at| 12 + 16 * at)
        .filter(|&at| KEPT.iter().any(|tag| font[at..at + 4] == tag[..]))
        .collect();
    let mut head = font[..4].to_vec();
    head.extend((records.len() as u16).to_be_bytes());
    head.extend([0; 6]);
    let mut body = Vec::new();
    let start = 12 + 16 * records.len();
    for at in records {
        let (offset, length) = (number(at + 8), number(at + 12));
        head.extend(&font[at..at + 8]);
        head.extend(((start + body.len()) as u32).to_be_bytes());
        head.extend((length as u32).to_be_bytes());
        body.extend(&font[offset..offset + length]);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lean_font_is_a_smaller_font() {
        for (lean, whole) in [(regular(), REGULAR), (bold(), SEMIBOLD)] {
            assert!(lean.len() < whole.len() && lean.len() > 60_000);
            assert_eq!(lean[..4], whole[..4]);
        }
    }
}
