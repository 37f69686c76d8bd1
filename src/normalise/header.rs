//! Which field a header names. Texts are compared as words; units such as (£000) are taken off and kept.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::field::TableSpec;
use super::origin::How;
use super::records::TABLES;
use super::value::words;
use crate::period::{Period, month_of_name};

/// A header longer than this is a sentence.
const LONGEST: usize = 60;

/// A header text made ready: its words, and the unit that it carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderText {
    pub(crate) words: String,
    /// Pence that one unit of a bare number is worth.
    pub(crate) scale: Option<i64>,
}

/// What may stand in one column's header: the lower cell, both rows together, the upper cell.
#[derive(Debug, Clone)]
pub(crate) struct HeaderCell {
    pub(crate) column: u32,
    pub(crate) shown: String,
    /// Readings; only those marked `true` may be matched by words that they contain.
    pub(crate) readings: Vec<(HeaderText, bool)>,
    pub(crate) month: Option<Period>,
}

/// A column taken for a field.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    pub(crate) field: usize,
    pub(crate) cell: usize,
    pub(crate) how: How,
    pub(crate) scale: Option<i64>,
}

struct Known {
    table: usize,
    field: usize,
    words: String,
    how: How,
}

/// All headers of all tables, and an index of them by their words.
fn known() -> &'static (Vec<Known>, HashMap<String, Vec<usize>>) {
    static KNOWN: OnceLock<(Vec<Known>, HashMap<String, Vec<usize>>)> = OnceLock::new();
    KNOWN.get_or_init(|| {
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

/// The text of a header cell without its unit.
pub(crate) fn header_text(text: &str) -> HeaderText {
    if !text.contains(['£', '%']) {
        return HeaderText { words: words(text), scale: None };
    }
    let lower = text.to_lowercase().replace(['’', '‘'], "'").replace("£ ", "£");
    let mut scale = None;
    let mut rest = lower.clone();
    for (unit, worth) in [
        ("£000's", 100_000),
        ("£'000", 100_000),
        ("£000s", 100_000),
        ("£000", 100_000),
        ("£k", 100_000),
        ("£m", 100_000_000),
        ("£s", 100),
        ("£", 100),
    ] {
        if lower.contains(unit) {
            scale = Some(worth);
            rest = lower.replace(unit, " ");
            break;
        }
    }
    HeaderText { words: words(&rest.replace('%', " percent ")), scale }
}

/// Could this text be a header at all? Cheap, because it is asked of every cell.
pub(crate) fn is_header_like(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_alphabetic() || c == '%')
        && known().1.contains_key(&header_text(text).words)
}

/// The month that a header of a wide column names: `May 2003`, `May-03`, `2003-05`.
pub(crate) fn month_of(text: &str) -> Option<Period> {
    if text.len() > 16 {
        return None;
    }
    if let Some(period) = Period::parse(text) {
        return Some(period);
    }
    let text = text.replace(['-', '/', '\'', '.', '\u{a0}'], " ");
    let mut parts = text.split_whitespace();
    let (month, year, none) = (parts.next()?, parts.next()?, parts.next());
    if none.is_some() || !(year.len() == 4 || year.len() == 2) {
        return None;
    }
    let month = month_of_name(month)?;
    let number: i16 = year.parse().ok()?;
    Period::new(if year.len() == 2 { 2000 + number } else { number }, month)
}

/// The fields that the cells of a header row name in one table: each field and each cell at most once.
pub(crate) fn match_table(table: usize, cells: &[HeaderCell]) -> Vec<Match> {
    let (all, index) = known();
    // For each cell its possible fields: (field, score, how, scale), best first.
    let mut options: Vec<Vec<(usize, usize, How, Option<i64>)>> = cells
        .iter()
        .map(|cell| {
            let mut found: Vec<(usize, usize, How, Option<i64>)> = Vec::new();
            for (text, may_contain) in &cell.readings {
                let mut add = |known: &Known, score: usize, how: How| {
                    if known.table == table {
                        match found.iter_mut().find(|option| option.0 == known.field) {
                            Some(option) if option.1 >= score => {}
                            Some(option) => *option = (known.field, score, how, text.scale),
                            None => found.push((known.field, score, how, text.scale)),
                        }
                    }
                };
                let equal = index.get(&text.words);
                // A header that is known in full is not looked at in parts.
                let is_known = equal.is_some_and(|equal| equal.iter().any(|&at| all[at].table == table));
                for &at in equal.into_iter().flatten() {
                    add(&all[at], 1000 + all[at].words.len(), all[at].how);
                }
                if *may_contain && !is_known {
                    for known in all
                        .iter()
                        .filter(|known| known.table == table && contains_words(&text.words, &known.words))
                    {
                        add(known, guess_score(&text.words, known.words.len()), How::Guessed);
                    }
                }
            }
            found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            found
        })
        .collect();
    let mut matches = Vec::new();
    // The surest pairs first: cells with one best field before cells that could be either of two.
    loop {
        let mut best: Option<(bool, usize, usize)> = None;
        for (at, found) in options.iter().enumerate() {
            let Some(first) = found.first() else { continue };
            let alone = found.get(1).is_none_or(|second| second.1 < first.1);
            if best.is_none_or(|(was_alone, score, _)| (alone, first.1) > (was_alone, score)) {
                best = Some((alone, first.1, at));
            }
        }
        let Some((_, _, cell)) = best else { break };
        let (field, _, how, scale) = options[cell][0];
        matches.push(Match { field, cell, how, scale });
        options[cell].clear();
        for found in &mut options {
            found.retain(|option| option.0 != field);
        }
    }
    matches.sort_by_key(|each| cells[each.cell].column);
    matches
}

/// How well matches make up a table; `None` when what the table needs is missing.
pub(crate) fn score(spec: &TableSpec, matches: &[Match], months: usize) -> Option<usize> {
    let has = |name: &str| {
        matches.iter().any(|each| spec.fields[each.field].name == name)
            || (name == "value" && spec.wide && months > 0)
    };
    (spec.needs)(&has).then(|| {
        matches.iter().map(|each| if each.how == How::Guessed { 1 } else { 3 }).sum::<usize>() + months.min(3)
    })
}

/// A longer part is the better guess; of "previous RAG" and "current RAG" the current one is meant.
fn guess_score(text: &str, length: usize) -> usize {
    let says = |words: &[&str]| text.split(' ').any(|word| words.contains(&word));
    let now = usize::from(says(&["current", "revised", "latest", "new"])) * 100;
    let then = usize::from(says(&["previous", "last", "original", "old", "prior"])) * 100;
    200 + length + now - then
}

fn contains_words(text: &str, part: &str) -> bool {
    part.len() >= 3
        && text.len() > part.len()
        && text.as_bytes().windows(part.len()).enumerate().any(|(at, window)| {
            let end = at + part.len();
            window == part.as_bytes()
                && (at == 0 || text.as_bytes()[at - 1] == b' ')
                && (end == text.len() || text.as_bytes()[end] == b' ')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(id: &str, headers: &[&str]) -> Vec<(String, &'static str)> {
        let table = TABLES.iter().position(|spec| spec.id == id).expect("the table is known");
        let cells: Vec<HeaderCell> = headers
            .iter()
            .enumerate()
            .map(|(column, text)| HeaderCell {
                column: column as u32,
                shown: (*text).to_owned(),
                readings: vec![(header_text(text), true)],
                month: None,
            })
            .collect();
        match_table(table, &cells)
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
        assert_eq!(header_text("Budget (£000)").scale, Some(100_000));
    }

    #[test]
    fn a_word_that_could_be_two_fields_is_settled_by_the_other_columns() {
        assert_eq!(field_of("judgements", &["Judgement", "Rating"], "Judgement"), Some("domain"));
        assert_eq!(field_of("judgements", &["Area", "Judgement"], "Judgement"), Some("grade"));
        assert_eq!(field_of("judgements", &["Judgement", "Outcome"], "Judgement"), Some("domain"));
    }

    #[test]
    fn months_across_are_known() {
        let period = |year, month| Period::new(year, month);
        assert_eq!(month_of("May 2003"), period(2003, 5));
        assert_eq!(month_of("May-03"), period(2003, 5));
        assert_eq!(month_of("Target 03"), None);
        assert_eq!(month_of("Unit"), None);
    }
}
