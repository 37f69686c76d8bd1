//! What is followed from month to month: an action, a criterion, a risk or a recommendation, with what can change in it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::interned::Name;
use crate::national::Pack;
use crate::normalise::origin::Origin;
use crate::normalise::records::{Action, Assessment, Recommendation, Records, Risk};
use crate::normalise::row::{NOT_A_DATE, When};
use crate::plan::Plan;
use crate::value::blank::Blank;
use crate::value::date::{Precision, last_possible_day};
use crate::value::status::Status;

/// How a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    Status(Status),
    /// A grade of the tracker's framework; the rank counts from the best.
    Grade {
        text: String,
        rank: Option<usize>,
    },
    /// A score of a risk: the higher, the worse.
    Score(Option<i64>),
}

/// One record of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Name of its record table.
    #[serde(with = "crate::interned")]
    pub table: Name,
    pub reference: String,
    /// What it is about.
    pub text: String,
    pub standard: Option<u8>,
    pub lead: String,
    pub due: Option<Date>,
    /// The last day that the due date can mean.
    pub due_last: Option<Date>,
    /// What the cell says where no day can be read.
    pub due_text: String,
    pub unread: Unread,
    pub state: State,
    /// 0 to 100, whole.
    pub percent: Option<i64>,
    pub progress: String,
    pub evidence: String,
    pub workbook: Arc<str>,
    pub sheet: Arc<str>,
    /// From 0.
    pub row: u32,
}

/// Which cells hold something that cannot be read: they say neither that nothing changed nor that anything was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each field that movement compares")]
pub struct Unread {
    pub due: bool,
    pub state: bool,
    pub lead: bool,
    pub evidence: bool,
}

impl State {
    /// Does it say nothing: no status, no grade, no score?
    pub fn is_blank(&self) -> bool {
        match self {
            State::Status(status) => *status == Status::Unknown,
            State::Grade { rank, .. } => rank.is_none(),
            State::Score(score) => score.is_none(),
        }
    }

    /// In words; empty when nothing is said.
    pub fn text(&self) -> String {
        match self {
            State::Status(status) => status.text().to_owned(),
            State::Grade { text, .. } => text.clone(),
            State::Score(score) => score.map_or_else(String::new, |score| format!("score {score}")),
        }
    }

    pub fn status(&self) -> Option<Status> {
        if let State::Status(status) = self { Some(*status) } else { None }
    }
}

impl Item {
    /// An item of which only its place is known.
    pub(crate) fn empty(table: &'static str, workbook: Arc<str>, sheet: Arc<str>, row: u32) -> Self {
        Self {
            table,
            reference: String::new(),
            text: String::new(),
            standard: None,
            lead: String::new(),
            due: None,
            due_last: None,
            due_text: String::new(),
            unread: Unread::default(),
            state: State::Status(Status::Unknown),
            percent: None,
            progress: String::new(),
            evidence: String::new(),
            workbook,
            sheet,
            row,
        }
    }

    fn at(table: &'static str, origin: &Origin) -> Self {
        Self::empty(
            table,
            Arc::clone(&origin.layout.workbook),
            Arc::clone(&origin.layout.sheet),
            origin.row_on_sheet(),
        )
    }

    fn of_action(action: &Action) -> Self {
        Self {
            reference: action.reference.clone(),
            text: action.action.clone(),
            standard: action.standard,
            lead: action.lead.text.clone(),
            due: action.due.day,
            due_last: action.due.last_possible(),
            due_text: words_of(&action.due),
            unread: Unread {
                due: action.due.kind == NOT_A_DATE,
                state: action.status == Status::Unknown && !action.status_text.is_empty(),
                lead: action.lead.blank == Some(Blank::Error),
                evidence: action.evidence.blank == Some(Blank::Error),
            },
            state: State::Status(action.status),
            percent: action.percent.map(|percent| percent.round() as i64),
            progress: action.progress.text.clone(),
            evidence: action.evidence.text.clone(),
            ..Self::at("actions", &action.origin)
        }
    }

    fn of_assessment(assessment: &Assessment, pack: Option<&Pack>) -> Self {
        let state = grade(&assessment.self_rating, pack);
        Self {
            reference: assessment.criterion.clone(),
            text: assessment.criterion_text.clone(),
            standard: assessment.standard,
            due: assessment.met.day,
            due_last: assessment.met.last_possible(),
            due_text: words_of(&assessment.met),
            unread: Unread {
                due: assessment.met.kind == NOT_A_DATE,
                state: state.is_blank() && !assessment.self_rating.is_empty(),
                ..Unread::default()
            },
            state,
            ..Self::at("assessments", &assessment.origin)
        }
    }

    fn of_risk(risk: &Risk) -> Self {
        Self {
            reference: risk.reference.clone(),
            text: risk.risk.clone(),
            lead: risk.owner.text.clone(),
            due: risk.due.day,
            due_last: risk.due.last_possible(),
            due_text: words_of(&risk.due),
            unread: Unread {
                due: risk.due.kind == NOT_A_DATE,
                lead: risk.owner.blank == Some(Blank::Error),
                ..Unread::default()
            },
            state: State::Score(risk.score.map(|score| score.round() as i64)),
            ..Self::at("risks", &risk.origin)
        }
    }

    fn of_recommendation(recommendation: &Recommendation) -> Self {
        Self {
            reference: recommendation.numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(";"),
            text: recommendation.text.clone(),
            state: State::Status(recommendation.status),
            ..Self::at("recommendations", &recommendation.origin)
        }
    }

    /// Still to be done: its status, where it has one, is open.
    pub fn is_open(&self) -> bool {
        self.state.status().is_some_and(Status::is_open)
    }

    pub fn is_done(&self) -> bool {
        self.state.status().is_some_and(Status::is_done)
    }

    /// Open, and due before a day.
    pub fn is_overdue(&self, as_of: Date) -> bool {
        self.is_open() && self.due_last.is_some_and(|day| day < as_of)
    }

    /// Everything that can change, for "no change for three months".
    pub(super) fn is_same_as(&self, other: &Item) -> bool {
        self.state == other.state
            && self.due == other.due
            && self.due_text == other.due_text
            && self.unread == other.unread
            && self.percent == other.percent
            && self.lead == other.lead
            && self.progress == other.progress
            && self.evidence == other.evidence
            && self.text == other.text
    }
}

/// What a date's cell says where no day can be read.
fn words_of(when: &When) -> String {
    if when.day.is_some() { String::new() } else { when.text.clone() }
}

/// A grade and its rank in the framework.
pub(crate) fn grade(text: &str, pack: Option<&Pack>) -> State {
    State::Grade { text: text.to_owned(), rank: pack.and_then(|pack| pack.scale("rating")?.rank(text)) }
}

/// The last day that a date of a precision can mean.
pub(crate) fn last_day(day: Option<Date>, precision: Option<Precision>) -> Option<Date> {
    Some(last_possible_day(day?, precision?))
}

/// What is followed of the records of one council.
pub(super) fn items<'a>(records: &'a Records, plan: &'a Plan) -> impl Iterator<Item = Arc<Item>> + 'a {
    let actions = records.actions.iter().map(Item::of_action);
    let assessments = records
        .assessments
        .iter()
        .map(|assessment| Item::of_assessment(assessment, plan.pack(&assessment.origin.layout.framework)));
    let risks = records.risks.iter().map(Item::of_risk);
    let recommendations = records.recommendations.iter().map(Item::of_recommendation);
    actions.chain(assessments).chain(risks).chain(recommendations).map(Arc::new)
}
