//! Texts of an .xlsx workbook of which a part is struck through: `~~Amber~~ Green` says Green.

use std::collections::{BTreeMap, HashMap};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::office::{attribute, entity};
use crate::place::parse_a1;

/// What is left of a text, and what is struck out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartlyStruck {
    pub(super) kept: String,
    pub(super) out: String,
}

/// One shared text while it is read.
#[derive(Default)]
struct Open {
    kept: String,
    out: String,
    is_struck: bool,
    in_text: bool,
    /// Inside a phonetic reading, which is no part of the text.
    in_reading: bool,
}

/// The texts of a part that are struck through in part, by their number: those of all sheets, or the one of a cell.
pub(super) fn texts(xml: &str) -> HashMap<usize, PartlyStruck> {
    let mut found = HashMap::new();
    if !xml.contains("<strike") {
        return found;
    }
    let mut number = 0;
    let mut open = Open::default();
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "si" | "is" => open = Open::default(),
                "r" => open.is_struck = false,
                "rPh" => open.in_reading = true,
                "t" => open.in_text = !open.in_reading,
                "strike" => open.is_struck = is_on(attribute(&element, "val")),
                _ => {}
            },
            Ok(Event::Empty(element)) if element.local_name().as_ref() == "strike" => {
                open.is_struck = is_on(attribute(&element, "val"));
            }
            Ok(Event::Text(text)) if open.in_text => open.push(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) if open.in_text => open.push(&entity(&name)),
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "si" | "is" => {
                    let Open { kept, out, .. } = std::mem::take(&mut open);
                    // A text that is struck out whole is a line that somebody closed.
                    if !kept.trim().is_empty() && !out.trim().is_empty() {
                        let kept = kept.trim().to_owned();
                        found.insert(number, PartlyStruck { kept, out: out.trim().to_owned() });
                    }
                    number += 1;
                }
                "t" => open.in_text = false,
                "rPh" => open.in_reading = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

impl Open {
    fn push(&mut self, text: &str) {
        if self.is_struck { self.out.push_str(text) } else { self.kept.push_str(text) }
    }
}

fn is_on(value: Option<String>) -> bool {
    value.is_none_or(|value| value != "0" && value != "false")
}

/// The cells of a sheet's part that hold such a text. Found by their text: parsing all cells a second time would double
/// the cost of reading.
pub(super) fn cells(body: &str, shared: &HashMap<usize, PartlyStruck>) -> BTreeMap<(u32, u32), PartlyStruck> {
    if shared.is_empty() && !body.contains("<strike") {
        return BTreeMap::new();
    }
    let of_cell = |cell: &str| {
        let (head, rest) = cell.split_once('>')?;
        let at = parse_a1(head.split("r=\"").nth(1)?.split('"').next()?)?;
        if head.contains("t=\"inlineStr\"") {
            return Some((at, texts(rest).remove(&0)?));
        }
        let is_shared = head.contains("t=\"s\"");
        let number =
            rest.split_once("<v>")?.1.split('<').next()?.trim().parse().ok().filter(|_| is_shared)?;
        Some((at, shared.get::<usize>(&number)?.clone()))
    };
    let pieces = body.split("<c ").skip(1);
    pieces.filter_map(|piece| of_cell(piece.split("</c>").next().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_struck_out_of_a_text_comes_apart() {
        let xml = r#"<sst><si><t>Plain</t></si><si><r><rPr><strike/></rPr><t>Amber</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Green &amp; done</t></r></si>
            <si><r><rPr><strike val="0"/></rPr><t>Whole</t></r></si><si><r><rPr><strike/></rPr><t>Closed</t></r></si></sst>"#;
        let shared = texts(xml);
        let expected = PartlyStruck { kept: "Green & done".to_owned(), out: "Amber".to_owned() };
        assert_eq!(shared, HashMap::from([(1, expected.clone())]));
        let body = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="3" t="s"><v>1</v></c><c r="C2"><v>1</v></c><c r="D2" t="inlineStr"><is><r><rPr><strike/></rPr><t>Amber</t></r><r><t>Green &amp; done</t></r></is></c></row>"#;
        assert_eq!(cells(body, &shared), BTreeMap::from([((1, 1), expected.clone()), ((1, 3), expected)]));
    }
}
