//! What could be taught where there is no terminal to ask on: the lines for batch.toml, as remarks to be corrected.

use std::fmt::Write;
use std::path::Path;

use super::{Question, SheetQuestion};

pub(super) fn text(columns: &[Question], sheets: &[SheetQuestion], target: &Path) -> String {
    if columns.is_empty() && sheets.is_empty() {
        return "every column was recognised by its words: there is nothing to teach\n".to_owned();
    }
    let mut out = format!(
        "There is no terminal to ask on. To teach by hand, put the lines that are right into {}, without the `#`, each under its table:\n",
        target.display()
    );
    let mut table = "";
    for question in columns {
        if question.table.id != table {
            table = question.table.id;
            let _ = writeln!(out, "\n[tables.{table}]");
        }
        let field = question.fields.first().map_or("", |field| field.name);
        let header = toml_edit::Value::from(question.header.as_str());
        let _ = writeln!(
            out,
            "# {field} = [{}]  # {}: {}; holds {}",
            header.to_string().trim(),
            question.place,
            question.said,
            question.cells.join(" | ")
        );
    }
    for sheet in sheets {
        let table = sheet.tables.first().map_or("", |table| table.id);
        let _ = writeln!(
            out,
            "\n# No table was recognised on sheet '{}'. Row {} comes nearest to a header, of {table}: {}",
            sheet.name,
            sheet.row,
            sheet.headers.join(" | ")
        );
        let _ = writeln!(out, "# [tables.{table}]\n# <field> = [\"<header>\"]");
    }
    out
}
