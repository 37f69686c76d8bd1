//! The record tables as files: their fields, kinds and the words that people use for them, and the words that all tables share.
//! Compiled in, read once. `batch.toml` adds words of its own. Knows no sheet.

mod needs;
pub mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

pub use needs::Need;
use words::{Phrase, Vocabulary};

/// The files, in the order of the README's table.
const FILES: [(&str, &str); 8] = [
    ("actions", include_str!("actions.toml")),
    ("assessments", include_str!("assessments.toml")),
    ("judgements", include_str!("judgements.toml")),
    ("visits", include_str!("visits.toml")),
    ("indicators", include_str!("indicators.toml")),
    ("budget", include_str!("budget.toml")),
    ("risks", include_str!("risks.toml")),
    ("recommendations", include_str!("recommendations.toml")),
];

/// What the cells of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Any text.
    Text,
    /// Text in which a blank says something.
    Said,
    /// People, roles, teams, agencies.
    Person,
    /// Dates in every form.
    Day,
    /// Amounts of money.
    Money,
    Number,
    /// 0 to 100.
    Percent,
    /// Words, symbols, fills, percentages of how something stands.
    Status,
    /// 1 to 5, or words such as low and high.
    Level,
    /// A level times another.
    Score,
    /// A grade of the framework's scale.
    Rating,
    Grade,
    /// One of the framework's standards, or another heading that several rows share.
    Standard,
    /// A calendar or financial year.
    Year,
    /// Numbers of recommendations: `6 & 7`.
    References,
    /// `R12`, `1.1a`.
    Id,
}

/// One field of a record table.
#[derive(Debug)]
pub struct Field {
    /// Snake case, as in the data files.
    pub name: &'static str,
    pub kind: Kind,
    pub about: &'static str,
    /// Headers, or the ends of headers, that name it.
    pub(crate) words: Vec<Phrase>,
    /// Headers that may name it, where the cells below them agree.
    pub(crate) weak: Vec<Phrase>,
    /// Words that say no more, in a header that names it.
    pub(crate) with: Vec<String>,
    /// The headers as the file has them, for people to read.
    pub headers: Vec<&'static str>,
}

/// One record table.
#[derive(Debug)]
pub struct Table {
    pub id: &'static str,
    /// What one record is, for messages: "action", "budget line".
    pub record: &'static str,
    pub about: &'static str,
    /// A row is a record when one of these is filled.
    pub key: Vec<&'static str>,
    /// Which fields make a sheet this table: all needs of one of the lists.
    pub needs: Vec<Vec<Need>>,
    /// May months stand across, one column each?
    pub wide: bool,
    /// Words that say no more, in any header of the table.
    pub(crate) own: Vec<String>,
    /// Words of a sheet's name or titles that speak for it.
    pub(crate) titles: Vec<String>,
    pub fields: Vec<Field>,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Table {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The number of a field.
    pub(crate) fn at(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Are the fields there that make a sheet this table?
    pub fn is_made_by(&self, has: &dyn Fn(&str) -> bool) -> bool {
        self.needs.iter().any(|needs| needs.iter().all(|need| need.is_met(has)))
    }

    /// The fields by which it is recognised, each once.
    pub fn recognised_by(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for need in self.needs.iter().flatten() {
            names
                .extend(need.fields.iter().filter(|name| !names.contains(name)).copied().collect::<Vec<_>>());
        }
        names
    }
}

/// All tables with the words that name their fields.
#[derive(Debug)]
pub struct Tables {
    pub all: Vec<Table>,
    pub(crate) vocabulary: Vocabulary,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    id: String,
    record: String,
    about: String,
    key: Vec<String>,
    needs: Vec<Vec<String>>,
    #[serde(default)]
    wide: bool,
    own: Vec<String>,
    titles: Vec<String>,
    field: Vec<FieldFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    name: String,
    kind: Kind,
    about: String,
    words: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
}

/// Names of the files live as long as the program.
fn kept(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn table(text: &str, vocabulary: &Vocabulary) -> Result<Table, String> {
    let file: TableFile = toml::from_str(text).map_err(|error| error.to_string())?;
    let names: Vec<&'static str> = file.field.iter().map(|field| kept(&field.name)).collect();
    let known = |name: &str| {
        names.iter().copied().find(|known| *known == name).ok_or_else(|| format!("no field `{name}`"))
    };
    let fields = file
        .field
        .iter()
        .zip(&names)
        .map(|(field, name)| Field {
            name,
            kind: field.kind,
            about: kept(&field.about),
            words: std::iter::once(name.replace('_', " "))
                .chain(field.words.iter().cloned())
                .map(|words| vocabulary.phrase(&words))
                .collect(),
            weak: field.weak.iter().map(|words| vocabulary.phrase(words)).collect(),
            with: field.with.iter().flat_map(|words| vocabulary.words(words)).collect(),
            headers: field.words.iter().map(|words| kept(words)).collect(),
        })
        .collect();
    let needs = |list: &Vec<String>| list.iter().map(|text| Need::parse(text, &known)).collect();
    Ok(Table {
        id: kept(&file.id),
        record: kept(&file.record),
        about: kept(&file.about),
        key: file.key.iter().map(|name| known(name)).collect::<Result<_, _>>()?,
        needs: file.needs.iter().map(needs).collect::<Result<_, String>>()?,
        wide: file.wide,
        own: file.own.iter().flat_map(|words| vocabulary.words(words)).collect(),
        titles: file.titles.iter().map(|title| crate::text::words(title)).collect(),
        fields,
    })
}

/// Words that batch.toml adds, by table and field: `[tables.actions] lead = ["Accountable person"]`.
pub type MoreWords = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Tables {
    /// The tables with the words of batch.toml.
    ///
    /// # Errors
    /// Names the entry of a table or field that does not exist.
    pub fn with(more: &MoreWords) -> Result<&'static Self, String> {
        if more.is_empty() {
            return Ok(builtin());
        }
        let mut tables = load()?;
        for (id, fields) in more {
            let known: Vec<&str> = tables.all.iter().map(|table| table.id).collect();
            let unknown = format!("[tables.{id}]: there is no table `{id}` (known: {})", known.join(", "));
            let table = tables.all.iter_mut().find(|table| table.id == id).ok_or(unknown)?;
            for (name, headers) in fields {
                let known: Vec<&str> = table.fields.iter().map(|field| field.name).collect();
                let unknown =
                    format!("[tables.{id}]: there is no field `{name}` (known: {})", known.join(", "));
                let field = table.fields.iter_mut().find(|field| field.name == name).ok_or(unknown)?;
                for header in headers {
                    let phrase = tables.vocabulary.phrase(header);
                    field.words.push(phrase);
                }
            }
        }
        tables.vocabulary.learn(&tables.all);
        Ok(Box::leak(Box::new(tables)))
    }

    pub fn table(&self, id: &str) -> Option<&Table> {
        self.all.iter().find(|table| table.id == id)
    }
}

fn load() -> Result<Tables, String> {
    let mut vocabulary = Vocabulary::load()?;
    let all: Vec<Table> = FILES
        .iter()
        .map(|(id, text)| table(text, &vocabulary).map_err(|error| format!("src/tables/{id}.toml: {error}")))
        .collect::<Result<_, _>>()?;
    vocabulary.learn(&all);
    Ok(Tables { all, vocabulary })
}

/// The tables as they are compiled in.
pub fn builtin() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| load().unwrap_or_else(|fault| unreachable!("a test reads every table: {fault}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read_and_its_words_mean_one_field_each() {
        let tables = load().unwrap_or_else(|fault| panic!("{fault}"));
        for (table, (id, _)) in tables.all.iter().zip(FILES) {
            assert_eq!(table.id, id);
            assert!(!table.key.is_empty() && !table.needs.is_empty(), "{id}");
            let mut seen: BTreeMap<String, &Field> = BTreeMap::new();
            for field in &table.fields {
                for phrase in &field.words {
                    // The cells tell fields of different kinds apart: an impact in words from one of 1 to 5.
                    let other = seen.insert(phrase.to_string(), field);
                    let is_clear =
                        other.is_none_or(|other| other.name == field.name || other.kind != field.kind);
                    assert!(
                        is_clear,
                        "{id}: `{phrase}` is {} and {}",
                        other.map_or("", |other| other.name),
                        field.name
                    );
                }
            }
        }
    }

    #[test]
    fn batch_toml_adds_words_and_is_told_of_slips() {
        let more = |text: &str| toml::from_str::<MoreWords>(text).expect("it is TOML");
        let tables = Tables::with(&more("[actions]\nlead = [\"Jobholder on point\"]")).expect("it is known");
        let lead = tables.table("actions").and_then(|table| table.field("lead")).expect("a field");
        assert!(lead.words.iter().any(|phrase| phrase.to_string() == "jobholder on point"));
        assert!(
            Tables::with(&more("[actions]\nleed = [\"x\"]"))
                .is_err_and(|fault| fault.contains("no field `leed`"))
        );
        assert!(
            Tables::with(&more("[plans]\nlead = [\"x\"]"))
                .is_err_and(|fault| fault.contains("no table `plans`"))
        );
    }
}
