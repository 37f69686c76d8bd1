//! The record tables: one file each, one line in `reader`. A record knows its origin and its columns.

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

use super::origin::Origin;
use super::row::{Amount, Row, Said, When};
use serde::{Deserialize, Serialize};

/// Turns one row of a table into records.
pub(super) type Read = fn(&mut Row<'_>, &mut Records);

/// How the rows of a record table are read. A new table is a file of `src/tables`, a file here and a line here.
pub(super) fn reader(table: &str) -> Option<Read> {
    Some(match table {
        Action::TABLE => actions::read,
        Assessment::TABLE => assessments::read,
        Judgement::TABLE => judgements::read,
        Visit::TABLE => visits::read,
        Indicator::TABLE => indicators::read,
        BudgetLine::TABLE => budget::read,
        Risk::TABLE => risks::read,
        Recommendation::TABLE => recommendations::read,
        _ => return None,
    })
}

/// The records of one tracker, or of all trackers of a council and period.
#[derive(Debug, Default, Serialize, Deserialize)]
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
    /// Gives back the room that was kept for more: records stay in memory until their month is written.
    pub fn shrink_to_fit(&mut self) {
        self.actions.shrink_to_fit();
        self.assessments.shrink_to_fit();
        self.judgements.shrink_to_fit();
        self.visits.shrink_to_fit();
        self.indicators.shrink_to_fit();
        self.budget.shrink_to_fit();
        self.stated_totals.shrink_to_fit();
        self.risks.shrink_to_fit();
        self.recommendations.shrink_to_fit();
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.actions.len()
            + self.assessments.len()
            + self.judgements.len()
            + self.visits.len()
            + self.indicators.len()
            + self.budget.len()
            + self.stated_totals.len()
            + self.risks.len()
            + self.recommendations.len()
    }

    /// Where each record comes from, in a fixed order.
    pub fn origins_mut(&mut self) -> impl Iterator<Item = &mut Origin> {
        fn of<T: Record>(records: &mut [T]) -> impl Iterator<Item = &mut Origin> {
            records.iter_mut().map(T::origin_mut)
        }
        of(&mut self.actions)
            .chain(of(&mut self.assessments))
            .chain(of(&mut self.judgements))
            .chain(of(&mut self.visits))
            .chain(of(&mut self.indicators))
            .chain(of(&mut self.budget))
            .chain(self.stated_totals.iter_mut().map(|total| &mut total.origin))
            .chain(of(&mut self.risks))
            .chain(of(&mut self.recommendations))
    }

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
    fn origin_mut(&mut self) -> &mut Origin;
    fn columns() -> Vec<Column<Self>>;
}

/// One field of a record, as columns of a frame. A [`Column::Said`] has `<name>` and, where marked, `<name>_blank`;
/// a date `<name>`, `_last` (the last day that it can mean), `_precision`, `_kind` and `_text`; money `<name>_pence` and `_text`.
pub enum Column<T> {
    Text(&'static str, fn(&T) -> &str),
    Said(&'static str, fn(&T) -> &Said),
    Number(&'static str, fn(&T) -> Option<f64>),
    /// The number of a standard; its name stands beside it as `<name>_name`.
    Standard(&'static str, fn(&T) -> Option<i64>),
    Whole(&'static str, fn(&T) -> Option<i64>),
    /// Yes, no, or nobody can tell.
    Is(&'static str, fn(&T) -> Option<bool>),
    When(&'static str, fn(&T) -> &When),
    Money(&'static str, fn(&T) -> &Amount),
    List(&'static str, fn(&T) -> &[u16]),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a record's fields, in the order of its columns.
    fn fields<T: Record>() -> (&'static str, Vec<&'static str>) {
        let name = |column: &Column<T>| match column {
            Column::Text(name, _)
            | Column::Said(name, _)
            | Column::Number(name, _)
            | Column::Standard(name, _)
            | Column::Whole(name, _)
            | Column::Is(name, _)
            | Column::When(name, _)
            | Column::Money(name, _)
            | Column::List(name, _) => *name,
        };
        (T::TABLE, T::columns().iter().map(name).collect())
    }

    #[test]
    fn every_field_of_a_table_is_a_column_of_its_records() {
        let all = [
            fields::<Action>(),
            fields::<Assessment>(),
            fields::<Judgement>(),
            fields::<Visit>(),
            fields::<Indicator>(),
            fields::<BudgetLine>(),
            fields::<Risk>(),
            fields::<Recommendation>(),
        ];
        for (id, columns) in all {
            assert!(reader(id).is_some(), "{id} is not read");
            let table = crate::tables::builtin().table(id).unwrap_or_else(|| panic!("{id} has no file"));
            for field in &table.fields {
                assert!(columns.contains(&field.name), "{id}: {} is read and not kept", field.name);
            }
        }
        assert_eq!(crate::tables::builtin().all.len(), 8);
    }
}
