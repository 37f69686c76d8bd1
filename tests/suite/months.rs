//! Month on month: what moved, from one batch or from one run after another; and outputs that stay whole whatever happens.

use std::collections::BTreeMap;
use std::path::Path;

use crate::builder::{Answer, Inbox, csv, files, program, samples, workbook};

const MARCH: &str = "
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
const APRIL: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
2 | Guidance | Publish the guide for staff | B Policy | 2004-04-30 | Complete | Guide
3 | Training | Train the duty team | C Training | 2004-06-30 | On track |
4 | Governance | Report to members | D Head | 2004-03-31 | Off track | Minute 4
5 | Referral | Audit the case files | Z Audit | 2004-06-30 | On track |
6 | Guidance | Write to every school | F Schools | 2004-04-30 | Complete |
70 | Referral | Review the thresholds with the police | G Duty | 2004-09-30 | Not started |
8 | Referral | Appoint a lead for audit | H Head | 2004-08-31 | Not started |
";

fn plan(grid: &str) -> Vec<u8> {
    workbook(&[("Action plan", grid)])
}

fn inbox(months: &[(&str, &str)]) -> Inbox {
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
fn told(out: &Path, month: &str) -> Vec<String> {
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
    assert!(answer.text.contains("action 1 has vanished while it was overdue"), "{}", answer.text);
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
            "Since March 2004: 1 action completed, 1 slipped by 30 days on average, 1 reopened, 1 got better, 1 lost their evidence, 1 new, 1 vanished while overdue."
        ),
        "{page}"
    );
}

#[test]
fn a_month_against_itself_does_not_move() {
    let calm = MARCH.replace("Complete |\n", "Complete | Minute 6\n");
    let inbox = inbox(&[("2004-03", &calm), ("2004-04", &calm)]);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
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

/// Runs one month into an output folder.
fn run(inbox: &Inbox, out: &Path) -> Answer {
    inbox.run("run", &["--out", out.to_str().unwrap(), "--no-charts", "--format", "short"])
}

#[test]
fn one_run_after_another_tells_the_same_as_one_batch() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let (_, together) = both.benchmark(&["--no-charts"]);
    let apart = tempfile::TempDir::new().unwrap();
    for month in [("2004-03", MARCH), ("2004-04", APRIL)] {
        run(&inbox(&[month]), apart.path());
    }
    let data = |out: &Path| std::fs::read(out.join("2004-04/data/movement.csv")).unwrap();
    assert_eq!(String::from_utf8(data(&together)).unwrap(), String::from_utf8(data(apart.path())).unwrap());
    // Run again, a month replaces itself and is not its own past.
    run(&inbox(&[("2004-04", APRIL)]), apart.path());
    assert_eq!(data(&together), data(apart.path()));
}

#[test]
fn a_month_that_is_run_again_renews_what_was_compared_with_it() {
    let out = tempfile::TempDir::new().unwrap();
    for month in [("2004-03", MARCH), ("2004-04", APRIL)] {
        run(&inbox(&[month]), out.path());
    }
    let mended = MARCH.replace("2004-05-31", "2004-06-30");
    let answer = run(&inbox(&[("2004-03", &mended)]), out.path());
    assert!(answer.ids().contains(&"history-outdated".to_owned()), "{}", answer.text);
    assert!(!told(out.path(), "2004-04").contains(&"3 slipped".to_owned()));
    let page = || std::fs::read_to_string(out.path().join("2004-04/index.html")).unwrap();
    assert_eq!(page().matches("An earlier month was run again after this page was made").count(), 1);
    let again = run(&inbox(&[("2004-03", &mended)]), out.path());
    assert_eq!(page().matches("Outdated.").count(), 1);
    assert!(!again.ids().contains(&"history-outdated".to_owned()), "{}", again.text);
    let april = |name: &str| out.path().join("2004-04").join(name).exists();
    assert!(april("outdated-alder.xlsx") && !april("alder.xlsx"));
    run(&inbox(&[("2004-04", APRIL)]), out.path());
    assert!(!page().contains("Outdated."));
    assert!(april("alder.xlsx") && !april("outdated-alder.xlsx"));
}

#[test]
fn a_history_that_cannot_be_read_is_told_and_stops_nothing() {
    for spoil in ["version", "damage", "missing"] {
        let out = tempfile::TempDir::new().unwrap();
        run(&inbox(&[("2004-03", MARCH)]), out.path());
        let data = out.path().join("2004-03/data");
        let actions = data.join("actions.parquet");
        let bytes = std::fs::read(&actions).unwrap();
        match spoil {
            "version" => {
                let key = b"council-benchmark.data-version";
                let at = bytes.windows(key.len()).position(|part| part == key).unwrap() + key.len();
                let digit = at + bytes[at..].iter().position(|&byte| byte == b'3').unwrap();
                let mut other = bytes.clone();
                other[digit] = b'9';
                std::fs::write(&actions, other).unwrap();
            }
            "damage" => std::fs::write(&actions, &bytes[..bytes.len() / 2]).unwrap(),
            _ => std::fs::remove_file(&actions).unwrap(),
        }
        let answer = run(&inbox(&[("2004-04", APRIL)]), out.path());
        assert_eq!(answer.code, 0, "{spoil}: {}{}", answer.text, answer.errors);
        assert!(answer.ids().contains(&"history-not-read".to_owned()), "{spoil}: {}", answer.text);
        assert!(!out.path().join("2004-04/data/movement.csv").exists());
        assert_eq!(csv(&out.path().join("2004-04/data/actions.csv")).len(), 7);
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_earlier_outputs_whole() {
    let out = tempfile::TempDir::new().unwrap();
    let first = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let arguments = |inbox: &Inbox| {
        ["run", inbox.path().to_str().unwrap(), "--out", out.path().to_str().unwrap(), "--format", "short"]
            .map(str::to_owned)
    };
    program(&arguments(&first).iter().map(String::as_str).collect::<Vec<_>>());
    let whole = files(out.path());
    let changed = inbox(&[("2004-03", &MARCH.replace("A Duty", "Y Duty")), ("2004-04", APRIL)]);
    let mut killed = 0;
    // From the first moment to after the end of a run, in uneven steps.
    for step in 0..24u64 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_council-benchmark"))
            .args(arguments(&changed))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(step * step * 2 + step * 7));
        killed += usize::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        for month in ["2004-03", "2004-04"] {
            let run = out.path().join(month);
            // A month is there as it was or as it is to be, or, between two renames, under its other name.
            let old = out.path().join(format!(".{month}.old"));
            let place = if run.is_dir() { run } else { old };
            let names = |files: BTreeMap<std::path::PathBuf, Vec<u8>>| files.into_keys().collect::<Vec<_>>();
            let expected: Vec<_> =
                whole.keys().filter_map(|name| Some(name.strip_prefix(month).ok()?.to_path_buf())).collect();
            assert_eq!(names(files(&place)), expected, "{month} after {step}");
        }
    }
    assert!(killed > 5, "{killed} runs were killed while they worked");
    program(&arguments(&changed).iter().map(String::as_str).collect::<Vec<_>>());
    let fresh = tempfile::TempDir::new().unwrap();
    program(&[
        "run",
        changed.path().to_str().unwrap(),
        "--out",
        fresh.path().to_str().unwrap(),
        "--format",
        "short",
    ]);
    assert_eq!(files(out.path()), files(fresh.path()));
}

#[test]
fn indicators_are_followed_over_the_months_of_earlier_runs() {
    // One value a month: nine of 50 and 52 in turn, then four of 70. Thirteen are known only with the history.
    let out = tempfile::TempDir::new().unwrap();
    let values = [50, 52, 50, 52, 50, 52, 50, 52, 50, 70, 70, 70, 70];
    for (at, value) in values.iter().enumerate() {
        let (year, month) = (2003 + (at + 3) / 12, (at + 3) % 12 + 1);
        let inbox = Inbox::new();
        inbox.put("batch.toml", b"[indicators]\n\"Reviews on time\" = \"higher\"\n");
        let grid = format!("Indicator | Unit | Target | Actual\nReviews on time | % | 90 | {value}");
        inbox.put(&format!("alder/{year}-{month:02} plan.xlsx"), &workbook(&[("Indicators", &grid)]));
        let answer = run(&inbox, out.path());
        assert_eq!(answer.code, 0, "{}", answer.text);
    }
    let measures = csv(&out.path().join("2004-04/data/measures.csv"));
    let of = |id: &str| measures.iter().find(|row| row["measure"] == id).map(|row| row["value"].clone());
    assert_eq!(of("indicators.points").as_deref(), Some("13.0"));
    // (5 x 50 + 4 x 52 + 4 x 70) / 13, and 2.66 times (8 x 2 + 20) / 12, by hand.
    let mean: f64 = of("indicators.mean").unwrap().parse().unwrap();
    let upper: f64 = of("indicators.upper-limit").unwrap().parse().unwrap();
    assert!((mean - 738.0 / 13.0).abs() < 1e-9, "{mean}");
    assert!((upper - (738.0 / 13.0 + 2.66 * 3.0)).abs() < 1e-9, "{upper}");
    let note = &measures.iter().find(|row| row["measure"] == "indicators.latest").unwrap()["note"];
    assert!(note.contains("the same as the month before"), "{note}");
    assert!(note.contains("up on the same month last year (better)"), "{note}");
    assert!(note.contains("more than chance, improvement: outside of the limits"), "{note}");
    // A month earlier there were twelve: too few.
    let before = csv(&out.path().join("2004-03/data/measures.csv"));
    assert!(before.iter().all(|row| row["measure"] != "indicators.mean"));
    let note = &before.iter().find(|row| row["measure"] == "indicators.latest").unwrap()["note"];
    assert!(note.contains("12 months are too few to tell chance from change (from 13 on)"), "{note}");
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
                        let group = &row["group"];
                        if whole {
                            group.is_empty()
                        } else {
                            group == "no standard" || group.starts_with(|c: char| c.is_ascii_digit())
                        }
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

#[test]
fn a_council_that_a_run_takes_out_of_a_month_is_named() {
    let out = tempfile::TempDir::new().unwrap();
    let both = inbox(&[("2004-04", APRIL)]);
    both.put("barton/2004-04 plan.xlsx", &plan(APRIL));
    run(&both, out.path());
    let answer = run(&inbox(&[("2004-04", APRIL)]), out.path());
    assert!(answer.ids().contains(&"council-replaced".to_owned()), "{}", answer.text);
    assert!(answer.text.contains("no longer holds Barton"), "{}", answer.text);
    let again = run(&inbox(&[("2004-04", APRIL)]), out.path());
    assert!(!again.ids().contains(&"council-replaced".to_owned()), "{}", again.text);
}

#[test]
fn a_revised_indicator_outdates_the_months_after_it() {
    let out = tempfile::TempDir::new().unwrap();
    let month = |month: &str, value: u32| {
        let inbox = Inbox::new();
        let grid = format!("Indicator | Unit | Actual\nReviews on time | % | {value}");
        inbox.put(&format!("alder/{month} plan.xlsx"), &workbook(&[("Indicators", &grid)]));
        run(&inbox, out.path())
    };
    for (name, value) in [("2004-02", 80), ("2004-03", 82), ("2004-04", 84)] {
        month(name, value);
    }
    let answer = month("2004-02", 60);
    let told = answer.ids().iter().filter(|id| *id == "history-outdated").count();
    assert_eq!(told, 2, "{}", answer.text);
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
    assert_eq!(answer.code, 0, "{}", answer.text);
    // File names that describe themselves do not rename the council.
    let part = Inbox::new();
    part.put("exbury/2004-03 plan.xlsx", &plan(MARCH));
    part.put("exbury/2004-04 plan part 1.xlsx", &plan(MARCH));
    let (_, out) = part.benchmark(&["--no-charts"]);
    assert!(out.join("2004-04/exbury.xlsx").exists());
}
