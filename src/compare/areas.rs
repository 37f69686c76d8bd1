//! Areas: which of the areas that the national findings name have local actions, and how far those are.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::{Family, Formula, Group, GroupKind, Measure, MeasureSpec, measures};
use super::scope::Scope;
use crate::national::Area;
use crate::normalise::records::Action;

const MEASURES: &[MeasureSpec] = measures! {
    "areas.actions", "Actions", Count, Neither,
        "actions whose area or text names the area" => Formula::Other;
    "areas.complete", "Actions complete or sustained", Percent, HigherIsBetter,
        "of those actions, the share that is complete or sustained" => Formula::Other;
    "areas.overdue", "Actions overdue", Count, LowerIsBetter,
        "of those actions, the number that is overdue" => Formula::Other;
    "areas.councils", "Councils with an action", Percent, Neither,
        "councils with at least one action in the area, of the councils with actions" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "areas",
    title: "Areas for attention",
    question: "Do local plans cover the areas that the national findings name?",
    group: "Area",
    measures: MEASURES,
    rows: None,
    measure,
};

/// What an action says it is about: its area, else its own text.
fn subject(action: &Action) -> &str {
    if action.area.is_empty() { &action.action } else { &action.area }
}

/// Is a text (in lower case) about an area? By the words of the pack.
fn is_about(text: &str, area: &Area) -> bool {
    area.words.iter().any(|word| text.contains(word.as_str()))
        && !area.except.iter().any(|word| text.contains(word.as_str()))
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| !pack.areas.is_empty()) else { return Vec::new() };
    if scope.actions().next().is_none() {
        return Vec::new();
    }
    // Plans name few areas many times: each wording is looked at once.
    let mut wordings: BTreeMap<&str, Vec<(usize, &Action)>> = BTreeMap::new();
    for (at, part) in scope.parts.iter().enumerate() {
        for action in &part.actions {
            wordings.entry(subject(action)).or_default().push((at, action));
        }
    }
    let wordings: Vec<(String, Vec<(usize, &Action)>)> =
        wordings.into_iter().map(|(text, actions)| (text.to_lowercase(), actions)).collect();
    let planning = scope.parts.iter().filter(|part| !part.actions.is_empty()).count();
    let mut out = Vec::new();
    for area in &pack.areas {
        let group = Group::new(GroupKind::Area, &area.name);
        let found = wordings.iter().filter(|(text, _)| is_about(text, area)).flat_map(|(_, actions)| actions);
        let inside: Vec<&(usize, &Action)> = found.collect();
        let done = inside.iter().filter(|(_, action)| action.status.is_done()).count();
        let late = inside.iter().filter(|(_, action)| action.is_overdue(scope.as_of)).count();
        let note = if inside.is_empty() {
            format!("{}; none recognised in the tracker's words", area.group)
        } else {
            area.group.clone()
        };
        out.push(Measure::new(FAMILY.spec("areas.actions"), scope, &group).count(inside.len()).note(note));
        out.push(Measure::new(FAMILY.spec("areas.complete"), scope, &group).share(done, inside.len(), scope));
        out.push(Measure::new(FAMILY.spec("areas.overdue"), scope, &group).count(late));
        if scope.is_all() {
            let councils: BTreeSet<usize> = inside.iter().map(|(at, _)| *at).collect();
            out.push(Measure::new(FAMILY.spec("areas.councils"), scope, &group).share(
                councils.len(),
                planning,
                scope,
            ));
        }
    }
    out
}
