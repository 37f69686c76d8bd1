//! The councils side by side: a row each, with the figures of the scorecard.

use super::Edition;
use super::points::Points;
use super::view::View;
use crate::compare::Measure;
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};

/// Shares over everything, with the header of each.
const SHARES: [(&str, &str); 8] = [
    ("standards.effective", "Criteria effective or satisfactory (%)"),
    ("overrating.share", "Criteria rated better than SSI did (%)"),
    ("actions.complete", "Actions complete (%)"),
    ("actions.overdue", "Actions overdue (%)"),
    ("actions.without-due", "Without due date (%)"),
    ("actions.without-lead", "Without lead (%)"),
    ("actions.complete-without-evidence", "Complete without evidence (%)"),
    ("visits.without-response", "Issues without response (%)"),
];

/// Each council with its headline and main figures.
pub(super) fn table(edition: &Edition<'_>) -> Table {
    let rows = edition
        .benchmark
        .councils
        .iter()
        .map(|part| {
            let view = View::new(edition, Some(part));
            let mut row = vec![
                Cell::text(&*part.name),
                Cell::text(format!("{}.", Points::of(&view).headline(&view))),
                part.whole("actions.total").and_then(|one| one.numerator).map_or(NOT_AVAILABLE, Cell::Count),
            ];
            row.extend(SHARES.iter().map(|(id, _)| {
                part.whole(id).and_then(|one| one.value).map_or(NOT_AVAILABLE, Cell::Percent)
            }));
            row.extend(
                ["budget.budget", "budget.forecast", "budget.variance"].map(|id| {
                    part.whole(id).and_then(Measure::pence_given).map_or(NOT_AVAILABLE, Cell::Pounds)
                }),
            );
            row.push(if part.illustrative { Cell::text("invented") } else { NOT_APPLICABLE });
            row
        })
        .collect();
    let mut columns =
        vec![Column::new("Council", 34.0), Column::new("Headline", 60.0), Column::new("Actions", 10.0)];
    columns.extend(SHARES.iter().map(|(_, header)| Column::new(*header, 16.0)));
    columns.extend(
        ["Budget", "Forecast", "Under budget (over is negative)"].map(|header| Column::new(header, 18.0)),
    );
    columns.push(Column::new("Illustrative", 14.0));
    Table {
        sheet: "Councils".to_owned(),
        title: "Councils side by side".to_owned(),
        about: "Each council with its headline and main figures; its own workbook leads each figure to its cells.".to_owned(),
        notes: vec!["[x] not available, [z] not applicable. Shares are of all that the trackers hold; see the sheet Measures for the numbers.".to_owned()],
        columns,
        rows,
    }
}
