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

const SECTIONS: [&str; 9] = [
    "1. Purpose of the report",
    "2. Recommendations",
    "3. Summary",
    "4. Comparative analysis",
    "5. Financial implications",
    "6. Risks",
    "7. Legal, equality and other implications",
    "8. Data quality",
    "9. Sources",
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
        assert!(document.contains("[For the author: what members are asked to note or to decide]"), "{name}");
    }
}

#[test]
fn papers_can_be_read_by_everybody() {
    for (name, bytes) in papers() {
        let document = part(&bytes, "word/document.xml");
        let pictures = document.matches("<pic:pic ").count();
        assert!(pictures > 0, "{name}");
        assert_eq!(document.matches("<wp:docPr id=").count(), pictures, "{name}");
        assert_eq!(document.matches(" descr=\"").count(), pictures, "{name}");
        assert!(!document.contains("descr=\"\""), "{name}");
        assert_eq!(
            document.matches("<w:tblHeader />").count(),
            document.matches("<w:tbl>").count(),
            "{name}"
        );
        assert_eq!(document.matches(r#"<w:pStyle w:val="Heading1" />"#).count(), 1, "{name}");
        assert_eq!(document.matches(r#"<w:pStyle w:val="Heading2" />"#).count(), SECTIONS.len(), "{name}");
        assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="en-GB""#), "{name}");
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("progress and benchmark") && !core.contains("unknown"), "{name}: {core}");
    }
}

#[test]
fn the_paper_says_what_the_page_says() {
    let (_, out) = samples();
    let paper = std::fs::read_to_string(out.join("2004-03/report.md")).unwrap();
    let page = std::fs::read_to_string(out.join("2004-03/index.html")).unwrap();
    let short = page.split("<dl class=\"head\">").nth(1).unwrap().split("</dl>").next().unwrap();
    let sentences: Vec<&str> =
        short.split("<dd>").skip(1).map(|rest| rest.split("</dd>").next().unwrap()).collect();
    assert!(sentences.len() > 8);
    for sentence in sentences {
        let plain = sentence.replace("&amp;", "&").replace("&quot;", "\"");
        assert!(paper.contains(&plain), "{plain}");
    }
}
