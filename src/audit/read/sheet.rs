//! The part of one sheet: cells, widths, what is hidden, merged, filtered, frozen or linked.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{SharedText, entity, plain};
use crate::audit::finished::{Cell, Link, Sheet, Value};
use crate::office::attribute;
use crate::place::parse_a1;

/// Reads everything that the part says into the sheet.
pub(super) fn read(xml: &str, texts: &[SharedText], sheet: &mut Sheet) {
    let mut open = Open::default();
    match (xml.find("<sheetData>"), xml.rfind("</sheetData>")) {
        (Some(from), Some(to)) if from < to => {
            elements_of(&xml[..from], texts, sheet, &mut open);
            if !plain::cells(&xml[from + "<sheetData>".len()..to], texts, sheet) {
                sheet.cells.clear();
                sheet.hidden_rows.clear();
                elements_of(&xml[from..to], texts, sheet, &mut open);
            }
            elements_of(&xml[to..], texts, sheet, &mut open);
        }
        _ => elements_of(xml, texts, sheet, &mut open),
    }
    sheet.settle();
}

/// Every element of a piece of the part, by an XML reader.
fn elements_of(xml: &str, texts: &[SharedText], sheet: &mut Sheet, open: &mut Open) {
    let mut row = 0;
    let mut reader = Reader::from_str(xml);
    // Pieces are cut between elements: their ends need not match.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => start(&element, false, sheet, open, &mut row),
            Ok(Event::Empty(element)) => start(&element, true, sheet, open, &mut row),
            Ok(Event::Text(text)) if open.reads => open.text += &text.xml10_content(),
            Ok(Event::Text(text)) if open.in_margin => {
                sheet.has_margin_text |= !text.trim().is_empty();
            }
            Ok(Event::GeneralRef(name)) if open.reads => open.text += &entity(&name),
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "v" | "t" => open.reads = false,
                "c" => open.close(texts, sheet),
                "headerFooter" => open.in_margin = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
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
                Value::of_text(&shared.text)
            }),
            "str" | "inlineStr" => Value::of_text(&Arc::from(text)),
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

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = r#"<worksheet><cols><col min="2" max="2" width="9" hidden="1"/></cols><sheetData><row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row><row r="4" hidden="1"><c r="A4"><v>12.5</v></c><c r="C4" s="3"><f>A4*2</f><v>25</v></c><c r="D4" t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;

    fn texts() -> Vec<SharedText> {
        vec![
            SharedText { text: Arc::from("Visits"), is_raised: false },
            SharedText { text: Arc::from("x2"), is_raised: true },
        ]
    }

    fn cells(sheet: &Sheet) -> Vec<(u32, u32, usize, Value, bool)> {
        sheet
            .cells
            .iter()
            .map(|cell| (cell.row, cell.column, cell.format, cell.value.clone(), cell.is_raised))
            .collect()
    }

    #[test]
    fn the_quick_way_and_the_reader_agree() {
        let (mut quick, mut slow) = (Sheet::default(), Sheet::default());
        read(PLAIN, &texts(), &mut quick);
        elements_of(PLAIN, &texts(), &mut slow, &mut Open::default());
        slow.settle();
        assert_eq!(cells(&quick), cells(&slow));
        assert_eq!(cells(&quick).len(), 5);
        assert_eq!(
            (&quick.hidden_rows, &quick.hidden_columns, &quick.merged),
            (&vec![3], &vec![(1, 1)], &vec!["A1:B1".to_owned()])
        );
        assert_eq!(
            (&slow.hidden_rows, &slow.hidden_columns, &slow.merged),
            (&vec![3], &vec![(1, 1)], &vec!["A1:B1".to_owned()])
        );
        assert!(quick.cell(3, 3).is_some_and(|cell| cell.is_raised) && quick.cell(2, 0).is_none());
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_reader() {
        let own = PLAIN
            .replace("<c r=\"A4\"><v>12.5</v></c>", "<c r='A4' t='inlineStr'><is><t>a &amp; b</t></is></c>");
        let mut sheet = Sheet::default();
        read(&own, &texts(), &mut sheet);
        assert_eq!(sheet.text(3, 0), "a & b");
        assert_eq!((sheet.cells.len(), sheet.hidden_rows.len()), (5, 1));
    }
}
