//! The scorecard: six to ten figures, each with a comparison and a direction in words. Colour only supports what the words say.

use super::facts::share;
use super::ledger;
use super::points::{Covered, Side};
use super::view::View;
use crate::compare::published::DomainProfile;
use crate::compare::standing::{Role, Standing};
use crate::compare::{Better, GroupKind, Verdict};
use crate::diagnostic::Severity;
use crate::movement::Before;
use crate::text::thousands;
use crate::wording::{count, money, percent, plural};

/// What could not be read: the last tile.
const READING: &str = "Reading of the trackers";
/// More figures than this are no scorecard.
const MOST: usize = 10;

/// Official statistics among them.
const MOST_OFFICIAL: usize = 4;

/// What a figure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Good,
    /// To be looked at.
    Attention,
    /// Neither.
    Neutral,
}

impl Mark {
    /// For those who see no colours.
    pub fn text(self) -> &'static str {
        match self {
            Mark::Good => "going well",
            Mark::Attention => "needs attention",
            Mark::Neutral => "for information",
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Mark::Good => "●",
            Mark::Attention => "▲",
            Mark::Neutral => "–",
        }
    }
}

/// One figure.
#[derive(Debug, Clone)]
pub struct Tile {
    pub name: String,
    pub value: String,
    /// The numbers behind it, or what it is held against.
    pub beside: String,
    /// Since the last time; empty where that is not known.
    pub direction: String,
    pub mark: Mark,
    /// The question of the page that says more.
    pub section: &'static str,
}

/// The tiles, in the order in which leaders ask.
pub fn tiles(view: &View<'_>) -> Vec<Tile> {
    let all = [
        judged(view),
        complete(view),
        overdue(view),
        without(view, "Without a due date", "actions.without-due", "late"),
        without(view, "Without a named lead", "actions.without-lead", "late"),
        no_status(view),
        without(view, "Completed without evidence", "actions.complete-without-evidence", "evidence"),
        rating(view),
        forecast(view),
        indicators(view),
        risks(view),
        visits(view),
        Some(data(view)),
    ];
    let mut tiles: Vec<Tile> = all.into_iter().flatten().collect();
    let at = usize::from(tiles.first().is_some_and(|tile| tile.section == "today"));
    let own = official(view);
    tiles.splice(at..at, own);
    // Gaps of none are left out first, the data's quality never.
    while tiles.len() > MOST {
        let spare = tiles.iter().rposition(|tile| tile.name != READING && tile.value.starts_with("0 of"));
        let last = tiles.len() - 2;
        tiles.remove(spare.unwrap_or(last));
    }
    tiles
}

/// The actions of the month before, where every council that is looked at has one.
fn before(view: &View<'_>) -> Option<Before> {
    let mut sum = Before { actions: 0, complete: 0, overdue: 0 };
    for part in view.parts().iter().filter(|part| !part.records.actions.is_empty()) {
        let one = part.moved.as_ref()?.before?;
        sum.actions += one.actions;
        sum.complete += one.complete;
        sum.overdue += one.overdue;
    }
    (sum.actions > 0).then_some(sum)
}

/// `4 more than in February 2004`.
fn direction(view: &View<'_>, now: usize, then: Option<usize>) -> String {
    let (Some(then), Some(month)) = (then, view.edition.benchmark.previous(view.council)) else {
        return String::new();
    };
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => format!("{} more than in {}", now - then, month.in_words()),
        std::cmp::Ordering::Less => format!("{} fewer than in {}", then - now, month.in_words()),
        std::cmp::Ordering::Equal => format!("the same as in {}", month.in_words()),
    }
}

fn complete(view: &View<'_>) -> Option<Tile> {
    let (done, total) = view.counts("actions.complete")?;
    let value = if view.is_few(total) {
        format!("{done} of {total}")
    } else {
        percent(100.0 * done as f64 / total as f64)
    };
    Some(Tile {
        name: "Actions complete".to_owned(),
        value,
        beside: format!("{} of {}", thousands(done as u64), count(total, "action")),
        direction: direction(view, done, before(view).map(|before| before.complete)),
        mark: Mark::Neutral,
        section: "late",
    })
}

fn overdue(view: &View<'_>) -> Option<Tile> {
    let (late, _) = view.counts("actions.overdue")?;
    let (dated, kept) = view.dated().filter(|(dated, _)| *dated > 0)?;
    let days = view.whole("actions.days-late").and_then(|measure| measure.value).filter(|_| late > 0);
    let average = days.map_or_else(String::new, |days| format!(", by {days:.0} days on average"));
    // Of a plan without dates that nothing is late says nothing, nor where dates were moved.
    let says_much = dated as f64 >= super::points::MOSTLY_DATED * kept as f64;
    let is_good = says_much && view.number("movement.slipped") == 0;
    Some(Tile {
        name: "Overdue".to_owned(),
        value: thousands(late as u64),
        beside: format!("of {} with a due date{average}", count(dated, "action")),
        direction: direction(view, late, before(view).map(|before| before.overdue)),
        mark: match (late, is_good) {
            (0, true) => Mark::Good,
            (0, false) => Mark::Neutral,
            _ => Mark::Attention,
        },
        section: "late",
    })
}

/// A gap that leaders ask about, even where there is none.
fn without(view: &View<'_>, name: &'static str, id: &str, section: &'static str) -> Option<Tile> {
    let (part, whole) = view.counts(id)?;
    Some(Tile {
        name: name.to_owned(),
        value: format!("{} of {}", thousands(part as u64), thousands(whole as u64)),
        beside: if view.is_few(whole) { String::new() } else { percent(100.0 * part as f64 / whole as f64) },
        direction: String::new(),
        mark: if part == 0 { Mark::Good } else { Mark::Attention },
        section,
    })
}

fn no_status(view: &View<'_>) -> Option<Tile> {
    let (unknown, total) = (view.number("actions.status-unknown"), view.number("actions.total"));
    (unknown > 0 && total > 0).then(|| Tile {
        name: "Without a status".to_owned(),
        value: format!("{} of {}", thousands(unknown as u64), thousands(total as u64)),
        beside: if view.is_few(total) {
            String::new()
        } else {
            percent(100.0 * unknown as f64 / total as f64)
        },
        direction: String::new(),
        mark: Mark::Attention,
        section: "late",
    })
}

fn rating(view: &View<'_>) -> Option<Tile> {
    let measure = view.whole("standards.effective")?;
    let value = measure.value?;
    let national = measure.national.as_ref().map_or_else(String::new, |national| {
        let place = match measure.verdict {
            // So near that chance could explain it.
            Verdict::Above | Verdict::Below if measure.better == Better::Similar => "close to the national ",
            Verdict::Above => "above the national ",
            Verdict::Below => "below the national ",
            Verdict::Within => "within the national ",
            Verdict::None | Verdict::CannotTell(_) => "national finding: ",
        };
        format!("{place}{}", national.figure)
    });
    Some(Tile {
        name: "Criteria rated effective or satisfactory".to_owned(),
        value: if measure.few { share(measure) } else { percent(value) },
        beside: national,
        direction: String::new(),
        mark: match measure.better {
            Better::Worse => Mark::Attention,
            Better::Better => Mark::Good,
            Better::Similar | Better::None => Mark::Neutral,
        },
        section: "stand",
    })
}

/// The overall judgement that is published, and how many others are good.
fn judged(view: &View<'_>) -> Option<Tile> {
    let profile = view.council?.picture.profiles.first()?;
    let domain: &DomainProfile = profile.domains.iter().find(|domain| domain.rank().is_some())?;
    let is_good = domain.rank().and_then(|rank| domain.grades.get(rank)).is_some_and(|(_, good)| *good);
    Some(Tile {
        name: "Published judgement".to_owned(),
        value: crate::text::capital(&domain.grade),
        beside: format!(
            "{}; {} of {} in England are good or outstanding",
            domain.name,
            domain.good(&domain.england),
            domain.england.graded()
        ),
        direction: profile.inspected.map_or_else(String::new, |day| {
            format!(
                "inspected in {}",
                crate::period::Period::of(day).map_or_else(String::new, crate::period::Period::in_words)
            )
        }),
        mark: if is_good { Mark::Good } else { Mark::Attention },
        section: "today",
    })
}

/// Official statistics of which a way is good: as many as leave room for the council's own figures.
fn official(view: &View<'_>) -> Vec<Tile> {
    let Some(part) = view.council else { return Vec::new() };
    let tile = |standing: &Standing| {
        standing.good.filter(|_| !standing.is_count())?;
        let value = standing.value(Role::Council)?;
        let england = standing.value(Role::England).map(|value| format!("England {}", standing.shown(value)));
        let near =
            standing.neighbours.map(|(value, _)| format!("neighbours' median {}", standing.rounded(value)));
        let direction =
            standing.previous().map_or_else(String::new, |(when, before)| match value.total_cmp(&before) {
                std::cmp::Ordering::Greater => format!("up from {} in {when}", standing.shown(before)),
                std::cmp::Ordering::Less => format!("down from {} in {when}", standing.shown(before)),
                std::cmp::Ordering::Equal => format!("the same as in {when}"),
            });
        Some(Tile {
            name: standing.title.clone(),
            value: standing.shown(value),
            beside: [england, near].into_iter().flatten().collect::<Vec<_>>().join("; "),
            direction,
            mark: match standing.rank.and_then(|(.., quartile)| quartile) {
                Some('A') => Mark::Good,
                Some('D') => Mark::Attention,
                _ => Mark::Neutral,
            },
            section: "today",
        })
    };
    part.picture.standings.iter().filter_map(tile).take(MOST_OFFICIAL).collect()
}

fn forecast(view: &View<'_>) -> Option<Tile> {
    let budget = view.pence("budget.budget").filter(|budget| *budget > 0)?;
    let Some(covered) = Covered::of(view).filter(|covered| covered.budget > 0) else {
        return Some(Tile {
            name: "Forecast against budget".to_owned(),
            value: "No forecast".to_owned(),
            beside: format!("budget {}", money(budget)),
            direction: String::new(),
            mark: Mark::Attention,
            section: "money",
        });
    };
    let (value, mark) = match covered.side() {
        Side::Over => (format!("{} over", covered.share()), Mark::Attention),
        Side::On => ("On budget".to_owned(), Mark::Good),
        Side::Under => (format!("{} under", covered.share()), Mark::Good),
        Side::FarUnder => (format!("{} under", covered.share()), Mark::Neutral),
    };
    Some(Tile {
        name: "Forecast against budget".to_owned(),
        value,
        beside: format!("{}, {}", money(covered.left.abs()), covered.of_what()),
        direction: String::new(),
        mark,
        section: "money",
    })
}

fn indicators(view: &View<'_>) -> Option<Tile> {
    let targeted = super::points::targeted(view);
    let off = targeted.iter().filter(|one| !one.meets).count();
    (!targeted.is_empty()).then(|| Tile {
        name: "Indicators off target".to_owned(),
        value: format!("{off} of {}", targeted.len()),
        beside: "of those whose target has a known good direction".to_owned(),
        direction: String::new(),
        mark: if off > 0 { Mark::Attention } else { Mark::Good },
        section: "indicators",
    })
}

fn risks(view: &View<'_>) -> Option<Tile> {
    let all = view.number("risks.count");
    let high = view
        .of("risks.count")
        .find(|one| one.group.kind == GroupKind::Band && one.group.name.starts_with("High"))
        .and_then(|one| one.numerator)?;
    (all > 0).then(|| Tile {
        name: "High risks".to_owned(),
        value: format!("{high} of {all}"),
        beside: "score 15 or more out of 25".to_owned(),
        direction: String::new(),
        mark: if high > 0 { Mark::Attention } else { Mark::Good },
        section: "risks",
    })
}

fn visits(view: &View<'_>) -> Option<Tile> {
    let (open, issues) = view.counts("visits.without-response")?;
    Some(Tile {
        name: "Issues from visits without response".to_owned(),
        value: format!("{open} of {issues}"),
        beside: String::new(),
        direction: String::new(),
        mark: if open > 0 { Mark::Attention } else { Mark::Good },
        section: "visits",
    })
}

fn data(view: &View<'_>) -> Tile {
    let told = ledger::diagnostics(view.edition, view.council);
    let of = |severity: Severity| told.iter().filter(|each| each.rule.severity == severity).count();
    let used: usize = ledger::sheets(view.edition, view.council).iter().map(|sheet| sheet.used).sum();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    Tile {
        name: READING.to_owned(),
        value: if errors == 0 { "No errors".to_owned() } else { plural(errors, "error", "errors") },
        beside: format!("{}; {} used", count(warnings, "warning"), count(used, "row")),
        direction: String::new(),
        mark: if errors > 0 { Mark::Attention } else { Mark::Neutral },
        section: "read",
    }
}
