//! Assessments: criteria of the self-audit, the council's own rating and the inspectorate's.

use super::{Column, Record, Records};
use crate::national::Scale;
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, Said, When};
use serde::{Deserialize, Serialize};

/// Where a grade stands on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// 1 for the best.
    pub rank: u8,
    /// The scale counts it among the good ones.
    pub is_good: bool,
}

impl Place {
    fn of(grade: &str, scale: Option<&Scale>) -> Option<Self> {
        let scale = scale?;
        Some(Self { rank: u8::try_from(scale.rank(grade)? + 1).ok()?, is_good: scale.is_good(grade) })
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assessment {
    pub origin: Origin,
    pub standard: Option<u8>,
    pub standard_text: String,
    pub criterion: String,
    pub criterion_text: String,
    /// A grade of the pack's scale `rating`, or empty.
    pub self_rating: String,
    pub inspectorate_rating: String,
    /// Where the two stand on the scale.
    pub self_place: Option<Place>,
    pub inspectorate_place: Option<Place>,
    /// When it is in place, planned or actual.
    pub met: When,
    pub monitoring: String,
    pub evidence: Said,
    /// What is to be done about it.
    pub action: Said,
    pub owner: Said,
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let scale = row.context.pack.and_then(|pack| pack.scale("rating"));
    let (standard, standard_text) = row.standard();
    let (own, theirs) = (row.grade("self_rating", scale), row.grade("inspectorate_rating", scale));
    records.assessments.push(Assessment {
        origin: row.origin(),
        standard,
        standard_text,
        criterion: row.id("criterion"),
        criterion_text: row.text("criterion_text"),
        self_place: Place::of(&own, scale),
        inspectorate_place: Place::of(&theirs, scale),
        self_rating: own,
        inspectorate_rating: theirs,
        met: row.when("met"),
        monitoring: row.text("monitoring"),
        evidence: row.said("evidence"),
        action: row.said("action"),
        owner: row.said("owner"),
    });
}

impl Record for Assessment {
    const TABLE: &'static str = "assessments";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Standard("standard", |a| a.standard.map(i64::from)),
            Column::Text("standard_text", |a| &a.standard_text),
            Column::Text("criterion", |a| &a.criterion),
            Column::Text("criterion_text", |a| &a.criterion_text),
            Column::Text("self_rating", |a| &a.self_rating),
            Column::Text("inspectorate_rating", |a| &a.inspectorate_rating),
            Column::Whole("self_rating_rank", |a| a.self_place.map(|place| i64::from(place.rank))),
            Column::Whole("inspectorate_rating_rank", |a| {
                a.inspectorate_place.map(|place| i64::from(place.rank))
            }),
            Column::Is("self_rating_good", |a| a.self_place.map(|place| place.is_good)),
            Column::Is("inspectorate_rating_good", |a| a.inspectorate_place.map(|place| place.is_good)),
            Column::When("met", |a| &a.met),
            Column::Text("monitoring", |a| &a.monitoring),
            Column::Said("evidence", |a| &a.evidence),
            Column::Said("action", |a| &a.action),
            Column::Said("owner", |a| &a.owner),
            Column::Is("met_kept", |a| Some(a.origin.keeps("met"))),
        ]
    }
}
