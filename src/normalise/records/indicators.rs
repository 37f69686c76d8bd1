//! Indicators: one record for each value; months that stand across become one record each.

use super::{Column, Record, Records};
use crate::ingest::Value;
use crate::normalise::field::{TableSpec, field};
use crate::normalise::origin::{Origin, Span};
use crate::normalise::row::{Row, When};
use crate::normalise::value::date::Precision;

pub const SPEC: TableSpec = TableSpec {
    id: "indicators",
    record: "indicator",
    fields: &[
        field(
            "indicator",
            &[
                "measure",
                "pi",
                "performance indicator",
                "indicator name",
                "kpi",
                "metric",
                "measure name",
                "output",
                "channel",
                "output indicator",
                "outcome",
                "outcome indicator",
            ],
        ),
        field("value", &["actual", "result", "outturn"]),
        field("numerator", &[]),
        field("denominator", &[]),
        field("unit", &["units", "unit of measurement", "unit of measure"]),
        field("target", &[]),
        field("team", &[]),
        field("date", &["month", "period"]),
    ],
    key: &["indicator"],
    needs: |has| has("indicator") && has("value"),
    recognised_by: &["indicator", "value"],
    wide: true,
    read,
};

#[derive(Debug, Clone)]
pub struct Indicator {
    pub origin: Origin,
    pub indicator: String,
    /// In `unit`; a percentage is 0 to 100.
    pub value: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub unit: String,
    pub target: Option<f64>,
    pub team: String,
    pub date: When,
    /// Taken out by disclosure control: there is a value, and it must not be shown.
    pub is_confidential: bool,
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let months: Vec<_> =
        row.context.layout.columns.iter().filter_map(|used| Some((used.column, used.span?))).collect();
    let one = Indicator {
        origin: row.origin(),
        indicator: row.label("indicator"),
        value: None,
        numerator: row.number("numerator"),
        denominator: row.number("denominator"),
        unit: row.text("unit"),
        target: row.number("target"),
        team: row.text("team"),
        date: row.when("date"),
        is_confidential: false,
    };
    if months.is_empty() {
        let value = row.number("value");
        let date = if row.context.layout.column("date").is_none() {
            // A column of values without dates reports the tracker's own month.
            span(Span { day: row.period().last_day(), precision: Precision::Month })
        } else {
            one.date.clone()
        };
        records.indicators.push(Indicator { value, date, ..one });
        return;
    }
    for (column, stretch) in months {
        if matches!(row.at(column), Value::Empty) {
            continue;
        }
        if let Some(value) = row.number_at(column) {
            let origin = Origin { column: Some(column), ..one.origin.clone() };
            records.indicators.push(Indicator {
                origin,
                value: Some(value),
                date: span(stretch),
                ..one.clone()
            });
        }
    }
}

fn span(span: Span) -> When {
    When { day: Some(span.day), precision: Some(span.precision), kind: "date", text: span.in_words() }
}

impl Record for Indicator {
    const TABLE: &'static str = SPEC.id;

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("indicator", |i| &i.indicator),
            Column::Number("value", |i| i.value),
            Column::Number("numerator", |i| i.numerator),
            Column::Number("denominator", |i| i.denominator),
            Column::Text("unit", |i| &i.unit),
            Column::Number("target", |i| i.target),
            Column::Text("team", |i| &i.team),
            Column::When("date", |i| &i.date),
            Column::Text("shorthand", |i| if i.is_confidential { "[c]" } else { "" }),
        ]
    }
}
