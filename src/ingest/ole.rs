//! The container of an .xls file, and the records of the workbook in it. What they ask for is checked before any reader
//! believes it: a chain of sectors that runs in a circle, or a sheet that says it is four billion rows long, would
//! make a reader ask for all memory there is.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use super::Refusal;
use crate::diagnostic::rules;
use crate::plan::Limits;

/// Names that the workbook's stream has.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// One record of the workbook's stream.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records of a stream, up to the first that is cut short.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some(Record { kind, data })
    })
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn damaged(what: &str) -> Refusal {
    Refusal::new(&rules::file_not_read::RULE, "the workbook is cut short or damaged", what)
}

/// The workbook's stream of a container, with its name.
fn stream(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), Refusal> {
    let mut container =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let name = STREAMS
        .into_iter()
        .find(|name| container.is_stream(name))
        .ok_or_else(|| damaged("it holds no workbook"))?;
    let mut part = container.open_stream(name).map_err(|error| damaged(&error.to_string()))?;
    if part.len() > bytes.len() as u64 {
        return Err(damaged("its workbook says it is longer than the file"));
    }
    let mut stream = Vec::with_capacity(part.len() as usize);
    part.read_to_end(&mut stream).map_err(|error| damaged(&error.to_string()))?;
    Ok((name, stream))
}

/// What an OLE container holds, by the names of its parts.
pub(super) enum Contents {
    Workbook,
    Encrypted,
    Document,
    Unknown(String),
}

pub(super) fn contents(bytes: &[u8]) -> Contents {
    let container = match cfb::CompoundFile::open(Cursor::new(bytes)) {
        Ok(container) => container,
        Err(error) => return Contents::Unknown(error.to_string()),
    };
    if container.is_stream("/EncryptedPackage") {
        Contents::Encrypted
    } else if STREAMS.iter().any(|name| container.is_stream(name)) {
        Contents::Workbook
    } else if container.is_stream("/WordDocument") {
        Contents::Document
    } else {
        Contents::Unknown("it holds no workbook".to_owned())
    }
}

/// Record numbers of [MS-XLS].
pub(super) const BOF: u16 = 0x0809;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
pub(super) const BLANK: u16 = 0x0201;
pub(super) const MULTIPLE_NUMBERS: u16 = 0x00BD;
pub(super) const MULTIPLE_BLANKS: u16 = 0x00BE;
/// Cells that hold a value begin with their row and column: texts, numbers, formulas, truths.
pub(super) const VALUES: [u16; 7] = [0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x0006, 0x0205];

/// A new container with nothing but the workbook's stream, in which each sheet tells its true size, and that stream.
pub(super) fn cleaned(bytes: &[u8], limits: &Limits) -> Result<(Vec<u8>, Vec<u8>), Refusal> {
    let (name, mut stream) = stream(bytes)?;
    let mut area = 0u64;
    let mut bounds: Option<(u32, u32, u32, u32)> = None;
    let mut sizes = Vec::new();
    let mut beginnings = HashSet::new();
    let mut sheets = Vec::new();
    let mut at = 0;
    for record in records(&stream) {
        if record.kind == DIMENSIONS {
            sizes.push((at + 4, record.data.len()));
        }
        if record.kind == BOF {
            area += size_of(bounds.take());
            beginnings.insert(at);
        }
        if record.kind == BOUND_SHEET {
            sheets.extend(u32_at(record.data, 0).map(|from| from as usize));
        }
        let is_multiple = record.kind == MULTIPLE_NUMBERS;
        if (is_multiple || VALUES.contains(&record.kind))
            && let (Some(row), Some(column)) = (u16_at(record.data, 0), u16_at(record.data, 2))
        {
            let (row, column) = (u32::from(row), u32::from(column));
            let last = if is_multiple { column + (record.data.len() / 6) as u32 } else { column };
            bounds = Some(bounds.map_or((row, column, row, last), |(top, left, bottom, right)| {
                (top.min(row), left.min(column), bottom.max(row), right.max(last))
            }));
        }
        at += record.data.len() + 4;
    }
    area += size_of(bounds);
    // A reader that begins in the midst of a sheet takes cells for sizes, and reserves what they say.
    if let Some(from) = sheets.into_iter().find(|from| !beginnings.contains(from)) {
        return Err(damaged(&format!(
            "one of its sheets should begin at byte {from}, and no sheet begins there"
        )));
    }
    let most = limits.cells as u64 * 8;
    if area > most {
        return Err(Refusal::new(
            &rules::file_too_large::RULE,
            "cells of the workbook lie too far apart",
            format!("its sheets reach over {area} cells, the limit is {most}"),
        ));
    }
    // Readers reserve what this record says before they see a cell.
    for (from, length) in sizes {
        stream[from..from + length].fill(0);
    }
    let container = rebuilt(name, &stream).map_err(|error| damaged(&error.to_string()))?;
    Ok((container, stream))
}

fn size_of(bounds: Option<(u32, u32, u32, u32)>) -> u64 {
    bounds.map_or(0, |(top, left, bottom, right)| u64::from(bottom - top + 1) * u64::from(right - left + 1))
}

fn rebuilt(name: &str, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut container = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    container.create_stream(name)?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
}
