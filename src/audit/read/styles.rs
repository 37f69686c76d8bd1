//! The formats of cells: fonts, fills, number formats, wrapping.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::audit::finished::{Font, Format};
use crate::office::attribute;
use crate::office::colour::{indexed, rgb_of, theme, tinted};

/// The formats that cells refer to, in their order.
pub(super) fn formats(xml: &str, theme_xml: &str) -> Vec<Format> {
    let theme = theme(theme_xml);
    let (mut fonts, mut fills) = (Vec::<Font>::new(), Vec::<Option<[u8; 3]>>::new());
    let mut codes: Vec<(u32, String)> = Vec::new();
    let mut formats: Vec<Format> = Vec::new();
    // The group that is open: fonts, fills, formats of cells. Those of named styles and of conditions are not used.
    let mut group = String::new();
    let mut is_solid = false;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.local_name();
                match name.as_ref() {
                    "fonts" | "fills" | "cellXfs" | "cellStyleXfs" | "dxfs" | "borders" => {
                        name.as_ref().clone_into(&mut group);
                    }
                    "numFmt" if group != "dxfs" => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                        codes.extend(id.zip(attribute(&element, "formatCode")));
                    }
                    "font" if group == "fonts" => fonts.push(Font { size: 11.0, ..Font::default() }),
                    "fill" if group == "fills" => fills.push(None),
                    "patternFill" if group == "fills" => {
                        is_solid = attribute(&element, "patternType").is_some_and(|kind| kind == "solid");
                    }
                    "fgColor" if group == "fills" && is_solid => {
                        if let Some(last) = fills.last_mut() {
                            *last = colour(&element, &theme);
                        }
                    }
                    "xf" if group == "cellXfs" => formats.push(format(&element, &fonts, &fills, &codes)),
                    "alignment" if group == "cellXfs" => {
                        if let Some(last) = formats.last_mut() {
                            last.wraps =
                                attribute(&element, "wrapText").is_some_and(|on| on == "1" || on == "true");
                            last.is_turned =
                                attribute(&element, "textRotation").is_some_and(|turn| turn != "0");
                        }
                    }
                    part if group == "fonts" => {
                        if let Some(font) = fonts.last_mut() {
                            font_part(font, part, &element, &theme);
                        }
                    }
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return formats,
            Ok(_) => {}
        }
    }
}

fn font_part(font: &mut Font, part: &str, element: &BytesStart<'_>, theme: &[[u8; 3]]) {
    let value = attribute(element, "val");
    match part {
        "name" => font.name = value.unwrap_or_default(),
        "sz" => font.size = value.and_then(|size| size.parse().ok()).unwrap_or(font.size),
        "b" => font.is_bold = value.is_none_or(|on| on != "0" && on != "false"),
        "i" => font.is_italic = value.is_none_or(|on| on != "0" && on != "false"),
        "vertAlign" => font.is_raised = value.is_some_and(|val| val == "superscript"),
        "color" => font.colour = colour(element, theme),
        _ => {}
    }
}

fn format(
    element: &BytesStart<'_>,
    fonts: &[Font],
    fills: &[Option<[u8; 3]>],
    codes: &[(u32, String)],
) -> Format {
    let id = |name: &str| attribute(element, name).and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
    let number = id("numFmtId");
    let own = codes.iter().find(|(each, _)| *each == number).map(|(_, code)| code.clone());
    let number = own.unwrap_or_else(|| built_in(number).to_owned());
    Format {
        font: fonts.get(id("fontId") as usize).cloned().unwrap_or_default(),
        fill: fills.get(id("fillId") as usize).copied().flatten(),
        is_date: is_date(&number),
        number,
        wraps: false,
        is_turned: false,
    }
}

/// The number formats that every workbook has (ECMA-376, 18.8.30).
fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "£#,##0",
        7 | 8 => "£#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=21 => "h:mm:ss",
        22 => "dd/mm/yyyy hh:mm",
        37..=40 => "#,##0;-#,##0",
        49 => "@",
        _ => "General",
    }
}

/// A colour of an element: by its digits, the theme or the old palette.
fn colour(element: &BytesStart<'_>, theme: &[[u8; 3]]) -> Option<[u8; 3]> {
    let by_theme = || {
        let at: usize = attribute(element, "theme")?.parse().ok()?;
        theme.get(at).copied()
    };
    // 64 and 65 are the system's own colours of text and background.
    let by_index = || indexed(attribute(element, "indexed")?.parse().ok().filter(|index| *index < 64)?);
    let base =
        attribute(element, "rgb").and_then(|digits| rgb_of(&digits)).or_else(by_theme).or_else(by_index)?;
    let tint = attribute(element, "tint").and_then(|tint| tint.parse().ok()).unwrap_or(0.0);
    Some(tinted(base, tint))
}

/// Does a number format show a day? What stands in quotes or brackets is only text or a colour.
fn is_date(format: &str) -> bool {
    let mut code = String::new();
    let mut skips = false;
    for c in format.chars() {
        match c {
            '"' => skips = !skips,
            '[' => skips = true,
            ']' => skips = false,
            c if !skips => code.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    code.contains('y') || code.contains('d') || code.contains("mm")
}
