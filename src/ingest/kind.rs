//! Tells what a file is by its content, never by its name, and refuses what is no spreadsheet in words.

use std::io::{Cursor, Read};

use super::Refusal;
use super::ole::{self, Contents};
use super::spreadsheet_ml::NAMESPACE;
use crate::diagnostic::rules;
use crate::office::Archive;
use crate::plan::Limits;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// A web page.
    Html,
    /// Web pages in one message.
    Mhtml,
    /// A workbook of one XML file.
    SpreadsheetMl,
    Text,
}

/// First bytes of files that people rename to .xlsx.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
];

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

pub(crate) fn detect(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new(
            &rules::file_empty::RULE,
            "the file is empty",
            format!("{} bytes", bytes.len()),
        ));
    }
    if bytes.starts_with(b"PK") {
        return package(bytes, limits);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(not_a_spreadsheet(what));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Ok(Kind::Text);
    }
    if [[9u8, 0], [9, 2], [9, 4]].iter().any(|start| bytes.starts_with(start)) {
        return Err(not_a_spreadsheet("a workbook of Excel 4 or older: save it in a newer format"));
    }
    let head = &bytes[..bytes.len().min(4096)];
    let start = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    if start.starts_with("mime-version:") && start.contains("multipart/related") {
        return Ok(Kind::Mhtml);
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        if start.contains(NAMESPACE) {
            return Ok(Kind::SpreadsheetMl);
        }
        if !start.contains("<html") {
            return Err(not_a_spreadsheet("an XML file"));
        }
    }
    if ["<!doctype html", "<html", "<?xml", "<table", "<!--", "<meta", "<head", "<body", "<style", "<div"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Ok(Kind::Html);
    }
    if head.contains(&0) {
        return Err(not_a_spreadsheet("a file of an unknown kind"));
    }
    Ok(Kind::Text)
}

fn not_a_spreadsheet(what: &str) -> Refusal {
    Refusal::new(&rules::file_not_a_spreadsheet::RULE, "the file is not a spreadsheet", what)
}

/// What the parts of a package unpack to. Where they could be more than they say, they are unpacked to see.
fn unpacked_size(archive: &mut Archive<'_>, most: u64) -> u64 {
    /// Deflate cannot make less than a thousandth of a text.
    const DENSEST: u64 = 1_032;
    let (mut said, mut packed) = (0u64, 0u64);
    for at in 0..archive.len() {
        if let Ok(part) = archive.by_index_raw(at) {
            said = said.saturating_add(part.size());
            packed = packed.saturating_add(part.compressed_size());
        }
    }
    if said > most || packed.saturating_mul(DENSEST) <= most {
        return said;
    }
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        if let Ok(part) = archive.by_index(at) {
            let left = most.saturating_sub(unpacked) + 1;
            unpacked += std::io::copy(&mut part.take(left), &mut std::io::sink()).unwrap_or(0);
        }
        if unpacked > most {
            break;
        }
    }
    unpacked
}

/// Readers reserve room for as many shared texts as the package says it has: it must not say more than it can hold.
fn check_strings(archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Refusal> {
    let Ok(part) = archive.by_name("xl/sharedStrings.xml") else { return Ok(()) };
    let size = part.size().min(limits.unpacked_bytes());
    let mut head = Vec::new();
    let _ = part.take(2_048).read_to_end(&mut head);
    let head = String::from_utf8_lossy(&head);
    let said = head.split("uniqueCount=\"").nth(1).and_then(|rest| rest.split('"').next());
    let count: u64 = said.map_or(0, |digits| digits.parse().unwrap_or(u64::MAX));
    // The shortest text is `<si/>`.
    if count > size / 5 + 1 {
        let found = format!("it says that it holds {} shared texts", said.unwrap_or_default());
        return Err(Refusal::new(
            &rules::file_not_read::RULE,
            "the workbook's parts contradict each other",
            found,
        ));
    }
    Ok(())
}

/// A zip package: a workbook of Excel or `LibreOffice`, or something else that is zipped.
fn package(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        Refusal::new(
            &rules::file_not_read::RULE,
            "the workbook is cut short or damaged",
            "the list of its parts, which stands at the end of the file, is missing",
        )
    })?;
    let unpacked = unpacked_size(&mut archive, limits.unpacked_bytes());
    if unpacked > limits.unpacked_bytes() {
        let found = format!("{} MiB when unpacked, the limit is {} MiB", unpacked >> 20, limits.unpacked_mib);
        return Err(Refusal::new(
            &rules::file_too_large::RULE,
            "the workbook is too large when unpacked",
            found,
        ));
    }
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Ok(Kind::Xlsb);
    }
    if archive.file_names().flatten().any(|name| name.starts_with("xl/")) {
        check_strings(&mut archive, limits)?;
        return Ok(Kind::Xlsx);
    }
    if archive.index_for_name("content.xml").is_some() {
        let is_text = archive.by_name("mimetype").is_ok_and(|mut part| {
            let mut kind = String::new();
            part.read_to_string(&mut kind).is_ok() && !kind.contains("spreadsheet")
        });
        return if is_text {
            Err(not_a_spreadsheet("an OpenDocument file, but no spreadsheet"))
        } else {
            Ok(Kind::Ods)
        };
    }
    if archive.file_names().flatten().any(|name| name.starts_with("word/")) {
        return Err(not_a_spreadsheet("a Word document"));
    }
    if archive.file_names().flatten().any(|name| name.starts_with("ppt/")) {
        return Err(not_a_spreadsheet("a PowerPoint presentation"));
    }
    Err(not_a_spreadsheet("a zip archive"))
}

/// An OLE container: an old workbook, or a new one wrapped in a password.
fn ole(bytes: &[u8]) -> Result<Kind, Refusal> {
    match ole::contents(bytes) {
        Contents::Workbook => Ok(Kind::Xls),
        Contents::Encrypted => Err(Refusal::new(
            &rules::file_password::RULE,
            "the workbook is protected by a password",
            "an encrypted package",
        )),
        Contents::Document => Err(not_a_spreadsheet("a Word document")),
        Contents::Unknown(what) => {
            Err(Refusal::new(&rules::file_not_read::RULE, "the workbook is cut short or damaged", what))
        }
    }
}
