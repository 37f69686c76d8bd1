//! The committee paper: what a council report needs, readable by everybody, the same every time.

use std::io::Read;

use crate::builder::{files, samples};

/// A part of a document as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn papers() -> Vec<(String, Vec<u8>)> {
    let (_, out) = samples();
    files(out)
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "docx"))
        .map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes))
        .collect()
}

const SECTIONS: [&str; 11] = [
    "1. Purpose of the report",
    "2. Recommendations",
    "3. Summary",
    "4. Who has to act",
    "5. Analysis",
    "6. Reasons, options and consultation",
    "7. Financial implications",
    "8. Risks",
    "9. Legal, equality and other implications",
    "10. Data quality",
    "11. Background papers",
];

#[test]
fn every_council_and_month_has_a_paper_in_the_usual_order() {
    let papers = papers();
    assert!(papers.len() > 30, "{}", papers.len());
    let (_, out) = samples();
    for (name, bytes) in &papers {
        let document = part(bytes, "word/document.xml");
        let text = std::fs::read_to_string(out.join(name).with_extension("md")).unwrap();
        let (mut at, mut line) = (0, 0);
        for section in SECTIONS {
            at += document[at..].find(section).unwrap_or_else(|| panic!("{name}: {section}"));
            line +=
                text[line..].find(&format!("## {section}")).unwrap_or_else(|| panic!("{name}: {section}"));
        }
        assert!(
            document.contains("[For the author: what else members are asked to note or to decide]"),
            "{name}"
        );
    }
}

#[test]
fn papers_can_be_read_by_everybody() {
    let mut seen = 0;
    for (name, bytes) in papers() {
        let document = part(&bytes, "word/document.xml");
        let pictures = document.matches("<pic:pic ").count();
        seen += pictures;
        assert_eq!(document.matches("<wp:docPr id=").count(), pictures, "{name}");
        assert_eq!(document.matches(" descr=\"").count(), pictures, "{name}");
        assert!(!document.contains("descr=\"\""), "{name}");
        assert_eq!(
            document.matches("<w:tblHeader />").count(),
            document.matches("<w:tbl>").count(),
            "{name}"
        );
        assert_eq!(document.matches(r#"<w:pStyle w:val="Heading1" />"#).count(), 1, "{name}");
        let appendices = document.matches(">Appendix ").count();
        assert!(appendices <= 2, "{name}");
        let headings = document.matches(r#"<w:pStyle w:val="Heading2" />"#).count();
        assert_eq!(headings, SECTIONS.len() + appendices, "{name}");
        assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="en-GB""#), "{name}");
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("progress and benchmark") && !core.contains("unknown"), "{name}: {core}");
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn the_paper_says_what_the_page_says() {
    let (_, out) = samples();
    let paper = std::fs::read_to_string(out.join("2004-03/report.md")).unwrap();
    let page = std::fs::read_to_string(out.join("2004-03/index.html")).unwrap();
    let sentences: Vec<&str> = page
        .split("<ol class=\"points\">")
        .chain(page.split("<ul class=\"points\">"))
        .skip(1)
        .flat_map(|list| list.split("<li>").skip(1))
        .map(|item| item.split(" <a ").next().unwrap())
        .filter(|item| !item.contains('<'))
        .collect();
    assert!(sentences.len() >= 8, "{}", sentences.len());
    for sentence in sentences {
        let plain = sentence.replace("&amp;", "&").replace("&quot;", "\"");
        assert!(paper.contains(&plain), "{plain}");
    }
}
