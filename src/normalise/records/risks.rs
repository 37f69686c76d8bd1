//! Risks: likelihood, severity and what is done about them.

use super::{Column, Record, Records};
use crate::normalise::field::{STANDARD, TableSpec, field};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use crate::normalise::value::status::{Status, StatusFrom};

pub const SPEC: TableSpec = TableSpec {
    id: "risks",
    record: "risk",
    fields: &[
        field("ref", &["no", "id", "risk no", "risk ref"]),
        STANDARD,
        field(
            "risk",
            &["risk description", "risk name", "description of risk", "risk title", "brief risk description"],
        ),
        field("cause", &["causes"]),
        field("consequence", &["consequences"]),
        field(
            "likelihood",
            &[
                "probability",
                "likelihood score",
                "likelihood rating",
                "residual likelihood",
                "probability score",
            ],
        ),
        field(
            "severity",
            &[
                "impact",
                "consequence score",
                "impact score",
                "impact rating",
                "severity score",
                "residual impact",
            ],
        ),
        field(
            "score",
            &[
                "risk score",
                "rating",
                "rag",
                "total score",
                "risk rating",
                "total risk score",
                "overall risk score",
                "raw total score",
            ],
        ),
        field(
            "mitigation",
            &[
                "controls",
                "mitigating action",
                "existing controls",
                "mitigations",
                "mitigating actions",
                "internal control",
                "control measures",
            ],
        ),
        field("owner", &["risk owner", "lead", "lead officer", "owned by", "responsible officer"]),
        field("due", &["due date", "target date", "review date"]),
        field("status", &["current status"]),
    ],
    key: &["risk"],
    needs: |has| has("risk") && has("likelihood") && has("severity"),
    recognised_by: &["risk", "likelihood", "severity"],
    wide: false,
    read,
};

#[derive(Debug, Clone)]
pub struct Risk {
    pub origin: Origin,
    pub reference: String,
    pub standard: Option<u8>,
    pub risk: String,
    pub cause: String,
    pub consequence: String,
    /// 1 to 5.
    pub likelihood: Option<f64>,
    /// 1 to 5.
    pub severity: Option<f64>,
    /// As stated, where it is a number.
    pub stated_score: Option<f64>,
    /// Likelihood times severity, else as stated.
    pub score: Option<f64>,
    pub mitigation: Said,
    pub owner: Said,
    pub due: When,
    pub status: Status,
    pub status_from: StatusFrom,
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let likelihood = row.level("likelihood");
    let severity = row.level("severity");
    let stated_score = crate::normalise::value::number::parse(&row.text("score"));
    let (status, status_from, _) = row.status("status", None, None);
    records.risks.push(Risk {
        origin: row.origin(),
        standard: row.standard().0,
        reference: row.text("ref"),
        risk: row.text("risk"),
        cause: row.text("cause"),
        consequence: row.text("consequence"),
        likelihood,
        severity,
        stated_score,
        score: likelihood.zip(severity).map(|(likelihood, severity)| likelihood * severity).or(stated_score),
        mitigation: row.said("mitigation"),
        owner: row.said("owner"),
        due: row.when("due"),
        status,
        status_from,
    });
}

impl Record for Risk {
    const TABLE: &'static str = SPEC.id;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |r| &r.reference),
            Column::Whole("standard", |r| r.standard.map(i64::from)),
            Column::Text("risk", |r| &r.risk),
            Column::Text("cause", |r| &r.cause),
            Column::Text("consequence", |r| &r.consequence),
            Column::Number("likelihood", |r| r.likelihood),
            Column::Number("severity", |r| r.severity),
            Column::Number("score", |r| r.score),
            Column::Number("stated_score", |r| r.stated_score),
            Column::Said("mitigation", |r| &r.mitigation),
            Column::Said("owner", |r| &r.owner),
            Column::When("due", |r| &r.due),
            Column::Text("status", |r| r.status.text()),
            Column::Text("status_from", |r| r.status_from.text()),
        ]
    }
}
