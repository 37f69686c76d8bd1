//! Counts of people under the threshold, and as many more as it takes that totals do not give them back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Secrets;
use super::solve::{Sum, protect};
use crate::diagnostic::{Diagnostic, rules};
use crate::month::{Month, Past};
use crate::normalise::records::Indicator;
use crate::plan::Disclosure;
use crate::text::{one_line, words};
use crate::value::date::Precision;

/// One published value: team, and the stretch of time by its last day and its months.
type Key = (String, jiff::civil::Date, i32);

/// Hides small counts in the records of a month and in the values of earlier months.
pub(super) fn conceal(month: &mut Month, past: &mut Past, rules: &Disclosure, secrets: &mut Secrets) {
    for council in month.councils.values_mut() {
        let indicators = &mut council.records.indicators;
        // The values of one indicator in all trackers of a month are seen together.
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, indicator) in indicators.iter().enumerate() {
            if is_about_people(&indicator.indicator, rules) {
                groups.entry(words(&indicator.indicator)).or_default().push(at);
            }
        }
        for places in groups.into_values() {
            let together: Vec<&Indicator> = places.iter().map(|at| &indicators[*at]).collect();
            let hidden = hidden(&together, rules.threshold);
            for (at, _) in places.into_iter().zip(hidden).filter(|(_, hide)| *hide) {
                take_out(&mut indicators[at], secrets);
            }
        }
    }
    for known in past.known.values_mut() {
        known.retain(|name, unit, value| {
            !is_about_people(name, rules) || !is_small(value, rules.threshold) || is_share(unit)
        });
    }
}

/// Words of indicators that mostly count people.
const PEOPLE: [&str; 10] = [
    "children",
    "child",
    "young people",
    "caseload",
    "caseloads",
    "cases",
    "families",
    "referrals",
    "pupils",
    "patients",
];

/// Small counts that look as if they were of people, and are shown because nobody marked them.
pub(super) fn unmarked(month: &Month, disclosure: &Disclosure) -> Vec<Diagnostic> {
    let looks = |indicator: &&Indicator| {
        let name = format!(" {} ", words(&indicator.indicator));
        !is_share(&indicator.unit)
            && indicator
                .value
                .is_some_and(|value| value.fract() == 0.0 && is_small(value, disclosure.threshold))
            && PEOPLE.iter().any(|word| name.contains(&format!(" {word} ")))
            && !is_about_people(&indicator.indicator, disclosure)
    };
    let told = |indicator: &Indicator| {
        let mut told = Diagnostic::new(
            &rules::people_not_marked::RULE,
            indicator.origin.place("value"),
            format!("`{}` may count people, and a small number is shown", one_line(&indicator.indicator)),
        )
        .found(format!("under {}", disclosure.threshold))
        .expected("an entry in about_people, if it counts people")
        .effect("the number is shown in everything that is written");
        told.council = indicator.origin.council().to_string();
        told
    };
    month.councils.values().flat_map(|council| &council.records.indicators).filter(looks).map(told).collect()
}

/// What batch.toml names: the whole name of an indicator, or the beginning of it.
fn is_about_people(name: &str, rules: &Disclosure) -> bool {
    rules.about_people.iter().any(|entry| Disclosure::means(entry.get_ref(), name))
}

/// A zero tells of nobody.
fn is_small(value: f64, threshold: u32) -> bool {
    value > 0.0 && value < f64::from(threshold)
}

fn is_share(unit: &str) -> bool {
    unit.contains('%') || words(unit).contains("percent") || words(unit).contains("rate")
}

/// Which of the values are hidden: small ones, and those that would give them back.
fn hidden(indicators: &[&Indicator], threshold: u32) -> Vec<bool> {
    let mut known: BTreeMap<Key, (f64, bool, usize)> = BTreeMap::new();
    let keys: Vec<Option<Key>> = indicators.iter().map(|indicator| key(indicator)).collect();
    let small: Vec<bool> = indicators.iter().map(|indicator| is_small_one(indicator, threshold)).collect();
    for (place, ((indicator, key), small)) in indicators.iter().zip(&keys).zip(&small).enumerate() {
        if let (Some(key), Some(value)) = (key, indicator.value.filter(|_| !is_share(&indicator.unit))) {
            let entry = known.entry(key.clone()).or_insert((value, false, place));
            entry.1 |= *small;
        }
    }
    let order: Vec<&Key> = known.keys().collect();
    let values: Vec<f64> = known.values().map(|(value, ..)| *value).collect();
    let places: Vec<usize> = known.values().map(|(.., place)| *place).collect();
    let mut hides: Vec<bool> = known.values().map(|(_, small, _)| *small).collect();
    protect(&values, &mut hides, &sums(&order, &values, &places));
    indicators
        .iter()
        .zip(&keys)
        .zip(small)
        .map(|((_, key), small)| {
            let by_sum =
                key.as_ref().and_then(|key| order.binary_search(&key).ok()).is_some_and(|at| hides[at]);
            small || by_sum
        })
        .collect()
}

/// A small count, or a share that is one: of its numerator, or of those who are left.
fn is_small_one(indicator: &Indicator, threshold: u32) -> bool {
    let small = |value: Option<f64>| value.is_some_and(|value| is_small(value, threshold));
    let rest = indicator.denominator.zip(indicator.numerator).map(|(all, part)| all - part);
    let by_parts = small(indicator.numerator) || small(indicator.denominator) || small(rest);
    by_parts || (!is_share(&indicator.unit) && small(indicator.value))
}

fn key(indicator: &Indicator) -> Option<Key> {
    let months = match indicator.date.precision? {
        Precision::Day | Precision::Week => 0,
        Precision::Month => 1,
        Precision::Quarter => 3,
        Precision::Half => 6,
        Precision::Year => 12,
    };
    Some((words(&indicator.team), indicator.date.day?, months))
}

/// Sums that hold among the values: those of teams at one time, and a longer stretch of time that is the sum of shorter
/// ones. `places` is the order in which they stand in the trackers.
fn sums(keys: &[&Key], values: &[f64], places: &[usize]) -> Vec<Sum> {
    let mut times: BTreeMap<(jiff::civil::Date, i32), Vec<usize>> = BTreeMap::new();
    for (at, (_, day, months)) in keys.iter().enumerate() {
        times.entry((*day, *months)).or_default().push(at);
    }
    let mut found = Vec::new();
    for mut teams in times.into_values() {
        teams.sort_by_key(|at| places[*at]);
        found.extend(of_teams(&teams, values));
    }
    for (total, (team, day, months)) in keys.iter().map(|key| (&key.0, key.1, key.2)).enumerate() {
        for shorter in [1, 3, 6].into_iter().filter(|shorter| *shorter < months) {
            let first = months_before(day, months);
            let within: Vec<usize> = (0..keys.len())
                .filter(|at| {
                    keys[*at].0 == *team
                        && keys[*at].2 == shorter
                        && keys[*at].1 <= day
                        && Some(keys[*at].1) > first
                })
                .collect();
            if within.len() as i32 * shorter == months && is_sum(values, total, &within) {
                found.push(Sum { total, parts: within });
            }
        }
    }
    found
}

fn is_sum(values: &[f64], total: usize, parts: &[usize]) -> bool {
    !parts.is_empty() && (parts.iter().map(|part| values[*part]).sum::<f64>() - values[total]).abs() < 1e-9
}

/// Sums among teams, in the order in which they stand: all others, a run just before or just after a subtotal, and a total
/// of the subtotals and of the teams that no subtotal holds.
fn of_teams(teams: &[usize], values: &[f64]) -> Vec<Sum> {
    let mut found = Vec::new();
    for (at, &total) in teams.iter().enumerate() {
        let others: Vec<usize> = teams.iter().copied().filter(|other| *other != total).collect();
        let before = (2..=at).map(|length| teams[at - length..at].to_vec());
        let after = (2..teams.len() - at).map(|length| teams[at + 1..=at + length].to_vec());
        let run = before.chain(after).find(|run| is_sum(values, total, run));
        if is_sum(values, total, &others) {
            found.push(Sum { total, parts: others });
        } else if let Some(parts) = run {
            found.push(Sum { total, parts });
        }
    }
    let held: Vec<usize> = found.iter().flat_map(|sum| sum.parts.iter().copied()).collect();
    for &total in
        teams.iter().filter(|total| found.iter().all(|sum| sum.total != **total)).collect::<Vec<_>>()
    {
        let top: Vec<usize> = teams.iter().copied().filter(|at| *at != total && !held.contains(at)).collect();
        if top.len() > 1 && is_sum(values, total, &top) {
            found.push(Sum { total, parts: top });
        }
    }
    found
}

/// The last day before a stretch of so many months.
fn months_before(day: jiff::civil::Date, months: i32) -> Option<jiff::civil::Date> {
    day.checked_sub(jiff::Span::new().try_months(months).ok()?).ok().map(jiff::civil::Date::last_of_month)
}

fn take_out(indicator: &mut Indicator, secrets: &mut Secrets) {
    let layout = Arc::clone(&indicator.origin.layout);
    let own = ["value", "numerator", "denominator"]
        .iter()
        .filter_map(|field| layout.column(field).map(|column| column.column))
        .chain(indicator.origin.column);
    for column in own {
        let (row, column) = layout.on_sheet(indicator.origin.row, column);
        secrets.add(&layout.workbook, &layout.sheet, Some(row), column);
    }
    (indicator.value, indicator.numerator, indicator.denominator) = (None, None, None);
    indicator.is_confidential = true;
}
