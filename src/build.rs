//! Before the program is built: a mark of its sources. What one program kept is read by no other.
#![expect(clippy::disallowed_methods, reason = "the program's own sources are read here")]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut files = Vec::new();
    list(Path::new("src"), &mut files);
    files.push(PathBuf::from("Cargo.lock"));
    files.sort();
    // Its keys are fixed: the same sources give the same mark.
    let mut all = DefaultHasher::new();
    for file in files {
        for part in &file {
            part.to_string_lossy().hash(&mut all);
        }
        fs::read(&file).unwrap_or_default().hash(&mut all);
    }
    println!("cargo:rustc-env=SOURCES={:016x}", all.finish());
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push(path);
        }
    }
}
