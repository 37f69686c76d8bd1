//! Actions: what a council said it would do, who does it, by when and how far it is.

use super::{Column, Record, Records};
use crate::normalise::field::{STANDARD, TableSpec, field};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use crate::normalise::value::status::{Status, StatusFrom};

pub const SPEC: TableSpec = TableSpec {
    id: "actions",
    record: "action",
    fields: &[
        field(
            "ref",
            &[
                "no",
                "action no",
                "id",
                "reference",
                "action ref",
                "item",
                "item no",
                "ref no",
                "action id",
                "reference number",
            ],
        ),
        STANDARD,
        field("area", &["area for improvement", "issue", "area of development"]),
        field(
            "recommendation",
            &["rec", "recs", "rec no", "climbie rec", "laming recommendation", "recommendations"],
        ),
        field(
            "action",
            &[
                "actions required",
                "action required",
                "planned action",
                "task",
                "what will we do",
                "actions",
                "improvement action",
                "corrective action",
                "planned corrective action",
                "proposed action",
                "agreed action",
                "management action",
                "key action",
                "key actions",
                "activity",
                "milestone",
                "deliverable",
                "project",
                "project name",
                "project programme name",
                "action to be taken",
                "what needs to be done",
                "what will be done",
                "next steps",
            ],
        ),
        field(
            "lead",
            &[
                "lead officer",
                "owner",
                "responsible officer",
                "by whom",
                "responsibility",
                "who",
                "action owner",
                "responsible",
                "responsible person",
                "person responsible",
                "officer",
                "named officer",
                "assigned to",
                "accountable officer",
                "delivery lead",
                "responsible manager",
                "by who",
                "lead responsibility",
            ],
        ),
        field(
            "due",
            &[
                "target date",
                "completion date",
                "timescale",
                "deadline",
                "by when",
                "due date",
                "target completion date",
                "planned completion date",
                "scheduled completion date",
                "expected completion date",
                "planned end date",
                "end date",
                "revised date",
                "revised target date",
                "revised due date",
                "timeframe",
                "timescales",
                "when",
                "date due",
            ],
        ),
        field(
            "completed",
            &[
                "date completed",
                "actual completion date",
                "completed date",
                "actual date",
                "date closed",
                "actual end date",
            ],
        ),
        field(
            "status",
            &[
                "rag",
                "rag status",
                "progress rating",
                "rating",
                "current status",
                "rag rating",
                "brag",
                "brag rating",
                "action status",
                "delivery status",
                "project delivery status",
                "current rag",
                "delivery rag",
                "delivery rag rating",
            ],
        ),
        field("percent", &["% complete", "percentage complete"]),
        field(
            "progress",
            &[
                "progress update",
                "update",
                "commentary",
                "latest position",
                "progress to date",
                "comments",
                "notes",
                "latest update",
                "progress notes",
                "current position",
            ],
        ),
        field("evidence", &["evidence of progress", "how evidenced"]),
        field("assurance", &["assurance method", "how monitored"]),
        field("outcome", &["desired outcome", "intended outcome", "success criteria"]),
        field("impact", &["evaluation of impact"]),
        field("review", &["review date", "next review"]),
    ],
    key: &["action"],
    needs: |has| {
        let known = [has("lead"), has("due"), has("status")].iter().filter(|&&found| found).count();
        // A status with a word on it is a tracker too.
        has("action") && (known >= 2 || (has("status") && (has("progress") || has("percent"))))
    },
    recognised_by: &["action", "lead", "due", "status"],
    wide: false,
    read,
};

#[derive(Debug, Clone)]
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
}

impl Action {
    /// Open, and the last day that its due date can mean is before the as-of day.
    pub fn is_overdue(&self, as_of: jiff::civil::Date) -> bool {
        self.status.is_open() && self.due.last_possible().is_some_and(|day| day < as_of)
    }
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let percent = row.percent("percent");
    let completed = row.when("completed");
    let (status, status_from, status_text) = row.status("status", percent, completed.day);
    let (standard, standard_text) = row.standard();
    records.actions.push(Action {
        origin: row.origin(),
        reference: row.text("ref"),
        standard,
        standard_text,
        area: row.text("area"),
        recommendations: row.references("recommendation"),
        action: row.text("action"),
        lead: row.said("lead"),
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
    });
}

impl Record for Action {
    const TABLE: &'static str = SPEC.id;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |a| &a.reference),
            Column::Whole("standard", |a| a.standard.map(i64::from)),
            Column::Text("standard_text", |a| &a.standard_text),
            Column::Text("area", |a| &a.area),
            Column::List("recommendation", |a| &a.recommendations),
            Column::Text("action", |a| &a.action),
            Column::Said("lead", |a| &a.lead),
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
        ]
    }
}
