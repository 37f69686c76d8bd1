//! The record tables: one file each, one line in [`TABLES`]. A record knows its origin and its columns.

pub mod actions;
pub mod assessments;
pub mod budget;
pub mod indicators;
pub mod judgements;
pub mod recommendations;
pub mod risks;
pub mod visits;

pub use actions::Action;
pub use assessments::Assessment;
pub use budget::{BudgetLine, StatedTotal};
pub use indicators::Indicator;
pub use judgements::Judgement;
pub use recommendations::Recommendation;
pub use risks::Risk;
pub use visits::Visit;

use super::field::TableSpec;
use super::origin::Origin;
use super::row::{Amount, Said, When};

/// Every record table. A new one is a file and a line here.
pub const TABLES: &[&TableSpec] = &[
    &actions::SPEC,
    &assessments::SPEC,
    &judgements::SPEC,
    &visits::SPEC,
    &indicators::SPEC,
    &budget::SPEC,
    &risks::SPEC,
    &recommendations::SPEC,
];

/// The records of one tracker, or of all trackers of a council and period.
#[derive(Debug, Default)]
pub struct Records {
    pub actions: Vec<Action>,
    pub assessments: Vec<Assessment>,
    pub judgements: Vec<Judgement>,
    pub visits: Vec<Visit>,
    pub indicators: Vec<Indicator>,
    pub budget: Vec<BudgetLine>,
    pub stated_totals: Vec<StatedTotal>,
    pub risks: Vec<Risk>,
    pub recommendations: Vec<Recommendation>,
}

impl Records {
    pub fn append(&mut self, mut other: Self) {
        self.actions.append(&mut other.actions);
        self.assessments.append(&mut other.assessments);
        self.judgements.append(&mut other.judgements);
        self.visits.append(&mut other.visits);
        self.indicators.append(&mut other.indicators);
        self.budget.append(&mut other.budget);
        self.stated_totals.append(&mut other.stated_totals);
        self.risks.append(&mut other.risks);
        self.recommendations.append(&mut other.recommendations);
    }
}

/// One kind of record: how the data files and workbooks lay it out.
pub trait Record: Sized {
    /// Name of its table and data file.
    const TABLE: &'static str;
    fn origin(&self) -> &Origin;
    fn columns() -> Vec<Column<Self>>;
}

/// One field of a record, as columns of a frame. A [`Column::Said`] has `<name>` and, where marked, `<name>_blank`;
/// a date `<name>`, `_precision`, `_kind` and `_text`; money `<name>_pence` and `_text`.
pub enum Column<T> {
    Text(&'static str, fn(&T) -> &str),
    Said(&'static str, fn(&T) -> &Said),
    Number(&'static str, fn(&T) -> Option<f64>),
    Whole(&'static str, fn(&T) -> Option<i64>),
    When(&'static str, fn(&T) -> &When),
    Money(&'static str, fn(&T) -> &Amount),
    List(&'static str, fn(&T) -> &[u16]),
}
