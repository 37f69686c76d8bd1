//! Points about money: forecast against budget, totals that do not agree, spending that nobody recorded.

use super::{Found, Rule};
use crate::compare::{CouncilPart, Measure};
use crate::report::compose::view::View;
use crate::wording::{count, money, percent, some_of};

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "over-budget",
        8.0,
        "money",
        "a forecast over the budget, of the lines that have both, by more than a thousandth; extent: ten times the overspend as a share of their budget",
        over,
    ),
    Rule::attention(
        "councils-over-budget",
        6.0,
        "money",
        "councils that forecast more than their budget, where all together do not; extent: their share of the councils with both",
        some_over,
    ),
    Rule::attention(
        "totals-differ",
        6.0,
        "money",
        "a stated total that is not the sum of its lines; extent: one",
        totals,
    ),
    Rule::attention(
        "no-spending",
        3.0,
        "money",
        "a budget without any spending or forecast recorded; extent: one",
        nothing_spent,
    ),
    Rule::good(
        "within-budget",
        4.0,
        "money",
        "a forecast on the budget or up to a tenth under it, of the lines that have both; extent: one",
        within,
    ),
];

/// A forecast so near its budget is on it: a thousandth.
const NEAR: i64 = 1_000;
/// A forecast so far below its budget is no good news: a tenth.
const FAR: i64 = 10;

/// The lines that have both a budget and a forecast: what they leave over is a share of their own budgets alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// Budget minus forecast.
    pub left: i64,
    pub budget: i64,
    forecast: i64,
    lines: usize,
    all_lines: usize,
}

/// Where a forecast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Over,
    On,
    Under,
    FarUnder,
}

impl Covered {
    /// `None` where no line has both.
    pub fn of(view: &View<'_>) -> Option<Self> {
        let lines = || view.parts().iter().flat_map(|part| &part.records.budget);
        let both = || lines().filter_map(|line| line.budget.pence.zip(line.forecast.pence));
        let left = view.pence("budget.variance")?;
        (both().count() > 0).then(|| Self {
            left,
            budget: both().map(|(budget, _)| budget).sum(),
            forecast: both().map(|(_, forecast)| forecast).sum(),
            lines: both().count(),
            all_lines: lines().count(),
        })
    }

    pub fn side(&self) -> Side {
        if self.left.abs() * NEAR <= self.budget {
            Side::On
        } else if self.left < 0 {
            Side::Over
        } else if self.left * FAR <= self.budget {
            Side::Under
        } else {
            Side::FarUnder
        }
    }

    /// What is left or overspent, as a share of the budgets of these lines.
    pub fn share(&self) -> String {
        percent(100.0 * self.left.unsigned_abs() as f64 / self.budget as f64)
    }

    /// `a budget of £4.9 million`, or of which lines.
    pub fn of_what(&self) -> String {
        if self.lines == self.all_lines {
            return format!("of a budget of {}", money(self.budget));
        }
        format!("of {} in the {} of {} lines with a forecast", money(self.budget), self.lines, self.all_lines)
    }
}

fn over(view: &View<'_>) -> Vec<Found> {
    let Some(covered) = Covered::of(view) else { return Vec::new() };
    if covered.budget <= 0 {
        // Money that nobody gave.
        if covered.forecast <= 0 {
            return Vec::new();
        }
        let headline = format!("{} is forecast without a budget", money(covered.forecast));
        return vec![
            Found::new(1.0, headline.clone(), format!("{headline}.")).ask("where the money comes from"),
        ];
    }
    if covered.side() != Side::Over {
        return Vec::new();
    }
    let headline = format!("Forecast spending is {} ({}) over budget", money(-covered.left), covered.share());
    let sentence = format!("{headline}, {}.", covered.of_what());
    vec![
        Found::new(10.0 * -covered.left as f64 / covered.budget as f64, headline, sentence)
            .ask("a plan to meet the overspend"),
    ]
}

fn some_over(view: &View<'_>) -> Vec<Found> {
    if view.is_one() || Covered::of(view).is_none_or(|covered| covered.left < 0) {
        return Vec::new();
    }
    let left = |part: &CouncilPart| part.whole("budget.variance").and_then(Measure::pence_given);
    let all: Vec<(&str, i64)> =
        view.parts().iter().filter_map(|part| Some((&*part.name, left(part)?))).collect();
    let mut over: Vec<(&str, i64)> = all.iter().copied().filter(|(_, left)| *left < 0).collect();
    if over.is_empty() {
        return Vec::new();
    }
    over.sort_by_key(|(_, left)| *left);
    let verb = if over.len() == 1 { "forecasts" } else { "forecast" };
    let headline = format!("{} of {} {verb} more than the budget", over.len(), count(all.len(), "council"));
    let each: Vec<String> = over.iter().map(|(name, left)| format!("{name} ({})", money(-left))).collect();
    let sentence = format!("{headline}: {}.", some_of(&each));
    vec![Found::new(over.len() as f64 / all.len() as f64, headline, sentence)]
}

fn totals(view: &View<'_>) -> Vec<Found> {
    let Some(difference) = view.pence("budget.difference").filter(|difference| *difference != 0) else {
        return Vec::new();
    };
    let headline = format!("The stated total budget differs from its lines by {}", money(difference.abs()));
    let side = if difference > 0 { "more" } else { "less" };
    let sentence = format!("{headline}. It says {side} than the lines add up to.");
    vec![Found::new(1.0, headline, sentence).ask("the right total")]
}

fn nothing_spent(view: &View<'_>) -> Vec<Found> {
    let Some(budget) = view.pence("budget.budget").filter(|budget| *budget > 0) else { return Vec::new() };
    if view.pence("budget.actual").is_some() || view.pence("budget.forecast").is_some() {
        return Vec::new();
    }
    let headline = format!("The budget is {}, and no spending is recorded", money(budget));
    vec![Found::new(1.0, headline.clone(), format!("{headline}.")).ask("spending to date and a forecast")]
}

fn within(view: &View<'_>) -> Vec<Found> {
    let Some(covered) = Covered::of(view).filter(|covered| covered.budget > 0) else { return Vec::new() };
    let headline = match covered.side() {
        Side::On => "Forecast spending is on budget".to_owned(),
        Side::Under => {
            format!("Forecast spending is {} ({}) under budget", money(covered.left), covered.share())
        }
        Side::Over | Side::FarUnder => return Vec::new(),
    };
    let sentence = format!("{headline}, {}.", covered.of_what());
    vec![Found::new(1.0, headline, sentence)]
}
