//! `sheet-name`: the name of a sheet says nothing, or hinders links.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "sheet-name",
    about: "the name of a sheet says nothing, or hinders links",
    cure: "give it a short name that begins with a letter and says what it holds",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    const HINDER: [char; 9] = ['\'', '!', '#', '&', '"', '<', '>', '%', '|'];
    for sheet in &book.sheets {
        let name = &sheet.name;
        let digits = ["Sheet", "Chart", "Table"].iter().find_map(|word| name.strip_prefix(word));
        let why = if digits.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())) {
            "the name that the program gave it"
        } else if name.starts_with(|c: char| c.is_ascii_digit()) {
            "it begins with a digit"
        } else if name.trim() != name {
            "it begins or ends with a space"
        } else if name.contains(HINDER) {
            "a sign in it has a meaning in addresses"
        } else if name.chars().count() > 31 {
            "it is longer than 31 characters"
        } else {
            continue;
        };
        say.sheet(sheet, format!("`{name}`: {why}"));
    }
}
