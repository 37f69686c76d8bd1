//! National packs that are files: those that `findings import` wrote, or a person.
#![expect(
    clippy::disallowed_methods,
    reason = "packs named by the command or by batch.toml are read here, once"
)]

use std::path::Path;

use crate::failure::Failure;
use crate::national::{PACKS, Pack, Registry};
use crate::sha256;

/// Is what was typed a file, or the name of a pack that is built in?
pub fn is_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Reads a pack beside those that are known, and gives the SHA-256 of its file.
///
/// # Errors
/// When it cannot be read, is not sound, or has the name of another pack.
pub(super) fn add(file: &Path, packs: &mut Vec<Pack>, registry: &Registry) -> Result<String, Failure> {
    let (pack, sha256) = read(file, registry)?;
    // A file with the id of a pack that is built in renews it: what is built in has no SHA-256 of a file.
    let is_built_in = |known: &Pack| PACKS.iter().any(|(name, _)| *name == known.id) && !known.is_file;
    if let Some(known) = packs.iter_mut().find(|known| known.id == pack.id && is_built_in(known)) {
        *known = pack;
        return Ok(sha256);
    }
    if packs.iter().any(|known| known.id == pack.id) {
        return Err(Failure::Settings(format!(
            "{}: there is another national pack `{}` (give one of them another id: nothing is merged)",
            file.display(),
            pack.id
        )));
    }
    packs.push(pack);
    Ok(sha256)
}

/// Reads one pack, and gives the SHA-256 of its file beside it.
///
/// # Errors
/// When it cannot be read, or is not sound.
pub fn read(file: &Path, registry: &Registry) -> Result<(Pack, String), Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::Settings(format!("cannot read the national pack {} ({error})", file.display()))
    })?;
    let mut pack = Pack::parse(&file.display().to_string(), &text, registry).map_err(Failure::Settings)?;
    pack.is_file = true;
    Ok((pack, sha256::hex([text.as_bytes()])))
}
