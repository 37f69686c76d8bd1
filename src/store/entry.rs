//! What a kept file looks like: who wrote it, the SHA-256 of the rest, and one or two parts, each packed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Body, Head};
use crate::normalise::origin::Layout;
use crate::normalise::records::Records;
use crate::sha256;

/// This program, to its last line: what another one kept is not read.
pub(super) const VERSION: &str =
    concat!("council-benchmark ", env!("CARGO_PKG_VERSION"), " ", env!("SOURCES"), "\n");
/// How hard parts are packed: the quickest way.
const LEVEL: i32 = 1;
/// No part is larger unpacked: a damaged size is never believed.
const MOST: usize = 1 << 31;
/// Hexadecimal digits of a SHA-256.
const SUM: usize = 64;

/// Records without their layouts, the number of each one's layout, and the layouts.
#[derive(Serialize)]
struct Out<'a> {
    layouts: &'a [Arc<Layout>],
    tables: Vec<u32>,
    records: &'a Records,
}

#[derive(Deserialize)]
struct In {
    layouts: Vec<Arc<Layout>>,
    tables: Vec<u32>,
    records: Records,
}

/// A part: its length packed and unpacked, then its bytes.
fn add(to: &mut Vec<u8>, part: &[u8]) -> Option<()> {
    let packed = zstd::bulk::compress(part, LEVEL).ok()?;
    to.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
    to.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
    to.extend(packed);
    Some(())
}

/// Takes the first part off.
fn take<'a>(from: &mut &'a [u8]) -> Option<(&'a [u8], usize)> {
    let number = |bytes: &[u8]| Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize);
    let (packed, rest) = (number(from.get(..4)?)?, from.get(4..)?);
    let (size, rest) = (number(rest.get(..4)?)?, rest.get(4..)?);
    let part = rest.get(..packed)?;
    *from = rest.get(packed..)?;
    Some((part, size))
}

fn unpack((part, size): (&[u8], usize)) -> Option<Vec<u8>> {
    zstd::bulk::decompress(part, size.min(MOST)).ok()
}

/// The SHA-256 is that of the name and the parts: a file under another's name is not taken for it.
fn sealed(name: &str, parts: &[u8]) -> Vec<u8> {
    [VERSION.as_bytes(), sha256::hex([name.as_bytes(), parts]).as_bytes(), parts].concat()
}

/// The parts of a file that this program wrote under this name and nobody changed.
fn opened<'a>(name: &str, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let rest = bytes.strip_prefix(VERSION.as_bytes())?;
    let (sum, parts) = rest.split_at_checked(SUM)?;
    (sha256::hex([name.as_bytes(), parts]).as_bytes() == sum).then_some(parts)
}

/// A reading as bytes; `None` for what cannot be written, such as a path that is no text.
pub(super) fn pack(name: &str, head: &Head, body: &mut Body) -> Option<Vec<u8>> {
    let mut parts = Vec::new();
    add(&mut parts, &postcard::to_allocvec(head).ok()?)?;
    let tables = body.records.origins_mut().map(|origin| origin.layout.number).collect();
    let out = Out { layouts: &body.layouts, tables, records: &body.records };
    add(&mut parts, &postcard::to_allocvec(&out).ok()?)?;
    Some(sealed(name, &parts))
}

/// The account in a reading's bytes.
pub(super) fn head(name: &str, bytes: &[u8]) -> Option<Head> {
    let mut parts = opened(name, bytes)?;
    postcard::from_bytes(&unpack(take(&mut parts)?)?).ok()
}

/// The records in a reading's bytes.
pub(super) fn body(name: &str, bytes: &[u8]) -> Option<Body> {
    let mut parts = opened(name, bytes)?;
    take(&mut parts)?;
    let bytes = unpack(take(&mut parts)?)?;
    let In { layouts, tables, mut records } = postcard::from_bytes(&bytes).ok()?;
    let by_number: BTreeMap<u32, &Arc<Layout>> =
        layouts.iter().map(|layout| (layout.number, layout)).collect();
    let mut tables = tables.iter();
    for origin in records.origins_mut() {
        origin.layout = Arc::clone(by_number.get(tables.next()?)?);
    }
    tables.next().is_none().then_some(Body { layouts, records })
}

/// One value as bytes.
pub(super) fn pack_value(name: &str, value: &impl Serialize) -> Option<Vec<u8>> {
    let mut parts = Vec::new();
    add(&mut parts, &postcard::to_allocvec(value).ok()?)?;
    Some(sealed(name, &parts))
}

/// One value that was written so.
pub(super) fn value<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Option<T> {
    let mut parts = opened(name, bytes)?;
    postcard::from_bytes(&unpack(take(&mut parts)?)?).ok()
}
