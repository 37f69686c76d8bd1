//! Judgements of today: the council's published grade in each area, and how the grades are distributed over England, its
//! region and its statistical neighbours.

use super::measure::{Family, Formula, Group, GroupKind, Measure, MeasureSpec, measures};
use super::published::{DomainProfile, Profile};
use super::scope::Scope;
use crate::national::authority::NEIGHBOURS_AS_AT;
use crate::national::judged::{Distribution, NOT_APPLICABLE};
use crate::wording::short_day;

const MEASURES: &[MeasureSpec] = measures! {
    "distribution.grade", "Place on the scale (1 is best)", Rank, LowerIsBetter,
        "place of the council's published grade on its scale, 1 for the best; the grade's word is in the note"
        => Formula::Other;
    "distribution.england", "England", Percent, Neither,
        "of all authorities with a grade, the share with this one; in the rows of whole judgements, the share graded good or outstanding"
        => Formula::Other;
    "distribution.region", "Region", Percent, Neither,
        "the same, of the authorities of the council's region" => Formula::Other;
    "distribution.neighbours", "Statistical neighbours", Percent, Neither,
        "the same, of the council's ten statistical neighbours" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "distribution",
    title: "Judgements today",
    question: "How is the council judged today, and how are England, its region and its statistical neighbours?",
    group: "Judgement",
    measures: MEASURES,
    rows: None,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let profiles = scope.picture.map_or(&[][..], |picture| picture.profiles.as_slice());
    profiles
        .iter()
        .flat_map(|profile| profile.domains.iter().flat_map(|domain| of_domain(scope, profile, domain)))
        .collect()
}

fn of_domain(scope: &Scope<'_>, profile: &Profile, domain: &DomainProfile) -> Vec<Measure> {
    let whole = Group::new(GroupKind::Judgement, &domain.name);
    let grade = Measure::new(FAMILY.spec("distribution.grade"), scope, &whole)
        .value(domain.rank().map(|rank| rank as f64 + 1.0))
        .note(note(profile, domain));
    let mut out = vec![grade];
    out.extend(shares(scope, &whole, domain, |found| domain.good(found)));
    for (at, (name, _)) in domain.grades.iter().enumerate() {
        let group = Group::new(GroupKind::Grade, format!("{}: {name}", domain.name));
        out.extend(shares(scope, &group, domain, |found| found.counts.get(at).copied().unwrap_or(0)));
    }
    out
}

fn shares(
    scope: &Scope<'_>,
    group: &Group,
    domain: &DomainProfile,
    count: impl Fn(&Distribution) -> usize,
) -> Vec<Measure> {
    [
        ("distribution.england", &domain.england),
        ("distribution.region", &domain.regional),
        ("distribution.neighbours", &domain.neighbours),
    ]
    .into_iter()
    .map(|(id, found)| {
        let mut one = Measure::new(FAMILY.spec(id), scope, group).share(count(found), found.graded(), scope);
        // Regions and neighbours are all there are, not a sample of more.
        one.few = false;
        one
    })
    .collect()
}

/// "good; inspected 9 Jun 2025, published 5 Aug 2025; position of all authorities at 18 Jun 2026".
fn note(profile: &Profile, domain: &DomainProfile) -> String {
    let grade = match domain.grade.as_str() {
        NOT_APPLICABLE => "[z] the judgement did not exist at the inspection".to_owned(),
        grade if grade.starts_with('[') => "[x] not published".to_owned(),
        grade => grade.to_owned(),
    };
    format!(
        "{grade}; {}, published {}; all authorities at {}; neighbours' list of {NEIGHBOURS_AS_AT}; region {}",
        profile.inspection(),
        profile.publication(),
        short_day(profile.as_at),
        profile.region
    )
}
