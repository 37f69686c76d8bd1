//! Indicators: the latest value beside the month before, the same month last year, and the target.

use std::collections::BTreeMap;

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::Indicator;
use crate::period::Period;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "indicators.latest",
        "Latest",
        Unit::Own,
        Polarity::Neither,
        "value of the latest month up to the period",
    ),
    spec(
        "indicators.previous",
        "Month before",
        Unit::Own,
        Polarity::Neither,
        "value of the month before the latest",
    ),
    spec(
        "indicators.last-year",
        "Same month last year",
        Unit::Own,
        Polarity::Neither,
        "value of the same month of the year before",
    ),
    spec("indicators.target", "Target", Unit::Own, Polarity::Neither, "target stated beside the indicator"),
];

pub(super) const FAMILY: Family = Family {
    id: "indicators",
    title: "Indicators",
    question: "Where do the indicators stand against earlier months and target?",
    group: "Indicator",
    measures: MEASURES,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    // Values of different councils are not added up: an indicator's definition is its council's own.
    if scope.is_all() {
        return Vec::new();
    }
    let mut series: BTreeMap<(String, &str), Vec<(Period, &Indicator)>> = BTreeMap::new();
    for indicator in scope.indicators() {
        let Some(month) = indicator.date.day.and_then(Period::of).filter(|month| *month <= scope.period)
        else {
            continue;
        };
        let name = if indicator.team.is_empty() {
            indicator.indicator.clone()
        } else {
            format!("{}, {}", indicator.indicator, indicator.team)
        };
        if indicator.value.is_some() {
            series.entry((name, &indicator.unit)).or_default().push((month, indicator));
        }
    }
    let mut out = Vec::new();
    for ((name, unit), values) in series {
        let Some((month, latest)) = values.iter().max_by_key(|(month, _)| *month) else { continue };
        let at = |wanted: Option<Period>| {
            values.iter().find(|(month, _)| Some(*month) == wanted).and_then(|(_, indicator)| indicator.value)
        };
        let before = month.before();
        let last_year = Period::new(month.year - 1, month.month);
        let note = if unit.is_empty() { month.in_words() } else { format!("{unit}, {}", month.in_words()) };
        out.push(Measure::new(&MEASURES[0], scope, &name).value(latest.value).note(note));
        for (spec, value) in
            [(&MEASURES[1], at(before)), (&MEASURES[2], at(last_year)), (&MEASURES[3], latest.target)]
        {
            if value.is_some() {
                out.push(Measure::new(spec, scope, &name).value(value));
            }
        }
    }
    out
}
