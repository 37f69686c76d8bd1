//! Budget lines in whole pence, and the totals that the tracker states beside them.

use super::{Column, Record, Records};
use crate::normalise::origin::{Layout, Origin};
use crate::normalise::row::{Amount, Row, Said};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BudgetLine {
    pub origin: Origin,
    pub reference: String,
    pub line: String,
    pub standard: Option<u8>,
    pub standard_text: String,
    pub recommendations: Vec<u16>,
    pub funding: String,
    pub year: String,
    /// As first agreed.
    pub original_budget: Amount,
    /// What was moved to it or from it.
    pub virement: Amount,
    /// The part that was to be spent by now.
    pub ytd_budget: Amount,
    /// Of the full year, as it stands now.
    pub budget: Amount,
    pub actual: Amount,
    pub committed: Amount,
    pub forecast: Amount,
    /// As stated, with the tracker's own sign.
    pub stated_variance: Amount,
    /// Budget minus forecast (else minus actual); `None` where an amount is missing.
    pub variance: Amount,
    /// The saving that the tracker states beside the budget.
    pub saving: Amount,
    pub comment: Said,
    /// Who holds it.
    pub owner: Said,
}

impl BudgetLine {
    /// Budget minus forecast (else minus actual) of this line alone.
    fn own_variance(&self) -> Option<i64> {
        let spent =
            if keeps_forecasts(&self.origin.layout) { self.forecast.pence } else { self.actual.pence };
        self.budget.pence.zip(spent).map(|(budget, spent)| budget - spent)
    }

    /// Is its budget merged over several lines, so that its variance is that of all of them?
    pub fn shares_its_budget(&self) -> bool {
        self.own_variance() != self.variance.pence
    }
}

/// A total or subtotal as the tracker states it. Set aside from the lines, kept to check them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StatedTotal {
    pub origin: Origin,
    pub label: String,
    pub budget: Amount,
    pub actual: Amount,
    pub committed: Amount,
    pub forecast: Amount,
    /// With the tracker's own sign.
    pub variance: Amount,
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let (standard, standard_text) = row.standard();
    let budget = row.money("budget");
    let actual = row.money("actual");
    let forecast = row.money("forecast");
    let (field, spent) = if keeps_forecasts(&row.context.layout) {
        ("forecast", forecast.pence)
    } else {
        ("actual", actual.pence)
    };
    // One budget merged over several lines is set against all of them, on the first.
    let spent = match row.merged_rows("budget") {
        Some((first, last)) if first == row.row => of_rows(row, first, last, field),
        Some(_) => None,
        None => spent,
    };
    let variance =
        Amount { pence: budget.pence.zip(spent).map(|(budget, spent)| budget - spent), ..Amount::default() };
    records.budget.push(BudgetLine {
        origin: row.origin(),
        reference: row.id("ref"),
        line: row.text("line"),
        standard,
        standard_text,
        recommendations: row.references("recommendation"),
        funding: row.text("funding"),
        year: row.text("year"),
        original_budget: row.money("original_budget"),
        virement: row.money("virement"),
        ytd_budget: row.money("ytd_budget"),
        budget,
        actual,
        committed: row.money("committed"),
        forecast,
        stated_variance: row.money("variance"),
        variance,
        saving: row.money("saving"),
        comment: row.said("comment"),
        owner: row.said("owner"),
    });
}

/// Actual stands in for the forecast only where the tracker keeps no forecasts.
fn keeps_forecasts(layout: &Layout) -> bool {
    layout.column("forecast").is_some()
}

/// The sum of a field over rows; `None` where none of them has an amount.
fn of_rows(row: &mut Row<'_>, first: u32, last: u32, field: &str) -> Option<i64> {
    let amounts = (first..=last).filter_map(|at| {
        // What is wrong with the other rows is told when they are read themselves.
        let mut unheard = Vec::new();
        Row { context: row.context, row: at, heading: None, diagnostics: &mut unheard }.money(field).pence
    });
    amounts.fold(None, |sum: Option<i64>, pence| Some(sum.unwrap_or(0) + pence))
}

/// Reads a row that states a total.
pub(crate) fn read_total(row: &mut Row<'_>, records: &mut Records) {
    records.stated_totals.push(StatedTotal {
        origin: row.origin(),
        label: row.text("line"),
        budget: row.money("budget"),
        actual: row.money("actual"),
        committed: row.money("committed"),
        forecast: row.money("forecast"),
        variance: row.money("variance"),
    });
}

impl Record for BudgetLine {
    const TABLE: &'static str = "budget";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("ref", |b| &b.reference),
            Column::Text("line", |b| &b.line),
            Column::Standard("standard", |b| b.standard.map(i64::from)),
            Column::Text("standard_text", |b| &b.standard_text),
            Column::List("recommendation", |b| &b.recommendations),
            Column::Text("funding", |b| &b.funding),
            Column::Text("year", |b| &b.year),
            Column::Money("original_budget", |b| &b.original_budget),
            Column::Money("virement", |b| &b.virement),
            Column::Money("ytd_budget", |b| &b.ytd_budget),
            Column::Money("budget", |b| &b.budget),
            Column::Money("actual", |b| &b.actual),
            Column::Money("committed", |b| &b.committed),
            Column::Money("forecast", |b| &b.forecast),
            Column::Money("variance", |b| &b.variance),
            Column::Money("stated_variance", |b| &b.stated_variance),
            Column::Money("saving", |b| &b.saving),
            Column::Said("comment", |b| &b.comment),
            Column::Said("owner", |b| &b.owner),
        ]
    }
}
