//! Of levels: before controls, after them, and aimed at.

use super::{PLAIN, Scores};
use crate::recognise::block::Block;
use crate::recognise::head::Head;
use crate::tables::Table;
use crate::tables::words::Qualifier;

/// A header that says nothing but the field.
const IN_FULL: f32 = 0.97;

/// Levels before controls, after them, and aimed at.
pub(super) fn levels(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let pairs = [
        ("likelihood", "inherent_likelihood"),
        ("severity", "inherent_severity"),
        ("score", "inherent_score"),
    ];
    let target = table.at("target_score");
    // "Residual impact" is a level; "Impact" over empty cells beside a likelihood is likelier one than words.
    if let (Some(consequence), Some(severity)) = (table.at("consequence"), table.at("severity")) {
        for (at, own) in scores.iter_mut().enumerate() {
            let head = &block.heads[at];
            let is_told = head.has(Qualifier::Inherent) || head.has(Qualifier::Residual);
            if own[severity] >= PLAIN
                && !block.profiles[at].is_naming()
                && (is_told || block.profiles[at].is_blank())
            {
                own[consequence] *= 0.6;
            }
        }
    }
    let is_before = |head: &Head| head.has(Qualifier::Inherent) && !head.has(Qualifier::Residual);
    for (field, inherent) in pairs {
        let (Some(field), Some(inherent)) = (table.at(field), table.at(inherent)) else { continue };
        let named: Vec<usize> = (0..scores.len())
            .filter(|&at| scores[at][field] >= 0.7 && !block.profiles[at].is_naming())
            .collect();
        let is_after = |at: &usize| {
            block.heads[*at].has(Qualifier::Residual) && !block.heads[*at].has(Qualifier::Original)
        };
        let has_after = named.iter().any(is_after);
        let plain: Vec<usize> = named
            .iter()
            .copied()
            .filter(|at| {
                let head = &block.heads[*at];
                !is_before(head) && !is_after(at) && !head.has(Qualifier::Target)
            })
            .collect();
        let is_alone = !has_after && plain.is_empty();
        for &at in &named {
            let head = &block.heads[at];
            if head.has(Qualifier::Target) && !is_after(&at) {
                if let (Some(target), true) = (target, field == table.at("score").unwrap_or(usize::MAX)) {
                    scores[at][target] = scores[at][target].max(scores[at][field]);
                }
                scores[at][field] *= 0.2;
            } else if is_before(head) && !is_alone {
                scores[at][inherent] = scores[at][inherent].max(scores[at][field]);
                scores[at][field] *= 0.3;
            } else if plain.contains(&at) && has_after {
                // "Likelihood" beside "New likelihood".
                scores[at][inherent] = scores[at][inherent].max(scores[at][field] * 0.97);
                scores[at][field] *= 0.5;
            }
        }
        // Two of one name: before the controls, and after them; a third is aimed at.
        let is_one_name =
            plain.iter().all(|&at| block.heads[at].time.is_empty() && is_same_name(block, plain[0], at));
        if !has_after && matches!(plain.len(), 2 | 3) && is_one_name {
            let first = plain[0];
            scores[first][inherent] = scores[first][inherent].max(scores[first][field] * 0.95);
            scores[first][field] *= 0.4;
            if let Some(&third) = plain.get(2) {
                if let (Some(target), true) = (target, table.fields[field].name == "score") {
                    scores[third][target] = scores[third][target].max(scores[third][field] * 0.95);
                }
                scores[third][field] *= 0.2;
            }
        }
    }
}

/// "Description" beside a risk that has a name of its own tells how it comes about, where no other column does.
pub(super) fn described(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let (Some(risk), Some(cause)) = (table.at("risk"), table.at("cause")) else { return };
    let is_named = (0..scores.len()).any(|at| scores[at][risk] >= IN_FULL && block.profiles[at].is_naming());
    if !is_named || scores.iter().any(|own| own[cause] >= 0.6) {
        return;
    }
    let describes = |at: &usize| {
        matches!(block.heads[*at].name.as_str(), "description" | "details" | "detail")
            && scores[*at][risk] < PLAIN
    };
    if let Some(at) = (0..scores.len()).find(describes) {
        scores[at][cause] = scores[at][risk].max(0.62);
        scores[at][risk] *= 0.5;
    }
}

fn is_same_name(block: &Block<'_>, a: usize, b: usize) -> bool {
    let words = |at: usize| block.tables.vocabulary.words(&block.heads[at].own);
    words(a) == words(b)
}
