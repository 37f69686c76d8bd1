//! Points about what is published of a council today: its judgements, and its place in official statistics.

use std::fmt::Write;

use super::{Found, Rule};
use crate::compare::published::{DomainProfile, Profile};
use crate::compare::standing::{Role, Standing};
use crate::national::GoodWay;
use crate::report::compose::view::View;
use crate::text::{capital, lowered};
use crate::wording::{are, have, list, plural, short_day, some_of};

/// Neighbours with a number that make a place among them worth a word.
const LEAST_NEIGHBOURS: usize = 5;
/// Published times that are looked back over, the latest included.
const RECENT: usize = 5;

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "worst-of-neighbours",
        9.0,
        "today",
        "official statistics in which no statistical neighbour is worse; extent: the council's rank among all authorities, divided by their number",
        worst,
    ),
    Rule::attention(
        "judged-low",
        8.0,
        "today",
        "published judgements that are not good or better; extent: their share of the judgements, one where any is the lowest grade",
        judged_low,
    ),
    Rule::attention(
        "own-judged-low",
        8.0,
        "stand",
        "judgements in the council's own tracker that are not good or better, where none are published beside it; extent: their share of the judgements, one where any is the lowest grade",
        own_judged_low,
    ),
    Rule::attention(
        "worst-quarter",
        6.0,
        "today",
        "official statistics in the worst quarter of authorities; extent: the rank divided by the number of authorities",
        worst_quarter,
    ),
    Rule::good(
        "judged-good",
        8.0,
        "today",
        "all published judgements good or outstanding; extent: one",
        judged_good,
    ),
    Rule::good(
        "statistic-improved",
        7.0,
        "today",
        "official statistics that are better than at the worst of the last five published times, and than the time before; extent: twice the change as a share of that worst value",
        improved,
    ),
    Rule::good(
        "best-of-neighbours",
        6.0,
        "today",
        "official statistics in which no statistical neighbour is better; extent: one",
        best,
    ),
];

fn standings<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Standing> + 'a {
    view.council.into_iter().flat_map(|part| &part.picture.standings).filter(|one| !one.is_count())
}

/// Is a value worse than another, by the way that is good?
fn is_worse(good: GoodWay, one: f64, other: f64) -> bool {
    match good {
        GoodWay::Higher => one < other,
        GoodWay::Lower => one > other,
    }
}

/// The values of the council's neighbours.
fn neighbours(standing: &Standing) -> Vec<f64> {
    let near = standing.areas.iter().filter(|area| area.role == Role::Neighbour);
    near.filter_map(crate::compare::standing::AreaFigure::value).collect()
}

/// `18.1, up from 16.9. England is 15.2 and the neighbours' median 14.0.`
fn beside(standing: &Standing, value: f64) -> String {
    let before = standing.previous().map_or_else(String::new, |(_, before)| match value.total_cmp(&before) {
        std::cmp::Ordering::Greater => format!(", up from {}", standing.shown(before)),
        std::cmp::Ordering::Less => format!(", down from {}", standing.shown(before)),
        std::cmp::Ordering::Equal => ", as before".to_owned(),
    });
    let time = standing.over_time.last().map_or_else(String::new, |last| format!(" in {}", last.label));
    let text = format!("{}{time}{before}", standing.shown(value));
    let england = standing.value(Role::England).map(|value| format!("England is {}", standing.shown(value)));
    let median = standing
        .neighbours
        .map(|(value, _)| format!("the neighbours' median is {}", standing.rounded(value)));
    let others: Vec<String> = [england, median].into_iter().flatten().collect();
    if others.is_empty() { text + "." } else { format!("{text}. {}.", capital(&list(&others))) }
}

/// The place among all authorities, the worst being 1.
fn rank_extent(standing: &Standing) -> f64 {
    standing.rank.map_or(0.7, |(rank, of, _)| rank as f64 / of as f64)
}

fn is_worst(standing: &Standing) -> bool {
    let (Some(good), Some(own)) = (standing.good, standing.value(Role::Council)) else { return false };
    let near = neighbours(standing);
    near.len() >= LEAST_NEIGHBOURS && near.iter().all(|other| is_worse(good, own, *other))
}

fn extreme(good: GoodWay, is_best: bool) -> &'static str {
    if (good == GoodWay::Higher) == is_best { "highest" } else { "lowest" }
}

fn worst(view: &View<'_>) -> Vec<Found> {
    let one = |standing: &Standing| {
        let (good, value) = (standing.good?, standing.value(Role::Council)?);
        is_worst(standing).then_some(())?;
        let place = extreme(good, false);
        let headline = format!(
            "{} has the {place} {} among its statistical neighbours",
            view.subject(),
            lowered(&standing.title)
        );
        let sentence = format!("{} is {}", standing.title, beside(standing, value));
        let sentence = format!(
            "{sentence} No statistical neighbour's is {}.",
            if place == "highest" { "higher" } else { "lower" }
        );
        Some(
            Found::new(rank_extent(standing), headline, sentence)
                .ask("a plan that says what will be done, and by when"),
        )
    };
    standings(view).filter_map(one).collect()
}

fn worst_quarter(view: &View<'_>) -> Vec<Found> {
    let one = |standing: &Standing| {
        let value = standing.value(Role::Council)?;
        let (rank, of, quartile) = standing.rank?;
        (quartile == Some('D') && !is_worst(standing)).then_some(())?;
        let headline =
            format!("{} {} is in the worst quarter of authorities", view.owner(), lowered(&standing.title));
        let sentence = format!("{} is {} It ranks {rank} of {of}.", standing.title, beside(standing, value));
        Some(Found::new(rank_extent(standing), headline, sentence))
    };
    standings(view).filter_map(one).collect()
}

fn best(view: &View<'_>) -> Vec<Found> {
    let one = |standing: &Standing| {
        let (good, value) = (standing.good?, standing.value(Role::Council)?);
        let near = neighbours(standing);
        let is_best =
            near.len() >= LEAST_NEIGHBOURS && near.iter().all(|other| is_worse(good, *other, value));
        is_best.then_some(())?;
        let headline = format!(
            "{} has the {} {} among its statistical neighbours",
            view.subject(),
            extreme(good, true),
            lowered(&standing.title)
        );
        Some(Found::new(1.0, headline, format!("{} is {}", standing.title, beside(standing, value))))
    };
    standings(view).filter_map(one).collect()
}

/// The worst of the last published values before the latest, with its time, where no break lies between.
fn worst_before(standing: &Standing, good: GoodWay) -> Option<(f64, &str)> {
    let mut worst: Option<(f64, &str)> = None;
    for (nth, moment) in standing.over_time.iter().rev().enumerate().take(RECENT) {
        if nth > 0
            && let Some(value) = moment.council
            && worst.is_none_or(|(other, _)| is_worse(good, value, other))
        {
            worst = Some((value, moment.label.as_str()));
        }
        if !moment.break_before.is_empty() || !moment.own_break.is_empty() {
            break;
        }
    }
    worst
}

fn improved(view: &View<'_>) -> Vec<Found> {
    let one = |standing: &Standing| {
        let (good, now) = (standing.good?, standing.value(Role::Council)?);
        let (then, when) = worst_before(standing, good)?;
        // Better than at its worst, and still going that way.
        let (_, last) = standing.previous()?;
        (is_worse(good, then, now) && is_worse(good, last, now) && then.abs() > 0.0).then_some(())?;
        let change = (now - then).abs() / then.abs();
        let verb = if now < then { "fell" } else { "rose" };
        let what = format!(
            "{} {verb} from {} in {when} to {}",
            standing.title,
            standing.shown(then),
            standing.shown(now)
        );
        let england = standing.value(Role::England);
        let beside = england.map_or_else(String::new, |england| {
            let place = if is_worse(good, now, england) { "still worse than" } else { "better than" };
            format!(" That is {place} England's {}.", standing.shown(england))
        });
        Some(Found::new(2.0 * change, what.clone(), format!("{what}.{beside}")))
    };
    standings(view).filter_map(one).collect()
}

/// The judged domains of a profile, with the place of each grade on its scale.
fn graded(profile: &Profile) -> Vec<(&DomainProfile, usize)> {
    profile.domains.iter().filter_map(|domain| Some((domain, domain.rank()?))).collect()
}

fn is_good(domain: &DomainProfile, rank: usize) -> bool {
    domain.grades.get(rank).is_some_and(|(_, good)| *good)
}

/// `In England 109 of 151 authorities are good or outstanding overall; of its neighbours seven of nine are.`
fn others(domain: &DomainProfile) -> String {
    format!(
        " In England {} of {} authorities are good or outstanding for {}, and {} of {} statistical neighbours.",
        domain.good(&domain.england),
        domain.england.graded(),
        lowered(&domain.name),
        domain.good(&domain.neighbours),
        domain.neighbours.graded()
    )
}

fn judged_low(view: &View<'_>) -> Vec<Found> {
    let Some(part) = view.council else { return Vec::new() };
    let one = |profile: &Profile| {
        let all = graded(profile);
        let low: Vec<&(&DomainProfile, usize)> =
            all.iter().filter(|(domain, rank)| !is_good(domain, *rank)).collect();
        let (first, _) = low.first()?;
        let worst = low.iter().any(|(domain, rank)| rank + 1 == domain.grades.len());
        let extent = if worst { 1.0 } else { low.len() as f64 / all.len() as f64 };
        let inspectorate = view
            .edition
            .plan
            .pack(&profile.pack)
            .map_or("The inspectorate", |pack| pack.inspectorate.as_str());
        let is_one_grade = low.iter().all(|(domain, _)| domain.grade == first.grade);
        let when = profile.inspected.map_or_else(String::new, |day| format!(" ({})", month(day)));
        let (headline, mut sentence) = if is_one_grade && low.len() == all.len() && all.len() > 1 {
            let says = format!(
                "{inspectorate} judged {} {} in all {} areas",
                view.subject(),
                verb(&first.grade),
                all.len()
            );
            (format!("{says}{when}"), format!("{says}{when}."))
        } else {
            let each: Vec<String> = low
                .iter()
                .map(|(domain, _)| format!("{} ({})", lowered(&domain.name), domain.grade))
                .collect();
            let says = format!("{inspectorate} judged {} of {} areas not yet good", low.len(), all.len());
            (format!("{says}{when}"), format!("{says}{when}: {}.", some_of(&each)))
        };
        sentence.push_str(&others(first));
        if profile.is_later {
            let _ = write!(
                sentence,
                " The report came out on {}, after this month.",
                short_day(profile.published)
            );
        }
        Some(Found::new(extent, headline, sentence).ask("the plan that answers the inspection"))
    };
    part.picture.profiles.iter().filter_map(one).collect()
}

fn judged_good(view: &View<'_>) -> Vec<Found> {
    let Some(part) = view.council else { return Vec::new() };
    let one = |profile: &Profile| {
        let all = graded(profile);
        let (first, _) = all.first()?;
        all.iter().all(|(domain, rank)| is_good(domain, *rank)).then_some(())?;
        let inspectorate = view
            .edition
            .plan
            .pack(&profile.pack)
            .map_or("The inspectorate", |pack| pack.inspectorate.as_str());
        let when = profile.inspected.map_or_else(String::new, |day| format!(" ({})", month(day)));
        let headline = format!("{inspectorate} judged all {} areas good or outstanding{when}", all.len());
        let sentence = format!("{headline}.{}", others(first));
        Some(Found::new(1.0, headline, sentence))
    };
    part.picture.profiles.iter().filter_map(one).collect()
}

/// A grade behind "judged it": `to require improvement`, `inadequate`.
fn verb(grade: &str) -> String {
    grade.strip_prefix("requires ").map_or_else(|| grade.to_owned(), |rest| format!("to require {rest}"))
}

/// `September 2024`.
fn month(day: jiff::civil::Date) -> String {
    crate::period::Period::of(day).map_or_else(|| short_day(day), crate::period::Period::in_words)
}

/// The judgements of the framework that the council's trackers follow, as they stand there.
fn own_judged_low(view: &View<'_>) -> Vec<Found> {
    let Some(part) = view.council.filter(|part| part.picture.profiles.is_empty()) else { return Vec::new() };
    let Some(pack) = view.pack() else { return Vec::new() };
    // Each judgement: is it good, and is it the lowest of its scale?
    let judged: Vec<(bool, bool)> = part
        .records
        .judgements
        .iter()
        .filter(|one| one.framework == pack.id)
        .filter_map(|one| {
            let scale = pack.scale(&pack.domain(&one.domain)?.scale)?;
            let rank = scale.rank(&one.grade)?;
            Some((scale.grades.get(rank)?.good, rank + 1 == scale.grades.len()))
        })
        .collect();
    let low = judged.iter().filter(|(good, _)| !good).count();
    let lowest = judged.iter().filter(|(_, lowest)| *lowest).count();
    if low == 0 {
        return Vec::new();
    }
    let extent = if lowest > 0 { 1.0 } else { low as f64 / judged.len() as f64 };
    let of = plural(judged.len(), "judgement", "judgements");
    let headline = format!("{low} of {of} by {} {} not good", pack.inspectorate, are(low));
    let worst =
        if lowest > 0 { format!(" {lowest} {} the lowest grade.", have(lowest)) } else { String::new() };
    vec![
        Found::new(extent, headline.clone(), format!("{headline}.{worst}"))
            .ask("the plan that answers the inspection"),
    ]
}
