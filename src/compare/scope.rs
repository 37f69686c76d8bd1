//! What is measured at once: one council, or all councils of a period together.

use std::sync::Arc;

use jiff::civil::Date;

use super::counts::Counts;
use super::published::Picture;
use super::series::Series;

use crate::movement::Moved;
use crate::national::{Pack, Standard};
use crate::normalise::records::{
    Action, Assessment, BudgetLine, Indicator, Judgement, Recommendation, Records, Risk, Visit,
};
use crate::period::Period;
use crate::plan::Plan;

/// The name under which measures over all councils stand.
pub const ALL_COUNCILS: &str = "All councils";

pub struct Scope<'a> {
    pub name: Arc<str>,
    /// What the formulas of all families counted in the month.
    pub(super) counts: &'a Counts,
    pub parts: Vec<&'a Records>,
    /// What moved in each of them.
    pub moved: Vec<&'a Moved>,
    /// The indicators in time, of one council.
    pub series: &'a [Series],
    /// What is published around one council.
    pub picture: Option<&'a Picture>,
    /// The framework that is compared with, if any.
    pub pack: Option<&'a Pack>,
    pub period: Period,
    pub as_of: Date,
    pub plan: &'a Plan,
}

macro_rules! tables {
    ($($name:ident: $record:ty),*) => {
        $(pub fn $name(&self) -> impl Iterator<Item = &'a $record> + Clone + use<'a, '_> {
            self.parts.iter().flat_map(|part| &part.$name)
        })*
    };
}

impl<'a> Scope<'a> {
    tables! {
        actions: Action,
        assessments: Assessment,
        judgements: Judgement,
        visits: Visit,
        indicators: Indicator,
        budget: BudgetLine,
        risks: Risk,
        recommendations: Recommendation
    }

    pub fn is_all(&self) -> bool {
        &*self.name == ALL_COUNCILS
    }

    /// The standards of the framework: `1 Referral`.
    pub fn standards(&self) -> Vec<String> {
        let pack = self.pack.map_or(&[][..], |pack| &pack.standards);
        pack.iter().map(Standard::in_words).collect()
    }
}
