//! A zip package without compression, for the binary workbook: the least that Excel's readers need.

/// Parts of a package: name and bytes.
pub(crate) type Part = (String, Vec<u8>);

/// 1 April 2004, as the packages say it, so that two runs give the same bytes.
const DOS_DATE: u16 = (24 << 9) | (4 << 5) | 1;

/// The package's bytes.
///
/// # Errors
/// When a part is larger than four gigabytes.
pub(crate) fn zip(parts: &[Part]) -> Result<Vec<u8>, std::num::TryFromIntError> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in parts {
        let offset = u32::try_from(out.len())?;
        let mut header = Vec::new();
        for field in [20, 0, 0, 0, DOS_DATE] {
            header.extend(u16::to_le_bytes(field));
        }
        header.extend(crc32(bytes).to_le_bytes());
        header.extend(u32::try_from(bytes.len())?.to_le_bytes());
        header.extend(u32::try_from(bytes.len())?.to_le_bytes());
        header.extend(u16::try_from(name.len())?.to_le_bytes());
        header.extend(0_u16.to_le_bytes());

        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(name.as_bytes());
        out.extend(bytes);

        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&header);
        // Comment length, disk, inner and outer attributes: all nought.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(out.len())?;
    let count = u16::try_from(parts.len())?;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(u32::try_from(directory.len())?.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    Ok(out)
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    !crc
}
