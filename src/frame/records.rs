//! The record tables of a month as frames: origin, then fields. Money is whole pence in columns ending in `_pence`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::*;

use super::column::{days, list, text};
use crate::normalise::origin::Origin;
use crate::normalise::records::{Action, BudgetLine, Column as Field, Record, Risk, Visit};
use crate::period::Period;
use crate::plan::Plan;
use crate::text::words;
use crate::value::date::Precision;

/// What the records of a month are seen with.
pub(super) struct Month<'a> {
    pub(super) plan: &'a Plan,
    /// The day on which lateness is judged.
    pub(super) as_of: Date,
    /// The first day of the month.
    pub(super) first_day: Date,
}

impl Month<'_> {
    /// The name of a standard in the framework of a record: `1 Referral`.
    fn standard(&self, origin: &Origin, number: Option<i64>) -> Option<String> {
        let pack = self.plan.pack(&origin.layout.framework)?;
        let standard = pack.standard(u8::try_from(number?).ok()?)?;
        Some(standard.in_words())
    }

    /// Days that an open action is late by, on the as-of day.
    fn days_late(&self, action: &Action) -> Option<i64> {
        let last = action.due.last_possible().filter(|_| action.is_overdue(self.as_of))?;
        Some(i64::from((self.as_of - last).get_days()))
    }
}

/// The frame of one record table: origin, then fields.
///
/// # Errors
/// When polars refuses.
pub(super) fn records<T: Record>(records: &[&T], month: &Month<'_>) -> PolarsResult<DataFrame> {
    let origins = || records.iter().map(|record| record.origin());
    let known: BTreeMap<&Arc<str>, Codes> = origins()
        .map(|origin| &origin.layout.council)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|council| (council, Codes::of(council, month)))
        .collect();
    let codes = |pick: fn(&Codes) -> &str| origins().map(move |origin| (&origin.layout.council, pick));
    let code = |(council, pick): (&Arc<str>, fn(&Codes) -> &str)| known.get(council).map_or("", pick);
    let same_day = |name: &str, day: Date| days(name, records.iter().map(|_| Some(day)));
    let mut columns = vec![
        text("council", origins().map(|origin| &*origin.layout.council)),
        text("council_code", codes(|codes| &codes.three_digits).map(code)),
        text("council_ons", codes(|codes| &codes.ons).map(code)),
        Column::new(
            "period".into(),
            origins().map(|origin| origin.layout.period.to_string()).collect::<Vec<_>>(),
        ),
        same_day("period_date", month.first_day)?,
        same_day("as_of", month.as_of)?,
        text("framework", origins().map(|origin| &*origin.layout.framework)),
        text("workbook", origins().map(|origin| &*origin.layout.workbook)),
        text("sheet", origins().map(|origin| &*origin.layout.sheet)),
        Column::new("table".into(), origins().map(|origin| origin.layout.number).collect::<Vec<u32>>()),
        // Where fields stand down the side, the record is a column.
        Column::new("row".into(), origins().map(|origin| origin.row_on_sheet() + 1).collect::<Vec<u32>>()),
        text("remarks", origins().map(|origin| origin.remarks.as_deref().unwrap_or_default())),
    ];
    let each = || records.iter().copied();
    for field in T::columns() {
        match field {
            Field::Text(name, get) => columns.push(text(name, each().map(get))),
            Field::Said(name, get) => {
                columns.push(text(name, each().map(|record| get(record).text.as_str())));
                columns.push(text(
                    &format!("{name}_blank"),
                    each().map(|record| get(record).blank.map_or("", |blank| blank.text())),
                ));
            }
            Field::Number(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<f64>>>()));
            }
            Field::Whole(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<i64>>>()));
            }
            Field::Standard(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<i64>>>()));
                let names: Vec<Option<String>> =
                    each().map(|record| month.standard(record.origin(), get(record))).collect();
                columns.push(Column::new(format!("{name}_name").into(), names));
            }
            Field::Is(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<bool>>>()));
            }
            Field::When(name, get) => {
                columns.push(days(name, each().map(|record| get(record).day))?);
                columns
                    .push(days(&format!("{name}_last"), each().map(|record| get(record).last_possible()))?);
                let precision = each().map(|record| get(record).precision.map_or("", Precision::text));
                columns.push(text(&format!("{name}_precision"), precision));
                columns.push(text(&format!("{name}_kind"), each().map(|record| get(record).kind)));
                columns.push(text(&format!("{name}_text"), each().map(|record| get(record).text.as_str())));
            }
            Field::Money(name, get) => {
                let pence: Vec<Option<i64>> = each().map(|record| get(record).pence).collect();
                columns.push(Column::new(format!("{name}_pence").into(), pence));
                columns.push(text(&format!("{name}_text"), each().map(|record| get(record).text.as_str())));
            }
            Field::List(name, get) => {
                let texts: Vec<String> = each().map(|record| list(get(record))).collect();
                columns.push(text(name, texts.iter().map(String::as_str)));
            }
        }
    }
    DataFrame::new(records.len(), columns)
}

/// The codes of a council; empty where it is none of the registry's.
#[derive(Default)]
struct Codes {
    three_digits: String,
    ons: String,
}

impl Codes {
    fn of(council: &str, month: &Month<'_>) -> Self {
        let authority = month.plan.councils.authority(council, month.first_day.last_of_month());
        authority.map_or_else(Self::default, |authority| Self {
            three_digits: authority.code.to_string(),
            ons: authority.ons.clone(),
        })
    }
}

/// The actions, with the days that they are late by.
///
/// # Errors
/// When polars refuses.
pub(super) fn actions(all: &[&Action], month: &Month<'_>) -> PolarsResult<DataFrame> {
    let mut frame = records(all, month)?;
    let late: Vec<Option<i64>> = all.iter().map(|action| month.days_late(action)).collect();
    frame.with_column(Column::new("days_late".into(), late))?;
    Ok(frame)
}

/// The visits; an issue that its team has raised before is marked at its second time.
///
/// # Errors
/// When polars refuses.
pub(super) fn visits(all: &[&Visit], month: &Month<'_>) -> PolarsResult<DataFrame> {
    let mut raised: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    let mut returning: Vec<Option<bool>> = Vec::with_capacity(all.len());
    for visit in all {
        returning.push(if visit.issue.text.is_empty() || !visit.has_happened(month.as_of) {
            None
        } else {
            let first = visit.issue.text.split(['.', '\n']).next().unwrap_or_default();
            let key = (&**visit.origin.council(), visit.team.text.as_str(), words(first));
            let times = raised.entry(key).or_default();
            *times += 1;
            Some(*times == 2)
        });
    }
    let mut frame = records(all, month)?;
    frame.with_column(Column::new("issue_returning".into(), returning))?;
    let months: Vec<Option<String>> = all
        .iter()
        .map(|visit| visit.visit_date.day.and_then(Period::of).map(|month| month.to_string()))
        .collect();
    frame.with_column(Column::new("visit_month".into(), months))?;
    Ok(frame)
}

/// The risks; whether an action under the same standard is overdue stands beside each whose register names standards.
///
/// # Errors
/// When polars refuses.
pub(super) fn risks(all: &[&Risk], actions: &[&Action], month: &Month<'_>) -> PolarsResult<DataFrame> {
    let late: BTreeSet<(&str, u8)> = actions
        .iter()
        .filter(|action| action.is_overdue(month.as_of))
        .filter_map(|action| Some((&**action.origin.council(), action.standard?)))
        .collect();
    let is_late = |risk: &&Risk| {
        risk.origin.layout.column("standard")?;
        let number = risk.standard?;
        month.standard(&risk.origin, Some(i64::from(number)))?;
        Some(late.contains(&(&**risk.origin.council(), number)))
    };
    let late: Vec<Option<bool>> = all.iter().map(is_late).collect();
    let mut frame = records(all, month)?;
    frame.with_column(Column::new("standard_late".into(), late))?;
    Ok(frame)
}

/// What is kept of a budget line under its recommendations.
const KEPT: [&str; 14] = [
    "council",
    "council_code",
    "council_ons",
    "period",
    "period_date",
    "workbook",
    "sheet",
    "row",
    "line",
    "budget_pence",
    "actual_pence",
    "committed_pence",
    "forecast_pence",
    "variance_pence",
];

/// The amounts of budget lines that name recommendations: a row for each line and recommendation.
///
/// # Errors
/// When polars refuses.
pub(super) fn by_recommendation(lines: &[&BudgetLine], budget: &DataFrame) -> PolarsResult<DataFrame> {
    let named = || {
        let each = lines.iter().enumerate();
        each.flat_map(|(at, line)| line.recommendations.iter().map(move |number| (at, number)))
    };
    let at: IdxCa = named().map(|(at, _)| Some(at as IdxSize)).collect();
    let mut frame = budget.select(KEPT)?.take(&at)?;
    let numbers: Vec<String> = named().map(|(_, number)| number.to_string()).collect();
    frame.with_column(Column::new("recommendation".into(), numbers))?;
    Ok(frame)
}
