//! Finds the trackers of a batch in the folders that were named. Looks at names only, opens nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::place::Place;
use crate::plan::Plan;

/// Endings of files that are taken for trackers. Others in a folder are no business of ours.
const ENDINGS: &[&str] = &["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"];

/// Every output folder holds this file.
const OUTPUT_MARK: &str = "data/run.json";

/// A file to read.
#[derive(Debug, Clone)]
pub struct InputFile {
    pub path: PathBuf,
    /// Path inside the input folder, with `/` between folders.
    pub name: Arc<str>,
    pub bytes: u64,
}

/// All trackers, sorted by name, and notes about files that were passed over.
///
/// # Errors
/// A folder that cannot be listed, or a batch without any tracker.
pub fn find(plan: &Plan) -> Result<(Vec<InputFile>, Vec<Diagnostic>), Failure> {
    let mut files = Vec::new();
    let mut notes = Vec::new();
    for input in &plan.inputs {
        if input.is_dir() {
            walk(input, input, plan, &mut files, &mut notes)?;
        } else {
            let name = input.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            files.push(file(input, name));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.path.cmp(&b.path)));
    files.dedup_by(|a, b| a.path == b.path);
    if files.is_empty() {
        let places: Vec<String> = plan.inputs.iter().map(|path| format!("`{}`", path.display())).collect();
        return Err(Failure::NothingRead(format!(
            "no trackers in {} (looked for files ending in {})",
            places.join(", "),
            ENDINGS.join(", ")
        )));
    }
    Ok((files, notes))
}

#[expect(clippy::disallowed_methods, reason = "input folders are listed here")]
fn walk(
    root: &Path,
    folder: &Path,
    plan: &Plan,
    files: &mut Vec<InputFile>,
    notes: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::Settings(format!("cannot list `{}` ({error})", folder.display())))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let parts: Vec<String> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let name = parts.join("/");
        let last = parts.last().map_or("", String::as_str);
        if plan.exclude.is_match(&name) || last.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            // A link to a folder could lead in a circle; a folder that this program wrote holds no trackers.
            if path.is_symlink() {
                let place = Place::workbook(&Arc::from(name.as_str()));
                notes.push(
                    Diagnostic::new(&rules::folder_link::RULE, place, "a link to a folder")
                        .effect("what it leads to is not read"),
                );
            } else if !path.join(OUTPUT_MARK).is_file() {
                walk(root, &path, plan, files, notes)?;
            }
        } else if has_ending(&path) {
            if last.starts_with("~$") {
                let place = Place::workbook(&Arc::from(name.as_str()));
                notes.push(
                    Diagnostic::new(
                        &rules::file_locked::RULE,
                        place,
                        "a lock file: somebody has the workbook open",
                    )
                    .effect("the workbook is read as it was last saved"),
                );
            } else {
                files.push(file(&path, name));
            }
        }
    }
    Ok(())
}

fn has_ending(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn file(path: &Path, name: String) -> InputFile {
    let bytes = path.metadata().map_or(0, |data| data.len());
    InputFile { path: path.to_path_buf(), name: Arc::from(name), bytes }
}
