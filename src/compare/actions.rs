//! Actions: how many are complete, late, without lead, date or evidence; by standard and by lead.

use std::collections::BTreeMap;

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::Action;
use crate::value::status::Status;

const MEASURES: &[MeasureSpec] = &[
    spec("actions.total", "Actions", Unit::Count, Polarity::Neither, "all actions of the plan"),
    spec(
        "actions.complete",
        "Complete or sustained",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "actions that are complete or sustained, of all actions",
    ),
    spec(
        "actions.overdue",
        "Overdue",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "open actions whose due date, at its latest, is before the as-of day, of all actions",
    ),
    spec(
        "actions.days-late",
        "Mean days late",
        Unit::Days,
        Polarity::LowerIsBetter,
        "mean days from the due date to the as-of day, of overdue actions",
    ),
    spec(
        "actions.without-lead",
        "Without lead",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "actions whose lead is empty or a typed blank, of those in trackers that keep a lead",
    ),
    spec(
        "actions.without-due",
        "Without due date",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "actions whose due date cannot be read as a day, of those in trackers that keep a due date",
    ),
    spec(
        "actions.without-evidence",
        "Without evidence",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "actions whose evidence is empty or a typed blank, of those in trackers that keep evidence",
    ),
    spec(
        "actions.complete-without-evidence",
        "Complete without evidence",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "actions that are complete or sustained and have no evidence, of those in trackers that keep evidence",
    ),
    spec(
        "actions.status-not-started",
        "Not started",
        Unit::Count,
        Polarity::Neither,
        "actions with this status",
    ),
    spec("actions.status-on-track", "On track", Unit::Count, Polarity::Neither, "actions with this status"),
    spec("actions.status-at-risk", "At risk", Unit::Count, Polarity::Neither, "actions with this status"),
    spec("actions.status-off-track", "Off track", Unit::Count, Polarity::Neither, "actions with this status"),
    spec("actions.status-complete", "Complete", Unit::Count, Polarity::Neither, "actions with this status"),
    spec("actions.status-sustained", "Sustained", Unit::Count, Polarity::Neither, "actions with this status"),
    spec(
        "actions.status-no-longer-needed",
        "No longer needed",
        Unit::Count,
        Polarity::Neither,
        "actions with this status",
    ),
    spec(
        "actions.status-unknown",
        "Status unknown",
        Unit::Count,
        Polarity::Neither,
        "actions without a status that can be read",
    ),
];

/// Where the measures of single statuses begin in `MEASURES`; they follow [`Status::ALL`].
const FIRST_STATUS: usize = 8;

pub(super) const FAMILY: Family = Family {
    id: "actions",
    title: "Actions",
    question: "What is done, what is late and what has no evidence?",
    group: "Standard or lead",
    measures: MEASURES,
    measure,
};

/// The id of the measure that counts a status.
pub fn status_measure(status: Status) -> &'static str {
    MEASURES[FIRST_STATUS + Status::ALL.iter().position(|each| *each == status).unwrap_or(0)].id
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if scope.actions().next().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut groups: Vec<(String, Vec<&Action>)> = vec![(String::new(), scope.actions().collect())];
    let mut by_standard: BTreeMap<Option<u8>, Vec<&Action>> = BTreeMap::new();
    for action in scope.actions() {
        by_standard.entry(action.standard).or_default().push(action);
    }
    for (number, name) in scope.standards() {
        groups.push((name, by_standard.remove(&Some(number)).unwrap_or_default()));
    }
    let rest: Vec<&Action> = by_standard.into_values().flatten().collect();
    if !rest.is_empty() && groups.len() > 1 {
        groups.push(("no standard".to_owned(), rest));
    }
    for (name, actions) in &groups {
        out.extend(health(scope, name, actions));
        for (at, status) in Status::ALL.iter().enumerate() {
            let number = actions.iter().filter(|action| action.status == *status).count();
            out.push(Measure::new(&MEASURES[FIRST_STATUS + at], scope, name).count(number));
        }
    }
    if !scope.is_all() {
        out.extend(by_lead(scope));
    }
    out
}

fn health(scope: &Scope<'_>, name: &str, actions: &[&Action]) -> Vec<Measure> {
    let all = actions.len();
    let count = |test: &dyn Fn(&Action) -> bool| actions.iter().filter(|action| test(action)).count();
    let done = count(&|action| action.status.is_done());
    // Nothing is missing from a column that the tracker does not keep: such actions are not in the share.
    let kept = |field: &'static str, test: fn(&Action) -> bool, within: fn(&Action) -> bool| {
        let keeps = |action: &Action| within(action) && action.origin.layout.column(field).is_some();
        (count(&|action| keeps(action) && test(action)), count(&keeps))
    };
    let late: Vec<i64> = actions
        .iter()
        .filter(|action| action.is_overdue(scope.as_of))
        .filter_map(|action| Some(i64::from((scope.as_of - action.due.last_possible()?).get_days())))
        .collect();
    let mean = (!late.is_empty()).then(|| late.iter().sum::<i64>() as f64 / late.len() as f64);
    let share = |at: usize, part: usize, whole: usize| {
        Measure::new(&MEASURES[at], scope, name).share(part, whole, scope)
    };
    let missing = |at: usize, what: &str, (part, whole): (usize, usize)| {
        let note =
            if whole == 0 && all > 0 { format!("no {what} is kept in the tracker") } else { String::new() };
        share(at, part, whole).note(if at == 7 { String::new() } else { note })
    };
    vec![
        Measure::new(&MEASURES[0], scope, name).count(all),
        share(1, done, all),
        share(2, late.len(), all),
        Measure::new(&MEASURES[3], scope, name).value(mean),
        missing(4, "lead", kept("lead", |action| action.lead.text.is_empty(), |_| true)),
        missing(5, "due date", kept("due", |action| action.due.day.is_none(), |_| true)),
        missing(6, "evidence", kept("evidence", |action| action.evidence.text.is_empty(), |_| true)),
        missing(
            7,
            "evidence",
            kept("evidence", |action| action.evidence.text.is_empty(), |action| action.status.is_done()),
        ),
    ]
}

/// Total, complete and overdue of each lead.
fn by_lead(scope: &Scope<'_>) -> Vec<Measure> {
    let mut leads: BTreeMap<&str, Vec<&Action>> = BTreeMap::new();
    for action in scope.actions().filter(|action| !action.lead.text.is_empty()) {
        leads.entry(&action.lead.text).or_default().push(action);
    }
    let mut out = Vec::new();
    for (lead, actions) in leads {
        let name = format!("lead: {lead}");
        let done = actions.iter().filter(|action| action.status.is_done()).count();
        let late = actions.iter().filter(|action| action.is_overdue(scope.as_of)).count();
        out.push(Measure::new(&MEASURES[0], scope, &name).count(actions.len()));
        out.push(Measure::new(&MEASURES[1], scope, &name).share(done, actions.len(), scope));
        out.push(Measure::new(&MEASURES[2], scope, &name).share(late, actions.len(), scope));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_measure() {
        for status in Status::ALL {
            assert_eq!(status_measure(status), format!("actions.status-{}", status.text().replace(' ', "-")));
        }
    }
}
