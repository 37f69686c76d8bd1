//! Months in their place whose comparison with an earlier month no longer holds: they are marked. Files of people are not touched.
#![expect(clippy::disallowed_methods, reason = "outputs are renewed here")]

use std::fs;
use std::path::Path;

use super::people::is_ours;
use super::text::replace;
use super::{OutFile, fault};
use crate::failure::Failure;
use crate::manifest::{self, Manifest};
use crate::sha256;

/// Where the main part of a page begins.
const MAIN: &str = "<main id=\"main\">";
/// Begins the name of a workbook whose comparison with an earlier month no longer holds.
const OUTDATED: &str = "outdated-";

/// Whether any of these files of a folder would change.
pub(in crate::report) fn differ(folder: &Path, files: &[OutFile]) -> bool {
    files.iter().any(|file| !fs::read(folder.join(&file.path)).is_ok_and(|bytes| bytes == file.bytes))
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == ending)
}

/// A folder that is in its place, and what it says of its files.
pub(in crate::report) struct Edition<'a> {
    folder: &'a Path,
    manifest: Manifest,
}

impl<'a> Edition<'a> {
    /// `None` where the folder does not say which files are its own.
    pub(in crate::report) fn of(folder: &'a Path) -> Option<Self> {
        Manifest::of(folder)
            .filter(|manifest| manifest.outputs.is_some())
            .map(|manifest| Self { folder, manifest })
    }

    fn own(&self) -> Vec<String> {
        let outputs = self.manifest.outputs.iter().flatten().map(|(path, _)| path);
        outputs.filter(|path| is_ours(self.folder, Path::new(path), Some(&self.manifest))).cloned().collect()
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        replace(&self.folder.join(path), bytes)?;
        let outputs = self.manifest.outputs.get_or_insert_default();
        outputs.insert(path.to_owned(), sha256::hex([bytes]));
        Ok(())
    }

    /// Puts a notice at the top of every page; once.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub(in crate::report) fn mark_pages(&mut self, notice: &str) -> Result<(), Failure> {
        for path in self.own().into_iter().filter(|path| has_ending(path, "html")) {
            let Ok(text) = fs::read_to_string(self.folder.join(&path)) else { continue };
            if let Some((before, after)) = text.split_once(MAIN).filter(|_| !text.contains(notice)) {
                self.put(&path, format!("{before}{MAIN}{notice}{after}").as_bytes())?;
            }
        }
        Ok(())
    }

    /// Gives the workbooks names that say that they are outdated. What has to be put right in a tracker does not hang on
    /// another month: fix lists keep theirs.
    ///
    /// # Errors
    /// When one cannot be renamed, for example because it is open in Excel on Windows.
    pub(in crate::report) fn rename_workbooks(&mut self) -> Result<(), Failure> {
        let is_book = |path: &String| {
            has_ending(path, "xlsx") && !path.contains("-fix-list.") && !path.starts_with(OUTDATED)
        };
        for path in self.own().into_iter().filter(is_book) {
            let new = format!("{OUTDATED}{path}");
            if self.folder.join(&new).exists() {
                continue;
            }
            let from = self.folder.join(&path);
            fs::rename(&from, self.folder.join(&new))
                .map_err(|error| fault("rename (is it open?)", &from, &error))?;
            if let Some(outputs) = &mut self.manifest.outputs
                && let Some(sum) = outputs.remove(&path)
            {
                outputs.insert(new, sum);
            }
        }
        Ok(())
    }

    /// Replaces files, each whole or not at all.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(in crate::report) fn renew(&mut self, files: &[OutFile]) -> Result<(), Failure> {
        files.iter().try_for_each(|file| self.put(&file.path, &file.bytes))
    }

    /// Writes down what the folder holds now.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(in crate::report) fn close(self) -> Result<(), Failure> {
        replace(&self.folder.join(manifest::PATH), &self.manifest.bytes())
    }
}
