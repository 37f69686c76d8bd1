//! How one tracker was understood: for the screen, and as batch.toml entries that a person can edit and replay.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::month::Trackers;
use crate::normalise::origin::{DoubtWhy, How, Layout};
use crate::period::Period;
use crate::place::column_letters;
use crate::text::one_line;

/// Council, month, and each sheet with its tables, columns and rows.
pub fn text(trackers: &Trackers) -> String {
    let mut out = String::new();
    for file in &trackers.files {
        let _ = writeln!(out, "{}", file.workbook);
        if let Some(reason) = &file.left_out {
            let _ = writeln!(out, "  not read: {reason}");
            continue;
        }
        let period = file.period.map_or_else(|| "not known".to_owned(), Period::in_words);
        let framework = trackers.layouts.first().map_or("", |layout| &layout.framework);
        let pack = if framework.is_empty() { "none" } else { framework };
        let council = if file.council.is_empty() { "not known" } else { &file.council };
        let _ = writeln!(out, "  council: {council}\n  period: {period}\n  national pack: {pack}");
        for sheet in trackers.sheets.iter().filter(|sheet| sheet.workbook == file.workbook) {
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
            for layout in trackers.layouts.iter().filter(own) {
                let _ = writeln!(
                    out,
                    "    table {}, header in {} {}{}",
                    layout.table,
                    if layout.shape.is_columns() { "column" } else { "row" },
                    layout.shape.record_on_sheet(layout.header_row) + 1,
                    next_table(layout)
                );
                for column in &layout.columns {
                    let header = one_line(&column.header);
                    let month = column.span.map_or_else(String::new, |span| format!(" of {}", span.text()));
                    let cell = layout.cell_at(layout.header_row, column.column);
                    let _ = writeln!(
                        out,
                        "      {cell:<6} {:<24} <- {header} ({}){}",
                        format!("{}{month}", column.field),
                        match column.how {
                            How::Config => "config".to_owned(),
                            How::Guessed => format!("guessed, {}% sure", column.confidence),
                            How::Exact | How::Words => format!("{}% sure", column.confidence),
                        },
                        if column.why.is_empty() { String::new() } else { format!(": {}", column.why) }
                    );
                    for instead in &column.instead {
                        let place = layout.cell_at(layout.header_row, *instead);
                        let _ = writeln!(
                            out,
                            "      {:<6} {:<24} where it is empty, the column of {place} holds",
                            "", ""
                        );
                    }
                }
                for (column, header) in &layout.unused {
                    let header = one_line(header);
                    let doubt = layout.doubts.iter().find(|doubt| doubt.column == *column);
                    let note = doubt.map_or_else(
                        || ": its words name no field of the table".to_owned(),
                        |doubt| match doubt.why {
                            DoubtWhy::Beside => format!(": another column is the {}", doubt.field),
                            DoubtWhy::Earlier => format!(": the {} of another time", doubt.field),
                            DoubtWhy::Refused => {
                                format!(": its words say {}, and its cells are something else", doubt.field)
                            }
                            DoubtWhy::Unsure => format!(
                                ": is it the {}? That is {}% sure, too little to use it",
                                doubt.field, doubt.confidence
                            ),
                        },
                    );
                    let cell = layout.cell_at(layout.header_row, *column);
                    let _ = writeln!(out, "      {cell:<6} not used{:16} <- {header}{note}", "");
                }
            }
        }
    }
    out
}

/// Headers that were guessed, as words of their fields: they then hold for every tracker with such a header. Those that were
/// asked about stand as remarks.
fn words(trackers: &Trackers) -> String {
    let mut known: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    let mut asked: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for layout in &trackers.layouts {
        for column in layout.columns.iter().filter(|column| column.how == How::Guessed && !column.is_across())
        {
            if column.choices.is_none() && column.header.contains(char::is_alphabetic) {
                known.entry((layout.table, column.field)).or_default().insert(one_line(&column.header));
            }
        }
        for doubt in layout.doubts.iter().filter(|doubt| doubt.why == DoubtWhy::Unsure) {
            asked.entry((layout.table, doubt.field)).or_default().insert(one_line(&doubt.header));
        }
    }
    let mut out = String::new();
    let tables: BTreeSet<&str> = known.keys().chain(asked.keys()).map(|(table, _)| *table).collect();
    for table in tables {
        let _ = writeln!(out, "\n# These words then name the fields in every tracker.\n[tables.{table}]");
        let line = |field: &str, headers: &BTreeSet<String>| {
            let headers: Vec<String> =
                headers.iter().map(|text| toml::Value::String(text.clone()).to_string()).collect();
            format!("{field} = [{}]", headers.join(", "))
        };
        for ((_, field), headers) in known.iter().filter(|((of, _), _)| *of == table) {
            let _ = writeln!(out, "{}  # guessed", line(field, headers));
        }
        for ((_, field), headers) in asked.iter().filter(|((of, _), _)| *of == table) {
            let _ = writeln!(out, "# {}  # not used; is this right?", line(field, headers));
        }
    }
    out
}

/// The record table that the columns would fit next best.
fn next_table(layout: &Layout) -> String {
    layout.second.map_or_else(String::new, |(table, near)| format!("; next best {table}, {near}% as good"))
}

/// The same as entries for batch.toml, which a person can edit and next month's run follows. Columns that were asked
/// about stand as remarks, ready to be used.
pub fn map(trackers: &Trackers) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut out = "# How the tracker was understood. Edit what is wrong and put it into batch.toml.\n\
        # A column is named with its header, so that a header that moves or changes is noticed.\n"
        .to_owned();
    out += &words(trackers);
    for file in &trackers.files {
        // Whatever folder it lies in next month.
        let _ = writeln!(out, "\n[[trackers]]\nfile = {}", quoted(&format!("**/{}", file.workbook)));
        if !file.council.is_empty() {
            let _ = writeln!(out, "council = {}", quoted(&file.council));
        }
        // A table whose fields stand down the side is found anew each month.
        for layout in
            trackers.layouts.iter().filter(|each| each.workbook == file.workbook && each.shape.is_rows())
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
                    How::Guessed => format!("  # guessed, {}% sure", column.confidence),
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
