//! SVG to PNG with resvg and the embedded font: picture and vector cannot differ. Writes bytes, no files.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use foldhash::fast::FixedState;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::font;

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    Arc::clone(FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font::regular().to_vec());
        fonts.load_font_data(font::bold().to_vec());
        fonts.set_sans_serif_family(font::FAMILY);
        Arc::new(fonts)
    }))
}

/// Pixels of a picture, at most: four bytes each while it is drawn.
const MOST_PIXELS: u64 = 60_000_000;

/// PNG bytes of an SVG at its own size times `scale`, and the size in pixels.
///
/// # Errors
/// When the SVG cannot be drawn, in words.
pub fn png(svg: &str, scale: f32) -> Result<(Vec<u8>, (u32, u32)), String> {
    let options = Options { fontdb: fonts(), font_family: font::FAMILY.to_owned(), ..Options::default() };
    let tree =
        Tree::from_str(svg, &options).map_err(|error| format!("the picture cannot be drawn ({error})"))?;
    let size = tree.size();
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let is_small = u64::from(width) * u64::from(height) <= MOST_PIXELS;
    let pixmap = is_small.then(|| Pixmap::new(width, height)).flatten();
    let mut pixmap = pixmap.ok_or_else(|| "the picture is too large".to_owned())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let pixels = pixmap.data().as_chunks::<4>().0;
    let mut out = Vec::with_capacity(pixels.len() / 12);
    let fault = |error: png::EncodingError| format!("the picture cannot be written ({error})");
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::Filter::NoFilter);
    // Level 2 takes two fifths of the time of the usual 6; files grow by a tenth.
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    // Charts have a white ground and few colours: mostly a byte a pixel says all.
    let data = if let Some((palette, places)) = indexed(pixels) {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette);
        places
    } else {
        encoder.set_color(png::ColorType::Rgb);
        pixels.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect()
    };
    let mut writer = encoder.write_header().map_err(fault)?;
    writer.write_image_data(&data).map_err(fault)?;
    writer.finish().map_err(fault)?;
    Ok((out, (width, height)))
}

/// The colours of a picture and the place of each pixel's among them; `None` where there are more than a byte counts.
fn indexed(pixels: &[[u8; 4]]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: HashMap<[u8; 4], u8, FixedState> = HashMap::default();
    let mut palette = Vec::new();
    let mut places = Vec::with_capacity(pixels.len());
    // Most pixels are of the colour of the one before: they are taken in runs.
    while let Some(colour) = pixels.get(places.len()) {
        let run = pixels[places.len()..].iter().take_while(|pixel| *pixel == colour).count();
        let next = known.len();
        let place = *known.entry(*colour).or_insert(u8::try_from(next).ok()?);
        if known.len() > next {
            palette.extend(&colour[..3]);
        }
        places.resize(places.len() + run, place);
    }
    Some((palette, places))
}
