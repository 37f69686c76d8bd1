//! Lines of a budget that are the sum of the lines below them, as pivots and roll-ups have them: counted, their money
//! would count twice.

use super::found::Found;
use super::totals::amount_at;
use crate::ingest::Sheet;
use crate::tables::Kind;

/// Lines below one of which a sum is looked for.
const MOST_LINES: usize = 80;
/// Figures that a sum in one column has at least: round amounts add up by chance.
const FIGURES: usize = 4;

/// Takes the lines that sum up those below them out of a table's records, and returns their rows.
pub(super) fn taken_out(sheet: &Sheet, table: &mut Found) -> Vec<u32> {
    if table.spec.id != "budget" {
        return Vec::new();
    }
    let is_amount = |field: &str| table.spec.field(field).is_some_and(|field| field.kind == Kind::Money);
    let columns: Vec<u32> =
        table.columns.iter().filter(|used| is_amount(used.field)).map(|used| used.column).collect();
    let lines: Vec<Vec<f64>> = table
        .records
        .iter()
        .map(|&row| columns.iter().map(|&column| amount_at(sheet, row, column).unwrap_or(0.0)).collect())
        .collect();
    let is_total_between = |first: usize, last: usize| {
        table.totals.iter().any(|&row| table.records[first] < row && row < table.records[last])
    };
    // How many lines each one stands for, from the last to the first: a sum may have sums below it.
    let mut stands_for = vec![1; lines.len()];
    for first in (0..lines.len()).rev() {
        let mut sums = vec![0.0; columns.len()];
        let mut next = first + 1;
        for count in 1..=MOST_LINES {
            if next >= lines.len() || is_total_between(first, next) {
                break;
            }
            sums.iter_mut().zip(&lines[next]).for_each(|(sum, amount)| *sum += amount);
            next += stands_for[next];
            if count >= 2 && is_sum(&lines[first], &sums, count) {
                stands_for[first] = next - first;
                break;
            }
        }
    }
    let rows: Vec<u32> =
        table.records.iter().zip(&stands_for).filter(|(_, count)| **count > 1).map(|(row, _)| *row).collect();
    table.records.retain(|row| !rows.contains(row));
    rows
}

/// Are all amounts of a line those sums, and is that no chance? Two columns that add up, or one of many figures over three lines.
fn is_sum(line: &[f64], sums: &[f64], count: usize) -> bool {
    let pairs = || line.iter().zip(sums);
    let mut different: Vec<f64> = Vec::new();
    for (amount, _) in pairs().filter(|(amount, _)| **amount != 0.0) {
        if !different.iter().any(|known| (known - amount).abs() < 0.005) {
            different.push(*amount);
        }
    }
    pairs().all(|(amount, sum)| (amount - sum).abs() < 0.005)
        && match different.as_slice() {
            [] => false,
            [only] => count >= 3 && figures(*only) >= FIGURES,
            _ => true,
        }
}

/// Figures of an amount without the noughts at its end.
fn figures(amount: f64) -> usize {
    let text = format!("{:.2}", amount.abs()).replace('.', "");
    text.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_one_in_two_columns_or_in_one_of_many_figures() {
        assert!(is_sum(&[500.0, 300.0], &[500.0, 300.0], 2));
        assert!(!is_sum(&[500.0, 300.0], &[500.0, 310.0], 2));
        assert!(!is_sum(&[500.0, 500.0], &[500.0, 500.0], 2), "one figure said twice is one");
        assert!(is_sum(&[12_345.5], &[12_345.5], 3));
        assert!(!is_sum(&[12_345.5], &[12_345.5], 2));
        assert!(!is_sum(&[500_000.0], &[500_000.0], 3), "round amounts add up by chance");
        assert!(!is_sum(&[0.0, 0.0], &[0.0, 0.0], 5));
    }
}
