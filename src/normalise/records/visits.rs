//! Visits: members' visits to front-line teams, the issues raised and the responses.

use super::{Column, Record, Records};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use crate::value::status::{Status, StatusFrom};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Visit {
    pub origin: Origin,
    pub standard: Option<u8>,
    pub standard_text: String,
    pub visit_date: When,
    pub team: Said,
    pub visitor: String,
    pub purpose: String,
    pub issue: Said,
    pub response: Said,
    pub owner: Said,
    pub due: When,
    pub status: Status,
    pub status_from: StatusFrom,
    pub status_text: String,
}

impl Visit {
    /// An entry counts when it has an issue or a date that is not still to come. A rota's rows have neither.
    pub fn has_happened(&self, as_of: jiff::civil::Date) -> bool {
        match self.visit_date.day {
            Some(day) => day <= as_of,
            None => !self.issue.text.is_empty(),
        }
    }
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let (standard, standard_text) = row.standard();
    let (status, status_from, status_text) = row.status("status", None, None);
    records.visits.push(Visit {
        origin: row.origin(),
        standard,
        standard_text,
        visit_date: row.when("visit_date"),
        team: row.said("team"),
        visitor: row.text("visitor"),
        purpose: row.text("purpose"),
        issue: row.said("issue"),
        response: row.said("response"),
        owner: row.said("owner"),
        due: row.when("due"),
        status,
        status_from,
        status_text,
    });
}

impl Record for Visit {
    const TABLE: &'static str = "visits";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Standard("standard", |v| v.standard.map(i64::from)),
            Column::Text("standard_text", |v| &v.standard_text),
            Column::When("visit_date", |v| &v.visit_date),
            Column::Said("team", |v| &v.team),
            Column::Text("visitor", |v| &v.visitor),
            Column::Text("purpose", |v| &v.purpose),
            Column::Said("issue", |v| &v.issue),
            Column::Said("response", |v| &v.response),
            Column::Said("owner", |v| &v.owner),
            Column::When("due", |v| &v.due),
            Column::Text("status", |v| v.status.text()),
            Column::Text("status_from", |v| v.status_from.text()),
            Column::Text("status_text", |v| &v.status_text),
        ]
    }
}
