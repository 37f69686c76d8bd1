//! Risks: by band of score, without mitigation or owner, and tied to late actions.

use super::counts::rows;
use super::measure::{
    Family, Group, GroupKind, Grouping, Measure, MeasureSpec, count, count_known, measures,
};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = measures! {
    "risks.count", "Risks", Count, Neither,
        "risks of the band, by likelihood times severity (1 to 25)" => count("TRUE");
    "risks.without-mitigation", "Without mitigation", Count, LowerIsBetter,
        "of those, risks whose mitigation is empty" => count("mitigation IS NULL");
    "risks.without-owner", "Without owner", Count, LowerIsBetter,
        "of those, risks whose owner is empty" => count("owner IS NULL");
    "risks.with-late-actions", "With late actions", Count, LowerIsBetter,
        "of those, risks under a standard that has an overdue action"
        => count_known("standard_late", "standard_late");
};

pub(super) const FAMILY: Family = Family {
    id: "risks",
    title: "Risks",
    question: "How high are the risks, and who holds them?",
    group: "Band",
    measures: MEASURES,
    rows: Some(rows("risks", "TRUE", &[Grouping::WHOLE, BAND])),
    measure,
};

/// The bands, highest first.
pub const BANDS: [&str; 3] = ["High (15 to 25)", "Medium (6 to 14)", "Low (1 to 5)"];

const BAND: Grouping = Grouping {
    kind: GroupKind::Band,
    by: "CASE WHEN score >= 15 THEN 'High (15 to 25)' WHEN score >= 6 THEN 'Medium (6 to 14)' \
         WHEN score >= 0 THEN 'Low (1 to 5)' ELSE 'No score' END",
    filter: "TRUE",
    of_all: true,
    frame: None,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if !scope.has_rows(&FAMILY) {
        return Vec::new();
    }
    let whole = scope.counted(&FAMILY, Group::whole());
    // Where no risk names a standard, whether actions are late about it is not known, which is not zero.
    let is_known = whole.tally("risks.with-late-actions").whole > 0;
    let mut groups = vec![whole];
    groups.extend(BANDS.map(|name| scope.counted(&FAMILY, Group::new(GroupKind::Band, name))));
    let without = scope.counted(&FAMILY, Group::new(GroupKind::Band, "No score"));
    groups.extend(Some(without).filter(|counted| counted.part("risks.count") > 0));
    let all = groups.iter().flat_map(|counted| scope.measures(&FAMILY, counted));
    all.map(|one| match one.value.filter(|_| is_known || one.id != "risks.with-late-actions") {
        None => Measure::new(FAMILY.spec(one.id), scope, &one.group)
            .note("none of these risks names a standard, so none can be tied to actions"),
        Some(_) => one,
    })
    .collect()
}
