//! Which record of this month is which of the month before: by reference, and by likeness of their texts where references
//! changed or are missing. One to one, the likest first; the order of the files and rows decides nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use strsim::sorensen_dice;

use super::item::Item;
use crate::text::{plain, words};

/// How two records were known to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// By the reference that both have.
    Reference,
    /// By their texts, with how alike these are in percent.
    Text(u8),
}

impl Matched {
    pub fn text(self) -> String {
        match self {
            Matched::Reference => "by reference".to_owned(),
            Matched::Text(100) => "by text, guessed: the same text".to_owned(),
            Matched::Text(percent) => format!("by text, guessed: {percent}% alike"),
        }
    }
}

/// Texts of one reference that are less alike than this may be two records.
const SAME_REFERENCE: f64 = 0.5;
/// A text that was written anew under its reference has this much in common with the old one, or keeps its lead and due date.
const REWRITTEN: f64 = 0.3;
/// Texts without a common reference have to be this much alike.
const SAME_TEXT: f64 = 0.85;
/// More pairs than this are not compared text by text: nobody keeps so many actions without references.
const MOST_PAIRS: usize = 4_000_000;

/// A pair that may be the same record. Positions are those in the lists.
struct Pair {
    then: usize,
    now: usize,
    likeness: f64,
}

/// What is compared of one record.
struct Side<'a> {
    items: &'a [Arc<Item>],
    texts: Vec<String>,
    references: Vec<String>,
    taken: Vec<bool>,
}

impl<'a> Side<'a> {
    fn new(items: &'a [Arc<Item>]) -> Self {
        Self {
            items,
            texts: items.iter().map(|item| words(&item.text)).collect(),
            references: items.iter().map(|item| spelling(&item.reference)).collect(),
            taken: vec![false; items.len()],
        }
    }

    fn free(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|&at| !self.taken[at]).collect()
    }

    /// What tells two records apart whose texts are equal, so that nothing hangs on their order.
    fn order(&self, at: usize) -> impl Ord + '_ {
        let item = &self.items[at];
        (
            &self.texts[at],
            &self.references[at],
            item.standard,
            &item.lead,
            item.due,
            &item.sheet,
            &item.workbook,
            item.row,
        )
    }
}

/// Both sides, and the pairs that were found.
struct Matching<'a> {
    then: Side<'a>,
    now: Side<'a>,
    pairs: Vec<(usize, usize, Matched)>,
}

/// Pairs of positions in the two lists, each position at most once.
pub(super) fn pairs(then: &[Arc<Item>], now: &[Arc<Item>]) -> Vec<(usize, usize, Matched)> {
    let mut matching = Matching { then: Side::new(then), now: Side::new(now), pairs: Vec::new() };
    matching.by_reference(SAME_REFERENCE);
    matching.by_equal_text();
    matching.by_text();
    // What has the same reference still is the same, whatever became of its text; but for a reference that was given to
    // something else, with nothing in common but the number.
    matching.by_reference(REWRITTEN);
    matching.pairs
}

impl Matching<'_> {
    fn by_reference(&mut self, least: f64) {
        let mut groups: BTreeMap<(&str, &str), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (side, is_now) in [(&self.then, false), (&self.now, true)] {
            for at in side.free() {
                let reference = side.references[at].as_str();
                if reference.is_empty() {
                    continue;
                }
                let (then, now) = groups.entry((side.items[at].table, reference)).or_default();
                if is_now { now.push(at) } else { then.push(at) }
            }
        }
        let mut found = Vec::new();
        for (then, now) in groups.values() {
            found.extend(self.likest(then, now, least, true));
        }
        for pair in found {
            self.take(&pair, Matched::Reference);
        }
    }

    /// Equal texts with other references, or none: quick, and before anything that is only alike.
    fn by_equal_text(&mut self) {
        let mut groups: BTreeMap<(&str, &str), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (side, is_now) in [(&self.then, false), (&self.now, true)] {
            for at in side.free().into_iter().filter(|&at| !side.texts[at].is_empty()) {
                let (then, now) = groups.entry((side.items[at].table, &side.texts[at])).or_default();
                if is_now { now.push(at) } else { then.push(at) }
            }
        }
        let mut found = Vec::new();
        for (then, now) in groups.values() {
            found.extend(self.likest(then, now, 0.0, false));
        }
        for pair in found {
            self.take(&pair, Matched::Text(100));
        }
    }

    fn by_text(&mut self) {
        let tables: BTreeSet<&'static str> = self.then.items.iter().map(|item| item.table).collect();
        for table in tables {
            let of_table = |side: &Side<'_>| -> Vec<usize> {
                side.free()
                    .into_iter()
                    .filter(|&at| side.items[at].table == table && !side.texts[at].is_empty())
                    .collect()
            };
            let (then, now) = (of_table(&self.then), of_table(&self.now));
            if then.len() * now.len() > MOST_PAIRS {
                continue;
            }
            for pair in self.likest(&then, &now, SAME_TEXT, false) {
                let percent = (pair.likeness * 100.0).floor().min(99.0) as u8;
                self.take(&pair, Matched::Text(percent));
            }
        }
    }

    /// Pairs of two lists, the likest first, each record once.
    fn likest(&self, then: &[usize], now: &[usize], least: f64, by_reference: bool) -> Vec<Pair> {
        let mut all = Vec::new();
        for &a in then {
            for &b in now {
                if !by_reference && !self.may_be_renumbered(a, b) {
                    continue;
                }
                let likeness = likeness(&self.then.texts[a], &self.now.texts[b]);
                let is_bare = by_reference && (self.then.texts[a].is_empty() || self.now.texts[b].is_empty());
                let (then, now) = (&self.then.items[a], &self.now.items[b]);
                let is_kept = by_reference
                    && least <= REWRITTEN
                    && plain(&then.lead) == plain(&now.lead)
                    && then.due == now.due;
                if likeness >= least || is_bare || is_kept {
                    all.push(Pair { then: a, now: b, likeness });
                }
            }
        }
        // Of equal texts those that share most of the rest.
        let shared = |pair: &Pair| {
            let (a, b) = (&self.then.items[pair.then], &self.now.items[pair.now]);
            usize::from(a.standard == b.standard)
                + usize::from(a.lead == b.lead)
                + usize::from(a.due == b.due)
                + usize::from(a.sheet == b.sheet)
        };
        all.sort_by(|a, b| {
            b.likeness
                .total_cmp(&a.likeness)
                .then_with(|| shared(b).cmp(&shared(a)))
                .then_with(|| self.then.order(a.then).cmp(&self.then.order(b.then)))
                .then_with(|| self.now.order(a.now).cmp(&self.now.order(b.now)))
        });
        let (mut used_then, mut used_now) = (BTreeSet::new(), BTreeSet::new());
        all.retain(|pair| {
            let is_free = !used_then.contains(&pair.then) && !used_now.contains(&pair.now);
            if is_free {
                used_then.insert(pair.then);
                used_now.insert(pair.now);
            }
            is_free
        });
        all
    }

    /// May two records that are known by their texts only be one? A reference that another took the place of is one of the
    /// same standard, lead or due date: plans have many actions of nearly the same words.
    fn may_be_renumbered(&self, a: usize, b: usize) -> bool {
        if self.then.references[a].is_empty() || self.now.references[b].is_empty() {
            return true;
        }
        let (then, now) = (&self.then.items[a], &self.now.items[b]);
        let same_standard =
            then.standard == now.standard || then.standard.is_none() || now.standard.is_none();
        same_standard && (plain(&then.lead) == plain(&now.lead) || then.due == now.due)
    }

    fn take(&mut self, pair: &Pair, matched: Matched) {
        self.then.taken[pair.then] = true;
        self.now.taken[pair.now] = true;
        self.pairs.push((pair.then, pair.now, matched));
    }
}

/// A reference as it is compared: `CS 1`, `CS-1` and `cs1` are one, `No. 3` is 3; `1.1` and `11` are two.
fn spelling(reference: &str) -> String {
    let text = plain(reference);
    let text =
        ["no. ", "no ", "ref ", "action "].iter().find_map(|start| text.strip_prefix(start)).unwrap_or(&text);
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect()
}

/// How alike two texts are, 0 to 1: the share of pairs of letters that they have in common.
fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // Texts of very different length cannot share enough.
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short == 0 || short * 3 < long { 0.0 } else { sorensen_dice(a, b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(reference: &str, text: &str, row: u32) -> Item {
        Item {
            reference: reference.to_owned(),
            text: text.to_owned(),
            ..Item::empty("actions", Arc::from("plan.xlsx"), Arc::from("Plan"), row)
        }
    }

    fn told(then: &[Item], now: &[Item]) -> Vec<(u32, u32, Matched)> {
        let shared = |items: &[Item]| -> Vec<Arc<Item>> { items.iter().cloned().map(Arc::new).collect() };
        let (then, now) = (&shared(then), &shared(now));
        let mut told: Vec<_> =
            pairs(then, now).into_iter().map(|(a, b, matched)| (then[a].row, now[b].row, matched)).collect();
        told.sort_unstable();
        told
    }

    #[test]
    fn numbers_that_moved_on_do_not_mislead() {
        // A new first action; the others were numbered anew.
        let then =
            [item("1", "Agree the referral form", 1), item("2", "Train all managers in supervision", 2)];
        let now = [
            item("1", "Write to every school about the new policy", 1),
            item("2", "Agree the referral form", 2),
            item("3", "Train all managers in supervision", 3),
        ];
        assert_eq!(told(&then, &now), [(1, 2, Matched::Text(100)), (2, 3, Matched::Text(100))]);
    }

    #[test]
    fn references_are_compared_without_spaces_and_hyphens() {
        for (one, other) in [("CS 1", "cs-1"), ("CS - 3", "CS3"), ("No. 3", "3"), ("1.3.", "1.3")] {
            assert_eq!(spelling(one), spelling(other), "{one} {other}");
        }
        assert_ne!(spelling("1.1"), spelling("11"));
    }

    #[test]
    fn a_number_that_was_given_to_something_else_is_not_the_same_record() {
        let with = |text: &str, month: i8| Item {
            lead: "Eve Ford".to_owned(),
            due: Some(jiff::civil::date(2004, month, 29)),
            ..item("3", text, 1)
        };
        let then = [with("Review caseload of every social worker monthly in supervision", 2)];
        let now = [with("Buy new laptops for the duty team", 8)];
        assert!(told(&then, &now).is_empty());
    }

    #[test]
    fn a_text_that_was_rewritten_keeps_its_reference() {
        let then = [item("A7", "Recruit social workers", 1)];
        let now = [item("a7", "Appoint ten permanent staff by the spring", 4)];
        assert_eq!(told(&then, &now), [(1, 4, Matched::Reference)]);
    }

    #[test]
    fn without_references_the_likest_texts_meet_whatever_their_order() {
        let then = [
            item("", "Review the duty system in the north office", 1),
            item("", "Review the duty system in the south office", 2),
        ];
        let now = [
            item("", "Review the duty system in the south office by June", 1),
            item("", "Review the duty system in the north office", 2),
            item("", "Buy a new photocopier", 3),
        ];
        let first = told(&then, &now);
        assert_eq!(first.iter().map(|(a, b, _)| (*a, *b)).collect::<Vec<_>>(), [(1, 2), (2, 1)]);
        let turned: Vec<Item> = now.iter().rev().cloned().collect();
        assert_eq!(told(&then, &turned), first);
    }

    #[test]
    fn another_action_of_nearly_the_same_words_is_no_renumbered_one() {
        let with = |reference: &str, text: &str, standard: u8, lead: &str| Item {
            standard: Some(standard),
            lead: lead.to_owned(),
            due: Some(jiff::civil::date(2004, i8::try_from(standard).unwrap_or(1), 1)),
            ..item(reference, text, 1)
        };
        let then =
            [with("2.29", "Test the children's database in line with the guidance", 2, "Team Manager")];
        let now = [with("3.37", "Agree the children's database in line with the guidance", 3, "F Okoro")];
        assert!(told(&then, &now).is_empty());
        let moved =
            [with("2.30", "Agree the children's database in line with the guidance", 2, "Team Manager")];
        assert_eq!(told(&then, &moved).len(), 1);
    }

    #[test]
    fn two_records_with_one_reference_are_told_apart_by_their_texts() {
        let then = [item("3", "Audit case files", 1), item("3", "Publish the leaflet", 2)];
        let now = [item("3", "Publish the leaflet", 1), item("3", "Audit case files every month", 2)];
        assert_eq!(told(&then, &now), [(1, 2, Matched::Reference), (2, 1, Matched::Reference)]);
    }
}
