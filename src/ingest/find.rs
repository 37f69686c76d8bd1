//! Finds the trackers of a batch in the folders that were named. Looks at names only, opens nothing.
//! Invariant: every tracker has a name of its own, whatever folders it was found in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::manifest::Manifest;
use crate::place::Place;
use crate::plan::Plan;
use crate::text::{printable, thousands};

/// Endings of files that are taken for trackers. Others in a folder are no business of ours.
const ENDINGS: &[&str] = &["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"];

/// A file to read.
#[derive(Debug, Clone)]
pub struct InputFile {
    pub path: PathBuf,
    /// Its name in this batch: the path inside the input folder, with `/` between folders. Where two input folders have the
    /// same path, their own names stand before it.
    pub name: Arc<str>,
    /// The path inside the input folder, with `/` between folders.
    pub inside: Arc<str>,
    /// The name of the folder that was named on the command line, or in which the named file lies.
    pub root: Option<String>,
}

/// All trackers, sorted by name, and notes about files that were passed over.
///
/// # Errors
/// A batch without any tracker.
pub fn find(plan: &Plan) -> Result<(Vec<InputFile>, Vec<Diagnostic>), Failure> {
    let mut search = Search { plan, files: Vec::new(), notes: Vec::new() };
    for input in &plan.inputs {
        let root = |path: &Path| {
            let whole = std::path::absolute(path).ok()?;
            let whole = whole.canonicalize().unwrap_or(whole);
            Some(printable(&whole.file_name()?.to_string_lossy()).into_owned())
        };
        if input.is_dir() {
            search.walk(input, Path::new(""), root(input).as_deref());
        } else {
            let inside = input.file_name().map_or_else(PathBuf::new, PathBuf::from);
            let folder = input.parent().filter(|folder| !folder.as_os_str().is_empty());
            search.add(input, &inside, root(folder.unwrap_or(Path::new("."))).as_deref());
        }
    }
    let Search { files, notes, .. } = search;
    let files = named_apart(files);
    if files.is_empty() {
        let places: Vec<String> = plan.inputs.iter().map(|path| format!("`{}`", path.display())).collect();
        let unread = notes.iter().filter(|note| note.rule == &rules::folder_not_read::RULE);
        let unread: Vec<String> =
            unread.map(|note| format!("; `{}` cannot be listed: {}", note.place, note.found)).collect();
        return Err(Failure::NothingRead(format!(
            "no trackers in {} (looked for files ending in {}){}",
            places.join(", "),
            ENDINGS.join(", "),
            unread.concat()
        )));
    }
    Ok((files, notes))
}

struct Search<'a> {
    plan: &'a Plan,
    files: Vec<InputFile>,
    notes: Vec<Diagnostic>,
}

impl Search<'_> {
    fn add(&mut self, path: &Path, inside: &Path, root: Option<&str>) {
        let inside: Arc<str> = shown(inside).into();
        self.files.push(InputFile {
            path: path.to_path_buf(),
            name: Arc::clone(&inside),
            inside,
            root: root.map(str::to_owned),
        });
    }

    fn note(&mut self, note: Diagnostic) {
        self.notes.push(note);
    }

    /// Everything below a folder of the input. `inside`: the folder's path from the folder that was named.
    #[expect(clippy::disallowed_methods, reason = "input folders are listed here")]
    fn walk(&mut self, top: &Path, inside: &Path, root: Option<&str>) {
        let folder = top.join(inside);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let place = if inside.as_os_str().is_empty() { shown(top) } else { shown(inside) };
                let rule = &rules::folder_not_read::RULE;
                let place = Place::workbook(&place.into());
                self.note(
                    Diagnostic::new(rule, place, "the folder cannot be listed")
                        .found(error.to_string())
                        .effect("what lies in it is not read"),
                );
                return;
            }
        };
        let mut names: Vec<_> =
            entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name())).collect();
        names.sort();
        for name in names {
            let own = inside.join(&name);
            let (path, text) = (top.join(&own), shown(&own));
            let last = name.to_string_lossy();
            if self.plan.exclude.is_match(&text) || last.starts_with('.') {
                continue;
            }
            let place = Place::workbook(&Arc::from(text.as_str()));
            if path.is_dir() {
                // A link to a folder could lead in a circle; a folder that this program wrote holds no trackers of its own.
                if path.is_symlink() {
                    self.note(
                        Diagnostic::new(&rules::folder_link::RULE, place, "a link to a folder")
                            .effect("what it leads to is not read"),
                    );
                } else if let Some(manifest) = Manifest::of(&path) {
                    self.pass_outputs(&path, &manifest, place);
                } else {
                    self.walk(top, &own, root);
                }
            } else if has_ending(&path) {
                if last.starts_with("~$") {
                    self.note(
                        Diagnostic::new(
                            &rules::file_locked::RULE,
                            place,
                            "a lock file: somebody has the workbook open",
                        )
                        .effect("the workbook is read as it was last saved"),
                    );
                } else {
                    self.add(&path, &own, root);
                }
            }
        }
    }

    /// Outputs of this program are not read; files that look like trackers and are none of them are told.
    #[expect(clippy::disallowed_methods, reason = "folders of outputs in the input are listed here")]
    fn pass_outputs(&mut self, folder: &Path, manifest: &Manifest, place: Place) {
        let mut found = BTreeSet::new();
        let mut open = vec![PathBuf::new()];
        while let Some(inside) = open.pop() {
            let Ok(entries) = std::fs::read_dir(folder.join(&inside)) else { continue };
            for entry in entries.flatten() {
                let own = inside.join(entry.file_name());
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    open.push(own);
                } else if has_ending(&own)
                    && manifest.outputs.as_ref().is_none_or(|outputs| !outputs.contains_key(&shown(&own)))
                {
                    found.insert(shown(&own));
                }
            }
        }
        // What earlier versions wrote does not say which files are outputs.
        if found.is_empty() || manifest.outputs.is_none() {
            return;
        }
        let names: Vec<&str> = found.iter().take(5).map(String::as_str).collect();
        let more = found.len() - names.len();
        let more = if more > 0 { format!(" and {} more", thousands(more as u64)) } else { String::new() };
        self.note(
            Diagnostic::new(
                &rules::tracker_among_outputs::RULE,
                place,
                "the folder holds outputs of this program, and files beside them that could be trackers",
            )
            .found(format!("{}{more}", names.join(", ")))
            .expected("trackers in folders of their own")
            .effect("nothing in this folder is read"),
        );
    }
}

/// A path as people read it, with `/` between folders.
fn shown(path: &Path) -> String {
    let parts: Vec<String> =
        path.iter().map(|part| printable(&part.to_string_lossy()).into_owned()).collect();
    parts.join("/")
}

/// The same file found twice is one; different files of the same path inside their folders get names of their own.
fn named_apart(files: Vec<InputFile>) -> Vec<InputFile> {
    let mut seen = BTreeSet::new();
    let whole = |file: &InputFile| file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
    let mut files: Vec<InputFile> = files.into_iter().filter(|file| seen.insert(whole(file))).collect();
    let repeated = |files: &[InputFile]| {
        let mut times: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for file in files {
            *times.entry(Arc::clone(&file.name)).or_default() += 1;
        }
        times
    };
    let times = repeated(&files);
    for file in files.iter_mut().filter(|file| times[&file.name] > 1) {
        let root = file.root.as_deref().unwrap_or("input");
        file.name = format!("{root}/{}", file.inside).into();
    }
    // Folders of the same name in different places: by their order on the command line.
    let times = repeated(&files);
    let mut count: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for file in files.iter_mut().filter(|file| times[&file.name] > 1) {
        let number = count.entry(Arc::clone(&file.name)).or_default();
        *number += 1;
        let root = file.root.as_deref().unwrap_or("input");
        file.name = format!("{root} ({number})/{}", file.inside).into();
    }
    files.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.path.cmp(&b.path)));
    files
}

fn has_ending(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
