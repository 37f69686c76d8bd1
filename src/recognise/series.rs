//! Values that stand across: a column for each month, quarter or year; for each team; or for each indicator.

use super::block::Block;
use super::column::{ColumnUse, How, Series, Span};
use super::head::Head;
use super::roles::{PLAIN, Scores};
use super::sure;
use super::words as header_words;
use crate::tables::{Kind, Table};

/// Fewer numeric columns than these are no matrix.
const MATRIX: usize = 2;

/// Is a column, beside those of a time, one of their totals or of another time? It is then no value of its own.
pub(super) fn is_beside(block: &Block<'_>, head: &Head) -> bool {
    !head.time.is_empty() || says_total(block, head)
}

fn says_total(block: &Block<'_>, head: &Head) -> bool {
    block.tables.vocabulary.words(&head.shown).iter().any(|word| word == "total")
}

/// The columns of values that a block has across.
pub(crate) fn across(block: &Block<'_>, table: &Table, words: &Scores) -> Vec<ColumnUse> {
    let times = by_time(block, table, words);
    if times.is_empty() { by_series(block, table, words) } else { times }
}

fn score(table: &Table, words: &[f32], field: &str) -> f32 {
    table.at(field).map_or(0.0, |at| words[at])
}

/// Columns whose header names a time, and a value of it or nothing else.
fn by_time(block: &Block<'_>, table: &Table, words: &Scores) -> Vec<ColumnUse> {
    let mut found: Vec<(ColumnUse, bool)> = Vec::new();
    let mut totals: Vec<u32> = Vec::new();
    let shared = shared_words(block);
    for (at, head) in block.heads.iter().enumerate() {
        if head.time.is_empty() {
            continue;
        }
        let own = |field: &str| score(table, &words[at], field);
        let most = words[at].iter().copied().fold(0.0, f32::max);
        // "Q1 milestone | Q2 milestone": steps of a plan are no values.
        let is_of_others = header_words::named(&head.own, block.tables).iter().any(|named| {
            let other = &block.tables.all[named.table];
            named.score >= PLAIN && other.id != table.id && other.fields[named.field].name == other.key[0]
        });
        let is_shared = shared.contains(&head.own.as_str()) && most < 0.8 && !is_of_others;
        // "Monthly trends | Aug-24" over numbers: the group says what they are together.
        let is_number =
            |field: usize| matches!(table.fields[field].kind, Kind::Number | Kind::Percent | Kind::Money);
        let named =
            words[at].iter().enumerate().filter(|(field, _)| is_number(*field)).map(|(_, score)| *score);
        let is_bare = head.is_time
            && (most < 0.6
                || (head.own.is_empty()
                    && named.fold(0.0, f32::max) < 0.6
                    && block.profiles[at].is_numeric()));
        let is_target = own("target") >= 0.8 && own("target") >= most - 0.01;
        let is_value =
            is_bare || is_shared || (!is_target && own("value") >= 0.6 && own("value") >= most - 0.05);
        let group_is = |word: &str| {
            head.above.iter().any(|above| block.tables.vocabulary.words(above).iter().any(|own| own == word))
        };
        let says = |word: &str| {
            group_is(word) || block.tables.vocabulary.words(&head.own).iter().any(|own| own == word)
        };
        let is_planned = group_is("target")
            || ["forecast", "plan", "trajectory", "projected"].iter().any(|word| says(word));
        let profile = &block.profiles[at];
        let fits = profile.fit(Kind::Number) > -0.2 || profile.is_blank() || profile.is_numeric();
        let Some((span, is_guessed)) = span_of(block, head) else { continue };
        if !fits || !(is_value || is_target) {
            continue;
        }
        let field = if is_target || (is_planned && group_is("target")) { "target" } else { "value" };
        if is_planned && field == "value" {
            continue;
        }
        let confidence = if is_guessed {
            sure::YEAR_GUESSED
        } else if head.is_year_guessed {
            sure::YEAR_ABOVE
        } else {
            99
        };
        let is_sure = is_bare || is_shared || is_target || own("value") >= PLAIN;
        let column = ColumnUse {
            how: if confidence < 95 { How::Guessed } else { How::Words },
            confidence,
            why: format!("the header names {}; {}", span.in_words(), profile.in_words()),
            span: Some(span),
            ..ColumnUse::new(field, head.column, head.shown.clone())
        };
        if says_total(block, head) {
            totals.push(head.column);
        }
        found.push((column, is_sure));
    }
    // A total beside its months is no month.
    if totals.len() < found.len() {
        found.retain(|(column, _)| !totals.contains(&column.column));
    }
    // A baseline or the like is a value only where nothing else is.
    if found.iter().any(|(column, is_sure)| *is_sure && column.field == "value") {
        found.retain(|(_, is_sure)| *is_sure);
    }
    // Of several measures for one time the plain value counts; without one, each column is another measure, and no series.
    if has_twice(&found) {
        let plain: Vec<u32> = block
            .heads
            .iter()
            .enumerate()
            .filter(|(at, _)| score(table, &words[*at], "value") >= PLAIN)
            .map(|(_, head)| head.column)
            .collect();
        found.retain(|(column, _)| column.field != "value" || plain.contains(&column.column));
        if has_twice(&found) {
            return Vec::new();
        }
    }
    // Targets of their own for a time are ones only beside values.
    if found.iter().all(|(column, _)| column.field != "value") {
        return Vec::new();
    }
    found.into_iter().map(|(column, _)| column).collect()
}

/// Are there two values of one time?
fn has_twice(found: &[(ColumnUse, bool)]) -> bool {
    let mut spans: Vec<&Span> = found
        .iter()
        .filter(|(column, _)| column.field == "value")
        .filter_map(|(column, _)| column.span.as_ref())
        .collect();
    let all = spans.len();
    spans.sort_unstable_by_key(|span| (span.day, span.precision));
    spans.dedup();
    spans.len() < all
}

/// Words that several columns of a time have beside it: `Harrow 15/16 | Harrow 16/17 | ...`. They name the place or the like.
fn shared_words<'b>(block: &'b Block<'_>) -> Vec<&'b str> {
    let dated = || block.heads.iter().filter(|head| !head.time.is_empty() && !head.own.is_empty());
    let mut words: Vec<&str> = dated().map(|head| head.own.as_str()).collect();
    words.retain(|own| dated().filter(|head| head.own == *own).count() >= 2);
    words
}

/// The stretch of time of a column, and whether its year is only taken from the tracker's month.
fn span_of(block: &Block<'_>, head: &Head) -> Option<(Span, bool)> {
    if let Some(span) = head.span() {
        return Some((span, false));
    }
    let latest = head.time.lacks_year().then(|| head.time.latest_until(block.period))?;
    let (day, precision) = latest.last_day()?;
    Some((Span { day, precision }, true))
}

/// A matrix: indicators down and teams across, or teams down and indicators across.
fn by_series(block: &Block<'_>, table: &Table, words: &Scores) -> Vec<ColumnUse> {
    let own = |at: usize, field: &str| score(table, &words[at], field);
    let is_free = |at: usize| {
        let head = &block.heads[at];
        !head.is_blank()
            && head.time.is_empty()
            && block.profiles[at].is_numeric()
            && words[at].iter().copied().fold(0.0, f32::max) < 0.55
            && head.shown.chars().count() <= 80
    };
    let numeric: Vec<usize> = (0..block.heads.len()).filter(|at| is_free(*at)).collect();
    let has_value =
        (0..block.heads.len()).any(|at| own(at, "value") >= 0.6 && block.profiles[at].is_numeric());
    // A row of the same word again and again is one of values.
    let distinct: std::collections::BTreeSet<&str> =
        numeric.iter().map(|at| block.heads[*at].shown.as_str()).collect();
    if numeric.len() < MATRIX || distinct.len() < numeric.len() || has_value {
        return Vec::new();
    }
    let named = |field: &str| {
        (0..block.heads.len()).any(|at| own(at, field) >= 0.8 && block.profiles[at].is_naming())
    };
    let (has_indicator, has_team) = (named("indicator"), named("team"));
    let make: fn(String) -> Series = match (has_indicator, has_team) {
        (true, _) => Series::Team,
        (false, true) => Series::Indicator,
        (false, false) => return Vec::new(),
    };
    numeric
        .into_iter()
        .map(|at| {
            let head = &block.heads[at];
            ColumnUse {
                how: How::Guessed,
                confidence: sure::BY_POSITION,
                why: format!(
                    "a matrix: the header names whom or what its values are for; {}",
                    block.profiles[at].in_words()
                ),
                series: Some(make(crate::text::one_line(&head.shown))),
                ..ColumnUse::new("value", head.column, head.shown.clone())
            }
        })
        .collect()
}
