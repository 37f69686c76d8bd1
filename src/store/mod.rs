//! What was read of each tracker, kept in the output folder by the content of the tracker, so that it is not read again; and
//! where each month left off, so that the next one can go on. Nothing in it is for people: it can be removed at any time.
//! Invariant: what another program, or another version of this one, kept is never taken for a reading, and neither is damage.
//! Invariant: where disclosure control is on, no reading is kept: it holds what must not be shown.
#![expect(clippy::disallowed_methods, reason = "what is kept is written and read here")]

mod entry;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::ingest::InputFile;
use crate::ledger::{FileAccount, SheetAccount};
use crate::normalise::Normalised;
use crate::normalise::origin::Layout;
use crate::normalise::records::Records;
use crate::plan::Plan;
use crate::sha256;

/// The folder in the output folder. A run that finds none reads every tracker.
pub const FOLDER: &str = ".council-benchmark.store";

/// The account of one tracker: everything but its records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    pub file: FileAccount,
    pub sheets: Vec<SheetAccount>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The records of one tracker, and the tables that they come from.
#[derive(Debug, Default)]
pub struct Body {
    pub layouts: Vec<Arc<Layout>>,
    pub records: Records,
}

impl From<Normalised> for (Head, Body) {
    fn from(one: Normalised) -> Self {
        let Normalised { file, sheets, records, layouts, diagnostics } = one;
        (Head { file, sheets, diagnostics }, Body { layouts, records })
    }
}

/// Where readings are kept: a folder, or nowhere.
#[derive(Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
    /// Readings may be kept: nothing in them has to be hidden.
    keeps_readings: bool,
}

/// What a kept file holds; begins its name.
const READING: &str = "reading";
const MONTH: &str = "month";

impl Store {
    /// The store of an output folder. It is made when something is kept.
    pub fn of(plan: &Plan) -> Self {
        Self { folder: Some(plan.out.join(FOLDER)), keeps_readings: !plan.config.disclosure.is_on() }
    }

    /// Under which name the reading of a tracker is kept: by its bytes, its names, and the settings that it is read with.
    /// `None` where its bytes cannot be read.
    pub fn key(file: &InputFile, bytes: &str, plan: &Plan) -> Option<String> {
        let path = file.path.to_string_lossy();
        let names = [&*file.name, &*file.inside, file.root.as_deref().unwrap_or_default(), &*path];
        mark(&(bytes, names, &plan.reading)).filter(|_| !bytes.is_empty())
    }

    fn place(&self, kind: &str, key: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{kind}-{key}")))
    }

    fn bytes(&self, kind: &str, key: &str) -> Option<Vec<u8>> {
        fs::read(self.place(kind, key)?).ok()
    }

    /// Writes one file, whole or not at all. One that cannot be written is only missing: its tracker is read again.
    fn put(&self, kind: &str, key: &str, bytes: &[u8]) -> bool {
        let Some((folder, place)) = self.folder.as_ref().zip(self.place(kind, key)) else { return false };
        let write = || -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(folder).or_else(|_| {
                fs::create_dir_all(folder)?;
                tempfile::NamedTempFile::new_in(folder)
            })?;
            file.write_all(bytes)?;
            file.persist(&place).map_err(|error| error.error)?;
            Ok(())
        };
        write().is_ok()
    }

    /// The account of a tracker that was read before.
    pub fn head(&self, key: &str) -> Option<Head> {
        self.keeps_readings.then(|| self.bytes(READING, key))?.and_then(|bytes| entry::head(key, &bytes))
    }

    /// The records of a tracker that was read before.
    pub fn body(&self, key: &str) -> Option<Body> {
        self.keeps_readings.then(|| self.bytes(READING, key))?.and_then(|bytes| entry::body(key, &bytes))
    }

    /// Keeps a reading; `false` where it is not kept.
    pub fn keep(&self, key: &str, head: &Head, body: &mut Body) -> bool {
        self.folder.is_some()
            && self.keeps_readings
            && entry::pack(key, head, body).is_some_and(|bytes| self.put(READING, key, &bytes))
    }

    /// What a month left behind, by what it was made from.
    pub fn month<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        entry::value(key, &self.bytes(MONTH, key)?)
    }

    /// Keeps what a month leaves behind.
    pub fn keep_month(&self, key: &str, kept: &impl Serialize) {
        if let Some(bytes) = entry::pack_value(key, kept) {
            self.put(MONTH, key, &bytes);
        }
    }

    /// Removes what no month of the output folder is made from any more.
    pub fn retain(&self, readings: &BTreeSet<String>, months: &BTreeSet<String>) {
        let Some(folder) = &self.folder else { return };
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_wanted = match name.split_once('-') {
                Some((READING, key)) => self.keeps_readings && readings.contains(key),
                Some((MONTH, key)) => months.contains(key),
                _ => false,
            };
            if !is_wanted {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// A reading as bytes, for memory.
pub fn packed(head: &Head, body: &mut Body) -> Option<Vec<u8>> {
    entry::pack("", head, body)
}

/// The records of a reading in memory.
pub fn unpacked(bytes: &[u8]) -> Option<Body> {
    entry::body("", bytes)
}

/// What stands for some values: other values have another mark. `None` for what cannot be written, such as a path that is no
/// text: nothing is the same as that.
pub fn mark(values: &impl Serialize) -> Option<String> {
    Some(sha256::hex([entry::VERSION.as_bytes(), &postcard::to_allocvec(values).ok()?]))
}
