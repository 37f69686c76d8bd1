//! The measures for the screen: what each counts, in words, and in SQL where it has a formula.

use std::fmt::Write;

use crate::compare::{FAMILIES, Formula};

/// Every family with its measures.
pub fn text() -> String {
    let mut out = String::new();
    for family in FAMILIES {
        let _ = writeln!(out, "{}: {}", family.title, family.question);
        for spec in family.measures {
            let _ = writeln!(out, "  {} ({})", spec.id, spec.unit.text());
            let _ = writeln!(out, "    {}", spec.about);
            if let Some(formula) = formula(spec.formula) {
                let _ = writeln!(out, "    {formula}");
            }
        }
        if let Some(rows) = &family.rows {
            let _ = writeln!(out, "  rows of {} where {}", rows.frame, rows.filter);
        }
        out.push('\n');
    }
    out
}

/// A formula as people read it: part and whole.
fn formula(formula: Formula) -> Option<String> {
    Some(match formula {
        Formula::Count { part } => format!("rows where {part}"),
        Formula::CountKnown { part, known } => format!("rows where {part}; not known without any {known}"),
        Formula::Share { part, whole } => format!("rows where {part}, of rows where {whole}"),
        Formula::Mean { of, part } => format!("mean of {of}, over rows where {part}"),
        Formula::Sum { of } => format!("sum of {of}"),
        Formula::Other => return None,
    })
}
