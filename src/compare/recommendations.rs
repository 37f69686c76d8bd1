//! Recommendations: which of the inquiry's 108 the plans cover, complete or leave late; by service and timescale.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::{Family, Formula, Group, GroupKind, Measure, MeasureSpec, measures};
use super::scope::Scope;
use crate::normalise::records::Action;
use crate::text::capital;

const MEASURES: &[MeasureSpec] = measures! {
    "recommendations.covered", "Covered by an action", Percent, Neither,
        "recommendations named by at least one action, of all in the group" => Formula::Other;
    "recommendations.complete", "Complete", Percent, HigherIsBetter,
        "recommendations whose actions are all complete, sustained or no longer needed, of those covered"
        => Formula::Other;
    "recommendations.overdue", "With an overdue action", Percent, LowerIsBetter,
        "recommendations with an overdue action, of those covered" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "recommendations",
    title: "Recommendations",
    question: "Which of the 108 recommendations are covered, complete or late?",
    group: "Service or timescale",
    measures: MEASURES,
    rows: None,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(known) = scope.pack.and_then(|pack| pack.recommendations.as_ref()) else { return Vec::new() };
    let mut by_number: BTreeMap<u16, Vec<&Action>> = BTreeMap::new();
    for action in scope.actions() {
        for number in &action.recommendations {
            by_number.entry(*number).or_default().push(action);
        }
    }
    if by_number.is_empty() {
        return Vec::new();
    }
    let mut groups: Vec<(Group, BTreeSet<u16>, &str)> =
        vec![(Group::whole(), (1..=known.total).collect(), "")];
    for service in &known.services {
        let name = format!("{} ({} to {})", capital(&service.name), service.first, service.last);
        groups.push((
            Group::new(GroupKind::Service, name),
            (service.first..=service.last).collect(),
            "service by number, checked only by arithmetic",
        ));
    }
    // Registers of different councils give one recommendation different timescales: they are not put together.
    if !scope.is_all() {
        groups.extend(timescales(scope, known.total));
    }
    let mut out = Vec::new();
    for (group, numbers, note) in groups {
        let covered: Vec<&Vec<&Action>> = numbers.iter().filter_map(|number| by_number.get(number)).collect();
        let complete =
            covered.iter().filter(|actions| actions.iter().all(|action| !action.status.is_open())).count();
        let late = covered
            .iter()
            .filter(|actions| actions.iter().any(|action| action.is_overdue(scope.as_of)))
            .count();
        out.push(
            Measure::new(FAMILY.spec("recommendations.covered"), scope, &group)
                .share(covered.len(), numbers.len(), scope)
                .note(note),
        );
        out.push(
            Measure::new(FAMILY.spec("recommendations.complete"), scope, &group)
                .share(complete, covered.len(), scope)
                .note(note),
        );
        out.push(
            Measure::new(FAMILY.spec("recommendations.overdue"), scope, &group)
                .share(late, covered.len(), scope)
                .note(note),
        );
    }
    out
}

/// The recommendations of each timescale, from the councils' own registers; the others are not known.
fn timescales(scope: &Scope<'_>, total: u16) -> Vec<(Group, BTreeSet<u16>, &'static str)> {
    let mut by_name: BTreeMap<String, BTreeSet<u16>> = BTreeMap::new();
    let mut known: BTreeSet<u16> = BTreeSet::new();
    for entry in scope.recommendations().filter(|entry| !entry.timescale.is_empty()) {
        by_name.entry(format!("Timescale {}", entry.timescale)).or_default().extend(&entry.numbers);
        known.extend(&entry.numbers);
    }
    let mut groups: Vec<_> = by_name
        .into_iter()
        .map(|(name, numbers)| {
            (Group::new(GroupKind::Timescale, name), numbers, "timescale as in the council's own register")
        })
        .collect();
    if !groups.is_empty() {
        let rest: BTreeSet<u16> = (1..=total).filter(|number| !known.contains(number)).collect();
        groups.push((
            Group::new(GroupKind::Timescale, "Timescale not known"),
            rest,
            "not in the council's own register",
        ));
    }
    groups
}
