//! One run at a time into one output folder. The system frees the lock of a run that is killed.
#![expect(clippy::disallowed_methods, reason = "the lock of the output folder lies in it")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fault;
use crate::failure::Failure;

/// Lies in every output folder, and marks it as one.
pub(super) const LOCK: &str = ".council-benchmark.lock";
/// Says who holds the lock: on some systems nobody else can read the lock's own file.
pub(super) const HOLDER: &str = ".council-benchmark.run";
/// How often the lock is tried again, and how long each time: five seconds.
const TRIES: u32 = 50;
const WAIT: Duration = Duration::from_millis(100);

/// The lock of an output folder; freed when dropped.
pub(super) struct Lock {
    _file: File,
    holder: PathBuf,
}

impl Lock {
    /// Waits a few seconds for the folder.
    ///
    /// # Errors
    /// When another run holds it, or the lock's file cannot be opened.
    pub(super) fn take(out: &Path) -> Result<Self, Failure> {
        let (path, holder) = (out.join(LOCK), out.join(HOLDER));
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(|error| fault("write in the folder", out, &error))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Self::held(file, holder),
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
                // A shared folder may know no locks: a run there is as safe as it was without them.
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                    return Self::held(file, holder);
                }
                Err(TryLockError::Error(error)) => return Err(fault("lock the folder", out, &error)),
            }
        }
        let who = fs::read_to_string(&holder).unwrap_or_default();
        let who = if who.trim().is_empty() { "another process" } else { who.trim() };
        Err(Failure::Settings(format!(
            "another run is writing to `{}`: {who} (wait until it has ended, or choose another place with --out)",
            out.display()
        )))
    }

    fn held(file: File, holder: PathBuf) -> Result<Self, Failure> {
        let who = format!("process {} of this program\n", std::process::id());
        fs::write(&holder, who).map_err(|error| fault("write", &holder, &error))?;
        Ok(Self { _file: file, holder })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.holder);
    }
}
