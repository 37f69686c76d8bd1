//! The exceptions that somebody has to act on, the worst of each kind, for the top of page and paper. The workbook has all.

use super::points::{off_target, sign};
use super::view::View;
use crate::normalise::records::{Action, Visit};
use crate::text::one_line;
use crate::wording::{count, day, decimal, plural, shortened, with_unit};

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
        let council = |name: &str| if view.is_one() { String::new() } else { name.to_owned() };
        out.add(view.late(), most + 2, ("overdue action", "overdue actions"), |(days, due, action)| {
            Exception {
                kind: "Overdue",
                council: council(&action.origin.layout.council),
                what: named(&action.reference, &action.action),
                who: one_line(&action.lead.text),
                detail: format!(
                    "due {}, {} late",
                    day(due),
                    count(usize::try_from(days).unwrap_or(0), "day")
                ),
            }
        });
        out.add(off_target(view), most, ("indicator off target", "indicators off target"), |one| {
            let shown = |value: f64| with_unit(value, sign(&one.series.unit), 0);
            Exception {
                kind: "Off target",
                council: council(one.council),
                what: shortened(&one.series.name, 70),
                who: String::new(),
                detail: format!("{} against {}", shown(one.value), shown(one.target)),
            }
        });
        out.add(view.high_risks(), most, ("high risk", "high risks"), |risk| {
            let bare = if risk.mitigation.text.is_empty() { ", no mitigation recorded" } else { "" };
            Exception {
                kind: "High risk",
                council: council(&risk.origin.layout.council),
                what: named(&risk.reference, &risk.risk),
                who: one_line(&risk.owner.text),
                detail: format!("scores {} of 25{bare}", decimal(risk.score.unwrap_or(0.0))),
            }
        });
        out.add(unanswered(view), most, ("issue without a response", "issues without a response"), |visit| {
            Exception {
                kind: "No response",
                council: council(&visit.origin.layout.council),
                what: format!("{}: {}", shortened(&visit.team.text, 30), shortened(&visit.issue.text, 70)),
                who: one_line(&visit.owner.text),
                detail: visit
                    .visit_date
                    .day
                    .map_or_else(|| "no date".to_owned(), |on| format!("raised {}", day(on))),
            }
        });
        out.add(
            without_evidence(view),
            most,
            ("action without evidence", "actions without evidence"),
            |action| Exception {
                kind: "No evidence",
                council: council(&action.origin.layout.council),
                what: named(&action.reference, &action.action),
                who: one_line(&action.lead.text),
                detail: format!("reported {}", action.status.text()),
            },
        );
        out
    }

    /// The first of a kind as rows, and how many others there are.
    fn add<T>(&mut self, all: Vec<T>, most: usize, (one, many): (&str, &str), row: impl Fn(T) -> Exception) {
        if all.len() > most {
            self.more.push(plural(all.len() - most, one, many));
        }
        self.rows.extend(all.into_iter().take(most).map(row));
    }
}

fn named(reference: &str, text: &str) -> String {
    let text = shortened(text, 70);
    if reference.is_empty() { text } else { format!("{reference} {text}") }
}

/// Issues from visits without a response, the oldest first.
fn unanswered<'a>(view: &View<'a>) -> Vec<&'a Visit> {
    let as_of = view.edition.benchmark.as_of;
    let is_open = |visit: &&Visit| {
        visit.has_happened(as_of) && !visit.issue.text.is_empty() && visit.response.text.is_empty()
    };
    let mut open: Vec<&Visit> =
        view.parts().iter().flat_map(|part| &part.records.visits).filter(is_open).collect();
    open.sort_by_key(|visit| visit.visit_date.day);
    open
}

/// Completed actions of trackers that keep evidence, without any.
fn without_evidence<'a>(view: &View<'a>) -> Vec<&'a Action> {
    let is_bare = |action: &&Action| {
        action.status.is_done()
            && action.origin.layout.column("evidence").is_some()
            && action.evidence.text.is_empty()
    };
    view.actions().filter(is_bare).collect()
}
