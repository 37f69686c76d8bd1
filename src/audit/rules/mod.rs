//! The rules that finished workbooks are held against: one file each, listed once in [`ALL`].
//! They are those of the Analysis Function's guidance "Releasing statistics in spreadsheets" that a program can see.

pub mod about_missing;
pub mod alt_missing;
pub mod blank_unexplained;
pub mod cells_merged;
pub mod colour_alone;
pub mod contents_incomplete;
pub mod contrast_low;
pub mod cursor_not_at_home;
pub mod date_unclear;
pub mod filter_set;
pub mod first_sheet_not_open;
pub mod font_small;
pub mod font_with_serifs;
pub mod header_blank;
pub mod header_repeated;
pub mod line_blank;
pub mod link_broken;
pub mod link_without_words;
pub mod note_undefined;
pub mod note_unused;
pub mod number_as_text;
pub mod number_cut;
pub mod number_format;
pub mod outside_table;
pub mod page_margin_text;
pub mod panes_frozen;
pub mod part_hidden;
pub mod picture_among_cells;
pub mod properties_missing;
pub mod shape_floating;
pub mod sheet_name;
pub mod shorthand_unexplained;
pub mod symbol_for_missing;
pub mod table_missing;
pub mod table_name;
pub mod table_not_at_left;
pub mod table_second;
pub mod text_not_wrapped;
pub mod text_raised;
pub mod text_slanted;
pub mod title_missing;
pub mod title_plain;
pub mod zoom_changed;

use super::Say;
use super::finished::{Cell, Finished, Sheet};
use crate::text::plain;

/// One rule.
pub struct Rule {
    pub id: &'static str,
    /// What is wrong where it is broken.
    pub about: &'static str,
    /// How it is put right.
    pub cure: &'static str,
    /// Is it essential to the accessibility regulations, or to reading the figures at all? Others are good practice.
    pub is_must: bool,
    /// Tells every place where it is broken.
    pub(super) find: fn(&Finished, &mut Say<'_>),
}

/// Every rule, in the order in which they are told.
pub const ALL: &[&Rule] = &[
    &table_missing::RULE,
    &table_second::RULE,
    &table_name::RULE,
    &table_not_at_left::RULE,
    &outside_table::RULE,
    &header_blank::RULE,
    &header_repeated::RULE,
    &cells_merged::RULE,
    &part_hidden::RULE,
    &line_blank::RULE,
    &filter_set::RULE,
    &panes_frozen::RULE,
    &text_not_wrapped::RULE,
    &number_cut::RULE,
    &title_missing::RULE,
    &title_plain::RULE,
    &about_missing::RULE,
    &sheet_name::RULE,
    &font_with_serifs::RULE,
    &font_small::RULE,
    &colour_alone::RULE,
    &contrast_low::RULE,
    &text_slanted::RULE,
    &note_undefined::RULE,
    &note_unused::RULE,
    &text_raised::RULE,
    &blank_unexplained::RULE,
    &shorthand_unexplained::RULE,
    &symbol_for_missing::RULE,
    &link_without_words::RULE,
    &link_broken::RULE,
    &contents_incomplete::RULE,
    &alt_missing::RULE,
    &picture_among_cells::RULE,
    &shape_floating::RULE,
    &page_margin_text::RULE,
    &properties_missing::RULE,
    &cursor_not_at_home::RULE,
    &first_sheet_not_open::RULE,
    &zoom_changed::RULE,
    &date_unclear::RULE,
    &number_as_text::RULE,
    &number_format::RULE,
];

/// Words that are shown as somebody else wrote them: “30/04/2003”.
fn is_quoted(text: &str) -> bool {
    text.starts_with('“') && text.ends_with('”')
}

/// Marks of notes in a text, in small letters: `note 1`.
fn marks(text: &str) -> Vec<String> {
    if !text.contains('[') || is_quoted(text) {
        return Vec::new();
    }
    let inside =
        text.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(inside, _)| plain(inside)));
    inside
        .filter(|mark| {
            let number = mark.strip_prefix("note").map(str::trim);
            number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
        })
        .collect()
}

/// Notes where they are explained, at the beginning of a cell on a sheet of notes or above a table; else where they are
/// referred to.
fn notes(book: &Finished) -> (Vec<Note<'_>>, Vec<Note<'_>>) {
    let (mut defined, mut used) = (Vec::new(), Vec::new());
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let text = cell.text();
            // Most cells have no mark.
            if !sheet.is_about && !text.contains('[') {
                continue;
            }
            let text = text.trim();
            let mut marks = marks(text);
            // `[note 1] Excludes...`, or a table of notes whose first column is `[note 1]`, `note 1` or `Note 1`.
            let is_place = sheet.is_about || cell.row > 0 && sheet.table_at(cell.row, cell.column).is_none();
            if sheet.is_about && marks.is_empty() && text.len() < 12 {
                defined.extend(self::marks(&format!("[{text}]")).into_iter().map(|mark| (sheet, cell, mark)));
            } else if is_place && text.starts_with('[') && !marks.is_empty() {
                defined.push((sheet, cell, marks.remove(0)));
            }
            used.extend(marks.into_iter().map(|mark| (sheet, cell, mark)));
        }
    }
    (defined, used)
}

/// A note's mark, and where it stands.
type Note<'a> = (&'a Sheet, &'a Cell, String);

/// The sheet of a place such as `'Action plan'!A1`.
fn sheet_of(place: &str) -> String {
    let name = place.rsplit_once('!').map_or(place, |(name, _)| name);
    name.trim_start_matches('#').trim_matches('\'').replace("''", "'")
}
