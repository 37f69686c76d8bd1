//! Check: councils, judgements and indicators beside the published tables: what cannot be compared, and why.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rules};
use crate::national::Pack;
use crate::national::judged::{Judged, Row};
use crate::normalise::records::{Indicator, Judgement, Records};
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;
use crate::text::words;
use crate::wording::short_day;

/// A tracker's date and a published one within so many days are the same inspection.
const SAME_INSPECTION: i32 = 120;
/// From this likeness on a name is suggested.
const LIKE: f64 = 0.87;

/// The published tables that a month can be compared with.
pub struct Tables<'a> {
    pub judged: Vec<(&'a Pack, &'a Judged)>,
    pub has_series: bool,
}

impl<'a> Tables<'a> {
    pub fn of(plan: &'a Plan, period: Period) -> Self {
        let day = plan.as_of(period);
        Self {
            judged: plan.judged_in(period),
            has_series: plan.series().any(|(_, series)| series.latest(day).is_some()),
        }
    }
}

/// Looks at one council in one month. `place` is its first tracker.
pub fn across(
    council: &str,
    period: Period,
    records: &Records,
    tables: &Tables<'_>,
    place: &Place,
    plan: &Plan,
) -> Vec<Diagnostic> {
    if tables.judged.is_empty() && !tables.has_series || plan.councils.is_illustrative(council) {
        return Vec::new();
    }
    let mut told = Vec::new();
    match plan.councils.authority(council, period.last_day()) {
        None => {
            let like = plan.councils.registry.like(council);
            let like =
                if like.is_empty() { String::new() } else { format!(" (like it: {})", like.join(", ")) };
            told.push(
                Diagnostic::new(
                    &rules::authority_unknown::RULE,
                    place.clone(),
                    "the council is not in the registry of authorities",
                )
                .found(format!("{council}{like}"))
                .expected("the name or code of an English authority with social services duties")
                .effect("it is not compared with published tables"),
            );
        }
        Some(authority) => {
            let is_gone = authority.until.is_some_and(|until| until <= period.last_day());
            if let Some(reorganised) = plan.councils.registry.reorganised(&authority.code).filter(|_| is_gone)
            {
                told.push(
                    Diagnostic::new(&rules::authority_replaced::RULE, place.clone(), "the council was reorganised into others")
                        .found(format!("{council}, {reorganised}"))
                        .expected("a council that exists in the month of its tracker")
                        .effect("tables of later times have no figures of it, and those of its successors are not like for like"),
                );
            }
            for (pack, judged) in &tables.judged {
                let Some(row) = judged.of(&authority.code) else { continue };
                for judgement in &records.judgements {
                    told.extend(differs(judgement, pack, judged, row));
                }
            }
        }
    }
    if tables.has_series {
        told.extend(suggested(records, plan));
    }
    for each in &mut told {
        council.clone_into(&mut each.council);
    }
    told
}

/// A grade of a tracker that is not the published one of that inspection.
fn differs(judgement: &Judgement, pack: &Pack, judged: &Judged, row: &Row) -> Option<Diagnostic> {
    let day = judgement.date.day?;
    let is_same = |other: jiff::civil::Date| (day - other).get_days().abs() <= SAME_INSPECTION;
    if judgement.grade.is_empty() || !(is_same(row.published) || row.inspected.is_some_and(is_same)) {
        return None;
    }
    let at = judged.domains.iter().position(|domain| *domain == judgement.domain)?;
    let published = row.grades[at].as_str();
    if published == judgement.grade || published.starts_with('[') {
        return None;
    }
    Some(
        Diagnostic::new(
            &rules::judgement_differs::RULE,
            judgement.origin.place("grade"),
            format!("`{}` has another grade than the published one", judgement.domain),
        )
        .found(judgement.grade.clone())
        .expected(format!("{published} ({}, published {})", pack.title, short_day(row.published)))
        .effect("the tracker's grade is kept as its own; the published one stands beside it"),
    )
}

/// Indicators whose names are like a series' title, each once.
fn suggested(records: &Records, plan: &Plan) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &Indicator> = BTreeMap::new();
    for indicator in &records.indicators {
        first.entry(words(&indicator.indicator)).or_insert(indicator);
    }
    let mapped = |name: &str| plan.config.published.keys().any(|own| words(own) == name);
    let mut told = Vec::new();
    for (name, indicator) in first.into_iter().filter(|(name, _)| !mapped(name)) {
        let mut near: Option<(f64, String)> = None;
        for (pack, series) in plan.series() {
            let title = words(&series.title);
            if title == name {
                near = None;
                break;
            }
            let likeness = strsim::jaro_winkler(&title, &name).max(common(&title, &name));
            if likeness >= LIKE && near.as_ref().is_none_or(|(best, _)| likeness > *best) {
                near = Some((likeness, format!("{} ({}.{})", series.title, pack.id, series.id)));
            }
        }
        let Some((_, series)) = near else { continue };
        told.push(
            Diagnostic::new(
                &rules::indicator_suggested::RULE,
                indicator.origin.place("indicator"),
                format!("`{}` looks like a published series", indicator.indicator),
            )
            .found(series)
            .effect("the two are not put together until batch.toml says that they are the same"),
        );
    }
    told
}

/// How many of the words of both names are common, 0 to 1: of those that tell something.
fn common(a: &str, b: &str) -> f64 {
    let telling = |text: &str| -> Vec<String> {
        text.split(' ').filter(|word| word.len() > 3).map(str::to_owned).collect()
    };
    let (a, b) = (telling(a), telling(b));
    let both = a.iter().filter(|word| b.contains(word)).count();
    let all = a.len() + b.len() - both;
    if both < 2 { 0.0 } else { both as f64 / all as f64 }
}
