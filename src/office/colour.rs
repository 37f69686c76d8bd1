//! Colours as office packages name them: by their digits, by the theme, by a number of the old palette.

use super::{attribute, elements};

/// The colours of the indexes 8 to 63 unless the workbook has a palette of its own ([MS-XLS] 2.5.161).
const COLOURS: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000,
    0x00_8000, 0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366,
    0xFF_FFCC, 0xCC_FFFF, 0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00,
    0x00_FFFF, 0x80_0080, 0x80_0000, 0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99,
    0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99, 0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900,
    0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966, 0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366,
    0x33_3399, 0x33_3333,
];

/// A colour by its last six hexadecimal digits: `FF00B050`, `00b050`.
pub fn rgb_of(digits: &str) -> Option<[u8; 3]> {
    let digits = digits.get(digits.len().checked_sub(6)?..)?;
    u32::from_str_radix(digits, 16).ok().map(rgb_of_number)
}

/// A colour by its number `0xRRGGBB`.
pub fn rgb_of_number(number: u32) -> [u8; 3] {
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

/// The theme's colours: light and dark stand exchanged where cells refer to them.
pub fn theme(xml: &str) -> Vec<[u8; 3]> {
    let mut colours = Vec::new();
    let mut is_inside = false;
    elements(xml, |element| match element.local_name().as_ref() {
        "clrScheme" => is_inside = true,
        "fontScheme" => is_inside = false,
        "srgbClr" if is_inside => colours.extend(attribute(element, "val").and_then(|val| rgb_of(&val))),
        "sysClr" if is_inside => colours.extend(attribute(element, "lastClr").and_then(|val| rgb_of(&val))),
        _ => {}
    });
    if colours.len() >= 4 {
        colours.swap(0, 1);
        colours.swap(2, 3);
    }
    colours
}

/// The colour of an index in a workbook without a palette of its own; the first eight stand twice.
pub fn indexed(index: u16) -> Option<[u8; 3]> {
    let at = usize::from(if index < 8 { index } else { index - 8 });
    COLOURS.get(at).copied().map(rgb_of_number)
}

/// A tint lightens towards white or darkens towards black; it goes from -1 to 1.
pub fn tinted(base: [u8; 3], tint: f64) -> [u8; 3] {
    base.map(|part| {
        let part = f64::from(part);
        let tinted = if tint < 0.0 { part * (1.0 + tint) } else { part + (255.0 - part) * tint };
        tinted.round().clamp(0.0, 255.0) as u8
    })
}
