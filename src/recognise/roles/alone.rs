//! Columns whose header says nothing that is known, and whose cells leave hardly a choice: the only days beside an action, the only
//! figures beside an indicator.

use super::{PLAIN, Scores};
use crate::recognise::block::Block;
use crate::recognise::contents::Profile;
use crate::tables::{Kind, Table};

/// What the cells alone say of a column: it is used, and said to be a guess.
const WORTH: f32 = 0.6;

/// Words of headers over days that are no day by which something is to be done.
const OTHER_DAYS: [&str; 14] = [
    "created",
    "raised",
    "added",
    "logged",
    "opened",
    "identified",
    "recorded",
    "meeting",
    "received",
    "issued",
    "modified",
    "agreed",
    "reported",
    "birth",
];

/// Deals the one field that the cells can mean.
pub(super) fn deal(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    match table.id {
        "actions" => only(block, table, scores, "due", &["completed", "start", "review"], is_of_days),
        "indicators" => only(block, table, scores, "value", &[], Profile::is_numeric),
        _ => {}
    }
}

fn is_of_days(profile: &Profile) -> bool {
    profile.fit(Kind::Day) >= 0.7
}

/// Gives a field the only column that could hold it, where what the table is about has a name of its own and no column of the kind
/// is named.
fn only(
    block: &Block<'_>,
    table: &Table,
    scores: &mut Scores,
    field: &str,
    akin: &[&str],
    fits: impl Fn(&Profile) -> bool,
) {
    let (Some(field), Some(key)) = (table.at(field), table.at(table.key[0])) else { return };
    let akin: Vec<usize> = akin.iter().filter_map(|name| table.at(name)).chain([field]).collect();
    let is_known = |own: &Vec<f32>| akin.iter().any(|&field| own[field] >= 0.6);
    if scores.iter().any(is_known) || scores.iter().all(|own| own[key] < PLAIN) {
        return;
    }
    let says_other = |at: usize| {
        let words = block.tables.vocabulary.words(&block.heads[at].shown);
        words.iter().any(|word| OTHER_DAYS.contains(&word.as_str()))
    };
    let is_free = |at: &usize| fits(&block.profiles[*at]) && !block.heads[*at].is_time;
    let mut found = (0..scores.len()).filter(is_free);
    if let (Some(at), None) = (found.next(), found.next())
        && scores[at].iter().all(|score| *score < WORTH)
        && !block.heads[at].is_blank()
        && !says_other(at)
    {
        scores[at][field] = WORTH;
    }
}
