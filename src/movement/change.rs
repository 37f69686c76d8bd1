//! What became of a record since the month before.

use super::item::{Item, State};
use super::trail::Trail;
use crate::normalise::value::status::Status;
use crate::period::{Period, day_in_words};
use crate::text::plain;

/// One kind of change. A record may have several in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    New,
    Vanished,
    /// Complete or sustained now, and was not.
    Completed,
    /// Was complete or sustained, and is open now.
    Reopened,
    NoLongerNeeded,
    /// Due later than before.
    Slipped,
    BroughtForward,
    /// There was a due date, and there is none.
    DueRemoved,
    /// There was none, and there is one.
    DueAdded,
    Worse,
    Better,
    LeadChanged,
    EvidenceAdded,
    EvidenceLost,
    /// Complete, without evidence, for more than a month.
    StillWithoutEvidence,
    /// Open, and nothing about it changed for three months.
    NoChange,
    TextEdited,
}

impl Change {
    pub fn text(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Vanished => "vanished",
            Change::Completed => "completed",
            Change::Reopened => "reopened",
            Change::NoLongerNeeded => "no longer needed",
            Change::Slipped => "slipped",
            Change::BroughtForward => "brought forward",
            Change::DueRemoved => "due date removed",
            Change::DueAdded => "due date added",
            Change::Worse => "worse",
            Change::Better => "better",
            Change::LeadChanged => "lead changed",
            Change::EvidenceAdded => "evidence added",
            Change::EvidenceLost => "evidence lost",
            Change::StillWithoutEvidence => "still complete without evidence",
            Change::NoChange => "no change for three months",
            Change::TextEdited => "text edited",
        }
    }
}

/// A change with what was and what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) change: Change,
    pub(super) was: String,
    pub(super) now: String,
    /// Days between two due dates; negative when brought forward.
    pub(super) days: Option<i64>,
    /// How often the due date has slipped so far, this time with it.
    pub(super) times: Option<u32>,
}

impl Told {
    pub(super) fn new(change: Change, was: impl Into<String>, now: impl Into<String>) -> Self {
        Self { change, was: was.into(), now: now.into(), days: None, times: None }
    }
}

/// What the trackers of both months keep: a column that is gone as a whole is no change of each record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keeps {
    pub(super) evidence: bool,
    pub(super) lead: bool,
    pub(super) due: bool,
}

impl Keeps {
    /// What items of one table keep in both months.
    pub(super) fn of(then: &[Item], now: &[Item], table: &str) -> Self {
        let any = |items: &[Item], test: fn(&Item) -> bool| {
            items.iter().any(|item| item.table == table && test(item))
        };
        let both = |test: fn(&Item) -> bool| any(then, test) && any(now, test);
        Self {
            evidence: both(|item| !item.evidence.is_empty()),
            lead: both(|item| !item.lead.is_empty()),
            due: both(|item| item.due.is_some()),
        }
    }
}

/// Months after which an open record that nobody touched is told.
const STALE_MONTHS: i32 = 3;

/// What changed between two months of one record. `trail` is the record's course up to now, this month with it.
pub(super) fn changes(then: &Item, now: &Item, trail: &Trail, period: Period, keeps: Keeps) -> Vec<Told> {
    let mut told = Vec::new();
    told.extend(state_change(&then.state, &now.state));
    let follows_due = now.table != "assessments" && keeps.due;
    match (then.due, now.due) {
        (Some(was), None) if follows_due && now.is_open() => {
            told.push(Told::new(Change::DueRemoved, day_in_words(was), ""));
        }
        (None, Some(is)) if follows_due && now.is_open() => {
            told.push(Told::new(Change::DueAdded, "", day_in_words(is)));
        }
        _ => {}
    }
    if let (Some(was), Some(is)) = (then.due, now.due)
        && was != is
        && now.table != "assessments"
    {
        let change = if is > was { Change::Slipped } else { Change::BroughtForward };
        let days = Some(i64::from((is - was).get_days()));
        let times = (change == Change::Slipped).then_some(trail.slips);
        told.push(Told { days, times, ..Told::new(change, day_in_words(was), day_in_words(is)) });
    }
    if keeps.lead && plain(&then.lead) != plain(&now.lead) {
        told.push(Told::new(Change::LeadChanged, &then.lead, &now.lead));
    }
    if keeps.evidence && then.evidence.is_empty() != now.evidence.is_empty() {
        let change = if now.evidence.is_empty() { Change::EvidenceLost } else { Change::EvidenceAdded };
        told.push(Told::new(change, &then.evidence, &now.evidence));
    }
    if let Some(since) = trail.without_evidence_since.filter(|since| *since < period && keeps.evidence) {
        let was = format!("without evidence since {}", since.in_words());
        told.push(Told::new(Change::StillWithoutEvidence, was, now.state.text()));
    }
    if now.is_open() && period.months_since(trail.unchanged_since) >= STALE_MONTHS {
        let was = format!("unchanged since {}", trail.unchanged_since.in_words());
        told.push(Told::new(Change::NoChange, was, now.state.text()));
    }
    if plain(&then.text) != plain(&now.text) {
        told.push(Told::new(Change::TextEdited, &then.text, &now.text));
    }
    told
}

fn state_change(then: &State, now: &State) -> Option<Told> {
    let change = match (then, now) {
        (State::Status(was), State::Status(is)) => status_change(*was, *is)?,
        (State::Grade { rank: Some(was), .. }, State::Grade { rank: Some(is), .. }) if was != is => {
            if is < was { Change::Better } else { Change::Worse }
        }
        (State::Score(Some(was)), State::Score(Some(is))) if was != is => {
            if is < was {
                Change::Better
            } else {
                Change::Worse
            }
        }
        _ => return None,
    };
    Some(Told::new(change, then.text(), now.text()))
}

fn status_change(was: Status, is: Status) -> Option<Change> {
    if is.is_done() && !was.is_done() {
        return Some(Change::Completed);
    }
    if was.is_done() && is.is_open() {
        return Some(Change::Reopened);
    }
    if is == Status::NoLongerNeeded && was != is {
        return Some(Change::NoLongerNeeded);
    }
    // Open before and after. What has not begun stands between what is in trouble and what goes well.
    let place = |status: Status| match status {
        Status::OffTrack => Some(0),
        Status::AtRisk => Some(1),
        Status::NotStarted => Some(2),
        Status::OnTrack => Some(3),
        _ => None,
    };
    match (place(was)?, place(is)?) {
        (was, is) if is < was => Some(Change::Worse),
        (was, is) if is > was => Some(Change::Better),
        _ => None,
    }
}
