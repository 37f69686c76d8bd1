//! What columns hold by their figures: a variance is the forecast less the budget, a score the likelihood times the severity. What
//! the headers leave open follows from what they say of the others.

use super::{PLAIN, Scores};
use crate::recognise::block::Block;
use crate::tables::Table;

/// Rows of which all have to agree, at least.
const LEAST_ROWS: usize = 4;
/// What figures alone say of a column.
const WORTH: f32 = 0.82;
/// Columns of figures beyond these are none of a budget or a register.
const MOST: usize = 24;

/// A column whose header says too little, and no other field.
fn is_open(scores: &Scores, at: usize) -> bool {
    scores[at].iter().all(|score| *score < 0.7)
}

fn is_named(scores: &Scores, field: usize) -> bool {
    scores.iter().any(|own| own[field] >= PLAIN)
}

/// The column that a field's words name best, if they name it plainly.
fn named(block: &Block<'_>, scores: &Scores, field: usize) -> Option<usize> {
    let best = (0..scores.len()).filter(|&at| scores[at][field] >= PLAIN && has_figures(block, at));
    best.max_by(|a, b| scores[*a][field].total_cmp(&scores[*b][field]).then(b.cmp(a)))
}

fn has_figures(block: &Block<'_>, at: usize) -> bool {
    block.figures[at].iter().flatten().count() >= LEAST_ROWS
}

fn columns(block: &Block<'_>) -> Vec<usize> {
    (0..block.heads.len()).filter(|&at| has_figures(block, at)).take(MOST).collect()
}

/// Does `made` of the first two give the third in every row that has all, in several rows that differ?
fn always(block: &Block<'_>, [a, b, c]: [usize; 3], made: impl Fn(f64, f64) -> f64) -> bool {
    let rows = block.figures[a].iter().zip(&block.figures[b]).zip(&block.figures[c]);
    let mut count = 0;
    let mut results: Vec<f64> = Vec::new();
    for ((a, b), c) in rows {
        let (Some(a), Some(b), Some(c)) = (a, b, c) else { continue };
        if (made(*a, *b) - c).abs() > 0.006 + c.abs() * 1e-9 {
            return false;
        }
        count += 1;
        if *c != 0.0 && !results.contains(c) {
            results.push(*c);
        }
    }
    count >= LEAST_ROWS && results.len() >= 3
}

/// A variance is something less the budget, or the budget less it.
pub(super) fn of_budget(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let (Some(budget), Some(actual), Some(forecast), Some(variance)) =
        (table.at("budget"), table.at("actual"), table.at("forecast"), table.at("variance"))
    else {
        return;
    };
    let Some(planned) = named(block, scores, budget) else { return };
    let columns = columns(block);
    for &spent in columns.iter().filter(|&&at| at != planned) {
        for &left in columns.iter().filter(|&&at| at != planned && at != spent) {
            let is_difference = always(block, [spent, planned, left], |spent, planned| spent - planned)
                || always(block, [spent, planned, left], |spent, planned| planned - spent);
            // Either of two unknown columns could be the difference of the other.
            let is_told = scores[left][variance] >= 0.6
                || [actual, forecast].iter().any(|&field| scores[spent][field] >= 0.6);
            if !is_difference || !is_told {
                continue;
            }
            if is_open(scores, left) && !is_named(scores, variance) {
                scores[left][variance] = WORTH;
            }
            if is_open(scores, spent) {
                let field = if is_named(scores, forecast) { actual } else { forecast };
                if !is_named(scores, field) {
                    scores[spent][field] = WORTH;
                }
            }
        }
    }
}

/// A score is the likelihood times the severity: of the three the one that has no name.
pub(super) fn of_risks(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let sets =
        [["likelihood", "severity", "score"], ["inherent_likelihood", "inherent_severity", "inherent_score"]];
    for names in sets {
        let [Some(likelihood), Some(severity), Some(score)] = names.map(|name| table.at(name)) else {
            continue;
        };
        let known = [likelihood, severity, score].map(|field| named(block, scores, field));
        let (missing, field) = match known {
            [None, Some(_), Some(_)] => (0, likelihood),
            [Some(_), None, Some(_)] => (1, severity),
            [Some(_), Some(_), None] => (2, score),
            _ => continue,
        };
        let fits = |at: &usize| {
            let mut trio = known.map(Option::unwrap_or_default);
            trio[missing] = *at;
            is_open(scores, *at) && always(block, trio, |likelihood, severity| likelihood * severity)
        };
        if let Some(at) = columns(block).into_iter().find(fits) {
            scores[at][field] = WORTH;
        }
    }
}
