//! Charts, images and shapes of a drawing, with their alternative texts.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::audit::finished::Picture;
use crate::office::attribute;

/// Everything that a drawing shows.
pub(super) fn pictures(xml: &str) -> Vec<Picture> {
    let mut found = Vec::new();
    // The anchor's corner, the picture that is open, and the number that is being read.
    let (mut corner, mut what, mut alt) = ((0u32, 0u32), None, String::new());
    let (mut in_corner, mut number) = (false, String::new());
    let mut is_absolute = false;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "absoluteAnchor" => is_absolute = true,
                "from" => in_corner = true,
                "graphicFrame" => what = Some("chart"),
                "pic" => what = Some("image"),
                "sp" | "grpSp" | "cxnSp" => what = what.or(Some("shape")),
                "cNvPr" => {
                    let own = attribute(&element, "descr").filter(|text| !text.trim().is_empty());
                    // A picture that only decorates is said to be so.
                    alt = own.or_else(|| attribute(&element, "title")).unwrap_or(alt);
                }
                "decorative" => "decorative".clone_into(&mut alt),
                "col" | "row" => number.clear(),
                _ => {}
            },
            Ok(Event::Text(text)) if in_corner => number += &text.xml10_content(),
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "col" if in_corner => corner.1 = number.trim().parse().unwrap_or(0),
                "row" if in_corner => corner.0 = number.trim().parse().unwrap_or(0),
                "from" => in_corner = false,
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                    if let Some(what) = what.take() {
                        let at = (!is_absolute).then_some(corner);
                        found.push(Picture { what, alt: std::mem::take(&mut alt), at });
                    }
                    alt.clear();
                    is_absolute = false;
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}
