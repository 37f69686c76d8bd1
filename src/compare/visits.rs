//! Visits: how many by team and month, issues without response, issues that come back.

use std::collections::BTreeMap;

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::Visit;
use crate::period::Period;
use crate::value::words;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "visits.count",
        "Entries in the log",
        Unit::Count,
        Polarity::Neither,
        "entries of the visit log with an issue or a date, up to the as-of day",
    ),
    spec(
        "visits.without-response",
        "Issues without response",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "issues whose response is empty or a typed blank, of all issues",
    ),
    spec(
        "visits.returning",
        "Issues that came back",
        Unit::Count,
        Polarity::LowerIsBetter,
        "different issues (by their first sentence) that the same team raised more than once",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "visits",
    title: "Visits",
    question: "Which teams were visited, and are their issues answered?",
    group: "Team or month",
    measures: MEASURES,
    measure,
};

/// An entry counts when it has an issue or a date that is not still to come. A rota's rows have neither.
fn has_happened(visit: &Visit, scope: &Scope<'_>) -> bool {
    match visit.visit_date.day {
        Some(day) => day <= scope.as_of,
        None => !visit.issue.text.is_empty(),
    }
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let visits: Vec<&Visit> = scope.visits().filter(|visit| has_happened(visit, scope)).collect();
    if visits.is_empty() {
        return Vec::new();
    }
    let mut out = group(scope, "", &visits);
    let mut teams: BTreeMap<&str, Vec<&Visit>> = BTreeMap::new();
    let mut months: BTreeMap<Period, Vec<&Visit>> = BTreeMap::new();
    for visit in &visits {
        // Two councils may each have a "Duty team": over all of them the council stands for its teams.
        let team = match visit.team.text.as_str() {
            _ if scope.is_all() => &**visit.origin.council(),
            "" => "team not given",
            team => team,
        };
        teams.entry(team).or_default().push(visit);
        if let Some(month) = visit.visit_date.day.and_then(Period::of) {
            months.entry(month).or_default().push(visit);
        }
    }
    for (team, visits) in teams {
        let kind = if scope.is_all() { "council" } else { "team" };
        out.extend(group(scope, &format!("{kind}: {team}"), &visits));
    }
    for (month, visits) in months {
        out.push(Measure::new(&MEASURES[0], scope, format!("month: {month}")).count(visits.len()));
    }
    out
}

fn group(scope: &Scope<'_>, name: &str, visits: &[&Visit]) -> Vec<Measure> {
    let issues: Vec<&&Visit> = visits.iter().filter(|visit| !visit.issue.text.is_empty()).collect();
    let open = issues.iter().filter(|visit| visit.response.text.is_empty()).count();
    let mut raised: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    for visit in &issues {
        let first = visit.issue.text.split(['.', '\n']).next().unwrap_or_default();
        *raised.entry((visit.origin.council(), &visit.team.text, words(first))).or_default() += 1;
    }
    vec![
        Measure::new(&MEASURES[0], scope, name).count(visits.len()),
        Measure::new(&MEASURES[1], scope, name).share(open, issues.len(), scope),
        Measure::new(&MEASURES[2], scope, name).count(raised.values().filter(|&&times| times > 1).count()),
    ]
}
