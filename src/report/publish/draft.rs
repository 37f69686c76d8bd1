//! A month that is being written: in a folder beside its place, put there by two renames when it is whole. Files of people stay.
#![expect(clippy::disallowed_methods, reason = "outputs are written here")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::people::{self, People};
use super::{Kept, OutFile, fault};
use crate::failure::Failure;
use crate::manifest::{self, Manifest};
use crate::report::names::Names;
use crate::sha256;

/// Ends the name of a folder that is being written.
pub(super) const TEMPORARY: &str = ".tmp";
/// Ends the name of a folder that is being replaced.
pub(super) const OLD: &str = ".old";

/// A folder that is being written, beside the place that it will take.
pub(in crate::report) struct Draft {
    out: PathBuf,
    month: String,
    temporary: PathBuf,
    place: PathBuf,
    people: People,
    /// What was written, with its SHA-256.
    written: Mutex<BTreeMap<String, String>>,
}

impl Draft {
    /// Begins a month's folder.
    ///
    /// # Errors
    /// When the folder cannot be made, or the month that is there does not say which of its files are people's.
    pub(in crate::report) fn begin(out: &Path, month: &str) -> Result<Self, Failure> {
        let place = out.join(month);
        let manifest = Manifest::of(&place);
        if manifest.as_ref().is_some_and(|manifest| manifest.outputs.is_none()) {
            return Err(Failure::Work(format!(
                "`{}` was made by an earlier version of this program and does not say which of its files people have edited \
                 (move it away, then run again)",
                place.display()
            )));
        }
        let people = People::of(&place, manifest.as_ref());
        let temporary = out.join(format!(".{month}{TEMPORARY}"));
        if temporary.exists() {
            fs::remove_dir_all(&temporary).map_err(|error| fault("remove", &temporary, &error))?;
        }
        for folder in ["", "charts", "data"] {
            let folder = temporary.join(folder);
            fs::create_dir_all(&folder).map_err(|error| fault("make the folder", &folder, &error))?;
        }
        Ok(Self {
            out: out.to_path_buf(),
            month: month.to_owned(),
            temporary,
            place,
            people,
            written: Mutex::default(),
        })
    }

    /// The names of the month's outputs, beside the files of people that are there already.
    pub(in crate::report) fn names(&self, names: Names) -> Names {
        names.beside(&self.people.names(), self.people.edited.clone())
    }

    /// Writes one file of the folder.
    ///
    /// # Errors
    /// When it cannot be written, or was written already.
    pub(in crate::report) fn write(&self, file: &OutFile) -> Result<(), Failure> {
        let path = self.temporary.join(&file.path);
        let sum = sha256::hex([file.bytes.as_slice()]);
        let earlier =
            self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), sum);
        if earlier.is_some() {
            return Err(Failure::Work(format!("two outputs are called `{}`", file.path)));
        }
        fs::write(&path, &file.bytes).map_err(|error| fault("write", &path, &error))
    }

    /// Every file that was written so far, with its SHA-256.
    pub(in crate::report) fn outputs(&self) -> BTreeMap<String, String> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts the folder in its place; the earlier one is whole until then. Gives the edited files that stay.
    ///
    /// # Errors
    /// When a folder cannot be renamed, for example because one of its files is open in Excel on Windows.
    pub(in crate::report) fn publish(self, manifest: &Manifest) -> Result<Vec<Kept>, Failure> {
        let path = self.temporary.join(manifest::PATH);
        fs::write(&path, manifest.bytes()).map_err(|error| fault("write", &path, &error))?;
        self.carry()?;
        sync(&self.temporary)?;
        let old = self.out.join(format!(".{}{OLD}", self.month));
        let is_there = self.place.exists();
        if is_there {
            fs::rename(&self.place, &old)
                .map_err(|error| fault("replace (is a file of it open?)", &self.place, &error))?;
        }
        if let Err(error) = fs::rename(&self.temporary, &self.place) {
            // The earlier outputs go back to their place.
            let _ = fs::rename(&old, &self.place);
            return Err(fault("put in place", &self.place, &error));
        }
        sync_folder(&self.out);
        let (names, outputs) = (self.names(Names::default()), self.outputs());
        let kept = |path: &String| {
            let new = Some(names.placed(path)).filter(|new| outputs.contains_key(new));
            Kept { month: self.month.clone(), path: path.clone(), new }
        };
        let mut kept: Vec<Kept> = self.people.edited.iter().map(kept).collect();
        if is_there {
            kept.extend(retire(&old, &self.place, &self.month)?);
        }
        Ok(kept)
    }

    /// Files of people are in the new folder too, before it takes its place: as the same file where the system can do that.
    fn carry(&self) -> Result<(), Failure> {
        for folder in &self.people.folders {
            let folder = self.temporary.join(folder);
            fs::create_dir_all(&folder).map_err(|error| fault("make the folder", &folder, &error))?;
        }
        for path in &self.people.held {
            let (from, to) = (self.place.join(path), self.temporary.join(path));
            if fs::hard_link(&from, &to).is_err() {
                fs::copy(&from, &to).map_err(|error| fault("keep", &from, &error))?;
            }
        }
        Ok(())
    }
}

/// Removes a month that was replaced, file by file: what is ours and untouched, and what is in the new folder too. Anything
/// else came or changed meanwhile, and goes to the new folder. Gives those files.
///
/// # Errors
/// When a file cannot be moved or removed.
pub(super) fn retire(old: &Path, place: &Path, month: &str) -> Result<Vec<Kept>, Failure> {
    let manifest = Manifest::of(old);
    let (files, folders) = people::list(old);
    let mut kept = Vec::new();
    for path in files {
        let from = old.join(&path);
        let is_there = || {
            let (ours, theirs) = (fs::read(place.join(&path)), fs::read(&from));
            matches!((ours, theirs), (Ok(ours), Ok(theirs)) if ours == theirs)
        };
        if people::is_ours(old, &path, manifest.as_ref()) || is_there() {
            fs::remove_file(&from).map_err(|error| fault("remove", &from, &error))?;
            continue;
        }
        let to = free_place(place, &path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|error| fault("make the folder", folder, &error))?;
        }
        fs::rename(&from, &to).map_err(|error| fault("keep", &from, &error))?;
        let name = to.strip_prefix(place).ok().and_then(people::name_of).unwrap_or_default();
        kept.push(Kept { month: month.to_owned(), path: name, new: None });
    }
    for folder in folders.iter().rev() {
        fs::create_dir_all(place.join(folder)).map_err(|error| fault("make the folder", place, &error))?;
    }
    fs::remove_dir_all(old).map_err(|error| fault("remove", old, &error))?;
    Ok(kept)
}

/// The path in a folder, or one like it at which nothing is.
fn free_place(place: &Path, path: &Path) -> PathBuf {
    let to = place.join(path);
    let stem = to.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = to.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let beside = (1u32..).map(|number| to.with_file_name(format!("{stem}-edited-{number}{ending}")));
    std::iter::once(to.clone()).chain(beside).find(|path| path.symlink_metadata().is_err()).unwrap_or(to)
}

/// Waits until everything below a folder is on the disk.
fn sync(folder: &Path) -> Result<(), Failure> {
    // One call for the whole disk is far quicker than one for each of a thousand files.
    #[cfg(target_os = "linux")]
    let done = fs::File::open(folder).and_then(|open| Ok(rustix::fs::syncfs(&open)?));
    #[cfg(not(target_os = "linux"))]
    let done = people::list(folder).0.iter().try_for_each(|path| {
        fs::OpenOptions::new().write(true).open(folder.join(path)).and_then(|file| file.sync_all())
    });
    done.map_err(|error| fault("write to the disk", folder, &error))
}

/// Waits until a folder's names are on the disk, where the system can say so.
pub(super) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(open) = fs::File::open(folder) {
        let _ = open.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}
