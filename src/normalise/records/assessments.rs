//! Assessments: criteria of the self-audit, the council's own rating and the inspectorate's.

use super::{Column, Record, Records};
use crate::normalise::field::{STANDARD, TableSpec, field};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, When};

pub const SPEC: TableSpec = TableSpec {
    id: "assessments",
    record: "criterion",
    fields: &[
        STANDARD,
        field("criterion", &["criteria no", "ref", "no", "criterion no"]),
        field(
            "criterion_text",
            &["criteria", "description", "question", "requirement", "standard statement"],
        ),
        field(
            "self_rating",
            &[
                "self assessment",
                "self-assessed rating",
                "council rating",
                "our rating",
                "self evaluation",
                "rating",
                "self audit rating",
                "our judgement",
            ],
        ),
        field("inspectorate_rating", &["ssi rating", "ssi evaluation", "inspector judgement"]),
        field("met", &["date met", "date in place", "met by", "target date"]),
        field("monitoring", &["how monitored"]),
    ],
    key: &["criterion_text", "self_rating", "criterion"],
    needs: |has| has("self_rating") && (has("standard") || has("criterion_text")),
    recognised_by: &["self_rating", "standard", "criterion_text"],
    wide: false,
    read,
};

#[derive(Debug, Clone)]
pub struct Assessment {
    pub origin: Origin,
    pub standard: Option<u8>,
    pub standard_text: String,
    pub criterion: String,
    pub criterion_text: String,
    /// A grade of the pack's scale `rating`, or empty.
    pub self_rating: String,
    pub inspectorate_rating: String,
    /// When it is in place, planned or actual.
    pub met: When,
    pub monitoring: String,
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let scale = row.context.pack.and_then(|pack| pack.scale("rating"));
    let (standard, standard_text) = row.standard();
    records.assessments.push(Assessment {
        origin: row.origin(),
        standard,
        standard_text,
        criterion: row.text("criterion"),
        criterion_text: row.text("criterion_text"),
        self_rating: row.grade("self_rating", scale),
        inspectorate_rating: row.grade("inspectorate_rating", scale),
        met: row.when("met"),
        monitoring: row.text("monitoring"),
    });
}

impl Record for Assessment {
    const TABLE: &'static str = SPEC.id;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Whole("standard", |a| a.standard.map(i64::from)),
            Column::Text("standard_text", |a| &a.standard_text),
            Column::Text("criterion", |a| &a.criterion),
            Column::Text("criterion_text", |a| &a.criterion_text),
            Column::Text("self_rating", |a| &a.self_rating),
            Column::Text("inspectorate_rating", |a| &a.inspectorate_rating),
            Column::When("met", |a| &a.met),
            Column::Text("monitoring", |a| &a.monitoring),
        ]
    }
}
