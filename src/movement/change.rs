//! What became of a record since the month before.

use std::cmp::Ordering;
use std::sync::Arc;

use super::item::{Item, State};
use super::trail::Trail;
use crate::period::Period;
use crate::text::plain;
use crate::value::status::Status;
use crate::wording::short_day;

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
    /// There was a status, rating or score, and there is none.
    StateRemoved,
    /// There was a value, and there is something that cannot be read: whether it changed is not known.
    NotReadable,
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
            Change::StateRemoved => "status or rating removed",
            Change::NotReadable => "can no longer be read",
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

    /// The change as people read it; `text` is what the data files call it.
    pub fn in_words(self) -> &'static str {
        if self == Change::Vanished { "no longer listed" } else { self.text() }
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
    pub(super) fn of(then: &[Arc<Item>], now: &[Arc<Item>], table: &str) -> Self {
        let any = |items: &[Arc<Item>], test: fn(&Item) -> bool| {
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
    if !then.unread.state {
        told.extend(state_change(then, now));
    }
    let follows_due = now.table != "assessments" && keeps.due;
    match (then.due, now.due) {
        (Some(was), None) if now.unread.due => {
            told.push(not_readable("due", &short_day(was), &now.due_text));
        }
        (Some(was), None) if follows_due && now.is_open() => {
            told.push(Told::new(Change::DueRemoved, short_day(was), &now.due_text));
        }
        // What could not be read before was there before.
        (None, Some(is)) if follows_due && now.is_open() && !then.unread.due => {
            told.push(Told::new(Change::DueAdded, &then.due_text, short_day(is)));
        }
        (Some(_) | None, None) | (_, Some(_)) => {}
    }
    if let (Some(was), Some(is)) = (then.due, now.due)
        && was != is
        && now.table != "assessments"
    {
        let change = if is > was { Change::Slipped } else { Change::BroughtForward };
        let days = Some(i64::from((is - was).get_days()));
        let times = (change == Change::Slipped).then_some(trail.slips);
        told.push(Told { days, times, ..Told::new(change, short_day(was), short_day(is)) });
    }
    if now.unread.lead && !then.lead.is_empty() {
        told.push(not_readable("lead", &then.lead, "an error"));
    } else if keeps.lead && !then.unread.lead && plain(&then.lead) != plain(&now.lead) {
        told.push(Told::new(Change::LeadChanged, &then.lead, &now.lead));
    }
    if now.unread.evidence && !then.evidence.is_empty() {
        told.push(not_readable("evidence", &then.evidence, "an error"));
    } else if keeps.evidence && !then.unread.evidence && then.evidence.is_empty() != now.evidence.is_empty() {
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

/// A value that is there and cannot be read any more.
fn not_readable(what: &str, was: &str, now: &str) -> Told {
    Told::new(Change::NotReadable, format!("{what}: {was}"), format!("{what}: {now}"))
}

fn state_change(then: &Item, now: &Item) -> Option<Told> {
    if now.unread.state && !then.state.is_blank() {
        return Some(not_readable("status or rating", &then.state.text(), &now.state.text()));
    }
    if now.state.is_blank() {
        let is_lost = !then.state.is_blank() && !now.unread.state;
        return is_lost.then(|| Told::new(Change::StateRemoved, then.state.text(), ""));
    }
    let rank = |was: usize, is: usize| match is.cmp(&was) {
        Ordering::Less => Some(Change::Better),
        Ordering::Greater => Some(Change::Worse),
        Ordering::Equal => None,
    };
    let change = match (&then.state, &now.state) {
        (State::Status(was), State::Status(is)) => status_change(*was, *is)?,
        (State::Grade { rank: Some(was), .. }, State::Grade { rank: Some(is), .. }) => rank(*was, *is)?,
        (State::Score(Some(was)), State::Score(Some(is))) => match is.cmp(was) {
            Ordering::Less => Change::Better,
            Ordering::Greater => Change::Worse,
            Ordering::Equal => return None,
        },
        // A first rating or score is no change of one; states of two kinds are of two tables, which never meet.
        (State::Grade { .. } | State::Score(_) | State::Status(_), _) => return None,
    };
    Some(Told::new(change, then.state.text(), now.state.text()))
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
        Status::Complete | Status::Sustained | Status::NoLongerNeeded | Status::Unknown => None,
    };
    match place(is)?.cmp(&place(was)?) {
        Ordering::Less => Some(Change::Worse),
        Ordering::Greater => Some(Change::Better),
        Ordering::Equal => None,
    }
}
