//! What the five real trackers share: tables given as texts, and fills that follow the status word.

use crate::day::{Day, ymd};
use crate::sheet::{Cell, Fill, Sheet, day, text, whole};

/// Adds a header row and text rows. Cells such as "=2003-04-29" become dates and "=15" numbers.
pub(crate) fn table<const N: usize>(sheet: &mut Sheet, headers: &[&str; N], rows: &[[&str; N]]) {
    sheet.head(headers);
    for row in rows {
        sheet.rows.push(row.iter().map(|words| cell(words)).collect());
    }
}

fn cell(words: &str) -> Cell {
    let fill = match words {
        "Complete" | "Sustained" => Fill::Blue,
        "In progress" => Fill::Green,
        _ => Fill::None,
    };
    match words.strip_prefix('=') {
        Some(rest) => iso(rest).map_or_else(|| rest.parse().map_or_else(|_| text(rest), whole), day),
        None => text(words).filled(fill),
    }
}

fn iso(words: &str) -> Option<Day> {
    let mut parts = words.split('-').map(str::parse::<i32>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => Some(ymd(year, month, day)),
        _ => None,
    }
}
