//! A table found on a sheet: which record table it is, which column holds which field, what each of its rows is.

use super::assign::Choice;
use super::column::{ColumnUse, Doubt, How};
use super::head::{Head, without_unit};
use crate::place::parse_a1;
use crate::plan::TableRule;
use crate::tables::{Kind, Table, Tables};

/// A table found on a sheet.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) spec: &'static Table,
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
    /// The table that came second, and how near it came (0 to 100).
    pub(crate) second: Option<(&'static str, u8)>,
    /// Rows that hold records.
    pub(crate) records: Vec<u32>,
    /// Rows that go on with the record above them: row, and the record's row.
    pub(crate) continued: Vec<(u32, u32)>,
    /// Rows that state a total.
    pub(crate) totals: Vec<u32>,
    /// A heading on a line of its own, and the row from which it holds.
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
    fn new(spec: &'static Table, header_row: u32, columns: Vec<ColumnUse>, heads: &[Head]) -> Self {
        let left = columns.iter().map(|column| column.column).min().unwrap_or(0);
        let right = columns.iter().map(|column| column.column).max().unwrap_or(0);
        let named = || heads.iter().filter(|head| !head.is_blank());
        let span = (
            left.min(named().next().map_or(left, |head| head.column)),
            right.max(named().next_back().map_or(right, |head| head.column)),
        );
        let is_used = |head: &Head| columns.iter().any(|column| column.reads(head.column));
        let unused =
            named().filter(|head| !is_used(head)).map(|head| (head.column, head.shown.clone())).collect();
        Self {
            spec,
            header_row,
            columns,
            unused,
            doubts: Vec::new(),
            span,
            labels: None,
            second: None,
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

    /// The table of a choice.
    pub(crate) fn of(choice: Choice, header_row: u32, heads: &[Head]) -> Self {
        let near = |total: f32| ((total / choice.total.max(0.01)) * 100.0).clamp(0.0, 100.0) as u8;
        let second = choice.second.map(|(id, total)| (id, near(total)));
        let mut found = Self::new(choice.table, header_row, choice.columns, heads);
        if let Some((first, _)) = choice.labels {
            found.span.0 = found.span.0.min(first);
        }
        (found.doubts, found.labels, found.second) = (choice.doubts, choice.labels, second);
        found
    }

    /// How many columns are known by their words, and are no months across.
    pub(crate) fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.how > How::Guessed && column.span.is_none()).count()
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: &str) -> Option<u32> {
        self.columns
            .iter()
            .find(|column| column.field == field && !column.is_across())
            .map(|column| column.column)
    }

    /// The kind of the field that a column holds.
    pub(crate) fn kind_at(&self, column: u32) -> Option<Kind> {
        let used = self.columns.iter().find(|used| used.column == column)?;
        self.spec.field(used.field).map(|field| field.kind)
    }

    /// Has a new header the same fields in the same columns?
    pub(crate) fn is_repeated_by(&self, new: &Found) -> bool {
        self.spec == new.spec
            && self.columns.iter().all(|column| new.columns.iter().any(|other| other.header == column.header))
    }
}

/// Two header texts that differ in nothing but case, marks and spaces.
pub(crate) fn is_same_header(a: &str, b: &str, tables: &Tables) -> bool {
    let words = |text: &str| tables.vocabulary.words(&without_unit(text).0);
    words(a) == words(b)
}

/// A table whose header row, and perhaps fields, batch.toml fixes. `recognised` is what was recognised there, for the fields that
/// are not named.
pub(crate) fn fixed(
    header_row: u32,
    heads: &[Head],
    rule: &TableRule,
    recognised: Vec<ColumnUse>,
    tables: &'static Tables,
) -> Option<Found> {
    let spec = tables.table(&rule.table)?;
    let header_at = |column: u32| {
        heads.iter().find(|head| head.column == column).map(|head| head.shown.clone()).unwrap_or_default()
    };
    let scale_at = |column: u32| heads.iter().find(|head| head.column == column).and_then(|head| head.scale);
    let mut columns: Vec<ColumnUse> = Vec::new();
    let mut moved = Vec::new();
    for (name, mapped) in &rule.fields {
        let field = spec.field(name)?.name;
        let mut column = parse_a1(&format!("{}1", mapped.column()))?.1;
        if let Some(then) = mapped.header()
            && !is_same_header(then, &header_at(column), tables)
        {
            moved.push((name.clone(), column, then.to_owned()));
            // The header has moved: it is followed. One that is gone leaves the field to be found again.
            match heads.iter().find(|head| is_same_header(then, &head.shown, tables)) {
                Some(head) => column = head.column,
                None => continue,
            }
        }
        columns.push(ColumnUse {
            how: How::Config,
            confidence: 100,
            why: "batch.toml says so".to_owned(),
            scale: scale_at(column),
            ..ColumnUse::new(field, column, header_at(column))
        });
    }
    for column in recognised {
        let is_across = column.is_across();
        let is_free = columns
            .iter()
            .all(|known| known.column != column.column && (known.field != column.field || is_across));
        if is_free {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        return None;
    }
    columns.sort_by_key(|column| column.column);
    let mut found = Found::new(spec, header_row, columns, heads);
    found.moved = moved;
    Some(found)
}
