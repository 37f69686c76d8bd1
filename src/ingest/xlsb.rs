//! What calamine does not tell of an .xlsb workbook: fills, strike-through, merged regions, hidden rows and columns,
//! filters, comments, conditional formats. Record numbers and layouts are those of [MS-XLSB].

use std::collections::HashMap;
use std::io::Cursor;

use super::Region;
use super::conditional::{Area, FillRule, Said};
use super::extras::Extras;
use super::format::{NumberFormat, built_in};
use super::look::Look;
use super::ole::{u16_at, u32_at};
use super::tokens::{self, Width};
use crate::office::colour::{indexed, theme, tinted};
use crate::office::{Archive, part, part_bytes, relations, resolved};
use crate::plan::Limits;
use crate::text::one_line;

/// One record of a part.
struct Record<'a> {
    kind: u32,
    data: &'a [u8],
}

/// The records of a part, up to the first that is cut short. Number and length are written in sevens of bits.
fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = sevens(bytes, &mut at, 2)?;
        let length = sevens(bytes, &mut at, 4)? as usize;
        let data = bytes.get(at..at.checked_add(length)?)?;
        at += length;
        Some(Record { kind, data })
    })
}

/// A number of at most so many bytes, of which each but the last has its highest bit set.
fn sevens(bytes: &[u8], at: &mut usize, most: u32) -> Option<u32> {
    let mut number = 0u32;
    for nth in 0..most {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7F) << (7 * nth);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// A text of 16-bit units after their number, and where it ends.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let count = u32_at(data, at)?;
    if count == u32::MAX {
        return Some((String::new(), at + 4));
    }
    let end = (at + 4).checked_add((count as usize).checked_mul(2)?)?;
    let units: Vec<u16> =
        data.get(at + 4..end)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// Four numbers as the records have them: first and last row, first and last column.
fn area(data: &[u8], at: usize) -> Option<Area> {
    let number = |nth: usize| u32_at(data, at + 4 * nth).filter(|number| *number < 1 << 20);
    Some(((number(0)?, number(2)?), (number(1)?, number(3)?)))
}

/// Sheet names with what is told beside their values.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> HashMap<String, Extras> {
    let mut sheets = HashMap::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return sheets;
    };
    let styles = Styles::read(&mut archive, limits);
    let targets = relations(&mut archive, "xl/_rels/workbook.bin.rels", limits.unpacked_bytes());
    let book = part_bytes(&mut archive, "xl/workbook.bin", limits.unpacked_bytes()).unwrap_or_default();
    for record in records(&book).filter(|record| record.kind == 156) {
        let named = text(record.data, 8).and_then(|(id, at)| Some((id, text(record.data, at)?.0)));
        let Some((id, name)) = named else { continue };
        let Some((.., target)) = targets.iter().find(|(each, ..)| *each == id) else { continue };
        let path = resolved("xl", target);
        if let Some(sheet) = part_bytes(&mut archive, &path, limits.unpacked_bytes()) {
            let mut extras = sheet_extras(&sheet, &styles, limits);
            extras.comments = comments(&mut archive, &path, limits);
            sheets.insert(name, extras);
        }
    }
    sheets
}

/// Fonts, fills and formats of the workbook.
#[derive(Default)]
struct Styles {
    /// The colours of the theme, in the order in which cells refer to them.
    theme: Vec<[u8; 3]>,
    /// Struck through, and the colour of the text.
    fonts: Vec<(bool, Option<[u8; 3]>)>,
    fills: Vec<Option<[u8; 3]>>,
    formats: HashMap<u16, NumberFormat>,
    looks: Vec<Look>,
    /// Fills of the differential formats.
    differential: Vec<Option<[u8; 3]>>,
}

impl Styles {
    fn read(archive: &mut Archive<'_>, limits: &Limits) -> Self {
        let mut styles = Self { formats: built_in(), ..Self::default() };
        if let Some(xml) = part(archive, "xl/theme/theme1.xml", limits.unpacked_bytes()) {
            styles.theme = theme(&xml);
        }
        let bytes = part_bytes(archive, "xl/styles.bin", limits.unpacked_bytes()).unwrap_or_default();
        let mut in_cells = false;
        for Record { kind, data } in records(&bytes) {
            match kind {
                43 => {
                    let is_struck = u16_at(data, 2).is_some_and(|flags| flags & 0x0008 != 0);
                    styles.fonts.push((is_struck, styles.colour(data, 12)));
                }
                44 => {
                    if let (Some(number), Some((code, _))) = (u16_at(data, 0), text(data, 2)) {
                        styles.formats.insert(number, NumberFormat::of(&code));
                    }
                }
                45 => {
                    let is_solid = u32_at(data, 0) == Some(1);
                    styles.fills.push(styles.colour(data, 4).filter(|_| is_solid));
                }
                507 => styles.differential.push(styles.differential_fill(data)),
                617 => in_cells = true,
                618 => in_cells = false,
                47 if in_cells => {
                    let at = |at: usize| u16_at(data, at).map(usize::from);
                    let font = at(4).and_then(|font| styles.fonts.get(font)).copied().unwrap_or_default();
                    let fill = at(6).and_then(|fill| styles.fills.get(fill)).copied().flatten();
                    let format = u16_at(data, 2).and_then(|number| styles.formats.get(&number));
                    let format = format.cloned().unwrap_or_default();
                    styles.looks.push(Look { fill, is_struck: font.0, mark: font.1, format });
                }
                _ => {}
            }
        }
        styles
    }

    /// A colour of eight bytes: how it is given, index, tint, red, green, blue, alpha.
    fn colour(&self, data: &[u8], at: usize) -> Option<[u8; 3]> {
        let bytes = data.get(at..at + 8)?;
        let tint = f64::from(i16::from_le_bytes([bytes[2], bytes[3]])) / f64::from(i16::MAX);
        let base = match bytes[0] >> 1 {
            1 => indexed(u16::from(bytes[1]))?,
            2 => [bytes[4], bytes[5], bytes[6]],
            3 => *self.theme.get(usize::from(bytes[1]))?,
            _ => return None,
        };
        Some(tinted(base, tint))
    }

    /// The background of a differential format, else its foreground: properties of a kind, a length and data each.
    fn differential_fill(&self, data: &[u8]) -> Option<[u8; 3]> {
        let (mut fore, mut back) = (None, None);
        let mut at = 6;
        for _ in 0..u16_at(data, 4)? {
            let (kind, length) = (u16_at(data, at)?, usize::from(u16_at(data, at + 2)?));
            match kind {
                1 => fore = self.colour(data, at + 4),
                2 => back = self.colour(data, at + 4),
                _ => {}
            }
            at += length.max(4);
        }
        back.or(fore)
    }
}

fn sheet_extras(bytes: &[u8], styles: &Styles, limits: &Limits) -> Extras {
    let mut extras = Extras::default();
    let (mut row, mut hidden_rows, mut hidden_columns) = (0, Vec::new(), Vec::new());
    let mut areas: Vec<Area> = Vec::new();
    for Record { kind, data } in records(bytes) {
        match kind {
            0 => {
                row = u32_at(data, 0).unwrap_or(row);
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    hidden_rows.push(row);
                }
            }
            // Cells of every kind begin with their column and format.
            1..=11 | 62 => {
                let format = u32_at(data, 4).map_or(0, |bits| (bits & 0x00FF_FFFF) as usize);
                if let (Some(column), Some(look)) = (u32_at(data, 0), styles.looks.get(format))
                    && *look != Look::default()
                    && extras.looks.len() < limits.cells
                {
                    extras.looks.insert((row, column), look.clone());
                }
            }
            60 => {
                if let (Some(first), Some(last), Some(flags)) =
                    (u32_at(data, 0), u32_at(data, 4), u16_at(data, 16))
                    && flags & 1 == 1
                {
                    hidden_columns.push((first.min(16_383), last.min(16_383)));
                }
            }
            161 => extras.concealed.push("a filter is set".to_owned()),
            163 => extras.filtered(u32_at(data, 0).unwrap_or(0).saturating_add(1)),
            176 => {
                extras.merged.extend(
                    area(data, 0)
                        .filter(|(first, last)| first != last)
                        .map(|(first, last)| Region { first, last }),
                );
            }
            461 => {
                let count = u32_at(data, 8).unwrap_or(0) as usize;
                areas = (0..count).map_while(|nth| area(data, 12 + 16 * nth)).collect();
            }
            463 => extras.rules.extend(rule(data, &areas, styles)),
            _ => {}
        }
    }
    extras.conceal_columns(&hidden_columns);
    extras.conceal_rows(&hidden_rows);
    extras
}

/// One conditional format ([MS-XLSB] 2.4.25).
fn rule(data: &[u8], areas: &[Area], styles: &Styles) -> Option<FillRule> {
    let number = |nth: usize| u32_at(data, 4 * nth);
    let (kind, template, format, priority, parameter) =
        (number(0)?, number(1)?, number(2)?, number(3)?, number(4)? as usize);
    let lengths = [u32_at(data, 30)?, u32_at(data, 34)?, u32_at(data, 38)?];
    let (words, mut at) = text(data, 42)?;
    let mut formulas = Vec::new();
    for _ in lengths.into_iter().filter(|length| *length > 0) {
        // The tokens after their length, and what belongs to them after its own.
        let end = (at + 4).checked_add(u32_at(data, at)? as usize)?;
        formulas.extend(tokens::formula(data.get(at + 4..end)?, Width::Wide, areas.first()?.0));
        at = (end + 4).checked_add(u32_at(data, end)? as usize)?;
    }
    let is_text = kind == 2 && template == 8;
    let (kind, operator) = match (kind, is_text, parameter) {
        (1, ..) => ("cellIs", tokens::operator(parameter)),
        (_, true, 0) => ("containsText", None),
        (_, true, 2) => ("beginsWith", None),
        (_, true, 3) => ("endsWith", None),
        (2, false, _) => ("expression", None),
        _ => return None,
    };
    let said = Said {
        kind: kind.to_owned(),
        operator: operator.unwrap_or_default().to_owned(),
        text: is_text.then_some(words),
        formulas,
    };
    FillRule::new(
        areas.to_vec(),
        priority,
        styles.differential.get(format as usize).copied().flatten(),
        &said,
    )
}

/// The comments on a sheet's cells.
fn comments(archive: &mut Archive<'_>, path: &str, limits: &Limits) -> Vec<((u32, u32), String)> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let mut found = Vec::new();
    for (_, kind, target) in
        relations(archive, &format!("{folder}/_rels/{file}.rels"), limits.unpacked_bytes())
    {
        let path = resolved(folder, &target);
        let Some(bytes) =
            (kind == "comments").then(|| part_bytes(archive, &path, limits.unpacked_bytes())).flatten()
        else {
            continue;
        };
        let mut at = None;
        for Record { kind, data } in records(&bytes) {
            match kind {
                635 => at = area(data, 4).map(|(first, _)| first),
                637 => {
                    let said = text(data, 1).map(|(said, _)| one_line(&said)).filter(|said| !said.is_empty());
                    found.extend(at.take().zip(said));
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Cell, Sheet, Value};

    /// A record: number and length in sevens of bits, then its data.
    fn record(kind: u32, data: &[u8]) -> Vec<u8> {
        let mut bytes =
            if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        bytes.push(data.len() as u8);
        bytes.extend(data);
        bytes
    }

    fn numbers(numbers: &[u32]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn rules_merges_and_hidden_rows_are_read_as_excel_writes_them() {
        // The records of a workbook that Excel wrote: E3:E18, greater than 5, yellow.
        let format = [0, 0x80, 0, 0, 1, 0, 2, 0, 0x0C, 0, 5, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0xFF];
        let mut styles = Styles::default();
        styles.differential.push(styles.differential_fill(&format));
        assert_eq!(styles.differential, [Some([0xFF, 0xFF, 0])]);
        let mut rule = numbers(&[1, 0, 0, 1, 5, 0, 0]);
        rule.extend([0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        rule.extend([3, 0, 0, 0, 0x1E, 5, 0, 0, 0, 0, 0]);
        let mut row = numbers(&[7, 0]);
        row.extend([0x2C, 1, 0, 0x10, 0]);
        let bytes = [
            record(0, &row),
            record(176, &numbers(&[1, 2, 4, 5])),
            record(461, &numbers(&[1, 0, 1, 2, 17, 4, 4])),
            record(463, &rule),
        ]
        .concat();
        let extras = sheet_extras(&bytes, &styles, &Limits::default());
        assert_eq!(extras.concealed, ["hidden row 8"]);
        assert_eq!(extras.merged, [Region { first: (1, 4), last: (2, 5) }]);
        let cell = |row, number| Cell::plain(row, 4, Value::Number(number));
        let mut sheet = Sheet::new("Plan", false, vec![cell(2, 6.0), cell(3, 5.0), cell(18, 9.0)]);
        extras.give(&mut sheet);
        let fills = [2, 3, 18].map(|row| sheet.cell(row, 4).and_then(|cell| cell.fill));
        assert_eq!(fills, [Some([0xFF, 0xFF, 0]), None, None]);
    }

    #[test]
    fn colours_are_read_by_index_theme_and_tint() {
        let styles = Styles { theme: vec![[255, 255, 255], [0, 0, 0], [0, 176, 80]], ..Styles::default() };
        assert_eq!(styles.colour(&[3, 10, 0, 0, 0, 0, 0, 0], 0), Some([255, 0, 0]));
        assert_eq!(styles.colour(&[7, 2, 0, 0, 0, 0, 0, 0], 0), Some([0, 176, 80]));
        let [low, high] = (i16::MAX / 2).to_le_bytes();
        assert_eq!(styles.colour(&[7, 2, low, high, 0, 0, 0, 0], 0), Some([127, 215, 167]));
        assert_eq!(styles.colour(&[1, 64, 0, 0, 0, 0, 0, 0], 0), None);
    }
}
