//! The improvement plan of an invented council: made once from its seed, then moved on month by month.

use crate::councils::Council;
use crate::day::{Day, month_end, month_name};
use crate::library::{AREAS, LIBRARY, Planned};
use crate::random::Random;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    NotStarted,
    OnTrack,
    AtRisk,
    OffTrack,
    Complete,
    Sustained,
    NotNeeded,
}

impl State {
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::OnTrack | Self::AtRisk | Self::OffTrack)
    }
}

#[derive(Clone)]
pub(crate) struct Action {
    /// 1 to 7.
    pub(crate) standard: usize,
    /// Place in the standard, kept for good.
    pub(crate) ordinal: usize,
    pub(crate) area: &'static str,
    pub(crate) recs: String,
    pub(crate) what: &'static str,
    pub(crate) lead: String,
    pub(crate) due: Option<Day>,
    /// What the due cell says when it is no date.
    pub(crate) due_words: &'static str,
    pub(crate) completed: Option<Day>,
    pub(crate) state: State,
    pub(crate) percent: i32,
    pub(crate) evidence: String,
    pub(crate) progress: String,
    planned_evidence: &'static str,
}

/// The plan as it stands at the end of January 2004 plus `months`.
pub(crate) fn plan(council: &Council, months: i32) -> Vec<Action> {
    let mut random = Random::new(council.seed);
    let mut chosen: Vec<&Planned> = LIBRARY
        .iter()
        .filter(|planned| planned.area.is_none_or(|area| !council.gaps.contains(&area)))
        .collect();
    let mut spare = Vec::new();
    while chosen.len() > council.actions {
        spare.push(chosen.remove(random.below(chosen.len())));
    }
    let mut used = [0; 8];
    let mut actions: Vec<Action> =
        chosen.into_iter().map(|planned| start(planned, council, &mut used, &mut random)).collect();
    for month in 1..=months {
        let today = month_end(2004, 1 + month);
        for action in &mut actions {
            advance(action, council.level, today, &mut random);
        }
        if random.chance(75) && actions.len() > 15 {
            let at = random.below(actions.len());
            // What vanishes is open and not yet due: an overdue action that disappears is an error to every reader.
            let may_go = |action: &Action| {
                action.state.is_open() && action.due.is_some_and(|due| due > month_end(2004, month))
            };
            if actions.get(at).is_some_and(may_go) {
                actions.remove(at);
            }
        }
        for _ in 0..random.between(1, 2) {
            if let Some(planned) = spare.pop() {
                let mut action = start(planned, council, &mut used, &mut random);
                action.due = Some(today.end_of_month_after(random.between(2, 6)));
                action.due_words = "";
                action.completed = None;
                action.evidence.clear();
                set(&mut action, State::NotStarted, &mut random);
                "New this month".clone_into(&mut action.progress);
                actions.push(action);
            }
        }
    }
    actions.sort_by_key(|action| (action.standard, action.ordinal));
    actions
}

fn start(planned: &Planned, council: &Council, used: &mut [usize; 8], random: &mut Random) -> Action {
    let level = council.level;
    let january = month_end(2004, 1);
    let ordinal = used.get_mut(planned.standard).map_or(1, |count| {
        *count += 1;
        *count
    });
    let late = i32::from(planned.standard > 3) * 2;
    let due = january.end_of_month_after(random.between(-8 + late, 5 + late));
    let mut action = Action {
        standard: planned.standard,
        ordinal,
        area: planned.area.and_then(|area| AREAS.get(area)).copied().unwrap_or(""),
        recs: planned.recs.to_owned(),
        what: planned.what,
        lead: if random.chance((100 - level) / 12) { String::new() } else { planned.lead.to_owned() },
        due: Some(due),
        due_words: "",
        completed: None,
        state: State::NotStarted,
        percent: 0,
        evidence: String::new(),
        progress: String::new(),
        planned_evidence: planned.evidence,
    };
    if random.chance(5) {
        action.due = None;
        action.due_words = "Ongoing";
    } else if random.chance((100 - level) / 14) {
        action.due = None;
    }
    if due <= january && random.chance(level + 8) {
        let days = random.between(-12, (110 - level) / 2);
        complete(&mut action, Day((due.0 + days).min(january.0)), level, random);
    } else if due <= january {
        set(&mut action, State::OffTrack, random);
    } else if due > january.end_of_month_after(4) && random.chance(60) {
        set(&mut action, State::NotStarted, random);
    } else if random.chance(level + 10) {
        set(&mut action, State::OnTrack, random);
    } else {
        set(&mut action, State::AtRisk, random);
    }
    action
}

fn advance(action: &mut Action, level: i32, today: Day, random: &mut Random) {
    if !action.state.is_open() {
        if action.state == State::Complete && random.chance(8) {
            action.state = State::Sustained;
            action.progress = format!("Still in place when checked in {}", month_of(today));
        } else if action.state == State::Complete && random.chance(2) {
            action.completed = None;
            set(action, State::AtRisk, random);
            "Opened again: a check found gaps".clone_into(&mut action.progress);
        }
        return;
    }
    let reached = action.due.is_some_and(|due| due <= today);
    let pace = if action.state == State::OffTrack { 12 + level / 3 } else { 25 + level / 2 };
    if (reached && random.chance(pace)) || (!reached && random.chance(level / 14)) {
        complete(action, Day(today.0 - random.between(0, 20)), level, random);
    } else if reached && action.state != State::OffTrack && random.chance(35) {
        slip(action, random);
    } else if reached {
        set(action, State::OffTrack, random);
    } else if random.chance(2) {
        set(action, State::NotNeeded, random);
    } else if action.state == State::AtRisk && random.chance(20) {
        slip(action, random);
    } else if random.chance((100 - level) / 7) {
        set(action, State::AtRisk, random);
    } else if action.state != State::NotStarted || random.chance(45) {
        let reached_percent = action.percent;
        set(action, State::OnTrack, random);
        action.percent = (reached_percent + 5 * random.between(1, 4)).min(90);
    }
}

fn slip(action: &mut Action, random: &mut Random) {
    let months = random.between(1, 3);
    action.due = action.due.map(|due| due.end_of_month_after(months));
    set(action, State::AtRisk, random);
    "Date moved: waiting for another agency".clone_into(&mut action.progress);
}

fn complete(action: &mut Action, on: Day, level: i32, random: &mut Random) {
    set(action, State::Complete, random);
    action.completed = Some(on);
    if random.chance(55 + level * 2 / 5) {
        action.planned_evidence.clone_into(&mut action.evidence);
    }
    action.progress = format!("Done in {}", month_of(on));
}

fn set(action: &mut Action, state: State, random: &mut Random) {
    action.state = state;
    let (percent, words): (i32, [&str; 3]) = match state {
        State::NotStarted => (0, ["", "Starts after the summer", "Waiting for the budget"]),
        State::OnTrack => (
            5 * random.between(4, 14),
            ["Draft with the management team", "First part in use", "Working group meets every fortnight"],
        ),
        State::AtRisk => (
            5 * random.between(3, 10),
            ["Short of staff time", "Partner's answer is awaited", "Supplier is late"],
        ),
        State::OffTrack => (
            5 * random.between(1, 12),
            [
                "Late: lead officer's post was empty",
                "Late: more work than foreseen",
                "Late: no agreement yet",
            ],
        ),
        State::Complete | State::Sustained => (100, ["Done"; 3]),
        State::NotNeeded => (action.percent, ["Taken over by another action"; 3]),
    };
    action.percent = percent;
    random.pick(&words).unwrap_or("").clone_into(&mut action.progress);
}

fn month_of(on: Day) -> String {
    let (year, month, _) = on.parts();
    format!("{} {year}", month_name(month))
}
