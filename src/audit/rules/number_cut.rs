//! `number-cut`: a number is wider than its column, so that #### is shown.

use crate::audit::Say;
use crate::audit::finished::{Finished, Value};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "number-cut",
    about: "a number is wider than its column, so that #### is shown",
    cure: "widen the column",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let Value::Number(number) = cell.value else { continue };
            let format = book.format(cell);
            // A general number is cut to its column by the program.
            if matches!(format.number.as_str(), "" | "General") {
                continue;
            }
            let shown = characters(number, &format.number, format.is_date);
            let wide = shown as f64 * format.font.size / 11.0;
            if wide > sheet.width(cell.column) + 0.5 {
                say.cell(
                    sheet,
                    (cell.row, cell.column),
                    format!("{number} in a column of {:.1}", sheet.width(cell.column)),
                );
            }
        }
    }
}

/// About how many characters a number takes in a number format.
pub(crate) fn characters(number: f64, format: &str, is_date: bool) -> usize {
    if is_date {
        return format.chars().filter(char::is_ascii_alphabetic).count();
    }
    let digits = number.abs().max(1.0).log10().floor() as usize + 1;
    let commas = if format.contains(",##") { (digits - 1) / 3 } else { 0 };
    let decimals = format
        .split(';')
        .next()
        .unwrap_or_default()
        .split('.')
        .nth(1)
        .map_or(0, |rest| 1 + rest.chars().take_while(|c| *c == '0' || *c == '#').count());
    digits + commas + decimals + usize::from(number < 0.0) + usize::from(format.contains('£'))
}
