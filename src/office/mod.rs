//! Parts of zipped office packages and the colours that they name: what reading trackers and checking finished workbooks
//! have in common. Knows no sheet.

pub mod colour;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

pub type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// A part, unless it unpacks to more than the limit, whatever it says of itself.
pub fn part_bytes(archive: &mut Archive<'_>, path: &str, most: u64) -> Option<Vec<u8>> {
    let part = archive.by_name(path).ok()?;
    let mut bytes = Vec::with_capacity(part.size().min(most) as usize);
    part.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// The text of a part, under the same limit.
pub fn part(archive: &mut Archive<'_>, path: &str, most: u64) -> Option<String> {
    String::from_utf8(part_bytes(archive, path, most)?).ok()
}

pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name).map(|attribute| {
        quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned)
    })
}

/// The text that an entity stands for; empty where it stands for none.
pub fn entity(name: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    quick_xml::escape::resolve_xml_entity(name).unwrap_or_default().to_owned()
}

/// Calls `each` for every element that opens in the text.
pub fn elements(xml: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Targets of a part's relations, by id and by the end of their type.
pub fn relations(archive: &mut Archive<'_>, path: &str, most: u64) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    if let Some(xml) = part(archive, path, most) {
        elements(&xml, |element| {
            if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                let kind = attribute(element, "Type").unwrap_or_default();
                found.push((id, kind.rsplit('/').next().unwrap_or_default().to_owned(), target));
            }
        });
    }
    found
}

/// A target as a path in the package.
pub fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}
