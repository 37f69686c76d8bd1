//! The parts of an .xlsx package that calamine does not tell: merged regions, hidden rows and columns, filters, comments,
//! conditional formats, formulas that were never calculated. Read beside it, under the same limit of unpacked size.
//! What cannot be read here is left untold, never an error.

use std::collections::HashMap;
use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::extras::Extras;
use super::sums::plain_sum;
use super::{Region, conditional, struck};
use crate::office::colour::rgb_of;
use crate::office::{Archive, attribute, elements, entity, part, relations, resolved};
use crate::place::parse_a1;
use crate::plan::Limits;
use crate::text::one_line;

/// What the package says of its sheets, by their names.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> HashMap<String, Extras> {
    let mut sheets = HashMap::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return sheets;
    };
    // Fills of the differential formats, which conditional formats refer to by number; read where there are any.
    let mut differential: Option<Vec<Option<[u8; 3]>>> = None;
    let texts = part(&mut archive, "xl/sharedStrings.xml", limits.unpacked_bytes());
    let struck = struck::texts(&texts.unwrap_or_default());
    for (name, path) in sheet_paths(&mut archive, limits) {
        let Some(xml) = part(&mut archive, &path, limits.unpacked_bytes()) else { continue };
        let (mut extras, below) = extras(&xml);
        extras.partly_struck = struck::cells(&xml, &struck);
        if below.contains("<conditionalFormatting") {
            let fills = differential.get_or_insert_with(|| {
                part(&mut archive, "xl/styles.xml", limits.unpacked_bytes())
                    .map(|xml| fills(&xml))
                    .unwrap_or_default()
            });
            extras.rules = conditional::rules(below, fills);
        }
        drop(xml);
        extras.comments = comments(&mut archive, &path, limits);
        sheets.insert(name, extras);
    }
    sheets
}

/// Sheet names and the paths of their parts.
fn sheet_paths(archive: &mut Archive<'_>, limits: &Limits) -> Vec<(String, String)> {
    let targets = relations(archive, "xl/_rels/workbook.xml.rels", limits.unpacked_bytes());
    let mut paths = Vec::new();
    if let Some(xml) = part(archive, "xl/workbook.xml", limits.unpacked_bytes()) {
        elements(&xml, |element| {
            if element.local_name().as_ref() != "sheet" {
                return;
            }
            let id = attribute(element, "r:id");
            let target = targets.iter().find(|(each, ..)| Some(each) == id.as_ref());
            if let (Some(name), Some((.., target))) = (attribute(element, "name"), target) {
                paths.push((name, resolved("xl", target)));
            }
        });
    }
    paths
}

/// Comments and notes on a sheet's cells; a thread's replies follow it.
fn comments(archive: &mut Archive<'_>, path: &str, limits: &Limits) -> Vec<((u32, u32), String)> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let targets = relations(archive, &format!("{folder}/_rels/{file}.rels"), limits.unpacked_bytes());
    let mut found: Vec<((u32, u32), String)> = Vec::new();
    // A threaded comment is kept a second time as a note for older programs, with a sentence that says so.
    for wanted in ["threadedComment", "comments"] {
        for (_, _, target) in targets.iter().filter(|(_, kind, _)| kind == wanted) {
            let Some(xml) = part(archive, &resolved(folder, target), limits.unpacked_bytes()) else {
                continue;
            };
            for (at, text) in comment_texts(&xml) {
                if wanted == "threadedComment" || found.iter().all(|(known, _)| *known != at) {
                    found.push((at, text));
                }
            }
        }
    }
    found
}

fn comment_texts(xml: &str) -> Vec<((u32, u32), String)> {
    let mut found = Vec::new();
    let mut open: Option<((u32, u32), String)> = None;
    let mut in_text = false;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "comment" | "threadedComment" => {
                    open = attribute(&element, "ref")
                        .and_then(|text| parse_a1(&text))
                        .map(|at| (at, String::new()));
                }
                "t" | "text" => in_text = true,
                _ => {}
            },
            Ok(Event::Text(text)) if in_text => {
                if let Some((_, said)) = &mut open {
                    said.push_str(&text.xml10_content());
                }
            }
            Ok(Event::GeneralRef(name)) if in_text => {
                if let Some((_, said)) = &mut open {
                    said.push_str(&entity(&name));
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "comment" | "threadedComment" => {
                    if let Some((at, said)) = open.take() {
                        let said = one_line(&said);
                        if !said.is_empty() {
                            found.push((at, said));
                        }
                    }
                }
                "t" | "text" => in_text = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Fills of the differential formats, in their order.
fn fills(xml: &str) -> Vec<Option<[u8; 3]>> {
    let Some(from) = xml.find("<dxfs") else { return Vec::new() };
    let to = xml[from..].find("</dxfs>").map_or(xml.len(), |at| from + at);
    let mut found: Vec<Option<[u8; 3]>> = Vec::new();
    elements(&xml[from..to], |element| match element.local_name().as_ref() {
        "dxf" => found.push(None),
        "bgColor" => {
            let rgb = attribute(element, "rgb").and_then(|text| rgb_of(&text));
            if let Some(last) = found.last_mut() {
                *last = rgb;
            }
        }
        _ => {}
    });
    found
}

/// What the part of a sheet says, but for its conditional formats: they are in the text below its cells, which is given
/// beside it.
fn extras(xml: &str) -> (Extras, &str) {
    let mut extras = Extras::default();
    let body = xml.find("<sheetData").unwrap_or(xml.len());
    let end = xml.rfind("</sheetData>").unwrap_or(body);
    let after = xml.get(end + "</sheetData>".len()..).unwrap_or_default();
    let mut hidden = Vec::new();
    elements(&xml[..body], |element| {
        if element.local_name().as_ref() == "col" && is_true(attribute(element, "hidden")) {
            let number =
                |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
            let column = |name: &str| number(name).clamp(1, 16_384) - 1;
            hidden.push((column("min"), column("max")));
        }
    });
    extras.conceal_columns(&hidden);
    extras.conceal_rows(&hidden_rows(&xml[body..end]));
    formulas(&xml[body..end], &mut extras);
    elements(after, |element| match element.local_name().as_ref() {
        "mergeCell" => {
            let region = attribute(element, "ref").and_then(|text| {
                let (first, last) = text.split_once(':')?;
                Some(Region { first: parse_a1(first)?, last: parse_a1(last)? })
            });
            extras.merged.extend(region.filter(|region| region.first != region.last));
        }
        "autoFilter" => extras.concealed.push("a filter is set".to_owned()),
        "filterColumn" => {
            let column = attribute(element, "colId").and_then(|text| text.parse::<u32>().ok());
            if let Some(number) = column {
                extras.filtered(number.saturating_add(1));
            }
        }
        _ => {}
    });
    (extras, after)
}

fn is_true(value: Option<String>) -> bool {
    value.is_some_and(|value| value == "1" || value == "true")
}

/// Row elements are found by their text: parsing all cells a second time would double the cost of reading.
fn hidden_rows(body: &str) -> Vec<u32> {
    if !body.contains("hidden=\"") {
        return Vec::new();
    }
    let heads = body.split("<row ").skip(1).map(|piece| piece.split('>').next().unwrap_or_default());
    heads
        .filter(|head| head.contains("hidden=\"1\"") || head.contains("hidden=\"true\""))
        .filter_map(|head| head.split("r=\"").nth(1)?.split('"').next()?.parse::<u32>().ok()?.checked_sub(1))
        .collect()
}

/// Formulas without a stored result, and those that are plain sums; found by their text for the same reason.
fn formulas(body: &str, extras: &mut Extras) {
    if !body.contains("<f") {
        return;
    }
    for cell in body.split("<c ").skip(1) {
        let cell = cell.split("</c>").next().unwrap_or_default();
        let Some(formula) = cell.find("<f").map(|at| &cell[at..]) else { continue };
        let Some(at) =
            cell.split("r=\"").nth(1).and_then(|rest| parse_a1(rest.split('"').next().unwrap_or_default()))
        else {
            continue;
        };
        // A text result may well be empty: `<v></v>`; a number never is.
        let is_text = cell.split('>').next().is_some_and(|head| head.contains("t=\"str\""));
        let is_empty = ["<v></v>", "<v/>", "<v />"].iter().any(|empty| cell.contains(empty));
        if !cell.contains("<v") || (is_empty && !is_text) {
            extras.uncalculated.push(at);
            continue;
        }
        let text =
            formula.split_once('>').and_then(|(_, rest)| rest.split("</f>").next()).unwrap_or_default();
        extras.sums.extend(plain_sum(at, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_parts_merges_and_filters_are_told() {
        let xml = r#"<worksheet><cols><col min="3" max="4" width="9" hidden="1"/></cols><sheetData><row r="2" spans="1:4"><c r="A2"><f>1+1</f><v>2</v></c></row>
            <row r="3" hidden="1"><c r="B3" t="n"><f>B2*2</f></c></row><row r="4" hidden="1"/><row r="7" hidden="1"/></sheetData>
            <autoFilter ref="A1:D9"/><mergeCells><mergeCell ref="A2:A5"/></mergeCells></worksheet>"#;
        let (extras, _) = extras(xml);
        assert_eq!(
            extras.concealed,
            ["hidden columns C to D", "hidden rows 3 to 4", "hidden row 7", "a filter is set"]
        );
        assert_eq!(extras.merged, [Region { first: (1, 0), last: (4, 0) }]);
        assert_eq!(extras.uncalculated, [(2, 1)]);
    }

    #[test]
    fn comments_are_read_with_their_cells() {
        let xml = r#"<comments><authors/><commentList><comment ref="D5" authorId="0"><text><r><t>Ask </t></r><r><t>finance &amp; legal</t></r></text></comment></commentList></comments>"#;
        assert_eq!(comment_texts(xml), [((4, 3), "Ask finance & legal".to_owned())]);
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
    }
}
