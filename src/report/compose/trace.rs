//! The way from a figure back to its cell: links that open a tracker there. Opens no file itself.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};

use super::Edition;
use crate::normalise::origin::Origin;
use crate::report::book::Cell;

/// Links from the outputs of an edition to its trackers.
pub(super) struct Trace<'a> {
    edition: &'a Edition<'a>,
    /// The edition's folder, whole.
    folder: Option<PathBuf>,
    /// Trackers that were asked for, and the way to each.
    ways: RefCell<HashMap<Arc<str>, Option<String>>>,
}

impl<'a> Trace<'a> {
    pub(super) fn new(edition: &'a Edition<'a>) -> Self {
        let folder = edition.plan.out.join(edition.benchmark.period.to_string());
        Self { edition, folder: std::path::absolute(folder).ok(), ways: RefCell::default() }
    }

    /// The relative way to a tracker of the batch; `None` for others, as those of earlier months.
    fn way(&self, workbook: &Arc<str>) -> Option<String> {
        if let Some(known) = self.ways.borrow().get(workbook) {
            return known.clone();
        }
        let file = self.edition.benchmark.trackers.files.iter().find(|file| file.workbook == *workbook);
        let way = file.and_then(|file| relative(self.folder.as_deref()?, &file.path));
        self.ways.borrow_mut().insert(Arc::clone(workbook), way.clone());
        way
    }

    /// A link that opens the tracker at a cell such as `D14`; the text alone where there is no way to it.
    pub(super) fn link(&self, workbook: &Arc<str>, sheet: &str, cell: &str, text: String) -> Cell {
        match self.way(workbook) {
            None => Cell::Text(text),
            Some(way) if sheet.is_empty() => Cell::File { text, target: way },
            Some(way) => {
                let sheet = sheet.replace('\'', "''");
                Cell::File { text, target: format!("{way}#'{sheet}'!{cell}") }
            }
        }
    }

    /// A link to the cell of a record's field, or to its row: `'Action plan'!D14`.
    pub(super) fn field(&self, origin: &Origin, field: &str) -> Cell {
        let layout = &origin.layout;
        let text = origin.cell(field);
        let cell = match origin.place(field) {
            place if place.column.is_some() => place.cell_text(),
            place => format!("A{}", place.row.unwrap_or(0) + 1),
        };
        self.link(&layout.workbook, &layout.sheet, &cell, text)
    }
}

/// The way from a folder, whose path is whole, to a file, with `/` between; `None` where there is none, as between two drives.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let file = std::path::absolute(file).ok()?;
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let down = to[shared..].iter().map(|part| in_a_link(part.as_os_str()));
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// A name as a part of a link: signs that mean something there are written as `%23`, letters of any language stay, and what
/// is no text is written byte by byte.
fn in_a_link(name: &OsStr) -> String {
    const SIGNS: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b'\\');
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_ascii() {
                out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), SIGNS));
            } else {
                out.push(c);
            }
        }
        out.extend(percent_encode(chunk.invalid(), NON_ALPHANUMERIC));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_tracker_is_relative() {
        let way = relative(Path::new("/a/out/2004-04"), Path::new("/a/in/alder/plan.xlsx"));
        assert_eq!(way.as_deref(), Some("../../in/alder/plan.xlsx"));
        let way = relative(Path::new("/a/out/2004-04"), Path::new("/a/in/R&D #1/50% done? é.xlsx"));
        assert_eq!(way.as_deref(), Some("../../in/R&D%20%231/50%25%20done%3F%20é.xlsx"));
    }
}
