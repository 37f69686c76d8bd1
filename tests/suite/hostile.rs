//! Files that would hurt: each is told by its own diagnostic, costs little and never the batch.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use proptest::prelude::*;

use crate::builder::{Inbox, edited, workbook};

const PLAN: &str = "Action | Lead | Status\nAgree the form | A Duty | On track";

fn told(name: &str, bytes: &[u8]) -> (i32, String) {
    let inbox = Inbox::with("beech/2004-04 plan.xlsx", "Plan", PLAN);
    inbox.put(&format!("alder/2004-04 {name}"), bytes);
    let answer = inbox.run("check", &["--format", "short"]);
    assert!(answer.text.contains("2 trackers:"), "the other tracker is read all the same: {}", answer.text);
    (answer.code, answer.text)
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_picture_of_very_many_indicators_shows_the_first_and_says_so() {
    let mut sheet = "Indicator | Date | Value".to_owned();
    for (indicator, month) in (0..120).flat_map(|indicator| (1..=6).map(move |month| (indicator, month))) {
        write!(sheet, "\nMeasure {indicator} of work | 28/{month:02}/2003 | {}", indicator % 9).unwrap();
    }
    let inbox = Inbox::with("exbury/2004-03 figures.xlsx", "Indicators", &sheet);
    let (answer, out) = inbox.benchmark(&[]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let page = std::fs::read_to_string(out.join("2004-03/exbury.html"))
        .or_else(|_| std::fs::read_to_string(out.join("2004-03/index.html")))
        .unwrap();
    assert!(page.contains("The first 40 of 120 are shown; the workbook has all."));
}

#[test]
fn a_cell_at_the_far_corner_costs_one_cell() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["Action", "Lead", "Status"].iter().enumerate() {
        sheet.write_string(0, column as u16, *text).unwrap();
        sheet.write_string(1, column as u16, if column == 2 { "On track" } else { "A Duty" }).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    let (code, text) = told("far.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("2 rows used"), "{text}");
}

#[test]
fn a_text_that_unpacks_to_more_than_the_limit_is_refused() {
    let bomb = vec![b' '; 300 << 20];
    let (code, text) = told(
        "bomb.xlsx",
        &package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &bomb)]),
    );
    assert_eq!(code, 4);
    assert!(text.contains("file-too-large"), "{text}");
}

#[test]
fn a_count_of_texts_that_cannot_be_is_not_believed() {
    let whole = workbook(&[("Plan", PLAN)]);
    let count = b"uniqueCount=\"";
    let liar = edited(&whole, "xl/sharedStrings.xml", count, b"uniqueCount=\"99999999999");
    let (code, text) = told("liar.xlsx", &liar);
    assert_eq!(code, 4);
    assert!(text.contains("file-not-read"), "{text}");
}

#[test]
fn entities_that_breed_are_not_expanded() {
    let whole = workbook(&[("Plan", PLAN)]);
    let doctype = b"<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst ";
    let bomb = edited(&whole, "xl/sharedStrings.xml", b"<sst ", doctype);
    let bomb = edited(&bomb, "xl/sharedStrings.xml", b"<t>Agree the form</t>", b"<t>&b;&b;&b;</t>");
    let (_, text) = told("laughs.xlsx", &bomb);
    assert!(!text.contains("aaaaaaaaaa"), "{text}");
}

#[test]
fn a_package_without_its_relations_is_told() {
    let whole = workbook(&[("Plan", PLAN)]);
    let broken =
        edited(&whole, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet9.xml");
    let (code, text) = told("lost.xlsx", &broken);
    assert_eq!(code, 4);
    assert!(text.contains("file-not-read") || text.contains("file-empty"), "{text}");
}

#[test]
fn rows_that_repeat_a_million_times_are_refused() {
    let content = br#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
        <table:table table:name="Plan"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"
        table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"#;
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let (code, text) = told("rows.ods", &package(&[("mimetype", kind), ("content.xml", content)]));
    assert_eq!(code, 4);
    assert!(text.contains("file-too-large"), "{text}");
}

#[test]
fn a_table_written_with_line_breaks_between_its_cells_is_read() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\">\n  <text:p>{text}</text:p>\n </table:table-cell>\n "
        )
    };
    let row =
        |texts: [&str; 3]| format!("<table:table-row>\n {}</table:table-row>\n", texts.map(cell).concat());
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Plan\">\n{}{}</table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        row(["Action", "Lead", "Status"]),
        row(["Agree the form", "A Duty", "On track"])
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest =
        b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let bytes = package(&[
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ]);
    let (code, text) = told("pretty.ods", &bytes);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("2 clean · 2 rows used"), "{text}");
}

#[test]
fn a_sheet_that_begins_in_the_midst_of_another_is_refused() {
    // With a wrong place for its sheet, cells were taken for the sheet's size: a reader asked for 28 GB, and all ended.
    let samples = crate::builder::project().join("samples/2004-01");
    let mut bytes = std::fs::read(samples.join("example-fenwick-vale.xls")).unwrap();
    for (place, byte) in [(0.644_312_894_865_426_2, 7), (0.400_684_575_872_317_2, 46)] {
        let at = (place * bytes.len() as f64) as usize;
        bytes[at] = byte;
    }
    let (code, text) = told("plan.xls", &bytes);
    assert_eq!(code, 4, "{text}");
    assert!(text.contains("one of its sheets should begin at byte 13399"), "{text}");
    assert!(text.contains("1 clean, 1 not read"), "{text}");
}

#[test]
fn names_of_any_letters_are_read() {
    let (code, text) = told("plán — ünïcode 計画 📋.xlsx", &workbook(&[("Plan", PLAN)]));
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("2 clean"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Any byte of a workbook may be wrong: the program ends in good order and the other tracker is read.
    #[test]
    fn a_workbook_with_wrong_bytes_never_stops_the_batch(
        at in prop::collection::vec((0.0f64..1.0, any::<u8>()), 1..12), format in 0usize..3,
    ) {
        let samples = crate::builder::project().join("samples/2004-01");
        let (name, mut bytes) = match format {
            0 => ("fuzz.xlsx", workbook(&[("Plan", PLAN)])),
            1 => ("fuzz.xls", std::fs::read(samples.join("example-fenwick-vale.xls")).unwrap()),
            _ => ("fuzz.ods", std::fs::read(samples.join("example-dunmarsh-county.ods")).unwrap()),
        };
        for (place, byte) in at {
            let place = (place * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        let (code, _) = told(name, &bytes);
        prop_assert!(code == 0 || code == 4);
    }

    /// Any texts in any cells: every row is accounted for.
    #[test]
    fn any_table_of_any_texts_is_accounted_for(
        rows in prop::collection::vec(prop::collection::vec("[ -~£é✓]{0,24}", 1..7), 1..12), header in any::<bool>(),
    ) {
        let mut lines: Vec<Vec<String>> = rows;
        if header {
            lines.insert(0, ["No.", "Action", "Lead", "Due date", "Status", "% complete"].map(str::to_owned).to_vec());
        }
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for line in &lines {
            csv.write_record(line).unwrap();
        }
        let bytes = csv.into_inner().unwrap();
        let (code, _) = told("fuzz.csv", &bytes);
        prop_assert!(code == 0 || code == 4);
    }
}
