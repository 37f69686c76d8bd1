//! Facts about the other records: visits, indicators, risks, budget lines; and about what was read.

use crate::compare::{CouncilPart, GroupKind};
use crate::diagnostic::Severity;
use crate::report::compose::ledger;
use crate::report::compose::points::{Covered, Side};
use crate::report::compose::view::View;
use crate::text::capital;
use crate::wording::{are, count, list, money, percent, plural};

pub(super) fn visits(view: &View<'_>) -> Vec<String> {
    let entries = view.number("visits.count");
    if view.whole("visits.count").is_none() {
        return Vec::new();
    }
    let mut out =
        vec![format!("{}.", plural(entries, "visit or issue is logged", "visits and issues are logged"))];
    match view.counts("visits.without-response") {
        Some((0, _)) => out.push("Every issue raised has a response.".to_owned()),
        Some((open, issues)) => {
            out.push(format!("{} have no response.", view.share_of(open, issues, "issues raised")));
        }
        None => {}
    }
    let back = view.number("visits.returning");
    if back > 0 {
        out.push(format!("{} from the same team more than once.", plural(back, "issue came", "issues came")));
    }
    out
}

pub(super) fn indicators(view: &View<'_>) -> Vec<String> {
    let series: Vec<_> = view.parts().iter().flat_map(|part: &CouncilPart| &part.series).collect();
    if series.is_empty() {
        return Vec::new();
    }
    let enough = series.iter().filter(|one| one.control.is_some()).count();
    let mut out = vec![if view.is_one() {
        format!("The trackers hold {}.", count(series.len(), "indicator"))
    } else {
        format!("The trackers hold {} in time, each of its own council.", count(series.len(), "indicator"))
    }];
    if enough < series.len() {
        out.push(format!(
            "{} too few months for process limits (thirteen or more are needed).",
            plural(series.len() - enough, "has", "have")
        ));
    }
    out
}

pub(super) fn risks(view: &View<'_>) -> Vec<String> {
    if view.whole("risks.count").is_none() {
        return Vec::new();
    }
    let each: Vec<String> = view
        .of("risks.count")
        .filter(|one| one.group.kind == GroupKind::Band && one.numerator.is_some_and(|number| number > 0))
        .map(|one| {
            let name = one.group.name.split(" (").next().unwrap_or_default().to_lowercase();
            format!("{} {name}", one.numerator.unwrap_or(0))
        })
        .collect();
    vec![format!(
        "{}, of which {}.",
        capital(&plural(view.number("risks.count"), "risk is registered", "risks are registered")),
        list(&each)
    )]
}

pub(super) fn budget(view: &View<'_>) -> Vec<String> {
    if view.whole("budget.lines").is_none() {
        return Vec::new();
    }
    let lines = count(view.number("budget.lines"), "budget line");
    let Some(budget) = view.pence("budget.budget") else {
        return vec![format!(
            "{lines} {} recorded, without a budget in figures.",
            are(view.number("budget.lines"))
        )];
    };
    let mut out = vec![format!("The budget is {} in {lines}.", money(budget))];
    if let Some(actual) = view.pence("budget.actual") {
        let share = if budget > 0 {
            format!(" ({})", percent(100.0 * actual as f64 / budget as f64))
        } else {
            String::new()
        };
        out.push(format!("Spending to date is {}{share}.", money(actual)));
    }
    match (view.pence("budget.forecast"), Covered::of(view).filter(|covered| covered.budget > 0)) {
        (None, _) => out.push("No forecast is recorded.".to_owned()),
        (Some(forecast), None) => out.push(format!("The forecast is {}.", money(forecast))),
        (Some(forecast), Some(covered)) => out.push(match covered.side() {
            Side::On => format!("The forecast is {}, on budget.", money(forecast)),
            side => {
                let way = if side == Side::Over { "over" } else { "under" };
                let left = money(covered.left.abs());
                format!(
                    "The forecast is {}. It is {left} {way} budget, {}.",
                    money(forecast),
                    covered.of_what()
                )
            }
        }),
    }
    match view.pence("budget.difference") {
        Some(0) => out.push("The stated totals agree with the sums of their lines.".to_owned()),
        Some(difference) => out.push(format!(
            "The stated totals differ from the sums of their lines by {}.",
            money(difference.abs())
        )),
        None => {}
    }
    out
}

pub(super) fn quality(view: &View<'_>) -> Vec<String> {
    let told = ledger::diagnostics(view.edition, view.council);
    let of = |severity: Severity| told.iter().filter(|each| each.rule.severity == severity).count();
    let used: usize = ledger::sheets(view.edition, view.council).iter().map(|sheet| sheet.used).sum();
    let mut out = vec![format!("The figures rest on {} of the trackers.", count(used, "row"))];
    if of(Severity::Error) + of(Severity::Warning) == 0 {
        out.push("There are no errors or warnings.".to_owned());
    } else {
        out.push(format!(
            "There are {} (left out) and {} (used with doubt).",
            count(of(Severity::Error), "error"),
            count(of(Severity::Warning), "warning")
        ));
    }
    out
}
