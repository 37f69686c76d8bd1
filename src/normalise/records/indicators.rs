//! Indicators: one record for each value; months that stand across become one record each.

use super::{Column, Record, Records};
use crate::ingest::Value;
use crate::normalise::origin::{ColumnUse, Origin, Series, Span};
use crate::normalise::row::{Row, Said, When};
use crate::value::date::Precision;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Indicator {
    pub origin: Origin,
    pub reference: String,
    pub indicator: String,
    /// In `unit`; a percentage is 0 to 100.
    pub value: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub unit: String,
    pub target: Option<f64>,
    pub team: String,
    pub date: When,
    /// Which way is better, in the tracker's words.
    pub polarity: String,
    /// The figure of England that the tracker states.
    pub england: Option<f64>,
    /// The figure of the council's neighbours that the tracker states.
    pub neighbours: Option<f64>,
    /// How often it is measured, in the tracker's words.
    pub frequency: String,
    /// How it stands and where it is going, in the tracker's words.
    pub status: String,
    pub trend: String,
    pub owner: Said,
    pub comment: Said,
    /// Taken out by disclosure control: there is a value, and it must not be shown.
    pub is_confidential: bool,
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let layout = std::sync::Arc::clone(&row.context.layout);
    let across: Vec<&ColumnUse> =
        layout.columns.iter().filter(|used| used.field == "value" && used.is_across()).collect();
    let one = Indicator {
        origin: row.origin(),
        reference: row.id("ref"),
        indicator: row.label("indicator"),
        value: None,
        numerator: row.number("numerator"),
        denominator: row.number("denominator"),
        unit: row.text("unit"),
        target: row.measured("target"),
        team: row.text("team"),
        date: row.when("date"),
        polarity: row.text("polarity"),
        england: row.measured("england"),
        neighbours: row.measured("neighbours"),
        frequency: row.text("frequency"),
        status: row.text("status"),
        trend: row.text("trend"),
        owner: row.said("owner"),
        comment: row.said("comment"),
        is_confidential: false,
    };
    // A value without a date is of the tracker's own month.
    let date = if layout.column("date").is_none() {
        span(Span { day: row.period().last_day(), precision: Precision::Month })
    } else {
        one.date.clone()
    };
    if across.is_empty() {
        records.indicators.push(Indicator { value: row.measured("value"), date, ..one });
        return;
    }
    for used in across {
        if matches!(row.at(used.column), Value::Empty) {
            continue;
        }
        let Some(value) = row.measured_at(used.column, false) else { continue };
        let (indicator, team) = match &used.series {
            Some(Series::Team(team)) => (one.indicator.clone(), team.clone()),
            // The row is a team where its indicators stand across.
            Some(Series::Indicator(name)) => (name.clone(), one.team.clone()),
            None => (one.indicator.clone(), one.team.clone()),
        };
        let own_target = target_for(used, &layout.columns);
        let target = own_target.and_then(|target| row.measured_at(target.column, true));
        records.indicators.push(Indicator {
            origin: Origin { column: Some(used.column), ..one.origin.clone() },
            indicator,
            team,
            value: Some(value),
            target: target.or(one.target),
            date: used.span.map_or_else(|| date.clone(), span),
            ..one.clone()
        });
    }
}

/// The target of the same time as a value, else the next one: what is aimed at from then on.
fn target_for<'a>(value: &ColumnUse, columns: &'a [ColumnUse]) -> Option<&'a ColumnUse> {
    let from = value.span?;
    let dated =
        columns.iter().filter(|other| other.field == "target").filter_map(|other| Some((other.span?, other)));
    let same = dated.clone().find(|(span, _)| *span == from);
    same.or_else(|| dated.filter(|(span, _)| span.day >= from.day).min_by_key(|(span, _)| span.day))
        .map(|(_, column)| column)
}

fn span(span: Span) -> When {
    When { day: Some(span.day), precision: Some(span.precision), kind: "date", text: span.in_words() }
}

impl Record for Indicator {
    const TABLE: &'static str = "indicators";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |i| &i.reference),
            Column::Text("indicator", |i| &i.indicator),
            Column::Number("value", |i| i.value),
            Column::Number("numerator", |i| i.numerator),
            Column::Number("denominator", |i| i.denominator),
            Column::Text("unit", |i| &i.unit),
            Column::Number("target", |i| i.target),
            Column::Text("team", |i| &i.team),
            Column::When("date", |i| &i.date),
            Column::Text("polarity", |i| &i.polarity),
            Column::Number("england", |i| i.england),
            Column::Number("neighbours", |i| i.neighbours),
            Column::Text("frequency", |i| &i.frequency),
            Column::Text("status", |i| &i.status),
            Column::Text("trend", |i| &i.trend),
            Column::Said("owner", |i| &i.owner),
            Column::Said("comment", |i| &i.comment),
            Column::Text("shorthand", |i| if i.is_confidential { "[c]" } else { "" }),
        ]
    }
}
