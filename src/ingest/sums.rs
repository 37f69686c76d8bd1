//! Formulas that are plain sums, so that their stored results can be checked: `SUM(F5:F14)`, `SUM(F5:F9,F12)`, `F5+F9`.

use super::conditional::{Area, areas_of};

/// A cell that holds a plain sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainSum {
    /// Row and column of the formula.
    pub cell: (u32, u32),
    /// What it adds up: first and last cell of each area.
    pub areas: Vec<((u32, u32), (u32, u32))>,
    /// As it is typed, with its `=`.
    pub formula: String,
}

/// More cells than this are not added up a second time.
const MOST_CELLS: u64 = 100_000;

/// The areas that a formula adds up, if it does nothing else. Both writings are known: `SUM(F5:F9,F12)` and
/// `of:=SUM([.F5:.F9];[.F12])`.
pub(super) fn plain_sum(cell: (u32, u32), formula: &str) -> Option<PlainSum> {
    if formula.len() > 400 {
        return None;
    }
    let text = formula.trim().trim_start_matches("of:").trim_start_matches('=');
    let text = text.replace("[.", "").replace(":.", ":").replace([']', '$'], "");
    let upper = text.to_ascii_uppercase();
    let parts: Vec<&str> = match upper.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => inner.split([',', ';']).collect(),
        None if upper.contains('+') => upper.split('+').collect(),
        None => return None,
    };
    let areas: Vec<Area> = parts
        .iter()
        .map(|part| match areas_of(part.trim()).as_slice() {
            [one] if !part.trim().contains(char::is_whitespace) => Some(*one),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let size = |((top, left), (bottom, right)): &Area| {
        u64::from(bottom.saturating_sub(*top) + 1) * u64::from(right.saturating_sub(*left) + 1)
    };
    let holds = |((top, left), (bottom, right)): &Area| {
        (*top..=*bottom).contains(&cell.0) && (*left..=*right).contains(&cell.1)
    };
    let is_sound = areas.iter().map(size).sum::<u64>() <= MOST_CELLS && !areas.iter().any(holds);
    is_sound.then(|| PlainSum { cell, areas, formula: format!("={upper}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_sums_are_known() {
        let areas = |formula: &str| plain_sum((20, 5), formula).map(|sum| sum.areas);
        assert_eq!(areas("SUM(F5:F14)"), Some(vec![((4, 5), (13, 5))]));
        assert_eq!(areas("of:=SUM([.F5:.F9];[.F12])"), Some(vec![((4, 5), (8, 5)), ((11, 5), (11, 5))]));
        assert_eq!(areas("$F$5+F9"), Some(vec![((4, 5), (4, 5)), ((8, 5), (8, 5))]));
        for other in
            ["SUM(F5:F14)*1.02", "F5-F6", "SUM(Other!F5:F9)", "SUM(F5:F30)", "SUMIF(A1:A9,\"x\",F1:F9)", "F5"]
        {
            assert_eq!(areas(other), None, "{other}");
        }
    }
}
