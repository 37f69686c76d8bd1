//! What a run was asked for, as its `run.json` keeps it: a later run can ask for the same again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::{BatchArgs, Format, RunArgs};
use crate::sha256;

/// The part of a command that shapes its outputs. Paths are as they were typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    #[serde(with = "lossy_paths")]
    pub paths: Vec<PathBuf>,
    #[serde(with = "lossy_path")]
    pub config: Option<PathBuf>,
    /// SHA-256 of the settings; `None` when there are none.
    pub settings: Option<String>,
    pub period: Option<String>,
    #[serde(default, deserialize_with = "several")]
    pub findings: Vec<String>,
    /// SHA-256 of the packs that are files, in the order of their names.
    #[serde(default)]
    pub packs: Vec<String>,
    pub as_of: Option<String>,
    pub charts: bool,
}

impl Asked {
    pub(super) fn of_reading(batch: &BatchArgs, settings: Option<&str>) -> Self {
        Self {
            paths: batch.paths.clone(),
            config: batch.config.clone(),
            settings: settings.map(|text| sha256::hex([text.as_bytes()])),
            period: batch.period.clone(),
            findings: Vec::new(),
            packs: Vec::new(),
            as_of: None,
            charts: true,
        }
    }

    pub(super) fn of_run(&self, args: &RunArgs) -> Self {
        Self {
            findings: args.findings.clone(),
            as_of: args.as_of.clone(),
            charts: !args.no_charts,
            ..self.clone()
        }
    }

    /// The same command again, with this output folder.
    pub fn again(&self, out: &Path) -> RunArgs {
        RunArgs {
            batch: BatchArgs {
                paths: self.paths.clone(),
                config: self.config.clone(),
                period: self.period.clone(),
                jobs: None,
                format: Format::Short,
            },
            out: out.to_path_buf(),
            findings: self.findings.clone(),
            as_of: self.as_of.clone(),
            strict: false,
            no_charts: !self.charts,
            again: false,
            read_part: None,
            timings: false,
        }
    }
}

/// Paths as text. One that is no text is not found again: its month cannot be asked for a second time, and that is told.
mod lossy_paths {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(paths.iter().map(|path| path.to_string_lossy()))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
        Vec::deserialize(from)
    }
}

/// One path as text, or none.
mod lossy_path {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde gives the field as it is")]
    pub(super) fn serialize<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
        path.as_ref().map(|path| path.to_string_lossy()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PathBuf>, D::Error> {
        Option::deserialize(from)
    }
}

/// Earlier versions wrote one name, or none.
fn several<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Several(Vec<String>),
        One(Option<String>),
    }
    Ok(match Written::deserialize(from)? {
        Written::Several(names) => names,
        Written::One(name) => name.into_iter().collect(),
    })
}
