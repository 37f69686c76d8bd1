//! Indicators: the latest value beside the month before, the same month last year and the target; and whether the latest
//! shows special cause variation.

use super::measure::{Family, Formula, Group, GroupKind, Measure, MeasureSpec, measures};
use super::scope::Scope;
use super::series::Series;
use super::travel::travel;
use crate::period::Period;

const MEASURES: &[MeasureSpec] = measures! {
    "indicators.latest", "Latest", Own, Neither,
        "value of the latest month up to the period" => Formula::Other;
    "indicators.previous", "Month before", Own, Neither,
        "value of the month before the latest" => Formula::Other;
    "indicators.last-year", "Same month last year", Own, Neither,
        "value of the same month of the year before" => Formula::Other;
    "indicators.target", "Target", Own, Neither,
        "target stated beside the indicator" => Formula::Other;
    "indicators.points", "Months known", Count, Neither,
        "months with a value, in the trackers and in earlier months' data files" => Formula::Other;
    "indicators.mean", "Mean", Own, Neither,
        "mean of all months known, where there are thirteen or more" => Formula::Other;
    "indicators.lower-limit", "Lower limit", Own, Neither,
        "mean minus 2.66 times the mean moving range, where there are thirteen months or more" => Formula::Other;
    "indicators.upper-limit", "Upper limit", Own, Neither,
        "mean plus 2.66 times the mean moving range, where there are thirteen months or more" => Formula::Other;
    "indicators.signals", "Months with special cause variation", Count, Neither,
        "months outside the process limits, in a run of seven, or two of three near a limit" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "indicators",
    title: "Indicators",
    question: "Where do the indicators stand against earlier months and target, and is there special cause variation?",
    group: "Indicator",
    measures: MEASURES,
    rows: None,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    // Values of different councils are not added up: an indicator's definition is its council's own.
    scope.series.iter().flat_map(|series| of_series(scope, series)).collect()
}

fn of_series(scope: &Scope<'_>, series: &Series) -> Vec<Measure> {
    let group = Group::new(GroupKind::Indicator, series.label(scope.series));
    if let Some(month) = series.confidential {
        let note = format!(
            "{}; [c] confidential: a small count of people, or one that would give it back",
            month.in_words()
        );
        return vec![Measure::new(FAMILY.spec("indicators.latest"), scope, &group).confidential().note(note)];
    }
    let Some((month, latest)) = series.latest() else { return Vec::new() };
    let before = series.at(month.before());
    let last_year = series.at(Period::new(month.year - 1, month.month));
    let mut notes = Vec::new();
    if !series.unit.is_empty() {
        notes.push(series.unit.clone());
    }
    notes.push(month.in_words());
    notes.extend(before.map(|then| travel(series.good_way, latest, then, "the month before")));
    notes.extend(last_year.map(|then| travel(series.good_way, latest, then, "the same month last year")));
    notes.push(series.in_words());
    notes.extend(series.assurance().map(str::to_owned));
    let one = |id: &str| Measure::new(FAMILY.spec(id), scope, &group);
    let mut out = vec![one("indicators.latest").value(Some(latest)).note(notes.join("; "))];
    for (id, value) in [
        ("indicators.previous", before),
        ("indicators.last-year", last_year),
        ("indicators.target", series.target),
    ] {
        if value.is_some() {
            out.push(one(id).value(value));
        }
    }
    out.push(one("indicators.points").count(series.points.len()));
    if let Some(control) = &series.control {
        out.push(one("indicators.mean").value(Some(control.mean)));
        out.push(one("indicators.lower-limit").value(Some(control.lower)));
        out.push(one("indicators.upper-limit").value(Some(control.upper)));
        out.push(one("indicators.signals").count(control.signals.iter().flatten().count()));
    }
    out
}
