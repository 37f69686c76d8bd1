//! A field that has a column for each of its words, side by side, with a mark in one of them: `Red | Amber | Green`, `Yes | Partly | No`.

use super::assign::{Deal, Pair};
use super::block::Block;
use super::column::{Choices, ColumnUse, How};
use super::roles::Scores;
use super::sure;
use crate::ingest::Value;
use crate::tables::Kind;
use crate::text::words;
use crate::value::status::{self, Key};

/// Answers to a question of a self-assessment.
const ANSWERS: [&str; 22] = [
    "yes",
    "no",
    "partly",
    "partially",
    "partial",
    "in part",
    "n a",
    "na",
    "not applicable",
    "met",
    "not met",
    "partially met",
    "partly met",
    "compliant",
    "not compliant",
    "non compliant",
    "partially compliant",
    "fully compliant",
    "fully met",
    "fully",
    "not at all",
    "not yet",
];

fn is_answer(text: &str) -> bool {
    ANSWERS.contains(&words(text).as_str())
}

/// `Yes` and `No` beside one another are answers; `No` is then no number.
pub(super) fn spare(block: &Block<'_>, scores: &mut Scores) {
    for run in runs(block, &is_answer) {
        let says = |word: &str| run.iter().any(|at| words(&block.heads[*at].shown) == word);
        if run.len() >= 2 && says("yes") && says("no") {
            for at in &run {
                scores[*at].fill(0.0);
            }
        }
    }
}

/// Do answers stand across?
pub(super) fn has_answers(block: &Block<'_>) -> bool {
    runs(block, &is_answer).iter().any(|run| run.len() >= 2)
}

/// The field whose words stand across, where no other column holds it.
pub(super) fn of(deal: &Deal<'_, '_>, pairs: &[Pair]) -> Option<ColumnUse> {
    let block = deal.block;
    let is_status = |text: &str| status::of_word(text, &Key::default()).is_some();
    let found = deal.table.fields.iter().enumerate().find_map(|(field, spec)| {
        let (known, least): (&dyn Fn(&str) -> bool, usize) = match (spec.kind, spec.name) {
            (Kind::Status, _) => (&is_status, 3),
            (Kind::Rating, "self_rating") => (&is_answer, 2),
            _ => return None,
        };
        if pairs.iter().any(|pair| pair.field == field) {
            return None;
        }
        let is_free = |run: &Vec<usize>| run.iter().all(|at| pairs.iter().all(|pair| pair.at != *at));
        let run = runs(block, known).into_iter().find(|run| run.len() >= least && is_free(run))?;
        Some((spec.name, run))
    });
    let (field, run) = found?;
    let head = |at: &usize| &block.heads[*at];
    let header = run.iter().map(|at| head(at).shown.as_str()).collect::<Vec<_>>().join(" | ");
    let choices = Choices {
        each: run.iter().map(|at| (head(at).column, Value::Text(head(at).shown.clone()))).collect(),
        several: Value::Text(header.clone()),
    };
    Some(ColumnUse {
        how: How::Guessed,
        confidence: sure::CHOICES,
        why: "each of its words has a column of its own, and one of them is marked".to_owned(),
        choices: Some(choices),
        ..ColumnUse::new(field, head(&run[0]).column, header)
    })
}

/// Heads beside one another whose texts are all known.
fn runs(block: &Block<'_>, known: &dyn Fn(&str) -> bool) -> Vec<Vec<usize>> {
    let is_known = |at: &usize| !block.heads[*at].is_blank() && known(&block.heads[*at].shown);
    let found: Vec<usize> = (0..block.heads.len()).filter(is_known).collect();
    // The same word twice is a row of values.
    let beside = |a: &usize, b: &usize| {
        block.heads[*a].column + 1 == block.heads[*b].column
            && words(&block.heads[*a].shown) != words(&block.heads[*b].shown)
    };
    found.chunk_by(beside).map(<[usize]>::to_vec).collect()
}
