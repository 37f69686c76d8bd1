//! What a column without a telling header holds, by where it stands: what the table is about, or its numbers.

use super::assign::{Deal, Pair};
use crate::tables::Kind;

/// How sure a column is that is named by its place alone, beside those that are named by words (0 to 1).
const WORTH: f32 = 0.55;

/// Below this the words do not name a field: where the column stands says more.
const DOUBTFUL: f32 = 0.6;

/// Deals what the table is about, and its reference, to columns without a header or with one that says something else.
/// Returns the columns that name a record together, if there are several.
pub(super) fn name(deal: &Deal<'_, '_>, pairs: &mut Vec<Pair>) -> Option<(u32, u32)> {
    let labels = key(deal, pairs);
    reference(deal, pairs);
    labels
}

fn key(deal: &Deal<'_, '_>, pairs: &mut Vec<Pair>) -> Option<(u32, u32)> {
    let block = deal.block;
    let key = deal.table.at(deal.table.key[0])?;
    if pairs.iter().any(|pair| pair.field == key && pair.value >= DOUBTFUL) {
        return None;
    }
    pairs.retain(|pair| pair.field != key);
    let mut labels = None;
    let is_free = |at: usize| {
        pairs.iter().all(|pair| pair.at != at || pair.value < DOUBTFUL)
            && deal.across.iter().all(|column| column.column != block.heads[at].column)
            && !block.heads[at].is_time
    };
    let naming = (0..block.heads.len()).filter(|&at| is_free(at) && block.profiles[at].is_naming());
    if (0..block.heads.len())
        .any(|at| is_free(at) && block.profiles[at].is_naming() && is_key_of_another(deal, at))
    {
        return None;
    }
    let chosen = match deal.table.id {
        "budget" | "indicators" => {
            // Money from nowhere: what names its source is then what the line is.
            let naming: Vec<usize> = naming.collect();
            let sources = pairs
                .iter()
                .filter(|pair| matches!(deal.table.fields[pair.field].name, "funding" | "standard" | "team"));
            let naming = if naming.is_empty() { sources.map(|pair| pair.at).collect() } else { naming };
            let numeric = |at: usize| block.profiles[at].is_numeric();
            let first = (0..block.heads.len()).find(|&at| numeric(at)).unwrap_or(0);
            // The last text before the numbers, so that group names stand before it; a blank header before others.
            let before: Vec<usize> = naming.into_iter().filter(|&at| at < first).collect();
            if let (true, [left, .., right]) = (deal.table.wide && deal.across.len() >= 3, before.as_slice())
            {
                labels = Some((block.heads[*left].column, block.heads[*right].column));
            }
            let distinct = before.iter().rev().find(|&&at| block.profiles[at].is_distinct());
            distinct.or(before.last()).copied()
        }
        "actions" | "risks" => naming
            .filter(|&at| !block.heads[at].is_blank() || pairs.len() >= 3)
            .map(|at| (block.profiles[at].fit(Kind::Text), at))
            .filter(|(fit, _)| *fit >= 0.45)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, at)| at),
        _ => None,
    };
    let at = chosen?;
    // Only beside columns that are plainly of this table.
    let plain = deal.plain.iter().filter(|other| **other != at).count();
    let has = |name: &str| pairs.iter().any(|pair| deal.table.fields[pair.field].name == name);
    let is_told = match deal.table.id {
        "budget" => plain >= 2,
        "indicators" => plain + deal.across.len() >= 2,
        "risks" => plain >= 3 && (deal.has_titles() > 0.0 || has("likelihood") && has("severity")),
        _ => plain >= 3,
    };
    if !is_told {
        return None;
    }
    pairs.retain(|pair| pair.at != at);
    pairs.push(Pair { at, field: key, value: WORTH, by_position: true });
    labels
}

/// Does a header name what another table is about? A measure is no budget line.
fn is_key_of_another(deal: &Deal<'_, '_>, at: usize) -> bool {
    let tables = deal.block.tables;
    deal.block.heads[at].named(tables).iter().any(|named| {
        let table = &tables.all[named.table];
        named.score >= 0.9
            && table.id != deal.table.id
            && table.id != "recommendations"
            && table.fields[named.field].name == table.key[0]
    })
}

/// Numbers in a column without a header, left of what the table is about.
fn reference(deal: &Deal<'_, '_>, pairs: &mut Vec<Pair>) {
    let block = deal.block;
    let (Some(field), Some(key)) = (deal.table.at("ref"), deal.table.at(deal.table.key[0])) else { return };
    let Some(named) = pairs.iter().find(|pair| pair.field == key).map(|pair| pair.at) else { return };
    if pairs.iter().any(|pair| pair.field == field) {
        return;
    }
    let is_reference = |at: &usize| block.heads[*at].is_blank() && block.profiles[*at].fit(Kind::Id) >= 0.4;
    if let Some(at) = (0..named).find(is_reference) {
        pairs.push(Pair { at, field, value: WORTH, by_position: true });
    }
}
