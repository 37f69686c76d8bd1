//! Judgements: the council's place in SSI's grid, and the published share of councils in that group.

use super::measure::{
    Better, Family, Formula, Group, GroupKind, Measure, MeasureSpec, National, Polarity, Verdict, measures,
};
use super::scope::Scope;
use crate::national::{Domain, Finding, Kind, Pack};
use crate::normalise::records::{Action, Judgement, Records};
use crate::period::Period;
use crate::value::scale;
use crate::value::status::Status;
use crate::wording::short_day;

const MEASURES: &[MeasureSpec] = measures! {
    "judgements.grade", "Place on the scale (1 is best)", Rank, LowerIsBetter,
        "place of the grade on its scale, 1 for the best; the grade's word is in the note" => Formula::Other;
    "judgements.actions", "Actions tied to it", Count, Neither,
        "actions whose area or standard names the judgement, or whose text holds one of the words that the pack ties to it; an action can be tied to several"
        => Formula::Other;
    "judgements.complete", "Of them complete or sustained", Count, Neither,
        "of those actions, the number that is complete or sustained" => Formula::Other;
    "judgements.evidenced", "Of them with impact evaluated", Count, Neither,
        "of those actions, the number whose evaluation of impact says something: improvement evidenced"
        => Formula::Other;
    "judgements.sustained", "Of them sustained", Count, Neither,
        "of those actions, the number whose improvement is sustained" => Formula::Other;
    "judgements.group", "Councils in the same group", Percent, Neither,
        "share of councils in a group of SSI's grid, beside the published share" => Formula::Other;
    "judgements.some-or-none", "Councils serving some or no children well", Percent, LowerIsBetter,
        "share of councils judged to serve no children or some children well" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "judgements",
    title: "Judgements",
    question: "Where does the inspectorate place the council?",
    group: "Judgement",
    measures: MEASURES,
    rows: None,
    measure,
};

/// The groups of the grid for which something was published.
pub const GROUPS: [&str; 4] = [
    "Serving most or all well, promising or excellent capacity",
    "Serving some well, promising capacity",
    "Serving some or none well, poor or uncertain capacity",
    "All other places in the grid",
];

/// The group of a place in the grid: grades of `served` and `capacity`.
pub fn group(served: &str, capacity: &str) -> Option<usize> {
    match (served, capacity) {
        ("well" | "most", "excellent" | "promising") => Some(0),
        ("some", "promising") => Some(1),
        ("some" | "no", "poor" | "uncertain") => Some(2),
        ("well" | "most" | "some" | "no", "poor" | "uncertain" | "promising" | "excellent") => Some(3),
        _ => None,
    }
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack else { return Vec::new() };
    let mut out = Vec::new();
    if !scope.is_all() {
        let all: Vec<&Judgement> = scope.judgements().collect();
        let said = if all.is_empty() { Vec::new() } else { Said::all(scope, pack) };
        for judgement in &all {
            // Grades of another framework stand on its own scale.
            let judged_under = scope.plan.pack(&judgement.framework).unwrap_or(pack);
            let domain = judged_under.domain(&judgement.domain);
            let scale = domain.and_then(|domain| judged_under.scale(&domain.scale));
            let group = Group::new(GroupKind::Judgement, group_of(judgement, &all));
            let rank = scale.and_then(|scale| scale.rank(&judgement.grade)).map(|rank| rank as f64 + 1.0);
            let mut grade = Measure::new(FAMILY.spec("judgements.grade"), scope, &group)
                .value(rank)
                .note(judgement.grade.clone());
            let month = judgement.date.day.and_then(Period::of);
            let is_outside = |domain: &Domain| month.is_some_and(|month| !domain.is_given_in(month));
            if scale.is_none() {
                grade = grade.not_like_for_like("the framework has no such judgement");
            } else if domain.is_some_and(is_outside) {
                grade = grade.not_like_for_like("the framework had no such judgement at that time");
            } else if judged_under.id != pack.id {
                grade =
                    grade.not_like_for_like(&format!("{}: another framework and scale", judged_under.title));
            }
            out.push(grade);
            if judged_under.id == pack.id {
                out.extend(domain.map(|domain| tied(scope, &group, domain, &said)).unwrap_or_default());
            }
        }
    }
    if pack.id == "ssi-2003" {
        out.extend(grid(scope));
    }
    out
}

/// The name of a judgement: with its service, and with its date where it was given more than once.
fn group_of(judgement: &Judgement, all: &[&Judgement]) -> String {
    let name = match judgement.service.as_str() {
        "" => judgement.domain.clone(),
        service => format!("{service}: {}", judgement.domain),
    };
    let is_same =
        |other: &&&Judgement| other.domain == judgement.domain && other.service == judgement.service;
    match judgement.date.day.filter(|_| all.iter().filter(is_same).count() > 1) {
        Some(day) => format!("{name}, {}", short_day(day)),
        None => name,
    }
}

/// An action, and what of it could tie it to a judgement.
struct Said<'a> {
    action: &'a Action,
    /// The domains that its area and its standard name.
    named: [Option<&'a str>; 2],
    /// In lower case.
    text: String,
}

impl<'a> Said<'a> {
    fn all(scope: &Scope<'a>, pack: &'a Pack) -> Vec<Self> {
        let named = |text: &str| {
            let domain = if text.is_empty() { None } else { scale::domain(text, pack) };
            domain.map(|domain| domain.name.as_str())
        };
        scope
            .actions()
            .map(|action| Self {
                action,
                named: [named(&action.area), named(&action.standard_text)],
                text: action.action.to_lowercase(),
            })
            .collect()
    }
}

/// The actions that are tied to a judgement, and how far they are: completed, evidenced and sustained are three things.
fn tied(scope: &Scope<'_>, group: &Group, domain: &Domain, said: &[Said<'_>]) -> Vec<Measure> {
    if said.is_empty() {
        return Vec::new();
    }
    let is_tied = |said: &&Said<'_>| {
        said.named.contains(&Some(domain.name.as_str()))
            || domain.words.iter().any(|word| said.text.contains(word.as_str()))
    };
    let inside: Vec<&Action> = said.iter().filter(is_tied).map(|said| said.action).collect();
    if inside.is_empty() && domain.words.is_empty() {
        return Vec::new();
    }
    let count = |is_meant: fn(&Action) -> bool| inside.iter().filter(|action| is_meant(action)).count();
    [
        ("judgements.actions", inside.len()),
        ("judgements.complete", count(|action| action.status.is_done())),
        ("judgements.evidenced", count(|action| !action.impact.is_empty())),
        ("judgements.sustained", count(|action| action.status == Status::Sustained)),
    ]
    .into_iter()
    .map(|(id, number)| Measure::new(FAMILY.spec(id), scope, group).count(number))
    .collect()
}

/// The grade of a domain: the latest judgement of children's services up to the as-of day.
pub fn grade_of<'a>(part: &'a Records, domain: &str, as_of: jiff::civil::Date) -> Option<&'a str> {
    part.judgements
        .iter()
        .filter(|judgement| judgement.domain == domain && !judgement.grade.is_empty())
        .filter(|judgement| !judgement.service.to_lowercase().contains("adult"))
        .filter(|judgement| judgement.date.day.is_none_or(|day| day <= as_of))
        .max_by_key(|judgement| judgement.date.day)
        .map(|judgement| judgement.grade.as_str())
}

/// The domains of SSI's grid, as the pack names them.
pub const SERVED: &str = "How well are children being served?";
pub const CAPACITY: &str = "What is the council's capacity to improve?";

/// Served and capacity of each council of the scope that has both.
fn places(scope: &Scope<'_>) -> Vec<(String, String)> {
    let both = |part: &&Records| {
        let served = grade_of(part, SERVED, scope.as_of)?;
        let capacity = grade_of(part, CAPACITY, scope.as_of)?;
        Some((served.to_owned(), capacity.to_owned()))
    };
    scope.parts.iter().filter_map(both).collect()
}

fn grid(scope: &Scope<'_>) -> Vec<Measure> {
    let places = places(scope);
    if places.is_empty() {
        return Vec::new();
    }
    let finding = |id: &str| scope.pack.and_then(|pack| pack.finding(id));
    let mut out = Vec::new();
    for (at, name) in GROUPS.iter().enumerate() {
        let inside = places.iter().filter(|(served, capacity)| group(served, capacity) == Some(at)).count();
        // A single council is in one group: only that group's published share says anything about it.
        if !scope.is_all() && inside == 0 {
            continue;
        }
        let one = Measure::new(FAMILY.spec("judgements.group"), scope, &Group::new(GroupKind::Place, name));
        let one = if scope.is_all() {
            one.share(inside, places.len(), scope)
        } else {
            one.note("the council's place in SSI's grid")
        };
        out.push(held_against(one, at, &finding, scope.is_all()));
    }
    if scope.is_all() {
        let some = places.iter().filter(|(served, _)| served == "some" || served == "no").count();
        out.push(
            Measure::new(FAMILY.spec("judgements.some-or-none"), scope, &Group::whole())
                .share(some, places.len(), scope)
                .against(finding("not-or-some-2003"), Polarity::LowerIsBetter),
        );
    }
    out
}

fn held_against<'a>(
    one: Measure,
    at: usize,
    finding: &impl Fn(&str) -> Option<&'a Finding>,
    compare: bool,
) -> Measure {
    let id =
        ["serving-well-promising", "serving-some-promising", "some-or-none-poor-uncertain-press"].get(at);
    let mut one = if let Some(id) = id {
        one.against(finding(id), Polarity::Neither)
    } else {
        // What is left of more than 50% and at least 20%: a bound, the most that can be derived.
        let mut one = one;
        one.national = Some(National {
            finding: "derived".to_owned(),
            low: Some(0.0),
            high: Some(30.0),
            kind: Kind::LessThan,
            figure: "less than 30% (derived)".to_owned(),
        });
        one.verdict = match one.value {
            Some(value) if value < 30.0 => Verdict::Within,
            Some(_) => Verdict::Above,
            None => Verdict::None,
        };
        one = one.note(
            "derived: less than what is left of \"more than half\" and \"a further quarter\" (20% to 30%)",
        );
        one
    };
    if !compare {
        // The share belongs to the group, not to the council: nothing to be above or below of.
        one.verdict = Verdict::None;
        one.better = Better::None;
    }
    one
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn every_place_in_the_grid_is_in_one_group() {
        let mut counts = [0; 4];
        for served in ["well", "most", "some", "no"] {
            for capacity in ["excellent", "promising", "uncertain", "poor"] {
                counts[group(served, capacity).expect("a place")] += 1;
            }
        }
        assert_eq!(counts, [4, 1, 4, 7]);
        assert_eq!(group("adequate", "promising"), None);
    }
}
