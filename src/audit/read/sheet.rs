//! The part of one sheet: cells, widths, what is hidden, merged, filtered, frozen or linked.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{SharedText, entity};
use crate::audit::finished::{Cell, Link, Sheet, Value};
use crate::office::attribute;
use crate::place::parse_a1;

/// Reads everything that the part says into the sheet.
pub(super) fn read(xml: &str, texts: &[SharedText], sheet: &mut Sheet) {
    let mut open = Open::default();
    let mut row = 0;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => start(&element, false, sheet, &mut open, &mut row),
            Ok(Event::Empty(element)) => start(&element, true, sheet, &mut open, &mut row),
            Ok(Event::Text(text)) if open.reads => open.text += &text.xml10_content(),
            Ok(Event::Text(text)) if open.in_margin => sheet.has_margin_text |= !text.trim().is_empty(),
            Ok(Event::GeneralRef(name)) if open.reads => open.text += &entity(&name),
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "v" | "t" => open.reads = false,
                "c" => open.close(texts, sheet),
                "headerFooter" => open.in_margin = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    at: Option<(u32, u32)>,
    format: usize,
    kind: String,
    text: String,
    reads: bool,
    is_raised: bool,
    in_margin: bool,
}

impl Open {
    fn close(&mut self, texts: &[SharedText], sheet: &mut Sheet) {
        let Some((row, column)) = self.at.take() else { return };
        let text = std::mem::take(&mut self.text);
        let shared = || texts.get(text.parse::<usize>().ok()?);
        let mut is_raised = self.is_raised;
        let value = match self.kind.as_str() {
            _ if text.is_empty() => Value::Empty,
            "s" => shared().map_or(Value::Empty, |shared| {
                is_raised = shared.is_raised;
                Value::Text(Arc::clone(&shared.text))
            }),
            "str" | "inlineStr" => Value::Text(Arc::from(text)),
            "b" | "e" => Value::Other(text),
            _ => text.parse().map_or(Value::Empty, Value::Number),
        };
        sheet.cells.push(Cell { row, column, format: self.format, value, is_raised });
    }
}

fn number<T: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(element, name)?.parse().ok()
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

fn start(element: &BytesStart<'_>, is_empty: bool, sheet: &mut Sheet, open: &mut Open, row: &mut u32) {
    match element.local_name().as_ref() {
        "c" => {
            // One pass over the attributes: there are very many cells.
            *open = Open::default();
            for attribute in element.attributes().flatten() {
                match attribute.key.as_ref() {
                    "r" => open.at = parse_a1(&attribute.value),
                    "s" => open.format = attribute.value.parse().unwrap_or(0),
                    "t" => attribute.value.as_ref().clone_into(&mut open.kind),
                    _ => {}
                }
            }
            if is_empty {
                open.close(&[], sheet);
            }
        }
        "v" | "t" => open.reads = !is_empty,
        "row" => {
            *row = number::<u32>(element, "r").map_or(*row + 1, |number| number.saturating_sub(1));
            if is_true(element, "hidden") {
                sheet.hidden_rows.push(*row);
            }
        }
        "col" => {
            let first = number::<u32>(element, "min").unwrap_or(1).saturating_sub(1);
            let last = number::<u32>(element, "max").unwrap_or(1).saturating_sub(1);
            if let Some(width) = number(element, "width") {
                sheet.widths.push((first, last, width));
            }
            if is_true(element, "hidden") {
                sheet.hidden_columns.push((first, last));
            }
        }
        "headerFooter" => open.in_margin = !is_empty,
        "vertAlign" => open.is_raised |= attribute(element, "val").is_some_and(|val| val == "superscript"),
        "sheetView" => sheet.zoom = number(element, "zoomScale").unwrap_or(sheet.zoom),
        "sheetFormatPr" => {
            let width = number(element, "defaultColWidth").or_else(|| number(element, "baseColWidth"));
            sheet.default_width = width.unwrap_or(sheet.default_width);
        }
        "pane" => sheet.panes = Some(attribute(element, "state").unwrap_or_else(|| "split".to_owned())),
        "selection" => {
            if let Some(cell) = attribute(element, "activeCell") {
                sheet.cursor = cell;
            }
        }
        "autoFilter" => sheet.filters.extend(attribute(element, "ref")),
        "mergeCell" => sheet.merged.extend(attribute(element, "ref")),
        "hyperlink" => {
            let area = attribute(element, "ref").unwrap_or_default();
            if let Some((row, column)) = parse_a1(area.split(':').next().unwrap_or_default()) {
                let (target, location) = (attribute(element, "r:id"), attribute(element, "location"));
                sheet.links.push(Link { row, column, target, location });
            }
        }
        _ => {}
    }
}
