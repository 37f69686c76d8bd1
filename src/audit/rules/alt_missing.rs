//! `alt-missing`: a chart, image or shape has no alternative text.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "alt-missing",
    about: "a chart, image or shape has no alternative text",
    cure: "describe it in words: right click, Edit Alt Text",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        for picture in sheet.pictures.iter().filter(|picture| picture.alt.trim().is_empty()) {
            match picture.at {
                Some(at) => say.cell(sheet, at, format!("{} without alternative text", picture.what)),
                None => say.sheet(sheet, format!("{} without alternative text", picture.what)),
            }
        }
    }
}
