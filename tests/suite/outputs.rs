//! What is written: whole, the same every time, readable by others, and never a formula out of tracker text.

use calamine::{Data, Reader, Xlsx, open_workbook};
use council_benchmark::national;

use crate::builder::{Inbox, csv, files, samples};

const PLAN: &str = "
Ref | Standard | Action | Lead | Due date | Status | Progress | Evidence
1 | Referral | =1+1 | +A Duty | 2004-01-31 | On track | -see the note | @minute
2 | Guidance | Publish the guide | B Policy | 2004-03-31 | Complete | =HYPERLINK(\"http://example.invalid\") | Minute 4
";

fn one() -> Inbox {
    Inbox::with("alder/2004-04 plan.xlsx", "Action plan", PLAN)
}

#[test]
fn two_runs_give_the_same_bytes() {
    let inbox = one();
    let (first, out) = inbox.benchmark(&[]);
    let before = files(&out);
    let (second, out) = inbox.benchmark(&["--jobs", "1"]);
    assert_eq!((first.code, second.code), (0, 0), "{}", first.errors);
    assert!(before.len() > 30);
    for (path, bytes) in files(&out) {
        assert!(before[&path] == bytes, "{} differs", path.display());
    }
}

#[test]
fn nothing_unfinished_is_left_behind() {
    let inbox = one();
    let out = inbox.out();
    std::fs::create_dir_all(out.join(".2004-04.tmp/charts")).unwrap();
    std::fs::write(out.join(".2004-04.tmp/benchmark.xlsx"), b"half").unwrap();
    let (answer, out) = inbox.benchmark(&[]);
    assert_eq!(answer.code, 0);
    let names: Vec<String> = std::fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let own = [".council-benchmark.lock", ".council-benchmark.store"];
    let shown: Vec<&String> = names.iter().filter(|name| !own.contains(&name.as_str())).collect();
    assert_eq!(shown, ["2004-04"]);
}

#[test]
fn tracker_text_never_becomes_a_formula() {
    let (_, out) = one().benchmark_keeping(&[]);
    for name in ["benchmark.xlsx", "alder.xlsx"] {
        let mut book: Xlsx<_> = open_workbook(out.join("2004-04").join(name)).unwrap();
        for sheet in book.sheet_names() {
            let Ok(formulas) = book.worksheet_formula(&sheet) else { continue };
            assert!(formulas.used_cells().all(|(_, _, text)| text.is_empty()), "{name} {sheet}");
        }
    }
    let mut book: Xlsx<_> = open_workbook(out.join("2004-04/alder.xlsx")).unwrap();
    let chase = book.worksheet_range("Actions to chase").unwrap();
    assert!(chase.used_cells().any(|(_, _, value)| *value == Data::String("=1+1".to_owned())));
    for line in std::fs::read_to_string(out.join("2004-04/data/actions.csv")).unwrap().lines() {
        assert!(!line.split(',').any(|cell| cell.trim_matches('"').starts_with(['=', '+', '@'])), "{line}");
    }
    let actions = csv(&out.join("2004-04/data/actions.csv"));
    assert_eq!(actions[0]["action"], "'=1+1");
}

#[test]
fn every_published_figure_stands_in_the_workbook_with_its_source() {
    let (_, out) = samples();
    let mut book: Xlsx<_> = open_workbook(out.join("2004-03/benchmark.xlsx")).unwrap();
    let sheet = book.worksheet_range("National findings").unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let packs = national::load(&national::Registry::load().unwrap()).unwrap();
    let pack = packs.iter().find(|pack| pack.id == "ssi-2003").unwrap();
    assert_eq!(pack.findings.len(), 18);
    for finding in &pack.findings {
        let row = rows
            .iter()
            .find(|row| row[1] == finding.id)
            .unwrap_or_else(|| panic!("{} is missing", finding.id));
        assert_eq!(row[3], finding.figure());
        assert_eq!(row[8], finding.source);
        assert!(finding.notes.iter().all(|note| row[9].contains(note.as_str())));
    }
}

#[test]
fn every_table_stands_alone_under_its_title() {
    let (_, out) = samples();
    let mut book: Xlsx<_> = open_workbook(out.join("2004-03/benchmark.xlsx")).unwrap();
    let names = book.sheet_names();
    assert_eq!(names[..3], ["Cover", "Summary", "Councils"]);
    assert!(names.len() <= 16);
    for name in &names {
        let sheet = book.worksheet_range(name).unwrap();
        assert!(name.chars().count() <= 31);
        assert!(matches!(sheet.get_value((0, 0)), Some(Data::String(_))), "{name}: title in A1");
        assert!(matches!(sheet.get_value((1, 0)), Some(Data::String(_))), "{name}: description in A2");
        let header = (2..6).find(|&row| {
            sheet.width() > 1 && sheet.get_value((row, 1)).is_some_and(|cell| *cell != Data::Empty)
        });
        let header = header.unwrap_or_else(|| panic!("{name}: no header"));
        for row in header..=sheet.end().unwrap().0 {
            for column in 0..sheet.width() as u32 {
                let cell = sheet.get_value((row, column));
                assert!(
                    cell.is_some_and(|cell| *cell != Data::Empty),
                    "{name}: an empty cell at row {}, column {column}",
                    row + 1
                );
            }
        }
    }
}

#[test]
fn charts_come_as_svg_and_png_and_can_be_left_out() {
    let inbox = one();
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(std::fs::read_dir(out.join("2004-04/charts")).unwrap().count(), 0);
    let (_, out) = samples();
    let charts = files(&out.join("2004-03/charts"));
    let of = |ending: &str| {
        charts.keys().filter(|path| path.extension().is_some_and(|each| each == ending)).count()
    };
    assert_eq!(of("svg"), of("png"));
    assert!(of("svg") >= 12 + 9 * 7);
    for (path, bytes) in charts {
        let start: &[u8] =
            if path.extension().is_some_and(|ending| ending == "png") { b"\x89PNG" } else { b"<svg" };
        assert!(bytes.starts_with(start), "{}", path.display());
    }
}

#[test]
fn the_ledger_adds_up_for_every_sheet_of_every_file() {
    let (_, out) = samples();
    let mut sheets = 0;
    for period in std::fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("data").is_dir())
    {
        for row in csv(&period.join("data/ledger.csv")) {
            let number = |name: &str| row[name].parse::<usize>().unwrap();
            assert_eq!(
                number("rows"),
                number("used") + number("set_aside") + number("not_recognised"),
                "{row:?}"
            );
            sheets += 1;
        }
    }
    assert!(sheets > 150, "{sheets} sheets");
}

#[test]
fn invented_councils_are_marked_and_real_ones_are_not() {
    let (_, out) = samples();
    let page = |period: &str| std::fs::read_to_string(out.join(period).join("index.html")).unwrap();
    assert!(page("2004-03").contains("Illustrative."));
    assert!(!page("2004-04").contains("Illustrative"), "Leicester's page holds its own paper's facts");
}
