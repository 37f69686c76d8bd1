//! A month as frames: one for each record table, and what moved. Data files are these frames, and measures are counted from
//! them. Takes a [`Month`], gives frames; opens nothing.

pub mod column;
pub mod files;
mod movements;
mod records;

use polars::prelude::{DataFrame, PolarsResult};

use crate::month::Month;
use crate::movement::Movement;
use crate::normalise::records::{Record, Records};
use crate::plan::Plan;

/// The name of the frame of what moved.
pub const MOVEMENT: &str = "movement";
/// The name of the frame of budget lines that name recommendations, a row for each line and recommendation.
pub const BUDGET_BY_RECOMMENDATION: &str = "budget_by_recommendation";

/// The frames of a month, by name, in the order of the data files.
#[derive(Debug, Default)]
pub struct Frames(Vec<(&'static str, DataFrame)>);

impl Frames {
    /// The frames of a month.
    ///
    /// # Errors
    /// When polars refuses.
    pub fn of(month: &Month, plan: &Plan) -> PolarsResult<Self> {
        let view =
            records::Month { plan, as_of: plan.as_of(month.period), first_day: month.period.first_day() };
        let actions = all(month, |records| &records.actions);
        let visits = all(month, |records| &records.visits);
        let risks = all(month, |records| &records.risks);
        let lines = all(month, |records| &records.budget);
        let budget = records::records(&lines, &view)?;
        let by_recommendation = records::by_recommendation(&lines, &budget)?;
        let mut frames = vec![
            ("actions", records::actions(&actions, &view)?),
            table(month, &view, |records| &records.assessments)?,
            table(month, &view, |records| &records.judgements)?,
            ("visits", records::visits(&visits, &view)?),
            table(month, &view, |records| &records.indicators)?,
            ("budget", budget),
            (BUDGET_BY_RECOMMENDATION, by_recommendation),
            ("risks", records::risks(&risks, &actions, &view)?),
            table(month, &view, |records| &records.recommendations)?,
        ];
        let compared = month
            .councils
            .values()
            .filter(|council| council.moved.as_ref().is_some_and(|moved| moved.previous.is_some()));
        let compared: Vec<_> = compared.collect();
        if !compared.is_empty() {
            let moved: Vec<(&str, &Movement)> = compared
                .iter()
                .flat_map(|council| {
                    let movements = council.moved.iter().flat_map(|moved| &moved.movements);
                    movements.map(|movement| (&*council.framework, movement))
                })
                .collect();
            frames.push((MOVEMENT, movements::movements(&moved, plan)?));
        }
        Ok(Self(frames))
    }

    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, DataFrame)> {
        self.0.iter()
    }
}

impl IntoIterator for Frames {
    type Item = (&'static str, DataFrame);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The frame of one table.
fn table<T: Record>(
    month: &Month,
    view: &records::Month<'_>,
    pick: fn(&Records) -> &Vec<T>,
) -> PolarsResult<(&'static str, DataFrame)> {
    Ok((T::TABLE, records::records(&all(month, pick), view)?))
}

fn all<T>(month: &Month, pick: fn(&Records) -> &Vec<T>) -> Vec<&T> {
    month.councils.values().flat_map(|council| pick(&council.records)).collect()
}
