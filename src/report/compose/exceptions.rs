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

/// The exceptions of a council or of all together, and how many more of each kind there are.
#[derive(Debug, Default)]
pub struct Exceptions {
    pub rows: Vec<Exception>,
    /// `28 overdue`.
    pub more: Vec<String>,
}

impl Exceptions {
    /// `most`: of each kind at most so many, and two more overdue actions.
    pub fn of(view: &View<'_>, most: usize) -> Self {
        let mut out = Self::default();
        out.add(overdue(view), most + 2, ("overdue action", "overdue actions"));
        out.add(indicators(view), most, ("indicator off target", "indicators off target"));
        out.add(risks(view), most, ("high risk", "high risks"));
        out.add(visits(view), most, ("issue without a response", "issues without a response"));
        out.add(without_evidence(view), most, ("action without evidence", "actions without evidence"));
        out
    }

    fn add(&mut self, mut rows: Vec<Exception>, most: usize, (one, many): (&str, &str)) {
        if rows.len() > most {
            self.more.push(plural(rows.len() - most, one, many));
            rows.truncate(most);
        }
        self.rows.extend(rows);
    }
}

fn named(reference: &str, text: &str) -> String {
    let text = shortened(text, 70);
    if reference.is_empty() { text } else { format!("{reference} {text}") }
}

fn council(view: &View<'_>, name: &str) -> String {
    if view.is_one() { String::new() } else { name.to_owned() }
}

fn overdue(view: &View<'_>) -> Vec<Exception> {
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
    late.iter()
        .map(|(days, due, action)| {
            let days = usize::try_from(*days).unwrap_or(0);
            Exception {
                kind: "Overdue",
                council: council(view, &action.origin.layout.council),
                what: named(&action.reference, &action.action),
                who: one_line(&action.lead.text),
                detail: format!("due {}, {} late", day(*due), count(days, "day")),
            }
        })
        .collect()
}

fn indicators(view: &View<'_>) -> Vec<Exception> {
    let mut off: Vec<_> = targeted(view).into_iter().filter(|one| !one.meets).collect();
    off.sort_by(|a, b| {
        let away = |value: f64, target: f64| (value - target).abs() / target.abs().max(1.0);
        away(b.value, b.target).total_cmp(&away(a.value, a.target))
    });
    off.into_iter()
        .map(|one| {
            let unit = sign(&one.series.unit);
            Exception {
                kind: "Off target",
                council: council(view, one.council),
                what: shortened(&one.series.name, 70),
                who: String::new(),
                detail: format!(
                    "{} against {}",
                    with_unit(one.value, unit, 0),
                    with_unit(one.target, unit, 0)
                ),
            }
        })
        .collect()
}

fn risks(view: &View<'_>) -> Vec<Exception> {
    let mut high: Vec<&Risk> = view
        .parts()
        .iter()
        .flat_map(|part| &part.records.risks)
        .filter(|risk| risk.score.is_some_and(|score| score >= HIGH))
        .collect();
    high.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    high.into_iter()
        .map(|risk| {
            let bare = if risk.mitigation.text.is_empty() { ", no mitigation recorded" } else { "" };
            Exception {
                kind: "High risk",
                council: council(view, &risk.origin.layout.council),
                what: named(&risk.reference, &risk.risk),
                who: one_line(&risk.owner.text),
                detail: format!("scores {} of 25{bare}", decimal(risk.score.unwrap_or(0.0))),
            }
        })
        .collect()
}

fn visits(view: &View<'_>) -> Vec<Exception> {
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
    open.into_iter()
        .map(|visit| {
            let when =
                visit.visit_date.day.map_or_else(|| "no date".to_owned(), |on| format!("raised {}", day(on)));
            Exception {
                kind: "No response",
                council: council(view, &visit.origin.layout.council),
                what: format!("{}: {}", shortened(&visit.team.text, 30), shortened(&visit.issue.text, 70)),
                who: one_line(&visit.owner.text),
                detail: when,
            }
        })
        .collect()
}

fn without_evidence(view: &View<'_>) -> Vec<Exception> {
    let bare: Vec<&Action> = view
        .actions()
        .filter(|action| {
            action.status.is_done()
                && action.origin.layout.column("evidence").is_some()
                && action.evidence.text.is_empty()
        })
        .collect();
    bare.into_iter()
        .map(|action| Exception {
            kind: "No evidence",
            council: council(view, &action.origin.layout.council),
            what: named(&action.reference, &action.action),
            who: one_line(&action.lead.text),
            detail: format!("reported {}", action.status.text()),
        })
        .collect()
}
