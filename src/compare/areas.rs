//! Areas: which of the areas that the national findings name have local actions, and how far those are.

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::national::Area;
use crate::normalise::records::Action;

const MEASURES: &[MeasureSpec] = &[
    spec("areas.actions", "Actions", Unit::Count, Polarity::Neither, "actions whose area or text names the area"),
    spec(
        "areas.complete",
        "Actions complete or sustained",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "of those actions, the share that is complete or sustained",
    ),
    spec("areas.overdue", "Actions overdue", Unit::Count, Polarity::LowerIsBetter, "of those actions, the number that is overdue"),
    spec(
        "areas.councils",
        "Councils with an action",
        Unit::Percent,
        Polarity::Neither,
        "councils with at least one action in the area, of the councils with actions",
    ),
];

pub const FAMILY: Family = Family {
    id: "areas",
    title: "Areas for attention",
    question: "Do local plans cover the areas that the national findings name?",
    group: "Area",
    measures: MEASURES,
    measure,
};

/// Is an action about an area? By the words of the pack, in its area, else in its text.
pub fn is_about(action: &Action, area: &Area) -> bool {
    let text = if action.area.is_empty() { &action.action } else { &action.area };
    let text = text.to_lowercase();
    area.words.iter().any(|word| text.contains(word.as_str())) && !area.except.iter().any(|word| text.contains(word.as_str()))
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| !pack.areas.is_empty()) else { return Vec::new() };
    if scope.actions().next().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for area in &pack.areas {
        let inside: Vec<&Action> = scope.actions().filter(|action| is_about(action, area)).collect();
        let done = inside.iter().filter(|action| action.status.is_done()).count();
        let late = inside.iter().filter(|action| action.is_overdue(scope.as_of)).count();
        let note = if inside.is_empty() { format!("{}; no local action", area.group) } else { area.group.clone() };
        out.push(Measure::new(&MEASURES[0], scope, &area.name).count(inside.len()).note(note));
        out.push(Measure::new(&MEASURES[1], scope, &area.name).share(done, inside.len(), scope));
        out.push(Measure::new(&MEASURES[2], scope, &area.name).count(late));
        if scope.is_all() {
            let with = |part: &&&crate::normalise::records::Records| part.actions.iter().any(|action| is_about(action, area));
            let planning = scope.parts.iter().filter(|part| !part.actions.is_empty()).count();
            let covering = scope.parts.iter().filter(with).count();
            out.push(Measure::new(&MEASURES[3], scope, &area.name).share(covering, planning, scope));
        }
    }
    out
}
