//! Which fields the cells of a header row name, table by table, and how sure that is.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::OnceLock;

use super::field::TableSpec;
use super::header::{HeaderCell, Reading, header_text};
use super::origin::How;
use super::records::TABLES;
use super::similar::{SURE, likeness, says_present};
use crate::period::LIKELY_YEARS;

/// A header that is known, or its short form, cannot be mistaken.
const KNOWN: u8 = 95;

/// A column taken for a field.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    pub(crate) field: usize,
    pub(crate) cell: usize,
    pub(crate) how: How,
    pub(crate) confidence: u8,
    pub(crate) scale: Option<i64>,
}

/// What the header cells name in one table.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// By column. Each field and each cell at most once.
    pub(crate) taken: Vec<Match>,
    /// Guesses that are not good enough to be used, for columns that nothing else was found for.
    pub(crate) asked: Vec<Match>,
    /// Cells that name a field which another cell names better.
    pub(crate) beside: Vec<Match>,
}

struct Known {
    table: usize,
    field: usize,
    words: String,
    how: How,
}

/// All headers of all tables, and an index of them by their words.
fn known() -> &'static (Vec<Known>, HashMap<String, Vec<usize>>) {
    static KNOWN_HEADERS: OnceLock<(Vec<Known>, HashMap<String, Vec<usize>>)> = OnceLock::new();
    KNOWN_HEADERS.get_or_init(|| {
        let mut all = Vec::new();
        for (table, spec) in TABLES.iter().enumerate() {
            for (field, each) in spec.fields.iter().enumerate() {
                let name = each.name.replace('_', " ");
                all.push(Known { table, field, words: name.clone(), how: How::Exact });
                for synonym in each.synonyms {
                    let words = header_text(synonym).words;
                    if words != name {
                        all.push(Known { table, field, words, how: How::Synonym });
                    }
                }
            }
        }
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, each) in all.iter().enumerate() {
            index.entry(each.words.clone()).or_default().push(at);
        }
        (all, index)
    })
}

/// A header longer than this is a sentence.
const LONGEST: usize = 60;

/// Is this text a known header? Cheap, because it is asked of every cell.
pub(crate) fn is_header_like(text: &str) -> bool {
    text.len() <= LONGEST
        && text.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '%')
        && begins_like_a_header(text)
        && known().1.contains_key(&header_text(text).words)
}

/// Does a text begin with the first letters of any known header? Tells most texts apart before their words are made.
fn begins_like_a_header(text: &str) -> bool {
    static BEGINNINGS: OnceLock<HashSet<[u8; 3]>> = OnceLock::new();
    let beginnings =
        BEGINNINGS.get_or_init(|| known().0.iter().filter_map(|known| beginning(&known.words)).collect());
    // What is not plain letters is looked at in full.
    beginning(text.trim_start()).is_none_or(|start| beginnings.contains(&start))
}

/// The first three letters, where they are plain ones.
fn beginning(text: &str) -> Option<[u8; 3]> {
    let bytes = text.as_bytes();
    let first = [*bytes.first()?, *bytes.get(1)?, *bytes.get(2)?];
    first.iter().all(u8::is_ascii_alphabetic).then(|| first.map(|byte| byte.to_ascii_lowercase()))
}

/// One field that a cell may name.
#[derive(Debug, Clone, Copy)]
struct Choice {
    field: usize,
    confidence: u8,
    how: How,
    scale: Option<i64>,
}

/// Texts whose likeness to known headers is remembered, at most; then all are forgotten.
const REMEMBERED: usize = 2_000;

thread_local! {
    /// The same headers come in every tracker, and a header row is looked at in several ways.
    static ALIKE: RefCell<HashMap<String, Rc<[(usize, u8)]>>> = RefCell::default();
}

/// The known headers that a text is like, and how much.
fn alike(words: &str) -> Rc<[(usize, u8)]> {
    ALIKE.with_borrow_mut(|remembered| {
        if let Some(found) = remembered.get(words) {
            return Rc::clone(found);
        }
        let likenesses = known().0.iter().enumerate().map(|(at, known)| (at, likeness(words, &known.words)));
        let found: Rc<[(usize, u8)]> = likenesses.filter(|(_, likeness)| *likeness > 0).collect();
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(words.to_owned(), Rc::clone(&found));
        found
    })
}

/// The fields that one cell may name in a table, the surest first.
fn choices(table: usize, cell: &HeaderCell) -> Vec<Choice> {
    let (all, index) = known();
    let mut found: Vec<(usize, Choice)> = Vec::new();
    let mut is_known = false;
    // Joined first: "Key" over "Area" is a key area.
    for (text, reading) in cell.readings.iter().rev() {
        let mut add = |known: &Known, confidence: u8, how: How| {
            let choice = Choice { field: known.field, confidence, how, scale: text.scale };
            // Of two that are equally sure the longer known header tells more.
            let weight = usize::from(confidence) * 100 + known.words.len();
            match found.iter_mut().find(|(_, other)| other.field == choice.field) {
                Some((best, _)) if *best >= weight => {}
                Some(other) => *other = (weight, choice),
                None => found.push((weight, choice)),
            }
        };
        let equal = index.get(&text.words);
        let loss = if *reading == Reading::Short { 3 } else { 0 };
        for &at in equal.into_iter().flatten().filter(|&&at| all[at].table == table) {
            let how = if *reading == Reading::Short { How::Synonym } else { all[at].how };
            add(&all[at], SURE - loss, how);
            is_known = true;
        }
        // A header that is known in full is not looked at in parts.
        if !is_known
            && matches!(reading, Reading::Whole | Reading::Short | Reading::Lowest)
            && text.words.len() <= LONGEST
        {
            for &(at, likeness) in alike(&text.words).iter().filter(|(at, _)| all[*at].table == table) {
                let confidence = likeness.saturating_sub(loss);
                if confidence > 0 {
                    add(&all[at], confidence.min(KNOWN - 1), How::Guessed);
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.field.cmp(&b.1.field)));
    found.into_iter().map(|(_, choice)| choice).collect()
}

/// The fields that the cells of a header row name in one table. Guesses below `least` percent are only asked about.
pub(crate) fn match_table(table: usize, cells: &[HeaderCell], least: u8) -> Matches {
    let mut options: Vec<Vec<Choice>> = cells.iter().map(|cell| choices(table, cell)).collect();
    let first: Vec<Option<Choice>> = options.iter().map(|found| found.first().copied()).collect();
    let mut matches = Matches::default();
    let as_match = |cell: usize, choice: Choice| Match {
        field: choice.field,
        cell,
        how: choice.how,
        confidence: choice.confidence,
        scale: choice.scale,
    };
    // The surest pairs first: known headers with one meaning before those that could be either of two.
    loop {
        let mut best: Option<(bool, u8, usize)> = None;
        for (at, found) in options.iter().enumerate() {
            let Some(choice) = found.first().filter(|choice| choice.confidence >= least) else { continue };
            let alone = choice.confidence >= KNOWN
                && found.get(1).is_none_or(|second| second.confidence < choice.confidence);
            if best
                .is_none_or(|(was_alone, confidence, _)| (alone, choice.confidence) > (was_alone, confidence))
            {
                best = Some((alone, choice.confidence, at));
            }
        }
        let Some((_, _, cell)) = best else { break };
        let choice = options[cell][0];
        matches.taken.push(as_match(cell, choice));
        options[cell].clear();
        for found in &mut options {
            found.retain(|option| option.field != choice.field);
        }
    }
    for (cell, found) in options.iter().enumerate() {
        let is_taken = matches.taken.iter().any(|each| each.cell == cell);
        if is_taken {
            continue;
        }
        if let Some(choice) = first[cell].filter(|choice| choice.confidence >= least) {
            matches.beside.push(as_match(cell, choice));
        } else if let Some(choice) = found.first() {
            matches.asked.push(as_match(cell, *choice));
        }
    }
    matches.prefer_the_newest(cells);
    matches.taken.sort_by_key(|each| cells[each.cell].column);
    matches
}

impl Matches {
    /// "Due date" beside "Revised due date": the revised one is meant, whichever header is the better known.
    fn prefer_the_newest(&mut self, cells: &[HeaderCell]) {
        let is_newest =
            |each: &Match| cells[each.cell].readings.iter().any(|(text, _)| says_present(&text.words));
        // Of two years the later one: "2002/03 budget" beside "2003/04 budget".
        let year = |each: &Match| {
            let numbers =
                cells[each.cell].shown.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
            numbers
                .filter_map(|part| part.parse::<i16>().ok())
                .filter(|year| LIKELY_YEARS.contains(year))
                .max()
        };
        for beside in &mut self.beside {
            let Some(taken) = self.taken.iter_mut().find(|taken| taken.field == beside.field) else {
                continue;
            };
            let is_later = year(taken).is_some() && year(beside) > year(taken);
            if (is_newest(beside) && !is_newest(taken)) || is_later {
                std::mem::swap(taken, beside);
            }
        }
    }

    pub(crate) fn has(&self, spec: &TableSpec, name: &str) -> bool {
        self.taken.iter().any(|each| spec.fields[each.field].name == name)
    }
}

/// How well matches make up a table; `None` when what the table needs is missing.
pub(crate) fn score(spec: &TableSpec, matches: &Matches, spans: usize) -> Option<usize> {
    let has = |name: &str| matches.has(spec, name) || (name == "value" && spec.wide && spans > 0);
    let sure = matches.taken.iter().filter(|each| each.how != How::Guessed).count();
    // Guesses alone make no table, unless there are many of them and good ones.
    let many = matches.taken.len();
    let good = matches.taken.iter().map(|each| usize::from(each.confidence)).sum::<usize>() >= 80 * many;
    ((spec.needs)(&has) && (sure > 0 || (many >= 4 && good) || spans >= 3)).then(|| {
        let fields: usize =
            matches.taken.iter().map(|each| if each.how == How::Guessed { 1 } else { 3 }).sum();
        // Of equals the header that tells more stretches apart is the better.
        (fields + if spans > 0 { 3 } else { 0 }) * 100 + spans.min(99)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Value;

    fn fields(id: &str, headers: &[&str]) -> Vec<(String, &'static str)> {
        let table = TABLES.iter().position(|spec| spec.id == id).expect("the table is known");
        let cells: Vec<HeaderCell> = headers
            .iter()
            .enumerate()
            .filter_map(|(column, text)| HeaderCell::new(column as u32, &[&Value::Text((*text).to_owned())]))
            .collect();
        let found = match_table(table, &cells, 70);
        found
            .taken
            .iter()
            .map(|each| (headers[each.cell].to_owned(), TABLES[table].fields[each.field].name))
            .collect()
    }

    fn field_of(id: &str, headers: &[&str], header: &str) -> Option<&'static str> {
        fields(id, headers).into_iter().find(|(text, _)| text == header).map(|(_, field)| field)
    }

    #[test]
    fn the_longest_synonym_wins() {
        let headers = ["No.", "Action required", "Completion date", "Actual completion date", "% complete"];
        assert_eq!(field_of("actions", &headers, "Completion date"), Some("due"));
        assert_eq!(field_of("actions", &headers, "Actual completion date"), Some("completed"));
        assert_eq!(field_of("actions", &headers, "% complete"), Some("percent"));
        assert_eq!(field_of("budget", &["Budget line", "Budget (£000)"], "Budget line"), Some("line"));
    }

    #[test]
    fn a_word_that_could_be_two_fields_is_settled_by_the_other_columns() {
        assert_eq!(field_of("judgements", &["Judgement", "Rating"], "Judgement"), Some("domain"));
        assert_eq!(field_of("judgements", &["Area", "Judgement"], "Judgement"), Some("grade"));
        assert_eq!(field_of("judgements", &["Judgement", "Outcome"], "Judgement"), Some("domain"));
    }

    #[test]
    fn near_headers_are_guessed_and_doubtful_ones_are_not_used() {
        let headers = ["Action", "Officer responsible", "Due date", "Status commentary"];
        assert_eq!(field_of("actions", &headers, "Officer responsible"), Some("lead"));
        assert_eq!(field_of("actions", &headers, "Status commentary"), Some("progress"));
    }

    #[test]
    fn the_revised_date_is_the_due_date() {
        let headers = ["Action", "Lead", "Due date", "Revised due date"];
        assert_eq!(field_of("actions", &headers, "Revised due date"), Some("due"));
        assert_eq!(field_of("actions", &headers, "Due date"), None);
    }

    #[test]
    fn of_two_levels_the_one_after_mitigation_counts() {
        let headers = [
            "Risk name",
            "Pre-mitigated likelihood score",
            "Pre-mitigated impact score",
            "Mitigations",
            "Post-mitigated likelihood score",
            "Post-mitigated impact score",
        ];
        assert_eq!(field_of("risks", &headers, "Post-mitigated likelihood score"), Some("likelihood"));
        assert_eq!(field_of("risks", &headers, "Post-mitigated impact score"), Some("severity"));
    }
}
