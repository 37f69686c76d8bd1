//! Disclosure control: small counts of people and names cannot be found in, or worked out of, anything that a run writes.

use std::io::Read;
use std::path::Path;

use crate::builder::{Inbox, csv, files, workbook};

/// Teams that add up to the council; North has 3 children, which the others must not give back.
const COUNTS: &str = "
Indicator | Team | Unit | Month | Actual
Children without a named worker | North | number | 2004-04-30 | 3
Children without a named worker | South | number | 2004-04-30 | 1717
Children without a named worker | West | number | 2004-04-30 | 4141
Children without a named worker | | number | 2004-04-30 | 5861
Visits made | North | number | 2004-04-30 | 2
";

const SETTINGS: &str = "[disclosure]\nabout_people = [\"Children without\"]\n";

fn inbox(settings: &str, sheets: &[(&str, &str)]) -> Inbox {
    let inbox = Inbox::new();
    inbox.put("batch.toml", settings.as_bytes());
    inbox.put("alder/2004-04 plan.xlsx", &workbook(sheets));
    inbox
}

/// Everything that a run wrote, as text: packages are unpacked, pictures and columns of numbers are left to their readers.
fn texts(out: &Path) -> String {
    let mut all = String::new();
    for (_, bytes) in files(out) {
        if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())) {
            for at in 0..archive.len() {
                let _ = archive.by_index(at).unwrap().read_to_string(&mut all);
            }
        } else {
            all += &String::from_utf8_lossy(&bytes);
        }
    }
    all
}

#[test]
fn small_counts_of_people_and_what_gives_them_back_are_shown_as_c() {
    let inbox = inbox(SETTINGS, &[("Indicators", COUNTS)]);
    let (answer, out) = inbox.benchmark(&[]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let rows = csv(&out.join("2004-04/data/indicators.csv"));
    let of = |team: &str| {
        let row =
            rows.iter().find(|row| row["team"] == team && row["indicator"].starts_with("Children")).unwrap();
        (row["value"].clone(), row["shorthand"].clone())
    };
    // 5,861 less 1,717 less 4,141 is 3: South, the smallest of the others, goes with it.
    assert_eq!(of("North"), (String::new(), "[c]".to_owned()));
    assert_eq!(of("South"), (String::new(), "[c]".to_owned()));
    assert_eq!(of("West"), ("4141.0".to_owned(), String::new()));
    assert_eq!(of(""), ("5861.0".to_owned(), String::new()));
    let visits = rows.iter().find(|row| row["indicator"] == "Visits made").unwrap();
    assert_eq!(visits["value"], "2.0");
    let measures = csv(&out.join("2004-04/data/measures.csv"));
    let north = measures.iter().find(|row| row["group"] == "Children without a named worker, North").unwrap();
    assert_eq!(north["value"], "");
    assert!(north["note"].contains("[c] confidential"), "{}", north["note"]);
    // South's value stands nowhere: no page, chart, paper, workbook or data file holds it, in figures or in bits.
    let all = texts(&out);
    assert!(all.contains("4141"));
    assert!(!all.contains("1717") && !all.contains("1,717"));
    let bits = 1717f64.to_le_bytes();
    for (path, bytes) in files(&out) {
        assert!(bytes.windows(8).all(|window| window != bits), "{}", path.display());
    }
}

#[test]
fn nothing_is_taken_out_where_batch_toml_does_not_ask_for_it() {
    for settings in ["", "[disclosure]\nthreshold = 0\nabout_people = [\"Children without\"]\n"] {
        let (_, out) = inbox(settings, &[("Indicators", COUNTS)]).benchmark_keeping(&["--no-charts"]);
        let rows = csv(&out.join("2004-04/data/indicators.csv"));
        assert!(rows.iter().all(|row| !row["value"].is_empty() && row["shorthand"].is_empty()), "{settings}");
    }
}

#[test]
fn small_counts_that_nobody_marked_are_told_of() {
    let (answer, _) =
        inbox("", &[("Indicators", COUNTS)]).benchmark_keeping(&["--no-charts", "--format", "short"]);
    let told: Vec<&str> = answer.text.lines().filter(|line| line.contains("[people-not-marked]")).collect();
    assert_eq!(told.len(), 1, "{}", answer.text);
    assert!(
        told[0].contains("'Indicators'!E2") && told[0].contains("`Children without a named worker`"),
        "{}",
        told[0]
    );
    for settings in [SETTINGS, "[disclosure]\nthreshold = 0\n"] {
        let (answer, _) = inbox(settings, &[("Indicators", COUNTS)]).benchmark_keeping(&[
            "--no-charts",
            "--format",
            "short",
        ]);
        assert!(!answer.text.contains("people-not-marked"), "{settings}");
    }
}

#[test]
fn months_that_add_up_to_a_quarter_do_not_give_a_small_one_back() {
    let grid = "
Indicator | Unit | Month | Actual
Children without a named worker | number | April 2003 | 9
Children without a named worker | number | May 2003 | 2
Children without a named worker | number | June 2003 | 12
Children without a named worker | number | Q1 2003/04 | 23
";
    let (_, out) = inbox(SETTINGS, &[("Indicators", grid)]).benchmark_keeping(&["--no-charts"]);
    let rows = csv(&out.join("2004-04/data/indicators.csv"));
    let shown: Vec<(String, String)> =
        rows.iter().map(|row| (row["date_precision"].clone(), row["value"].clone())).collect();
    let months: Vec<&str> =
        shown.iter().filter(|(of, _)| of == "month").map(|(_, value)| value.as_str()).collect();
    assert_eq!(months, ["", "", "12.0"], "{shown:?}");
    assert!(shown.contains(&("quarter".to_owned(), "23.0".to_owned())), "{shown:?}");
}

#[test]
fn subtotals_of_teams_do_not_give_a_small_count_back() {
    let grid = "
Indicator | Team | Unit | Month | Actual
Children without a named worker | North | number | 2004-04-30 | 3
Children without a named worker | South | number | 2004-04-30 | 17
Children without a named worker | Area one | number | 2004-04-30 | 20
Children without a named worker | West | number | 2004-04-30 | 41
Children without a named worker | East | number | 2004-04-30 | 30
Children without a named worker | Area two | number | 2004-04-30 | 71
Children without a named worker | Council | number | 2004-04-30 | 91
";
    let (_, out) = inbox(SETTINGS, &[("Indicators", grid)]).benchmark_keeping(&["--no-charts"]);
    let rows = csv(&out.join("2004-04/data/indicators.csv"));
    let shown: Vec<&str> =
        rows.iter().filter(|row| !row["value"].is_empty()).map(|row| row["team"].as_str()).collect();
    // Area one less South is North: South is hidden too, and both areas still make the council.
    assert_eq!(shown, ["Area one", "West", "East", "Area two", "Council"]);
}

#[test]
fn a_share_of_few_people_is_taken_out_with_its_parts() {
    let grid = "
Indicator | Unit | Numerator | Denominator | Actual
Children without a plan | % | 2 | 50 | 4
Children without a review | % | 48 | 50 | 96
Children without a visit | % | 20 | 50 | 40
";
    let (_, out) = inbox(SETTINGS, &[("Indicators", grid)]).benchmark_keeping(&["--no-charts"]);
    let rows = csv(&out.join("2004-04/data/indicators.csv"));
    let values: Vec<&str> = rows.iter().map(|row| row["value"].as_str()).collect();
    assert_eq!(values, ["", "", "40.0"]);
    assert_eq!(rows[1]["numerator"], "");
}

const PLAN: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
1 | Referral | Agree the form | Quentina Zimmerman, Head of Service | 31/02/2004 | On track |
2 | Guidance | Publish the guide | Xavier Yardley | 2004-03-31 | Complete | Minute 4
";
const VISITS: &str = "
Date of visit | Team | Visitor | Issue | Response
2004-04-03 | North | Cllr Wilhelmina Ypres | Desks | None yet
";

#[test]
fn names_are_left_out_of_everything_with_one_option() {
    for (option, lead) in [("roles", "Head of Service"), ("leave-out", "[c]")] {
        let settings = format!("[disclosure]\nnames = \"{option}\"\n");
        let inbox = inbox(&settings, &[("Action plan", PLAN), ("Visits", VISITS)]);
        let (answer, out) = inbox.benchmark(&[]);
        let all = texts(&out) + &answer.text;
        for name in ["Quentina", "Zimmerman", "Xavier", "Yardley", "Wilhelmina", "Ypres"] {
            assert!(!all.contains(name), "{option}: {name}");
        }
        let actions = csv(&out.join("2004-04/data/actions.csv"));
        assert_eq!((actions[0]["lead"].as_str(), actions[1]["lead"].as_str()), (lead, "[c]"), "{option}");
    }
}
