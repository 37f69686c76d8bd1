//! Points about the councils' own indicators: harm first, then targets and change beyond the common cause.

use std::fmt::Write;

use std::collections::BTreeMap;

use super::{Found, Rule};
use crate::compare::Better;
use crate::compare::series::Series;
use crate::national::GoodWay;
use crate::report::compose::view::View;
use crate::text::{capital, lowered, words};
use crate::wording::{decimal, plural, shortened, some_of, with_unit};

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "should-be-none",
        10.0,
        "indicators",
        "indicators that should be zero (their target is zero, or they count what is \"without\" something and lower is better) and are not; extent: one",
        should_be_none,
    ),
    Rule::attention(
        "off-target",
        6.0,
        "indicators",
        "indicators that miss their target, of those with a target and a known good way; extent: their share",
        missed,
    ),
    Rule::attention(
        "special-cause-concern",
        7.0,
        "indicators",
        "indicators with special cause variation of concern; extent: a half, and a tenth more for each",
        concern,
    ),
    Rule::good(
        "special-cause-improvement",
        5.0,
        "indicators",
        "indicators with special cause variation of improvement; extent: a half, and a tenth more for each",
        improvement,
    ),
    Rule::good(
        "on-target",
        4.0,
        "indicators",
        "indicators that meet their target, of those with a target and a known good way, where half or more do; extent: their share",
        on_target,
    ),
];

/// All series of the councils, with the council's name.
fn all<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a str, &'a Series)> + 'a {
    view.parts().iter().flat_map(|part| part.series.iter().map(|series| (&*part.name, series)))
}

/// Is it an indicator that should be zero?
fn is_to_be_none(series: &Series) -> bool {
    let name = format!(" {} ", words(&series.name));
    let counts = matches!(series.unit.to_lowercase().as_str(), "" | "number" | "no" | "count")
        && !series.name.contains(['%', '£'])
        && ![" rate ", " percentage ", " per cent ", " share "].iter().any(|unit| name.contains(unit));
    let says_lack = [" without ", " unallocated ", " with no "].iter().any(|lack| name.contains(lack));
    // Whether none is good is for batch.toml to say: "visits without notice" are no harm.
    counts && (series.target == Some(0.0) || says_lack) && series.good_way == Some(GoodWay::Lower)
}

/// `65 children on the register have no named worker`, where the name says so; else the name and its number.
fn lack(name: &str, number: usize) -> String {
    let line = crate::text::one_line(name);
    let parts = line.split_once(" without ").or_else(|| line.split_once(" with no "));
    let Some((who, what)) = parts.filter(|_| number > 1) else {
        return format!("{}: {number}", shortened(&line, 70));
    };
    let what = ["a ", "an ", "any "].iter().find_map(|article| what.strip_prefix(article)).unwrap_or(what);
    format!("{number} {} have no {what}", lowered(who))
}

/// The same indicator of several councils, added up over this month.
#[derive(Default)]
struct Sum<'a> {
    name: &'a str,
    value: f64,
    /// Of the same councils the month before; `None` where one of them has no value of it.
    before: Option<f64>,
    councils: Vec<(&'a str, f64)>,
    /// Councils whose value is too small to be shown.
    hidden: usize,
}

fn should_be_none(view: &View<'_>) -> Vec<Found> {
    let month = view.edition.benchmark.period;
    let mut by_name: BTreeMap<String, Sum<'_>> = BTreeMap::new();
    for (council, series) in all(view).filter(|(_, series)| is_to_be_none(series)) {
        let sum = by_name.entry(words(&series.name)).or_insert_with(|| Sum {
            name: &series.name,
            before: Some(0.0),
            ..Sum::default()
        });
        let before = series.at(month.before());
        sum.before = sum.before.zip(before).map(|(sum, value)| sum + value);
        if series.confidential == Some(month) {
            sum.hidden += 1;
        } else if let Some((latest, value)) = series.latest()
            && latest == month
            && value > 0.0
        {
            sum.value += value;
            sum.councils.push((council, value));
        }
    }
    by_name.into_values().filter(|sum| sum.value >= 1.0).map(|sum| harm(view, sum)).collect()
}

fn harm(view: &View<'_>, mut sum: Sum<'_>) -> Found {
    let says = lack(sum.name, sum.value.round() as usize);
    let headline = if sum.hidden > 0 { format!("At least {says}") } else { says };
    let mut sentence = format!("{headline}.");
    // A hidden value would follow from a sum beside another.
    if let (Some(before), 0, Some(month)) = (sum.before, sum.hidden, view.edition.benchmark.period.before()) {
        let change = match sum.value.total_cmp(&before) {
            std::cmp::Ordering::Less => format!("{} fewer than", decimal(before - sum.value)),
            std::cmp::Ordering::Greater => format!("{} more than", decimal(sum.value - before)),
            std::cmp::Ordering::Equal => "the same as".to_owned(),
        };
        let _ = write!(sentence, " That is {change} in {}.", month.in_words());
    }
    if !view.is_one() {
        // The most first.
        sum.councils.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let each: Vec<String> =
            sum.councils.iter().map(|(council, value)| format!("{council} ({})", decimal(*value))).collect();
        let _ = write!(sentence, " They are in {}.", some_of(&each));
    }
    if sum.hidden > 0 {
        let more = plural(sum.hidden, "council has a number", "councils have numbers");
        let _ = write!(sentence, " {} too small to be shown.", capital(&more));
    }
    Found::new(1.0, headline, sentence).ask("the name of who is responsible for each")
}

/// A series of the month with a target and a good way.
pub struct Targeted<'a> {
    pub council: &'a str,
    pub series: &'a Series,
    pub value: f64,
    pub target: f64,
    pub meets: bool,
}

/// The series of which it can be said whether they meet their target.
pub fn targeted<'a>(view: &View<'a>) -> Vec<Targeted<'a>> {
    all(view)
        .filter(|(_, series)| series.confidential.is_none())
        .filter_map(|(council, series)| {
            let (month, value) = series.latest()?;
            let (target, good) = (series.target?, series.good_way?);
            let meets = match good {
                GoodWay::Higher => value >= target,
                GoodWay::Lower => value <= target,
            };
            let is_now = month == view.edition.benchmark.period;
            is_now.then_some(Targeted { council, series, value, target, meets })
        })
        .collect()
}

/// The series that miss their target, the furthest first.
pub fn off_target<'a>(view: &View<'a>) -> Vec<Targeted<'a>> {
    let mut off: Vec<Targeted<'_>> = targeted(view).into_iter().filter(|one| !one.meets).collect();
    let away = |one: &Targeted<'_>| (one.value - one.target).abs() / one.target.abs().max(1.0);
    off.sort_by(|a, b| away(b).total_cmp(&away(a)));
    off
}

fn missed(view: &View<'_>) -> Vec<Found> {
    let (targeted, off) = (targeted(view), off_target(view));
    let Some(Targeted { council, series, value, target, .. }) = off.first() else { return Vec::new() };
    let verb = if off.len() == 1 { "misses its target" } else { "miss their target" };
    let headline = format!(
        "{} of {} {verb}",
        off.len(),
        plural(targeted.len(), "indicator with a target", "indicators with a target")
    );
    let of = if view.is_one() { String::new() } else { format!(", {council}") };
    let sentence = format!(
        "{headline}. The furthest is {}{of}: {} against {}.",
        shortened(&series.name, 60),
        with_unit(*value, sign(&series.unit), 0),
        with_unit(*target, sign(&series.unit), 0)
    );
    let unsaid = all(view).filter(|(_, series)| series.target.is_some() && series.good_way.is_none()).count();
    let unsaid = match unsaid {
        0 => String::new(),
        more => format!(
            " {} a target, but which way is good is not given.",
            plural(more, "other has", "others have")
        ),
    };
    vec![Found::new(off.len() as f64 / targeted.len() as f64, headline, sentence + &unsaid)]
}

/// A unit as it stands behind a number.
pub(in crate::report::compose) fn sign(unit: &str) -> &str {
    match unit.to_lowercase().as_str() {
        "number" | "no" | "count" => "",
        "per cent" | "percent" | "percentage" => "%",
        _ => unit,
    }
}

fn on_target(view: &View<'_>) -> Vec<Found> {
    let targeted = targeted(view);
    let on: Vec<&str> = targeted.iter().filter(|one| one.meets).map(|one| one.series.name.as_str()).collect();
    if on.is_empty() || on.len() * 2 < targeted.len() {
        return Vec::new();
    }
    let headline = format!(
        "{} of {} meet their target",
        on.len(),
        plural(targeted.len(), "indicator with a target", "indicators with a target")
    );
    vec![Found::new(on.len() as f64 / targeted.len() as f64, headline.clone(), format!("{headline}."))]
}

fn special(view: &View<'_>, wanted: Better, word: &str) -> Vec<Found> {
    let found: Vec<(&str, &Series)> = all(view)
        .filter(|(_, series)| series.variation().is_some_and(|(_, better)| better == wanted))
        // What should be zero and is not has a point of its own.
        .filter(|(_, series)| {
            !is_to_be_none(series) || series.latest().is_some_and(|(_, value)| value <= 0.0)
        })
        .filter(|(_, series)| {
            series.latest().is_some_and(|(month, _)| month == view.edition.benchmark.period)
        })
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    // The same indicator of several councils is named once.
    let mut names: Vec<String> = Vec::new();
    for (_, series) in &found {
        let name = shortened(&series.name, 50);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let headline = format!("{} {word}", plural(found.len(), "indicator shows", "indicators show"));
    let subject = if found.len() == 1 { "It is" } else { "They are" };
    let sentence = format!("{headline}. {subject} {}.", some_of(&names));
    vec![Found::new(0.5 + found.len() as f64 / 10.0, headline, sentence)]
}

fn concern(view: &View<'_>) -> Vec<Found> {
    special(view, Better::Worse, "real worsening (special cause variation)")
}

fn improvement(view: &View<'_>) -> Vec<Found> {
    special(view, Better::Better, "real improvement (special cause variation)")
}
