//! The gallery is what the README's command makes of the samples.

use crate::builder::{files, project, samples};

#[test]
fn the_gallery_holds_the_charts_of_the_samples() {
    let (_, out) = samples();
    let gallery = files(&project().join("charts"));
    assert_eq!(gallery.len(), 42, "twenty-one charts, as SVG and PNG");
    for (name, bytes) in gallery {
        // Leicester's are those of today.
        let month = if name.to_string_lossy().starts_with("leicester") { "2026-06" } else { "2004-03" };
        let made = std::fs::read(out.join(month).join("charts").join(&name)).unwrap();
        assert!(made == bytes, "{} is out of date: copy it from out/{month}/charts", name.display());
    }
}
