//! Timescales: criteria in place by the end of April and of July 2003.

use super::counts::rows;
use super::measure::{Family, Group, GroupKind, Grouping, Measure, MeasureSpec, Polarity, measures, share};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = measures! {
    "timescales.met-april", "Met by 30 April 2003", Percent, HigherIsBetter,
        "criteria whose date, planned or actual, is on or before 30 April 2003, of the criteria of trackers that keep a date"
        => share("met <= '2003-04-30'", "TRUE");
    "timescales.met-july", "Met by 31 July 2003", Percent, HigherIsBetter,
        "criteria whose date, planned or actual, is on or before 31 July 2003, of the criteria of trackers that keep a date"
        => share("met <= '2003-07-31'", "TRUE");
};

/// The standards of the first and of the second half: the national figures are of these.
const HALVES: [(&str, Option<&str>, Option<&str>); 2] = [
    ("Standards 1 to 3", Some("met-april-1-3"), Some("met-july-1-3")),
    ("Standards 4 to 7", None, Some("met-july-4-7")),
];

const STANDARDS: Grouping = Grouping {
    kind: GroupKind::Standards,
    by: "CASE WHEN standard <= 3 THEN 'Standards 1 to 3' ELSE 'Standards 4 to 7' END",
    filter: "TRUE",
    of_all: true,
    frame: None,
};

pub(super) const FAMILY: Family = Family {
    id: "timescales",
    title: "Timescales",
    question: "Were the criteria met to Lord Laming's timescales?",
    group: "Standards",
    measures: MEASURES,
    // A tracker that keeps no date says nothing about when its criteria were met.
    rows: Some(rows(
        "assessments",
        "framework = 'ssi-2003' AND met_kept AND standard BETWEEN 1 AND 7",
        &[Grouping::WHOLE, STANDARDS],
    )),
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| pack.finding("met-april-1-3").is_some()) else {
        return Vec::new();
    };
    if scope.assessments().next().is_none() {
        return Vec::new();
    }
    let halves = HALVES.map(|(name, april, july)| (Group::new(GroupKind::Standards, name), april, july));
    let mut out = Vec::new();
    for (group, april, july) in std::iter::once((Group::whole(), None, None)).chain(halves) {
        for one in scope.measures(&FAMILY, &scope.counted(&FAMILY, group)) {
            let finding = if one.id == "timescales.met-april" { april } else { july };
            out.push(one.against(finding.and_then(|id| pack.finding(id)), Polarity::HigherIsBetter));
        }
    }
    out
}
