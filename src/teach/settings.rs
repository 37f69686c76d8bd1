//! Writes what was taught into batch.toml and leaves everything else in it as it stands, remarks and layout included.

use std::io::Write;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::Taught;
use crate::failure::Failure;

/// Adds the words to a text of batch.toml.
fn with(text: &str, taught: &[Taught]) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error| format!("it is no TOML ({error})"))?;
    for one in taught {
        let tables = document.entry("tables").or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        let tables = tables.as_table_like_mut().ok_or("`tables` is no table")?;
        let table = tables.entry(one.table).or_insert_with(|| Item::Table(Table::new()));
        let table = table.as_table_like_mut().ok_or_else(|| format!("`tables.{}` is no table", one.table))?;
        let words = table.entry(one.field).or_insert_with(|| Item::Value(Value::Array(Array::new())));
        let words =
            words.as_array_mut().ok_or_else(|| format!("`tables.{}.{}` is no list", one.table, one.field))?;
        if words.iter().all(|word| word.as_str() != Some(one.header.as_str())) {
            words.push(one.header.as_str());
        }
    }
    Ok(document.to_string())
}

/// Writes batch.toml, whole or not at all. `known` is what it held when the questions began.
#[expect(clippy::disallowed_methods, reason = "batch.toml is looked at again before it is replaced")]
pub(super) fn keep(path: &Path, known: &str, taught: &[Taught]) -> Result<(), Failure> {
    let settings = |why: String| Failure::Settings(format!("{}: {why}", path.display()));
    let now = if path.exists() {
        std::fs::read_to_string(path).map_err(|error| settings(error.to_string()))?
    } else {
        String::new()
    };
    if now != known {
        return Err(settings("it was changed while the questions were asked; nothing is written".to_owned()));
    }
    let text = with(known, taught).map_err(settings)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| settings(format!("it cannot be written ({error})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_stays_as_it_is() {
        let text = "# ours\nperiod = \"2024-03\"   # this month\n\n[tables.actions]\nlead = [\"Boss\"]  # as the depot says\n\n[councils.Alder]\n";
        let of =
            |field: &'static str, header: &str| Taught { table: "actions", field, header: header.to_owned() };
        let taught = [of("lead", "Gaffer"), of("evidence", "Proof \"A\""), of("lead", "Boss")];
        let found = with(text, &taught).expect("it is TOML");
        let expected = "# ours\nperiod = \"2024-03\"   # this month\n\n[tables.actions]\nlead = [\"Boss\", \"Gaffer\"]  # as the depot says\nevidence = ['Proof \"A\"']\n\n[councils.Alder]\n";
        assert_eq!(found, expected);
        assert_eq!(with(&found, &taught).expect("it is TOML"), found);
        assert!(with("tables = 3", &taught).is_err());
        assert_eq!(with("", &taught[..1]).expect("it is TOML"), "[tables.actions]\nlead = [\"Gaffer\"]\n");
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("batch.toml");
        let taught = [Taught { table: "actions", field: "lead", header: "Gaffer".to_owned() }];
        keep(&path, "", &taught).expect("it is written");
        assert!(keep(&path, "", &taught).is_err());
    }
}
