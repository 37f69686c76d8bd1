//! Recommendations: a council's own register of the inquiry's 108.

use super::{Column, Record, Records};
use crate::normalise::origin::Origin;
use crate::normalise::row::Row;
use crate::value::status::{Status, StatusFrom};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Recommendation {
    pub origin: Origin,
    pub standard: Option<u8>,
    pub standard_text: String,
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
    let words = crate::value::words(text);
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

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let (standard, standard_text) = row.standard();
    let (status, status_from, _) = row.status("status", None, None);
    records.recommendations.push(Recommendation {
        origin: row.origin(),
        standard,
        standard_text,
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
    const TABLE: &'static str = "recommendations";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Standard("standard", |r| r.standard.map(i64::from)),
            Column::Text("standard_text", |r| &r.standard_text),
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
