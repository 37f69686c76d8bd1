//! One text file at a place that somebody chose: written whole or not at all, and never over what somebody else wrote there.
#![expect(clippy::disallowed_methods, reason = "texts are written here")]

use std::fs;
use std::io::Write;
use std::path::Path;

use super::fault;
use crate::failure::Failure;
use crate::sha256;

/// Begins the last line of a text that this program wrote; the SHA-256 of the lines above it follows.
const MARK: &str =
    "# written by council-benchmark; edited since, if this is not the SHA-256 of the lines above: ";

/// Refuses a place where a file of somebody else lies, or one of ours that was edited.
///
/// # Errors
/// Says what is there and the way out.
pub(in crate::report) fn check(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let is_ours = path.is_file()
        && fs::read_to_string(path).is_ok_and(|text| {
            text.rsplit_once(MARK)
                .is_some_and(|(above, sum)| sum.trim_end() == sha256::hex([above.as_bytes()]))
        });
    if is_ours {
        return Ok(());
    }
    Err(Failure::Settings(format!(
        "`{}` is there already, and this program did not write it or somebody has edited it since (choose another name, or move \
         it away)",
        path.display()
    )))
}

/// Writes the text and its mark. Nothing beside it is touched.
///
/// # Errors
/// When the place is taken, or cannot be written to.
pub(in crate::report) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    check(path)?;
    let marked = format!("{text}{MARK}{}\n", sha256::hex([text.as_bytes()]));
    replace(path, marked.as_bytes())
}

/// Replaces one file, whole or not at all, through a file of a name that nobody has.
///
/// # Errors
/// When it cannot be written.
pub(in crate::report) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| fault("write", path, &error);
    let mut file =
        tempfile::Builder::new().prefix(".council-benchmark-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    // As any new file of this person would be: a temporary file is its owner's alone.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_or(0o644, |data| data.permissions().mode());
        file.as_file().set_permissions(fs::Permissions::from_mode(mode)).map_err(failed)?;
    }
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
