//! What a person says of official statistics that the table itself does not: which columns are wanted, in which unit, and which
//! way is good. The meta file that would say most of it is often not published.
#![expect(clippy::disallowed_methods, reason = "the map named by the command is read here, once")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::table::Table;
use crate::failure::Failure;
use crate::national::GoodWay;
use crate::national::series::Break;

/// A map file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Map {
    pub title: String,
    pub publisher: String,
    pub about: String,
    pub notes: Vec<String>,
    pub series: Vec<Wanted>,
}

/// One series that is wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    pub id: Option<String>,
    pub column: String,
    pub title: Option<String>,
    pub unit: Option<String>,
    pub good: Option<GoodWay>,
    pub numerator: Option<String>,
    pub denominator: Option<String>,
    /// What a time stands for: "year to 31 March".
    #[serde(default)]
    pub reference: String,
    /// Filters and the values that are wanted.
    #[serde(default, rename = "where")]
    pub filters: BTreeMap<String, String>,
    /// The first time that is wanted, as the table writes it.
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub notes: Vec<String>,
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Some table had it.
    #[serde(skip)]
    pub is_found: Cell<bool>,
}

/// Reads a map file.
///
/// # Errors
/// When it cannot be read, with the line.
pub(super) fn read(file: &Path) -> Result<Map, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::Settings(format!("cannot read the map {} ({error})", file.display())))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        Failure::Settings(format!("{}, line {line}: {}", file.display(), error.message()))
    })
}

/// What the meta file says of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Described {
    pub is_filter: bool,
    pub label: String,
    pub unit: String,
    /// Row of the meta file, for telling.
    pub line: u32,
}

/// The meta file by column, in lower case; read by its own column names.
pub(super) fn described(meta: &Table) -> BTreeMap<String, Described> {
    let column = |name: &str| meta.column(&[name]);
    let text = |row: u32, name: &str| meta.text(row, column(name));
    meta.rows()
        .map(|row| {
            let one = Described {
                is_filter: text(row, "col_type").eq_ignore_ascii_case("filter"),
                label: text(row, "label"),
                unit: text(row, "indicator_unit"),
                line: row,
            };
            (text(row, "col_name").to_lowercase(), one)
        })
        .filter(|(name, _)| !name.is_empty())
        .collect()
}
