//! Of amounts: the budget that holds, and the year that a table speaks of.

use super::{PLAIN, Scores};
use crate::period;
use crate::recognise::block::Block;
use crate::recognise::head::Head;
use crate::tables::words::Qualifier;
use crate::tables::{Kind, Table};

/// Of budgets the revised one of the whole year; amounts of other years are none of this one's.
pub(super) fn amounts(block: &Block<'_>, table: &Table, scores: &mut Scores) {
    let at = |name: &str| table.at(name);
    let (Some(budget), Some(original), Some(ytd)) = (at("budget"), at("original_budget"), at("ytd_budget"))
    else {
        return;
    };
    let money: Vec<usize> =
        (0..table.fields.len()).filter(|field| table.fields[*field].kind == Kind::Money).collect();
    for (own, head) in scores.iter_mut().zip(&block.heads) {
        // A share of an amount is none, nor are posts.
        let words = block.tables.vocabulary.words(&head.shown);
        if words.iter().any(|word| matches!(word.as_str(), "percent" | "wte" | "fte" | "headcount")) {
            for &field in &money {
                own[field] *= 0.3;
            }
        }
        // "Change against baseline" is no baseline.
        if words.iter().any(|word| matches!(word.as_str(), "change" | "movement" | "difference")) {
            for &field in
                money.iter().filter(|&&field| !matches!(table.fields[field].name, "variance" | "virement"))
            {
                own[field] *= 0.4;
            }
        }
    }
    // Quarters or months across are no year's forecast, nor budget.
    let is_part =
        |head: &Head| head.time.has_part() && !head.has(Qualifier::Ytd) && !head.has(Qualifier::Annual);
    let parts: Vec<usize> = (0..scores.len())
        .filter(|&at| {
            is_part(&block.heads[at]) && (block.profiles[at].is_numeric() || block.profiles[at].is_blank())
        })
        .collect();
    // "Actual Apr | Actual May | ...": the same words again and again, or none.
    let alike =
        |at: usize| parts.iter().filter(|&&other| block.heads[other].own == block.heads[at].own).count();
    let across: Vec<usize> = parts.iter().copied().filter(|&at| alike(at) >= 3).collect();
    for at in across {
        for &field in &money {
            scores[at][field] *= 0.4;
        }
    }
    // "Claimed to Q3" beside "Total spend": a part of the year beside the whole.
    if let Some(actual) = at("actual") {
        let is_named = |own: &Vec<f32>| own[actual] >= PLAIN;
        let has_whole = (0..scores.len()).any(|at| is_named(&scores[at]) && block.heads[at].time.is_empty());
        for (own, head) in scores.iter_mut().zip(&block.heads) {
            own[actual] *= if has_whole && is_named(own) && is_part(head) { 0.85 } else { 1.0 };
        }
    }
    // "2024/25 | Revised" and "Original" alone: of what is named elsewhere.
    for (at, own) in scores.iter_mut().enumerate() {
        let head = &block.heads[at];
        let is_bare = !head.own.is_empty()
            && head.own.split_whitespace().count() <= 2
            && own.iter().all(|score| *score < 0.7);
        if is_bare && block.profiles[at].fit(Kind::Money) > 0.3 {
            if head.has(Qualifier::Revised) {
                own[budget] = 0.9;
            } else if head.has(Qualifier::Original) {
                own[original] = 0.9;
            }
        }
    }
    let has_other = |scores: &Scores, own: usize, field: usize, than: Qualifier| {
        (0..scores.len()).any(|at| {
            let head = &block.heads[at];
            at != own && scores[at][field] >= PLAIN && !head.has(than) && !head.has(Qualifier::Ytd)
        })
    };
    let variance = at("variance");
    for at in 0..scores.len() {
        let head = &block.heads[at];
        let is_revised = head.has(Qualifier::Revised);
        if head.has(Qualifier::Ytd) && scores[at][budget] > 0.5 && !head.has(Qualifier::Annual) {
            scores[at][ytd] = scores[at][ytd].max(scores[at][budget]);
            scores[at][budget] *= 0.3;
        } else if head.has(Qualifier::Original)
            && !is_revised
            && scores[at][budget] > 0.5
            && has_other(scores, at, budget, Qualifier::Original)
        {
            scores[at][original] = scores[at][original].max(scores[at][budget]);
            scores[at][budget] *= 0.4;
        }
        if is_revised && scores[at][budget] >= PLAIN {
            scores[at][budget] += 0.02;
        }
        // "Variance to date" beside "Variance", "Variation to original" beside "to latest".
        if let Some(variance) = variance.filter(|&variance| scores[at][variance] > 0.5) {
            let is_aside = (head.has(Qualifier::Ytd) && has_other(scores, at, variance, Qualifier::Ytd))
                || (head.has(Qualifier::Original)
                    && !is_revised
                    && has_other(scores, at, variance, Qualifier::Original));
            scores[at][variance] *= if is_aside { 0.6 } else { 1.0 };
        }
    }
    let years: Vec<Option<i16>> = block.heads.iter().map(financial_year).collect();
    let Some(spoken) = spoken_year(block, table, scores, &years) else { return };
    for (at, year) in years.iter().enumerate() {
        if year.is_some_and(|year| year != spoken) {
            for &field in &money {
                scores[at][field] *= 0.3;
            }
        }
    }
}

/// The financial year that a table of amounts speaks of: the latest until the tracker's that has a budget and something set
/// against it, else the latest until the tracker's, else the first.
fn spoken_year(block: &Block<'_>, table: &Table, scores: &Scores, years: &[Option<i16>]) -> Option<i16> {
    let own = period::financial_year_of(block.period.year, block.period.month);
    let named = |year: i16, names: &[&str]| {
        let fields: Vec<usize> = names.iter().filter_map(|name| table.at(name)).collect();
        (0..scores.len())
            .any(|at| years[at] == Some(year) && fields.iter().any(|&field| scores[at][field] >= PLAIN))
    };
    let is_whole = |year: &i16| {
        named(*year, &["budget", "original_budget"]) && named(*year, &["actual", "forecast", "variance"])
    };
    let all = || years.iter().flatten().copied();
    let until = || all().filter(|year| *year <= own);
    until()
        .filter(is_whole)
        .max()
        .or_else(|| all().filter(is_whole).min())
        .or_else(|| until().max())
        .or_else(|| all().min())
}

/// The first calendar year of the financial year that a header names.
fn financial_year(head: &Head) -> Option<i16> {
    let time = head.time;
    time.financial.or_else(|| {
        let (day, _) = time.last_day()?;
        Some(period::financial_year_of(day.year(), day.month()))
    })
}
