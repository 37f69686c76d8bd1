//! Points about money: forecast against budget, totals that do not agree, spending that nobody recorded.

use super::{Found, Rule, Tone};
use crate::compare::CouncilPart;
use crate::report::compose::view::View;
use crate::wording::{count, money, percent, some_of};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "over-budget",
        tone: Tone::Attention,
        weight: 8.0,
        about: "a forecast over the budget, of the lines that have both; extent: ten times the overspend as a share of the budget",
        section: "money",
        find: over,
    },
    Rule {
        id: "councils-over-budget",
        tone: Tone::Attention,
        weight: 6.0,
        about: "councils that forecast more than their budget, where all together do not; extent: their share of the councils with both",
        section: "money",
        find: some_over,
    },
    Rule {
        id: "totals-differ",
        tone: Tone::Attention,
        weight: 6.0,
        about: "a stated total that is not the sum of its lines; extent: one",
        section: "money",
        find: totals,
    },
    Rule {
        id: "no-spending",
        tone: Tone::Attention,
        weight: 3.0,
        about: "a budget without any spending or forecast recorded; extent: one",
        section: "money",
        find: nothing_spent,
    },
    Rule {
        id: "within-budget",
        tone: Tone::Good,
        weight: 4.0,
        about: "a forecast at or under the budget, of the lines that have both; extent: one",
        section: "money",
        find: within,
    },
];

fn pence(view: &View<'_>, id: &str) -> Option<i64> {
    let measure = view.whole(id)?;
    measure.value?;
    measure.numerator
}

/// Budget minus forecast, and the budget.
fn variance(view: &View<'_>) -> Option<(i64, i64)> {
    pence(view, "budget.forecast")?;
    Some((pence(view, "budget.variance")?, pence(view, "budget.budget").filter(|budget| *budget > 0)?))
}

fn share(part: i64, whole: i64) -> String {
    percent(100.0 * part.unsigned_abs() as f64 / whole as f64)
}

fn over(view: &View<'_>) -> Vec<Found> {
    let Some((left, budget)) = variance(view).filter(|(left, _)| *left < 0) else { return Vec::new() };
    let headline = format!("Forecast spending is {} ({}) over budget", money(-left), share(left, budget));
    let sentence = format!("{headline}, of a budget of {}.", money(budget));
    vec![
        Found::new(10.0 * -left as f64 / budget as f64, headline, sentence)
            .ask("a plan to meet the overspend"),
    ]
}

fn some_over(view: &View<'_>) -> Vec<Found> {
    if view.is_one() || variance(view).is_none_or(|(left, _)| left < 0) {
        return Vec::new();
    }
    let left = |part: &CouncilPart| {
        let found = part.measures.iter().find(|one| one.id == "budget.variance" && one.group.is_whole())?;
        found.value?;
        found.numerator
    };
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
    let Some(difference) = pence(view, "budget.difference").filter(|difference| *difference != 0) else {
        return Vec::new();
    };
    let headline = format!("The stated total budget differs from its lines by {}", money(difference.abs()));
    let side = if difference > 0 { "more" } else { "less" };
    let sentence = format!("{headline}. It says {side} than the lines add up to.");
    vec![Found::new(1.0, headline, sentence).ask("the right total")]
}

fn nothing_spent(view: &View<'_>) -> Vec<Found> {
    let Some(budget) = pence(view, "budget.budget").filter(|budget| *budget > 0) else { return Vec::new() };
    if pence(view, "budget.actual").is_some() || pence(view, "budget.forecast").is_some() {
        return Vec::new();
    }
    let headline = format!("The budget is {}, and no spending is recorded", money(budget));
    vec![Found::new(1.0, headline.clone(), format!("{headline}.")).ask("spending to date and a forecast")]
}

fn within(view: &View<'_>) -> Vec<Found> {
    let Some((left, budget)) = variance(view).filter(|(left, _)| *left >= 0) else { return Vec::new() };
    let headline = if left == 0 {
        "Forecast spending is on budget".to_owned()
    } else {
        format!("Forecast spending is {} ({}) under budget", money(left), share(left, budget))
    };
    let sentence = format!("{headline}, of a budget of {}.", money(budget));
    vec![Found::new(1.0, headline, sentence)]
}
