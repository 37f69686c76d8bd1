//! The output folder before any long work: may it be written to, is anything in it somebody else's, did an earlier run end
//! in the middle.
#![expect(clippy::disallowed_methods, reason = "the output folder is made and looked at here")]

use std::fs;
use std::path::{Path, PathBuf};

use super::draft::{OLD, TEMPORARY, retire, sync_folder};
use super::lock::{LOCK, Lock};
use super::{Kept, fault};
use crate::failure::Failure;
use crate::manifest::Manifest;
use crate::period::Period;

/// The output folder, held by this run until it is dropped.
pub struct Place {
    /// What an interrupted run left behind and is restored, in words.
    pub restored: Vec<String>,
    _lock: Lock,
}

/// Refuses an output folder that is, holds or lies in what is read, unless it holds outputs of this program already.
///
/// # Errors
/// Names both places and the way out.
pub(in crate::report) fn check_apart(out: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let place = whole(out);
    if is_ours(&place) {
        return Ok(());
    }
    for input in inputs {
        let read = whole(input);
        let how = if place == read {
            "is what is read"
        } else if read.starts_with(&place) {
            "holds what is read"
        } else if place.starts_with(&read) {
            "lies in what is read"
        } else {
            continue;
        };
        return Err(Failure::Settings(format!(
            "`{}` cannot hold the outputs: it {how}, `{}` (choose a folder beside it with --out, so that trackers and outputs \
             never mix)",
            out.display(),
            input.display()
        )));
    }
    Ok(())
}

/// The whole path, links followed, as far as it exists; the rest as it was typed.
fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for known in absolute.ancestors() {
        if let Ok(found) = known.canonicalize() {
            let rest = absolute.strip_prefix(known).unwrap_or(Path::new(""));
            return found.join(rest);
        }
    }
    absolute
}

/// Does a folder hold outputs of this program?
fn is_ours(out: &Path) -> bool {
    out.join(LOCK).is_file() || months(out).iter().any(|(_, month)| Manifest::of(month).is_some())
}

/// Folders and files of an output folder that are named after a month.
fn months(out: &Path) -> Vec<(Period, PathBuf)> {
    let Ok(entries) = fs::read_dir(out) else { return Vec::new() };
    let mut found: Vec<(Period, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| Some((Period::parse(entry.file_name().to_str()?)?, entry.path())))
        .collect();
    found.sort();
    found
}

impl Place {
    /// Makes the folder where it is missing, takes its lock, mends what an interrupted run left, and refuses what is not ours.
    ///
    /// # Errors
    /// When it cannot be written to, another run holds it, or a month in it is somebody else's.
    pub(crate) fn claim(out: &Path, inputs: &[PathBuf]) -> Result<(Self, Vec<Kept>), Failure> {
        check_apart(out, inputs)?;
        fs::create_dir_all(out).map_err(|error| fault("make the folder", out, &error))?;
        let lock = Lock::take(out)?;
        let (restored, kept) = mend(out)?;
        for (_, month) in months(out) {
            let what = match fs::symlink_metadata(&month) {
                Ok(data) if data.is_symlink() => "a link",
                Ok(data) if !data.is_dir() => "a file",
                Ok(_) if Manifest::of(&month).is_none() && !is_bare(&month) => {
                    "a folder that this program did not make"
                }
                _ => continue,
            };
            return Err(Failure::Settings(format!(
                "`{}` is {what}, where a month's outputs go (move it away, or choose another place with --out)",
                month.display()
            )));
        }
        Ok((Self { restored, _lock: lock }, kept))
    }
}

/// Is there nothing in a folder?
fn is_bare(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// What a run that was killed left: half a month is removed, a month between two renames goes back to its place.
fn mend(out: &Path) -> Result<(Vec<String>, Vec<Kept>), Failure> {
    let (mut restored, mut kept) = (Vec::new(), Vec::new());
    let entries = fs::read_dir(out).map_err(|error| fault("list", out, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let month = |ending: &str| Period::parse(name.strip_prefix('.')?.strip_suffix(ending)?);
        if month(TEMPORARY).is_some() {
            fs::remove_dir_all(&path).map_err(|error| fault("remove", &path, &error))?;
        } else if let Some(period) = month(OLD) {
            let place = out.join(period.to_string());
            if place.symlink_metadata().is_ok() {
                kept.extend(retire(&path, &place, &period.to_string())?);
            } else {
                fs::rename(&path, &place).map_err(|error| fault("put back", &place, &error))?;
                sync_folder(out);
                restored.push(format!(
                    "{period}: an earlier run was interrupted, its outputs are back in their place"
                ));
            }
        }
    }
    Ok((restored, kept))
}
