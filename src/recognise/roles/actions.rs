//! Of actions: who does it, by when, and what a recommendation is beside the action that answers it.

use super::{PLAIN, Scores};
use crate::recognise::block::Block;
use crate::recognise::head::Head;
use crate::tables::words::Qualifier;
use crate::tables::{Kind, Table};

/// Of a planned and a revised date the revised one is due.
pub(super) fn dates(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let Some(due) = table.at("due") else { return };
    // "Completion date" beside "Target date" is when it was done.
    if let Some(completed) = table.at("completed") {
        let is_due = |own: &Vec<f32>| own[due] >= PLAIN && own[completed] < 0.3;
        if scores.iter().any(is_due) && scores.iter().all(|own| own[completed] < PLAIN) {
            for (own, head) in scores.iter_mut().zip(&block.heads) {
                let is_expected = head.has(Qualifier::Target)
                    || head.has(Qualifier::Original)
                    || head.has(Qualifier::Revised);
                if own[due] >= PLAIN && own[completed] >= 0.4 && !is_expected {
                    own[completed] = own[completed].max(0.85);
                    own[due] *= 0.4;
                }
            }
        }
    }
    let is_revised = |head: &Head| head.has(Qualifier::Revised) && !head.has(Qualifier::Original);
    let last = (0..scores.len()).rev().find(|&at| scores[at][due] >= PLAIN && is_revised(&block.heads[at]));
    let is_other = |at: &usize| scores[*at][due] >= PLAIN && !block.heads[*at].has(Qualifier::Original);
    let others = (0..scores.len()).filter(is_other).count();
    for (at, own) in scores.iter_mut().enumerate() {
        let head = &block.heads[at];
        // "Start and end dates": the last of them counts.
        if let Some(start) =
            table.at("start").filter(|&start| own[start] >= 0.5 && own[due] >= 0.5 && own[start] < 1.0)
        {
            own[due] = own[due].max(own[start]);
            own[start] *= 0.4;
        }
        if own[due] < PLAIN {
            continue;
        }
        if is_revised(head) {
            // Of several revised ones the last; the others hold where it is empty.
            own[due] += if Some(at) == last { 0.05 } else { -0.15 };
        } else if head.has(Qualifier::Original) && !head.has(Qualifier::Revised) && others > 0 {
            own[due] -= 0.12;
        }
    }
}

/// A minister, member or portfolio holder answers for an action; who does it stands beside, where anybody does.
pub(super) fn in_charge(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    const OF_OFFICE: [&str; 6] = ["minister", "member", "councillor", "cabinet", "portfolio", "sponsor"];
    let Some(lead) = table.at("lead") else { return };
    let is_political = |at: usize| {
        let words = block.tables.vocabulary.words(&block.heads[at].shown);
        words.iter().any(|word| OF_OFFICE.contains(&word.as_str()))
            && !words.iter().any(|word| word == "staff")
    };
    let is_named = |at: &usize| scores[*at][lead] >= 0.55 && block.profiles[*at].fit(Kind::Person) > 0.0;
    let (political, others): (Vec<usize>, Vec<usize>) =
        (0..scores.len()).filter(is_named).partition(|at| is_political(*at));
    if !others.is_empty() {
        for at in political {
            scores[at][lead] *= 0.7;
        }
    }
}

/// A recommendation beside the action that answers it is what the action is for; alone, or beside a response that tells what has
/// happened, it is the action.
pub(super) fn recommended(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let (Some(action), Some(area), Some(progress)) =
        (table.at("action"), table.at("area"), table.at("progress"))
    else {
        return;
    };
    let says = |at: usize, words: &[&str]| {
        let own = block.tables.vocabulary.words(&block.heads[at].shown);
        own.iter().any(|word| words.contains(&word.as_str()))
    };
    let asks = |at: &usize| {
        scores[*at][action] >= 0.6
            && says(*at, &["recommendation"])
            && block.profiles[*at].fit(Kind::Text) >= 0.0
    };
    let Some(asked) = (0..scores.len()).find(asks) else { return };
    let is_answer = |at: &usize| {
        let is_planned = scores[*at][action] >= 0.6
            && scores[*at][action] > scores[*at][progress]
            && says(*at, &["action", "task", "do", "step"]);
        let is_response = says(*at, &["response", "comment", "decision"]) && block.profiles[*at].is_orders();
        *at != asked && (is_planned || is_response) && block.profiles[*at].fit(Kind::Text) >= 0.0
    };
    let Some(answer) = (0..scores.len()).find(is_answer) else { return };
    scores[answer][action] = scores[answer][action].max(0.9);
    scores[answer][progress] *= 0.6;
    scores[asked][area] = scores[asked][area].max(0.9);
    scores[asked][action] *= 0.5;
}

/// Where no column says what is to be done, what the inspection or audit asks for is it.
pub(super) fn asked_for(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let (Some(action), Some(area)) = (table.at("action"), table.at("area")) else { return };
    if scores.iter().any(|own| own[action] >= PLAIN) {
        return;
    }
    let is_text = |at: &usize| {
        scores[*at][area] >= 0.9
            && block.profiles[*at].is_distinct()
            && block.profiles[*at].fit(Kind::Text) >= 0.3
    };
    if let Some(at) = (0..scores.len()).find(is_text) {
        scores[at][action] = 0.9;
        scores[at][area] *= 0.6;
    }
}
