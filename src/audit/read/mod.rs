//! Reads a finished .xlsx package: its parts and nothing else. What it holds is judged by `rules`.

mod drawing;
mod plain;
mod sheet;
mod styles;

use std::io::Cursor;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::finished::{Finished, Properties, Sheet, Table};
use crate::office::{Archive, attribute, elements, entity, part, relations, resolved};
use crate::place::parse_a1;
use crate::text::plain;

/// What one part may unpack to.
const MOST: u64 = 512 << 20;

/// The workbook; or why it cannot be read, in words.
///
/// # Errors
/// When the bytes are no .xlsx workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Finished, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| "it is not an .xlsx workbook, or it has a password".to_owned())?;
    let book = part(&mut archive, "xl/workbook.xml", MOST)
        .ok_or_else(|| "it is not an .xlsx workbook: it has no xl/workbook.xml".to_owned())?;
    let targets = relations(&mut archive, "xl/_rels/workbook.xml.rels", MOST);
    let texts = part(&mut archive, "xl/sharedStrings.xml", MOST).map(|xml| texts(&xml)).unwrap_or_default();
    let theme = part(&mut archive, "xl/theme/theme1.xml", MOST).unwrap_or_default();
    let styles = part(&mut archive, "xl/styles.xml", MOST).unwrap_or_default();
    let mut finished = Finished {
        properties: properties(&part(&mut archive, "docProps/core.xml", MOST).unwrap_or_default()),
        formats: styles::formats(&styles, &theme),
        ..Finished::default()
    };
    let mut named: Vec<(Sheet, String)> = Vec::new();
    elements(&book, |element| match element.local_name().as_ref() {
        "workbookView" => {
            finished.active = attribute(element, "activeTab").and_then(|text| text.parse().ok()).unwrap_or(0);
        }
        "sheet" => {
            let id = attribute(element, "r:id");
            let Some((_, kind, target)) = targets.iter().find(|(each, ..)| Some(each) == id.as_ref()) else {
                return;
            };
            let name = attribute(element, "name").unwrap_or_default();
            let sheet = Sheet {
                is_about: is_about(&name),
                name,
                is_chart: kind == "chartsheet",
                is_hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
                default_width: 8.43,
                zoom: 100,
                ..Sheet::default()
            };
            named.push((sheet, resolved("xl", target)));
        }
        _ => {}
    });
    for (mut sheet, path) in named {
        let xml = part(&mut archive, &path, MOST)
            .ok_or_else(|| format!("the sheet `{}` is missing in it", sheet.name))?;
        sheet::read(&xml, &texts, &mut sheet);
        drop(xml);
        beside(&mut archive, &path, &mut sheet);
        finished.sheets.push(sheet);
    }
    Ok(finished)
}

/// A sheet that explains others, by its name.
fn is_about(name: &str) -> bool {
    let name = plain(name);
    ["cover", "note", "contents", "shorthand", "read me", "readme"].iter().any(|word| name.contains(word))
}

/// Parts that belong to a sheet: tables, drawings, targets of links.
fn beside(archive: &mut Archive<'_>, path: &str, sheet: &mut Sheet) {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    for (id, kind, target) in relations(archive, &format!("{folder}/_rels/{file}.rels"), MOST) {
        let inside = resolved(folder, &target);
        match kind.as_str() {
            "table" => {
                sheet
                    .tables
                    .extend(part(archive, &inside, MOST).and_then(|xml| table(&xml, &mut sheet.filters)));
            }
            "drawing" => {
                let xml = part(archive, &inside, MOST).unwrap_or_default();
                sheet.pictures.extend(drawing::pictures(&xml));
            }
            "hyperlink" => {
                // Until here a link holds the id of its relation.
                for link in sheet.links.iter_mut().filter(|link| link.target.as_ref() == Some(&id)) {
                    link.target = Some(target.clone());
                }
            }
            _ => {}
        }
    }
    sheet.tables.sort_by_key(|table| table.first);
}

fn table(xml: &str, filters: &mut Vec<String>) -> Option<Table> {
    let mut found = None;
    elements(xml, |element| match element.local_name().as_ref() {
        // Below it another element of this name holds the table's alternative text.
        "table" if found.is_none() => {
            let area = attribute(element, "ref").unwrap_or_default();
            let (first, last) = area.split_once(':').unwrap_or((&area, &area));
            found = parse_a1(first).zip(parse_a1(last)).map(|(first, last)| Table {
                name: attribute(element, "displayName").unwrap_or_default(),
                first,
                last,
                has_header: attribute(element, "headerRowCount").is_none_or(|count| count != "0"),
            });
        }
        "autoFilter" => filters.extend(attribute(element, "ref")),
        _ => {}
    });
    found
}

/// A shared text, without its phonetic hints.
pub(super) struct SharedText {
    text: Arc<str>,
    /// A part of it is raised above the line.
    is_raised: bool,
}

fn texts(xml: &str) -> Vec<SharedText> {
    let mut found = Vec::new();
    let mut shared =
        |text: &str, is_raised: bool| found.push(SharedText { text: Arc::from(text), is_raised });
    let (mut text, mut is_raised) = (String::new(), false);
    let (mut in_text, mut in_hint) = (false, false);
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => in_hint = true,
                _ => {}
            },
            Ok(Event::Text(part)) if in_text && !in_hint => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(name)) if in_text && !in_hint => text.push_str(&entity(&name)),
            Ok(Event::Empty(element)) => match element.local_name().as_ref() {
                "si" => shared("", false),
                "vertAlign" => {
                    is_raised |= attribute(&element, "val").is_some_and(|val| val == "superscript");
                }
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_hint = false,
                "si" => {
                    shared(&text, is_raised);
                    text.clear();
                    is_raised = false;
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn properties(xml: &str) -> Properties {
    let mut found = Properties::default();
    let mut open = String::new();
    let mut reader = Reader::from_str(xml);
    loop {
        let said = match reader.read_event() {
            Ok(Event::Start(element)) => {
                element.local_name().as_ref().clone_into(&mut open);
                continue;
            }
            Ok(Event::Text(text)) => text.xml10_content().into_owned(),
            Ok(Event::GeneralRef(name)) => entity(&name),
            Ok(Event::End(_)) => {
                open.clear();
                continue;
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => continue,
        };
        match open.as_str() {
            "title" => found.title += &said,
            "creator" => found.author += &said,
            "language" => found.language += &said,
            // Excel itself keeps no language of a workbook: it is also taken from where people write it.
            "description" => {
                if let Some((_, language)) = said.split_once("Language:") {
                    found.language += language.trim();
                }
            }
            _ => {}
        }
    }
}
