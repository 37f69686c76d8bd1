//! The exceptions that somebody has to act on, the worst of each kind, for the top of page and paper. The workbook has all.

use super::points::{sign, targeted};
use super::view::View;
use crate::normalise::records::{Action, Risk, Visit};
use crate::text::one_line;
use crate::wording::{count, day, decimal, plural, shortened, with_unit};

/// A score from which a risk is high.
const HIGH: f64 = 15.0;

/// One row.
#[derive(Debug, Clone)]
pub struct Exception {
    /// `Overdue`.
    pub kind: &'static str,
    /// Empty where there is one council.
    pub council: String,
    pub what: String,
    /// Who is responsible, as the tracker says; empty where it does not.
    pub who: String,
    pub detail: String,
}

/// The exceptions of a council or of all together; how many more of each kind there are stands in the last row's detail.
/// `most`: of each kind at most so many, and two more overdue actions.
pub fn exceptions(view: &View<'_>, most: usize) -> Vec<Exception> {
    let mut out = overdue(view, most + 2);
    out.extend(indicators(view, most));
    out.extend(risks(view, most));
    out.extend(visits(view, most));
    out.extend(without_evidence(view, most));
    out
}

/// Shown, and how many others of the kind there are.
fn more(all: usize, shown: usize) -> String {
    if all > shown {
        format!("; {} not listed here", plural(all - shown, "other", "others"))
    } else {
        String::new()
    }
}

fn named(reference: &str, text: &str) -> String {
    let text = shortened(text, 70);
    if reference.is_empty() { text } else { format!("{reference} {text}") }
}

fn council(view: &View<'_>, name: &str) -> String {
    if view.is_one() { String::new() } else { name.to_owned() }
}

fn overdue(view: &View<'_>, most: usize) -> Vec<Exception> {
    let as_of = view.edition.benchmark.as_of;
    let mut late: Vec<(i32, jiff::civil::Date, &Action)> = view
        .actions()
        .filter(|action| action.is_overdue(as_of))
        .filter_map(|action| {
            let due = action.due.last_possible()?;
            Some(((as_of - due).get_days(), due, action))
        })
        .collect();
    late.sort_by_key(|(days, ..)| std::cmp::Reverse(*days));
    let all = late.len();
    late.iter()
        .take(most)
        .enumerate()
        .map(|(at, (days, due, action))| {
            let is_last = at + 1 == all.min(most);
            let more = if is_last { more(all, most) } else { String::new() };
            let days = usize::try_from(*days).unwrap_or(0);
            Exception {
                kind: "Overdue",
                council: council(view, &action.origin.layout.council),
                what: named(&action.reference, &action.action),
                who: one_line(&action.lead.text),
                detail: format!("due {}, {} late{more}", day(*due), count(days, "day")),
            }
        })
        .collect()
}

fn indicators(view: &View<'_>, most: usize) -> Vec<Exception> {
    let mut off: Vec<_> = targeted(view).into_iter().filter(|one| !one.meets).collect();
    off.sort_by(|a, b| {
        let away = |value: f64, target: f64| (value - target).abs() / target.abs().max(1.0);
        away(b.value, b.target).total_cmp(&away(a.value, a.target))
    });
    let all = off.len();
    off.into_iter()
        .take(most)
        .enumerate()
        .map(|(at, one)| {
            let unit = sign(&one.series.unit);
            let more = if at + 1 == all.min(most) { more(all, most) } else { String::new() };
            Exception {
                kind: "Off target",
                council: council(view, one.council),
                what: shortened(&one.series.name, 70),
                who: String::new(),
                detail: format!(
                    "{} against {}{more}",
                    with_unit(one.value, unit, 0),
                    with_unit(one.target, unit, 0)
                ),
            }
        })
        .collect()
}

fn risks(view: &View<'_>, most: usize) -> Vec<Exception> {
    let mut high: Vec<&Risk> = view
        .parts()
        .iter()
        .flat_map(|part| &part.records.risks)
        .filter(|risk| risk.score.is_some_and(|score| score >= HIGH))
        .collect();
    high.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let all = high.len();
    high.into_iter()
        .take(most)
        .enumerate()
        .map(|(at, risk)| {
            let more = if at + 1 == all.min(most) { more(all, most) } else { String::new() };
            let bare = if risk.mitigation.text.is_empty() { ", no mitigation recorded" } else { "" };
            Exception {
                kind: "High risk",
                council: council(view, &risk.origin.layout.council),
                what: named(&risk.reference, &risk.risk),
                who: one_line(&risk.owner.text),
                detail: format!("scores {} of 25{bare}{more}", decimal(risk.score.unwrap_or(0.0))),
            }
        })
        .collect()
}

fn visits(view: &View<'_>, most: usize) -> Vec<Exception> {
    let as_of = view.edition.benchmark.as_of;
    let mut open: Vec<&Visit> = view
        .parts()
        .iter()
        .flat_map(|part| &part.records.visits)
        .filter(|visit| {
            visit.has_happened(as_of) && !visit.issue.text.is_empty() && visit.response.text.is_empty()
        })
        .collect();
    open.sort_by_key(|visit| visit.visit_date.day);
    let all = open.len();
    open.into_iter()
        .take(most)
        .enumerate()
        .map(|(at, visit)| {
            let more = if at + 1 == all.min(most) { more(all, most) } else { String::new() };
            let when =
                visit.visit_date.day.map_or_else(|| "no date".to_owned(), |on| format!("raised {}", day(on)));
            Exception {
                kind: "No response",
                council: council(view, &visit.origin.layout.council),
                what: named(&shortened(&visit.team.text, 30), &visit.issue.text),
                who: one_line(&visit.owner.text),
                detail: format!("{when}{more}"),
            }
        })
        .collect()
}

fn without_evidence(view: &View<'_>, most: usize) -> Vec<Exception> {
    let bare: Vec<&Action> = view
        .actions()
        .filter(|action| {
            action.status.is_done()
                && action.origin.layout.column("evidence").is_some()
                && action.evidence.text.is_empty()
        })
        .collect();
    let all = bare.len();
    bare.into_iter()
        .take(most)
        .enumerate()
        .map(|(at, action)| {
            let more = if at + 1 == all.min(most) { more(all, most) } else { String::new() };
            Exception {
                kind: "No evidence",
                council: council(view, &action.origin.layout.council),
                what: named(&action.reference, &action.action),
                who: one_line(&action.lead.text),
                detail: format!("reported {}{more}", action.status.text()),
            }
        })
        .collect()
}
