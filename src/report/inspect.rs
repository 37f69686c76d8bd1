//! How one tracker was understood: for the screen, and as batch.toml entries that a person can edit and replay.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::batch::Batch;
use crate::normalise::origin::Layout;
use crate::place::{a1, column_letters};

/// Council, month, and each sheet with its tables, columns and rows.
pub fn text(batch: &Batch) -> String {
    let mut out = String::new();
    for file in &batch.files {
        let _ = writeln!(out, "{}", file.workbook);
        if let Some(reason) = &file.left_out {
            let _ = writeln!(out, "  not read: {reason}");
            continue;
        }
        let period = file.period.map_or_else(String::new, super::super::period::Period::in_words);
        let framework = batch.layouts.first().map_or("", |layout| &layout.framework);
        let pack = if framework.is_empty() { "none" } else { framework };
        let _ = writeln!(out, "  council: {}\n  period: {period}\n  national pack: {pack}", file.council);
        for sheet in batch.sheets.iter().filter(|sheet| sheet.workbook == file.workbook) {
            let _ = writeln!(
                out,
                "\n  sheet '{}': {} rows = {} used + {} set aside + {} not recognised",
                sheet.sheet,
                sheet.rows,
                sheet.used,
                sheet.set_aside_total(),
                sheet.not_recognised
            );
            let reasons = sheet.reasons();
            if !reasons.is_empty() {
                let _ = writeln!(out, "    {reasons}");
            }
            for concealed in &sheet.concealed {
                let _ = writeln!(out, "    {concealed} (used all the same)");
            }
            let own = |layout: &&std::sync::Arc<Layout>| {
                layout.workbook == file.workbook && layout.sheet == sheet.sheet
            };
            for layout in batch.layouts.iter().filter(own) {
                let _ = writeln!(out, "    table {}, header in row {}", layout.table, layout.header_row + 1);
                for column in &layout.columns {
                    let header = column.header.split_whitespace().collect::<Vec<_>>().join(" ");
                    let month = column.month.map_or_else(String::new, |month| format!(" of {month}"));
                    let cell = a1(layout.header_row, column.column);
                    let _ = writeln!(
                        out,
                        "      {cell:<6} {:<24} <- {header} ({})",
                        format!("{}{month}", column.field),
                        column.how.text()
                    );
                }
                for (column, header) in &layout.unused {
                    let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
                    let _ = writeln!(
                        out,
                        "      {:<6} not used{:16} <- {header}",
                        a1(layout.header_row, *column),
                        ""
                    );
                }
            }
        }
    }
    out
}

/// The same as entries for batch.toml.
///
/// # Errors
/// When the entries cannot be written as TOML, in words.
pub fn map(batch: &Batch) -> Result<String, String> {
    #[derive(serde::Serialize)]
    struct Map<'a> {
        trackers: Vec<Tracker<'a>>,
    }
    #[derive(serde::Serialize)]
    struct Tracker<'a> {
        file: String,
        council: &'a str,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tables: Vec<Table<'a>>,
    }
    #[derive(serde::Serialize)]
    struct Table<'a> {
        sheet: &'a str,
        #[serde(rename = "table")]
        kind: &'a str,
        header_row: u32,
        fields: BTreeMap<&'a str, String>,
    }
    fn table(layout: &Layout) -> Table<'_> {
        let columns = layout.columns.iter().filter(|column| column.month.is_none());
        let fields = columns.map(|column| (column.field, column_letters(column.column))).collect();
        Table { sheet: &layout.sheet, kind: layout.table, header_row: layout.header_row + 1, fields }
    }
    let trackers = batch
        .files
        .iter()
        .map(|file| Tracker {
            // Whatever folder it lies in next month.
            file: format!("**/{}", file.workbook),
            council: &file.council,
            tables: batch
                .layouts
                .iter()
                .filter(|layout| layout.workbook == file.workbook)
                .map(|layout| table(layout))
                .collect(),
        })
        .collect();
    let text = toml::to_string_pretty(&Map { trackers })
        .map_err(|error| format!("the map cannot be written ({error})"))?;
    Ok(format!("# How the tracker was understood. Edit what is wrong and put it into batch.toml.\n\n{text}"))
}
