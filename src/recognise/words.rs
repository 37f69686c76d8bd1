//! What the words of a header name: each field of each table, from 0 to 1. A header that is explained to its last word is sure.

use std::cell::RefCell;
use std::rc::Rc;

use super::memory::Memory;
use super::readings::{alternatives, readings};
use crate::tables::words::{Part, Phrase, Spot, Vocabulary};
use crate::tables::{Field, Kind, Table, Tables};
use crate::text::{WordMap, WordSet};

/// A field that a header's words may name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Named {
    pub(crate) table: usize,
    pub(crate) field: usize,
    /// 0 to 1.
    pub(crate) score: f32,
}

/// Below this the words of a header do not speak for a field.
const LEAST: f32 = 0.25;
/// A header that names its field by a word that may mean others.
const WEAK: f32 = 0.62;
/// What a header's words say of a field, where they name another one word for word.
const BESIDE: f32 = 0.75;
/// A pattern: `how * know *`.
const PATTERN: f32 = 0.93;
/// Words of a header in which slips are mended, at most.
const MENDED: usize = 8;
/// Longer texts are sentences, and no headers; their first line may be one.
const LONGEST: usize = 160;
/// Nor is a text of this length, whatever it begins with.
const TOO_LONG: usize = 600;

thread_local! {
    /// By the tables that were asked.
    static MEMORY: RefCell<Memory<*const Tables, Rc<[Named]>>> = RefCell::default();
}

/// The fields that a text names, in no order; one entry a field.
pub(crate) fn named(text: &str, tables: &Tables) -> Rc<[Named]> {
    let answer = || if text.len() > TOO_LONG { Vec::new() } else { all_of(text, tables) }.into();
    MEMORY.with_borrow_mut(|memory| memory.recall(std::ptr::from_ref(tables), text, answer))
}

/// Is a text one of a table's headers, word for word?
pub(crate) fn is_named_alone(text: &str, table: &Table) -> bool {
    let text = crate::text::words(text);
    table
        .fields
        .iter()
        .any(|field| field.name.replace('_', " ") == text || field.headers.contains(&text.as_str()))
}

/// The most that any table makes of a text.
pub(crate) fn best(text: &str, tables: &Tables) -> f32 {
    named(text, tables).iter().map(|named| named.score).fold(0.0, f32::max)
}

/// Each reading of a header, and the fields that it names.
fn all_of(text: &str, tables: &Tables) -> Vec<Named> {
    let mut best: WordMap<(usize, usize), f32> = WordMap::default();
    let mut take = |named: Named, worth: f32| {
        let score = named.score * worth;
        let known = best.entry((named.table, named.field)).or_default();
        *known = known.max(score);
    };
    let all = readings(&tables.vocabulary.spelt_out(text));
    for (reading, worth) in all.into_iter().filter(|(reading, _)| reading.len() <= LONGEST) {
        let mut parts: Vec<Vec<Named>> = Vec::new();
        for part in alternatives(reading.as_ref()) {
            parts.push(of_words(&tables.vocabulary.words(&part), tables));
        }
        if let [only] = parts.as_slice() {
            for named in only {
                take(*named, worth);
            }
            continue;
        }
        // "Person responsible & job title": one of the parts names the field, the others say no more.
        let whole = of_words(&tables.vocabulary.words(&reading), tables);
        for named in whole {
            take(named, worth);
        }
        for (at, part) in parts.iter().enumerate() {
            for named in part {
                let is_said_again = parts.iter().enumerate().any(|(other, part)| {
                    other != at
                        && part.iter().any(|each| {
                            (each.table, each.field) == (named.table, named.field) && each.score > 0.5
                        })
                });
                // The first part is what the header is about.
                let worth_of_part = match (is_said_again, at) {
                    (true, _) => 0.98,
                    (false, 0) => 0.9,
                    (false, _) => 0.55,
                };
                take(*named, worth * worth_of_part);
            }
        }
    }
    let mut found: Vec<Named> =
        best.into_iter().map(|((table, field), score)| Named { table, field, score }).collect();
    found.retain(|named| named.score >= LEAST);
    found.sort_by_key(|a| (a.table, a.field));
    found
}

/// The fields that words name.
fn of_words(words: &[String], tables: &Tables) -> Vec<Named> {
    let vocabulary = &tables.vocabulary;
    if words.is_empty() || words.len() > 24 {
        return Vec::new();
    }
    // Of a sentence no letters are mended: it is no header that somebody mistyped.
    let is_plain = words.len() > MENDED || words.iter().all(|word| vocabulary.is_known(word));
    // "Like lihood".
    let joined = if is_plain { None } else { vocabulary.joined(words) };
    let words = joined.as_deref().unwrap_or(words);
    let mended: Vec<String> = if is_plain {
        words.to_vec()
    } else {
        words.iter().map(|word| vocabulary.mended(word).map_or_else(|| word.clone(), str::to_owned)).collect()
    };
    let mending = words.iter().zip(&mended).filter(|(a, b)| a != b).count() as f32 * 0.06;
    let header = Header::new(&mended, vocabulary);
    let mut best: WordMap<(usize, usize), Said> = WordMap::default();
    for word in &header.content {
        for spot in vocabulary.index.get(word).into_iter().flatten() {
            let table = &tables.all[spot.table];
            let found = header.likeness(*spot, table, vocabulary);
            let known = best.entry((spot.table, spot.field)).or_default();
            let own = if found.is_whole { &mut known.whole } else { &mut known.part };
            *own = own.max(found.score - mending);
        }
    }
    // What names a field word for word names no other one, nor itself, by the way.
    let whole: WordSet<usize> =
        best.iter().filter(|(_, found)| found.whole > 0.0).map(|((table, _), _)| *table).collect();
    best.iter()
        .map(|(of, found)| {
            let part = if whole.contains(&of.0) { found.part * BESIDE } else { found.part };
            Named { table: of.0, field: of.1, score: found.whole.max(part) }
        })
        .collect()
}

/// What a header says of one field: word for word, and by the way.
#[derive(Default)]
struct Said {
    whole: f32,
    part: f32,
}

/// How well a phrase names a field, and whether it is the whole header.
struct Likeness {
    score: f32,
    is_whole: bool,
}

/// The words of one header.
struct Header<'a> {
    words: &'a [String],
    content: Vec<String>,
    /// The words that say something before the first joint, and those after it.
    before: Vec<&'a str>,
    after: Vec<&'a str>,
}

impl<'a> Header<'a> {
    fn new(words: &'a [String], vocabulary: &Vocabulary) -> Self {
        let content = vocabulary.content(words);
        let says = |word: &&'a String| content.contains(*word);
        // "By when" and "to be completed by" begin with one: there it joins nothing.
        let begin = words.iter().position(|word| says(&word)).unwrap_or(0);
        let joint = words[begin..].iter().position(|word| vocabulary.is_joint(word)).map(|at| begin + at);
        let (head, tail) = words.split_at(joint.unwrap_or(words.len()));
        let before: Vec<&str> = head.iter().filter(says).map(String::as_str).collect();
        let after: Vec<&str> = tail.iter().filter(says).map(String::as_str).collect();
        Self { words, content, before, after }
    }

    /// How well one phrase names its field in this header.
    fn likeness(&self, spot: Spot, table: &Table, vocabulary: &Vocabulary) -> Likeness {
        let field = &table.fields[spot.field];
        let phrase = if spot.is_weak { &field.weak[spot.phrase] } else { &field.words[spot.phrase] };
        let strength = if spot.is_weak { WEAK } else { 1.0 };
        let fit = self.fit(phrase, spot, field, table, vocabulary);
        let asks_other = fit < 1.0 && self.asks_other_than(field.kind);
        Likeness { score: strength * fit * if asks_other { 0.55 } else { 1.0 }, is_whole: fit >= 1.0 }
    }

    /// "Action by" and "Who will do it?" ask for people, "When will it be done?" for a day.
    fn asks_other_than(&self, kind: Kind) -> bool {
        let is_open =
            |word: Option<&String>, asked: &[&str]| word.is_some_and(|word| asked.contains(&word.as_str()));
        let first = self.words.iter().find(|word| *word != "by");
        let says = matches!(kind, Kind::Text | Kind::Said | Kind::Status);
        let is_date = |word: Option<&String>| is_open(word, &["date"]);
        (says && is_open(self.words.last(), &["by", "to"]))
            || (kind != Kind::Day && is_open(first, &["when"]))
            // "Date closed" is no status; "progress to date" is no date.
            || (says && (is_date(self.words.first()) || (is_date(self.words.last()) && !self.is_to_date())))
            || (kind != Kind::Person && is_open(first, &["who", "whose"]))
    }

    fn is_to_date(&self) -> bool {
        matches!(self.words, [.., to, _] if to == "to")
    }

    fn fit(&self, phrase: &Phrase, spot: Spot, field: &Field, table: &Table, vocabulary: &Vocabulary) -> f32 {
        if phrase.is_pattern() {
            return if matches_pattern(&phrase.parts, self.words) { PATTERN } else { 0.0 };
        }
        if is_same(&phrase.parts, self.words) {
            return 1.0;
        }
        if phrase.content == self.content {
            // "On target" and "date agreed" are more than "target" and "date".
            return 0.98 * self.heard(phrase);
        }
        if phrase.content.iter().any(|word| !self.content.contains(word)) {
            return 0.0;
        }
        let inside = |word: &str| phrase.content.iter().any(|each| each == word);
        if self.content.iter().all(|word| inside(word)) {
            // The same words in another order.
            return 0.94 * self.heard(phrase);
        }
        let mut cost = 0.0;
        let last = self.before.len().saturating_sub(1);
        for (at, word) in self.before.iter().enumerate().filter(|(_, word)| !inside(word)) {
            let is_told = at > 0 && at == last && is_participle(word);
            cost += if is_told { 0.02 } else { Self::cost(word, spot, field, table, vocabulary) };
        }
        cost += 0.03 * self.after.iter().filter(|word| !inside(word)).count() as f32;
        // What a header is about stands at its end, or before "of", "for" and the like.
        let named = |word: &str| vocabulary.names(word, spot.table).next().is_some();
        let head = self.before.last().or(self.after.last()).copied().unwrap_or_default();
        // "Establishment visited", "controls applied": what is visited or applied stands before.
        let (head, is_followed) = match self.before.as_slice() {
            [.., noun, last] if is_participle(last) && !inside(last) && !named(last) => (*noun, true),
            _ => (head, false),
        };
        cost += if is_followed { 0.05 } else { 0.0 };
        // "Target %": the unit of a target, and no percentage of its own.
        let is_unit = |word: &str| word == "percent" && matches!(field.kind, Kind::Number | Kind::Percent);
        if is_unit(head) && phrase.content.len() == 1 && inside(head) {
            let is_other = |word: &&str| vocabulary.names(word, spot.table).any(|of| of != spot.field);
            cost += if self.before.iter().filter(|word| !inside(word)).any(is_other) { 0.35 } else { 0.0 };
        }
        if is_unit(head) && !inside(head) {
            cost += 0.02;
        } else if !inside(head) {
            let adds_nothing =
                field.with.iter().chain(&table.own).any(|word| word == head) || is_number(head);
            cost += match (adds_nothing, vocabulary.names(head, spot.table).any(|of| of != spot.field)) {
                (true, false) => 0.05,
                (true, true) => 0.22,
                (false, true) => 0.4,
                (false, false) => 0.2,
            };
        }
        let share = self.heard(phrase);
        ((0.96 - cost) * if phrase.content.len() == 1 { share.powi(3) } else { share }).max(0.0)
    }

    /// How much of a phrase's small words is there: "on target" and "date agreed" are more than "target" and "date".
    fn heard(&self, phrase: &Phrase) -> f32 {
        let said = |word: &&str| self.words.iter().any(|own| own == word);
        let unsaid: Vec<&str> = phrase.words().filter(|word| !said(word)).collect();
        // "Done" is not "done by".
        if unsaid.last() == Some(&"by") && phrase.words().last() == Some("by") {
            return 0.5;
        }
        match (unsaid.is_empty(), phrase.content.len()) {
            (true, _) => 1.0,
            (false, 1) => 0.8,
            (false, _) if unsaid.iter().all(|word| word.len() <= 3) => 0.99,
            (false, _) => 0.87,
        }
    }

    /// What a word takes away that the phrase does not hold.
    fn cost(word: &str, spot: Spot, field: &Field, table: &Table, vocabulary: &Vocabulary) -> f32 {
        if is_number(word) || field.with.iter().chain(&table.own).any(|own| own == word) {
            0.02
        } else if !vocabulary.qualifiers(word).is_empty() {
            0.04
        } else if vocabulary.names(word, spot.table).any(|of| of != spot.field) {
            0.16
        } else if vocabulary.is_known(word) {
            0.1
        } else {
            0.14
        }
    }
}

/// `visited`, `applied`, `taken`.
fn is_participle(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed"))
        || matches!(
            word,
            "taken" | "made" | "given" | "held" | "set" | "found" | "seen" | "spoken" | "sent" | "done"
        )
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_same(parts: &[Part], words: &[String]) -> bool {
    parts.len() == words.len()
        && parts.iter().zip(words).all(|(part, word)| matches!(part, Part::Word(own) if own == word))
}

/// Do words follow a pattern? `*` stands for any words, or none.
fn matches_pattern(parts: &[Part], words: &[String]) -> bool {
    match (parts, words) {
        ([], []) => true,
        ([Part::Any, rest @ ..], _) => (0..=words.len()).any(|at| matches_pattern(rest, &words[at..])),
        ([Part::Word(own), rest @ ..], [word, more @ ..]) => own == word && matches_pattern(rest, more),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    /// The field that a header names best in a table, and how well.
    fn field(table: &str, header: &str) -> (&'static str, f32) {
        let tables = builtin();
        let at = tables.all.iter().position(|each| each.id == table).expect("a table");
        let found = named(header, tables);
        let best = found.iter().filter(|named| named.table == at).max_by(|a, b| a.score.total_cmp(&b.score));
        best.map_or(("none", 0.0), |named| (tables.all[at].fields[named.field].name, named.score))
    }

    #[test]
    fn headers_as_people_phrase_them_name_their_fields() {
        for (table, header, name) in [
            ("actions", "Person responsible & job title", "lead"),
            ("actions", "Council response / actions to deliver", "action"),
            ("actions", "How we will know it has worked", "outcome"),
            ("actions", "When will it be done?", "due"),
            ("actions", "Date for completion", "due"),
            ("actions", "Status commentary", "progress"),
            ("actions", "Progress RAG", "status"),
            ("actions", "Evidence of completion", "evidence"),
            ("actions", "Status (open/closed)", "status"),
            ("actions", "Resposible officer", "lead"),
            ("risks", "Description of risk", "risk"),
            ("risks", "Likelihood (1-5)", "likelihood"),
            ("risks", "L×I", "score"),
            ("actions", "2. What will close the gap?", "action"),
            ("risks", "Like lihood", "likelihood"),
            ("actions", "Referance", "ref"),
            ("actions", "To be completed no later than", "due"),
            ("indicators", "Target %", "target"),
            ("indicators", "Our target for repairs performance", "target"),
            ("risks", "What could cause it?", "cause"),
            ("budget", "Year end forecast £", "forecast"),
            ("budget", "Over / (under) spend", "variance"),
            ("indicators", "Stat Neighbours", "neighbours"),
            ("visits", "Councillor(s)", "visitor"),
        ] {
            let (found, score) = field(table, header);
            assert_eq!(found, name, "{table}: {header}");
            assert!(score > 0.6, "{table}: {header} {score}");
        }
    }

    #[test]
    fn of_a_long_header_the_first_line_counts() {
        let header = format!(
            "Self assessment RAG\n\n{}",
            "Red (not compliant) = not compliant with the standard. ".repeat(6)
        );
        assert_eq!(field("assessments", &header).0, "self_rating");
        assert_eq!(
            field("assessments", &"Self assessment of what was found and agreed. ".repeat(20)).0,
            "none"
        );
    }

    #[test]
    fn a_header_that_is_known_to_its_last_word_is_surer_than_one_that_is_not() {
        let sure = field("actions", "Lead officer").1;
        let longer = field("actions", "Lead officer for the borough").1;
        let unknown = field("actions", "Lead officer zebra").1;
        assert!(sure > longer && longer > unknown, "{sure} {longer} {unknown}");
    }
}
