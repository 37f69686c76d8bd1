//! Files reach their place whole or not at all: written to a folder beside it, then renamed. The only place that writes.
#![expect(clippy::disallowed_methods, reason = "outputs are written here")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// One file of an edition: path inside its folder, and bytes.
pub(super) struct OutFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

impl OutFile {
    pub(super) fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes }
    }
}

fn fault(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::Work(format!("cannot {what} `{}` ({error}; choose another place with --out)", path.display()))
}

/// Checks before any long work that outputs can be written.
///
/// # Errors
/// When they cannot, with the place and the way out.
pub(super) fn check_place(out: &Path) -> Result<(), Failure> {
    fs::create_dir_all(out).map_err(|error| fault("make the folder", out, &error))?;
    let probe = out.join(".council-benchmark-probe");
    fs::write(&probe, b"").map_err(|error| fault("write in the folder", out, &error))?;
    fs::remove_file(&probe).map_err(|error| fault("write in the folder", out, &error))
}

/// A folder that is being written, beside the place that it will take.
pub(super) struct Draft {
    temporary: PathBuf,
    place: PathBuf,
}

impl Draft {
    /// Begins a new folder; what an earlier crash left of it is removed.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub(super) fn begin(out: &Path, name: &str) -> Result<Self, Failure> {
        let temporary = out.join(format!(".{name}.tmp"));
        if temporary.exists() {
            fs::remove_dir_all(&temporary).map_err(|error| fault("remove", &temporary, &error))?;
        }
        for folder in ["", "charts", "data"] {
            let folder = temporary.join(folder);
            fs::create_dir_all(&folder).map_err(|error| fault("make the folder", &folder, &error))?;
        }
        Ok(Self { temporary, place: out.join(name) })
    }

    /// Writes one file of the folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self, file: &OutFile) -> Result<(), Failure> {
        let path = self.temporary.join(&file.path);
        fs::write(&path, &file.bytes).map_err(|error| fault("write", &path, &error))
    }

    /// Puts the folder in its place; the earlier one is whole until then.
    ///
    /// # Errors
    /// When a folder cannot be renamed, for example because one of its files is open in Excel on Windows.
    pub(super) fn publish(self) -> Result<(), Failure> {
        let old = self.temporary.with_extension("old");
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| fault("remove", &old, &error))?;
        }
        if self.place.exists() {
            fs::rename(&self.place, &old)
                .map_err(|error| fault("replace (is a file of it open?)", &self.place, &error))?;
        }
        if let Err(error) = fs::rename(&self.temporary, &self.place) {
            // Last month's outputs go back to their place.
            let _ = fs::rename(&old, &self.place);
            return Err(fault("put in place", &self.place, &error));
        }
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| fault("remove", &old, &error))?;
        }
        Ok(())
    }
}

/// Whether any of these files of a folder that is in its place already would change.
pub(super) fn differ(folder: &Path, files: &[OutFile]) -> bool {
    files.iter().any(|file| !fs::read(folder.join(&file.path)).is_ok_and(|bytes| bytes == file.bytes))
}

/// Replaces files of a folder that is in its place already, each whole or not at all.
///
/// # Errors
/// When one cannot be written.
pub(super) fn renew(folder: &Path, files: &[OutFile]) -> Result<(), Failure> {
    files.iter().try_for_each(|file| replace(&folder.join(&file.path), &file.bytes))
}

/// Puts a notice at the top of every page of a folder that is in its place already; once.
///
/// # Errors
/// When a page cannot be written.
pub(super) fn mark_pages(folder: &Path, notice: &str) -> Result<(), Failure> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_page = path.extension().is_some_and(|ending| ending == "html");
        let Some(text) = is_page.then(|| fs::read_to_string(&path).ok()).flatten() else { continue };
        if let Some((before, after)) = text.split_once(MAIN).filter(|_| !text.contains(notice)) {
            write_text(&path, &format!("{before}{MAIN}{notice}{after}"))?;
        }
    }
    Ok(())
}

/// Where the main part of a page begins.
const MAIN: &str = "<main id=\"main\">";

/// Gives the workbooks of a folder names that say that they are outdated; those that have such a name keep it.
///
/// # Errors
/// When one cannot be renamed, for example because it is open in Excel on Windows.
pub(super) fn outdate_workbooks(folder: &Path) -> Result<(), Failure> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        // What has to be put right in a tracker does not hang on another month.
        let is_book =
            path.extension().is_some_and(|ending| ending == "xlsx") && !name.ends_with("-fix-list.xlsx");
        if is_book && !name.starts_with(OUTDATED) {
            let new = folder.join(format!("{OUTDATED}{name}"));
            fs::rename(&path, &new).map_err(|error| fault("rename (is it open?)", &path, &error))?;
        }
    }
    Ok(())
}

/// Begins the name of a workbook whose comparison with an earlier month no longer holds.
const OUTDATED: &str = "outdated-";

/// Writes one text file, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    replace(path, text.as_bytes())
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let temporary = path.with_extension("tmp");
    fs::write(&temporary, bytes).map_err(|error| fault("write", &temporary, &error))?;
    fs::rename(&temporary, path).map_err(|error| fault("write", path, &error))
}
