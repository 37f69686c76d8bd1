//! Facts about where councils are against the national findings, and in what is published today.

use super::share_of;
use crate::compare::{
    Better, CAPACITY, CouncilPart, GRID_GROUPS, GroupKind, Measure, SERVED, Verdict, grade_of,
};
use crate::period::Period;
use crate::report::compose::view::{View, serves};
use crate::text::capital;
use crate::wording::{count, have, list, plural, some_of};

/// Where a measure is against the national finding, and how sure that is.
fn against(measure: &Measure) -> Option<String> {
    let national = measure.national.as_ref()?;
    let place = match measure.verdict {
        Verdict::Above => "above",
        Verdict::Within => "in line with",
        Verdict::Below => "below",
        Verdict::None | Verdict::CannotTell(_) => return None,
    };
    let sure = match (&measure.verdict, measure.better) {
        (Verdict::Above | Verdict::Below, Better::Similar) => ", but by no more than chance could explain",
        _ => "",
    };
    let what = if measure.note.contains("counts councils") { " of councils" } else { "" };
    Some(format!("That is {place} the national finding, {}{what}{sure}.", national.figure))
}

pub(super) fn judgements(view: &View<'_>) -> Vec<String> {
    let Some(part) = view.council else {
        let group = view
            .of("judgements.group")
            .find(|measure| measure.group.kind == GroupKind::Place && &*measure.group.name == GRID_GROUPS[0]);
        let Some(group) = group.filter(|group| group.value.is_some()) else { return Vec::new() };
        let mut out = vec![format!(
            "SSI judged that {} serve most or all children well, with promising or excellent capacity to improve.",
            share_of(group, "councils")
        )];
        out.extend(against(group));
        return out;
    };
    let mut out = ssi(view, part);
    // Grades of two frameworks are never added up.
    for pack in view.edition.plan.packs.iter().filter(|pack| pack.id != SSI) {
        let inside: Vec<_> = part
            .records
            .judgements
            .iter()
            .filter(|one| {
                one.framework == pack.id && !one.grade.is_empty() && pack.domain(&one.domain).is_some()
            })
            .collect();
        if inside.is_empty() {
            continue;
        }
        let mut grades: Vec<(&str, usize)> = Vec::new();
        for one in &inside {
            match grades.iter_mut().find(|(grade, _)| *grade == one.grade) {
                Some((_, times)) => *times += 1,
                None => grades.push((&one.grade, 1)),
            }
        }
        let each: Vec<String> = grades.iter().map(|(grade, times)| format!("{times} “{grade}”")).collect();
        out.push(format!(
            "The tracker holds {} by {}: {}.",
            count(inside.len(), "judgement"),
            pack.inspectorate,
            list(&each)
        ));
    }
    out
}

/// The pack of the Social Services Inspectorate.
const SSI: &str = "ssi-2003";

/// SSI's two questions and their answers as a sentence, with their month.
fn ssi(view: &View<'_>, part: &CouncilPart) -> Vec<String> {
    let as_of = view.edition.benchmark.as_of;
    let (Some(served), Some(capacity)) =
        (grade_of(&part.records, SERVED, as_of), grade_of(&part.records, CAPACITY, as_of))
    else {
        return Vec::new();
    };
    let how = serves(served);
    let judged = part.records.judgements.iter().filter(|one| one.framework == SSI && one.grade == served);
    let month = judged.filter_map(|one| one.date.day).max().and_then(Period::of);
    let when = month.map_or_else(String::new, |month| format!("In {} ", month.in_words()));
    vec![format!(
        "{when}the Social Services Inspectorate (SSI) judged that {} {how}, with {capacity} capacity to improve.",
        part.name
    )]
    .into_iter()
    .map(|sentence| capital(&sentence))
    .collect()
}

/// The numbers of a share alone: `3 of 4`.
fn share_of_numbers(measure: &Measure) -> String {
    format!("{} of {}", measure.numerator.unwrap_or(0), measure.denominator.unwrap_or(0))
}

pub(super) fn criteria(view: &View<'_>) -> Vec<String> {
    let Some(measure) = view.whole("standards.effective").filter(|one| one.value.is_some()) else {
        return Vec::new();
    };
    let who = if view.is_one() { format!("{} rates", view.subject()) } else { "Councils rate".to_owned() };
    let mut out = vec![format!("{who} {} effective or satisfactory.", share_of(measure, "criteria"))];
    out.extend(against(measure));
    out.extend(concern(view));
    if let Some(over) = view.whole("overrating.share").filter(|one| one.value.is_some()) {
        let rater = if view.is_one() { "the council" } else { "councils" };
        out.push(format!("SSI gave {} a lower rating than {rater} did.", share_of(over, "criteria")));
    }
    out
}

/// The standard of most concern: only where there is any.
fn concern(view: &View<'_>) -> Option<String> {
    let concerned: Vec<&Measure> = view
        .of_standards("standards.concern")
        .filter(|measure| measure.numerator.is_some_and(|number| number > 0))
        .collect();
    if view.of_standards("standards.concern").next().is_some() && concerned.is_empty() {
        return Some("No criterion is rated as a concern.".to_owned());
    }
    let first = |measure: &&&Measure| {
        let rank = view.find("standards.concern-rank", &measure.group);
        rank.and_then(|rank| rank.value) == Some(1.0)
    };
    let first: Vec<&&Measure> = concerned.iter().filter(first).collect();
    let names: Vec<&str> = first.iter().map(|measure| &*measure.group.name).collect();
    let top = first.first()?;
    let national =
        view.pack().and_then(|pack| pack.finding("governance-concern")).map_or_else(String::new, |finding| {
            format!(" Nationally it was Governance ({} of councils).", finding.figure())
        });
    Some(if names.len() == 1 {
        format!("Most concern is about {} ({} of its criteria).{national}", names[0], share_of_numbers(top))
    } else {
        format!("Most concern is about {} alike.{national}", some_of(&names))
    })
}

pub(super) fn timescales(view: &View<'_>) -> Vec<String> {
    let found = view.of("timescales.met-april").find(|measure| {
        measure.group.kind == GroupKind::Standards && measure.national.is_some() && measure.value.is_some()
    });
    let Some(measure) = found else { return Vec::new() };
    let mut out = vec![format!(
        "{} were met, or due to be met, by 30 April 2003.",
        share_of(measure, "criteria under standards 1 to 3")
    )];
    out.extend(against(measure));
    out
}

pub(super) fn official(view: &View<'_>) -> Vec<String> {
    let Some(part) = view.council else { return Vec::new() };
    let ranked: Vec<char> = part
        .picture
        .standings
        .iter()
        .filter_map(|one| one.rank.and_then(|(.., quartile)| quartile))
        .collect();
    if ranked.is_empty() {
        return Vec::new();
    }
    let of = |quartile: char| ranked.iter().filter(|one| **one == quartile).count();
    let mut out = vec![format!(
        "{} in official statistics {} a place among all authorities: {} in the best quarter, {} in the worst.",
        plural(ranked.len(), "series", "series"),
        have(ranked.len()),
        of('A'),
        of('D')
    )];
    let no_way = part.picture.standings.iter().filter(|one| one.good.is_none()).count();
    if no_way > 0 {
        out.push(format!("For {} no way is given as good.", plural(no_way, "other", "others")));
    }
    out
}
