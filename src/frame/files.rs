//! Frames as the bytes of .csv and .parquet files.

use polars::prelude::*;

use crate::history::{DATA_VERSION, VERSION_KEY};

/// A frame as .csv. Text that a spreadsheet would take for a formula is kept as text by a leading apostrophe.
///
/// # Errors
/// When polars refuses.
pub fn csv(frame: &DataFrame) -> PolarsResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut safe = frame.clone();
    for at in 0..safe.width() {
        let column = &safe.columns()[at];
        if column.dtype() == &DataType::String {
            let texts = column.str()?;
            if texts.iter().flatten().any(is_formula_like) {
                let name = column.name().clone();
                let cured: StringChunked = texts
                    .iter()
                    .map(|text| {
                        text.map(
                            |text| if is_formula_like(text) { format!("'{text}") } else { text.to_owned() },
                        )
                    })
                    .collect();
                safe.replace_column(at, cured.with_name(name).into_column())?;
            }
        }
    }
    CsvWriter::new(&mut bytes).finish(&mut safe)?;
    Ok(bytes)
}

/// Would Excel run this text when it opens the .csv file?
fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// A frame as .parquet.
///
/// # Errors
/// When polars refuses.
pub fn parquet(frame: &mut DataFrame) -> PolarsResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let version = KeyValueMetadata::from_static(vec![(VERSION_KEY.to_owned(), DATA_VERSION.to_string())]);
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Snappy)
        .with_key_value_metadata(Some(version))
        .set_parallel(false)
        .finish(frame)?;
    Ok(bytes)
}
