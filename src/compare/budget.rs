//! Budget: amounts by standard and by recommendation, and stated totals against our own sums. To the penny.

use std::collections::BTreeSet;

use super::counts::{Counted, rows};
use super::measure::{
    Family, Formula, Group, GroupKind, Grouping, Measure, MeasureSpec, count, measures, sum,
};
use super::scope::Scope;
use crate::frame::BUDGET_BY_RECOMMENDATION;
use crate::normalise::records::Records;
use crate::value::words;

const MEASURES: &[MeasureSpec] = measures! {
    "budget.lines", "Lines", Count, Neither,
        "budget lines, without totals" => count("TRUE");
    "budget.budget", "Budget", Pounds, Neither,
        "sum of the lines' budgets; words add nothing" => sum("budget_pence");
    "budget.actual", "Actual", Pounds, Neither,
        "sum of the lines' spending to date" => sum("actual_pence");
    "budget.committed", "Committed", Pounds, Neither,
        "sum of the lines' commitments" => sum("committed_pence");
    "budget.forecast", "Forecast", Pounds, Neither,
        "sum of the lines' forecasts" => sum("forecast_pence");
    "budget.variance", "Variance", Pounds, Neither,
        "budget minus forecast, of the lines that have both; below zero is an overspend" => sum("variance_pence");
    "budget.stated", "Stated total budget", Pounds, Neither,
        "the tracker's own grand total of budgets" => Formula::Other;
    "budget.difference", "Stated minus our sum", Pounds, Neither,
        "the tracker's grand total minus our sum of its lines" => Formula::Other;
    "budget.actions-without-money", "Recommendations with actions but no money", Count, Neither,
        "recommendations with an action and no budget line, where the lines name recommendations" => Formula::Other;
    "budget.money-without-actions", "Recommendations with money but no actions", Count, LowerIsBetter,
        "recommendations with a budget line and no action, where the lines name recommendations" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "budget",
    title: "Budget",
    question: "What was given, spent and forecast, and do the totals add up?",
    group: "Standard or recommendation",
    measures: MEASURES,
    rows: Some(rows(
        "budget",
        "TRUE",
        &[Grouping::WHOLE, Grouping::STANDARD, Grouping::NO_STANDARD, RECOMMENDATION],
    )),
    measure,
};

/// A line that names several recommendations stands under each.
const RECOMMENDATION: Grouping = Grouping {
    kind: GroupKind::Recommendation,
    by: "recommendation",
    filter: "TRUE",
    of_all: true,
    frame: Some(BUDGET_BY_RECOMMENDATION),
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if !scope.has_rows(&FAMILY) {
        return Vec::new();
    }
    let whole = scope.counted(&FAMILY, Group::whole());
    let mut out = sums(scope, &whole);
    out.extend(stated(scope, &whole));
    out.extend(without_the_other(scope));
    let own = scope.standards().into_iter().map(|name| Group::new(GroupKind::Standard, name));
    let mut groups: Vec<Counted<'_>> = own.map(|group| scope.counted(&FAMILY, group)).collect();
    let rest = scope.counted_of(&FAMILY, GroupKind::NoStandard);
    groups.extend(rest.into_iter().filter(|rest| rest.part("budget.lines") < whole.part("budget.lines")));
    let mut by_recommendation = scope.counted_of(&FAMILY, GroupKind::Recommendation);
    by_recommendation.sort_by_key(|counted| counted.group.name.parse::<u16>().ok());
    groups.extend(by_recommendation);
    groups.retain(|counted| counted.part("budget.lines") > 0);
    out.extend(groups.iter().flat_map(|counted| sums(scope, counted)));
    out
}

/// Recommendations that have only one of actions and money.
fn without_the_other(scope: &Scope<'_>) -> Vec<Measure> {
    let with_money: BTreeSet<u16> =
        scope.budget().flat_map(|line| line.recommendations.iter().copied()).collect();
    let with_actions: BTreeSet<u16> =
        scope.actions().flat_map(|action| action.recommendations.iter().copied()).collect();
    if with_money.is_empty() || with_actions.is_empty() || scope.is_all() {
        return Vec::new();
    }
    let one = |id: &str| Measure::new(FAMILY.spec(id), scope, &Group::whole());
    vec![
        one("budget.actions-without-money").count(with_actions.difference(&with_money).count()),
        one("budget.money-without-actions").count(with_money.difference(&with_actions).count()),
    ]
}

/// The sums of a group; how many of its lines have words for a budget is said.
fn sums(scope: &Scope<'_>, counted: &Counted<'_>) -> Vec<Measure> {
    let lines = counted.part("budget.lines");
    let worded = lines - counted.tally("budget.budget").whole;
    let note = if worded > 0 {
        format!("{worded} of {lines} without a budget in figures, such as \"within existing resources\"")
    } else {
        String::new()
    };
    let all = scope.measures(&FAMILY, counted).into_iter();
    all.map(|one| if one.id == "budget.budget" { one.note(note.as_str()) } else { one }).collect()
}

/// The tracker's own grand totals, where each table with lines states one.
fn stated(scope: &Scope<'_>, whole: &Counted<'_>) -> Vec<Measure> {
    // Only where each council states one grand total is there a total to compare with.
    let grand_of = |part: &&Records| -> Option<i64> {
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
    let ours = whole.part("budget.budget");
    let note = if stated == ours { "agrees with our sum" } else { "differs from our sum" };
    let one = |id: &str| Measure::new(FAMILY.spec(id), scope, &Group::whole());
    vec![one("budget.stated").pence(stated).note(note), one("budget.difference").pence(stated - ours)]
}
