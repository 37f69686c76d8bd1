//! Money as accountants keep it: totals of every kind, units, and what is not a fault.

use std::collections::BTreeMap;

use crate::builder::{Inbox, csv, samples, workbook};

const HEAD: &str =
    "Budget line | Standard | Funding | Year | Approved budget | Actual to date | Forecast | Variance";
const LINES: &str = "Social workers | 1 | Core | 2003/04 | 100000 | 50000 | 98000 | 2000
Training | 1 | Grant | 2003/04 | 20000.50 | 10000.25 | 20000.50 | 0
IT system | 2 | Core | 2003/04 | 50000 | 20000 | 60000 | -10000";

/// What is told of a budget, and the sum of its lines' budgets in pence.
fn read(rows: &str) -> (Vec<String>, String, i64) {
    let inbox = Inbox::with("alder/2004-04 budget.xlsx", "Budget", rows);
    let (answer, out) = inbox.benchmark(&["--no-charts", "--format", "short"]);
    let lines = csv(&out.join("2004-04/data/budget.csv"));
    let pence = lines.iter().filter_map(|row| row["budget_pence"].parse::<i64>().ok()).sum();
    (answer.ids(), answer.text, pence)
}

#[test]
fn a_total_that_is_wrong_is_a_total_still() {
    for label in [
        "Total budget",
        "Net total",
        "Overall total",
        "Total expenditure",
        "TOTAL 2003/04",
        "Gross expenditure",
        "Standard 1 and 2 total",
    ] {
        let (ids, text, pence) =
            read(&format!("{HEAD}\n{LINES}\n{label} | | | | 180000.50 | 80000.25 | 178000.50 |"));
        assert_eq!(pence, 17_000_050, "{label}: {text}");
        assert!(ids.contains(&"total-differs".to_owned()), "{label}: {text}");
    }
    // What says what it is about is a line, whatever it is called.
    let (_, _, pence) =
        read(&format!("{HEAD}\n{LINES}\nTotal Respect training | 5 | Core | 2003/04 | 10 | 1 | 10 | 0"));
    assert_eq!(pence, 17_001_050);
}

#[test]
fn totals_of_groups_and_above_their_lines_are_no_false_alarms() {
    let quiet = |rows: &str| {
        let (ids, text, pence) = read(rows);
        assert_eq!(pence, 17_000_050, "{text}");
        assert!(ids.iter().all(|id| id != "total-differs" && id != "counted-twice"), "{text}");
    };
    quiet(&format!(
        "{HEAD}\n{LINES}\nTotal Core | | | | 150000 | 70000 | 158000 |\nTotal Grant | | | | 20000.50 | 10000.25 | 20000.50 |\nTotal | | | | 170000.50 | 80000.25 | 178000.50 |"
    ));
    quiet(&format!("{HEAD}\nTotal | | | | 170000.50 | 80000.25 | 178000.50 | -8000\n{LINES}"));
}

#[test]
fn the_variance_of_a_total_is_checked_too() {
    let (ids, text, _) =
        read(&format!("{HEAD}\n{LINES}\nTotal | | | | 170000.50 | 80000.25 | 178000.50 | 8000"));
    assert!(ids.contains(&"total-differs".to_owned()), "{text}");
}

#[test]
fn units_are_read_however_they_are_written() {
    for (title, head) in [("Budget (£m)", "Budget"), ("Budget", "Budget (£m)")] {
        let (_, text, pence) =
            read(&format!("{title}\nBudget line | {head} | Actual to date\nStaff | 1.5 | 0.5"));
        assert_eq!(pence, 150_000_000, "{text}");
    }
    for unit in ["(000s)", "(thousands)", "(k)", "£000"] {
        let (_, text, pence) =
            read(&format!("Budget line | Budget {unit} | Actual to date {unit}\nStaff | 100 | 50"));
        assert_eq!(pence, 10_000_000, "{unit}: {text}");
    }
}

#[test]
fn a_line_in_thousands_among_pounds_is_found_by_the_total() {
    let (ids, text, _) = read(&format!(
        "{HEAD}\n{LINES}\nFamily support | 3 | Core | 2003/04 | 85 | 40 | 85 | 0\nTotal | | | | 255000.50 | 120000.25 | 263000.50 |"
    ));
    assert!(ids.contains(&"pounds-or-thousands".to_owned()), "{text}");
    assert!(text.contains("`Family support`"), "{text}");
}

#[test]
fn variances_from_what_was_spent_are_understood() {
    let rows = "Budget line | Approved budget | Actual to date | Forecast | Variance\nStaff | 100 | 40 | 95 | 60\nTraining | 50 | 20 | 50 | 30";
    let (ids, text, _) = read(rows);
    assert!(!ids.contains(&"variance-differs".to_owned()), "{text}");
    assert!(text.contains("variances are budget minus actual here"), "{text}");
}

#[test]
fn nil_is_no_number_typed_as_text() {
    let (ids, text, _) = read(&format!("{HEAD}\n{LINES}\nLeaflets | 4 | Core | 2003/04 | nil | nil | nil |"));
    assert!(!ids.contains(&"number-as-text".to_owned()), "{text}");
}

#[test]
fn parts_of_a_penny_make_no_total_wrong() {
    let rows = "Budget line | Approved budget | Actual to date\nNorth | 33333.333333333336 | 1\nSouth | 33333.333333333336 | 1\nEast | 33333.333333333336 | 1\nTotal | 100000 | 3";
    let (ids, text, pence) = read(rows);
    assert_eq!(pence, 9_999_999);
    assert!(!ids.contains(&"total-differs".to_owned()), "{text}");
    // Whole pence have no such excuse.
    let (ids, text, _) = read(
        "Budget line | Approved budget | Actual to date\nNorth | 33333.33 | 1\nSouth | 33333.33 | 1\nEast | 33333.33 | 1\nTotal | 100000 | 3",
    );
    assert!(ids.contains(&"total-differs".to_owned()), "{text}");
}

#[test]
fn a_budget_merged_over_two_lines_is_set_against_both() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["Budget line", "Approved budget", "Actual to date", "Forecast"].iter().enumerate()
    {
        sheet.write_string(0, column as u16, *text).unwrap();
    }
    for (row, line, actual, forecast) in [
        (1, "Social workers", 50000.0, 58000.0),
        (2, "Agency staff", 20000.0, 40000.0),
        (3, "IT system", 20000.0, 60000.0),
    ] {
        sheet.write_string(row, 0, line).unwrap();
        sheet.write_number(row, 2, actual).unwrap();
        sheet.write_number(row, 3, forecast).unwrap();
    }
    sheet.merge_range(1, 1, 2, 1, "", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write_number(1, 1, 100_000.0).unwrap();
    sheet.write_number(3, 1, 50_000.0).unwrap();
    let inbox = Inbox::new();
    inbox.put("alder/2004-04 budget.xlsx", &book.save_to_buffer().unwrap());
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let lines = csv(&out.join("2004-04/data/budget.csv"));
    let variances: Vec<&str> = lines.iter().map(|row| row["variance_pence"].as_str()).collect();
    // 100,000 less 58,000 and 40,000; 50,000 less 60,000.
    assert_eq!(variances, ["200000", "", "-1000000"]);
}

#[test]
fn sums_over_any_split_are_the_total_to_the_penny() {
    let (_, out) = samples();
    let mut compared = 0;
    for month in ["2004-01", "2004-02", "2004-03", "2004-04"] {
        let lines = csv(&out.join(month).join("data/budget.csv"));
        let measures = csv(&out.join(month).join("data/measures.csv"));
        for field in ["budget", "actual", "committed", "forecast"] {
            let pence = |rows: &[&BTreeMap<String, String>]| -> i64 {
                rows.iter().filter_map(|row| row[&format!("{field}_pence")].parse::<i64>().ok()).sum()
            };
            let councils: std::collections::BTreeSet<&str> =
                lines.iter().map(|row| row["council"].as_str()).collect();
            for council in councils {
                let own: Vec<_> = lines.iter().filter(|row| row["council"] == council).collect();
                for split in ["standard", "funding", "year", "recommendation", "workbook"] {
                    let groups: std::collections::BTreeSet<&str> =
                        own.iter().map(|row| row[split].as_str()).collect();
                    let parts = groups.iter().map(|group| {
                        pence(&own.iter().copied().filter(|row| row[split] == **group).collect::<Vec<_>>())
                    });
                    assert_eq!(parts.sum::<i64>(), pence(&own), "{council} {field} by {split}");
                }
                // The measures say the same, as a whole and by standard.
                let id = format!("budget.{field}");
                let said = |whole: bool| -> i64 {
                    let rows =
                        measures.iter().filter(|row| row["measure"] == id && row["council"] == council);
                    let rows = rows.filter(|row| {
                        let kind = row["group_kind"].as_str();
                        if whole { kind == "whole" } else { ["no standard", "standard"].contains(&kind) }
                    });
                    rows.filter_map(|row| row["numerator"].parse::<i64>().ok()).sum()
                };
                assert_eq!(said(true), pence(&own), "{council} {field}");
                // A plan whose lines name no standard has no groups.
                if own.iter().any(|row| !row["standard"].is_empty()) {
                    assert_eq!(said(false), pence(&own), "{council} {field} by standard");
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 80, "{compared}");
}

#[test]
fn a_budget_line_in_two_trackers_is_told() {
    let inbox = Inbox::new();
    let grid = |more: &str| {
        format!(
            "Budget line | Standard | Approved budget | Actual to date\nDuty team | 1 | 1000.10 | 400\n{more}"
        )
    };
    inbox.put("alder/2004-04 plan.xlsx", &workbook(&[("Budget", &grid("Training | 5 | 50 | 10"))]));
    inbox.put("alder/2004-04 money.xlsx", &workbook(&[("Money", &grid("Leaflets | 4 | 20 | 10"))]));
    let answer = inbox.run("check", &["--format", "short"]);
    let told: Vec<&str> = answer.text.lines().filter(|line| line.contains("[line-repeated]")).collect();
    assert_eq!(told.len(), 1, "{}", answer.text);
    assert!(
        told[0].contains(
            "`Duty team` stands here and in another place: £1,000.10, as in alder/2004-04 money.xlsx"
        ),
        "{}",
        told[0]
    );
}
