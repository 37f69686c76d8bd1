//! The house rules, read from the sources: module headers, one-way stages, libraries in their one place.

use std::path::{Path, PathBuf};

use council_benchmark::STAGES;

use crate::builder::{files, project};

fn sources() -> Vec<(PathBuf, String)> {
    let all = files(&project().join("src")).into_iter();
    all.filter(|(path, _)| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 20, "{}", path.display());
    }
}

#[test]
fn no_file_grows_beyond_one_purpose() {
    for (path, text) in sources() {
        let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        assert!(lines <= 480, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_stage_knows_a_later_one() {
    for (path, text) in sources() {
        let folder = path
            .iter()
            .next()
            .and_then(|part| part.to_str())
            .unwrap_or_default()
            .trim_end_matches(".rs")
            .to_owned();
        // Tests may build what they need.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let Some(own) = STAGES.iter().position(|stage| *stage == folder) else { continue };
        for later in &STAGES[own + 1..] {
            assert!(!text.contains(&format!("crate::{later}::")), "{} names {later}", path.display());
        }
    }
}

#[test]
fn the_shared_words_know_no_stage() {
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let shared = ["place.rs", "period.rs", "text.rs", "ledger.rs"].contains(&name.as_str())
            || name.starts_with("tables/")
            || name.starts_with("value/")
            || name.starts_with("diagnostic")
            || name.starts_with("national");
        for stage in STAGES.iter().filter(|stage| shared && **stage != "plan") {
            assert!(!text.contains(&format!("crate::{stage}::")), "{name} names {stage}");
        }
    }
}

#[test]
fn each_library_has_its_one_place() {
    let places: [(&str, &[&str]); 12] = [
        ("calamine", &["ingest/workbook.rs"]),
        ("rust_xlsxwriter", &["report/workbook.rs"]),
        ("plotters", &["report/chart/"]),
        ("resvg", &["report/picture.rs"]),
        ("clap", &["cli.rs", "main.rs"]),
        (
            "polars",
            &[
                "frame/",
                "compare/counts.rs",
                "compare/mod.rs",
                "report/frames.rs",
                "report/data.rs",
                "history.rs",
            ],
        ),
        ("pathfinding", &["recognise/assign.rs"]),
        ("inquire", &["teach/terminal.rs"]),
        ("toml_edit", &["teach/settings.rs", "teach/by_hand.rs"]),
        ("indicatif", &["progress.rs"]),
        ("maud", &["report/page/"]),
        ("docx_rs", &["report/docx.rs"]),
    ];
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        for (library, allowed) in places {
            let used = text
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("{library}::")));
            assert!(!used || allowed.iter().any(|place| name.starts_with(place)), "{name} uses {library}");
        }
    }
}

#[test]
fn the_top_level_is_what_the_user_chose() {
    let expected = ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "charts", "samples", "src", "tests"];
    let mut found: Vec<String> = std::fs::read_dir(project())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target" && name != "out")
        .collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_gallery_stays_small() {
    let bytes: usize = files(&project().join("charts")).values().map(Vec::len).sum();
    assert!(bytes < 3 << 20, "{bytes} bytes");
    assert!(Path::new(&project().join("charts")).is_dir());
}
