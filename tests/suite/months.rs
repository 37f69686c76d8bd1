//! Month on month: what moved between the months of one batch.

use std::collections::BTreeMap;
use std::path::Path;

use crate::builder::{Inbox, csv, samples, workbook};

pub(crate) const MARCH: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
1 | Referral | Agree the referral form | A Duty | 2004-02-28 | Off track |
2 | Guidance | Publish the guide for staff | B Policy | 2004-04-30 | On track |
3 | Training | Train the duty team | C Training | 2004-05-31 | On track |
4 | Governance | Report to members | D Head | 2004-03-31 | Complete | Minute 4
5 | Referral | Audit the case files | E Audit | 2004-06-30 | At risk | Draft
6 | Guidance | Write to every school | F Schools | 2004-04-30 | Complete |
7 | Referral | Review thresholds with the police | G Duty | 2004-09-30 | Not started |
";

/// 1 vanished while overdue; 2 completed with evidence; 3 slipped by 30 days; 4 reopened; 5 better, another lead, evidence
/// gone; 6 still without evidence; 7 has another number and a slightly other text; 8 is new.
pub(crate) const APRIL: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
2 | Guidance | Publish the guide for staff | B Policy | 2004-04-30 | Complete | Guide
3 | Training | Train the duty team | C Training | 2004-06-30 | On track |
4 | Governance | Report to members | D Head | 2004-03-31 | Off track | Minute 4
5 | Referral | Audit the case files | Z Audit | 2004-06-30 | On track |
6 | Guidance | Write to every school | F Schools | 2004-04-30 | Complete |
70 | Referral | Review the thresholds with the police | G Duty | 2004-09-30 | Not started |
8 | Referral | Appoint a lead for audit | H Head | 2004-08-31 | Not started |
";

pub(crate) fn plan(grid: &str) -> Vec<u8> {
    workbook(&[("Action plan", grid)])
}

pub(crate) fn inbox(months: &[(&str, &str)]) -> Inbox {
    let inbox = Inbox::new();
    for (month, grid) in months {
        inbox.put(&format!("alder/{month} plan.xlsx"), &plan(grid));
    }
    inbox
}

fn movement(out: &Path, month: &str) -> Vec<BTreeMap<String, String>> {
    csv(&out.join(month).join("data/movement.csv"))
}

/// `ref change`, sorted.
pub(crate) fn told(out: &Path, month: &str) -> Vec<String> {
    let mut told: Vec<String> =
        movement(out, month).iter().map(|row| format!("{} {}", row["ref"], row["change"])).collect();
    told.sort();
    told
}

#[test]
fn every_change_is_told_once_with_what_was_and_is() {
    let inbox = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 4, "{}", answer.text);
    assert!(answer.text.contains("action 1 is no longer listed, and was overdue"), "{}", answer.text);
    assert_eq!(
        told(&out, "2004-04"),
        [
            "1 vanished",
            "2 completed",
            "2 evidence added",
            "3 slipped",
            "4 reopened",
            "5 better",
            "5 evidence lost",
            "5 lead changed",
            "6 still complete without evidence",
            "70 text edited",
            "8 new",
        ]
    );
    let rows = movement(&out, "2004-04");
    let row = |reference: &str, change: &str| {
        rows.iter().find(|row| row["ref"] == reference && row["change"] == change).unwrap()
    };
    let slipped = row("3", "slipped");
    assert_eq!((slipped["was"].as_str(), slipped["now"].as_str()), ("31 May 2004", "30 Jun 2004"));
    assert_eq!((slipped["days"].as_str(), slipped["times_slipped"].as_str()), ("30", "1"));
    assert!(row("70", "text edited")["matched"].starts_with("by text, guessed"));
    assert_eq!(row("1", "vanished")["overdue"], "true");
    assert_eq!(row("1", "vanished")["was"], "off track");
    assert!(!out.join("2004-03/data/movement.csv").exists());
    let page = std::fs::read_to_string(out.join("2004-04/index.html")).unwrap();
    assert!(
        page.contains(
            "Since March 2004, 1 action is newly complete, 1 moved to a better status and 1 is new. 1 action slipped by 30 days on average, 1 was reopened and 1 lost its evidence. 1 action is no longer listed and was overdue."
        ),
        "{page}"
    );
}

#[test]
fn a_month_against_itself_does_not_move() {
    let calm = MARCH.replace("Complete |\n", "Complete | Minute 6\n");
    let inbox = inbox(&[("2004-03", &calm), ("2004-04", &calm)]);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    assert_eq!(told(&out, "2004-04"), [""; 0]);
}

#[test]
fn the_order_of_rows_and_the_names_of_files_change_nothing() {
    let turned = |grid: &str| {
        let mut lines: Vec<&str> = grid.trim().lines().collect();
        lines[1..].reverse();
        lines.join("\n")
    };
    let one = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let other = Inbox::new();
    other.put("alder/April 2004 plan.xlsx", &plan(&turned(APRIL)));
    other.put("alder/plan March 2004.xlsx", &plan(&turned(MARCH)));
    let (_, first) = one.benchmark(&["--no-charts"]);
    let (_, second) = other.benchmark(&["--no-charts"]);
    assert_eq!(told(&first, "2004-04"), told(&second, "2004-04"));
    let measures = |out: &Path| std::fs::read_to_string(out.join("2004-04/data/measures.csv")).unwrap();
    assert_eq!(measures(&first), measures(&second));
}

#[test]
fn new_less_vanished_is_the_difference_of_counts() {
    let (_, out) = samples();
    let mut compared = 0;
    for (before, month) in [("2004-01", "2004-02"), ("2004-02", "2004-03")] {
        let count = |month: &str, table: &str| {
            let mut counts: BTreeMap<String, i64> = BTreeMap::new();
            for row in csv(&out.join(month).join(format!("data/{table}.csv"))) {
                *counts.entry(row["council"].clone()).or_default() += 1;
            }
            counts
        };
        for table in ["actions", "risks", "recommendations", "assessments"] {
            let (then, now) = (count(before, table), count(month, table));
            for (council, number) in &now {
                let moved = movement(out, month);
                let of = |change: &str| {
                    let own = |row: &&BTreeMap<String, String>| {
                        row["council"] == *council && row["table"] == table && row["change"] == change
                    };
                    moved.iter().filter(own).count() as i64
                };
                assert_eq!(of("new") - of("vanished"), number - then[council], "{council} {table} {month}");
                compared += 1;
            }
        }
    }
    assert!(compared > 40, "{compared}");
}

#[test]
fn slips_and_silence_are_counted_over_all_months() {
    let month = |due: &str, progress: &str| {
        format!(
            "Ref | Action | Lead | Due date | Status | Progress\n1 | Agree the form | A | {due} | On track | {progress}\n2 | Quiet work | B | 2004-12-31 | On track | As before"
        )
    };
    let months = [
        ("2004-01", month("2004-02-29", "Begun")),
        ("2004-02", month("2004-03-31", "Begun")),
        ("2004-03", month("2004-04-30", "Held up")),
        ("2004-04", month("2004-05-31", "Held up again")),
    ];
    let months: Vec<(&str, &str)> = months.iter().map(|(month, grid)| (*month, grid.as_str())).collect();
    let inbox = inbox(&months);
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let rows = movement(&out, "2004-04");
    let slipped = rows.iter().find(|row| row["change"] == "slipped").unwrap();
    assert_eq!(slipped["times_slipped"], "3");
    assert_eq!(told(&out, "2004-03"), ["1 slipped"]);
    assert_eq!(told(&out, "2004-04"), ["1 slipped", "2 no change for three months"]);
    let quiet = rows.iter().find(|row| row["ref"] == "2").unwrap();
    assert_eq!(quiet["was"], "unchanged since January 2004");
}

#[test]
fn what_an_officer_expects_of_changed_plans() {
    let change = |from: &str, to: &str| {
        assert!(MARCH.contains(from), "{from}");
        let inbox = inbox(&[("2004-03", MARCH), ("2004-04", &MARCH.replace(from, to))]);
        let (answer, out) = inbox.benchmark(&["--no-charts", "--format", "short"]);
        let lines = told(&out, "2004-04");
        (answer, lines.into_iter().filter(|line| !line.contains("still complete")).collect::<Vec<_>>())
    };
    // The commonest way for an overdue action to escape.
    assert_eq!(change("2004-02-28 | Off track", "TBC | Off track").1, ["1 due date removed"]);
    // A reference in another spelling is the same reference.
    let (answer, lines) = change(
        "\n1 | Referral | Agree the referral form",
        "\nNo. 1 | Referral | Settle how referrals are made",
    );
    assert_eq!((answer.code, lines), (0, vec!["No. 1 text edited".to_owned()]));
    // A reference that was given to something else hides nothing.
    let (answer, lines) = change(
        "Agree the referral form | A Duty | 2004-02-28 | Off track",
        "Buy new laptops | B Smith | 2004-08-31 | Not started",
    );
    assert_eq!((answer.code, lines), (4, vec!["1 new".to_owned(), "1 vanished".to_owned()]));
    // A column that is gone is no change of each record.
    let without_leads: String = MARCH
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            if cells.len() < 7 { line.to_owned() } else { [&cells[..3], &cells[4..]].concat().join("|") }
        })
        .collect::<Vec<_>>()
        .join("\n");
    let bare = inbox(&[("2004-03", MARCH), ("2004-04", &without_leads)]);
    let (_, out) = bare.benchmark(&["--no-charts"]);
    assert!(!told(&out, "2004-04").iter().any(|line| line.contains("lead changed")));
    // A row that stood there twice, and once now, has not vanished.
    let twice =
        format!("{MARCH}1 | Referral | Agree the referral form | A Duty | 2004-02-28 | Off track |\n");
    let doubled = inbox(&[("2004-03", &twice), ("2004-04", MARCH)]);
    let (answer, _) = doubled.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    // File names that describe themselves do not rename the council.
    let part = Inbox::new();
    part.put("exbury/2004-03 plan.xlsx", &plan(MARCH));
    part.put("exbury/2004-04 plan part 1.xlsx", &plan(MARCH));
    let (_, out) = part.benchmark(&["--no-charts"]);
    assert!(out.join("2004-04/exbury.xlsx").exists());
}

/// What cannot be read says neither that a date was taken away nor that a lead changed: it is a change of its own.
#[test]
fn a_value_that_can_no_longer_be_read_is_no_change_of_its_kind() {
    const THEN: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
1 | Referral | Agree the referral form | A Duty | 30/04/2004 | On track | Minute 1
2 | Guidance | Publish the guide | B Policy | 30/04/2004 | Complete | Minute 2
3 | Training | Train the duty team | C Training | 30/06/2004 | On track | Minute 3
4 | Governance | Report to members | D Head | 30/06/2004 | Complete | Minute 4
5 | Governance | Audit the files | E Audit | 31/02/2004 | On track | Minute 5
";
    const NOW: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
1 | Referral | Agree the referral form | A Duty | 31/02/2004 | On track | Minute 1
2 | Guidance | Publish the guide | #REF! | 30/04/2004 | zzz | #REF!
3 | Training | Train the duty team | C Training | Ongoing | On track | Minute 3
4 | Governance | Report to members | D Head | 30/06/2004 | | Minute 4
5 | Governance | Audit the files | E Audit | 30/06/2004 | On track | Minute 5
";
    let inbox = inbox(&[("2004-03", THEN), ("2004-04", NOW)]);
    // Together in one batch, and one after the other from the data files.
    let (_, together) = inbox.benchmark(&["--no-charts"]);
    let apart = tempfile::TempDir::new().unwrap();
    for (month, grid) in [("2004-03", THEN), ("2004-04", NOW)] {
        let one = crate::months::inbox(&[(month, grid)]);
        one.run("run", &["--out", apart.path().to_str().unwrap(), "--no-charts"]);
    }
    for out in [together.as_path(), apart.path()] {
        let moved = csv(&out.join("2004-04/data/movement.csv"));
        let changes: Vec<(&str, &str, &str)> = moved
            .iter()
            .filter(|row| row["change"] != "text edited")
            .map(|row| (row["ref"].as_str(), row["change"].as_str(), row["now"].as_str()))
            .collect();
        let expected = [
            ("1", "can no longer be read", "due: 31/02/2004"),
            ("2", "can no longer be read", "status or rating: unknown"),
            ("2", "can no longer be read", "lead: an error"),
            ("2", "can no longer be read", "evidence: an error"),
            ("3", "due date removed", "Ongoing"),
            ("4", "status or rating removed", ""),
        ];
        assert_eq!(changes, expected, "{}", out.display());
        let measures = csv(&out.join("2004-04/data/measures.csv"));
        let of = |id: &str| {
            let row = measures
                .iter()
                .find(|row| row["measure"] == id && row["council"] == "Alder" && row["group"].is_empty());
            row.map(|row| row["value"].clone()).unwrap_or_default()
        };
        assert_eq!(
            (of("movement.due-removed").as_str(), of("movement.not-readable").as_str()),
            ("1.0", "4.0")
        );
        assert_eq!((of("movement.reopened").as_str(), of("movement.lead-changed").as_str()), ("0.0", "0.0"));
    }
}
