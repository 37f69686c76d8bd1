//! Indicators: one record for each value; months that stand across become one record each.

use super::{Column, Record, Records};
use crate::ingest::Value;
use crate::normalise::field::{TableSpec, field};
use crate::normalise::origin::Origin;
use crate::normalise::row::{Row, When};
use crate::normalise::value::date::Precision;

pub const SPEC: TableSpec = TableSpec {
    id: "indicators",
    record: "indicator",
    fields: &[
        field("indicator", &["measure", "pi", "performance indicator"]),
        field("value", &["actual", "result", "outturn"]),
        field("numerator", &[]),
        field("denominator", &[]),
        field("unit", &["units"]),
        field("target", &[]),
        field("team", &[]),
        field("date", &["month", "period"]),
    ],
    key: &["indicator"],
    needs: |has| has("indicator") && has("value"),
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
}

fn read(row: &mut Row<'_>, records: &mut Records) {
    let months: Vec<_> =
        row.context.layout.columns.iter().filter_map(|used| Some((used.column, used.month?))).collect();
    let one = Indicator {
        origin: row.origin(),
        indicator: row.text("indicator"),
        value: None,
        numerator: row.number("numerator"),
        denominator: row.number("denominator"),
        unit: row.text("unit"),
        target: row.number("target"),
        team: row.text("team"),
        date: row.when("date"),
    };
    if months.is_empty() {
        let value = row.number("value");
        let date = if row.context.layout.column("date").is_none() {
            // A column of values without dates reports the tracker's own month.
            month(row.period())
        } else {
            one.date.clone()
        };
        records.indicators.push(Indicator { value, date, ..one });
        return;
    }
    for (column, period) in months {
        if matches!(row.at(column), Value::Empty) {
            continue;
        }
        if let Some(value) = row.number_at(column) {
            let origin = Origin { column: Some(column), ..one.origin.clone() };
            records.indicators.push(Indicator {
                origin,
                value: Some(value),
                date: month(period),
                ..one.clone()
            });
        }
    }
}

fn month(period: crate::period::Period) -> When {
    When {
        day: Some(period.last_day()),
        precision: Some(Precision::Month),
        kind: "date",
        text: period.in_words(),
    }
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
        ]
    }
}
