//! Risks: likelihood, severity and what is done about them.

use super::{Column, Record, Records};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use crate::value::number;
use crate::value::status::{Status, StatusFrom};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// As stated, where it is none: `High`, `C1`.
    pub score_text: String,
    /// Likelihood times severity, else as stated.
    pub score: Option<f64>,
    /// Before controls, as the tracker states them.
    pub inherent_likelihood: Option<f64>,
    pub inherent_severity: Option<f64>,
    /// As stated; likelihood times severity where only those are.
    pub inherent_score: Option<f64>,
    pub target_score: Option<f64>,
    pub mitigation: Said,
    /// What is still to be done about it.
    pub further_action: String,
    pub owner: Said,
    pub due: When,
    pub status: Status,
    pub status_from: StatusFrom,
    /// Where it is going, in the tracker's words or arrows.
    pub trend: String,
    pub comment: Said,
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let likelihood = row.level("likelihood");
    let severity = row.level("severity");
    let inherent_likelihood = row.level("inherent_likelihood");
    let inherent_severity = row.level("inherent_severity");
    let score_text = row.text("score");
    let stated_score = number::score(&score_text);
    let stated_inherent = number::score(&row.text("inherent_score"));
    let times = |likelihood: Option<f64>, severity: Option<f64>| likelihood.zip(severity).map(|(a, b)| a * b);
    let (status, status_from, _) = row.status("status", None, None);
    records.risks.push(Risk {
        origin: row.origin(),
        standard: row.standard().0,
        reference: row.id("ref"),
        risk: row.text("risk"),
        cause: row.text("cause"),
        consequence: row.text("consequence"),
        likelihood,
        severity,
        stated_score,
        score_text: if stated_score.is_none() { score_text } else { String::new() },
        score: times(likelihood, severity).or(stated_score),
        inherent_likelihood,
        inherent_severity,
        inherent_score: stated_inherent.or(times(inherent_likelihood, inherent_severity)),
        target_score: number::score(&row.text("target_score")),
        mitigation: row.said("mitigation"),
        further_action: row.text("further_action"),
        owner: row.said("owner"),
        due: row.when("due"),
        status,
        status_from,
        trend: row.text("trend"),
        comment: row.said("comment"),
    });
}

impl Record for Risk {
    const TABLE: &'static str = "risks";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |r| &r.reference),
            Column::Standard("standard", |r| r.standard.map(i64::from)),
            Column::Text("risk", |r| &r.risk),
            Column::Text("cause", |r| &r.cause),
            Column::Text("consequence", |r| &r.consequence),
            Column::Number("likelihood", |r| r.likelihood),
            Column::Number("severity", |r| r.severity),
            Column::Number("score", |r| r.score),
            Column::Number("stated_score", |r| r.stated_score),
            Column::Text("score_text", |r| &r.score_text),
            Column::Number("inherent_likelihood", |r| r.inherent_likelihood),
            Column::Number("inherent_severity", |r| r.inherent_severity),
            Column::Number("inherent_score", |r| r.inherent_score),
            Column::Number("target_score", |r| r.target_score),
            Column::Said("mitigation", |r| &r.mitigation),
            Column::Text("further_action", |r| &r.further_action),
            Column::Said("owner", |r| &r.owner),
            Column::When("due", |r| &r.due),
            Column::Text("status", |r| r.status.text()),
            Column::Text("status_from", |r| r.status_from.text()),
            Column::Text("trend", |r| &r.trend),
            Column::Said("comment", |r| &r.comment),
        ]
    }
}
