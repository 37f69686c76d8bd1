//! Check: one table of budget lines is about one financial year.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::years_mixed::RULE;
use crate::normalise::origin::Layout;
use crate::normalise::records::{BudgetLine, Records};
use crate::value::span::financial_year;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

/// The first year of the financial year that a text names.
fn year_in(text: &str) -> Option<i16> {
    text.replace(['(', ')', ',', ':'], " ").split_whitespace().find_map(financial_year)
}

/// `2003/04`.
fn shown(year: i16) -> String {
    format!("{year}/{:02}", (year + 1) % 100)
}

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&Arc<Layout>> = Vec::new();
    for line in &records.budget {
        let layout = &line.origin.layout;
        if seen.iter().any(|known| Arc::ptr_eq(known, layout)) {
            continue;
        }
        seen.push(layout);
        let lines: Vec<&BudgetLine> =
            records.budget.iter().filter(|line| Arc::ptr_eq(&line.origin.layout, layout)).collect();
        of_lines(&lines, out);
        of_headers(layout, out);
    }
}

/// A year of its own on some lines, in the column of years or in the name of the line.
fn of_lines(lines: &[&BudgetLine], out: &mut Vec<Diagnostic>) {
    let mut years: BTreeMap<i16, Vec<&BudgetLine>> = BTreeMap::new();
    for &line in lines {
        if let Some(year) = year_in(&line.year).or_else(|| year_in(&line.line)) {
            years.entry(year).or_default().push(line);
        }
    }
    // The year of most lines is the table's.
    let Some((&most, _)) = years.iter().max_by_key(|(year, lines)| (lines.len(), **year)) else { return };
    for (&year, lines) in years.iter().filter(|(year, _)| **year != most) {
        for line in lines {
            let field = if line.year.is_empty() { "line" } else { "year" };
            out.push(
                Diagnostic::new(
                    &RULE,
                    line.origin.place(field),
                    format!("`{}` is of another financial year", line.line.trim()),
                )
                .found(shown(year))
                .expected(format!("{}, as most lines of the table", shown(most)))
                .effect("the line is counted with the others"),
            );
        }
    }
}

/// "Budget 2003/04" beside "Actual 2002/03".
fn of_headers(layout: &Layout, out: &mut Vec<Diagnostic>) {
    let amounts = ["budget", "actual", "committed", "forecast"];
    let years: Vec<(&str, u32, i16)> = layout
        .columns
        .iter()
        .filter(|used| amounts.contains(&used.field))
        .filter_map(|used| Some((used.field, used.column, year_in(&used.header)?)))
        .collect();
    let Some(&(_, _, first)) = years.first() else { return };
    for &(field, column, year) in years.iter().filter(|(.., year)| *year != first) {
        out.push(
            Diagnostic::new(
                &RULE,
                layout.place(layout.header_row, column),
                format!("the column of the {field} is of another financial year"),
            )
            .found(shown(year))
            .expected(format!("{}, as the column of the {}", shown(first), years[0].0))
            .effect("the columns were used as they stand"),
        );
    }
}
