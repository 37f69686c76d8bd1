//! What calamine does not tell of an .xls workbook: fills, strike-through, hidden rows and columns, filters, comments.
//! Record numbers and layouts are those of [MS-XLS]. Only Excel 97 and later; older workbooks keep their values.

use std::collections::HashMap;

use super::conditional::{Area, FillRule, Said};
use super::extras::Extras;
use super::format::{NumberFormat, built_in};
use super::look::Look;
use super::ole::{BLANK, BOF, MULTIPLE_BLANKS, MULTIPLE_NUMBERS, Record, VALUES, records, u16_at, u32_at};
use super::tokens::{self, Width};
use crate::office::colour::indexed;

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const PALETTE: u16 = 0x0092;
const BOUNDSHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007D;
const FILTERMODE: u16 = 0x009B;
const AUTOFILTER: u16 = 0x009D;
const OBJECT: u16 = 0x005D;
const TEXT_OBJECT: u16 = 0x01B6;
const CONTINUE: u16 = 0x003C;
const NOTE: u16 = 0x001C;
const CONDITIONS: u16 = 0x01B0;
const CONDITION: u16 = 0x01B1;

/// What the stream says of one sheet, in the order of the sheets.
#[derive(Default)]
struct SheetRecords {
    extras: Extras,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    texts: HashMap<u16, String>,
    notes: Vec<((u32, u32), u16)>,
    /// The cells that the next rules are for.
    areas: Vec<Area>,
    /// Where its part of the stream begins.
    start: u32,
}

/// The fonts, formats and colours of the workbook.
#[derive(Default)]
struct Styles {
    /// Struck through, and the index of the text's colour.
    fonts: Vec<(bool, u16)>,
    /// Font, number format, and fill colour's index where there is a fill.
    formats: Vec<(u16, u16, Option<u16>)>,
    numbers: HashMap<u16, NumberFormat>,
    palette: Vec<[u8; 3]>,
}

/// Sheet names with what is told beside their values; empty for workbooks older than Excel 97.
pub(super) fn read(stream: &[u8]) -> HashMap<String, Extras> {
    let mut styles = Styles { numbers: built_in(), ..Styles::default() };
    let mut names: Vec<(u32, String)> = Vec::new();
    let mut sheets: Vec<SheetRecords> = Vec::new();
    let (mut in_globals, mut at) = (true, 0u32);
    let mut object = None;
    let mut waits_for_text = 0;
    for record in records(stream) {
        let start = at;
        at += record.data.len() as u32 + 4;
        if record.kind == BOF {
            if u16_at(record.data, 0) != Some(0x0600) {
                return HashMap::new();
            }
            in_globals = u16_at(record.data, 2) == Some(0x0005);
            if !in_globals {
                sheets.push(SheetRecords { start, ..SheetRecords::default() });
            }
            continue;
        }
        if in_globals {
            styles.read(&record);
            if record.kind == BOUNDSHEET {
                names.extend(bound_sheet(record.data));
            }
            continue;
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        match record.kind {
            OBJECT => object = u16_at(record.data, 6),
            TEXT_OBJECT => waits_for_text = u16_at(record.data, 10).unwrap_or(0),
            CONTINUE if waits_for_text > 0 => {
                if let Some(object) = object {
                    sheet.texts.insert(object, text_of(record.data, usize::from(waits_for_text)));
                }
                waits_for_text = 0;
            }
            _ => sheet.read(&record, &styles),
        }
    }
    let mut found = HashMap::new();
    for mut sheet in sheets {
        sheet.finish();
        if let Some((_, name)) = names.iter().find(|(start, _)| *start == sheet.start) {
            found.insert(name.clone(), sheet.extras);
        }
    }
    found
}

fn bound_sheet(data: &[u8]) -> Option<(u32, String)> {
    let length = usize::from(*data.get(6)?);
    Some((u32_at(data, 0)?, text_of(data.get(7..)?, length)))
}

/// Characters after a byte that tells whether they are wide.
fn text_of(data: &[u8], length: usize) -> String {
    let Some((&wide, rest)) = data.split_first() else { return String::new() };
    if wide & 1 == 1 {
        let units: Vec<u16> =
            rest.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        rest.iter().take(length).map(|&byte| char::from(byte)).collect()
    }
}

impl Styles {
    fn read(&mut self, record: &Record<'_>) {
        match record.kind {
            FORMAT => {
                let code = record.data.get(4..).zip(u16_at(record.data, 2));
                if let (Some(number), Some((code, length))) = (u16_at(record.data, 0), code) {
                    let code = text_of(code, usize::from(length));
                    self.numbers.insert(number, NumberFormat::of(&code));
                }
            }
            FONT => {
                let is_struck = u16_at(record.data, 2).is_some_and(|flags| flags & 0x0008 != 0);
                self.fonts.push((is_struck, u16_at(record.data, 4).unwrap_or(u16::MAX)));
            }
            XF => {
                let font = u16_at(record.data, 0).unwrap_or(0);
                let pattern = u32_at(record.data, 14).map_or(0, |bits| bits >> 26);
                let colour = u16_at(record.data, 18).map(|bits| bits & 0x7F);
                let number = u16_at(record.data, 2).unwrap_or(0);
                self.formats.push((font, number, colour.filter(|_| pattern == 1)));
            }
            PALETTE => {
                let colours = record.data.get(2..).unwrap_or_default().chunks_exact(4);
                self.palette = colours.map(|colour| [colour[0], colour[1], colour[2]]).collect();
            }
            _ => {}
        }
    }

    /// The colour of an index.
    fn colour(&self, index: u16) -> Option<[u8; 3]> {
        let own = usize::from(index).checked_sub(8).and_then(|at| self.palette.get(at)).copied();
        own.or_else(|| indexed(index))
    }

    fn look(&self, format: u16) -> Look {
        let Some(&(font, number, colour)) = self.formats.get(usize::from(format)) else {
            return Look::default();
        };
        // There is no font with the number 4.
        let font = usize::from(if font > 4 { font - 1 } else { font });
        let fill = colour.and_then(|index| self.colour(index));
        let (is_struck, colour) = self.fonts.get(font).copied().unwrap_or((false, u16::MAX));
        let format = self.numbers.get(&number).cloned().unwrap_or_default();
        Look { fill, is_struck, mark: self.colour(colour), format }
    }
}

impl SheetRecords {
    fn read(&mut self, record: &Record<'_>, styles: &Styles) {
        let word = |at: usize| u16_at(record.data, at);
        let mut look = |row: u16, column: u16, format: u16| {
            let look = styles.look(format);
            if look != Look::default() {
                self.extras.looks.insert((u32::from(row), u32::from(column)), look);
            }
        };
        match record.kind {
            kind if kind == BLANK || VALUES.contains(&kind) => {
                if let (Some(row), Some(column), Some(format)) = (word(0), word(2), word(4)) {
                    look(row, column, format);
                }
            }
            MULTIPLE_NUMBERS | MULTIPLE_BLANKS => {
                let step = if record.kind == MULTIPLE_NUMBERS { 6 } else { 2 };
                let count = record.data.len().saturating_sub(6) / step;
                if let (Some(row), Some(first)) = (word(0), word(2)) {
                    for nth in 0..count {
                        if let Some(format) = word(4 + nth * step) {
                            look(row, first.saturating_add(nth as u16), format);
                        }
                    }
                }
            }
            ROW if u32_at(record.data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.hidden_rows.extend(word(0).map(u32::from));
            }
            COLINFO if word(8).is_some_and(|flags| flags & 1 == 1) => {
                if let (Some(first), Some(last)) = (word(0), word(2)) {
                    self.hidden_columns.push((u32::from(first), u32::from(last)));
                }
            }
            CONDITIONS => self.areas = areas_of(record.data),
            CONDITION => {
                let priority = self.extras.rules.len() as u32;
                let rule = condition(record.data, &self.areas, styles);
                self.extras.rules.extend(
                    rule.and_then(|(fill, said)| FillRule::new(self.areas.clone(), priority, fill, &said)),
                );
            }
            FILTERMODE => self.extras.concealed.push("a filter hides rows".to_owned()),
            AUTOFILTER => self.extras.concealed.push("a filter is set".to_owned()),
            NOTE => {
                if let (Some(row), Some(column), Some(object)) = (word(0), word(2), word(6)) {
                    self.notes.push(((u32::from(row), u32::from(column)), object));
                }
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        self.extras.conceal_columns(&self.hidden_columns);
        self.extras.conceal_rows(&self.hidden_rows);
        let texts = &self.texts;
        self.extras.comments = self
            .notes
            .iter()
            .filter_map(|(at, object)| Some((*at, texts.get(object)?.trim().to_owned())))
            .filter(|(_, text)| !text.is_empty())
            .collect();
    }
}

/// The areas of a group of rules: a number of them, a bound of four words, their count, and four words each.
fn areas_of(data: &[u8]) -> Vec<Area> {
    let words = |at: usize| -> Option<Area> {
        let word = |nth: usize| u16_at(data, at + 2 * nth).map(u32::from);
        Some(((word(0)?, word(2)?), (word(1)?, word(3)?)))
    };
    let count = usize::from(u16_at(data, 12).unwrap_or(0));
    (0..count).map_while(|nth| words(14 + 8 * nth)).collect()
}

/// One rule: what it tests, and the fill that it gives ([MS-XLS] 2.4.42 and 2.5.88).
fn condition(data: &[u8], areas: &[Area], styles: &Styles) -> Option<(Option<[u8; 3]>, Said)> {
    let kind = if *data.first()? == 1 { "cellIs" } else { "expression" };
    let operator = tokens::operator(usize::from(*data.get(1)?));
    let (first, second) = (usize::from(u16_at(data, 2)?), usize::from(u16_at(data, 4)?));
    let flags = u32_at(data, 6)?;
    // Blocks of the format, in their order: number, font, alignment, border, pattern, protection.
    let number = if flags & 1 << 25 == 0 {
        0
    } else if u16_at(data, 10)? & 1 == 1 {
        usize::from(u16_at(data, 12)?)
    } else {
        2
    };
    let size = |bit: u32, bytes: usize| if flags & 1 << bit == 0 { 0 } else { bytes };
    let pattern = 12 + number + size(26, 118) + size(27, 8) + size(28, 8);
    let fill = u32_at(data, pattern).filter(|_| size(29, 4) > 0).and_then(|bits| {
        // The background is what shows; a rule that sets only the other colour shows that.
        let colour = if flags & 1 << 18 == 0 { bits >> 23 } else { bits >> 16 };
        styles.colour((colour & 0x7F) as u16)
    });
    let formulas = pattern + size(29, 4) + size(30, 2);
    let base = areas.first()?.0;
    let text =
        |from: usize, length: usize| tokens::formula(data.get(from..from + length)?, Width::Narrow, base);
    let said = Said {
        kind: kind.to_owned(),
        operator: operator.unwrap_or_default().to_owned(),
        text: None,
        formulas: [(formulas, first), (formulas + first, second)]
            .into_iter()
            .filter(|(_, length)| *length > 0)
            .map(|(from, length)| text(from, length))
            .collect::<Option<Vec<_>>>()?,
    };
    Some((fill, said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Cell, Sheet, Value};

    #[test]
    fn conditional_formats_are_read_as_excel_writes_them() {
        // The records of a workbook that Excel wrote: E40 is red when it says U.
        let areas = [1, 0, 1, 0, 0, 0, 0x27, 0, 0, 0, 4, 0, 1, 0, 1, 0, 0x27, 0, 4, 0, 4, 0];
        let rule = [1, 3, 4, 0, 0, 0, 0xFF, 0xFF, 0x38, 0x20, 2, 0, 0, 4, 0x3C, 0x45, 0x17, 1, 0, 0x55];
        assert_eq!(areas_of(&areas), [((1, 4), (0x27, 4))]);
        let mut records = SheetRecords::default();
        for (kind, data) in [(CONDITIONS, &areas[..]), (CONDITION, &rule[..])] {
            records.read(&Record { kind, data }, &Styles::default());
        }
        let cell = |row, text: &str| Cell::plain(row, 4, Value::Text(text.to_owned()));
        let mut sheet = Sheet::new("Plan", false, vec![cell(0, "U"), cell(1, "u"), cell(2, "A")]);
        records.extras.give(&mut sheet);
        let fills = [0, 1, 2].map(|row| sheet.cell(row, 4).and_then(|cell| cell.fill));
        assert_eq!(fills, [None, Some([255, 0, 0]), None]);
    }
}
