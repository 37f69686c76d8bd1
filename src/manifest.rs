//! `run.json`: what a month of the output folder was made from, and every file that was written there.
//! The one owner of its shape: what is written here is read here. No clock and no machine: same inputs, same bytes.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::plan::Asked;

/// Where it stands in a month's folder. A folder that holds it was written by this program.
pub const PATH: &str = "data/run.json";
/// What `program` says in every one.
const PROGRAM: &str = "council-benchmark";

/// How one month was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub program: String,
    pub version: String,
    /// Of the data files' layout.
    pub data_version: u32,
    pub period: String,
    pub as_of: String,
    pub framework: String,
    pub councils: Vec<String>,
    pub inputs: Vec<Input>,
    /// What the run was asked for, so that it can be asked for again; `None` in what earlier versions wrote.
    pub asked: Option<Asked>,
    /// What stands for everything that it was made from: its trackers, its settings, and the months before it. A month of
    /// which it is the same again is not made anew.
    /// `None` where nothing can stand for it.
    #[serde(default)]
    pub made_from: Option<String>,
    pub plan: Settings,
    pub batch: Counts,
    /// Every other file of the month as it was written: path inside the folder, with `/` between, and its SHA-256.
    /// Files that are not in it, or are not as it says, belong to people. `None` in what earlier versions wrote.
    pub outputs: Option<BTreeMap<String, String>>,
    /// Files that this program wrote once and somebody edited: they stay, and new versions go beside them.
    #[serde(default)]
    pub kept: Vec<String>,
}

/// One tracker of the month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub workbook: String,
    pub sha256: String,
    pub bytes: u64,
    pub council: String,
    pub period: Option<String>,
    /// Why it was not read; `None` where it was.
    pub left_out: Option<String>,
    /// The name of its reading in the store.
    #[serde(default)]
    pub reading: Option<String>,
}

/// The settings that shaped the outputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub findings: Option<String>,
    pub charts: bool,
    pub strict: bool,
    pub few: i64,
    pub peers: usize,
    pub exclude: Vec<String>,
}

/// The figures of the run's last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub trackers: usize,
    pub clean: usize,
    pub with_errors: usize,
    pub not_read: usize,
    pub rows_used: usize,
    pub rows_set_aside: usize,
    pub rows_not_recognised: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Manifest {
    /// Who writes it, and in which version.
    pub fn signature() -> (String, String) {
        (PROGRAM.to_owned(), env!("CARGO_PKG_VERSION").to_owned())
    }

    /// The manifest of a month's folder; `None` where there is none, or where it is somebody else's.
    #[expect(clippy::disallowed_methods, reason = "run.json is read here")]
    pub fn of(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join(PATH)).ok()?;
        serde_json::from_str::<Self>(&text).ok().filter(|manifest| manifest.program == PROGRAM)
    }

    /// The file's bytes: JSON as people read it.
    pub fn bytes(&self) -> Vec<u8> {
        json_bytes(self)
    }

    /// Where an output was written: at its own path, or beside a file of people that was there.
    pub fn path_of(&self, path: &str) -> String {
        let Some(outputs) = self.outputs.as_ref().filter(|outputs| !outputs.contains_key(path)) else {
            return path.to_owned();
        };
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let is_beside = |name: &&String| {
            let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
            rest.is_some_and(|rest| rest.starts_with("-new"))
        };
        outputs.keys().find(is_beside).map_or_else(|| path.to_owned(), Clone::clone)
    }
}

/// The name of an output whose own place holds a file of people: the first free one of `report-new.docx`, `report-new-2.docx`.
pub fn beside(path: &str, is_free: impl Fn(&str) -> bool) -> String {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let mut number = 1u32;
    loop {
        let mark = if number == 1 { String::new() } else { format!("-{number}") };
        let name = format!("{stem}-new{mark}.{ending}");
        if is_free(&name) {
            return name;
        }
        number += 1;
    }
}

/// JSON as people read it, with a line break at the end.
pub fn json_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_versions_wrote_is_still_known() {
        let text = r#"{"program":"council-benchmark","version":"0.1.0","data_version":2,"period":"2004-04","as_of":"2004-04-30",
            "framework":"ssi-2003","councils":["Alder"],"inputs":[],"asked":null,
            "plan":{"findings":null,"charts":true,"strict":false,"few":10,"peers":5,"exclude":[]},
            "batch":{"trackers":1,"clean":1,"with_errors":0,"not_read":0,"rows_used":2,"rows_set_aside":0,
            "rows_not_recognised":0,"errors":0,"warnings":0,"notes":0}}"#;
        let manifest: Manifest = serde_json::from_str(text).expect("it is read");
        assert_eq!(manifest.outputs, None);
        assert_eq!(manifest.path_of("data/actions.parquet"), "data/actions.parquet");
        let beside = [("data/actions-new.parquet".to_owned(), String::new())].into();
        let manifest = Manifest { outputs: Some(beside), ..manifest };
        assert_eq!(manifest.path_of("data/actions.parquet"), "data/actions-new.parquet");
    }
}
