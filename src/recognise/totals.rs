//! Which rows state a total: by their label, by what else they hold, and by whether they add up.

use super::found::Found;
use crate::ingest::{Cell, Sheet, Value};
use crate::text::words;
use crate::value::money::{self, MoneyText};

/// Fields that tell what a line is about; a total has none of them.
const DESCRIBED: [&str; 8] =
    ["ref", "standard", "recommendation", "funding", "lead", "due", "status", "unit"];

/// Is a row whose label may be a total's one? A bare "Total" is; "Total Respect training" is only when it adds up.
pub(super) fn is_total(
    sheet: &Sheet,
    row: u32,
    label: &str,
    column: u32,
    filled: &[&Cell],
    table: &Found,
) -> bool {
    let is_budget = table.spec.id == "budget";
    // Most labels are no total's: a look tells.
    let lower = label.to_ascii_lowercase();
    if !is_budget && !["total", "sum"].iter().any(|word| lower.contains(word)) {
        return false;
    }
    let text = words(label);
    let is_named = is_total_word(label) || text.ends_with(" total") || text.ends_with(" totals");
    // "Net expenditure", "All lines", "Overall position"
    let first = text.split(' ').next().unwrap_or_default();
    let is_summing =
        is_budget && matches!(first, "net" | "overall" | "balance" | "gross" | "all" | "everything");
    if !is_named && !is_summing {
        return false;
    }
    let bare = [
        "total",
        "totals",
        "subtotal",
        "sub total",
        "grand total",
        "overall total",
        "net total",
        "gross total",
        "sum total",
        "sum",
    ];
    if bare.contains(&text.as_str()) {
        return true;
    }
    let describes = |cell: &Cell| {
        let field = table.columns.iter().find(|each| each.column == cell.column).map(|each| each.field);
        cell.column != column && field.is_some_and(|field| DESCRIBED.contains(&field))
    };
    if filled.iter().any(|cell| describes(cell)) {
        return false;
    }
    if ["subtotal ", "sub total ", "grand total ", "total for ", "total of "]
        .iter()
        .any(|start| text.starts_with(start))
    {
        return true;
    }
    if adds_up(sheet, row, table, 0.0) {
        return true;
    }
    // A total that is wrong is a total still: it says nothing of its own where the lines say what they are about.
    let is_generic =
        text.split(' ').all(|word| GENERIC.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()));
    let lines = table.records.len();
    let with_words = table.records.iter().filter(|&&line| sheet.row(line).iter().any(describes)).count();
    is_budget
        && lines > 0
        && (is_generic || (is_named && (with_words * 2 > lines || adds_up(sheet, row, table, 0.1))))
}

/// Words of which a total's name is made.
const GENERIC: [&str; 24] = [
    "total",
    "totals",
    "net",
    "gross",
    "overall",
    "all",
    "balance",
    "sum",
    "budget",
    "budgets",
    "expenditure",
    "cost",
    "costs",
    "spend",
    "spending",
    "position",
    "lines",
    "standards",
    "programme",
    "outturn",
    "of",
    "for",
    "the",
    "and",
];

/// Is the row's first amount the sum of the lines above it, of all or of those since the total before? `slack` is the share of
/// it by which it may be off, or half a penny.
fn adds_up(sheet: &Sheet, row: u32, table: &Found, slack: f64) -> bool {
    let amounts = ["budget", "actual", "committed", "forecast"];
    let mut columns =
        table.columns.iter().filter(|column| amounts.contains(&column.field)).map(|column| column.column);
    let Some((column, stated)) = columns.find_map(|column| Some((column, amount_at(sheet, row, column)?)))
    else {
        return false;
    };
    let sum = |from: u32| -> f64 {
        table
            .records
            .iter()
            .filter(|&&line| line > from)
            .filter_map(|&line| amount_at(sheet, line, column))
            .sum()
    };
    let before = table.totals.last().copied().unwrap_or(table.header_row);
    [sum(table.header_row), sum(before)]
        .iter()
        .any(|sum| (sum - stated).abs() <= (slack * stated.abs()).max(0.005))
}

/// The amount in a cell, in the unit of its column.
pub(super) fn amount_at(sheet: &Sheet, row: u32, column: u32) -> Option<f64> {
    amount_of(&sheet.cell(row, column)?.value)
}

/// An amount, typed as a number or as text. Amounts are only compared with one another: a unit that the header gives does not
/// matter.
pub(super) fn amount_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => match money::parse(text, 100) {
            MoneyText::Pence(pence) => Some(pence as f64 / 100.0),
            _ => None,
        },
        _ => None,
    }
}

/// Does a label begin as totals do? Whether it is one depends on the rest of its row.
fn is_total_word(text: &str) -> bool {
    let text = words(text);
    let first = text.split(' ').next().unwrap_or_default();
    matches!(first, "total" | "totals" | "subtotal" | "sum")
        || text.starts_with("sub total")
        || text.starts_with("grand total")
}
