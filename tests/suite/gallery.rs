//! The gallery is what the README's command makes of the samples.

use crate::builder::{files, project, samples};

#[test]
fn the_gallery_holds_the_charts_of_the_samples() {
    let (_, out) = samples();
    let gallery = files(&project().join("charts"));
    assert_eq!(gallery.len(), 34, "seventeen charts, as SVG and PNG");
    for (name, bytes) in gallery {
        let made = std::fs::read(out.join("2004-03/charts").join(&name)).unwrap();
        assert!(made == bytes, "{} is out of date: copy it from out/2004-03/charts", name.display());
    }
}
