//! Recommendations: a council's own register of the inquiry's 108.

use super::{Column, Record, Records};
use crate::normalise::field::{STANDARD, TableSpec, field};
use crate::normalise::origin::Origin;
use crate::normalise::row::Row;
use crate::normalise::value::status::{Status, StatusFrom};

pub const SPEC: TableSpec = TableSpec {
    id: "recommendations",
    record: "recommendation",
    fields: &[
        field("number", &["rec no", "recommendation no", "recommendation number"]),
        STANDARD,
        field("text", &["recommendation", "recommendation text", "summary"]),
        field("service", &["responsible service"]),
        field("timescale", &["implement within"]),
        field("status", &["rag", "rag status", "current status"]),
        field("response", &["council response", "our response"]),
    ],
    key: &["number"],
    needs: |has| has("number") && has("timescale"),
    recognised_by: &["number", "timescale"],
    wide: false,
    read,
};

#[derive(Debug, Clone)]
pub struct Recommendation {
    pub origin: Origin,
    /// 1 to 108; several where a row answers several.
    pub numbers: Vec<u16>,
    pub text: String,
    pub service: String,
    /// `3 months`, `6 months`, `2 years`, or the text as found.
    pub timescale: String,
    pub status: Status,
    pub status_from: StatusFrom,
    pub response: String,
}

/// The inquiry's timescale that a text names.
fn timescale(text: &str) -> String {
    let words = crate::normalise::value::words(text);
    for (known, name) in [
        ("3 month", "3 months"),
        ("three month", "3 months"),
        ("6 month", "6 months"),
        ("six month", "6 months"),
        ("2 year", "2 years"),
        ("two year", "2 years"),
        ("24 month", "2 years"),
    ] {
        if words.contains(known) {
            return name.to_owned();
        }
    }
    text.to_owned()
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let (status, status_from, _) = row.status("status", None, None);
    records.recommendations.push(Recommendation {
        origin: row.origin(),
        numbers: row.references("number"),
        text: row.text("text"),
        service: row.text("service"),
        timescale: timescale(&row.text("timescale")),
        status,
        status_from,
        response: row.text("response"),
    });
}

impl Record for Recommendation {
    const TABLE: &'static str = SPEC.id;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::List("number", |r| &r.numbers),
            Column::Text("text", |r| &r.text),
            Column::Text("service", |r| &r.service),
            Column::Text("timescale", |r| &r.timescale),
            Column::Text("status", |r| r.status.text()),
            Column::Text("status_from", |r| r.status_from.text()),
            Column::Text("response", |r| &r.response),
        ]
    }
}
