//! Headline sentences: the main figures in words, made from measures only.

use super::Edition;
use super::ledger;
use crate::compare::{CouncilPart, Measure, Verdict};
use crate::diagnostic::Severity;
use crate::report::terminal::{count, thousands};

/// A topic and what is to be said about it.
#[derive(Debug, Clone)]
pub struct Headline {
    pub topic: &'static str,
    pub sentence: String,
}

/// The sentences for one council, or for all together.
pub fn headlines(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<Headline> {
    let measures = part.map_or(edition.benchmark.measures.as_slice(), |part| part.measures.as_slice());
    let find = |id: &str, group: &str| measures.iter().find(|measure| measure.id == id && &*measure.group == group);
    let mut out = Vec::new();
    let mut say = |topic: &'static str, sentence: String| {
        if !sentence.is_empty() {
            out.push(Headline { topic, sentence });
        }
    };
    say("Judgements", judgements(measures, part.is_some()));
    if let Some(measure) = find("standards.effective", "") {
        say("Self rating", format!("{} of criteria are self-rated very effective or satisfactory: {}.", share(measure), stands(measure)));
    }
    say("Concern", concern(measures));
    if let Some(measure) = find("timescales.met-april", "Standards 1 to 3") {
        say(
            "Timescales",
            format!("{} of criteria under standards 1 to 3 were to be met by the end of April 2003: {}.", share(measure), stands(measure)),
        );
    }
    if let Some(measure) = find("overrating.share", "").filter(|measure| measure.value.is_some()) {
        say(
            "Self rating against SSI",
            format!("{} of criteria with both ratings were rated better by the council than by SSI. Nationally SSI tended to see the same; no figure was published.", share(measure)),
        );
    }
    if let (Some(total), Some(done), Some(late)) = (find("actions.total", ""), find("actions.complete", ""), find("actions.overdue", "")) {
        let days = find("actions.days-late", "").and_then(|measure| measure.value);
        let average = days.map_or_else(String::new, |days| format!(", on average by {days:.0} days"));
        say(
            "Actions",
            format!(
                "Of {} actions {} are complete or sustained and {} are overdue{average}.",
                thousands(total.numerator.unwrap_or(0) as usize),
                share(done),
                share(late)
            ),
        );
    }
    if let (Some(without), Some(done)) = (find("actions.without-evidence", ""), find("actions.complete-without-evidence", "")) {
        say(
            "Evidence",
            format!("{} of actions have no evidence; of those that are complete or sustained it is {}.", share(without), share(done)),
        );
    }
    if let Some(measure) = find("recommendations.covered", "") {
        say("Recommendations", format!("{} of the inquiry's 108 recommendations are named by at least one action.", share(measure)));
    }
    say("Areas for attention", areas(measures));
    if let (Some(visits), Some(open)) = (find("visits.count", ""), find("visits.without-response", "")) {
        let visits = count(visits.numerator.unwrap_or(0) as usize, "entry in the visit log").replace("entry in the visit logs", "entries in the visit log");
        say("Visits", format!("There are {visits}; {} of the issues raised have no response.", share(open)));
    }
    say("Budget", budget(measures));
    say("Data quality", quality(edition, part));
    out
}

/// `72.0 % (41 of 57)`.
pub fn share(measure: &Measure) -> String {
    match (measure.value, measure.numerator, measure.denominator) {
        (Some(value), Some(part), Some(whole)) => {
            let few = if measure.few { ", few" } else { "" };
            format!("{value:.0} % ({} of {}{few})", thousands(part as usize), thousands(whole as usize))
        }
        _ => "none".to_owned(),
    }
}

/// Where a measure stands, with the published figure.
fn stands(measure: &Measure) -> String {
    match (&measure.verdict, &measure.national) {
        (Verdict::None, _) | (_, None) => "there is no national figure".to_owned(),
        (verdict, Some(national)) => format!("{} ({}, published as {})", verdict.text(), national.figure, national.kind.text()),
    }
}

fn judgements(measures: &[Measure], one_council: bool) -> String {
    if one_council {
        let grades: Vec<String> = measures
            .iter()
            .filter(|measure| measure.id == "judgements.grade" && !measure.note.is_empty())
            .map(|measure| format!("{} {}", measure.group.trim_end_matches('?'), measure.note))
            .collect();
        return if grades.is_empty() { String::new() } else { format!("{}.", grades.join("; ")) };
    }
    let group = measures.iter().find(|measure| measure.id == "judgements.group" && measure.group.starts_with("Serving most or all"));
    group.map_or_else(String::new, |measure| {
        format!("{} of councils serve most or all children well with promising or excellent capacity: {}.", share(measure), stands(measure))
    })
}

fn concern(measures: &[Measure]) -> String {
    let first: Vec<&str> = measures
        .iter()
        .filter(|measure| measure.id == "standards.concern-rank" && measure.value == Some(1.0))
        .map(|measure| &*measure.group)
        .collect();
    if first.is_empty() {
        return String::new();
    }
    format!("The standard of most concern is {}; nationally it was Governance (27 % of councils).", first.join(" and "))
}

fn areas(measures: &[Measure]) -> String {
    let counts: Vec<&Measure> = measures.iter().filter(|measure| measure.id == "areas.actions").collect();
    if counts.is_empty() {
        return String::new();
    }
    let without: Vec<&str> = counts.iter().filter(|measure| measure.numerator == Some(0)).map(|measure| &*measure.group).collect();
    let covered = counts.len() - without.len();
    if without.is_empty() {
        return format!("All {} areas that the national findings name have local actions.", counts.len());
    }
    format!("{covered} of the {} areas that the national findings name have local actions. None for: {}.", counts.len(), without.join("; "))
}

fn budget(measures: &[Measure]) -> String {
    let pence = |id: &str| measures.iter().find(|measure| measure.id == id && measure.group.is_empty()).and_then(|measure| measure.numerator);
    let (Some(budget), Some(forecast), Some(variance)) = (pence("budget.budget"), pence("budget.forecast"), pence("budget.variance")) else {
        return String::new();
    };
    let pounds = crate::check::pounds;
    let side = match variance {
        0 => "on budget".to_owned(),
        under if under > 0 => format!("{} under budget", pounds(under)),
        over => format!("{} over budget", pounds(-over)),
    };
    let stated = match pence("budget.difference") {
        Some(0) => " The stated totals agree with our sums.".to_owned(),
        Some(difference) => format!(" The stated totals differ from our sums by {}.", pounds(difference)),
        None => String::new(),
    };
    format!("Budgets come to {}, forecasts to {}; lines that have both are {side}.{stated}", pounds(budget), pounds(forecast))
}

fn quality(edition: &Edition<'_>, part: Option<&CouncilPart>) -> String {
    let told = ledger::diagnostics(edition, part);
    let of = |severity: Severity| told.iter().filter(|each| each.rule.severity == severity).count();
    let used: usize = ledger::sheets(edition, part).iter().map(|sheet| sheet.used).sum();
    format!(
        "{} used; {} and {} are listed on the sheet Data quality.",
        count(used, "row"),
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning")
    )
}
