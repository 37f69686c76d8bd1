//! What one reader looks at: a council, or all of them together, with its measures and records.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;

use super::Edition;
use crate::compare::measure::whole;
use crate::compare::{ALL_COUNCILS, CouncilPart, Group, GroupKind, Measure};
use crate::national::Pack;
use crate::normalise::records::{Action, Risk};
use crate::text::capital;
use crate::wording;

/// A score from which a risk is high, of 25.
const HIGH: f64 = 15.0;

/// One council of an edition, or all together.
pub struct View<'a> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) council: Option<&'a CouncilPart>,
    pub(super) measures: &'a [Measure],
    /// Start of the file names.
    pub(super) prefix: String,
    pub(super) who: Arc<str>,
}

impl<'a> View<'a> {
    pub fn new(edition: &'a Edition<'a>, council: Option<&'a CouncilPart>) -> Self {
        Self {
            edition,
            council,
            measures: council.map_or(edition.benchmark.measures.as_slice(), |part| part.measures.as_slice()),
            prefix: edition.names.prefix(council.map(|part| &*part.name)).to_owned(),
            who: council.map_or_else(|| Arc::from(ALL_COUNCILS), |part| Arc::clone(&part.name)),
        }
    }

    pub(super) fn of<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'b Measure> + 'b {
        self.measures.iter().filter(move |measure| measure.id == id)
    }

    /// The measures of an id over standards of the framework, by number and name.
    pub(super) fn of_standards<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'b Measure> + 'b {
        self.of(id).filter(|measure| measure.group.kind == GroupKind::Standard)
    }

    pub(super) fn find(&self, id: &str, group: &Group) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id && measure.group == *group)
    }

    pub(in crate::report) fn whole(&self, id: &str) -> Option<&Measure> {
        whole(self.measures, id)
    }

    /// Part and whole of a share over everything; `None` where there is nothing to share.
    pub(super) fn counts(&self, id: &str) -> Option<(usize, usize)> {
        let measure = self.whole(id)?;
        measure.value?;
        measure.counts().filter(|(_, whole)| *whole > 0)
    }

    /// An amount over everything, in pence; `None` where nobody gave one.
    pub(super) fn pence(&self, id: &str) -> Option<i64> {
        self.whole(id).and_then(Measure::pence_given)
    }

    /// A count over everything; zero where it was not counted.
    pub(super) fn number(&self, id: &str) -> usize {
        let counted = self.whole(id).and_then(|measure| measure.numerator);
        counted.and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
    }

    /// Actions with a due date, and those of trackers that keep one; `None` without actions.
    pub(in crate::report) fn dated(&self) -> Option<(usize, usize)> {
        let (without, kept) = self.whole("actions.without-due")?.counts().unwrap_or((0, 0));
        Some((kept.saturating_sub(without), kept))
    }

    /// The councils that are looked at.
    pub(super) fn parts(&self) -> &'a [CouncilPart] {
        self.council.map_or(self.edition.benchmark.councils.as_slice(), std::slice::from_ref)
    }

    pub(super) fn actions(&self) -> impl Iterator<Item = &'a Action> + 'a {
        self.parts().iter().flat_map(|part| &part.records.actions)
    }

    /// The overdue actions, the longest first, each with its days and the last day that its due date can mean.
    pub(super) fn late(&self) -> Vec<(i32, Date, &'a Action)> {
        let as_of = self.edition.benchmark.as_of;
        let late = self.actions().filter(|action| action.is_overdue(as_of));
        let mut late: Vec<(i32, Date, &Action)> = late
            .filter_map(|action| {
                let due = action.due.last_possible()?;
                Some(((as_of - due).get_days(), due, action))
            })
            .collect();
        late.sort_by_key(|(days, ..)| Reverse(*days));
        late
    }

    /// The risks that score high, the highest first.
    pub(super) fn high_risks(&self) -> Vec<&'a Risk> {
        let all = self.parts().iter().flat_map(|part| &part.records.risks);
        let mut high: Vec<&Risk> = all.filter(|risk| risk.score.is_some_and(|score| score >= HIGH)).collect();
        high.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
        high
    }

    /// The pack of the council's framework, or of that of most councils.
    pub(in crate::report) fn pack(&self) -> Option<&'a Pack> {
        let framework = self.council.map_or(&*self.edition.benchmark.framework, |part| &*part.framework);
        self.edition.plan.pack(framework)
    }

    pub(in crate::report) fn is_one(&self) -> bool {
        self.council.is_some()
    }

    /// As the subject of a sentence: `Leicester`, `The councils`.
    pub(super) fn subject(&self) -> String {
        self.council.map_or_else(|| "The councils".to_owned(), |part| part.name.to_string())
    }

    /// `Leicester's`, `the councils'`.
    pub(super) fn owner(&self) -> String {
        match self.council {
            None => "the councils'".to_owned(),
            Some(part) if part.name.ends_with('s') => format!("{}'", part.name),
            Some(part) => format!("{}'s", part.name),
        }
    }

    /// `Since February 2004,`, to begin a sentence.
    pub(super) fn since_then(&self) -> String {
        format!("{},", capital(&self.since()))
    }

    /// `since February 2004`, or for councils of different months `since each council's latest earlier month`.
    pub(super) fn since(&self) -> String {
        match self.edition.benchmark.previous(self.council) {
            Some(month) => format!("since {}", month.in_words()),
            None => "since each council's latest earlier month".to_owned(),
        }
    }

    /// A share with its numbers in the house style.
    pub(super) fn share(&self, part: usize, whole: usize) -> String {
        wording::share(part, whole, self.is_few(whole))
    }

    /// The same of named things.
    pub(super) fn share_of(&self, part: usize, whole: usize, what: &str) -> String {
        wording::share_of(part, whole, self.is_few(whole), what)
    }

    /// Is it a small number, of which no percentage is said?
    pub(super) fn is_few(&self, whole: usize) -> bool {
        (whole as i64) < self.edition.plan.config.thresholds.few
    }
}

/// SSI's grade of how well children are served, as what the council does.
pub(super) fn serves(grade: &str) -> &'static str {
    match grade {
        "well" => "serves children well",
        "most" => "serves most children well",
        "some" => "serves some children well",
        _ => "does not serve children well",
    }
}

/// `7 Governance` as `Governance`.
pub(super) fn bare(standard: &str) -> &str {
    standard.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
}
