//! Timescales: criteria in place by the end of April and of July 2003.

use jiff::civil::date;

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::Assessment;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "timescales.met-april",
        "Met by 30 April 2003",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "criteria whose date, planned or actual, is on or before 30 April 2003, of the criteria of trackers that keep a date",
    ),
    spec(
        "timescales.met-july",
        "Met by 31 July 2003",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "criteria whose date, planned or actual, is on or before 31 July 2003, of the criteria of trackers that keep a date",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "timescales",
    title: "Timescales",
    question: "Were the criteria met to Lord Laming's timescales?",
    group: "Standards",
    measures: MEASURES,
    measure,
};

/// Name, first and last standard, and the findings for April and July.
const GROUPS: [(&str, u8, u8, Option<&str>, Option<&str>); 3] = [
    ("", 1, 7, None, None),
    ("Standards 1 to 3", 1, 3, Some("met-april-1-3"), Some("met-july-1-3")),
    ("Standards 4 to 7", 4, 7, None, Some("met-july-4-7")),
];

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| pack.finding("met-april-1-3").is_some()) else {
        return Vec::new();
    };
    if scope.assessments().next().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (name, first, last, april, july) in GROUPS {
        let inside = |criterion: &&Assessment| {
            // A tracker that keeps no date says nothing about when its criteria were met.
            criterion.origin.layout.column("met").is_some()
                && criterion.standard.is_some_and(|standard| (first..=last).contains(&standard))
        };
        let whole = scope.assessments().filter(inside).count();
        for (spec, day, finding) in
            [(&MEASURES[0], date(2003, 4, 30), april), (&MEASURES[1], date(2003, 7, 31), july)]
        {
            let met = scope
                .assessments()
                .filter(inside)
                .filter(|criterion| criterion.met.day.is_some_and(|met| met <= day))
                .count();
            out.push(
                Measure::new(spec, scope, name)
                    .share(met, whole, scope)
                    .against(finding.and_then(|id| pack.finding(id)), Polarity::HigherIsBetter),
            );
        }
    }
    out
}
