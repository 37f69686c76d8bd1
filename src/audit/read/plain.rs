//! The cells of a sheet without an XML reader, which would be most of the time of an audit. Only what nearly every program
//! writes: rows, cells and values with their attributes in double quotes, and no entity or text of a cell's own.

use super::SharedText;
use crate::audit::finished::{Cell, Sheet, Value};

/// Reads the cells into the sheet. Says whether all of it was plain; if not, what was read is to be thrown away.
pub(super) fn cells(body: &str, texts: &[SharedText], sheet: &mut Sheet) -> bool {
    Scan { body, at: 0, row: 0 }.all(texts, sheet).is_ok()
}

/// Something that the XML reader has to look at.
struct NotPlain;

/// Where the scan is.
struct Scan<'a> {
    body: &'a str,
    at: usize,
    /// From 0.
    row: u32,
}

impl<'a> Scan<'a> {
    fn all(mut self, texts: &[SharedText], sheet: &mut Sheet) -> Result<(), NotPlain> {
        let mut is_text = false;
        while let Some(name) = self.element() {
            match name {
                "c" => {
                    let mut cell =
                        Cell { row: self.row, column: 0, format: 0, value: Value::Empty, is_raised: false };
                    is_text = false;
                    while let Some((key, value)) = self.attribute()? {
                        match key {
                            "r" => (cell.row, cell.column) = place(value).ok_or(NotPlain)?,
                            "s" => cell.format = value.parse().map_err(|_| NotPlain)?,
                            "t" => {
                                // A text of its own may hold entities: that is for the reader.
                                is_text = value == "s";
                                if !is_text && value != "n" {
                                    return Err(NotPlain);
                                }
                            }
                            _ => {}
                        }
                    }
                    sheet.cells.push(cell);
                }
                "v" => {
                    self.attribute()?;
                    let text = self.text();
                    let cell = sheet.cells.last_mut().ok_or(NotPlain)?;
                    if is_text {
                        let at = text.parse::<usize>().map_err(|_| NotPlain)?;
                        let shared = texts.get(at).ok_or(NotPlain)?;
                        cell.value = Value::of_text(&shared.text);
                        cell.is_raised = shared.is_raised;
                    } else {
                        cell.value = text.parse().map_or(Value::Empty, Value::Number);
                    }
                }
                "row" => {
                    let mut number = 0u32;
                    let mut hidden = false;
                    while let Some((key, value)) = self.attribute()? {
                        match key {
                            "r" => number = value.parse().map_err(|_| NotPlain)?,
                            "hidden" => hidden = value == "1" || value == "true",
                            _ => {}
                        }
                    }
                    self.row = number.checked_sub(1).ok_or(NotPlain)?;
                    if hidden {
                        sheet.hidden_rows.push(self.row);
                    }
                }
                "f" | "/c" | "/v" | "/row" | "/f" => while self.attribute()?.is_some() {},
                _ => return Err(NotPlain),
            }
        }
        Ok(())
    }

    fn byte(&self) -> u8 {
        self.body.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn pass(&mut self, byte: u8) -> Result<(), NotPlain> {
        self.at += 1;
        if self.body.as_bytes().get(self.at - 1) == Some(&byte) { Ok(()) } else { Err(NotPlain) }
    }

    /// Text up to the next element.
    fn text(&mut self) -> &'a str {
        let from = self.at;
        while self.at < self.body.len() && self.byte() != b'<' {
            self.at += 1;
        }
        &self.body[from..self.at]
    }

    /// The name of the next element, with its `/` where it ends one; nothing at the end.
    fn element(&mut self) -> Option<&'a str> {
        self.text();
        if self.at >= self.body.len() {
            return None;
        }
        self.at += 1;
        let from = self.at;
        while !matches!(self.byte(), b' ' | b'>' | 0) && (self.byte() != b'/' || self.at == from) {
            self.at += 1;
        }
        Some(&self.body[from..self.at])
    }

    /// The next attribute of the element; nothing where it closes.
    fn attribute(&mut self) -> Result<Option<(&'a str, &'a str)>, NotPlain> {
        while matches!(self.byte(), b' ' | b'/') {
            self.at += 1;
        }
        if self.byte() == b'>' {
            self.at += 1;
            return Ok(None);
        }
        let from = self.at;
        while !matches!(self.byte(), b'=' | b'>' | b'<' | 0) {
            self.at += 1;
        }
        let key = &self.body[from..self.at];
        self.pass(b'=')?;
        self.pass(b'"')?;
        let from = self.at;
        while !matches!(self.byte(), b'"' | 0) {
            self.at += 1;
        }
        let value = &self.body[from..self.at];
        self.pass(b'"')?;
        Ok(Some((key, value)))
    }
}

/// Row and column of `D14`, from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0u32, 0u32);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(byte - b'A') + 1)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
