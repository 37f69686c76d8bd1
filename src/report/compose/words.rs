//! Headline sentences: the main figures in words, made from measures only.

use std::collections::BTreeMap;

use super::Edition;
use super::{ledger, words_today};
use crate::compare::{Better, CouncilPart, GRID_GROUPS, Measure, Verdict};
use crate::diagnostic::Severity;
use crate::national::Pack;
use crate::period::Period;
use crate::report::terminal::{count, thousands};

/// From this share on, in percent, actions without a due date are said beside those that are overdue.
const MANY: f64 = 25.0;

/// A topic and what is to be said about it.
#[derive(Debug, Clone)]
pub struct Headline {
    pub topic: &'static str,
    pub sentence: String,
}

/// The sentences for one council, or for all together.
pub fn headlines(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<Headline> {
    let measures = part.map_or(edition.benchmark.measures.as_slice(), |part| part.measures.as_slice());
    let find = |id: &str, group: &str| {
        measures.iter().find(|measure| measure.id == id && &*measure.group.name == group)
    };
    let mut out = Vec::new();
    let mut say = |topic: &'static str, sentence: String| {
        if !sentence.is_empty() {
            out.push(Headline { topic, sentence });
        }
    };
    say("Judgements", judgements(measures, part.is_some()));
    if let Some(part) = part {
        for profile in &part.picture.profiles {
            say("Judgements today", words_today::judged_today(profile));
        }
        say("Official statistics", words_today::official(part));
    }
    if let Some(measure) = find("standards.effective", "") {
        say(
            "Self rating",
            format!(
                "{} of criteria are self-rated very effective or satisfactory: {}.",
                share(measure),
                stands(measure)
            ),
        );
    }
    say(
        "Concern",
        concern(
            measures,
            edition.plan.pack(part.map_or(&edition.benchmark.framework, |part| &part.framework)),
        ),
    );
    if let Some(measure) = find("timescales.met-april", "Standards 1 to 3") {
        say(
            "Timescales",
            format!(
                "{} of criteria under standards 1 to 3 were to be met by the end of April 2003: {}.",
                share(measure),
                stands(measure)
            ),
        );
    }
    if let Some(measure) = find("overrating.share", "").filter(|measure| measure.value.is_some()) {
        say(
            "Self rating against SSI",
            format!(
                "{} of criteria with both ratings were rated better by the council than by SSI. Nationally SSI tended to see the same; no figure was published.",
                share(measure)
            ),
        );
    }
    say("Actions", actions(measures));
    say("What moved", movement(measures, edition.benchmark.previous(part)));
    if let (Some(without), Some(done)) =
        (find("actions.without-evidence", ""), find("actions.complete-without-evidence", ""))
    {
        say(
            "Evidence",
            if without.value.is_none() {
                "The trackers keep no column for evidence.".to_owned()
            } else {
                format!(
                    "{} of actions have no evidence; of those that are complete or sustained it is {}.",
                    share(without),
                    share(done)
                )
            },
        );
    }
    if let Some(measure) = find("recommendations.covered", "") {
        say(
            "Recommendations",
            format!(
                "{} of the inquiry's 108 recommendations are named by at least one action.",
                share(measure)
            ),
        );
    }
    say("Areas for attention", areas(measures));
    if let (Some(visits), Some(open)) = (find("visits.count", ""), find("visits.without-response", "")) {
        let visits = count(visits.numerator.unwrap_or(0) as usize, "entry in the visit log")
            .replace("entry in the visit logs", "entries in the visit log");
        say("Visits", format!("There are {visits}; {} of the issues raised have no response.", share(open)));
    }
    say("Budget", budget(measures));
    say("Data quality", quality(edition, part));
    out
}

/// `Of 40 actions 12 are complete and 3 overdue`; and how many have no date, where that are many.
fn actions(measures: &[Measure]) -> String {
    let find = |id: &str| measures.iter().find(|measure| measure.id == id && measure.group.is_whole());
    let (Some(total), Some(done), Some(late)) =
        (find("actions.total"), find("actions.complete"), find("actions.overdue"))
    else {
        return String::new();
    };
    let days = find("actions.days-late").and_then(|measure| measure.value);
    let average = days.map_or_else(String::new, |days| format!(", on average by {days:.0} days"));
    // What has no date cannot be late: few overdue of many undated is no good news.
    let undated = find("actions.without-due")
        .filter(|without| without.value.is_some_and(|share| share >= MANY))
        .map_or_else(String::new, |without| {
            format!(" {} have no due date that can be read and cannot be told overdue.", share(without))
        });
    format!(
        "Of {} actions {} are complete or sustained and {} are overdue{average}.{undated}",
        thousands(total.numerator.unwrap_or(0) as usize),
        share(done),
        share(late)
    )
}

/// `4 actions completed, 2 slipped by 31 days on average, 1 vanished while overdue`; empty without a month before.
fn movement(measures: &[Measure], previous: Option<Period>) -> String {
    let find = |id: &str| measures.iter().find(|measure| measure.id == id && measure.group.is_whole());
    let number = |id: &str| find(id).and_then(|measure| measure.numerator).unwrap_or(0);
    if find("movement.completed").is_none() {
        return String::new();
    }
    let mut parts = vec![format!("{} completed", count(number("movement.completed") as usize, "action"))];
    let mut add = |id: &str, what: &str| {
        if number(id) > 0 {
            parts.push(format!("{} {what}", thousands(number(id) as usize)));
        }
    };
    let days = find("movement.slipped-days").and_then(|measure| measure.value).unwrap_or(0.0);
    add("movement.slipped", &format!("slipped by {days:.0} days on average"));
    add("movement.due-removed", "lost their due date");
    add("movement.reopened", "reopened");
    add("movement.no-longer-needed", "no longer needed");
    add("movement.worse", "got worse");
    add("movement.better", "got better");
    add("movement.evidence-lost", "lost their evidence");
    add("movement.new", "new");
    let overdue = number("movement.vanished-overdue");
    if overdue > 0 {
        parts.push(format!("{} vanished while overdue", thousands(overdue as usize)));
    }
    let others = number("movement.vanished") - overdue;
    if others > 0 {
        parts.push(format!("{} vanished while not overdue", thousands(others as usize)));
    }
    let since = match previous {
        Some(month) => format!("Since {}", month.in_words()),
        None => "Since each council's latest earlier month".to_owned(),
    };
    format!("{since}: {}.", parts.join(", "))
}

/// `72.0 % (41 of 57)`.
pub fn share(measure: &Measure) -> String {
    match (measure.value, measure.numerator, measure.denominator) {
        (Some(value), Some(part), Some(whole)) => {
            let few = if measure.few { ", few" } else { "" };
            format!(
                "{:.0} % ({} of {}{few})",
                value.round(),
                thousands(part as usize),
                thousands(whole as usize)
            )
        }
        _ => "no figure".to_owned(),
    }
}

/// Where a measure stands, with the published figure and how sure that is.
fn stands(measure: &Measure) -> String {
    let (verdict, Some(national)) = (&measure.verdict, &measure.national) else {
        return "there is no national figure".to_owned();
    };
    if *verdict == Verdict::None {
        return "there is no national figure".to_owned();
    }
    let sure = match (verdict, measure.better) {
        (Verdict::Above | Verdict::Below, Better::Similar) => ", but so close that it could be chance",
        _ => "",
    };
    let what = if measure.note.contains("counts councils") {
        " of councils, where this counts criteria"
    } else {
        ""
    };
    format!("{}{sure} ({}{what})", verdict.text(), national.figure)
}

fn judgements(measures: &[Measure], one_council: bool) -> String {
    if one_council {
        let grades: Vec<&Measure> = measures
            .iter()
            .filter(|measure| measure.id == "judgements.grade" && !measure.note.is_empty())
            .collect();
        if grades.len() > 4 {
            // Many judgements are told by their number; each stands on the sheet and in the table below.
            let mut counts: BTreeMap<(i64, &str), usize> = BTreeMap::new();
            for grade in &grades {
                *counts.entry((grade.value.unwrap_or(99.0) as i64, grade.note.as_str())).or_default() += 1;
            }
            let each: Vec<String> =
                counts.iter().map(|((_, name), count)| format!("{count} {name}")).collect();
            return format!("{} judgements: {}.", grades.len(), each.join(", "));
        }
        let each: Vec<String> =
            grades.iter().map(|measure| format!("{} {}", measure.group.name, measure.note)).collect();
        return if each.is_empty() { String::new() } else { format!("{}.", each.join("; ")) };
    }
    let group = measures
        .iter()
        .find(|measure| measure.id == "judgements.group" && &*measure.group.name == GRID_GROUPS[0]);
    group.map_or_else(String::new, |measure| {
        format!(
            "{} of councils serve most or all children well with promising or excellent capacity: {}.",
            share(measure),
            stands(measure)
        )
    })
}

fn concern(measures: &[Measure], pack: Option<&Pack>) -> String {
    let first: Vec<&str> = measures
        .iter()
        .filter(|measure| measure.id == "standards.concern-rank" && measure.value == Some(1.0))
        .map(|measure| &*measure.group.name)
        .collect();
    if first.is_empty() {
        return String::new();
    }
    let first = first.join(" and ");
    let national =
        pack.and_then(|pack| pack.finding("governance-concern")).map_or_else(String::new, |finding| {
            format!("; nationally it was Governance ({} of councils)", finding.figure())
        });
    format!("The standard of most concern is {first}{national}.")
}

fn areas(measures: &[Measure]) -> String {
    let counts: Vec<&Measure> = measures.iter().filter(|measure| measure.id == "areas.actions").collect();
    if counts.is_empty() {
        return String::new();
    }
    let without: Vec<&str> = counts
        .iter()
        .filter(|measure| measure.numerator == Some(0))
        .map(|measure| &*measure.group.name)
        .collect();
    let covered = counts.len() - without.len();
    if without.is_empty() {
        return format!("Actions name all {} areas of the national findings.", counts.len());
    }
    format!(
        "Actions name {covered} of the {} areas of the national findings. None was recognised in the trackers' words for: {}.",
        counts.len(),
        without.join("; ")
    )
}

fn budget(measures: &[Measure]) -> String {
    let whole = |id: &str| measures.iter().find(|measure| measure.id == id && measure.group.is_whole());
    let pence =
        |id: &str| whole(id).and_then(|measure| measure.numerator.filter(|_| measure.value.is_some()));
    let Some(lines) = whole("budget.lines") else { return String::new() };
    let lines = count(lines.numerator.unwrap_or(0) as usize, "budget line");
    let pounds = crate::check::pounds;
    let Some(budget) = pence("budget.budget") else {
        return format!("There are {lines}, none with a budget in figures.");
    };
    let forecast = pence("budget.forecast").map_or_else(
        || "no forecast is given".to_owned(),
        |forecast| format!("forecasts to {}", pounds(forecast)),
    );
    let side = match pence("budget.variance").filter(|_| pence("budget.forecast").is_some()) {
        None => String::new(),
        Some(0) => "; lines that have both are on budget".to_owned(),
        Some(under) if under > 0 => format!("; lines that have both are {} under budget", pounds(under)),
        Some(over) => format!("; lines that have both are {} over budget", pounds(-over)),
    };
    let stated = match pence("budget.difference") {
        Some(0) => " The stated totals agree with our sums.".to_owned(),
        Some(difference) => format!(" The stated totals differ from our sums by {}.", pounds(difference)),
        None => String::new(),
    };
    format!("Budgets come to {} over {lines}, {forecast}{side}.{stated}", pounds(budget))
}

fn quality(edition: &Edition<'_>, part: Option<&CouncilPart>) -> String {
    let told = ledger::diagnostics(edition, part);
    let of = |severity: Severity| told.iter().filter(|each| each.rule.severity == severity).count();
    let used: usize = ledger::sheets(edition, part).iter().map(|sheet| sheet.used).sum();
    let cells: usize =
        told.iter().filter(|each| each.rule.severity > Severity::Note).map(|each| each.count()).sum();
    let notes = if of(Severity::Note) > 0 {
        format!(" and {}", count(of(Severity::Note), "note"))
    } else {
        String::new()
    };
    let used = count(used, "row");
    if cells == 0 {
        return format!("{used} used, without errors or warnings{notes}; see the sheet Data quality.");
    }
    format!(
        "{used} used; {} and {}, over {}{notes}, are listed on the sheet Data quality.",
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning"),
        count(cells, "cell")
    )
}
