//! Files reach their place whole or not at all, and files of people stay as they are. The only place that writes.

mod draft;
mod lock;
mod people;
mod place;
mod text;

use std::path::Path;

pub(super) use draft::Draft;
pub(super) use people::is_whole;
pub use place::Place;
pub(super) use place::check_apart;
pub(super) use text::{check as check_text, write as write_text};

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

/// A file in a month's folder that somebody edited: it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub month: String,
    pub path: String,
    /// This run's own version beside it; `None` where it made none.
    pub new: Option<String>,
}

fn fault(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::Work(format!("cannot {what} `{}` ({error}; choose another place with --out)", path.display()))
}
