//! Which files of a month's folder are people's: those that this program did not write, or that are no longer as it wrote them.
#![expect(clippy::disallowed_methods, reason = "the output folder is looked at here")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::manifest::{self, Manifest};
use crate::sha256;

/// Files of people in one month's folder.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Paths inside the folder.
    pub(super) held: BTreeSet<PathBuf>,
    /// Those that this program wrote and somebody edited.
    pub(super) edited: Vec<String>,
    /// Folders, so that empty ones stay too.
    pub(super) folders: Vec<PathBuf>,
}

impl People {
    /// Looks at every file of a folder. A folder that is not there holds none.
    pub(super) fn of(folder: &Path, manifest: Option<&Manifest>) -> Self {
        let (files, folders) = list(folder);
        let held: BTreeSet<PathBuf> =
            files.into_par_iter().filter(|path| !is_ours(folder, path, manifest)).collect();
        let was_ours = |name: &String| {
            manifest.is_some_and(|manifest| {
                manifest.kept.contains(name)
                    || manifest.outputs.as_ref().is_some_and(|outputs| outputs.contains_key(name))
            })
        };
        let edited = held.iter().filter_map(|path| name_of(path)).filter(was_ours).collect();
        Self { held, edited, folders }
    }

    /// The names that must not be written to.
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.held.iter().filter_map(|path| name_of(path)).collect()
    }
}

/// Is a file there as this program wrote it?
pub(super) fn is_ours(folder: &Path, path: &Path, manifest: Option<&Manifest>) -> bool {
    let Some(name) = name_of(path) else { return false };
    let Some(manifest) = manifest else { return false };
    if name == manifest::PATH {
        return true;
    }
    let sum = manifest.outputs.as_ref().and_then(|outputs| outputs.get(&name));
    sum.is_some_and(|sum| {
        fs::read(folder.join(path)).is_ok_and(|bytes| sha256::hex([bytes.as_slice()]) == *sum)
    })
}

/// Is every file that a month's manifest names there: as it was written, or as somebody edited it before?
pub(in crate::report) fn is_whole(folder: &Path, manifest: &Manifest) -> bool {
    let Some(outputs) = &manifest.outputs else { return false };
    // Where an edited file was taken away, the month's own takes its place again.
    if manifest.kept.iter().any(|name| !folder.join(name).exists()) {
        return false;
    }
    outputs.par_iter().all(|(name, sum)| {
        fs::read(folder.join(name)).is_ok_and(|bytes| sha256::hex([bytes.as_slice()]) == *sum)
    })
}

/// A path inside a folder with `/` between its parts; `None` for one that is no text, which cannot be ours.
pub(super) fn name_of(path: &Path) -> Option<String> {
    path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

/// Files, and folders, below a folder, by their paths inside it. A link is a file, wherever it leads.
pub(super) fn list(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&inside)) else { continue };
        for entry in entries.flatten() {
            let own = inside.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(own.clone());
                open.push(own);
            } else {
                files.push(own);
            }
        }
    }
    files.sort();
    folders.sort();
    (files, folders)
}
