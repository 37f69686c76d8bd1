//! How one tracker was understood: for the screen, and as batch.toml entries that a person can edit and replay.

use std::fmt::Write;

use crate::batch::Batch;
use crate::normalise::origin::{DoubtWhy, How, Layout};
use crate::period::Period;
use crate::place::column_letters;
use crate::text::one_line;

/// Council, month, and each sheet with its tables, columns and rows.
pub fn text(batch: &Batch) -> String {
    let mut out = String::new();
    for file in &batch.files {
        let _ = writeln!(out, "{}", file.workbook);
        if let Some(reason) = &file.left_out {
            let _ = writeln!(out, "  not read: {reason}");
            continue;
        }
        let period = file.period.map_or_else(|| "not known".to_owned(), Period::in_words);
        let framework = batch.layouts.first().map_or("", |layout| &layout.framework);
        let pack = if framework.is_empty() { "none" } else { framework };
        let council = if file.council.is_empty() { "not known" } else { &file.council };
        let _ = writeln!(out, "  council: {council}\n  period: {period}\n  national pack: {pack}");
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
                let _ = writeln!(
                    out,
                    "    table {}, header in {} {}",
                    layout.table,
                    if layout.shape.is_columns() { "column" } else { "row" },
                    layout.shape.record_on_sheet(layout.header_row) + 1
                );
                for column in &layout.columns {
                    let header = one_line(&column.header);
                    let month = column.span.map_or_else(String::new, |span| format!(" of {}", span.text()));
                    let cell = layout.cell_at(layout.header_row, column.column);
                    let _ = writeln!(
                        out,
                        "      {cell:<6} {:<24} <- {header} ({})",
                        format!("{}{month}", column.field),
                        match column.how {
                            How::Guessed => format!("guessed, {} % sure", column.confidence),
                            known => known.text().to_owned(),
                        }
                    );
                }
                for (column, header) in &layout.unused {
                    let header = one_line(header);
                    let doubt = layout.doubts.iter().find(|doubt| doubt.column == *column);
                    let note = doubt.map_or_else(String::new, |doubt| match doubt.why {
                        DoubtWhy::Beside => format!(" (another column is the {})", doubt.field),
                        DoubtWhy::Earlier => format!(" (the {} of another time)", doubt.field),
                        DoubtWhy::Refused => {
                            format!(" (says {}, and its cells are something else)", doubt.field)
                        }
                        DoubtWhy::Unsure => format!(" ({}? {} % sure)", doubt.field, doubt.confidence),
                    });
                    let cell = layout.cell_at(layout.header_row, *column);
                    let _ = writeln!(out, "      {cell:<6} not used{:16} <- {header}{note}", "");
                }
            }
        }
    }
    out
}

/// The same as entries for batch.toml, which a person can edit and next month's run follows. Columns that were asked
/// about stand as remarks, ready to be used.
pub fn map(batch: &Batch) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut out = "# How the tracker was understood. Edit what is wrong and put it into batch.toml.\n\
        # A column is named with its header, so that a header that moves or changes is noticed.\n"
        .to_owned();
    for file in &batch.files {
        // Whatever folder it lies in next month.
        let _ = writeln!(out, "\n[[trackers]]\nfile = {}", quoted(&format!("**/{}", file.workbook)));
        if !file.council.is_empty() {
            let _ = writeln!(out, "council = {}", quoted(&file.council));
        }
        // A table whose fields stand down the side is found anew each month.
        for layout in
            batch.layouts.iter().filter(|each| each.workbook == file.workbook && each.shape.is_rows())
        {
            let _ = writeln!(
                out,
                "\n[[trackers.tables]]\nsheet = {}\ntable = {}\nheader_row = {}\n\n[trackers.tables.fields]",
                quoted(&layout.sheet),
                quoted(layout.table),
                layout.header_row + 1
            );
            let entry = |field: &str, column: u32, header: &str| {
                let (column, header) = (quoted(&column_letters(column)), quoted(&one_line(header)));
                format!("{field} = {{ column = {column}, header = {header} }}")
            };
            for column in layout.columns.iter().filter(|column| column.span.is_none()) {
                let note = match column.how {
                    How::Guessed => format!("  # guessed, {} % sure", column.confidence),
                    _ => String::new(),
                };
                let _ = writeln!(out, "{}{note}", entry(column.field, column.column, &column.header));
            }
            for doubt in &layout.doubts {
                let note = match doubt.why {
                    DoubtWhy::Beside | DoubtWhy::Earlier => "another column was taken",
                    DoubtWhy::Unsure | DoubtWhy::Refused => "not used; is this right?",
                };
                let _ = writeln!(out, "# {}  # {note}", entry(doubt.field, doubt.column, &doubt.header));
            }
        }
    }
    out
}
