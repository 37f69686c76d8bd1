//! Words of headers in one form, phrases of them, and which field each phrase names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::Table;
use crate::text::{WordMap, WordSet};

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Word(String),
    /// `*`: any words, or none.
    Any,
}

/// A header, or the end of one, that names a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) parts: Vec<Part>,
    /// The words that say something; all of them where none does.
    pub(crate) content: Vec<String>,
}

impl Phrase {
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter_map(|part| if let Part::Word(word) = part { Some(word.as_str()) } else { None })
    }

    pub(crate) fn is_pattern(&self) -> bool {
        self.parts.contains(&Part::Any)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<&str> =
            self.parts.iter().map(|part| if let Part::Word(word) = part { word } else { "*" }).collect();
        f.write_str(&texts.join(" "))
    }
}

/// What a header says beside the name of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Qualifier {
    Original,
    Revised,
    Previous,
    Inherent,
    Residual,
    Target,
    Ytd,
    Annual,
}

/// Where a phrase stands: table, field, its number there, and whether it is a weak one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) table: usize,
    pub(crate) field: usize,
    pub(crate) phrase: usize,
    pub(crate) is_weak: bool,
}

/// The words that all tables share, and an index of all phrases.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    nothing: WordSet<String>,
    joints: WordSet<String>,
    short: WordMap<String, String>,
    /// Words with marks inside them, and what they stand for.
    marked: WordMap<String, String>,
    qualifiers: WordMap<String, Vec<Qualifier>>,
    /// Every word that any table knows.
    known: WordSet<String>,
    /// The same by first letter and length, for words with a letter wrong.
    alike: WordMap<(u8, usize), Vec<String>>,
    /// The phrases that hold a word.
    pub(crate) index: WordMap<String, Vec<Spot>>,
    /// The tables and fields that a word alone names, or at the end of a phrase.
    heads: WordMap<String, Vec<(usize, usize)>>,
    /// How many phrases hold a word.
    weights: WordMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    nothing: Vec<String>,
    joints: Vec<String>,
    short: BTreeMap<String, String>,
    marked: BTreeMap<String, String>,
    qualifiers: BTreeMap<Qualifier, Vec<String>>,
}

impl Vocabulary {
    pub(super) fn load() -> Result<Self, String> {
        let file: WordsFile = toml::from_str(include_str!("words.toml"))
            .map_err(|error| format!("src/tables/words.toml: {error}"))?;
        let mut qualifiers: WordMap<String, Vec<Qualifier>> = WordMap::default();
        for (qualifier, words) in &file.qualifiers {
            for word in words {
                qualifiers.entry(singular(word)).or_default().push(*qualifier);
            }
        }
        Ok(Self {
            nothing: file.nothing.iter().map(|word| singular(word)).collect(),
            joints: file.joints.into_iter().collect(),
            short: file.short.into_iter().collect(),
            marked: file.marked.into_iter().collect(),
            qualifiers,
            known: WordSet::default(),
            alike: WordMap::default(),
            index: WordMap::default(),
            heads: WordMap::default(),
            weights: WordMap::default(),
        })
    }

    /// The words of a text in the form in which they are compared: small letters, whole words for short forms, one of many.
    pub(crate) fn words(&self, text: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        // Words in small letters without any marks are parted by their spaces.
        let is_plain =
            text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b' ');
        let parts = if is_plain {
            text.split_whitespace().map(str::to_owned).collect()
        } else {
            parted(&self.spelt_out(text))
        };
        for word in parts {
            let whole = self.short.get(&word).cloned().unwrap_or_else(|| singular(&word));
            let whole = self.short.get(&whole).cloned().unwrap_or(whole);
            if whole.contains(' ') {
                out.extend(whole.split(' ').map(str::to_owned));
            } else {
                out.push(whole);
            }
        }
        // "Latest Est." is an estimate, "Est. outturn" estimated.
        if out.last().is_some_and(|word| word == "estimated") && !text.to_lowercase().contains("estimated") {
            out.pop();
            out.push("estimate".to_owned());
        }
        out
    }

    /// A text whose words with marks inside them are written out: `Y/E f'cast` is the year end's forecast.
    pub(crate) fn spelt_out<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains(['/', '.', '\'', '’', '-']) {
            return Cow::Borrowed(text);
        }
        let is_edge = |c: char| !c.is_alphanumeric();
        let mut out = String::with_capacity(text.len());
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_matches(is_edge);
            let plain = word.to_lowercase().replace('’', "'");
            match self.marked.get(&plain) {
                Some(whole) => out.push_str(&piece.replace(word, whole)),
                None => out.push_str(piece),
            }
        }
        Cow::Owned(out)
    }

    pub(crate) fn phrase(&self, text: &str) -> Phrase {
        let mut parts = Vec::new();
        for piece in text.split_whitespace() {
            if piece == "*" {
                parts.push(Part::Any);
            } else {
                parts.extend(self.words(piece).into_iter().map(Part::Word));
            }
        }
        let words: Vec<String> = parts
            .iter()
            .filter_map(|part| if let Part::Word(word) = part { Some(word.clone()) } else { None })
            .collect();
        Phrase { content: self.content(&words), parts }
    }

    /// The words that say something; all of them where none does.
    pub(crate) fn content(&self, words: &[String]) -> Vec<String> {
        let content: Vec<String> =
            words.iter().filter(|word| !self.nothing.contains(*word)).cloned().collect();
        if content.is_empty() { words.to_vec() } else { content }
    }

    pub(crate) fn is_joint(&self, word: &str) -> bool {
        self.joints.contains(word)
    }

    pub(crate) fn is_known(&self, word: &str) -> bool {
        self.known.contains(word) || self.nothing.contains(word) || self.qualifiers.contains_key(word)
    }

    pub(crate) fn qualifiers(&self, word: &str) -> &[Qualifier] {
        self.qualifiers.get(word).map_or(&[], Vec::as_slice)
    }

    /// The fields of a table that a word alone names.
    pub(crate) fn names(&self, word: &str, table: usize) -> impl Iterator<Item = usize> {
        let heads = self.heads.get(word).map_or(&[][..], Vec::as_slice);
        heads.iter().filter(move |(of, _)| *of == table).map(|(_, field)| *field)
    }

    /// A word that nobody knows, with a letter or two mended: the known word that it is nearest to.
    pub(crate) fn mended(&self, word: &str) -> Option<&str> {
        let letters = word.chars().count();
        if letters < 4 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || self.is_known(word) {
            return None;
        }
        if let Some(whole) = self.written_short(word) {
            return Some(whole);
        }
        if letters < 5 {
            return None;
        }
        let most = if letters >= 8 { 2 } else { 1 };
        let lengths = word.len().saturating_sub(most).max(4)..=word.len() + most;
        let near = lengths.filter_map(|length| self.alike.get(&(word.as_bytes()[0], length))).flatten();
        let scored = near.map(|known| (strsim::osa_distance(word, known), known.as_str()));
        let (_, known) = scored.filter(|(distance, _)| *distance <= most).min()?;
        Some(self.short.get(known).map_or(known, String::as_str))
    }

    /// Words of which one that is not known makes a known one with the word before it: `like lihood`.
    pub(crate) fn joined(&self, words: &[String]) -> Option<Vec<String>> {
        let mut out: Vec<String> = Vec::with_capacity(words.len());
        for word in words {
            match out.last_mut() {
                Some(last) if !self.is_known(word) && self.known.contains(&format!("{last}{word}")) => {
                    last.push_str(word);
                }
                _ => out.push(word.clone()),
            }
        }
        (out.len() < words.len()).then_some(out)
    }

    /// The known word that a word is short for, if no other one is nearly as likely: `alloc`, `bgt`, `encumb`, `projn`.
    fn written_short(&self, word: &str) -> Option<&str> {
        let mut likely: Vec<(u32, &str)> = (word.len() + 2..=18)
            .filter_map(|length| self.alike.get(&(word.as_bytes()[0], length)))
            .flatten()
            .filter(|whole| is_short_for(word, whole))
            .map(|whole| (self.weights.get(whole).copied().unwrap_or(0), whole.as_str()))
            .collect();
        likely.sort_unstable_by(|a, b| b.cmp(a));
        let &(weight, first) = likely.first()?;
        // "Allocated" and "allocation" say the same.
        let is_other = |whole: &str| {
            let stem = (word.len() + 1).max(5);
            whole.get(..stem) != first.get(..stem)
        };
        let other = likely.iter().find(|(_, whole)| is_other(whole)).map_or(0, |(weight, _)| *weight);
        (weight >= other * 2).then_some(first)
    }

    /// Makes the index of the tables' phrases.
    pub(super) fn learn(&mut self, tables: &[Table]) {
        let (mut index, mut known): (WordMap<String, Vec<Spot>>, WordSet<String>) =
            (WordMap::default(), WordSet::default());
        let mut heads: WordMap<String, Vec<(usize, usize)>> = WordMap::default();
        for (table, spec) in tables.iter().enumerate() {
            known.extend(spec.own.iter().cloned());
            for (field, each) in spec.fields.iter().enumerate() {
                known.extend(each.with.iter().cloned());
                for (phrases, is_weak) in [(&each.words, false), (&each.weak, true)] {
                    for (phrase, one) in phrases.iter().enumerate() {
                        known.extend(one.content.iter().cloned());
                        // Found by its rarest word would be better; by its last it is found in most headers.
                        if let Some(word) = one.content.last() {
                            index.entry(word.clone()).or_default().push(Spot {
                                table,
                                field,
                                phrase,
                                is_weak,
                            });
                        }
                        if let ([word], false) = (one.content.as_slice(), is_weak) {
                            heads.entry(word.clone()).or_default().push((table, field));
                        }
                    }
                }
            }
        }
        self.weights.clear();
        let all = tables.iter().flat_map(|table| &table.fields);
        for phrase in all.flat_map(|field| field.words.iter().chain(&field.weak)) {
            for word in &phrase.content {
                *self.weights.entry(word.clone()).or_default() += 1;
            }
        }
        self.alike.clear();
        // Short forms that are whole words are mistyped too: "referance".
        let short = self.short.iter().filter(|(word, whole)| word.len() >= 7 && !whole.contains(' '));
        let mut all: Vec<&String> = known.iter().chain(short.map(|(word, _)| word)).collect();
        all.sort_unstable();
        all.dedup();
        for word in all.into_iter().filter(|word| word.len() >= 4) {
            self.alike.entry((word.as_bytes()[0], word.len())).or_default().push(word.clone());
        }
        (self.index, self.known, self.heads) = (index, known, heads);
    }
}

/// The words of a text in small letters. `DueDate`, `due_date` and `Due_x0020_Date` are two words each, `%` is percent, `&` is and.
fn parted(text: &str) -> Vec<String> {
    let text = text.replace("_x0020_", " ");
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut last: Option<char> = None;
    let mut take = |word: &mut String| {
        if !word.is_empty() {
            words.push(std::mem::take(word));
        }
    };
    let letters: Vec<char> = text.chars().collect();
    for (at, &c) in letters.iter().enumerate() {
        if matches!(c, '\'' | '’' | '‘') {
            continue;
        }
        // A capital after a small letter begins a word, if it goes on with small ones: `DueDate`, and not `LxI` or `KPIs`.
        let is_small = |at: usize| letters.get(at).is_some_and(|next| next.is_lowercase());
        let begins = c.is_uppercase()
            && is_small(at + 1)
            && ((last.is_some_and(char::is_lowercase) && word.chars().count() >= 3)
                // `RAGStatus` and `KPIRef`, and not `KPIs`.
                || (last.is_some_and(char::is_uppercase) && word.chars().count() >= 2 && is_small(at + 2)));
        if begins {
            take(&mut word);
        }
        match c {
            '%' | '&' | '#' | '№' => {
                take(&mut word);
                word.push_str(match c {
                    '%' => "percent",
                    '&' => "and",
                    _ => "number",
                });
                take(&mut word);
            }
            '×' => word.push('x'),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => take(&mut word),
        }
        last = Some(c);
    }
    take(&mut word);
    words
}

/// Is a word written short? Its beginning, or its first letters and some of those that follow, in order.
fn is_short_for(short: &str, whole: &str) -> bool {
    // "Prove" is a word of its own, "mitig" is none.
    if whole.starts_with(short) {
        return short.len() <= 6 && !short.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    }
    let begin = short.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
    let mut rest = whole.bytes();
    let is_in_order = short.bytes().all(|letter| rest.any(|other| other == letter));
    let is_bare = !short[1..].bytes().any(|letter| b"aeiou".contains(&letter));
    is_in_order
        // "East" is no establishment.
        && (begin >= 3 || is_bare || (begin == 2 && short.len() >= 4 && short.as_bytes().last() == whole.as_bytes().last()))
}

/// One of many: `actions` is `action`, `activities` is `activity`; `status` and `progress` stay.
fn singular(word: &str) -> String {
    if word.len() <= 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) || word == "series" {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 2) {
        return format!("{stem}y");
    }
    for end in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        Vocabulary::load().unwrap_or_else(|fault| panic!("{fault}")).words(text).join(" ")
    }

    #[test]
    fn headers_of_all_kinds_of_programs_have_the_same_words() {
        for text in ["Due date", "DueDate", "due_date", "Due_x0020_Date", "DUE DATE:", "Due  Dates"] {
            assert_eq!(words(text), "due date", "{text}");
        }
        assert_eq!(words("Rec No."), "recommendation number");
        assert_eq!(words("% complete & RAG"), "percent complete and rag");
        assert_eq!(words("L×I"), "lxi");
        assert_eq!(words("Councils' activities, boxes and processes"), "council activity box and process");
        assert_eq!(words("Status of progress"), "status of progress");
        assert_eq!(words("KPIs"), "indicator");
        assert_eq!(words("RAGStatus"), "rag status");
        assert_eq!(words("Y.T.D."), "ytd");
        assert_eq!(words("Y/E f'cast (R/A/G)"), "year end forecast rag");
    }

    #[test]
    fn a_letter_or_two_are_mended() {
        let tables = crate::tables::builtin();
        assert_eq!(tables.vocabulary.mended("resposible"), Some("responsible"));
        assert_eq!(tables.vocabulary.mended("staus"), Some("status"));
        assert_eq!(tables.vocabulary.mended("frcst"), Some("forecast"));
        assert_eq!(tables.vocabulary.mended("mvmt"), Some("movement"));
        assert_eq!(tables.vocabulary.mended("mitig"), Some("mitigation"));
        assert_eq!(tables.vocabulary.mended("east"), None);
        assert_eq!(tables.vocabulary.mended("brd"), None, "an acronym");
        assert_eq!(tables.vocabulary.mended("owner"), None);
        assert_eq!(tables.vocabulary.mended("xylophone"), None);
    }
}
