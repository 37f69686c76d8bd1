//! Actions: what a council said it would do, who does it, by when and how far it is.

use super::{Column, Record, Records};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use crate::value::status::{Status, StatusFrom};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Action {
    pub origin: Origin,
    pub reference: String,
    /// Number of the standard in the tracker's framework.
    pub standard: Option<u8>,
    pub standard_text: String,
    pub area: String,
    /// Recommendations of the inquiry, 1 to 108.
    pub recommendations: Vec<u16>,
    pub action: String,
    pub lead: Said,
    pub start: When,
    pub due: When,
    pub completed: When,
    pub status: Status,
    pub status_from: StatusFrom,
    pub status_text: String,
    /// 0 to 100.
    pub percent: Option<f64>,
    pub progress: Said,
    pub evidence: Said,
    pub assurance: String,
    pub outcome: String,
    pub impact: String,
    pub review: When,
    /// In the tracker's words.
    pub priority: String,
    pub cost: String,
}

impl Action {
    /// Open, and the last day that its due date can mean is before the as-of day.
    pub fn is_overdue(&self, as_of: jiff::civil::Date) -> bool {
        self.status.is_open() && self.due.last_possible().is_some_and(|day| day < as_of)
    }
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let percent = row.percent("percent");
    let completed = row.when("completed");
    let (status, status_from, status_text) = row.status("status", percent, completed.day);
    let (standard, standard_text) = row.standard();
    records.actions.push(Action {
        origin: row.origin(),
        reference: row.id("ref"),
        standard,
        standard_text,
        area: row.area(standard),
        recommendations: row.references("recommendation"),
        action: row.text("action"),
        lead: row.said("lead"),
        start: row.when("start"),
        due: row.when("due"),
        completed,
        status,
        status_from,
        status_text,
        percent,
        progress: row.said("progress"),
        evidence: row.said("evidence"),
        assurance: row.text("assurance"),
        outcome: row.text("outcome"),
        impact: row.text("impact"),
        review: row.when("review"),
        priority: row.text("priority"),
        cost: row.text("cost"),
    });
}

impl Record for Action {
    const TABLE: &'static str = "actions";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |a| &a.reference),
            Column::Standard("standard", |a| a.standard.map(i64::from)),
            Column::Text("standard_text", |a| &a.standard_text),
            Column::Text("area", |a| &a.area),
            Column::List("recommendation", |a| &a.recommendations),
            Column::Text("action", |a| &a.action),
            Column::Said("lead", |a| &a.lead),
            Column::When("start", |a| &a.start),
            Column::When("due", |a| &a.due),
            Column::When("completed", |a| &a.completed),
            Column::Text("status", |a| a.status.text()),
            Column::Text("status_from", |a| a.status_from.text()),
            Column::Text("status_text", |a| &a.status_text),
            Column::Number("percent", |a| a.percent),
            Column::Said("progress", |a| &a.progress),
            Column::Said("evidence", |a| &a.evidence),
            Column::Text("assurance", |a| &a.assurance),
            Column::Text("outcome", |a| &a.outcome),
            Column::Text("impact", |a| &a.impact),
            Column::When("review", |a| &a.review),
            Column::Text("priority", |a| &a.priority),
            Column::Text("cost", |a| &a.cost),
            Column::Is("lead_kept", |a| Some(a.origin.keeps("lead"))),
            Column::Is("due_kept", |a| Some(a.origin.keeps("due"))),
            Column::Is("evidence_kept", |a| Some(a.origin.keeps("evidence"))),
        ]
    }
}
