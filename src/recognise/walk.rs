//! Finds the tables of a sheet and says of every filled row what it is. Reads no values.

use std::collections::HashSet;

use super::block::Context;
use super::found::{Found, fixed};
use super::headrows::{ending_at, header_at, nearest, recognised};
use super::likely::may_be_header;
use super::rows::{RowKind, depth_of_number, kind_of_row};
use super::subtotals;
use crate::ingest::{Cell, Sheet, Value};
use crate::ledger::Reason;
use crate::plan::TableRule;
use crate::tables::Table;
use crate::text::words;

/// Blank rows inside a table whose columns go on.
const GAP: u32 = 3;
/// Fewer rows than these without what the table is about are slips.
const FEW: usize = 5;
/// A sheet whose rows were so often no header, though they might have been, is a list and no tracker.
const TRIES: usize = 300;
/// Rows of a sheet that are looked at closely: more of them are no headers.
const LOOKS: usize = 3_000;
/// Rows at the top of a sheet among which the nearest thing to a header is looked for.
const TOP: usize = 60;

/// What became of the filled rows of a sheet.
#[derive(Debug, Default)]
pub(crate) struct SheetLayout {
    pub(crate) tables: Vec<Found>,
    /// Filled rows that are no records, and why.
    pub(crate) set_aside: Vec<(u32, Reason)>,
    pub(crate) not_recognised: Vec<u32>,
    /// Texts above, between and below the tables.
    pub(crate) texts: Vec<(u32, String)>,
    /// Where no table was found: the row that comes nearest to a header, the table it would be, the fields it names.
    pub(crate) nearest: Option<(u32, &'static Table, Vec<&'static str>)>,
}

/// Reads the layout of a sheet, with what batch.toml fixes of it.
pub(crate) fn read(sheet: &Sheet, rules: &[TableRule], context: &Context<'_>) -> SheetLayout {
    let fixed_here: Vec<&TableRule> =
        rules.iter().filter(|rule| rule.sheet.get_ref().eq_ignore_ascii_case(&sheet.name)).collect();
    let mut walk = Walk {
        sheet,
        layout: SheetLayout::default(),
        open: Vec::new(),
        last_row: 0,
        skip_until: 0,
        in_legend: false,
        tries: TRIES,
        looks: LOOKS,
    };
    if fixed_here.iter().any(|rule| rule.table == "none") {
        walk.layout.set_aside = sheet.filled_rows().map(|(row, _)| (row, Reason::LeftOut)).collect();
        return walk.layout;
    }
    let has_header_rows = fixed_here.iter().any(|rule| rule.header_row.is_some());
    for (row, cells) in sheet.filled_rows() {
        if row < walk.skip_until {
            walk.layout.set_aside.push((row, Reason::Header));
            continue;
        }
        if let Some(cell) = single(cells) {
            walk.layout.texts.push((row, cell.value.shown()));
        }
        if walk.is_header_again(row, cells) {
            continue;
        }
        let header = if has_header_rows {
            let here = fixed_here.iter().filter(|rule| rule.header_row == Some(row + 1));
            let found: Vec<Found> = here
                .filter_map(|rule| {
                    let heads = ending_at(sheet, row, &rule.headers(), context);
                    let table = context.tables.table(&rule.table)?;
                    let others = recognised(sheet, row, &heads, table, context);
                    fixed(row, &heads, rule, others, context.tables)
                })
                .collect();
            (!found.is_empty()).then_some((found, 1))
        } else if walk.tries == 0 {
            None
        } else {
            let open: Vec<&Found> = walk.open.iter().map(|&at| &walk.layout.tables[at]).collect();
            let is_open = !open.is_empty();
            let is_likely = walk.looks > 0 && may_be_header(sheet, row, cells, &open, context);
            let head = if is_likely { header_at(sheet, row, cells, &open, context) } else { None };
            walk.looks -= usize::from(is_likely);
            walk.tries -= usize::from(head.is_none() && !is_open && cells.len() >= 2);
            head.map(|head| (head.tables, head.height))
        };
        match header {
            Some((found, height)) => walk.header(row, found, height),
            None => walk.row(row, cells),
        }
    }
    let mut layout = walk.layout;
    if !has_header_rows {
        drop_lists(&mut layout);
    }
    layout.tables.iter_mut().for_each(|table| fill_a_bare_form(table, sheet, &mut layout.set_aside));
    for table in &mut layout.tables {
        let sums = subtotals::taken_out(sheet, table);
        layout.set_aside.extend(sums.into_iter().map(|row| (row, Reason::Total)));
    }
    titles(sheet, &mut layout);
    if layout.tables.is_empty() {
        layout.nearest = nearest_header(sheet, context);
    }
    layout
}

/// The title of a block below a table that explains or counts its rows.
fn is_legend(text: &str) -> bool {
    let text = words(text);
    let first = text.split(' ').next().unwrap_or_default();
    text.split(' ').count() <= 4
        && matches!(first, "summary" | "key" | "legend" | "totals" | "analysis" | "statistics" | "breakdown")
        || matches!(
            text.as_str(),
            "rag key" | "status key" | "rag summary" | "status summary" | "rag status key"
        )
}

/// A line that explains, and heads nothing.
fn is_remark(text: &str) -> bool {
    let first = words(text).split(' ').next().unwrap_or_default().to_owned();
    matches!(first.as_str(), "key" | "note" | "notes" | "source" | "sources" | "summary")
}

/// The only filled cell of a row.
pub(super) fn single(cells: &[Cell]) -> Option<&Cell> {
    let mut filled = cells.iter().filter(|cell| !cell.value.is_blank());
    filled.next().filter(|_| filled.next().is_none())
}

/// The way down a sheet.
struct Walk<'a> {
    sheet: &'a Sheet,
    layout: SheetLayout,
    /// Tables that rows may still belong to, as positions in `layout.tables`.
    open: Vec<usize>,
    /// The last filled row seen in them.
    last_row: u32,
    skip_until: u32,
    /// Below a "Key" or "Summary" that stands apart from the table above it.
    in_legend: bool,
    /// How many more rows are looked at for a header.
    tries: usize,
    /// How many more rows are looked at closely.
    looks: usize,
}

impl Walk<'_> {
    fn header(&mut self, row: u32, found: Vec<Found>, height: u32) {
        let repeats =
            found.iter().all(|new| self.open.iter().any(|&at| self.layout.tables[at].is_repeated_by(new)));
        if !repeats {
            self.open = (self.layout.tables.len()..self.layout.tables.len() + found.len()).collect();
            self.layout.tables.extend(found);
        }
        self.in_legend = false;
        self.layout.set_aside.push((row, Reason::Header));
        self.skip_until = row + height;
        self.last_row = row + height - 1;
    }

    /// A row that is the header of the open tables once more, cell by cell.
    fn is_header_again(&mut self, row: u32, cells: &[Cell]) -> bool {
        let sheet = self.sheet;
        let texts = |cells: &[Cell]| -> Vec<(u32, String)> {
            let filled = cells.iter().filter(|cell| !cell.value.is_blank());
            filled.map(|cell| (cell.column, cell.value.shown())).collect()
        };
        let is_alike = |header: u32| {
            let own = sheet.row(header);
            own.first().map(|cell| &cell.value) == cells.first().map(|cell| &cell.value)
                && texts(own) == texts(cells)
        };
        let is_again =
            cells.len() >= 2 && self.open.iter().any(|&at| is_alike(self.layout.tables[at].header_row));
        if is_again {
            self.layout.set_aside.push((row, Reason::Header));
            (self.in_legend, self.last_row) = (false, row);
        }
        is_again
    }

    fn row(&mut self, row: u32, cells: &[Cell]) {
        let is_single = single(cells).is_some();
        if let Some(cell) = single(cells)
            && row > self.last_row + 1
            && !self.layout.tables.is_empty()
            && is_legend(&cell.value.shown())
        {
            self.in_legend = true;
        }
        if self.in_legend && cells.iter().filter(|cell| !cell.value.is_blank()).count() <= 3 {
            self.layout.set_aside.push((row, Reason::Note));
            return;
        }
        if !self.open.is_empty() && row > self.last_row + GAP + 1 {
            self.open.clear();
        }
        if self.open.is_empty() {
            if is_single && !self.layout.tables.is_empty() {
                self.layout.set_aside.push((row, Reason::Note));
            } else {
                self.layout.not_recognised.push(row);
            }
            return;
        }
        let belongs = self.row_of_tables(row, cells);
        if belongs || !is_single {
            self.last_row = row;
        }
    }

    /// Puts a row below a header into the open tables. Returns whether it is a record of any.
    fn row_of_tables(&mut self, row: u32, cells: &[Cell]) -> bool {
        let mut reason = None;
        let mut is_record = false;
        for &at in &self.open {
            let table = &mut self.layout.tables[at];
            let filled: Vec<&Cell> = cells
                .iter()
                .filter(|cell| (table.span.0..=table.span.1).contains(&cell.column) && !cell.value.is_blank())
                .collect();
            if filled.is_empty() {
                continue;
            }
            match kind_of_row(self.sheet, row, &filled, table) {
                RowKind::Record => {
                    table.records.push(row);
                    is_record = true;
                }
                RowKind::Continued(record) => {
                    table.continued.push((row, record));
                    is_record = true;
                }
                RowKind::Total => {
                    table.totals.push(row);
                    reason = Some(Reason::Total);
                }
                RowKind::Text { text, in_key, alone } => {
                    if !is_remark(&text) {
                        table.headings.push((row, text));
                    }
                    if in_key {
                        table.in_key.push(row);
                        // Lines of a form that nobody has answered belong to it.
                        self.last_row = row;
                    }
                    if alone {
                        table.alone.push(row);
                    }
                    reason = reason.or(Some(Reason::Note));
                }
                RowKind::Guidance => reason = reason.or(Some(Reason::Guidance)),
                RowKind::Example => {
                    table.examples.push(row);
                    reason = reason.or(Some(Reason::Example));
                }
                RowKind::Template => reason = reason.or(Some(Reason::Template)),
                RowKind::WithoutKey => {
                    table.without_key.push(row);
                    reason = reason.or(Some(Reason::WithoutKey));
                }
            }
        }
        if !is_record {
            match reason {
                Some(reason) => self.layout.set_aside.push((row, reason)),
                // Values only outside of every table's columns: a remark in the margin.
                None if single(cells).is_some() => self.layout.set_aside.push((row, Reason::Note)),
                None => self.layout.not_recognised.push(row),
            }
        }
        is_record
    }
}

/// Of a table nearly none of whose rows says what it is about, the header was none: its rows were not recognised.
fn drop_lists(layout: &mut SheetLayout) {
    let is_list = |table: &Found| {
        let named = table.records.len() + table.in_key.len() + table.examples.len();
        table.without_key.len() >= FEW && table.without_key.len() > named * 3
    };
    let (lists, tables): (Vec<Found>, Vec<Found>) =
        std::mem::take(&mut layout.tables).into_iter().partition(is_list);
    layout.tables = tables;
    if lists.is_empty() {
        return;
    }
    let kept: HashSet<u32> = layout.tables.iter().flat_map(|table| table.records.iter().copied()).collect();
    let of_list = |list: Found| list.without_key.into_iter().chain(list.records).chain([list.header_row]);
    let rows: HashSet<u32> = lists.into_iter().flat_map(of_list).filter(|row| !kept.contains(row)).collect();
    layout.set_aside.retain(|(row, _)| !rows.contains(row));
    layout.not_recognised.extend(rows);
    layout.not_recognised.sort_unstable();
    layout.not_recognised.dedup();
}

/// A form whose lines nobody has answered holds only the lines: they are its records. Where lines have numbers of
/// two levels, those of the first are headings.
fn fill_a_bare_form(table: &mut Found, sheet: &Sheet, set_aside: &mut Vec<(u32, Reason)>) {
    if table.in_key.len() < 3 {
        return;
    }
    let column = table.spec.key.iter().find_map(|field| table.column(field)).unwrap_or(table.span.0);
    let depth = |row: u32| match sheet.cell_or_merged(row, column).map(|cell| &cell.value) {
        Some(Value::Text(text)) => depth_of_number(text),
        _ => 0,
    };
    let has_levels = table.in_key.iter().any(|&row| depth(row) >= 2);
    if !has_levels && !table.records.is_empty() {
        return;
    }
    let lines: Vec<u32> =
        table.in_key.iter().copied().filter(|&row| !has_levels || depth(row) >= 2).collect();
    table.headings.retain(|(row, _)| !lines.contains(row));
    table.alone.clear();
    set_aside.retain(|(row, _)| !lines.contains(row));
    table.records.extend(lines);
    table.records.sort_unstable();
}

/// Rows above the first table are its titles; without a table they stay not recognised.
fn titles(sheet: &Sheet, layout: &mut SheetLayout) {
    let Some(first) = layout.tables.iter().map(|table| table.header_row).min() else { return };
    let wide = |row: u32| sheet.row(row).iter().filter(|cell| !cell.value.is_blank()).count() >= 3;
    // Three rows of three values are a table that was not understood, not titles.
    let is_table = layout.not_recognised.iter().filter(|&&row| row < first && wide(row)).count() >= 3;
    let is_title = |row: u32| row < first && !(is_table && wide(row));
    let (titles, rest): (Vec<u32>, Vec<u32>) = layout.not_recognised.iter().partition(|&&row| is_title(row));
    layout.set_aside.extend(titles.into_iter().map(|row| (row, Reason::Title)));
    layout.not_recognised = rest;
}

/// The row that comes nearest to a header of any table.
fn nearest_header(sheet: &Sheet, context: &Context<'_>) -> Option<(u32, &'static Table, Vec<&'static str>)> {
    let rows = sheet.filled_rows().take(TOP).filter(|(_, cells)| cells.len() >= 2);
    let found = rows.filter_map(|(row, _)| {
        let (spec, fields) = nearest(sheet, row, context)?;
        Some((row, spec, fields))
    });
    // The first of the best.
    found.fold(None, |best: Option<(u32, &'static Table, Vec<&'static str>)>, each| match best {
        Some(known) if known.2.len() >= each.2.len() => Some(known),
        _ => Some(each),
    })
}
