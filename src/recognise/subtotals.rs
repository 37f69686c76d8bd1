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
    // Lines with as many totals above them have none between them.
    let totals_above: Vec<usize> =
        table.records.iter().map(|&line| table.totals.partition_point(|&row| row < line)).collect();
    // How many lines each one stands for, from the last to the first: a sum may have sums below it.
    let mut stands_for = vec![1; lines.len()];
    for first in (0..lines.len()).rev() {
        let mut sums = vec![0.0; columns.len()];
        let mut next = first + 1;
        for count in 1..=MOST_LINES {
            if next >= lines.len() || totals_above[first] != totals_above[next] {
                break;
            }
            sums.iter_mut().zip(&lines[next]).for_each(|(sum, amount)| *sum += amount);
            next += stands_for[next];
            if count >= 2 && is_sum(&lines[first], &sums, &lines[first + 1..next]) {
                stands_for[first] = next - first;
                break;
            }
        }
    }
    let records = std::mem::take(&mut table.records).into_iter().zip(stands_for);
    let (sums, lines): (Vec<_>, Vec<_>) = records.partition(|(_, count)| *count > 1);
    table.records = lines.into_iter().map(|(row, _)| row).collect();
    sums.into_iter().map(|(row, _)| row).collect()
}

/// Are all amounts of a line those sums of the lines below it, and is that no chance? Two columns that add up each on its own,
/// or one of many figures over three lines.
fn is_sum(line: &[f64], sums: &[f64], below: &[Vec<f64>]) -> bool {
    if line.iter().zip(sums).any(|(amount, sum)| (amount - sum).abs() >= 0.005) {
        return false;
    }
    let filled: Vec<usize> = (0..line.len()).filter(|column| line[*column] != 0.0).collect();
    let Some(&first) = filled.first() else { return false };
    // A column that is always the same share of another adds up with it: half of each budget spent.
    let is_share = |column: usize| {
        below.iter().all(|own| {
            (own[column] * line[first] - own[first] * line[column]).abs() < 0.005 * line[first].abs()
        })
    };
    filled.iter().any(|&column| !is_share(column)) || (below.len() >= 3 && figures(line[first]) >= FIGURES)
}

/// Figures of an amount without the zeros at its end.
fn figures(amount: f64) -> usize {
    let text = format!("{:.2}", amount.abs()).replace('.', "");
    text.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_one_in_two_columns_or_in_one_of_many_figures() {
        let of = |line: &[f64], below: &[&[f64]]| {
            let sums: Vec<f64> = (0..line.len()).map(|at| below.iter().map(|own| own[at]).sum()).collect();
            is_sum(line, &sums, &below.iter().map(|own| own.to_vec()).collect::<Vec<_>>())
        };
        assert!(of(&[500.0, 300.0], &[&[200.0, 180.0], &[300.0, 120.0]]));
        assert!(!of(&[500.0, 300.0], &[&[200.0, 180.0], &[300.0, 130.0]]));
        assert!(
            !of(&[3000.0, 3000.0], &[&[2000.0, 2000.0], &[1000.0, 1000.0]]),
            "one figure said twice is one"
        );
        assert!(!of(&[3000.0, 1500.0], &[&[2000.0, 1000.0], &[1000.0, 500.0]]), "half of each is spent");
        assert!(of(&[12_345.5], &[&[12_000.0], &[345.0], &[0.5]]));
        assert!(!of(&[12_345.5], &[&[12_000.0], &[345.5]]));
        assert!(!of(&[6000.0], &[&[3000.0], &[2000.0], &[1000.0]]), "round amounts add up by chance");
        assert!(!of(&[0.0, 0.0], &[&[0.0, 0.0], &[0.0, 0.0]]));
    }
}
