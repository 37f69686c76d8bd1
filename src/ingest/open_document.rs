//! What calamine does not tell of an .ods workbook: fills, conditional formats, strike-through, merged regions, hidden
//! parts, comments. Also how far its cells reach, before a reader that holds every row in full is let loose on it.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::conditional::Area;
use super::extras::Extras;
use super::look::Look;
use super::open_styles::{Styles, target_of};
use super::sums::plain_sum;
use super::{Refusal, Region};
use crate::diagnostic::rules;
use crate::office::{Archive, attribute, part};
use crate::plan::Limits;

/// A sheet has at most this many rows and columns; repeats beyond them are cut.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Sheet names with what is told beside their values.
pub(super) fn read(
    archive: &mut Archive<'_>,
    content: &str,
    limits: &Limits,
) -> Result<HashMap<String, Extras>, Refusal> {
    let mut styles = Styles::default();
    if let Some(xml) = part(archive, "styles.xml", limits.unpacked_bytes()) {
        styles.read(&xml);
    }
    styles.read(content);
    let mut walk = Walk::new(&styles, limits);
    let mut reader = Reader::from_str(content);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => walk.open(&element),
            Ok(Event::Empty(element)) => {
                walk.open(&element);
                walk.close(element.name().as_ref());
            }
            Ok(Event::Text(text)) => walk.text(&text.xml10_content()),
            Ok(Event::End(element)) => walk.close(element.name().as_ref()),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    match walk.reach {
        reach if reach > limits.cells as u64 * 8 => Err(Refusal::new(
            &rules::file_too_large::RULE,
            "cells of the workbook lie too far apart",
            format!("its sheets reach over {reach} cells, the limit is {}", limits.cells * 8),
        )),
        _ => Ok(walk.sheets),
    }
}

/// The package without the line breaks and spaces that some programs put between the elements of a table, which the
/// reader of values takes for damage. `None` where there are none.
pub(super) fn tightened(archive: &mut Archive<'_>, xml: &str) -> Option<Vec<u8>> {
    let mut tight = String::with_capacity(xml.len());
    for (at, piece) in xml.split('<').enumerate() {
        if at > 0 {
            // White space before an element of a table means nothing; before one of a text it is a text.
            if piece.starts_with("table:")
                || piece.starts_with("/table:")
                || piece.starts_with("office:annotation")
            {
                tight.truncate(tight.trim_end().len());
            }
            tight.push('<');
        }
        tight.push_str(piece);
    }
    if tight.len() == xml.len() {
        return None;
    }
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).ok()?;
        if part.name().ok()? != "content.xml" {
            out.raw_copy_file(part).ok()?;
        }
    }
    out.start_file("content.xml", zip::write::SimpleFileOptions::default()).ok()?;
    out.write_all(tight.as_bytes()).ok()?;
    Some(out.finish().ok()?.into_inner())
}

/// The way through the tables of the content.
struct Walk<'a> {
    styles: &'a Styles,
    limits: &'a Limits,
    sheets: HashMap<String, Extras>,
    sheet: Option<(String, Extras)>,
    /// Cells of the sheet by those of their styles that give way under a condition.
    mapped: BTreeMap<String, Vec<Area>>,
    /// The cells that the next conditions are for.
    target: Vec<Area>,
    row: u32,
    column: u32,
    /// How often the open row and cell are repeated.
    rows: u32,
    columns: u32,
    /// Columns as they are declared, and their default styles.
    declared: u32,
    defaults: Vec<(u32, u32, String)>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// First and last row, and last column, of the filled cells of the sheet.
    bounds: Option<(u32, u32, u32)>,
    /// How many cells the sheets reach over, as a reader would hold them.
    reach: u64,
    comment: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(styles: &'a Styles, limits: &'a Limits) -> Self {
        Self {
            styles,
            limits,
            sheets: HashMap::new(),
            sheet: None,
            mapped: BTreeMap::new(),
            target: Vec::new(),
            row: 0,
            column: 0,
            rows: 1,
            columns: 1,
            declared: 0,
            defaults: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            bounds: None,
            reach: 0,
            comment: None,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
        let is_hidden =
            || matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"));
        match element.name().as_ref() {
            "table:table" => {
                let name = attribute(element, "table:name").unwrap_or_default();
                self.sheet = Some((name, Extras::default()));
                (self.row, self.declared, self.bounds) = (0, 0, None);
                self.defaults.clear();
                self.hidden_rows.clear();
                self.hidden_columns.clear();
                self.mapped.clear();
            }
            "calcext:conditional-format" => {
                self.target = attribute(element, "calcext:target-range-address")
                    .map(|text| target_of(&text))
                    .unwrap_or_default();
            }
            "calcext:condition" => {
                let said = |name: &str| attribute(element, name);
                if let (Some((_, sheet)), Some(condition), Some(style)) =
                    (&mut self.sheet, said("calcext:value"), said("calcext:apply-style-name"))
                {
                    let rules = &mut sheet.rules;
                    rules.extend(self.styles.rule(self.target.clone(), rules.len(), &condition, &style));
                }
            }
            "table:table-column" => {
                let count = number("table:number-columns-repeated").unwrap_or(1).min(MOST_COLUMNS);
                let (first, end) = (self.declared, self.declared.saturating_add(count).min(MOST_COLUMNS));
                if is_hidden() && end > first {
                    self.hidden_columns.push((first, end - 1));
                }
                if let Some(style) = attribute(element, "table:default-cell-style-name") {
                    self.defaults.push((first, end, style));
                }
                self.declared = end;
            }
            "table:table-row" => {
                self.rows = number("table:number-rows-repeated")
                    .unwrap_or(1)
                    .min(MOST_ROWS - self.row.min(MOST_ROWS));
                self.column = 0;
                if is_hidden() {
                    self.hidden_rows.extend((self.row..self.row + self.rows).take(self.limits.cells));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = number("table:number-columns-repeated")
                    .unwrap_or(1)
                    .min(MOST_COLUMNS - self.column.min(MOST_COLUMNS));
                self.cell(
                    element,
                    number("table:number-rows-spanned"),
                    number("table:number-columns-spanned"),
                );
            }
            "office:annotation" => self.comment = Some(String::new()),
            "text:p" => {
                if let Some(comment) = &mut self.comment
                    && !comment.is_empty()
                {
                    comment.push(' ');
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>, rows: Option<u32>, columns: Option<u32>) {
        let Some((_, sheet)) = &mut self.sheet else { return };
        let kind = attribute(element, "office:value-type");
        let is_filled = kind.is_some() || attribute(element, "table:formula").is_some();
        let style = attribute(element, "table:style-name").or_else(|| {
            let mut defaults = self.defaults.iter();
            defaults
                .find(|(first, end, _)| (*first..*end).contains(&self.column))
                .map(|(.., style)| style.clone())
        });
        let mut look =
            style.as_ref().and_then(|style| self.styles.looks.get(style).cloned()).unwrap_or_default();
        look.format.is_percent = kind.as_deref() == Some("percentage");
        if is_filled && let Some(style) = style.filter(|style| self.styles.maps.contains_key(style)) {
            let first = (self.row, self.column);
            let last = (self.row + self.rows.saturating_sub(1), self.column + self.columns.saturating_sub(1));
            let areas = self.mapped.entry(style).or_default();
            // A column of cells is one area.
            match areas
                .iter_mut()
                .rev()
                .take(8)
                .find(|(from, to)| from.1 == first.1 && to.1 == last.1 && to.0 + 1 == first.0)
            {
                Some((_, to)) => to.0 = last.0,
                None => areas.push((first, last)),
            }
        }
        if look != Look::default() && (is_filled || (self.columns <= 64 && self.rows <= 64)) {
            // Whole coloured rows and columns are decoration.
            for row in self.row..self.row + self.rows.min(64) {
                for column in self.column..self.column + self.columns.min(64) {
                    sheet.looks.insert((row, column), look.clone());
                }
            }
        }
        let (rows, columns) = (rows.unwrap_or(1), columns.unwrap_or(1));
        if rows > 1 || columns > 1 {
            let last = (self.row.saturating_add(rows - 1), self.column.saturating_add(columns - 1));
            sheet.merged.push(Region { first: (self.row, self.column), last });
        }
        if let Some(formula) = attribute(element, "table:formula") {
            let at = (self.row, self.column);
            match &kind {
                None => sheet.uncalculated.push(at),
                Some(_) => sheet.sums.extend(plain_sum(at, &formula)),
            }
        }
        if is_filled && self.rows > 0 && self.columns > 0 {
            let (bottom, right) = (self.row + self.rows - 1, self.column + self.columns - 1);
            // Each row is held up to its last filled cell.
            self.reach += u64::from(self.columns);
            self.bounds = Some(self.bounds.map_or((self.row, bottom, right), |(top, low, last)| {
                (top, low.max(bottom), last.max(right))
            }));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(comment) = &mut self.comment {
            comment.push_str(text.trim());
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "office:annotation" => {
                if let (Some(comment), Some((_, sheet))) = (self.comment.take(), &mut self.sheet)
                    && !comment.is_empty()
                {
                    sheet.comments.push(((self.row, self.column), comment));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.column = self.column.saturating_add(self.columns).min(MOST_COLUMNS);
            }
            "table:table-row" => {
                self.reach += u64::from(self.column);
                self.row = self.row.saturating_add(self.rows).min(MOST_ROWS);
            }
            "table:table" => {
                if let Some((top, bottom, right)) = self.bounds {
                    self.reach += u64::from(bottom - top + 1) * u64::from(right + 1);
                }
                if let Some((name, mut sheet)) = self.sheet.take() {
                    sheet.conceal_columns(&self.hidden_columns);
                    sheet.conceal_rows(&self.hidden_rows);
                    for (style, areas) in std::mem::take(&mut self.mapped) {
                        for (condition, other) in &self.styles.maps[&style] {
                            let priority = sheet.rules.len();
                            sheet.rules.extend(self.styles.rule(areas.clone(), priority, condition, other));
                        }
                    }
                    self.sheets.insert(name, sheet);
                }
            }
            _ => {}
        }
    }
}
