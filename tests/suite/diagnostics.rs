//! Every diagnostic: a tracker that has the trouble is told of it, and one that has not is not.

use council_benchmark::diagnostic::{Severity, rules};

use crate::builder::{Inbox, workbook};
use crate::{imports, national};

const CLEAN: &str = "
Ref | Standard | Action | Lead | Due date | Date completed | Status | % complete | Evidence
1 | Referral | Agree the form | A Duty | 2004-06-30 | | On track | 40 |
2 | Guidance | Publish the guide | B Policy | 2004-03-31 | 2004-03-20 | Complete | 100 | Minute 4
";

const NAME: &str = "alder/2004-04 plan.xlsx";

/// The clean tracker with one text replaced.
fn changed(from: &str, to: &str) -> Inbox {
    assert!(CLEAN.contains(from), "{from}");
    Inbox::with(NAME, "Action plan", &CLEAN.replacen(from, to, 1))
}

fn sheet(grid: &str) -> Inbox {
    Inbox::with(NAME, "Sheet", grid)
}

fn file(name: &str, bytes: &[u8]) -> Inbox {
    let inbox = Inbox::new();
    inbox.put(name, bytes);
    inbox
}

const BUDGET: &str = "
Budget line | Standard | Budget | Actual | Forecast | Variance
Duty team | 1 | 1000 | 400 | 900 | 100
Training | 5 | 500.50 | 100 | 500.50 | 0
Leaflets | 4 | 20 | 10 | 10 | 10
Total | | 1520.50 | 510 | 1410.50 |
";

const CRITERIA: &str = "
Ref | Standard | Criteria | Self rating
1.1 | Referral | There is a policy | Satisfactory
";

/// Told of by runs only: `history.rs`, `disclosure.rs` and `keeping.rs` have their cases; those of published tables are in
/// `imports.rs` and `national.rs`.
const TOLD_BY_RUNS: [&str; 6] = [
    "history-not-read",
    "history-outdated",
    "council-replaced",
    "people-not-marked",
    "folder-not-read",
    "tracker-among-outputs",
];

/// Faults of our own: no tracker is known that causes one. What they say is tested where they are made.
const FAULTS_OF_OURS: [&str; 3] = ["output-not-made", "workbook-rule-broken", "tracker-not-processed"];

/// One council under two names.
fn two_spellings() -> Inbox {
    let inbox = Inbox::with("Exbury BC/2004-04 plan.xlsx", "Action plan", CLEAN);
    let other = CLEAN.replace("Agree", "Write");
    inbox.put("Exbury Borough Council/2004-04 actions.xlsx", &workbook(&[("Actions", &other)]));
    inbox
}

/// For each diagnostic an inbox that has the trouble.
#[expect(clippy::too_many_lines, reason = "a list, with a line or two for each diagnostic")]
fn cases() -> Vec<(&'static str, Inbox)> {
    let whole = workbook(&[("Action plan", CLEAN)]);
    let password = {
        let mut container = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        container.create_stream("/EncryptedPackage").unwrap();
        container.into_inner().into_inner()
    };
    let money = |changes: &[(&str, &str)]| {
        let mut grid = BUDGET.to_owned();
        for (from, to) in changes {
            assert!(grid.contains(from), "{from}");
            grid = grid.replacen(from, to, 1);
        }
        Inbox::with(NAME, "Budget", &grid)
    };
    let budget = |from: &str, to: &str| money(&[(from, to)]);
    let limits = |settings: &str| {
        let inbox = Inbox::with(NAME, "Action plan", CLEAN);
        inbox.put("batch.toml", settings.as_bytes());
        inbox
    };
    let hidden = {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "Cover").unwrap();
        let plan = book.add_worksheet();
        plan.set_hidden(true);
        for (column, text) in ["Action", "Lead", "Status"].iter().enumerate() {
            plan.write_string(0, column as u16, *text).unwrap();
            plan.write_string(1, column as u16, if column == 2 { "On track" } else { *text }).unwrap();
        }
        file(NAME, &book.save_to_buffer().unwrap())
    };
    let stale = file(NAME, &workbook(&[("Action plan", CLEAN), ("Action plan Mar 04", CLEAN)]));
    // A .csv file has no colours: a status that is empty there may have had one.
    let no_fills = file("alder/2004-04 plan.csv", b"Action,Lead,Status\nAgree the form,Officer 1,\n");
    // The month before has one more action, which was overdue, and risks.
    let before =
        format!("{CLEAN}3 | Referral | Visit the area offices | C Area | 2004-01-31 | | Off track | 10 |");
    let risks = "Risk | Likelihood | Impact | Owner\nStaff leave | 3 | 4 | HR";
    let months = |name: &str, sheets: &[(&str, &str)]| {
        let inbox = Inbox::with(NAME, "Action plan", CLEAN);
        inbox.put(name, &workbook(sheets));
        inbox
    };
    let march = "alder/2004-03 plan.xlsx";
    vec![
        ("action-vanished-overdue", months(march, &[("Action plan", &before)])),
        ("table-vanished", months(march, &[("Action plan", CLEAN), ("Risks", risks)])),
        ("month-missing", months("alder/2004-02 plan.xlsx", &[("Action plan", CLEAN)])),
        ("movement-incomplete", {
            let inbox = months(march, &[("Action plan", CLEAN)]);
            inbox.put("alder/2004-04 risks.xlsx", b"");
            inbox
        }),
        ("file-not-read", file(NAME, &whole[..whole.len() / 2])),
        ("file-password", file(NAME, &password)),
        ("file-not-a-spreadsheet", file(NAME, b"\x89PNG\r\n\x1a\n and so on")),
        ("file-empty", file(NAME, b"")),
        ("file-too-large", {
            let inbox = limits("[limits]\nfile_mib = 1\n");
            inbox.put(
                "alder/2004-04 more.csv",
                format!("Action,Lead,Status\nAgree,A,{}\n", "x".repeat(2 << 20)).as_bytes(),
            );
            inbox
        }),
        ("file-locked", {
            let inbox = Inbox::with(NAME, "Action plan", CLEAN);
            inbox.put("alder/~$2004-04 plan.xlsx", b"x");
            inbox
        }),
        ("file-changed", linked("plan.xlsx", "/proc/self/status")),
        ("folder-link", linked("elsewhere", "/tmp")),
        ("setting-unused", limits("[[trackers]]\nfile = \"birch/*\"\ncouncil = \"Birch\"\n")),
        (
            "percent-out-of-range",
            sheet("Indicator | Unit | Date | Value\nReviews on time | % | 2004-04-30 | 850"),
        ),
        ("council-guessed", {
            // The folder that was named is the only one that says anything.
            let inbox = Inbox::with("2004-04 action plan.xlsx", "Action plan", CLEAN);
            inbox.renamed("Exbury")
        }),
        ("characters-removed", changed("Agree the form", "Agree\u{b}the\u{200b} form")),
        (
            "csv-quote-open",
            file(
                "alder/2004-04 plan.csv",
                b"Action,Lead,Status\n\"Agree the form,A,On track\nPublish it,B,On track\n",
            ),
        ),
        ("council-unknown", Inbox::with("2004-04 action plan.xlsx", "Action plan", CLEAN)),
        ("tracker-repeated", {
            let inbox = Inbox::with(NAME, "Action plan", CLEAN);
            inbox.put("alder/2004-04 plan copy.xlsx", &whole);
            inbox
        }),
        ("council-alike", two_spellings()),
        ("period-unknown", Inbox::with("alder/plan.xlsx", "Action plan", CLEAN)),
        (
            "sheet-not-understood",
            sheet("Menu | Monday | Tuesday\nSoup | Leek | Pea\nMain | Pie | Fish\nSweet | Jam | Fruit"),
        ),
        (
            "sheet-not-used",
            file(NAME, &workbook(&[("Action plan", CLEAN), ("Cover", "Climbié plan\nDraft")])),
        ),
        ("sheet-hidden", hidden),
        ("sheet-stale", stale),
        ("sheet-too-large", limits("[limits]\ncells = 5\n")),
        ("row-without-key", changed("Agree the form", "")),
        (
            "row-alone",
            sheet(
                "Action | Lead | Status\nAgree the form | A Duty | On track\nPublish the guide to every area team",
            ),
        ),
        ("row-continued", sheet(&format!("{CLEAN} | | And tell the area teams of it"))),
        ("row-example", changed("Agree the form", "Example of how to complete this form")),
        ("header-guessed", changed("Evidence", "Wallet evidence")),
        ("header-asked", changed("Evidence", "Evidence wallet contents")),
        ("header-beside", changed("Evidence", "Revised due date")),
        ("header-moved", {
            let inbox = Inbox::with(NAME, "Action plan", CLEAN);
            inbox.put(
                "batch.toml",
                b"[[trackers]]\nfile = \"**/*.xlsx\"\n[[trackers.tables]]\nsheet = \"Action plan\"\ntable = \"actions\"\n\
                  header_row = 1\nfields = { due = { column = \"D\", header = \"Due date\" } }\n",
            );
            inbox
        }),
        ("cell-error", changed("A Duty", "#REF!")),
        ("formula-not-calculated", {
            let mut book = rust_xlsxwriter::Workbook::new();
            let plan = book.add_worksheet();
            for (column, text) in ["Action", "Lead", "Status"].iter().enumerate() {
                plan.write_string(0, column as u16, *text).unwrap();
                plan.write_string(1, column as u16, "On track").unwrap();
            }
            plan.write_formula(1, 1, rust_xlsxwriter::Formula::new("=A2").set_result("77")).unwrap();
            let whole = book.save_to_buffer().unwrap();
            file(NAME, &crate::builder::edited(&whole, "xl/worksheets/sheet1.xml", b"<v>77</v>", b""))
        }),
        ("date-month-first", changed("2004-06-30", "06/30/2004")),
        (
            "dates-swapped",
            sheet(
                "Action | Lead | Due date\nA | X | 13/03/2004\nB | X | 25/04/2004\nC | X | 2004-07-03\nD | X | 2004-02-05",
            ),
        ),
        ("date-not-read", changed("2004-06-30", "31/02/2004")),
        ("date-guessed", changed("2004-06-30", "30/6")),
        ("money-not-read", budget("400", "see ledger")),
        ("number-not-read", changed("40", "nearly half")),
        ("status-not-read", changed("On track", "Simmering")),
        ("status-guessed", changed("On track", "On trakc")),
        ("status-contradiction", changed("On track", "[red]On track")),
        ("fills-not-read", no_fills),
        ("rating-not-read", sheet(&CRITERIA.replace("Satisfactory", "Fairly good"))),
        ("standard-not-read", changed("Referral", "Catering")),
        ("standard-guessed", changed("Referral", "Refferal")),
        ("recommendation-out-of-range", referring("1 | Referral", "112 | Referral")),
        ("recommendation-not-read", referring("1 | Referral", "the first | Referral")),
        ("recommendation-as-date", referring("1 | Referral", "2004-07-06 | Referral")),
        ("text-struck-out", {
            let mut book = rust_xlsxwriter::Workbook::new();
            let log = book.add_worksheet();
            for (column, text) in ["Action", "Lead", "Status"].iter().enumerate() {
                log.write_string(0, column as u16, *text).unwrap();
            }
            log.write_string(1, 0, "Agree the form").unwrap();
            log.write_string(1, 1, "A Duty").unwrap();
            let (struck, kept) =
                (rust_xlsxwriter::Format::new().set_font_strikethrough(), rust_xlsxwriter::Format::new());
            log.write_rich_string(1, 2, &[(&struck, "Delayed"), (&kept, " On track")]).unwrap();
            file(NAME, &book.save_to_buffer().unwrap())
        }),
        ("complete-without-evidence", changed("Minute 4", "")),
        ("complete-without-date", changed("2004-03-20", "")),
        ("percent-contradiction", changed("| 100 |", "| 90 |")),
        ("reference-repeated", changed("2 | Guidance", "1 | Guidance")),
        ("total-differs", budget("1520.50", "1520.51")),
        ("variance-differs", budget("| 900 | 100", "| 900 | 99")),
        ("formula-result-differs", {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            for (row, line) in [("Budget line", "Budget", "Actual"), ("Duty", "", ""), ("Training", "", "")]
                .iter()
                .enumerate()
            {
                for (column, text) in [line.0, line.1, line.2].iter().enumerate() {
                    sheet.write_string(row as u32, column as u16, *text).unwrap();
                }
            }
            for (row, column, number) in [(1, 1, 100.0), (1, 2, 40.0), (2, 1, 50.5), (2, 2, 20.0)] {
                sheet.write_number(row, column, number).unwrap();
            }
            sheet.write_string(3, 0, "Total").unwrap();
            // Somebody changed a line by a penny after the last calculation.
            let sum = |formula: &str, result: &str| rust_xlsxwriter::Formula::new(formula).set_result(result);
            sheet.write_formula(3, 1, sum("=SUM(B2:B3)", "150.51")).unwrap();
            sheet.write_formula(3, 2, sum("=SUM(C2:C3)", "60")).unwrap();
            file(NAME, &book.save_to_buffer().unwrap())
        }),
        ("number-as-text", budget("| 400 |", "| £400k |")),
        ("counted-twice", budget("1520.50", "2520.50")),
        ("pounds-or-thousands", budget("| 1000 | 400 | 900 | 100", "| 1 | 400 | 900 |")),
        ("line-without-amount", budget("Total |", "Leaflets for schools | 4\nTotal |")),
        ("budget-negative", budget("| 20 | 10 | 10 | 10", "| -20 | 10 | 10 | -30")),
        (
            "years-mixed",
            money(&[
                ("Leaflets |", "Leaflets 2002/03 |"),
                ("Training |", "Training 2003/04 |"),
                ("Duty team |", "Duty team 2003/04 |"),
            ]),
        ),
        ("line-repeated", budget("Total |", "Training | 5 | 500.50 | 100 | 500.50 | 0\nTotal |")),
        ("table-repeated", {
            let grid = "Ref | Action | Lead | Status\n1 | Agree the form | A | On track\n2 | Train staff | B | On track\n3 | Audit files | C | Red";
            file(NAME, &workbook(&[("Plan", grid), ("Plan (2)", grid)]))
        }),
        ("variance-sign", money(&[("| 900 | 100", "| 900 | -100"), ("| 10 | 10\n", "| 10 | -10\n")])),
        (
            "score-differs",
            sheet(
                "Risk | Likelihood | Impact | Risk score | Mitigation | Owner\nStaff leave | 3 | 4 | 15 | Recruit | HR",
            ),
        ),
    ]
}

/// An inbox with the clean tracker, and beside it a link to something.
fn linked(name: &str, target: &str) -> Inbox {
    let inbox = Inbox::with(NAME, "Action plan", CLEAN);
    std::os::unix::fs::symlink(target, inbox.path().join("alder").join(name)).unwrap();
    inbox
}

/// The clean tracker with references to recommendations in its first column.
fn referring(from: &str, to: &str) -> Inbox {
    let grid = CLEAN.replacen("Ref |", "Rec |", 1);
    assert!(grid.contains(from), "{from}");
    Inbox::with(NAME, "Action plan", &grid.replacen(from, to, 1))
}

#[test]
fn a_tracker_without_trouble_is_told_of_none() {
    for (name, grid) in [("Action plan", CLEAN), ("Budget", BUDGET), ("Self audit", CRITERIA)] {
        let answer = Inbox::with(NAME, name, grid).run("check", &["--format", "short"]);
        assert_eq!((answer.code, answer.ids()), (0, vec![]), "{}", answer.text);
    }
}

#[test]
fn every_trouble_is_told_by_its_id_and_weighs_what_its_rule_says() {
    for (id, inbox) in cases() {
        let answer = inbox.run("check", &["--format", "short"]);
        assert!(answer.ids().contains(&id.to_owned()), "{id} is not told:\n{}{}", answer.text, answer.errors);
        let rule = rules::ALL.iter().find(|rule| rule.id == id).unwrap();
        let expected = if rule.severity == Severity::Error { 3..=4 } else { 0..=0 };
        assert!(expected.contains(&answer.code), "{id}: exit code {}\n{}", answer.code, answer.text);
    }
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let elsewhere = |id: &str| {
        TOLD_BY_RUNS.contains(&id)
            || FAULTS_OF_OURS.contains(&id)
            || imports::CASES.contains(&id)
            || national::CASES.contains(&id)
    };
    for rule in rules::ALL.iter().filter(|rule| !elsewhere(rule.id)) {
        assert!(cases.iter().any(|(id, _)| *id == rule.id), "{} has no case", rule.id);
    }
    assert_eq!(
        cases.len()
            + TOLD_BY_RUNS.len()
            + FAULTS_OF_OURS.len()
            + imports::CASES.len()
            + national::CASES.len(),
        rules::ALL.len()
    );
}

#[test]
fn names_that_batch_toml_settles_are_not_asked_about() {
    let one = "[councils.\"Exbury Borough Council\"]\naliases = [\"Exbury BC\"]\n";
    let two = "[councils.\"Exbury Borough Council\"]\n[councils.\"Exbury BC\"]\n";
    for settings in [one, two] {
        let inbox = two_spellings();
        inbox.put("batch.toml", settings.as_bytes());
        let answer = inbox.run("check", &["--format", "json"]);
        assert!(!answer.ids().contains(&"council-alike".to_owned()), "{}", answer.text);
    }
}

#[test]
fn a_diagnostic_names_file_sheet_and_cell() {
    let answer = changed("2004-06-30", "31/02/2004").run("check", &["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(answer.text.lines().next().unwrap()).unwrap();
    assert_eq!(told["workbook"], "alder/2004-04 plan.xlsx");
    assert_eq!(told["sheet"], "Action plan");
    assert_eq!(told["cells"][0], "E2");
    assert_eq!(told["found"], "31/02/2004");
    assert_eq!(told["effect"], "the action is used without this date");
}
