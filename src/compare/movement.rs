//! Movement: what became of the actions since the month before; of criteria, risks and recommendations too.

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::movement::{Change, Movement};

const MEASURES: &[MeasureSpec] = &[
    spec("movement.new", "New", Unit::Count, Polarity::Neither, "records that the month before did not have"),
    spec(
        "movement.vanished",
        "Vanished",
        Unit::Count,
        Polarity::LowerIsBetter,
        "records of the month before that are no longer there",
    ),
    spec(
        "movement.vanished-overdue",
        "Vanished while overdue",
        Unit::Count,
        Polarity::LowerIsBetter,
        "open actions that were overdue at the end of the month before and are no longer there",
    ),
    spec(
        "movement.completed",
        "Completed",
        Unit::Count,
        Polarity::HigherIsBetter,
        "complete or sustained now, and not the month before",
    ),
    spec(
        "movement.reopened",
        "Reopened",
        Unit::Count,
        Polarity::LowerIsBetter,
        "complete or sustained the month before, and open now",
    ),
    spec(
        "movement.no-longer-needed",
        "No longer needed",
        Unit::Count,
        Polarity::Neither,
        "no longer needed now, and not the month before",
    ),
    spec(
        "movement.slipped",
        "Slipped",
        Unit::Count,
        Polarity::LowerIsBetter,
        "a due date in both months, now later",
    ),
    spec(
        "movement.slipped-days",
        "Mean days slipped",
        Unit::Days,
        Polarity::LowerIsBetter,
        "mean days between the two due dates, of those that slipped",
    ),
    spec(
        "movement.slipped-again",
        "Slipped again",
        Unit::Count,
        Polarity::LowerIsBetter,
        "slipped this month, and in an earlier month that was read too",
    ),
    spec(
        "movement.brought-forward",
        "Brought forward",
        Unit::Count,
        Polarity::Neither,
        "a due date in both months, now earlier",
    ),
    spec(
        "movement.due-removed",
        "Due date removed",
        Unit::Count,
        Polarity::LowerIsBetter,
        "open, with a due date the month before and none now",
    ),
    spec(
        "movement.state-removed",
        "Status or rating removed",
        Unit::Count,
        Polarity::LowerIsBetter,
        "a status, rating or score the month before and an empty cell now",
    ),
    spec(
        "movement.not-readable",
        "Can no longer be read",
        Unit::Count,
        Polarity::LowerIsBetter,
        "a due date, status, rating, lead or evidence the month before, and now something that cannot be read: counted nowhere else",
    ),
    spec(
        "movement.due-added",
        "Due date added",
        Unit::Count,
        Polarity::HigherIsBetter,
        "open, without a due date the month before and with one now",
    ),
    spec(
        "movement.worse",
        "Worse",
        Unit::Count,
        Polarity::LowerIsBetter,
        "status nearer to off track, a worse grade or a higher risk score than the month before",
    ),
    spec(
        "movement.better",
        "Better",
        Unit::Count,
        Polarity::HigherIsBetter,
        "status nearer to on track, a better grade or a lower risk score than the month before",
    ),
    spec(
        "movement.lead-changed",
        "Lead changed",
        Unit::Count,
        Polarity::Neither,
        "another lead or owner than the month before",
    ),
    spec(
        "movement.evidence-added",
        "Evidence added",
        Unit::Count,
        Polarity::HigherIsBetter,
        "evidence now, and none the month before",
    ),
    spec(
        "movement.evidence-lost",
        "Evidence lost",
        Unit::Count,
        Polarity::LowerIsBetter,
        "no evidence now, and some the month before",
    ),
    spec(
        "movement.still-without-evidence",
        "Still complete without evidence",
        Unit::Count,
        Polarity::LowerIsBetter,
        "complete without evidence for more than a month",
    ),
    spec(
        "movement.no-change",
        "No change for three months",
        Unit::Count,
        Polarity::LowerIsBetter,
        "open, and nothing about it changed for three months or longer",
    ),
    spec(
        "movement.text-edited",
        "Text edited",
        Unit::Count,
        Polarity::Neither,
        "what the record is about is worded differently",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "movement",
    title: "Movement",
    question: "What moved since the month before, and what quietly disappeared?",
    group: "Standard or table",
    measures: MEASURES,
    measure,
};

/// Names of the tables beside actions, which make the whole.
const OTHERS: [(&str, &str); 3] =
    [("assessments", "criteria"), ("risks", "risks"), ("recommendations", "recommendations in the register")];

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let compared: Vec<_> = scope.moved.iter().filter(|moved| moved.previous.is_some()).collect();
    let Some(first) = compared.first() else { return Vec::new() };
    let previous = first.previous.filter(|_| compared.iter().all(|moved| moved.previous == first.previous));
    let note = match previous {
        Some(previous) => format!("compared with {}", previous.in_words()),
        None => "each compared with its latest earlier month".to_owned(),
    };
    let all: Vec<&Movement> = compared.iter().flat_map(|moved| &moved.movements).collect();
    let actions: Vec<&Movement> =
        all.iter().copied().filter(|movement| movement.item.table == "actions").collect();
    let mut out = group(scope, "", &actions, &note);
    for (number, name) in scope.standards() {
        let own: Vec<&Movement> =
            actions.iter().copied().filter(|movement| movement.item.standard == Some(number)).collect();
        out.extend(group(scope, &name, &own, ""));
    }
    for (table, name) in OTHERS {
        let own: Vec<&Movement> =
            all.iter().copied().filter(|movement| movement.item.table == table).collect();
        if !own.is_empty() {
            out.extend(group(scope, name, &own, ""));
        }
    }
    out
}

fn group(scope: &Scope<'_>, name: &str, movements: &[&Movement], note: &str) -> Vec<Measure> {
    let of = |change: Change| movements.iter().filter(move |movement| movement.change == change);
    let slipped: Vec<i64> = of(Change::Slipped).filter_map(|movement| movement.days).collect();
    let mean = (!slipped.is_empty()).then(|| slipped.iter().sum::<i64>() as f64 / slipped.len() as f64);
    let again = of(Change::Slipped).filter(|movement| movement.times > Some(1)).count();
    MEASURES
        .iter()
        .map(|spec| {
            let count = |number: usize| Measure::new(spec, scope, name).count(number).note(note);
            match spec.id {
                "movement.vanished-overdue" => {
                    count(of(Change::Vanished).filter(|movement| movement.overdue).count())
                }
                "movement.slipped-days" => Measure::new(spec, scope, name).value(mean).note(note),
                "movement.slipped-again" => count(again),
                id => count(movements.iter().filter(|movement| measure_of(movement.change) == id).count()),
            }
        })
        .collect()
}

/// The measure that counts a change.
fn measure_of(change: Change) -> &'static str {
    match change {
        Change::New => "movement.new",
        Change::Vanished => "movement.vanished",
        Change::Completed => "movement.completed",
        Change::Reopened => "movement.reopened",
        Change::NoLongerNeeded => "movement.no-longer-needed",
        Change::Slipped => "movement.slipped",
        Change::BroughtForward => "movement.brought-forward",
        Change::DueRemoved => "movement.due-removed",
        Change::DueAdded => "movement.due-added",
        Change::StateRemoved => "movement.state-removed",
        Change::NotReadable => "movement.not-readable",
        Change::Worse => "movement.worse",
        Change::Better => "movement.better",
        Change::LeadChanged => "movement.lead-changed",
        Change::EvidenceAdded => "movement.evidence-added",
        Change::EvidenceLost => "movement.evidence-lost",
        Change::StillWithoutEvidence => "movement.still-without-evidence",
        Change::NoChange => "movement.no-change",
        Change::TextEdited => "movement.text-edited",
    }
}
