//! `text-raised`: a text is raised above the line, as footnote marks are.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::{Rule, is_quoted};

pub const RULE: Rule = Rule {
    id: "text-raised",
    about: "a text is raised above the line, as footnote marks are",
    cure: "write notes as [note 1] in the text",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    const RAISED: [char; 5] = ['¹', '⁴', '⁵', '†', '‡'];
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let text = cell.text();
            let is_mark = !text.is_ascii() && text.contains(RAISED) && !is_quoted(text);
            if cell.is_raised || book.format(cell).font.is_raised || is_mark {
                say.cell(sheet, (cell.row, cell.column), format!("`{text}`"));
            }
        }
    }
}
