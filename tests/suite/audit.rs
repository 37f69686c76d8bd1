//! Finished workbooks against the rules for accessible spreadsheets: a good one keeps them all, and each is broken once.

use council_benchmark::audit::{audit, rules};
use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, FormatPattern, FormatScript, Image, Shape, Table,
    TableColumn, Url, Workbook, Worksheet,
};

use crate::builder::{program, samples};

/// What a test changes of a good workbook.
type Break = Box<dyn Fn(&mut Parts)>;

/// A workbook of four sheets before it is written: cover, contents, figures, a chart.
struct Parts {
    properties: DocProperties,
    cover: Worksheet,
    contents: Worksheet,
    figures: Worksheet,
    table: Table,
    chart: Chart,
    more: Vec<Worksheet>,
    /// Where the table of figures is added.
    at: (u32, u16),
    active: usize,
    /// A header that is written over the table's own.
    header: Option<&'static str>,
}

fn text() -> Format {
    Format::new().set_font_name("Arial").set_font_size(12).set_text_wrap()
}

fn title() -> Format {
    text().set_font_size(16).set_bold()
}

fn sheet(name: &str, about: &str) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap();
    sheet.set_column_width(0, 60).unwrap();
    sheet.write_with_format(0, 0, about, &title()).unwrap();
    sheet.write_with_format(1, 0, format!("{about}, in short."), &text()).unwrap();
    sheet
}

fn good() -> Parts {
    let cover = {
        let mut sheet = sheet("Cover", "Visits of 2004");
        sheet.write_with_format(2, 0, "Shorthand: [x] not available. Contact: the team.", &text()).unwrap();
        sheet
    };
    let mut contents = sheet("Contents", "Contents");
    contents.set_column_width(1, 40).unwrap();
    for (row, name) in ["Figures", "Chart visits"].iter().enumerate() {
        let url = Url::new(format!("internal:'{name}'!A1")).set_text(*name);
        contents.write_with_format(row as u32 + 4, 0, url, &text()).unwrap();
        contents.write_with_format(row as u32 + 4, 1, "Visits by standard", &text()).unwrap();
    }
    contents.write_with_format(3, 0, "Sheet", &text()).unwrap();
    contents.write_with_format(3, 1, "What it holds", &text()).unwrap();
    contents.write_with_format(2, 0, "Each sheet has a link.", &text()).unwrap();
    contents.add_table(3, 0, 5, 1, &table("Contents", &["Sheet", "What it holds"])).unwrap();
    let mut figures = sheet("Figures", "Visits by standard");
    figures.write_with_format(2, 0, "[note 1] Only visits that were announced.", &text()).unwrap();
    let number = text().set_num_format("#,##0");
    let day = text().set_num_format("d mmm yyyy");
    for (column, header) in ["Standard", "Visits [note 1]", "Last visit"].iter().enumerate() {
        figures.set_column_width(column as u16, 24).unwrap();
        figures.write_with_format(3, column as u16, *header, &text()).unwrap();
    }
    for (row, (standard, visits)) in
        [("Referral", 1200.0), ("Guidance", 7.0), ("Training", 12.0)].iter().enumerate()
    {
        let row = row as u32 + 4;
        figures.write_with_format(row, 0, *standard, &text()).unwrap();
        figures.write_with_format(row, 1, *visits, &number).unwrap();
        figures.write_with_format(row, 2, ExcelDateTime::from_ymd(2004, 4, 30).unwrap(), &day).unwrap();
    }
    figures.write_with_format(6, 2, "[x]", &text()).unwrap();
    let mut chart = Chart::new(ChartType::Bar);
    chart.add_series().set_values(("Figures", 4, 1, 6, 1));
    chart.set_alt_text("Bar chart: most visits were made for Referral, 1,200.");
    Parts {
        properties: DocProperties::new()
            .set_title("Visits of 2004")
            .set_author("The team")
            .set_comment("Language: en-GB"),
        cover,
        contents,
        figures,
        table: visits("Visits_by_standard"),
        chart,
        more: Vec::new(),
        at: (3, 0),
        active: 0,
        header: None,
    }
}

fn table(name: &str, headers: &[&str]) -> Table {
    let columns: Vec<TableColumn> = headers
        .iter()
        .map(|header| TableColumn::new().set_header(*header).set_header_format(text()))
        .collect();
    Table::new().set_name(name).set_autofilter(false).set_columns(&columns)
}

/// The table of figures under a name.
fn visits(name: &str) -> Table {
    table(name, &["Standard", "Visits [note 1]", "Last visit"])
}

fn written(mut parts: Parts) -> Vec<u8> {
    let mut book = Workbook::new();
    book.set_properties(&parts.properties);
    let (row, column) = parts.at;
    parts.figures.add_table(row, column, row + 3, column + 2, &parts.table).unwrap();
    if let Some(header) = parts.header {
        parts.figures.write_with_format(3, 2, header, &text()).unwrap();
    }
    let mut chart = Worksheet::new_chartsheet();
    chart.set_name("Chart visits").unwrap();
    chart.insert_chart(0, 0, &parts.chart).unwrap();
    let mut sheets = vec![parts.cover, parts.contents, parts.figures, chart];
    sheets.extend(parts.more);
    sheets[parts.active].set_active(true);
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn ids(bytes: &[u8]) -> Vec<&'static str> {
    let mut ids: Vec<&str> = audit(bytes).unwrap().into_iter().map(|fault| fault.rule.id).collect();
    ids.dedup();
    ids
}

/// For each rule what breaks it.
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn cases() -> Vec<(&'static str, Break)> {
    fn case(id: &'static str, change: impl Fn(&mut Parts) + 'static) -> (&'static str, Break) {
        (id, Box::new(change))
    }
    /// Writes one cell of the figures.
    fn cell(parts: &mut Parts, row: u32, column: u16, what: &str, format: &Format) {
        parts.figures.write_with_format(row, column, what, format).unwrap();
    }
    let picture = || {
        let pixel = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
            1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54,
            0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E,
            0x44, 0xAE, 0x42, 0x60, 0x82,
        ];
        Image::new_from_buffer(&pixel).unwrap()
    };
    vec![
        case("table-missing", |parts| {
            let mut more = sheet("More", "More");
            for at in [(3, 0), (3, 1), (4, 0), (4, 1)] {
                more.write_with_format(at.0, at.1, "7 visits", &text()).unwrap();
            }
            more.write_with_format(2, 0, "Beside each other.", &text()).unwrap();
            parts.more.push(more);
        }),
        case("table-second", |parts| {
            cell(parts, 8, 0, "Lead", &text());
            cell(parts, 9, 0, "A Duty", &text());
            parts.figures.add_table(8, 0, 9, 0, &table("Leads", &["Lead"])).unwrap();
        }),
        case("table-name", |parts| parts.table = visits("Table1")),
        case("table-not-at-left", |parts| {
            parts.at = (3, 1);
            for (row, what) in ["Comment", "none", "none", "none"].iter().enumerate() {
                cell(parts, row as u32 + 3, 3, what, &text());
            }
        }),
        case("outside-table", |parts| cell(parts, 7, 0, "Source: the log of visits.", &text())),
        case("header-blank", |parts| parts.table = visits("Visits").set_header_row(false)),
        case("header-repeated", |parts| parts.header = Some("standard")),
        case("cells-merged", |parts| {
            parts.cover.merge_range(4, 0, 4, 1, "Wide", &text()).unwrap();
            parts.cover.write_with_format(3, 0, "Below", &text()).unwrap();
        }),
        case("part-hidden", |parts| {
            parts.figures.set_row_hidden(5).unwrap();
        }),
        case("line-blank", |parts| {
            parts.cover.write_with_format(5, 0, "Far below", &text()).unwrap();
        }),
        case("filter-set", |parts| parts.table = visits("Visits").set_autofilter(true)),
        case("panes-frozen", |parts| {
            parts.figures.set_freeze_panes(4, 0).unwrap();
        }),
        case("text-not-wrapped", |parts| {
            let plain = Format::new().set_font_name("Arial").set_font_size(12);
            cell(parts, 4, 0, "Referral of children by those who are worried about them", &plain);
        }),
        case("number-cut", |parts| {
            parts.figures.set_column_width(1, 3).unwrap();
        }),
        case("title-missing", |parts| cell(parts, 0, 0, " ", &title())),
        case("title-plain", |parts| cell(parts, 0, 0, "Visits by standard", &text())),
        case("about-missing", |parts| {
            parts.figures.write_with_format(1, 0, " ", &text()).unwrap();
        }),
        case("sheet-name", |parts| {
            parts.more.push({
                let mut more = sheet("Sheet5", "More");
                more.write_with_format(2, 0, "Text", &text()).unwrap();
                more
            });
        }),
        case("font-with-serifs", |parts| {
            cell(parts, 4, 0, "Referral", &text().set_font_name("Times New Roman"));
        }),
        case("font-small", |parts| cell(parts, 4, 0, "Referral", &text().set_font_size(9))),
        case("colour-alone", |parts| {
            let red = text().set_background_color(0xF4_9A_9A).set_pattern(FormatPattern::Solid);
            cell(parts, 5, 0, "Referral", &red);
        }),
        case("contrast-low", |parts| cell(parts, 4, 0, "Referral", &text().set_font_color(0x99_99_99))),
        case("note-undefined", |parts| cell(parts, 4, 0, "Referral [note 2]", &text())),
        case("note-unused", |parts| cell(parts, 2, 0, "[note 2] Announced.", &text())),
        case("text-raised", |parts| {
            cell(parts, 4, 0, "Referral", &text().set_font_script(FormatScript::Superscript));
        }),
        case("blank-unexplained", |parts| cell(parts, 4, 2, " ", &text())),
        case("shorthand-unexplained", |parts| cell(parts, 4, 2, "[q]", &text())),
        case("symbol-for-missing", |parts| cell(parts, 4, 2, "..", &text())),
        case("text-slanted", |parts| cell(parts, 4, 0, "Referral", &text().set_italic())),
        case("link-without-words", |parts| {
            let url = Url::new("https://example.invalid/visits").set_text("Click here");
            parts.cover.write_with_format(3, 0, url, &text()).unwrap();
        }),
        case("link-broken", |parts| {
            let url = Url::new("internal:'Gone'!A1").set_text("Gone");
            parts.cover.write_with_format(3, 0, url, &text()).unwrap();
        }),
        case("contents-incomplete", |parts| parts.more.push(sheet("More", "More"))),
        case("alt-missing", |parts| {
            parts.chart.set_alt_text("");
        }),
        case("picture-among-cells", move |parts| {
            parts.figures.insert_image(9, 4, &picture().set_alt_text("A pixel")).unwrap();
        }),
        case("shape-floating", |parts| {
            parts
                .cover
                .insert_shape(4, 2, &Shape::textbox().set_text("Look!").set_alt_text("Look!"))
                .unwrap();
        }),
        case("page-margin-text", |parts| {
            parts.figures.set_header("&CConfidential");
        }),
        case("properties-missing", |parts| {
            parts.properties = DocProperties::new().set_title("Visits of 2004");
        }),
        case("cursor-not-at-home", |parts| {
            parts.figures.set_selection(5, 1, 5, 1).unwrap();
        }),
        case("first-sheet-not-open", |parts| parts.active = 2),
        case("zoom-changed", |parts| {
            parts.figures.set_zoom(70);
        }),
        case("date-unclear", |parts| {
            let day = text().set_num_format("dd/mm/yyyy");
            parts
                .figures
                .write_with_format(4, 2, ExcelDateTime::from_ymd(2004, 4, 3).unwrap(), &day)
                .unwrap();
        }),
        case("number-as-text", |parts| cell(parts, 5, 1, "7", &text())),
        case("number-format", |parts| {
            parts.figures.write_with_format(4, 1, 1200.0, &text().set_num_format("0")).unwrap();
        }),
    ]
}

#[test]
fn a_good_workbook_keeps_every_rule() {
    assert_eq!(ids(&written(good())), [""; 0]);
}

#[test]
fn each_rule_is_broken_once_and_seen() {
    let cases = cases();
    let known: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
    let mut tried: Vec<&str> = cases.iter().map(|(id, _)| *id).collect();
    tried.sort_unstable();
    let mut all = known.clone();
    all.sort_unstable();
    assert_eq!(tried, all);
    for (id, change) in cases {
        let mut parts = good();
        change(&mut parts);
        let found = ids(&written(parts));
        assert!(found.contains(&id), "{id}: {found:?}");
    }
}

#[test]
fn the_cell_the_reason_and_the_cure_are_told() {
    let mut parts = good();
    parts.figures.write_with_format(4, 0, "Referral", &text().set_font_size(9)).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("visits.xlsx");
    std::fs::write(&file, written(parts)).unwrap();
    let answer = program(&["audit", file.to_str().unwrap()]);
    assert_eq!(answer.code, 4);
    for part in [
        "warning[font-small]: a text is smaller than 12 points",
        "'Figures'!A5",
        "found: 9 points",
        "help: use 12 points or more",
    ] {
        assert!(answer.text.contains(part), "{part}: {}", answer.text);
    }
    let json = program(&["audit", file.to_str().unwrap(), "--format", "json"]);
    let fault: serde_json::Value = serde_json::from_str(json.text.trim()).unwrap();
    assert_eq!(fault["places"][0], "A5");
}

#[test]
fn what_is_no_workbook_is_said_and_stops_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let (bad, good_file) = (folder.path().join("bad.xlsx"), folder.path().join("good.xlsx"));
    std::fs::write(&bad, b"no workbook").unwrap();
    std::fs::write(&good_file, written(good())).unwrap();
    let answer = program(&["audit", bad.to_str().unwrap(), good_file.to_str().unwrap()]);
    assert_eq!(answer.code, 4);
    assert!(answer.text.contains("bad.xlsx: not read: it is not an .xlsx workbook"), "{}", answer.text);
    assert!(
        answer
            .text
            .ends_with(&format!("2 workbooks, 1 not read: 0 faults against {} rules\n", rules::ALL.len())),
        "{}",
        answer.text
    );
    assert_eq!(program(&["audit", bad.to_str().unwrap()]).code, 3);
}

#[test]
fn every_workbook_of_the_samples_keeps_every_rule() {
    let (_, out) = samples();
    let mut files = Vec::new();
    let months = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    for month in months.filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(month).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "xlsx") {
                files.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    assert!(files.len() > 60, "{}", files.len());
    let arguments: Vec<&str> =
        ["audit", "--format", "short"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let answer = program(&arguments);
    assert_eq!(answer.code, 0, "{}", answer.text);
}
