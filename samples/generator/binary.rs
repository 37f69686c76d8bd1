//! Excel's binary workbook (.xlsb), as far as these samples need it: texts, numbers and dates; no fills, merges or formulas ([MS-XLSB]).

use std::error::Error;
use std::fmt::Write as _;

use crate::package::{Part, zip};
use crate::sheet::{Book, Cell, Sheet, Value};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Places in the cell formats of `styles`.
const PLAIN: u32 = 0;
const BOLD: u32 = 1;
const DATE: u32 = 2;
const MONEY: u32 = 3;

/// The workbook as .xlsb.
pub(crate) fn xlsb(book: &Book) -> Outcome<Vec<u8>> {
    let mut types = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>"#,
        r#"<Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/>"#,
    ));
    let mut links = String::from(RELATIONSHIPS);
    let mut parts: Vec<Part> = Vec::new();
    for (at, sheet) in (1..).zip(&book.sheets) {
        write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{at}.bin" ContentType="application/vnd.ms-excel.worksheet"/>"#
        )?;
        write!(
            links,
            r#"<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.bin"/>"#
        )?;
        parts.push((format!("xl/worksheets/sheet{at}.bin"), worksheet(sheet)?));
    }
    types.push_str("</Types>");
    write!(
        links,
        r#"<Relationship Id="rId{}" Type="{OFFICE}/styles" Target="styles.bin"/></Relationships>"#,
        book.sheets.len() + 1
    )?;
    let root = format!(
        r#"{RELATIONSHIPS}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>"#
    );
    let mut all: Vec<Part> = vec![
        ("[Content_Types].xml".into(), types.into_bytes()),
        ("_rels/.rels".into(), root.into_bytes()),
        ("xl/workbook.bin".into(), workbook(book)?),
        ("xl/_rels/workbook.bin.rels".into(), links.into_bytes()),
        ("xl/styles.bin".into(), styles()?),
    ];
    all.extend(parts);
    Ok(zip(&all)?)
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
);

/// Adds a record: its type and length in seven-bit groups, then its body.
fn record(out: &mut Vec<u8>, kind: u16, body: &[u8]) -> Outcome<()> {
    if kind < 0x80 {
        out.push(u8::try_from(kind)?);
    } else {
        out.push(u8::try_from(kind & 0x7F)? | 0x80);
        out.push(u8::try_from(kind >> 7)?);
    }
    let mut length = body.len();
    while length >= 0x80 {
        out.push(u8::try_from(length & 0x7F)? | 0x80);
        length >>= 7;
    }
    out.push(u8::try_from(length)?);
    out.extend(body);
    Ok(())
}

fn numbers(fields: &[u32]) -> Vec<u8> {
    fields.iter().flat_map(|field| field.to_le_bytes()).collect()
}

/// A text: its length in 16-bit units, then the units.
fn wide(words: &str) -> Outcome<Vec<u8>> {
    let units: Vec<u16> = words.encode_utf16().collect();
    let mut out = u32::try_from(units.len())?.to_le_bytes().to_vec();
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    Ok(out)
}

fn workbook(book: &Book) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    record(&mut out, 131, &[])?; // BrtBeginBook
    record(&mut out, 153, &numbers(&[0, 0, 0]))?; // BrtWbProp
    record(&mut out, 143, &[])?; // BrtBeginBundleShs
    for (at, sheet) in (1..).zip(&book.sheets) {
        let mut body = numbers(&[u32::from(sheet.hidden), at]);
        body.extend(wide(&format!("rId{at}"))?);
        body.extend(wide(&sheet.name)?);
        record(&mut out, 156, &body)?; // BrtBundleSh
    }
    record(&mut out, 144, &[])?; // BrtEndBundleShs
    let mut calculation = numbers(&[0, 1, 100]);
    calculation.extend(0.001_f64.to_le_bytes());
    calculation.extend(numbers(&[1]));
    calculation.extend([0; 2]);
    record(&mut out, 157, &calculation)?; // BrtCalcProp
    record(&mut out, 132, &[])?; // BrtEndBook
    Ok(out)
}

fn worksheet(sheet: &Sheet) -> Outcome<Vec<u8>> {
    let rows = u32::try_from(sheet.rows.len().max(1))?;
    let columns = u32::try_from(sheet.rows.iter().map(Vec::len).max().unwrap_or(1).max(1))?;
    let mut out = Vec::new();
    record(&mut out, 129, &[])?; // BrtBeginSheet
    record(&mut out, 148, &numbers(&[0, rows - 1, 0, columns - 1]))?; // BrtWsDim
    record(&mut out, 145, &[])?; // BrtBeginSheetData
    for (at, cells) in (0..).zip(&sheet.rows) {
        if cells.is_empty() {
            continue;
        }
        let mut header = numbers(&[at, PLAIN]);
        header.extend(300_u16.to_le_bytes());
        header.extend([0; 3]);
        header.extend(numbers(&[1, 0, columns - 1]));
        record(&mut out, 0, &header)?; // BrtRowHdr
        for (column, cell) in (0..).zip(cells) {
            put(&mut out, column, cell)?;
        }
    }
    record(&mut out, 146, &[])?; // BrtEndSheetData
    record(&mut out, 130, &[])?; // BrtEndSheet
    Ok(out)
}

fn put(out: &mut Vec<u8>, column: u32, cell: &Cell) -> Outcome<()> {
    let (format, amount) = match &cell.value {
        Value::Empty => return Ok(()),
        Value::Text(words) => {
            let mut body = numbers(&[column, if cell.bold { BOLD } else { PLAIN }]);
            body.extend(wide(words)?);
            return record(out, 6, &body); // BrtCellSt
        }
        Value::Day(on) | Value::Month(on) => (DATE, f64::from(on.0)),
        Value::Number(amount) => (PLAIN, *amount),
        Value::Money(amount) | Value::Formula { result: amount, .. } => (MONEY, *amount),
        Value::Score { result, .. } => (PLAIN, f64::from(*result)),
    };
    let mut body = numbers(&[column, format]);
    body.extend(amount.to_le_bytes());
    record(out, 5, &body) // BrtCellReal
}

/// Two fonts, two fills, one border, four cell formats.
fn styles() -> Outcome<Vec<u8>> {
    const BLACK: [u8; 8] = [5, 0, 0, 0, 0, 0, 0, 0xFF];
    let mut out = Vec::new();
    record(&mut out, 278, &[])?; // BrtBeginStyleSheet
    record(&mut out, 611, &numbers(&[2]))?; // BrtBeginFonts
    for weight in [400_u16, 700] {
        let mut font = 200_u16.to_le_bytes().to_vec();
        font.extend(u16::from(weight > 400).to_le_bytes());
        font.extend(weight.to_le_bytes());
        font.extend([0; 6]);
        font.extend(BLACK);
        font.push(0);
        font.extend(wide("Arial")?);
        record(&mut out, 43, &font)?; // BrtFont
    }
    record(&mut out, 612, &[])?;
    record(&mut out, 603, &numbers(&[2]))?; // BrtBeginFills
    for pattern in [0_u32, 17] {
        let mut fill = numbers(&[pattern]);
        fill.extend(BLACK);
        fill.extend(BLACK);
        fill.extend([0; 48]);
        record(&mut out, 45, &fill)?; // BrtFill
    }
    record(&mut out, 604, &[])?;
    record(&mut out, 613, &numbers(&[1]))?; // BrtBeginBorders
    record(&mut out, 46, &[0; 51])?; // BrtBorder
    record(&mut out, 614, &[])?;
    record(&mut out, 626, &numbers(&[1]))?; // BrtBeginCellStyleXFs
    record(&mut out, 47, &cell_format(u16::MAX, 0, 0))?;
    record(&mut out, 627, &[])?;
    record(&mut out, 617, &numbers(&[4]))?; // BrtBeginCellXFs
    for (number_format, font) in [(0, 0), (0, 1), (14, 0), (4, 0)] {
        record(&mut out, 47, &cell_format(0, number_format, font))?; // BrtXF
    }
    record(&mut out, 618, &[])?;
    record(&mut out, 619, &numbers(&[1]))?; // BrtBeginStyles
    let mut normal = numbers(&[0]);
    normal.extend([1, 0, 0, 0xFF]);
    normal.extend(wide("Normal")?);
    record(&mut out, 48, &normal)?; // BrtStyle
    record(&mut out, 620, &[])?;
    record(&mut out, 279, &[])?; // BrtEndStyleSheet
    Ok(out)
}

fn cell_format(parent: u16, number_format: u16, font: u16) -> Vec<u8> {
    let mut out: Vec<u8> =
        [parent, number_format, font, 0, 0].iter().flat_map(|field| field.to_le_bytes()).collect();
    // No rotation or indent, bottom, locked; attributes all taken from here.
    out.extend([0, 0, 0x10, 0x10, 0x3F, 0]);
    out
}
