//! One value of one indicator in one month: what is kept of it from month to month.

use super::records::Indicator;
use crate::period::Period;

/// One value of one indicator, as a tracker or an earlier month's data file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// With the team, where it is a team's.
    pub name: String,
    pub unit: String,
    pub month: Period,
    pub value: f64,
    pub target: Option<f64>,
}

impl Reading {
    /// The name under which values are one indicator.
    pub fn name(indicator: &str, team: &str) -> String {
        if team.is_empty() { indicator.to_owned() } else { format!("{indicator}, {team}") }
    }

    pub fn of(indicator: &Indicator) -> Option<Self> {
        Some(Self {
            name: Self::name(&indicator.indicator, &indicator.team),
            unit: indicator.unit.clone(),
            month: indicator.date.day.and_then(Period::of)?,
            value: indicator.value?,
            target: indicator.target,
        })
    }
}
