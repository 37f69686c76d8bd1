//! Main points: what a leader has to know, found by rules and put in their order of importance by one sum.
//!
//! A rule looks at the measures and records of a council, or of all together, and finds points. A point's importance is the
//! rule's weight (0 to 10) times its extent (0 to 1): how much there is of what the rule looks for, as its file says. Weights
//! can be changed in `batch.toml` (`[importance] overdue = 10`; 0 turns a rule off). Same figures, same points, same order.

mod actions;
mod data;
mod indicators;
mod money;
mod national;
mod published;
mod risks;

use std::cmp::Reverse;

use super::view::View;
use crate::text::lowered;
use crate::wording::shortened;
pub(super) use actions::MOSTLY_DATED;
pub(super) use indicators::sign;
pub use indicators::{off_target, targeted};
pub use money::{Covered, Side};

/// At most so many points need attention on a page.
pub const MOST_ATTENTION: usize = 5;
/// And so many are going well.
pub const MOST_GOOD: usize = 3;
/// A second point joins a headline only where it matters so much.
const WORTH_JOINING: f64 = 2.0;
/// Words of a headline that joins two points.
const LONGEST_HEADLINE: usize = 20;

/// What a point says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Attention,
    Good,
}

/// How a rule looks for points.
type Find = fn(&View<'_>) -> Vec<Found>;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// As batch.toml names it.
    pub id: &'static str,
    pub tone: Tone,
    /// 0 to 10; how much it matters where its extent is 1.
    pub weight: f64,
    /// What it looks for, and what its extent is.
    pub about: &'static str,
    /// The question of the page that it belongs to.
    pub section: &'static str,
    find: Find,
}

impl Rule {
    const fn attention(
        id: &'static str,
        weight: f64,
        section: &'static str,
        about: &'static str,
        find: Find,
    ) -> Self {
        Self { id, tone: Tone::Attention, weight, about, section, find }
    }

    const fn good(
        id: &'static str,
        weight: f64,
        section: &'static str,
        about: &'static str,
        find: Find,
    ) -> Self {
        Self { id, tone: Tone::Good, weight, about, section, find }
    }
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    /// 0 to 1.
    extent: f64,
    headline: String,
    sentence: String,
    ask: String,
}

impl Found {
    fn new(extent: f64, headline: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { extent, headline: headline.into(), sentence: sentence.into(), ask: String::new() }
    }

    /// What to ask those who are responsible for.
    fn ask(mut self, what: impl Into<String>) -> Self {
        self.ask = what.into();
        self
    }
}

/// One main point.
#[derive(Debug, Clone)]
pub struct Point {
    pub rule: &'static Rule,
    pub importance: f64,
    /// The finding in at most fifteen words, without a full stop.
    pub headline: String,
    /// The finding with its numbers, in sentences.
    pub sentence: String,
    /// What to ask for, as `a due date for 31 actions`; empty where there is nothing.
    pub ask: String,
}

/// The points of a council or of all together, the most important first.
#[derive(Debug)]
pub struct Points {
    pub attention: Vec<Point>,
    pub good: Vec<Point>,
}

/// Every rule, subject by subject.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let all: [&'static [Rule]; 7] = [
        indicators::RULES,
        actions::RULES,
        national::RULES,
        published::RULES,
        money::RULES,
        risks::RULES,
        data::RULES,
    ];
    all.into_iter().flatten()
}

impl Points {
    pub fn of(view: &View<'_>) -> Self {
        let weights = &view.edition.plan.config.importance;
        let mut all: Vec<Point> = rules()
            .map(|rule| (rule, weights.of(rule.id).unwrap_or(rule.weight)))
            .filter(|(_, weight)| *weight > 0.0)
            .flat_map(|(rule, weight)| {
                (rule.find)(view).into_iter().map(move |found| Point {
                    rule,
                    importance: weight * found.extent.clamp(0.0, 1.0),
                    headline: found.headline,
                    sentence: found.sentence,
                    ask: found.ask,
                })
            })
            .collect();
        // Rules of equal importance keep their order.
        all.sort_by_key(|point| Reverse((point.importance * 1e6) as i64));
        let (attention, good) = all.into_iter().partition(|point| point.rule.tone == Tone::Attention);
        Self { attention, good }
    }

    /// The one sentence that says where the council stands.
    pub fn headline(&self, view: &View<'_>) -> String {
        let (worst, best) = (self.attention.first(), self.good.first());
        match (worst, best) {
            (None, None) => format!("Nothing stands out in {}", view.edition.benchmark.period.in_words()),
            (None, Some(best)) => best.headline.clone(),
            // What goes well comes first only where it weighs more, and never without what does not.
            (Some(worst), Some(best)) if best.importance > worst.importance => Some(worst)
                .filter(|worst| worst.importance >= WORTH_JOINING)
                .and_then(|worst| joined(best, "but", worst, view))
                .unwrap_or_else(|| best.headline.clone()),
            (Some(worst), _) => {
                // A second one joins it, where both are short and of different subjects.
                let other = |point: &&Point| point.rule.section != worst.rule.section;
                let second = self
                    .attention
                    .iter()
                    .skip(1)
                    .find(other)
                    .filter(|point| point.importance >= WORTH_JOINING);
                let both = second.and_then(|second| joined(worst, "and", second, view));
                both.unwrap_or_else(|| worst.headline.clone())
            }
        }
    }

    pub fn attention(&self) -> &[Point] {
        &self.attention[..self.attention.len().min(MOST_ATTENTION)]
    }

    pub fn good(&self) -> &[Point] {
        &self.good[..self.good.len().min(MOST_GOOD)]
    }

    /// The most important finding of a question, for its heading.
    pub fn of_section(&self, section: &str) -> Option<&Point> {
        let mut all = self.attention.iter().chain(&self.good);
        all.find(|point| point.rule.section == section)
    }
}

/// Two headlines in one sentence, where it stays short.
fn joined(first: &Point, with: &str, second: &Point, view: &View<'_>) -> Option<String> {
    (words(&first.headline) + words(&second.headline) < LONGEST_HEADLINE)
        .then(|| format!("{}, {with} {}", first.headline, in_sentence(&second.headline, view)))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A headline within a sentence: its first letter is small unless it begins with a name.
fn in_sentence(text: &str, view: &View<'_>) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_council = view.parts().iter().any(|part| part.name.starts_with(first));
    // A pack need not name one.
    let mut names = view.edition.plan.packs.iter().map(|pack| pack.inspectorate.as_str());
    let is_inspectorate = names.any(|name| !name.is_empty() && text.starts_with(name));
    if is_council || is_inspectorate { text.to_owned() } else { lowered(text) }
}

/// `3.2 Train all duty staff (lead: Head of Service)`, for a sentence.
fn named(reference: &str, text: &str, role: &str, who: &str) -> String {
    let text = shortened(text, 60);
    let name =
        if reference.is_empty() { format!("“{text}”") } else { format!("{reference} “{text}”") };
    if who.is_empty() { name } else { format!("{name} ({role}: {})", shortened(who, 40)) }
}
