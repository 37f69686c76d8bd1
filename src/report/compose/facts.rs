//! What the figures say, subject by subject, in short sentences: under the headings of page and paper, and on the workbook's
//! first sheet. Made from measures alone.

mod actions;
mod national;
mod records;

use super::view::View;
use crate::compare::Measure;
use crate::national::Pack;
use crate::wording;

/// A subject and what the figures say about it.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The question of the page that it belongs to.
    pub section: &'static str,
    pub topic: &'static str,
    pub sentences: Vec<String>,
}

impl Fact {
    /// As one paragraph.
    pub fn text(&self) -> String {
        self.sentences.join(" ")
    }
}

/// The facts of a council, or of all together.
pub fn facts(view: &View<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut say = |section: &'static str, topic: &'static str, sentences: Vec<String>| {
        if !sentences.is_empty() {
            out.push(Fact { section, topic, sentences });
        }
    };
    say("stand", "Judgements", national::judgements(view));
    say("stand", "Criteria", national::criteria(view));
    say("stand", "Timescales", national::timescales(view));
    say("today", "Official statistics", national::official(view));
    say("late", "Actions", actions::actions(view));
    say("moved", "Changes", actions::movement(view));
    say("evidence", "Evidence", actions::evidence(view));
    say("cover", "Recommendations", actions::recommendations(view));
    say("cover", "Areas for attention", actions::areas(view));
    say("visits", "Visits", records::visits(view));
    say("indicators", "Indicators", records::indicators(view));
    say("risks", "Risks", records::risks(view));
    say("money", "Money", records::budget(view));
    say("read", "Data quality", records::quality(view));
    out
}

/// A share with its numbers: `86% (30 of 35)`; of few `3 of 5`.
pub fn share(measure: &Measure) -> String {
    match measure.value.and_then(|_| measure.counts()) {
        Some((part, whole)) => wording::share(part, whole, measure.few),
        None => "no figure".to_owned(),
    }
}

/// The same of named things: `86% of actions (30 of 35)`; of few `3 of 5 actions`.
fn share_of(measure: &Measure, what: &str) -> String {
    let (part, whole) = measure.counts().unwrap_or((0, 0));
    wording::share_of(part, whole, measure.few, what)
}

/// The name of a pack for readers.
pub fn pack_name(pack: &Pack) -> String {
    format!("{}. {}", pack.title, pack.publisher)
}
