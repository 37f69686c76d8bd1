//! Points about actions: what is late, what nobody can tell, what left the plan, what is done.

use std::fmt::Write;

use super::{Found, Rule, named};
use crate::normalise::records::Action;
use crate::report::compose::view::View;
use crate::text::capital;
use crate::value::status::Status;
use crate::wording::{are, count, day, fraction, have, list, plural};

/// From this share on a gap in the plan itself is a point.
const MANY: f64 = 0.25;
/// From this share of dated actions on, lateness says something of the whole plan.
pub(in crate::report::compose) const MOSTLY_DATED: f64 = 0.75;
/// Days after which an overdue action is long overdue.
const LONG: i32 = 180;

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "incomplete-plan",
        9.0,
        "late",
        "a quarter or more of the actions without status, lead or due date; extent: the largest of these shares",
        incomplete,
    ),
    Rule::attention(
        "removed-overdue",
        9.0,
        "moved",
        "overdue actions that are no longer in the tracker; extent: a half, and a tenth more for each",
        removed,
    ),
    Rule::attention(
        "overdue",
        8.0,
        "late",
        "overdue actions; extent: four times their share of the actions with a due date, one where none that was due is reported complete",
        overdue,
    ),
    Rule::attention(
        "complete-without-evidence",
        6.0,
        "evidence",
        "completed actions without evidence; extent: twice their share of the completed actions",
        without_evidence,
    ),
    Rule::attention(
        "slipped",
        5.0,
        "moved",
        "due dates that moved later since the month before; extent: four times their share of the actions",
        slipped,
    ),
    Rule::attention(
        "no-change",
        4.0,
        "moved",
        "open actions that have not changed for three months; extent: twice their share of the actions",
        unchanged,
    ),
    Rule::good(
        "complete",
        6.0,
        "late",
        "half or more of the actions complete or sustained; extent: their share",
        complete,
    ),
    Rule::good(
        "nothing-overdue",
        6.0,
        "late",
        "no overdue action, where three quarters or more have a due date, some of them have passed and none was moved later; extent: one",
        nothing_overdue,
    ),
    Rule::good(
        "completed-since",
        4.0,
        "moved",
        "actions completed since the month before; extent: five times their share of the actions",
        completed_since,
    ),
    Rule::good(
        "evidence-complete",
        3.0,
        "evidence",
        "nine in ten or more of the completed actions with evidence; extent: their share",
        evidence_complete,
    ),
];

fn incomplete(view: &View<'_>) -> Vec<Found> {
    let total = view.number("actions.total");
    if total == 0 {
        return Vec::new();
    }
    let gaps: Vec<Gap> = [
        Gap::new(view.number("actions.status-unknown"), total, "no stated status", "a status"),
        Gap::of(view, "actions.without-lead", "no named lead", "a named lead"),
        Gap::of(view, "actions.without-due", "no due date", "a due date"),
    ]
    .into_iter()
    .filter(|gap| gap.share() >= MANY)
    .collect();
    let Some(first) = gaps.first() else { return Vec::new() };
    let extent = gaps.iter().map(Gap::share).fold(0.0, f64::max);
    let actions = |gap: &Gap| match (fraction(gap.part, gap.whole), view.council) {
        (Some("all"), Some(_)) if gap.whole == 1 => format!("{} only action has {}", view.owner(), gap.lacks),
        (Some("all"), Some(_)) => {
            format!("None of {} {} actions has {}", view.owner(), gap.whole, gap.wanted)
        }
        (Some("half"), _) => format!("Half of {} {} actions have {}", view.owner(), gap.whole, gap.lacks),
        _ => {
            format!("{} of {} {} actions {} {}", gap.part, view.owner(), gap.whole, have(gap.part), gap.lacks)
        }
    };
    let mut headline = actions(first);
    if let Some(second) = gaps.get(1) {
        headline = format!("{headline}, and {} {} {}", second.part, have(second.part), second.lacks);
    }
    let each: Vec<String> =
        gaps.iter().map(|gap| format!("{} {} {}", gap.part, have(gap.part), gap.lacks)).collect();
    let mut sentence = format!("Of {}, {}.", count(total, "action"), list(&each));
    if gaps.iter().any(|gap| gap.lacks == "no due date") {
        sentence.push_str(" Without a due date nobody can say whether an action is late.");
    }
    let asks: Vec<String> = gaps.iter().map(|gap| format!("{} for {}", gap.wanted, gap.part)).collect();
    vec![Found::new(extent, headline, sentence).ask(list(&asks))]
}

/// Something that actions lack.
struct Gap {
    part: usize,
    whole: usize,
    lacks: &'static str,
    wanted: &'static str,
}

impl Gap {
    fn new(part: usize, whole: usize, lacks: &'static str, wanted: &'static str) -> Self {
        Self { part, whole, lacks, wanted }
    }

    fn of(view: &View<'_>, id: &str, lacks: &'static str, wanted: &'static str) -> Self {
        let (part, whole) = view.counts(id).unwrap_or((0, 0));
        Self::new(part, whole, lacks, wanted)
    }

    fn share(&self) -> f64 {
        if self.whole == 0 { 0.0 } else { self.part as f64 / self.whole as f64 }
    }
}

fn removed(view: &View<'_>) -> Vec<Found> {
    let gone = view.number("movement.vanished-overdue");
    if gone == 0 {
        return Vec::new();
    }
    let what = plural(gone, "overdue action was", "overdue actions were");
    vec![
        Found::new(
            0.5 + gone as f64 / 10.0,
            format!("{what} removed from the tracker"),
            format!("{} {what} removed from the tracker without being reported complete.", view.since_then()),
        )
        .ask(if gone == 1 {
            "the reason why it was removed"
        } else {
            "the reason why each was removed"
        }),
    ]
}

/// How many actions were due by the reporting date; what is no longer needed is due to nobody.
fn reached(view: &View<'_>) -> usize {
    let as_of = view.edition.benchmark.as_of;
    let passed = |action: &&Action| {
        action.status != Status::NoLongerNeeded && action.due.last_possible().is_some_and(|due| due < as_of)
    };
    view.actions().filter(passed).count()
}

fn overdue(view: &View<'_>) -> Vec<Found> {
    let (reached, late) = (reached(view), view.late());
    let Some((longest, due, oldest)) = late.first() else { return Vec::new() };
    let dated = view.dated().map_or(0, |(dated, _)| dated).max(late.len());
    let days = view.whole("actions.days-late").and_then(|measure| measure.value).unwrap_or(0.0);
    let long = late.iter().filter(|(days, ..)| *days >= LONG).count();
    let all_missed = reached == late.len();
    let (extent, headline) = if all_missed {
        // What has no stated status may have been done: nobody reported it.
        let headline = match reached {
            1 => "The only action due by now is not reported complete".to_owned(),
            2 => "Neither of the 2 actions due by now is reported complete".to_owned(),
            more => format!("None of the {more} actions due by now is reported complete"),
        };
        (1.0, headline)
    } else {
        let extent = 4.0 * late.len() as f64 / dated as f64;
        let start = format!("{} of {} dated actions {} overdue", late.len(), dated, are(late.len()));
        let end = if long > 0 { format!(", {long} by six months or more") } else { String::new() };
        (extent, start + &end)
    };
    let average = if late.len() > 1 { format!(", by {days:.0} days on average") } else { String::new() };
    let mut sentence = format!(
        "{} of {dated} with a due date {} overdue{average}.",
        count(late.len(), "action"),
        are(late.len())
    );
    if all_missed {
        sentence = format!("{headline}. {sentence}");
    }
    let what = named(&oldest.reference, &oldest.action, "lead", &oldest.lead.text);
    let of = if view.is_one() { String::new() } else { format!(" of {}", oldest.origin.layout.council) };
    let first = late.iter().filter(|(days, ..)| days == longest).count();
    let which = if first > 1 { format!("One of the {first} oldest") } else { "The oldest".to_owned() };
    let _ = write!(sentence, " {which}, {what}{of}, was due on {}.", day(*due));
    vec![Found::new(extent, headline, sentence).ask(if late.len() == 1 {
        "a new date, or what is needed to finish it".to_owned()
    } else {
        format!("a new date for each of the {}, or what is needed to finish them", late.len())
    })]
}

fn without_evidence(view: &View<'_>) -> Vec<Found> {
    let Some((without, done)) = view.counts("actions.complete-without-evidence") else { return Vec::new() };
    if without == 0 {
        return Vec::new();
    }
    let verb = have(without);
    let of = plural(done, "completed action", "completed actions");
    let headline = format!("{without} of {of} {verb} no evidence recorded");
    let sentence = format!("{headline}, so nobody can check that the work is done.");
    vec![
        Found::new(2.0 * without as f64 / done as f64, headline, sentence)
            .ask(format!("evidence for {without}")),
    ]
}

fn slipped(view: &View<'_>) -> Vec<Found> {
    let (slipped, total) = (view.number("movement.slipped"), view.number("actions.total"));
    if slipped == 0 || total == 0 {
        return Vec::new();
    }
    let days = view.whole("movement.slipped-days").and_then(|measure| measure.value).unwrap_or(0.0);
    let again = view.number("movement.slipped-again");
    let what = plural(slipped, "due date moved", "due dates moved");
    let average = if slipped > 1 { " on average" } else { "" };
    let mut sentence = format!("{} {what} later, by {days:.0} days{average}.", view.since_then());
    if again > 0 {
        let _ = write!(
            sentence,
            " {} not for the first time.",
            capital(&plural(again, "of them moved", "of them moved"))
        );
    }
    vec![Found::new(4.0 * slipped as f64 / total as f64, format!("{what} later"), sentence)]
}

fn unchanged(view: &View<'_>) -> Vec<Found> {
    let (still, total) = (view.number("movement.no-change"), view.number("actions.total"));
    if still == 0 || total == 0 {
        return Vec::new();
    }
    let headline =
        format!("{} not changed for three months", plural(still, "open action has", "open actions have"));
    let sentence = format!("{headline}.");
    vec![
        Found::new(2.0 * still as f64 / total as f64, headline, sentence)
            .ask(format!("an update on {still}")),
    ]
}

fn complete(view: &View<'_>) -> Vec<Found> {
    let Some((done, total)) = view.counts("actions.complete") else { return Vec::new() };
    if done * 2 < total {
        return Vec::new();
    }
    let headline = match fraction(done, total) {
        Some("all") => format!("All {} are complete", count(total, "action")),
        Some("half") => format!("Half of {} {total} actions are complete", view.owner()),
        _ => format!("{done} of {total} actions are complete"),
    };
    let share = view.share(done, total);
    vec![Found::new(
        done as f64 / total as f64,
        headline,
        format!("{share} of the actions are complete or sustained."),
    )]
}

fn nothing_overdue(view: &View<'_>) -> Vec<Found> {
    let Some((dated, kept)) = view.dated().filter(|(_, kept)| *kept > 0) else { return Vec::new() };
    let (reached, late) = (reached(view), view.late());
    // Nothing can be late before the first date, and dates that were moved are no success.
    let says_little = reached == 0 || view.number("movement.slipped") > 0;
    if !late.is_empty() || says_little || (dated as f64) < MOSTLY_DATED * kept as f64 {
        return Vec::new();
    }
    let sentence = format!(
        "{} due by now, of {dated} with a due date, and none is overdue.",
        plural(reached, "action was", "actions were")
    );
    vec![Found::new(1.0, "No action is overdue", sentence)]
}

fn completed_since(view: &View<'_>) -> Vec<Found> {
    let (done, total) = (view.number("movement.completed"), view.number("actions.total"));
    if done == 0 || total == 0 {
        return Vec::new();
    }
    let headline = format!("{} completed {}", plural(done, "action was", "actions were"), view.since());
    let sentence = format!("{headline}.");
    vec![Found::new(5.0 * done as f64 / total as f64, headline, sentence)]
}

fn evidence_complete(view: &View<'_>) -> Vec<Found> {
    let Some((without, done)) = view.counts("actions.complete-without-evidence") else { return Vec::new() };
    let with = done - without.min(done);
    if view.is_few(done) || with * 10 < done * 9 {
        return Vec::new();
    }
    let headline = match fraction(with, done) {
        Some("all") => format!("All {done} completed actions have evidence"),
        _ => format!("{with} of {done} completed actions have evidence"),
    };
    vec![Found::new(with as f64 / done as f64, headline.clone(), format!("{headline}."))]
}
