//! SHA-256 of bytes, as hexadecimal text. Knows nothing of what the bytes mean.

use sha2::{Digest, Sha256};

/// SHA-256 of all parts, one after the other.
pub fn hex<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut all = Sha256::new();
    for part in parts {
        all.update(part);
    }
    all.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
