//! `symbol-for-missing`: a cell of a table holds only a sign such as - or ...

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "symbol-for-missing",
    about: "a cell of a table holds only a sign such as - or ..",
    cure: "write a shorthand such as [x], or 0 where it is a true zero",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    // A unit of its own is no missing figure.
    const UNITS: [&str; 3] = ["%", "£", "&"];
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let text = cell.text().trim();
            let is_sign = !text.is_empty()
                && !UNITS.contains(&text)
                && text.chars().all(|c| c.is_ascii_punctuation() || c == '–' || c == '—');
            if is_sign && sheet.table_at(cell.row, cell.column).is_some() {
                say.cell(sheet, (cell.row, cell.column), format!("`{text}`"));
            }
        }
    }
}
