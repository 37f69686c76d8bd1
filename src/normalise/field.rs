//! What a record table is made of: its fields, the headers that name them, and what makes it recognisable.

use super::records::Records;
use super::row::Row;

/// One field and the headers that stand for it, besides its own name.
#[derive(Debug)]
pub struct FieldSpec {
    /// Snake case, as in the data files.
    pub name: &'static str,
    pub synonyms: &'static [&'static str],
}

/// One record table. Each is declared in its own file under `records`.
pub struct TableSpec {
    pub id: &'static str,
    /// What one record is, for messages: "action", "budget line".
    pub record: &'static str,
    pub fields: &'static [FieldSpec],
    /// A row is a record when one of these is filled.
    pub key: &'static [&'static str],
    /// Which fields must be found for a sheet to be this table.
    pub needs: fn(&dyn Fn(&str) -> bool) -> bool,
    /// The fields that `needs` looks for, to say what is missing.
    pub recognised_by: &'static [&'static str],
    /// May months stand across, one column each?
    pub wide: bool,
    /// Turns one row into records.
    pub read: fn(&mut Row<'_>, &mut Records),
}

impl std::fmt::Debug for TableSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for TableSpec {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

pub(crate) const fn field(name: &'static str, synonyms: &'static [&'static str]) -> FieldSpec {
    FieldSpec { name, synonyms }
}

/// `standard` is written the same way in every table.
pub(crate) const STANDARD: FieldSpec = field("standard", &["theme", "key area", "section", "outcome area"]);
