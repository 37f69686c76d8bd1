//! Budget: amounts by standard and by recommendation, and stated totals against our own sums. To the penny.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::BudgetLine;
use crate::value::words;

const MEASURES: &[MeasureSpec] = &[
    spec("budget.lines", "Lines", Unit::Count, Polarity::Neither, "budget lines, without totals"),
    spec(
        "budget.budget",
        "Budget",
        Unit::Pounds,
        Polarity::Neither,
        "sum of the lines' budgets; words add nothing",
    ),
    spec("budget.actual", "Actual", Unit::Pounds, Polarity::Neither, "sum of the lines' spending to date"),
    spec("budget.committed", "Committed", Unit::Pounds, Polarity::Neither, "sum of the lines' commitments"),
    spec("budget.forecast", "Forecast", Unit::Pounds, Polarity::Neither, "sum of the lines' forecasts"),
    spec(
        "budget.variance",
        "Variance",
        Unit::Pounds,
        Polarity::Neither,
        "budget minus forecast, of the lines that have both; below zero is an overspend",
    ),
    spec(
        "budget.stated",
        "Stated total budget",
        Unit::Pounds,
        Polarity::Neither,
        "the tracker's own grand total of budgets",
    ),
    spec(
        "budget.difference",
        "Stated minus our sum",
        Unit::Pounds,
        Polarity::Neither,
        "the tracker's grand total minus our sum of its lines",
    ),
    spec(
        "budget.actions-without-money",
        "Recommendations with actions but no money",
        Unit::Count,
        Polarity::Neither,
        "recommendations with an action and no budget line, where the lines name recommendations",
    ),
    spec(
        "budget.money-without-actions",
        "Recommendations with money but no actions",
        Unit::Count,
        Polarity::LowerIsBetter,
        "recommendations with a budget line and no action, where the lines name recommendations",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "budget",
    title: "Budget",
    question: "What was given, spent and forecast, and do the totals add up?",
    group: "Standard or recommendation",
    measures: MEASURES,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let lines: Vec<&BudgetLine> = scope.budget().collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let mut out = sums(scope, "", &lines);
    out.extend(stated(scope, &lines));
    out.extend(without_the_other(scope, &lines));
    for (number, name) in scope.standards() {
        let inside: Vec<&BudgetLine> =
            lines.iter().copied().filter(|line| line.standard == Some(number)).collect();
        if !inside.is_empty() {
            out.extend(sums(scope, &name, &inside));
        }
    }
    let rest: Vec<&BudgetLine> = lines.iter().copied().filter(|line| line.standard.is_none()).collect();
    if !rest.is_empty() && rest.len() < lines.len() {
        out.extend(sums(scope, "no standard", &rest));
    }
    let mut by_recommendation: BTreeMap<u16, Vec<&BudgetLine>> = BTreeMap::new();
    for line in &lines {
        for number in &line.recommendations {
            by_recommendation.entry(*number).or_default().push(line);
        }
    }
    for (number, inside) in by_recommendation {
        out.extend(sums(scope, &format!("recommendation {number}"), &inside));
    }
    out
}

/// Recommendations that have only one of actions and money.
fn without_the_other(scope: &Scope<'_>, lines: &[&BudgetLine]) -> Vec<Measure> {
    let with_money: BTreeSet<u16> =
        lines.iter().flat_map(|line| line.recommendations.iter().copied()).collect();
    let with_actions: BTreeSet<u16> =
        scope.actions().flat_map(|action| action.recommendations.iter().copied()).collect();
    if with_money.is_empty() || with_actions.is_empty() || scope.is_all() {
        return Vec::new();
    }
    vec![
        Measure::new(&MEASURES[8], scope, "").count(with_actions.difference(&with_money).count()),
        Measure::new(&MEASURES[9], scope, "").count(with_money.difference(&with_actions).count()),
    ]
}

fn sums(scope: &Scope<'_>, name: &str, lines: &[&BudgetLine]) -> Vec<Measure> {
    // Without a single amount there is no sum: not even nought.
    let sum = |at: usize, pick: fn(&BudgetLine) -> Option<i64>| {
        let one = Measure::new(&MEASURES[at], scope, name);
        let amounts: Vec<i64> = lines.iter().filter_map(|line| pick(line)).collect();
        if amounts.is_empty() { one } else { one.pence(amounts.iter().sum()) }
    };
    let worded = lines.iter().filter(|line| line.budget.pence.is_none()).count();
    let note = if worded > 0 {
        format!(
            "{worded} of {} without a budget in figures, such as \"within existing resources\"",
            lines.len()
        )
    } else {
        String::new()
    };
    vec![
        Measure::new(&MEASURES[0], scope, name).count(lines.len()),
        sum(1, |line| line.budget.pence).note(note),
        sum(2, |line| line.actual.pence),
        sum(3, |line| line.committed.pence),
        sum(4, |line| line.forecast.pence),
        sum(5, |line| line.variance.pence),
    ]
}

/// The tracker's own grand totals, where each table with lines states one.
fn stated(scope: &Scope<'_>, lines: &[&BudgetLine]) -> Vec<Measure> {
    // Only where each council states one grand total is there a total to compare with.
    let grand_of = |part: &&crate::normalise::records::Records| -> Option<i64> {
        let is_grand = |label: &str| !words(label).starts_with("sub");
        let totals = || part.stated_totals.iter().filter(|total| is_grand(&total.label));
        let only = |mut totals: Vec<i64>| totals.pop().filter(|_| totals.is_empty());
        let budgets = |says_grand: bool| -> Vec<i64> {
            totals()
                .filter(|total| !says_grand || words(&total.label).starts_with("grand"))
                .filter_map(|total| total.budget.pence)
                .collect()
        };
        // The one that calls itself grand, else the only one.
        only(budgets(true)).or_else(|| only(budgets(false)))
    };
    let with_lines = scope.parts.iter().filter(|part| !part.budget.is_empty());
    let Some(grand) = with_lines.map(grand_of).collect::<Option<Vec<i64>>>() else { return Vec::new() };
    let stated: i64 = grand.iter().sum();
    let ours: i64 = lines.iter().filter_map(|line| line.budget.pence).sum();
    let note = if stated == ours { "agrees with our sum" } else { "differs from our sum" };
    vec![
        Measure::new(&MEASURES[6], scope, "").pence(stated).note(note),
        Measure::new(&MEASURES[7], scope, "").pence(stated - ours),
    ]
}
