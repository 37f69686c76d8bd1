//! Indicators in time: what is known of each, over all months of the batch and of the history.

use super::control::{Control, LEAST_POINTS, Signal, control};
use super::measure::Better;
use crate::movement::known::{Known, Values};
use crate::national::GoodWay;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::words;

/// The values of one indicator, a month each.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub name: String,
    pub unit: String,
    pub points: Vec<(Period, f64)>,
    /// The latest month whose value must not be shown, where it is later than those that can be.
    pub confidential: Option<Period>,
    /// As the latest tracker states it.
    pub target: Option<f64>,
    pub good_way: Option<GoodWay>,
    /// `None` where there are too few points for limits.
    pub control: Option<Control>,
}

/// The series of all indicators that have a value in the year before a month.
pub(super) fn series(known: &Known, period: Period, plan: &Plan) -> Vec<Series> {
    let all = known.indicators().map(|Values { name, unit, points, confidential, target }| {
        let points: Vec<(Period, f64)> =
            points.range(..=period).map(|(month, value)| (*month, *value)).collect();
        let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
        let last = points.last().map(|(month, _)| *month);
        Series {
            confidential: confidential.range(..=period).last().copied().filter(|month| Some(*month) > last),
            name: name.clone(),
            unit: unit.clone(),
            target: *target,
            good_way: good_way(name, plan),
            control: control(&values),
            points,
        }
    });
    let last = |series: &Series| series.confidential.or(series.latest().map(|(month, _)| month));
    all.filter(|series| last(series).is_some_and(|month| period.months_since(month) < 12)).collect()
}

/// What batch.toml says of an indicator: by its name, or by the beginning of it.
fn good_way(name: &str, plan: &Plan) -> Option<GoodWay> {
    let name = words(name);
    let is_meant = |known: &str| {
        let known = words(known);
        name == known || name.starts_with(&format!("{known} "))
    };
    plan.config.indicators.iter().find(|(known, _)| is_meant(known)).map(|(_, way)| *way)
}

impl Series {
    /// The name; with the unit where another series has the same name.
    pub fn label(&self, all: &[Series]) -> String {
        let others = all.iter().filter(|other| other.name == self.name).count();
        if others > 1 { format!("{} ({})", self.name, self.unit) } else { self.name.clone() }
    }

    pub fn latest(&self) -> Option<(Period, f64)> {
        self.points.last().copied()
    }

    pub fn at(&self, month: Option<Period>) -> Option<f64> {
        self.points.iter().find(|(each, _)| Some(*each) == month).map(|(_, value)| *value)
    }

    /// How a later value is beside an earlier one.
    pub fn better(&self, now: f64, then: f64) -> Better {
        super::travel::better(self.good_way, now, then)
    }

    /// The variation of the latest value, in the words of Making Data Count.
    pub fn in_words(&self) -> String {
        if self.control.is_none() {
            let months = if self.points.len() == 1 {
                "1 month is".to_owned()
            } else {
                format!("{} months are", self.points.len())
            };
            return format!("{months} too few for process limits ({LEAST_POINTS} or more are needed)");
        }
        match self.variation() {
            None => "common cause variation".to_owned(),
            Some((signal, better)) => {
                let kind = match better {
                    Better::Better => "improvement",
                    Better::Worse => "concern",
                    Better::Similar | Better::None => "change (batch.toml does not say which way is better)",
                };
                format!("special cause variation, {kind}: {}", signal.text())
            }
        }
    }

    /// Whether the process will meet its target, by its limits; `None` without limits, target or a good way.
    pub fn assurance(&self) -> Option<&'static str> {
        let (control, target, good) = (self.control.as_ref()?, self.target?, self.good_way?);
        let (best, worst) = match good {
            GoodWay::Higher => (control.upper, control.lower),
            GoodWay::Lower => (control.lower, control.upper),
        };
        let meets = |limit: f64| match good {
            GoodWay::Higher => limit >= target,
            GoodWay::Lower => limit <= target,
        };
        Some(match (meets(worst), meets(best)) {
            (true, _) => "will consistently meet the target",
            (false, false) => "will consistently miss the target unless something changes",
            (false, true) => "will inconsistently meet the target",
        })
    }

    /// The signal of the latest point, and whether it is an improvement: a special cause on the good side of the mean.
    pub fn variation(&self) -> Option<(Signal, Better)> {
        let control = self.control.as_ref()?;
        let signal = (*control.signals.last()?)?;
        let (_, latest) = self.latest()?;
        Some((signal, self.better(latest, control.mean)))
    }
}
