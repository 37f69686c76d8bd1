//! What the cells of a column are, and how well they fit a kind of field: from -1 (they refuse it) to 1 (they speak for it).

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::cell::{is_code_of_score, is_id, is_level, is_person, is_references, is_status, is_verb, is_year};
use super::memory::Memory;
use crate::ingest::{Cell, Value};
use crate::period::Period;
use crate::tables::Kind;
use crate::text::plain;
use crate::value::blank::Blank;
use crate::value::date::{self, DateText};
use crate::value::money::{self, MoneyText};
use crate::value::number;
use crate::value::status::{self, Key};

/// What was counted in the cells of one column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Profile {
    /// Cells that were looked at, blank ones with them.
    pub(crate) cells: usize,
    /// Cells that hold something, but for typed blanks.
    pub(crate) filled: usize,
    /// Cells that hold nothing but a fill of a status.
    pub(crate) coloured: usize,
    texts: usize,
    pub(crate) numbers: usize,
    days: usize,
    /// Words that stand where a day would: ongoing, to be confirmed.
    day_words: usize,
    statuses: usize,
    truths: usize,
    /// 1 to 5, or words of levels.
    levels: usize,
    /// Whole numbers from 1 to 25, or codes such as `C1`.
    scores: usize,
    amounts: usize,
    percents: usize,
    ids: usize,
    /// `2003`, `2003/04`.
    years: usize,
    /// Short codes that hold a digit.
    codes: usize,
    people: usize,
    references: usize,
    /// Begin with a verb, as actions do.
    orders: usize,
    letters: usize,
    distinct: usize,
    /// The largest number.
    most: f64,
}

/// What a column's cells are. `period` gives the year of dates without one.
pub(crate) fn profile<'a>(cells: impl Iterator<Item = Option<&'a Cell>>, period: Period) -> Profile {
    let mut found = Profile::none();
    let mut seen: HashSet<Rc<str>> = HashSet::new();
    for cell in cells {
        found.cells += 1;
        let Some(cell) = cell else { continue };
        let has_colour = cell.fill.and_then(|rgb| status::of_fill(rgb, &Key::new())).is_some();
        match &cell.value {
            Value::Empty => found.coloured += usize::from(has_colour),
            Value::Error(_) => {}
            Value::Bool(_) => {
                found.filled += 1;
                found.truths += 1;
                seen.insert(cell.value.shown().into());
            }
            Value::Date(day) => {
                found.filled += 1;
                found.days += usize::from(crate::period::LIKELY_YEARS.contains(&day.year()));
                seen.insert(day.to_string().into());
            }
            Value::Number(number) => {
                found.number(*number);
                seen.insert(number.to_string().into());
            }
            Value::Text(text) => {
                let known = known(text, period);
                found.add(&known.profile);
                if known.profile.filled > 0 {
                    seen.insert(known.plain.clone());
                }
            }
        }
    }
    found.distinct = seen.len();
    found
}

/// What one text counts for, and how it is compared.
struct Known {
    profile: Profile,
    plain: Rc<str>,
}

thread_local! {
    /// By month, which gives the year of dates without one.
    static MEMORY: RefCell<Memory<Period, Rc<Known>>> = RefCell::default();
}

fn known(text: &str, period: Period) -> Rc<Known> {
    MEMORY.with_borrow_mut(|memory| {
        memory.recall(period, text, || {
            let mut profile = Profile::none();
            profile.text(text, period);
            Rc::new(Known { profile, plain: plain(text).into() })
        })
    })
}

/// Is one cell plainly what a field of this kind holds, and nothing that a header would say?
pub(crate) fn is_value(cell: &Cell, kind: Kind, period: Period) -> bool {
    let profile = profile(std::iter::once(Some(cell)), period);
    match kind {
        Kind::Status => profile.statuses > 0,
        Kind::Day => profile.days > 0,
        Kind::Money | Kind::Number | Kind::Percent | Kind::Score => {
            profile.numbers > 0 || profile.percents > 0
        }
        Kind::Level => profile.levels > 0,
        Kind::References => profile.references > 0,
        Kind::Id => profile.codes > 0,
        Kind::Text | Kind::Said | Kind::Person | Kind::Rating | Kind::Grade | Kind::Standard | Kind::Year => {
            false
        }
    }
}

impl Profile {
    /// Of no cell.
    fn none() -> Self {
        Self { most: f64::MIN, ..Self::default() }
    }

    /// Counts what another profile has counted.
    fn add(&mut self, other: &Self) {
        let counts: [(&mut usize, usize); 20] = [
            (&mut self.cells, other.cells),
            (&mut self.filled, other.filled),
            (&mut self.coloured, other.coloured),
            (&mut self.texts, other.texts),
            (&mut self.numbers, other.numbers),
            (&mut self.days, other.days),
            (&mut self.day_words, other.day_words),
            (&mut self.statuses, other.statuses),
            (&mut self.truths, other.truths),
            (&mut self.levels, other.levels),
            (&mut self.scores, other.scores),
            (&mut self.amounts, other.amounts),
            (&mut self.percents, other.percents),
            (&mut self.ids, other.ids),
            (&mut self.years, other.years),
            (&mut self.codes, other.codes),
            (&mut self.people, other.people),
            (&mut self.references, other.references),
            (&mut self.orders, other.orders),
            (&mut self.letters, other.letters),
        ];
        for (own, more) in counts {
            *own += more;
        }
        self.most = self.most.max(other.most);
    }

    fn number(&mut self, number: f64) {
        self.filled += 1;
        self.numbers += 1;
        self.most = self.most.max(number);
        let is_whole = number.fract() == 0.0;
        self.amounts += 1;
        self.levels += usize::from(is_whole && (1.0..=5.0).contains(&number));
        self.scores += usize::from(is_whole && (1.0..=25.0).contains(&number));
        self.percents +=
            usize::from((0.0..=1.0).contains(&number) || (is_whole && (0.0..=100.0).contains(&number)));
        self.ids += usize::from(is_whole && (0.0..=99_999.0).contains(&number));
        self.references += usize::from(is_whole && (1.0..=108.0).contains(&number));
        self.years += usize::from(is_whole && crate::period::LIKELY_YEARS.contains(&(number as i16)));
        let packed = is_whole && (19_900_101.0..=20_501_231.0).contains(&number);
        self.days += usize::from(packed);
    }

    fn text(&mut self, text: &str, period: Period) {
        let said = plain(text);
        if let Some(blank) = Blank::of(&said) {
            self.day_words += usize::from(blank == Blank::NotKnownYet);
            return;
        }
        self.filled += 1;
        self.texts += 1;
        self.letters += said.chars().count();
        let has_digit = said.bytes().any(|byte| byte.is_ascii_digit());
        // Sentences are no days.
        if said.len() <= 60 && (has_digit || said.len() <= 30 || super::time::may_name_a_time(text)) {
            let read = date::parse(text, period);
            // A date among words is a story.
            let is_whole = |doubt: Option<date::Doubt>| doubt != Some(date::Doubt::Among);
            let is_day = matches!(read, DateText::Day(_, _, doubt) if is_whole(doubt));
            // "Complete" may be a status.
            let is_word =
                matches!(read, DateText::Words(meant) if meant != date::Meant::Done || said != "yes");
            self.days += usize::from(is_day);
            self.day_words += usize::from(is_word && !is_day);
        }
        if said.len() <= 80 {
            self.statuses += usize::from(is_status(text));
            self.levels += usize::from(is_level(&said));
            self.truths += usize::from(matches!(said.as_str(), "yes" | "no" | "y" | "n" | "true" | "false"));
        }
        if has_digit && said.len() <= 40 {
            let is_amount = matches!(money::parse(&said, 100), MoneyText::Pence(_));
            self.amounts += usize::from(is_amount);
            if let Some(number) = number::parse(&said) {
                self.numbers += 1;
                self.most = self.most.max(number);
                self.percents += usize::from((0.0..=100.0).contains(&number));
                let is_whole = number.fract() == 0.0;
                self.scores += usize::from(is_whole && (1.0..=25.0).contains(&number));
            } else {
                self.scores += usize::from(is_code_of_score(&said));
            }
        }
        self.scores += usize::from(!has_digit && said.len() <= 24 && is_level(&said));
        self.years += usize::from(is_year(&said));
        let is_id = is_id(text);
        self.ids += usize::from(is_id);
        self.codes += usize::from(is_id && has_digit);
        self.people += usize::from(is_person(text));
        self.references += usize::from(has_digit && said.len() <= 40 && is_references(&said));
        let mut words = said.split([' ', ',', ':']);
        let verb = words.next().unwrap_or_default();
        // "Issue 1: ..." and "Control 2" are labels.
        let is_label = words.next().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        self.orders += usize::from(said.contains(' ') && is_verb(verb) && !is_label);
    }

    fn share(&self, count: usize) -> f32 {
        if self.filled == 0 { 0.0 } else { count as f32 / self.filled as f32 }
    }

    /// The mean length of its texts.
    fn length(&self) -> f32 {
        if self.texts == 0 { 0.0 } else { self.letters as f32 / self.texts as f32 }
    }

    /// Texts of which hardly two are the same.
    fn differs(&self) -> f32 {
        self.share(self.distinct)
    }

    /// Is hardly any cell like another?
    pub(crate) fn is_distinct(&self) -> bool {
        self.filled > 0 && self.differs() >= 0.8
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0 && self.coloured == 0
    }

    /// Does it hold numbers, and hardly anything else?
    pub(crate) fn is_numeric(&self) -> bool {
        self.filled > 0 && self.share(self.numbers) >= 0.6
    }

    /// Does it hold texts that could name what a row is about?
    pub(crate) fn is_naming(&self) -> bool {
        self.filled > 0
            && self.share(self.texts) >= 0.7
            && [self.days, self.numbers, self.levels].iter().all(|count| self.share(*count) < 0.4)
    }

    /// Do most of the cells begin with a verb, as what is to be done does?
    pub(crate) fn is_orders(&self) -> bool {
        self.share(self.orders) >= 0.5
    }

    /// How well the cells fit a kind, from -1 to 1; 0 where there is nothing to go by.
    pub(crate) fn fit(&self, kind: Kind) -> f32 {
        if self.is_blank() {
            return 0.0;
        }
        // One cell alone says little.
        let trust = match self.filled + self.coloured {
            1 => 0.5,
            2 => 0.8,
            _ => 1.0,
        };
        trust * self.whole_fit(kind)
    }

    fn whole_fit(&self, kind: Kind) -> f32 {
        let (texts, numbers, days) =
            (self.share(self.texts), self.share(self.numbers), self.share(self.days));
        let statuses = self.share(self.statuses);
        let of = |good: f32, at_least: f32| ((good - at_least) / (1.0 - at_least)).clamp(-1.0, 1.0);
        // Of kinds that cells show plainly: none that fits refuses it.
        let plainly = |good: f32, at_least: f32| {
            if good < at_least { good / at_least - 1.0 } else { (good - at_least) / (1.0 - at_least) }
                .clamp(-1.0, 1.0)
        };
        match kind {
            Kind::Text | Kind::Said => self.text_fit(kind),
            Kind::Person => {
                if numbers > 0.5 || days > 0.5 {
                    return -1.0;
                }
                let people = self.share(self.people);
                let long = if self.length() > 45.0 && people < 0.9 { 0.6 } else { 0.0 };
                of(people, 0.35) - long - 0.5 * statuses
            }
            Kind::Day => {
                let found = days + self.share(self.day_words) * 0.9;
                plainly(found, 0.4)
            }
            Kind::Money => {
                if days > 0.5 || (texts > 0.8 && self.share(self.amounts) < 0.2) {
                    return -1.0;
                }
                plainly(self.share(self.amounts), 0.3)
            }
            Kind::Number => {
                if days > 0.5 {
                    return -1.0;
                }
                plainly(numbers, 0.3)
            }
            Kind::Percent => {
                if days > 0.4 {
                    return -1.0;
                }
                plainly(self.share(self.percents), 0.4)
            }
            Kind::Status => {
                let all = self.filled + self.coloured;
                let coloured = self.coloured as f32 / all.max(1) as f32;
                if coloured > 0.5 {
                    return 1.0;
                }
                if numbers > 0.7 {
                    // A share of what is done is a status of a kind.
                    return if self.most > 100.0 { -1.0 } else { -0.3 };
                }
                let said = self.share(self.statuses)
                    + 0.7 * self.share(self.truths).min(1.0 - statuses)
                    + 0.3 * self.share(self.percents).min(1.0 - statuses);
                (of(said.min(1.0), 0.3) - if self.length() > 40.0 { 0.5 } else { 0.0 }).clamp(-1.0, 1.0)
            }
            Kind::Level => {
                if days > 0.4 {
                    return -1.0;
                }
                plainly(self.share(self.levels), 0.4)
            }
            Kind::Score => {
                if days > 0.4 {
                    return -1.0;
                }
                let said = self.share(self.scores).max(statuses * 0.8);
                plainly(said, 0.3)
            }
            Kind::Rating | Kind::Grade => {
                let few = 1.0 - self.differs();
                let short = if self.length() <= 30.0 { 0.3 } else { -0.6 };
                (short + 0.3 * few + 0.3 * statuses - if days > 0.4 { 1.0 } else { 0.0 }).clamp(-1.0, 1.0)
            }
            Kind::Standard => {
                let repeats = 1.0 - self.differs();
                let gaps = if self.filled * 2 <= self.cells { 0.2 } else { 0.0 };
                (0.5 * repeats + gaps - if days > 0.4 { 1.0 } else { 0.0 } - 0.5 * statuses
                    + if self.length() > 80.0 { -0.5 } else { 0.1 })
                .clamp(-1.0, 1.0)
            }
            Kind::Year => plainly(self.share(self.years), 0.5),
            Kind::References if self.share(self.references) < 0.4 => -1.0,
            Kind::References => plainly(self.share(self.references), 0.4),
            Kind::Id => {
                if days > 0.4 || self.length() > 24.0 {
                    return -1.0;
                }
                plainly(self.share(self.ids), 0.4) * (0.4 + 0.6 * self.differs())
            }
        }
    }

    /// How well the cells fit a text: one that differs in each row, or one that may say nothing.
    fn text_fit(&self, kind: Kind) -> f32 {
        let (texts, numbers, days) =
            (self.share(self.texts), self.share(self.numbers), self.share(self.days));
        let statuses = self.share(self.statuses);
        let mut fit = 0.4 * (texts - numbers - days) - 0.5 * statuses.max(self.share(self.truths));
        fit += if self.length() >= 14.0 { 0.35 } else { 0.0 };
        if kind == Kind::Text {
            fit += 0.2 * (self.differs() - 0.5) + 0.3 * self.share(self.orders);
        }
        if statuses > 0.8 && self.length() < 20.0 {
            fit = fit.min(-0.7);
        } else if self.share(self.codes) > 0.8 && self.length() <= 10.0 {
            fit = -0.9;
        }
        if self.share(self.people) > 0.8 && self.length() < 30.0 {
            fit -= 0.3;
        }
        if numbers > 0.8 || days > 0.8 {
            fit = -1.0;
        }
        fit.clamp(-1.0, 1.0)
    }

    /// The most telling thing about the cells, in words: `14 of 15 cells are dates`.
    pub(crate) fn in_words(&self) -> String {
        if self.filled == 0 {
            return match self.coloured {
                0 => "the cells are empty".to_owned(),
                coloured => format!("{coloured} of {} cells have the fill of a status", self.cells),
            };
        }
        let kinds = [
            (self.days, "dates"),
            (self.statuses, "words of a status"),
            (self.truths, "yes or no"),
            (self.ids, "short codes or numbers"),
            (self.people, "names or roles"),
            (self.levels, "levels"),
            (self.amounts, "numbers or amounts"),
            (self.orders, "texts that begin with a verb"),
            (self.texts, "texts"),
        ];
        let most = kinds.iter().map(|(count, _)| *count).max().unwrap_or(0);
        let (count, what) =
            kinds.iter().find(|(count, _)| *count == most && most > 0).unwrap_or(&(0, "texts"));
        match self.filled {
            1 => format!("its one filled cell is among {what}"),
            filled if filled == *count => format!("all {filled} filled cells are {what}"),
            filled => format!("{count} of {filled} filled cells are {what}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Profile {
        let cells: Vec<Cell> = texts
            .iter()
            .map(|text| {
                let value =
                    text.parse::<f64>().map_or_else(|_| Value::Text((*text).to_owned()), Value::Number);
                Cell::plain(0, 0, if text.is_empty() { Value::Empty } else { value })
            })
            .collect();
        profile(cells.iter().map(Some), Period { year: 2024, month: 3 })
    }

    /// The kind that fits best of those that a header could leave open.
    fn best(texts: &[&str], kinds: &[Kind]) -> Kind {
        let profile = of(texts);
        *kinds.iter().max_by(|a, b| profile.fit(**a).total_cmp(&profile.fit(**b))).expect("a kind")
    }

    #[test]
    fn cells_tell_what_a_doubtful_header_means() {
        let kinds = [Kind::Person, Kind::Day, Kind::Status, Kind::Text, Kind::Number, Kind::Id];
        assert_eq!(best(&["A Lee", "Head of Service", "HR / Finance", "DCS"], &kinds), Kind::Person);
        assert_eq!(best(&["31/03/2024", "end of March 2024", "TBC", "ongoing"], &kinds), Kind::Day);
        assert_eq!(best(&["Complete", "In progress", "Amber", "Not started"], &kinds), Kind::Status);
        let actions =
            ["Review the threshold document", "Publish the local offer", "Train staff in recording"];
        assert_eq!(best(&actions, &kinds), Kind::Text);
        assert_eq!(best(&["81.5", "90.25", "1200"], &kinds), Kind::Number);
        assert_eq!(best(&["R1", "R2", "R3", "R10"], &kinds), Kind::Id);
    }

    #[test]
    fn a_text_field_is_never_a_column_of_numbers() {
        assert!(of(&["3", "4", "5", "2"]).fit(Kind::Text) <= -0.9);
        assert!(of(&["3", "4", "5", "2"]).fit(Kind::Level) > 0.9);
        assert!(of(&["Costs rise", "Delay"]).fit(Kind::Level) < 0.0);
    }

    #[test]
    fn a_column_of_fills_is_a_status() {
        let red = Cell { fill: Some([255, 0, 0]), ..Cell::plain(0, 0, Value::Empty) };
        let cells = [red.clone(), red.clone(), red];
        let profile = profile(cells.iter().map(Some), Period { year: 2024, month: 3 });
        assert!(profile.fit(Kind::Status) > 0.9);
    }
}
