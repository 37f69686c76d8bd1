//! The parts of an .xlsx package that calamine does not tell: merged regions, hidden rows and columns, filters.
//! Read beside it, under the same limit of unpacked size. What cannot be read here is left untold, never an error.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Region;
use crate::place::{column_letters, parse_a1};

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// What the package says of one sheet.
#[derive(Debug, Default)]
pub(crate) struct Extras {
    /// Regions of more than one cell, by first row.
    pub(crate) merged: Vec<Region>,
    /// `hidden rows 4 to 9`, `a filter is on`, ...
    pub(crate) concealed: Vec<String>,
}

/// Extras by sheet name.
pub(crate) fn read(bytes: &[u8]) -> HashMap<String, Extras> {
    let mut found = HashMap::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return found;
    };
    for (name, path) in sheet_paths(&mut archive) {
        if let Some(xml) = part(&mut archive, &path) {
            found.insert(name, extras(&xml));
        }
    }
    found
}

fn part(archive: &mut Archive<'_>, path: &str) -> Option<String> {
    let mut part = archive.by_name(path).ok()?;
    let mut xml = String::with_capacity(part.size() as usize);
    part.read_to_string(&mut xml).ok()?;
    Some(xml)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name).map(|attribute| {
        quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned)
    })
}

/// Calls `each` for every element that opens in the text.
fn elements(xml: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Sheet names and the paths of their parts.
fn sheet_paths(archive: &mut Archive<'_>) -> Vec<(String, String)> {
    let mut targets = HashMap::new();
    if let Some(xml) = part(archive, "xl/_rels/workbook.xml.rels") {
        elements(&xml, |element| {
            if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                targets.insert(id, target);
            }
        });
    }
    let mut paths = Vec::new();
    if let Some(xml) = part(archive, "xl/workbook.xml") {
        elements(&xml, |element| {
            if element.local_name().as_ref() != "sheet" {
                return;
            }
            let target = attribute(element, "r:id").and_then(|id| targets.get(&id));
            if let (Some(name), Some(target)) = (attribute(element, "name"), target) {
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                paths.push((name, path));
            }
        });
    }
    paths
}

fn extras(xml: &str) -> Extras {
    let mut extras = Extras::default();
    let body = xml.find("<sheetData").unwrap_or(xml.len());
    let end = xml.rfind("</sheetData>").unwrap_or(body);
    let after = xml.get(end + "</sheetData>".len()..).unwrap_or_default();
    elements(&xml[..body], |element| {
        if element.local_name().as_ref() == "col" && is_true(attribute(element, "hidden")) {
            let number =
                |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
            let (first, last) = (column_letters(number("min") - 1), column_letters(number("max") - 1));
            extras.concealed.push(range("column", &first, &last));
        }
    });
    hidden_rows(&xml[body..end], &mut extras.concealed);
    elements(after, |element| match element.local_name().as_ref() {
        "mergeCell" => {
            let region = attribute(element, "ref").and_then(|text| {
                let (first, last) = text.split_once(':')?;
                Some(Region { first: parse_a1(first)?, last: parse_a1(last)? })
            });
            extras.merged.extend(region.filter(|region| region.first != region.last));
        }
        "autoFilter" => extras.concealed.push("a filter is set".to_owned()),
        _ => {}
    });
    extras.merged.sort_by_key(|region| region.first);
    extras
}

fn is_true(value: Option<String>) -> bool {
    value.is_some_and(|value| value == "1" || value == "true")
}

fn range(what: &str, first: &str, last: &str) -> String {
    if first == last { format!("hidden {what} {first}") } else { format!("hidden {what}s {first} to {last}") }
}

/// Row elements are found by their text: parsing all cells a second time would double the cost of reading.
fn hidden_rows(body: &str, concealed: &mut Vec<String>) {
    if !body.contains("hidden=\"") {
        return;
    }
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for piece in body.split("<row ").skip(1) {
        let head = piece.split('>').next().unwrap_or_default();
        if head.contains("hidden=\"1\"") || head.contains("hidden=\"true\"") {
            let number =
                head.split("r=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<u32>().ok());
            match (number, runs.last_mut()) {
                (Some(number), Some((_, last))) if *last + 1 == number => *last = number,
                (Some(number), _) => runs.push((number, number)),
                (None, _) => {}
            }
        }
    }
    concealed.extend(runs.iter().map(|(first, last)| range("row", &first.to_string(), &last.to_string())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_parts_merges_and_filters_are_told() {
        let xml = r#"<worksheet><cols><col min="3" max="4" width="9" hidden="1"/></cols><sheetData><row r="2" spans="1:4"><c/></row>
            <row r="3" hidden="1"><c/></row><row r="4" hidden="1"/><row r="7" hidden="1"/></sheetData>
            <autoFilter ref="A1:D9"/><mergeCells><mergeCell ref="A2:A5"/></mergeCells></worksheet>"#;
        let extras = extras(xml);
        assert_eq!(
            extras.concealed,
            ["hidden columns C to D", "hidden rows 3 to 4", "hidden row 7", "a filter is set"]
        );
        assert_eq!(extras.merged, [Region { first: (1, 0), last: (4, 0) }]);
    }
}
