//! Words of headers in one form, phrases of them, and which field each phrase names.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use serde::Deserialize;

use super::Table;

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
    nothing: HashSet<String>,
    joints: HashSet<String>,
    short: HashMap<String, String>,
    qualifiers: HashMap<String, Vec<Qualifier>>,
    /// Every word that any table knows.
    known: HashSet<String>,
    /// The same by first letter and length, for words with a letter wrong.
    alike: HashMap<(u8, usize), Vec<String>>,
    /// The phrases that hold a word.
    pub(crate) index: HashMap<String, Vec<Spot>>,
    /// The tables and fields that a word alone names, or at the end of a phrase.
    heads: HashMap<String, Vec<(usize, usize)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    nothing: Vec<String>,
    joints: Vec<String>,
    short: BTreeMap<String, String>,
    qualifiers: BTreeMap<Qualifier, Vec<String>>,
}

impl Vocabulary {
    pub(super) fn load() -> Result<Self, String> {
        let file: WordsFile = toml::from_str(include_str!("words.toml"))
            .map_err(|error| format!("src/tables/words.toml: {error}"))?;
        let mut qualifiers: HashMap<String, Vec<Qualifier>> = HashMap::new();
        for (qualifier, words) in &file.qualifiers {
            for word in words {
                qualifiers.entry(singular(word)).or_default().push(*qualifier);
            }
        }
        Ok(Self {
            nothing: file.nothing.iter().map(|word| singular(word)).collect(),
            joints: file.joints.into_iter().collect(),
            short: file.short.into_iter().collect(),
            qualifiers,
            known: HashSet::new(),
            alike: HashMap::new(),
            index: HashMap::new(),
            heads: HashMap::new(),
        })
    }

    /// The words of a text in the form in which they are compared: small letters, whole words for short forms, one of many.
    pub(crate) fn words(&self, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        for word in parted(text) {
            let whole = self.short.get(&word).cloned().unwrap_or_else(|| singular(&word));
            out.push(self.short.get(&whole).cloned().unwrap_or(whole));
        }
        // "Latest Est." is an estimate, "Est. outturn" estimated.
        if out.last().is_some_and(|word| word == "estimated") && !text.to_lowercase().contains("estimated") {
            out.pop();
            out.push("estimate".to_owned());
        }
        out
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
        if letters < 5 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || self.is_known(word) {
            return None;
        }
        let most = if letters >= 8 { 2 } else { 1 };
        let lengths = word.len().saturating_sub(most).max(4)..=word.len() + most;
        let near = lengths.filter_map(|length| self.alike.get(&(word.as_bytes()[0], length))).flatten();
        let scored = near.map(|known| (strsim::osa_distance(word, known), known.as_str()));
        scored.filter(|(distance, _)| *distance <= most).min().map(|(_, known)| known)
    }

    /// Makes the index of the tables' phrases.
    pub(super) fn learn(&mut self, tables: &[Table]) {
        let (mut index, mut known): (HashMap<String, Vec<Spot>>, HashSet<String>) =
            (HashMap::new(), HashSet::new());
        let mut heads: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
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
        self.alike.clear();
        for word in known.iter().filter(|word| word.len() >= 4) {
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
        let begins = c.is_uppercase()
            && last.is_some_and(char::is_lowercase)
            && word.chars().count() >= 3
            && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
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
    }

    #[test]
    fn a_letter_or_two_are_mended() {
        let tables = crate::tables::builtin();
        assert_eq!(tables.vocabulary.mended("resposible"), Some("responsible"));
        assert_eq!(tables.vocabulary.mended("staus"), Some("status"));
        assert_eq!(tables.vocabulary.mended("owner"), None);
        assert_eq!(tables.vocabulary.mended("xylophone"), None);
    }
}
