//! Visits: how many by team and month, issues without response, issues that come back.

use super::counts::rows;
use super::measure::{Family, GroupKind, Grouping, Measure, MeasureSpec, count, measures, share};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = measures! {
    "visits.count", "Entries in the log", Count, Neither,
        "entries of the visit log with an issue or a date, up to the as-of day" => count("TRUE");
    "visits.without-response", "Issues without response", Percent, LowerIsBetter,
        "issues whose response is empty or a typed blank, of all issues"
        => share("response IS NULL", "issue IS NOT NULL");
    "visits.returning", "Issues that came back", Count, LowerIsBetter,
        "different issues (by their first sentence) that the same team raised more than once"
        => count("issue_returning");
};

pub(super) const FAMILY: Family = Family {
    id: "visits",
    title: "Visits",
    question: "Which teams were visited, and are their issues answered?",
    group: "Team or month",
    measures: MEASURES,
    // An entry counts when it has an issue or a date that is not still to come. A rota's rows have neither.
    rows: Some(rows(
        "visits",
        "visit_date <= as_of OR (visit_date IS NULL AND issue IS NOT NULL)",
        &[Grouping::WHOLE, TEAM, MONTH, COUNCIL],
    )),
    measure,
};

// Two councils may each have a "Duty team": over all of them the council stands for its teams.
const TEAM: Grouping = Grouping {
    kind: GroupKind::Team,
    by: "COALESCE(team, 'team not given')",
    filter: "TRUE",
    of_all: false,
    frame: None,
};
const COUNCIL: Grouping =
    Grouping { kind: GroupKind::Council, by: "council", filter: "TRUE", of_all: true, frame: None };
const MONTH: Grouping = Grouping {
    kind: GroupKind::Month,
    by: "visit_month",
    filter: "visit_month IS NOT NULL",
    of_all: true,
    frame: None,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if !scope.has_rows(&FAMILY) {
        return Vec::new();
    }
    let teams = if scope.is_all() { GroupKind::Council } else { GroupKind::Team };
    let mut groups = scope.counted_of(&FAMILY, GroupKind::Whole);
    groups.extend(scope.counted_of(&FAMILY, teams));
    let mut out: Vec<Measure> = groups.iter().flat_map(|counted| scope.measures(&FAMILY, counted)).collect();
    let number = FAMILY.spec("visits.count");
    let months = scope.counted_of(&FAMILY, GroupKind::Month);
    out.extend(months.iter().filter_map(|counted| scope.measure(number, counted)));
    out
}
