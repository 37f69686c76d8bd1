//! Which of several columns for one field counts: residual levels before inherent ones, the revised date and budget before the
//! original, the latest month that is not after the tracker's. The rulings of DESIGN section 4, in one place.

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
        "risks" => risks(block, table, scores),
        "budget" => budget(block, table, scores),
        "actions" => {
            in_charge(block, table, scores);
            recommended(block, table, scores);
            asked_for(block, table, scores);
            dates(block, table, scores);
        }
        "visits" => dates(block, table, scores),
        "assessments" => criteria(block, table, scores),
        "indicators" => targets(block, table, scores),
        _ => {}
    }
    standing(block, table, scores);
    latest(block, table, scores);
    previous(block, table, scores);
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

/// Levels before controls, after them, and aimed at.
fn risks(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
        // Two of one name: before the controls, and after them.
        if !has_after && plain.len() == 2 && is_same_name(block, plain[0], plain[1]) {
            let first = plain[0];
            scores[first][inherent] = scores[first][inherent].max(scores[first][field] * 0.95);
            scores[first][field] *= 0.4;
        }
    }
}

fn is_same_name(block: &Block<'_>, a: usize, b: usize) -> bool {
    let words = |at: usize| block.tables.vocabulary.words(&block.heads[at].own);
    words(a) == words(b)
}

/// Of budgets the revised one of the whole year; amounts of other years are none of this one's.
fn budget(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
    if parts.len() >= 3 {
        for at in parts {
            for &field in &money {
                scores[at][field] *= 0.4;
            }
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
    let own = first_year(block.period);
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
        Some(if day.month() <= 3 { day.year() - 1 } else { day.year() })
    })
}

fn first_year(period: Period) -> i16 {
    if period.month <= 3 { period.year - 1 } else { period.year }
}

/// Of a planned and a revised date the revised one is due.
fn dates(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
fn in_charge(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
fn recommended(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
fn asked_for(block: &Block<'_>, table: &Table, scores: &mut Scores) {
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
