//! Points about risks and about what members found on visits.

use std::fmt::Write;

use super::{Found, Rule, named};
use crate::compare::GroupKind;
use crate::report::compose::view::View;
use crate::wording::{decimal, have, plural};

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "high-risks",
        6.0,
        "risks",
        "risks that score 15 or more of 25; extent: twice their share of the risks",
        high,
    ),
    Rule::attention(
        "visits-unanswered",
        5.0,
        "visits",
        "issues from visits without a response; extent: their share of the issues",
        unanswered,
    ),
    Rule::good(
        "visits-answered",
        3.0,
        "visits",
        "nine in ten or more issues from visits with a response; extent: their share",
        answered,
    ),
];

fn high(view: &View<'_>) -> Vec<Found> {
    let all = view.number("risks.count");
    let of_band = view
        .of("risks.count")
        .find(|one| one.group.kind == GroupKind::Band && one.group.name.starts_with("High"));
    let count =
        of_band.and_then(|one| one.numerator).and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
    if count == 0 || all == 0 {
        return Vec::new();
    }
    let risks = view.high_risks();
    let verb = if count == 1 { "scores" } else { "score" };
    let headline = format!("{count} of {} {verb} 15 or more out of 25", plural(all, "risk", "risks"));
    let mut sentence = format!("{headline}.");
    if let Some(top) = risks.first() {
        let bare = risks.iter().filter(|risk| risk.mitigation.text.is_empty()).count();
        let owner = named(&top.reference, &top.risk, "owner", &top.owner.text);
        let of = if view.is_one() { String::new() } else { format!(" of {}", top.origin.layout.council) };
        let first = risks.iter().filter(|risk| risk.score == top.score).count();
        let which = if first > 1 { format!("One of the {first} highest") } else { "The highest".to_owned() };
        let score = decimal(top.score.unwrap_or(0.0));
        let _ = write!(sentence, " {which}, {owner}{of}, scores {score}.");
        if bare > 0 {
            let _ = write!(
                sentence,
                " {} no mitigation recorded.",
                plural(bare, "high risk has", "high risks have")
            );
        }
    }
    let ask = "what will bring each down, and by when";
    vec![Found::new(2.0 * count as f64 / all as f64, headline, sentence).ask(ask)]
}

fn unanswered(view: &View<'_>) -> Vec<Found> {
    let Some((open, issues)) = view.counts("visits.without-response") else { return Vec::new() };
    if open == 0 {
        return Vec::new();
    }
    let headline = format!(
        "{open} of {} {} no response",
        plural(issues, "issue from visits", "issues from visits"),
        have(open)
    );
    let sentence = format!("{headline}.");
    vec![Found::new(open as f64 / issues as f64, headline, sentence).ask(format!("a response to {open}"))]
}

fn answered(view: &View<'_>) -> Vec<Found> {
    let Some((open, issues)) = view.counts("visits.without-response") else { return Vec::new() };
    if open * 10 > issues {
        return Vec::new();
    }
    let headline = format!(
        "{} of {} {} a response",
        issues - open,
        plural(issues, "issue from visits", "issues from visits"),
        have(issues - open)
    );
    vec![Found::new((issues - open) as f64 / issues as f64, headline.clone(), format!("{headline}."))]
}
