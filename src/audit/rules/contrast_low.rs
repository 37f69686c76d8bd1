//! `contrast-low`: a text stands out too little from what is behind it.

use crate::audit::Say;
use crate::audit::finished::{Finished, Format};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "contrast-low",
    about: "a text stands out too little from what is behind it",
    cure: "use a darker text or a lighter fill, to a contrast of 4.5 to 1 or more",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    let of =
        |format: &Format| contrast(format.font.colour.unwrap_or([0; 3]), format.fill.unwrap_or([255; 3]));
    let by_format: Vec<f64> = book.formats.iter().map(of).collect();
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            if let Some(contrast) = by_format.get(cell.format).filter(|contrast| **contrast < 4.5) {
                say.cell(sheet, (cell.row, cell.column), format!("{contrast:.1} to 1"));
            }
        }
    }
}

/// The contrast of two colours (WCAG 2.2, contrast ratio).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let part = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2])
}

#[cfg(test)]
mod tests {
    use super::contrast;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        // The grey that is known to pass just so, and the next lighter one that does not.
        assert!(contrast([0x76; 3], [255; 3]) >= 4.5 && contrast([0x77; 3], [255; 3]) < 4.5);
    }
}
