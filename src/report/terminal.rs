//! Diagnostics and sums as they appear on a screen. Makes text; printing is `main`'s.

use std::fmt::Write;
use std::path::Path;

use super::{Kept, Written};
use crate::diagnostic::Diagnostic;
use crate::month::Tally;
use crate::period::Period;
use crate::place::column_letters;
use crate::text::{self, thousands};
use crate::wording::count;

/// The longest cell text that an excerpt shows.
const WIDEST: usize = 24;

/// With the cells around the trouble.
pub fn full(d: &Diagnostic) -> String {
    let mut out = format!("{}[{}]: {}\n  --> {}\n", d.rule.severity, d.rule.id, d.message, d.place);
    let gutter = d.excerpt.as_ref().map_or(1, |excerpt| excerpt.row.to_string().len());
    let pad = " ".repeat(gutter);
    let reason = match (d.found.is_empty(), d.expected.is_empty()) {
        (_, true) => String::new(),
        (true, false) => format!("expected: {}", d.expected),
        (false, false) => format!("{} was expected", d.expected),
    };
    if let Some(excerpt) = &d.excerpt {
        let cells: Vec<String> = excerpt.cells.iter().map(|text| short(text)).collect();
        let heads: Vec<String> =
            excerpt.headers.iter().map(|(letters, header)| short(&format!("{letters} {header}"))).collect();
        let widths: Vec<usize> = cells
            .iter()
            .zip(&heads)
            .map(|(cell, head)| cell.chars().count().max(head.chars().count()))
            .collect();
        let line = |texts: &[String]| {
            let padded: Vec<String> =
                texts.iter().zip(&widths).map(|(text, &width)| format!("{text:width$}")).collect();
            padded.join("  ").trim_end().to_owned()
        };
        let before: usize = widths[..excerpt.marked].iter().map(|width| width + 2).sum();
        let marks = "^".repeat(cells[excerpt.marked].chars().count().max(1));
        let _ = writeln!(out, "{pad} |  {}", line(&heads));
        let _ = writeln!(out, "{} |  {}", excerpt.row, line(&cells));
        let _ = writeln!(out, "{pad} |  {}{marks} {reason}", " ".repeat(before));
    } else if !d.found.is_empty() {
        let _ = writeln!(out, "{pad} |  found: {}", cut(&d.found, 100));
        if !d.expected.is_empty() {
            let _ = writeln!(out, "{pad} |  expected: {}", d.expected);
        }
    } else if !reason.is_empty() {
        let _ = writeln!(out, "{pad} |  {reason}");
    }
    if d.count() > 1 {
        let _ = writeln!(out, "{pad} = note: the same in {} cells: {}", d.count(), cut(&d.cells(), 100));
    }
    if !d.effect.is_empty() {
        let _ = writeln!(out, "{pad} = note: {}", d.effect);
    }
    let _ = writeln!(out, "{pad} = help: {}", d.rule.help);
    out
}

/// One line.
pub fn brief(d: &Diagnostic) -> String {
    let times = if d.count() > 1 { format!(" ({} times)", d.count()) } else { String::new() };
    let found = if d.found.is_empty() { String::new() } else { format!(": {}", cut(&d.found, 60)) };
    format!("{}: {}[{}]: {}{found}{times}\n", d.place, d.rule.severity, d.rule.id, d.message)
}

/// One JSON object. The same shape as an entry of `diagnostics.json`.
pub fn json(d: &Diagnostic) -> serde_json::Value {
    let cells: Vec<String> = d
        .place
        .row
        .zip(d.place.column)
        .into_iter()
        .chain(d.more.iter().map(|more| (more.row, more.column)))
        .map(|(row, column)| format!("{}{}", column_letters(column), row + 1))
        .collect();
    serde_json::json!({
        "id": d.rule.id,
        "severity": d.rule.severity.to_string(),
        "message": d.message,
        "council": d.council,
        "workbook": &*d.place.workbook,
        "sheet": &*d.place.sheet,
        "row": d.place.row.map(|row| row + 1),
        "cells": cells,
        "count": d.count(),
        "found": d.found,
        "expected": d.expected,
        "effect": d.effect,
        "help": d.rule.help,
    })
}

/// `12 trackers: 10 clean, 1 with errors, 1 not read · 1,204 rows used, 9 set aside · 3 errors, 14 warnings`
pub fn last_line(tally: &Tally) -> String {
    let mut trackers = vec![format!("{} clean", thousands(tally.clean as u64))];
    if tally.with_errors > 0 {
        trackers.push(format!("{} with errors", thousands(tally.with_errors as u64)));
    }
    if tally.not_read > 0 {
        trackers.push(format!("{} not read", thousands(tally.not_read as u64)));
    }
    let mut rows = vec![
        format!("{} rows used", thousands(tally.used as u64)),
        format!("{} set aside", thousands(tally.set_aside as u64)),
    ];
    if tally.not_recognised > 0 {
        rows.push(format!("{} not recognised", thousands(tally.not_recognised as u64)));
    }
    let found = [count(tally.errors, "error"), count(tally.warnings, "warning")];
    let own = match tally.own_faults {
        0 => String::new(),
        faults => format!(" · {} of this program's own (please report it)", count(faults, "fault")),
    };
    format!(
        "{}: {} · {} · {}{own}",
        count(tally.trackers, "tracker"),
        trackers.join(", "),
        rows.join(", "),
        found.join(", ")
    )
}

/// What was written and where, what stays as it was, and what an interrupted run had left.
pub fn written(
    out: &Path,
    written: &Written,
    followed: &[Period],
    unchanged: &[Period],
    restored: &[String],
) -> String {
    let list = |periods: &[Period]| periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut text = String::new();
    for line in restored {
        let _ = writeln!(text, "restored: {line}");
    }
    let own: Vec<Period> =
        written.periods.iter().copied().filter(|period| !followed.contains(period)).collect();
    if !own.is_empty() {
        let _ = writeln!(text, "written to {}: {}", out.display(), list(&own));
    }
    if !unchanged.is_empty() {
        let _ = writeln!(
            text,
            "in {} already, and made from the same (--again rebuilds them): {}",
            out.display(),
            list(unchanged)
        );
    }
    if !followed.is_empty() {
        let _ = writeln!(text, "rebuilt, because a month before them changed: {}", list(followed));
    }
    for Kept { month, path, new } in &written.kept {
        let _ = match new {
            Some(new) => {
                writeln!(text, "kept as it was edited: {month}/{path}; this run's version is {month}/{new}")
            }
            None => writeln!(text, "kept as it was edited: {month}/{path}"),
        };
    }
    text
}

fn short(text: &str) -> String {
    cut(text, WIDEST)
}

fn cut(text: &str, widest: usize) -> String {
    let line = text::one_line(text);
    if line.chars().count() <= widest {
        return line;
    }
    let cut: String = line.chars().take(widest - 4).collect();
    format!("{} ...", cut.trim_end())
}
