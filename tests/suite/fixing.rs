//! The fix list: one line for each trouble, and a tracker that is put right by it is clean.

use std::collections::BTreeMap;

use calamine::{Data, Reader, Xlsx};

use crate::builder::{Inbox, workbook};

/// The lines of a sheet of a workbook by their headers.
fn lines(path: &std::path::Path, sheet: &str) -> Vec<BTreeMap<String, String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(|cell: &Data| cell.to_string()).collect()).collect();
    let header = rows.iter().position(|row| row[0] == "Workbook").unwrap();
    let named = |row: &Vec<String>| rows[header].iter().cloned().zip(row.iter().cloned()).collect();
    rows[header + 1..].iter().map(named).collect()
}

const TROUBLED: &str = "
Ref | Standard | Action | Lead | Due date | Date completed | Status | % complete | Evidence
1 | Referral | Agree the form | A Duty | 31/02/2004 | | [red]On track | 40 |
2 | Catering | Publish the guide | B Policy | 2004-03-31 | | Complete | 90 | Minute 4
3 | Guidance | Print the guide | #REF! | 2004-03-31 | 2004-03-20 | Complete | 100 |
4 | Guidance | | C Press | 2004-03-31 | | Simmering | 10 |
";

/// What a person would write for each kind of trouble, told by the list's own words.
fn correction(line: &BTreeMap<String, String>) -> &'static str {
    match line["Id"].as_str() {
        "date-not-read" => {
            assert_eq!(
                (line["What it says"].as_str(), line["What it should say"].as_str()),
                ("“31/02/2004”", "a date")
            );
            "2004-02-28"
        }
        "status-contradiction" => "[green]On track",
        "standard-not-read" => {
            assert!(line["What it should say"].contains("a standard's name"));
            "Guidance"
        }
        "percent-contradiction" => "100",
        "complete-without-date" => "2004-03-30",
        "complete-without-evidence" => "Minute 5",
        "cell-error" => "D Print",
        "row-without-key" => "Send the guide out",
        "status-not-read" => "At risk",
        other => panic!("{other} was not expected: {line:?}"),
    }
}

#[test]
fn a_tracker_put_right_by_its_fix_list_is_clean() {
    let inbox = Inbox::with("alder/2004-04 plan.xlsx", "Action plan", TROUBLED);
    let mut grid: Vec<Vec<String>> = TROUBLED
        .trim()
        .lines()
        .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    let mut rounds = 0;
    loop {
        let (answer, out) = inbox.benchmark(&["--no-charts"]);
        let list = out.join("2004-04/alder-fix-list.xlsx");
        if answer.text.contains("0 errors, 0 warnings") {
            assert!(!list.exists(), "nothing is left to put right");
            break;
        }
        rounds += 1;
        assert!(rounds <= 2, "the list does not end:\n{}", answer.text);
        let lines = lines(&list, "Fix list");
        let rows: Vec<u32> = lines
            .iter()
            .map(|line| line["Cell"].trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap())
            .collect();
        assert!(rows.is_sorted(), "in the order of the sheet: {rows:?}");
        for (line, row) in lines.iter().zip(rows) {
            assert_eq!(
                (line["Workbook"].as_str(), line["Sheet"].as_str()),
                ("alder/2004-04 plan.xlsx", "Action plan")
            );
            let column = match line["Cell"].chars().next().unwrap() {
                letter @ 'A'..='Z' => (letter as u8 - b'A') as usize,
                // A whole row: what it lacks is told.
                _ => 2,
            };
            correction(line).clone_into(&mut grid[row as usize - 1][column]);
        }
        let text = grid.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n");
        inbox.put("alder/2004-04 plan.xlsx", &workbook(&[("Action plan", &text)]));
    }
    assert!(rounds >= 1);
}

#[test]
fn the_links_of_a_fix_list_lead_to_the_cells() {
    let inbox = Inbox::with("alder/2004-04 plan.xlsx", "Action plan", TROUBLED);
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let bytes = std::fs::read(out.join("2004-04/alder-fix-list.xlsx")).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet2.xml");
    let relations = part("xl/worksheets/_rels/sheet2.xml.rels");
    assert!(sheet.contains("location=\"'Action plan'!E2\""), "{sheet}");
    let target = relations.split("Target=\"").find(|text| text.contains("plan.xlsx")).unwrap();
    let target = target.split('"').next().unwrap().replace("%20", " ");
    assert!(out.join("2004-04").join(&target).is_file(), "{target}");
}
