//! Facts about actions: what is done and late, what changed, what has evidence, what the plans cover.

use super::share_of;
use crate::compare::{GroupKind, Measure};
use crate::report::compose::view::View;
use crate::wording::{are, count, list, plural};

pub(super) fn actions(view: &View<'_>) -> Vec<String> {
    let (Some((done, total)), Some((late, _))) =
        (view.counts("actions.complete"), view.counts("actions.overdue"))
    else {
        return Vec::new();
    };
    let mut out = vec![format!("{} are complete or sustained.", view.share_of(done, total, "actions"))];
    // What has no date cannot be late: overdue is said of the actions that have one.
    let (dated, kept) = view.dated().unwrap_or((0, 0));
    if dated == 0 {
        out.push("No action has a due date that can be read, so lateness cannot be worked out.".to_owned());
    } else {
        let days = view.whole("actions.days-late").and_then(|measure| measure.value);
        let average = days
            .filter(|_| late > 0)
            .map_or_else(String::new, |days| format!(", by {days:.0} days on average"));
        out.push(format!("{late} of the {dated} with a due date {} overdue{average}.", are(late)));
        if kept > dated {
            out.push(format!("{} no due date.", plural(kept - dated, "action has", "actions have")));
        }
    }
    if !view.is_one() && view.is_overdue_by_chance() {
        out.push("No council has more overdue actions than chance could explain.".to_owned());
    }
    let unknown = view.number("actions.status-unknown");
    if unknown > 0 {
        out.push(format!("{} no stated status.", plural(unknown, "action has", "actions have")));
    }
    out
}

pub(super) fn movement(view: &View<'_>) -> Vec<String> {
    if view.whole("movement.completed").is_none() {
        return Vec::new();
    }
    let number = |id: &str| view.number(id);
    let days = view.whole("movement.slipped-days").and_then(|measure| measure.value).unwrap_or(0.0);
    let overdue = number("movement.vanished-overdue");
    // How many, what one did, and what several did.
    let same = |what: String| (what.clone(), what);
    let both = |one: &str, many: &str| (one.to_owned(), many.to_owned());
    let groups: [Vec<(usize, (String, String))>; 3] = [
        vec![
            (number("movement.completed"), both("is newly complete", "are newly complete")),
            (number("movement.better"), same("moved to a better status".to_owned())),
            (number("movement.new"), both("is new", "are new")),
        ],
        vec![
            (number("movement.slipped"), same(format!("slipped by {days:.0} days on average"))),
            (number("movement.worse"), same("moved to a worse status".to_owned())),
            (number("movement.reopened"), both("was reopened", "were reopened")),
            (number("movement.due-removed"), both("lost its due date", "lost their due date")),
            (number("movement.evidence-lost"), both("lost its evidence", "lost their evidence")),
        ],
        vec![
            (overdue, both("is no longer listed and was overdue", "are no longer listed and were overdue")),
            (
                number("movement.vanished").saturating_sub(overdue),
                both("is no longer listed and was not overdue", "are no longer listed and were not overdue"),
            ),
            (number("movement.no-longer-needed"), both("is no longer needed", "are no longer needed")),
        ],
    ];
    let mut out: Vec<String> = Vec::new();
    for group in groups {
        let found: Vec<(usize, String)> = group
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, (one, many))| (number, if number == 1 { one } else { many }))
            .collect();
        for three in found.chunks(3) {
            // The first of a sentence says what is counted.
            let each: Vec<String> = three
                .iter()
                .enumerate()
                .map(|(at, (number, what))| match at {
                    0 => format!("{} {what}", count(*number, "action")),
                    _ => format!("{number} {what}"),
                })
                .collect();
            let start = if out.is_empty() { format!("{} ", view.since_then()) } else { String::new() };
            out.push(format!("{start}{}.", list(&each)));
        }
    }
    if out.is_empty() {
        out.push(format!("{} no action changed.", view.since_then()));
    }
    out
}

pub(super) fn evidence(view: &View<'_>) -> Vec<String> {
    let Some(without) = view.whole("actions.without-evidence") else { return Vec::new() };
    if without.value.is_none() {
        return vec!["The trackers have no column for evidence.".to_owned()];
    }
    let mut out = vec![format!("{} have no evidence recorded.", share_of(without, "actions"))];
    if let Some(done) = view.whole("actions.complete-without-evidence").filter(|one| one.value.is_some()) {
        out.push(format!("{} have none.", share_of(done, "completed actions")));
    }
    out
}

pub(super) fn recommendations(view: &View<'_>) -> Vec<String> {
    let Some(whole) = view.whole("recommendations.covered").filter(|one| one.value.is_some()) else {
        return Vec::new();
    };
    let mut out = vec![format!("Actions name {}.", share_of(whole, "the inquiry's recommendations"))];
    // Those of other services are not the council's to do.
    let own = view.of("recommendations.covered").find(|one| {
        one.group.kind == GroupKind::Service && one.group.name.to_lowercase().starts_with("social care")
    });
    out.extend(own.filter(|one| one.value.is_some()).map(|own| {
        format!(
            "They name {}; the others are for health and the police.",
            share_of(own, "those for social care")
        )
    }));
    out
}

pub(super) fn areas(view: &View<'_>) -> Vec<String> {
    let counts: Vec<&Measure> = view.of("areas.actions").collect();
    if counts.is_empty() {
        return Vec::new();
    }
    let without: Vec<&str> =
        counts.iter().filter(|one| one.numerator == Some(0)).map(|one| &*one.group.name).collect();
    if without.is_empty() {
        return vec![format!("Actions name all {} areas of the national findings.", counts.len())];
    }
    vec![format!(
        "Actions name {} of the {} areas of the national findings.",
        counts.len() - without.len(),
        counts.len()
    )]
}
