//! What a row below a header is: a record, a total, a heading, or something that only looks like a row.

use super::found::Found;
use super::likely::is_guidance;
use super::totals::is_total;
use crate::ingest::{Cell, Sheet, Value};
use crate::text::{plain, words};
use crate::value::blank::{Blank, is_placeholder};

/// What a row of a table is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    Record,
    /// More text of the record in this row.
    Continued(u32),
    Total,
    /// A text on a line of its own. `in_key` when it stands in the column that the table is about; `alone` when it
    /// might be a record all the same.
    Text {
        text: String,
        in_key: bool,
        alone: bool,
    },
    /// What to write where, below the header.
    Guidance,
    /// How to fill in the form.
    Example,
    /// A row of a form that nobody has filled in.
    Template,
    WithoutKey,
}

/// What a row is in one table. `filled` are its cells inside the table, at least one.
pub(crate) fn kind_of_row(sheet: &Sheet, row: u32, filled: &[&Cell], table: &Found) -> RowKind {
    let is_key = |cell: &Cell| table.spec.key.iter().any(|field| table.column(field) == Some(cell.column));
    let has_label = table.labels.is_some_and(|(first, last)| {
        let is_name =
            |cell: &&Cell| (first..=last).contains(&cell.column) && matches!(cell.value, Value::Text(_));
        filled.iter().any(is_name) && filled.len() > 1
    });
    let has_key = has_label
        || table.spec.key.iter().any(|field| {
            let cell = table.column(field).and_then(|column| sheet.cell_or_merged(row, column));
            cell.is_some_and(|cell| Blank::of(&cell.value.shown()).is_none())
        });
    if table.records.is_empty() && row == table.header_row + 1 && filled.len() >= 2 && is_guidance(filled) {
        return RowKind::Guidance;
    }
    if is_unfilled(filled, table, has_key) {
        return RowKind::Template;
    }
    if filled.len() == 1 && matches!(filled[0].value, Value::Text(_)) {
        return lone_text(sheet, row, filled[0], table, is_key(filled[0]));
    }
    if let Some(text) = numbered_heading(sheet, row, filled, table) {
        return RowKind::Text { text, in_key: false, alone: false };
    }
    if is_end_mark(filled) {
        return RowKind::Text { text: filled[0].value.shown(), in_key: false, alone: false };
    }
    let label = table
        .spec
        .key
        .iter()
        .find_map(|field| filled.iter().find(|cell| Some(cell.column) == table.column(field)))
        .or_else(|| filled.iter().rfind(|cell| table.labels.is_some_and(|(_, last)| cell.column <= last)))
        .unwrap_or(&filled[0]);
    if let Value::Text(text) = &label.value {
        if is_total(sheet, row, text, label.column, filled, table) {
            return RowKind::Total;
        }
        if has_key && is_example(text) {
            return RowKind::Example;
        }
    }
    if has_key && is_count(filled, table) {
        return RowKind::Total;
    }
    if has_key {
        return RowKind::Record;
    }
    let is_text = filled.iter().all(|cell| matches!(cell.value, Value::Text(_)));
    if table.records.is_empty() && is_text && row <= table.header_row + 2 {
        return RowKind::Guidance;
    }
    RowKind::WithoutKey
}

/// `1 | Referral` above `1.1`, `1.2` or `1a`: a number and a name that head the rows below.
fn numbered_heading(sheet: &Sheet, row: u32, filled: &[&Cell], table: &Found) -> Option<String> {
    let [number, name] = filled else { return None };
    let own = number.shown();
    let own = own.trim().trim_end_matches('.');
    let is_first = number.column == table.span.0 && table.columns.len() >= 3;
    if !is_first
        || own.is_empty()
        || own.len() > 8
        || !own.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        || !matches!(&name.value, Value::Text(text) if text.len() <= 80)
    {
        return None;
    }
    let below = (row + 1..=row + 3).find_map(|row| {
        let text = sheet.cell(row, number.column)?.shown();
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    })?;
    let rest = below.strip_prefix(own)?;
    let is_part = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with(|c: char| c.is_ascii_lowercase());
    is_part.then(|| format!("{own} {}", name.value.shown().trim()))
}

/// "Number of actions | 2": a label and a number that is neither a reference nor a percentage.
fn is_count(filled: &[&Cell], table: &Found) -> bool {
    let is_list = !matches!(table.spec.id, "budget" | "indicators" | "recommendations");
    let [label, number] = filled else { return false };
    let field =
        |name: &str| table.column(name) == Some(number.column) || table.column(name) == Some(label.column);
    is_list
        && matches!(label.value, Value::Text(_))
        && matches!(number.value, Value::Number(_))
        && !["ref", "percent", "criterion", "standard", "score", "likelihood", "severity", "self_rating"]
            .iter()
            .any(|name| field(name))
}

/// Nothing but a running number, drop-downs that were never used, and sums of nothing.
fn is_unfilled(filled: &[&Cell], table: &Found, has_key: bool) -> bool {
    let is_field = |cell: &Cell| table.columns.iter().any(|used| used.column == cell.column);
    // "B6" in a column of its own numbers the rows of a form.
    let is_number_of_row = |cell: &Cell| {
        table.column("ref") == Some(cell.column)
            || (!is_field(cell)
                && matches!(&cell.value, Value::Text(text) if text.trim().len() <= 4 && text.contains(|c: char| c.is_ascii_digit())))
    };
    let says_nothing = |cell: &Cell| match &cell.value {
        Value::Text(text) => Blank::of(text).is_some(),
        Value::Number(number) => *number == 0.0,
        _ => false,
    };
    let rest = filled.iter().filter(|cell| !is_number_of_row(cell));
    !has_key
        && rest.clone().all(|cell| says_nothing(cell))
        && !(filled.len() == 1 && rest.count() == 0 && is_heading_text(filled[0]))
}

/// A text in the column of references is a heading more often than a reference.
fn is_heading_text(cell: &Cell) -> bool {
    matches!(&cell.value, Value::Text(text) if text.chars().filter(|c| c.is_alphabetic()).count() > 3)
}

/// `END | END | END`.
fn is_end_mark(filled: &[&Cell]) -> bool {
    filled.len() >= 3
        && matches!(&filled[0].value, Value::Text(text) if text.len() <= 12 && !is_placeholder(text))
        && filled.iter().all(|cell| cell.value == filled[0].value)
}

/// "Example of how to complete this form".
fn is_example(text: &str) -> bool {
    let text = plain(text);
    text == "example"
        || ["example of how to", "example:", "example -", "worked example", "e.g. "]
            .iter()
            .any(|start| text.starts_with(start))
}

fn lone_text(sheet: &Sheet, row: u32, cell: &Cell, table: &Found, is_key: bool) -> RowKind {
    let text = cell.value.shown();
    let above = table.records.last().copied();
    // Rows of the table that follow one another without a gap.
    let follows = above.filter(|&record| {
        let last = table.continued.last().map_or(record, |&(row, _)| row.max(record));
        last + 1 == row
    });
    let is_wide = sheet.region_at(cell.row, cell.column).is_some_and(|region| region.last.1 > region.first.1);
    if cell.column == table.span.0 || is_wide {
        // Notes stand apart from the rows, headings before them.
        let alone = is_key && !is_wide && follows.is_some() && !is_note_or_heading(&text);
        return RowKind::Text { text, in_key: is_key, alone };
    }
    if is_key {
        // Where every record has its number, a text without one goes on with the record above it.
        let numbered = table.column("ref").is_some_and(|column| {
            let has = |row: u32| sheet.cell_or_merged(row, column).is_some_and(|cell| !cell.value.is_blank());
            !table.records.is_empty() && table.records.iter().rev().take(20).all(|&row| has(row))
        });
        return match follows {
            Some(record) if numbered => RowKind::Continued(record),
            _ => RowKind::Record,
        };
    }
    let is_prose = table.columns.iter().any(|column| {
        column.column == cell.column
            && matches!(column.field, "progress" | "evidence" | "mitigation" | "response" | "outcome")
    });
    match follows {
        Some(record) if is_prose => RowKind::Continued(record),
        _ => RowKind::Text { text, in_key: false, alone: false },
    }
}

/// A line that is plainly no record: a remark, or a heading by its number, its colon or its brevity.
fn is_note_or_heading(text: &str) -> bool {
    let text = text.trim();
    let plain = words(text);
    let begins = [
        "note", "notes", "source", "key", "see", "end", "total", "contact", "section", "theme", "standard",
        "part", "appendix",
    ];
    let first = plain.split(' ').next().unwrap_or_default();
    text.ends_with(':')
        || text.starts_with(['*', '†', '('])
        || begins.contains(&first)
        || first.bytes().all(|byte| byte.is_ascii_digit())
        || plain.split(' ').count() <= 4
        || text == text.to_uppercase()
}

/// The depth of a line's number: 1 for `1. Clarity`, 2 for `1.2 What else`, 0 without one.
pub(crate) fn depth_of_number(text: &str) -> usize {
    let number: String = text.trim_start().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    number.split('.').filter(|part| !part.is_empty()).count()
}
