//! Which of several columns for one field counts: residual levels before inherent ones, the revised date and budget before the
//! original, the latest month that is not after the tracker's. The rulings of DESIGN section 4, in one place.

mod actions;
mod alone;
mod budget;
mod figures;
mod risks;

use super::block::Block;
use super::head::Head;
use crate::period::Period;
use crate::tables::words::Qualifier;
use crate::tables::{Kind, Table};

/// What the words of the heads say of each field of one table, from 0 to 1: by column, then field.
pub(crate) type Scores = Vec<Vec<f32>>;

/// From this on a header names its field plainly.
pub(super) const PLAIN: f32 = 0.8;

/// Moves what headers say to the fields that their qualifiers and times mean.
pub(crate) fn adjust(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    match table.id {
        "risks" => {
            risks::levels(block, table, scores);
            risks::described(block, table, scores);
            figures::of_risks(block, table, scores);
        }
        "budget" => {
            budget::amounts(block, table, scores);
            figures::of_budget(block, table, scores);
        }
        "actions" => {
            actions::in_charge(block, table, scores);
            actions::recommended(block, table, scores);
            actions::asked_for(block, table, scores);
            actions::dates(block, table, scores);
        }
        "visits" => actions::dates(block, table, scores),
        "assessments" => criteria(block, table, scores),
        "indicators" => targets(block, table, scores),
        _ => {}
    }
    standing(block, table, scores);
    latest(block, table, scores);
    previous(block, table, scores);
    alone::deal(block, table, scores);
}

/// A column of status words is the status, whatever is written above it, where no other column says that it is.
fn standing(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let Some(status) = table.at("status") else { return };
    let fits = |at: usize| block.profiles[at].fit(Kind::Status);
    let is_named =
        |at: usize| scores[at][status] >= PLAIN && (fits(at) >= 0.0 && !block.profiles[at].is_blank());
    if (0..scores.len()).any(is_named) {
        return;
    }
    let open = |at: &usize| {
        let others =
            scores[*at].iter().enumerate().filter(|(field, _)| table.fields[*field].kind != Kind::Status);
        let most = others
            .filter(|(field, _)| !matches!(table.fields[*field].name, "progress" | "outcome"))
            .map(|(_, score)| *score)
            .fold(0.0, f32::max);
        fits(*at) >= 0.7 && most < 0.7 && block.heads[*at].time.is_empty()
    };
    let mut found = (0..scores.len()).filter(open);
    if let (Some(at), None) = (found.next(), found.next()) {
        let own = scores[at][status];
        scores[at].iter_mut().for_each(|score| *score *= 0.6);
        scores[at][status] = own.max(0.7);
    }
}

/// Where no column says what a standard asks for, texts that differ in every row of the standard's own column do.
fn criteria(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let (Some(standard), Some(text)) = (table.at("standard"), table.at("criterion_text")) else { return };
    if scores.iter().any(|own| own[text] >= PLAIN) {
        return;
    }
    let is_text = |at: &usize| {
        let profile = &block.profiles[*at];
        scores[*at][standard] >= PLAIN && profile.is_distinct() && profile.fit(Kind::Text) >= 0.3
    };
    if let Some(at) = (0..scores.len()).find(is_text) {
        scores[at][text] = scores[at][standard] * 0.95;
        scores[at][standard] *= 0.5;
    }
}

/// A target without a time is the one that holds.
fn targets(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let Some(target) = table.at("target") else { return };
    let has_undated =
        (0..scores.len()).any(|at| scores[at][target] >= PLAIN && block.heads[at].time.is_empty());
    for (own, head) in scores.iter_mut().zip(&block.heads) {
        if has_undated && !head.time.is_empty() {
            own[target] *= 0.7;
        }
    }
}

/// Fields of which there may be one for each month: the latest that is not after the tracker's counts.
const OVER_TIME: [&str; 8] =
    ["target", "status", "progress", "percent", "score", "likelihood", "severity", "evidence"];

fn latest(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    for name in OVER_TIME {
        let Some(field) = table.at(name) else { continue };
        let dated: Vec<(usize, jiff::civil::Date)> = (0..scores.len())
            .filter(|&at| scores[at][field] >= 0.6)
            .filter_map(|at| Some((at, day_of(&block.heads[at], block.period)?)))
            .collect();
        if dated.len() < 2 {
            continue;
        }
        let end = block.period.last_day();
        let last = dated.iter().map(|(_, day)| *day).filter(|day| *day <= end).max();
        for (at, day) in dated {
            scores[at][field] = match last {
                Some(last) if day == last => scores[at][field],
                _ => scores[at][field] * 0.35,
            };
        }
    }
}

/// The day that a header's time means; without a year the latest that is not after the tracker's month.
pub(crate) fn day_of(head: &Head, period: Period) -> Option<jiff::civil::Date> {
    let time = if head.time.lacks_year() { head.time.latest_until(period) } else { head.time };
    time.last_day().map(|(day, _)| day)
}

/// What was, beside what is: "Previous score", "Last quarter".
fn previous(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    for (at, own) in scores.iter_mut().enumerate() {
        let head = &block.heads[at];
        if !head.has(Qualifier::Previous) {
            continue;
        }
        for (field, score) in own.iter_mut().enumerate() {
            // "Last updated" and "Date last reviewed" are what they say.
            if !matches!(table.fields[field].name, "review" | "date" | "due" | "ref") {
                *score *= 0.45;
            }
        }
    }
}
