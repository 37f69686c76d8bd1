//! The words of `batch.toml`. Only shapes and their reading; what they mean for a run is decided in `plan`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use crate::national::GoodWay;
use crate::tables::MoreWords;
use crate::text::words;

/// Everything that `batch.toml` can say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Files to leave out, as globs relative to the input folder.
    pub exclude: Vec<String>,
    /// Whom to ask about the outputs; shown on their covers.
    pub contact: String,
    /// The framework of all trackers, where it is not told by their words or their month.
    pub framework: Option<String>,
    /// The month of the trackers whose file and folder names do not tell it; comes before titles.
    pub period: Option<String>,
    /// The day on which lateness is judged.
    pub as_of: Option<String>,
    pub limits: Limits,
    pub thresholds: Thresholds,
    pub councils: BTreeMap<String, Council>,
    pub trackers: Vec<TrackerRule>,
    pub words: Words,
    /// Headers that name a field, beside those that are known: `[tables.actions] lead = ["Accountable person"]`.
    pub tables: MoreWords,
    /// Which way an indicator gets better, by its name: `"Social worker posts vacant" = "lower"`.
    pub indicators: BTreeMap<String, GoodWay>,
    /// National packs to compare with, beside those built in: files, relative to batch.toml.
    pub findings: Vec<PathBuf>,
    /// A council's own indicator and the published series that it is: `"Agency social workers" = "agency-rate-fte"`.
    pub published: BTreeMap<String, String>,
    /// What must not be shown of people.
    pub disclosure: Disclosure,
    /// How much each rule for main points weighs, 0 to 10, in place of its own weight: `overdue = 10`; 0 turns it off.
    pub importance: Importance,
    /// Which channel of a status counts first: `word`, `fill`, `strike`, `percent`, `date`. Those left out do not count.
    pub status_order: Option<Vec<String>>,
}

/// Weights of the rules for main points.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Importance(pub BTreeMap<String, f64>);

impl Importance {
    /// What batch.toml says of a rule.
    pub fn of(&self, rule: &str) -> Option<f64> {
        self.0.get(rule).copied()
    }
}

/// What is kept back in everything that a run writes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Disclosure {
    /// Counts of people above zero and under this are shown as `[c]`; 0 turns it off.
    pub threshold: u32,
    /// Indicators that count people, by their names or the beginnings of them.
    pub about_people: Vec<Spanned<String>>,
    pub names: Names,
}

impl Disclosure {
    /// Does it ask for anything? The indicators that it names are looked for in every tracker, whether or not any is hidden.
    pub fn is_on(&self) -> bool {
        self.names != Names::Keep || !self.about_people.is_empty()
    }

    /// Does an entry of `about_people` mean this indicator: by its name, or by the words that it begins with?
    pub fn means(entry: &str, indicator: &str) -> bool {
        let (entry, name) = (words(entry), words(indicator));
        let rest = name.strip_prefix(&entry);
        !entry.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}

impl Default for Disclosure {
    fn default() -> Self {
        Self { threshold: 5, about_people: Vec::new(), names: Names::Keep }
    }
}

/// What becomes of the names of leads, owners and visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Names {
    Keep,
    /// The role beside the name stays; a name without one is left out.
    Roles,
    LeaveOut,
}

/// Above these a file or sheet is left out, with a diagnostic.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Size of one file on disk, MiB.
    pub file_mib: u64,
    /// What one workbook may unpack to, MiB.
    pub unpacked_mib: u64,
    /// Filled cells of one sheet.
    pub cells: usize,
    /// Sheets of one workbook.
    pub sheets: usize,
    /// Text of all cells of one workbook, MiB.
    pub text_mib: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_mib: 100, unpacked_mib: 256, cells: 1_000_000, sheets: 500, text_mib: 100 }
    }
}

impl Limits {
    pub fn unpacked_bytes(&self) -> u64 {
        self.unpacked_mib << 20
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Shares of fewer than this many are marked as few.
    pub few: i64,
    /// Fewer councils than this are not ranked.
    pub peers: usize,
    /// In a period with more councils than this, each council gets its four main charts instead of all eight.
    pub all_charts: usize,
    /// How sure a guessed header has to be to be used, in percent. Below, it is asked about.
    pub header_confidence: u8,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { few: 10, peers: 5, all_charts: 40, header_confidence: 70 }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Council {
    /// Other spellings, as in file names and titles.
    pub aliases: Vec<String>,
    /// Councils that it compares itself with.
    pub neighbours: Vec<String>,
    /// Its three-digit code of the Department for Education, where its name is not the registry's.
    pub code: Option<String>,
    /// Invented, for samples and training: said on every output.
    pub illustrative: bool,
}

/// What is known of the trackers that a glob names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackerRule {
    /// Glob relative to the input folder, with `/` between folders.
    pub file: Spanned<String>,
    pub council: Option<String>,
    pub period: Option<String>,
    pub framework: Option<String>,
    #[serde(default)]
    pub tables: Vec<TableRule>,
    /// Field to the texts that these trackers use and what they stand for:
    /// `values.lead = { "JS" = "Head of Service" }`.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// Fixes how one table is read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    pub sheet: Spanned<String>,
    /// `actions`, `budget`, ... or `none` to leave the sheet out.
    pub table: String,
    /// Row number of the header, from 1.
    pub header_row: Option<u32>,
    /// Field name to column letters, for example `due = "D"`.
    #[serde(default)]
    pub fields: BTreeMap<String, MappedColumn>,
}

impl TableRule {
    /// The headers that the map knows.
    pub fn headers(&self) -> Vec<&str> {
        self.fields.values().filter_map(MappedColumn::header).collect()
    }
}

/// Where a field stands: `due = "D"`, or `due = { column = "D", header = "Due date" }`, which notices a header that moved.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum MappedColumn {
    Letters(String),
    #[serde(rename_all = "snake_case")]
    WithHeader {
        column: String,
        header: String,
    },
}

impl MappedColumn {
    /// The column's letters.
    pub fn column(&self) -> &str {
        match self {
            MappedColumn::Letters(column) | MappedColumn::WithHeader { column, .. } => column,
        }
    }

    /// The header that stood there when the map was written.
    pub fn header(&self) -> Option<&str> {
        match self {
            MappedColumn::Letters(_) => None,
            MappedColumn::WithHeader { header, .. } => Some(header),
        }
    }
}

/// Words of the trackers and what they stand for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// `"Shelved" = "no longer needed"`.
    pub status: BTreeMap<String, String>,
}
