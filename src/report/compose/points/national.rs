//! Points about where councils stand against the national findings, and the inspectorate's own judgements.

use std::fmt::Write;

use super::{Found, Rule};
use crate::compare::{Better, CAPACITY, Measure, SERVED, grade_of};
use crate::report::compose::view::{View, bare, serves};
use crate::wording::{are, list, percent, plural, some_of};

/// Points of percent that make an extent of one.
const FAR: f64 = 20.0;
/// Points of percent between two ratings that are worth a word.
const GAP: f64 = 10.0;

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "overrating",
        8.0,
        "stand",
        "a higher share of criteria rated effective or satisfactory by the council than by SSI, from 10 points on; extent: the gap in points, divided by 20",
        overrating,
    ),
    Rule::attention(
        "weakest-standard",
        7.0,
        "stand",
        "standards below the national finding by more than chance; extent: how far the lowest is below it in points, divided by 40, half of that for a small number",
        weakest,
    ),
    Rule::attention(
        "below-national",
        7.0,
        "stand",
        "a whole figure below the national finding by more than chance; extent: how far in points, divided by 20",
        below,
    ),
    Rule::attention(
        "areas-without-action",
        2.0,
        "cover",
        "areas that the national findings name in which no action was recognised; extent: their share of the areas",
        uncovered,
    ),
    Rule::good(
        "above-national",
        6.0,
        "stand",
        "figures better than the national finding by more than chance; extent: a half, and a tenth more for each",
        above,
    ),
    Rule::good(
        "within-national",
        3.0,
        "stand",
        "criteria rated effective or satisfactory as often as the national finding says; extent: one",
        within,
    ),
    Rule::good(
        "served-well",
        7.0,
        "stand",
        "SSI judged that most or all children are served well, with promising or excellent capacity; extent: one",
        served_well,
    ),
];

/// How a national figure is told: of councils, where the local one counts criteria.
fn against(measure: &Measure) -> Option<String> {
    Some(measure.national.as_ref()?.figure.clone())
}

/// Points of percent below or above the nearer bound.
fn distance(measure: &Measure) -> f64 {
    let Some((value, national)) = measure.value.zip(measure.national.as_ref()) else { return 0.0 };
    let below = national.low.map_or(0.0, |low| low - value);
    let above = national.high.map_or(0.0, |high| value - high);
    below.max(above).max(0.0)
}

fn overrating(view: &View<'_>) -> Vec<Found> {
    let (Some((own, both)), Some((ssi, _))) =
        (view.counts("overrating.self-effective"), view.counts("overrating.ssi-effective"))
    else {
        return Vec::new();
    };
    let share = |part: usize| 100.0 * part as f64 / both as f64;
    let gap = share(own) - share(ssi);
    if view.is_few(both) || gap < GAP {
        return Vec::new();
    }
    let who = if view.is_one() { view.subject() } else { "Councils".to_owned() };
    let verb = if view.is_one() { "rates itself" } else { "rate themselves" };
    let headline =
        format!("{who} {verb} well above SSI: {} against {}", percent(share(own)), percent(share(ssi)));
    let mut widest: Vec<(f64, String)> = view
        .of_standards("overrating.self-effective")
        .filter_map(|own| {
            let ssi = view.find("overrating.ssi-effective", &own.group)?;
            let (own_share, ssi_share) = (own.value?, ssi.value?);
            let name = bare(&own.group.name);
            (!own.few).then(|| {
                (own_share - ssi_share, format!("{name} ({} and {})", percent(own_share), percent(ssi_share)))
            })
        })
        .filter(|(gap, _)| *gap >= GAP)
        .collect();
    widest.sort_by(|a, b| b.0.total_cmp(&a.0));
    let named: Vec<String> = widest.into_iter().take(3).map(|(_, name)| name).collect();
    let rates = if view.is_one() { format!("{who} rates") } else { "Councils rate".to_owned() };
    let mut sentence = format!(
        "{rates} {} of {both} criteria effective or satisfactory, the Social Services Inspectorate (SSI) {}.",
        percent(share(own)),
        percent(share(ssi))
    );
    if !named.is_empty() {
        let _ = write!(sentence, " The gap is widest in {}.", list(&named));
    }
    vec![
        Found::new(gap / FAR, headline, sentence)
            .ask("the evidence behind the ratings that SSI does not share"),
    ]
}

fn weakest(view: &View<'_>) -> Vec<Found> {
    let mut worse: Vec<&Measure> = view
        .of_standards("standards.effective")
        .filter(|measure| measure.better == Better::Worse && measure.value.is_some())
        .collect();
    worse.sort_by(|a, b| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)));
    let Some(lowest) = worse.first() else { return Vec::new() };
    let Some((national, (part, whole))) = against(lowest).zip(lowest.counts()) else { return Vec::new() };
    let name = format!("criteria of {}", bare(&lowest.group.name));
    let share = view.share_of(part, whole, &name);
    let ties = worse.iter().filter(|one| one.value == lowest.value).count() - 1;
    let which = match ties {
        0 => format!("{} is rated lowest", bare(&lowest.group.name)),
        more => {
            format!("{} and {} are rated lowest", bare(&lowest.group.name), plural(more, "other", "others"))
        }
    };
    let headline =
        format!("{which}: {}, against {national} nationally", percent(lowest.value.unwrap_or(0.0)));
    let mut sentence = format!(
        "{share} are rated effective or satisfactory. Nationally {national} of councils rated themselves so."
    );
    let others: Vec<&str> = worse[1..].iter().map(|measure| bare(&measure.group.name)).collect();
    if !others.is_empty() {
        let verb = are(others.len());
        let _ = write!(sentence, " {} {verb} below the national figure too.", some_of(&others));
    }
    let extent = distance(lowest) / (2.0 * FAR);
    // A small number says less.
    let extent = if lowest.few { extent / 2.0 } else { extent };
    vec![Found::new(extent, headline, sentence).ask("what will raise it, and by when")]
}

/// The whole figures that are held against a finding, and what they say.
const WHOLE: [(&str, &str, &str); 3] = [
    ("standards.effective", "", "criteria are rated effective or satisfactory"),
    (
        "timescales.met-april",
        "Standards 1 to 3",
        "criteria under standards 1 to 3 were met, or due to be met, by 30 April 2003",
    ),
    (
        "timescales.met-july",
        "Standards 4 to 7",
        "criteria under standards 4 to 7 were met, or due to be met, by 31 July 2003",
    ),
];

fn wholes<'b>(view: &'b View<'_>) -> impl Iterator<Item = (&'b Measure, &'static str)> + 'b {
    WHOLE.iter().filter_map(|(id, group, says)| {
        let found = view.measures.iter().find(|one| one.id == *id && &*one.group.name == *group)?;
        (found.value.is_some() && found.national.is_some()).then_some((found, *says))
    })
}

fn below(view: &View<'_>) -> Vec<Found> {
    wholes(view)
        .filter(|(measure, _)| measure.better == Better::Worse)
        .filter_map(|(measure, says)| {
            let national = against(measure)?;
            let headline = format!("{} of {says}, against {national} nationally", percent(measure.value?));
            let (part, whole) = measure.counts()?;
            let sentence = format!("{part} of {whole} {says}. The national finding is {national}.");
            Some(Found::new(distance(measure) / FAR, headline, sentence))
        })
        .collect()
}

fn above(view: &View<'_>) -> Vec<Found> {
    let standards: Vec<&str> = view
        .of_standards("standards.effective")
        .filter(|measure| measure.better == Better::Better)
        .map(|measure| bare(&measure.group.name))
        .collect();
    let mut out: Vec<Found> = wholes(view)
        .filter(|(measure, _)| measure.better == Better::Better)
        .filter_map(|(measure, says)| {
            let national = against(measure)?;
            let headline = format!("{} of {says}, above {national} nationally", percent(measure.value?));
            Some(Found::new(0.7, headline.clone(), format!("{headline}.")))
        })
        .collect();
    if !standards.is_empty() {
        let verb = are(standards.len());
        let headline = format!("{} {verb} rated above the national finding", some_of(&standards));
        let extent = 0.5 + standards.len() as f64 / 10.0;
        out.push(Found::new(extent, headline.clone(), format!("{headline} by more than chance.")));
    }
    out
}

fn within(view: &View<'_>) -> Vec<Found> {
    let Some(measure) = view.whole("standards.effective") else { return Vec::new() };
    let (Some(value), Some(national)) = (measure.value, against(measure)) else { return Vec::new() };
    // That SSI sees fewer of them so is no good news.
    if measure.better != Better::Similar
        || measure.few
        || distance(measure) > 0.0
        || !overrating(view).is_empty()
    {
        return Vec::new();
    }
    let headline = format!("{} of criteria are rated effective or satisfactory", percent(value));
    vec![Found::new(
        1.0,
        headline.clone(),
        format!("{headline}. Nationally {national} of councils rated themselves so."),
    )]
}

fn served_well(view: &View<'_>) -> Vec<Found> {
    let Some(part) = view.council.filter(|part| &*part.framework == "ssi-2003") else { return Vec::new() };
    let as_of = view.edition.benchmark.as_of;
    let (Some(served), Some(capacity)) =
        (grade_of(&part.records, SERVED, as_of), grade_of(&part.records, CAPACITY, as_of))
    else {
        return Vec::new();
    };
    if !["well", "most"].contains(&served) || !["promising", "excellent"].contains(&capacity) {
        return Vec::new();
    }
    let how = serves(served);
    let headline = format!("SSI judged that {} {how}, with {capacity} capacity to improve", view.subject());
    let national = view.pack().and_then(|pack| pack.finding("serving-well-promising"));
    let beside = national.map_or_else(String::new, |found| {
        format!(
            " In England {} of councils were in the group served well or mostly well, with good capacity.",
            found.figure()
        )
    });
    vec![Found::new(1.0, headline.clone(), format!("{headline}.{beside}"))]
}

fn uncovered(view: &View<'_>) -> Vec<Found> {
    let id = if view.is_one() { "areas.actions" } else { "areas.councils" };
    let all = view.of(id).count();
    let without: Vec<&str> =
        view.of(id).filter(|one| one.numerator == Some(0)).map(|one| &*one.group.name).collect();
    if without.is_empty() {
        return Vec::new();
    }
    let headline = format!("No action was found for {} of the {all} national areas", without.len());
    let sentence = format!("{headline}, by its area or its words. Among them are {}.", some_of(&without));
    let ask = "actions in these areas, or where they are covered";
    vec![Found::new(without.len() as f64 / all as f64, headline, sentence).ask(ask)]
}
