//! A table found on a sheet: which record table it is, which column holds which field.

use super::field::TableSpec;
use super::header::{HeaderCell, header_text};
use super::headrow::is_same_header;
use super::matching::{Match, Matches, match_table, score};
use super::origin::{Choices, ColumnUse, Doubt, How};
use super::records::TABLES;
use super::similar::{SURE, says_present};
use super::value::status::{self, Key};
use crate::ingest::Value;
use crate::place::parse_a1;
use crate::plan::TableRule;

/// A table found on a sheet.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) spec: &'static TableSpec,
    pub(crate) header_row: u32,
    pub(crate) columns: Vec<ColumnUse>,
    /// Columns whose header names no field.
    pub(crate) unused: Vec<(u32, String)>,
    /// Columns whose header may name a field, but not surely enough, or names one that another column names better.
    pub(crate) doubts: Vec<Doubt>,
    /// First and last column of the table.
    pub(crate) span: (u32, u32),
    /// The columns that name a record together, where months stand across and the header leaves them without a name.
    pub(crate) labels: Option<(u32, u32)>,
    /// Rows that hold records.
    pub(crate) records: Vec<u32>,
    /// Rows that go on with the record above them: row, and the record's row.
    pub(crate) continued: Vec<(u32, u32)>,
    /// Rows that state a total.
    pub(crate) totals: Vec<u32>,
    /// A standard's name on a line of its own, and the row from which it holds.
    pub(crate) headings: Vec<(u32, String)>,
    /// Headings in the column that the table is about.
    pub(crate) in_key: Vec<u32>,
    /// Headings that might be records: a text of its own in the column that the table is about.
    pub(crate) alone: Vec<u32>,
    /// Rows that show how to fill in the form.
    pub(crate) examples: Vec<u32>,
    /// Rows without the field that the table is about.
    pub(crate) without_key: Vec<u32>,
    /// Headers that the map in batch.toml knows and that are no longer there: field, column, header then.
    pub(crate) moved: Vec<(String, u32, String)>,
}

impl Found {
    /// A table whose rows are still to be looked at.
    fn new(spec: &'static TableSpec, header_row: u32, columns: Vec<ColumnUse>, cells: &[HeaderCell]) -> Self {
        let left = columns.iter().map(|column| column.column).min().unwrap_or(0);
        let right = columns.iter().map(|column| column.column).max().unwrap_or(0);
        let span = (
            left.min(cells.first().map_or(left, |cell| cell.column)),
            right.max(cells.last().map_or(right, |cell| cell.column)),
        );
        let free = cells.iter().filter(|cell| columns.iter().all(|column| column.column != cell.column));
        let unused = free.map(|cell| (cell.column, cell.shown.clone())).collect();
        Self {
            spec,
            header_row,
            columns,
            unused,
            doubts: Vec::new(),
            span,
            labels: None,
            records: Vec::new(),
            continued: Vec::new(),
            totals: Vec::new(),
            headings: Vec::new(),
            in_key: Vec::new(),
            alone: Vec::new(),
            examples: Vec::new(),
            without_key: Vec::new(),
            moved: Vec::new(),
        }
    }

    /// The column of a field; those of single months are not meant.
    pub(crate) fn column(&self, field: &str) -> Option<u32> {
        self.columns
            .iter()
            .find(|column| column.field == field && column.span.is_none())
            .map(|column| column.column)
    }

    /// Has a new header the same fields in the same columns?
    pub(crate) fn is_repeated_by(&self, new: &Found) -> bool {
        self.spec == new.spec
            && self.columns.iter().all(|column| new.columns.iter().any(|other| other.header == column.header))
    }
}

/// The best table that header cells make up, and how well.
pub(crate) fn best(header_row: u32, cells: &[HeaderCell], least: u8) -> Option<(Found, usize)> {
    let spans = cells.iter().filter(|cell| cell.span.is_some()).count();
    let mut best: Option<(usize, &'static TableSpec, Matches, bool)> = None;
    for (at, &spec) in TABLES.iter().enumerate() {
        let mut matches = match_table(at, cells, least);
        if spec.wide && spans >= 1 {
            // "Actual" below a quarter is that quarter's value, not a column of values.
            matches
                .taken
                .retain(|each| spec.fields[each.field].name != "value" || cells[each.cell].span.is_none());
        }
        if spec.wide && spans >= 2 {
            // A target below a quarter is that quarter's own: there is no field for it.
            matches.taken.retain(|each| {
                let cell = &cells[each.cell];
                spec.fields[each.field].name != "target" || !cell.shown.contains(|c: char| c.is_ascii_digit())
            });
        }
        let by_position = spec.wide && spans >= 3 && !matches.has(spec, spec.key[0]);
        if by_position {
            name_by_position(spec, cells, &mut matches);
        }
        if let Some(score) = score(spec, &matches, if spec.wide { spans } else { 0 })
            && best.as_ref().is_none_or(|(known, ..)| score > *known)
        {
            best = Some((score, spec, matches, by_position));
        }
    }
    let (score, spec, matches, by_position) = best?;
    let mut columns: Vec<ColumnUse> =
        matches.taken.iter().map(|each| column_of(spec, each, &cells[each.cell])).collect();
    if spec.wide {
        columns.extend(span_columns(cells, &columns));
        columns.sort_by_key(|column| column.column);
    }
    instead(spec, &matches, cells, &mut columns);
    columns.extend(status_choices(spec, cells, &columns));
    let mut found = Found::new(spec, header_row, columns, cells);
    found.doubts = doubts(spec, &matches, cells);
    if by_position
        && let Some(first) =
            found.columns.iter().filter(|column| column.span.is_some()).map(|column| column.column).min()
    {
        found.labels = Some((0, first - 1));
        found.span.0 = 0;
    }
    Some((found, score))
}

/// Months across without a header for what they count: the last text column before them names it.
fn name_by_position(spec: &TableSpec, cells: &[HeaderCell], matches: &mut Matches) {
    let Some(first) = cells.iter().position(|cell| cell.span.is_some()).filter(|&at| at > 0) else { return };
    let cell = first - 1;
    if let Some(field) = spec.fields.iter().position(|field| field.name == spec.key[0])
        && matches.taken.iter().all(|each| each.cell != cell || each.how == How::Guessed)
    {
        matches.taken.retain(|each| each.cell != cell);
        matches.taken.push(Match { field, cell, how: How::Guessed, confidence: 75, scale: None });
    }
}

fn column_of(spec: &TableSpec, each: &Match, cell: &HeaderCell) -> ColumnUse {
    ColumnUse {
        field: spec.fields[each.field].name,
        column: cell.column,
        header: cell.shown.clone(),
        how: each.how,
        confidence: each.confidence,
        scale: each.scale,
        span: None,
        instead: None,
        choices: None,
    }
}

/// How sure the year of a month is that stands in a title above.
const YEAR_ABOVE: u8 = 90;

/// How sure columns named by statuses are one status.
const CHOICES: u8 = 90;

/// Columns headed by a month or another stretch of time, one value each.
fn span_columns(cells: &[HeaderCell], taken: &[ColumnUse]) -> Vec<ColumnUse> {
    let free = cells.iter().filter(|cell| taken.iter().all(|column| column.column != cell.column));
    free.filter_map(|cell| {
        let span = Some(cell.span?);
        Some(ColumnUse {
            field: "value",
            column: cell.column,
            header: cell.shown.clone(),
            how: if cell.has_year { How::Exact } else { How::Guessed },
            confidence: if cell.has_year { SURE } else { YEAR_ABOVE },
            scale: None,
            span,
            instead: None,
            choices: None,
        })
    })
    .collect()
}

/// A status that has a column for each of its words, side by side, in a table without another status.
fn status_choices(spec: &TableSpec, cells: &[HeaderCell], taken: &[ColumnUse]) -> Option<ColumnUse> {
    if !spec.fields.iter().any(|field| field.name == "status")
        || taken.iter().any(|column| column.field == "status")
    {
        return None;
    }
    let is_free = |cell: &&HeaderCell| taken.iter().all(|column| column.column != cell.column);
    let known = |cell: &&HeaderCell| status::of_word(&cell.shown, &Key::default()).is_some();
    let words: Vec<&HeaderCell> = cells.iter().filter(is_free).filter(known).collect();
    let first = words.first()?;
    let is_run = words.len() >= 3 && words.windows(2).all(|pair| pair[0].column + 1 == pair[1].column);
    let header = words.iter().map(|cell| cell.shown.as_str()).collect::<Vec<_>>().join(" | ");
    is_run.then(|| ColumnUse {
        field: "status",
        column: first.column,
        how: How::Guessed,
        confidence: CHOICES,
        scale: None,
        span: None,
        instead: None,
        choices: Some(Choices {
            each: words.iter().map(|cell| (cell.column, Value::Text(cell.shown.clone()))).collect(),
            several: Value::Text(header.clone()),
        }),
        header,
    })
}

/// Where a revised date is empty, the one that it would have revised still holds.
fn instead(spec: &TableSpec, matches: &Matches, cells: &[HeaderCell], columns: &mut [ColumnUse]) {
    for beside in matches.beside.iter().filter(|each| spec.fields[each.field].name == "due") {
        if let Some(column) = columns.iter_mut().find(|column| column.field == "due")
            && says_present(&header_text(&column.header).words)
        {
            column.instead = Some(cells[beside.cell].column);
        }
    }
}

fn doubts(spec: &TableSpec, matches: &Matches, cells: &[HeaderCell]) -> Vec<Doubt> {
    let doubt = |each: &Match, beside: bool| Doubt {
        field: spec.fields[each.field].name,
        column: cells[each.cell].column,
        header: cells[each.cell].shown.clone(),
        confidence: each.confidence,
        beside,
    };
    let asked = matches.asked.iter().map(|each| doubt(each, false));
    asked.chain(matches.beside.iter().map(|each| doubt(each, true))).collect()
}

/// The table that comes nearest to header cells, when none is complete: its fields found, and what it lacks.
pub(crate) fn nearest(cells: &[HeaderCell], least: u8) -> Option<(&'static TableSpec, Vec<&'static str>)> {
    let found = TABLES.iter().enumerate().map(|(at, &spec)| {
        let matches = match_table(at, cells, least);
        let fields: Vec<&'static str> =
            matches.taken.iter().map(|each| spec.fields[each.field].name).collect();
        (spec, fields)
    });
    found.filter(|(_, fields)| fields.len() >= 2).max_by_key(|(_, fields)| fields.len())
}

/// A table whose header row, and perhaps fields, batch.toml fixes.
pub(crate) fn fixed(row: u32, cells: &[HeaderCell], rule: &TableRule, least: u8) -> Option<Found> {
    let table = TABLES.iter().position(|spec| spec.id == rule.table)?;
    let spec = TABLES[table];
    let header_at = |column: u32| {
        cells.iter().find(|cell| cell.column == column).map(|cell| cell.shown.clone()).unwrap_or_default()
    };
    let mut columns: Vec<ColumnUse> = Vec::new();
    let mut moved = Vec::new();
    for (name, mapped) in &rule.fields {
        let field = spec.fields.iter().find(|field| field.name == name)?.name;
        let mut column = parse_a1(&format!("{}1", mapped.column()))?.1;
        if let Some(then) = mapped.header()
            && !is_same_header(then, &header_at(column))
        {
            moved.push((name.clone(), column, then.to_owned()));
            // The header has moved: it is followed. One that is gone leaves the field to be found anew.
            match cells.iter().find(|cell| is_same_header(then, &cell.shown)) {
                Some(cell) => column = cell.column,
                None => continue,
            }
        }
        let header = header_at(column);
        let scale = header_text(&header).scale;
        columns.push(ColumnUse {
            field,
            column,
            header,
            how: How::Config,
            confidence: SURE,
            scale,
            span: None,
            instead: None,
            choices: None,
        });
    }
    for each in match_table(table, cells, least).taken {
        let column = column_of(spec, &each, &cells[each.cell]);
        if columns.iter().all(|known| known.field != column.field && known.column != column.column) {
            columns.push(column);
        }
    }
    if spec.wide {
        columns.extend(span_columns(cells, &columns));
    }
    if columns.is_empty() {
        return None;
    }
    columns.sort_by_key(|column| column.column);
    let mut found = Found::new(spec, row, columns, cells);
    found.moved = moved;
    Some(found)
}
