//! What a wrong argument, setting or place gets: one clear failure before any long work, with the way out.

use crate::builder::{Inbox, program};

const PLAN: &str = "Action | Lead | Status\nAgree the form | A Duty | On track";

fn inbox(settings: &str) -> Inbox {
    let inbox = Inbox::with("alder/2004-04 plan.xlsx", "Plan", PLAN);
    if !settings.is_empty() {
        inbox.put("batch.toml", settings.as_bytes());
    }
    inbox
}

#[test]
fn wrong_settings_are_refused_with_their_place() {
    let cases = [
        ("exclude = [\"a\"", "batch.toml, line 1"),
        ("surprise = 1", "unknown field `surprise`"),
        (
            "framework = \"ofsted-1850\"",
            "there is no national pack `ofsted-1850` (known: ssi-2003, ofsted-2012, lscb-2010, ofsted-2013, ofsted-ilacs)",
        ),
        ("period = \"April\"", "`April` is not a month (write it as 2004-04)"),
        ("as_of = \"30/4/2004\"", "`30/4/2004` is not a day (write it as 2004-04-30)"),
        ("exclude = [\"[\"]", "`[` is not a file pattern"),
        ("[councils.\"A\"]\nneighbours = [\"B\"]", "neighbour `B` is no council of this file"),
        (
            "[[trackers]]\nfile = \"*\"\n[[trackers.tables]]\nsheet = \"Plan\"\ntable = \"plans\"",
            "there is no table `plans`",
        ),
        (
            "[[trackers]]\nfile = \"*\"\n[[trackers.tables]]\nsheet = \"Plan\"\ntable = \"actions\"",
            "header_row is missing",
        ),
        ("[councils.\"A\"]\ncode = \"999\"", "there is no authority with the code `999`"),
        ("[words.status]\nShelved = \"gone\"", "there is no status `gone`"),
        ("as_of = \"1066-10-14\"", "`1066-10-14` is not a day"),
        ("period = \"1066-10\"", "`1066-10` is not a month"),
        ("[limits]\ncells = 0", "limits.cells is not a number that can be meant"),
        ("[limits]\nfile_mib = 99999999", "limits.file_mib is not a number that can be meant"),
        ("[thresholds]\nfew = -1", "thresholds.few is not a number that can be meant"),
        (
            "[thresholds]\nheader_confidence = 200",
            "thresholds.header_confidence is not a number that can be meant",
        ),
        (
            "[councils.\"Alder\"]\naliases = [\"A\"]\n[councils.\"Birch\"]\naliases = [\"a\"]",
            "`a` cannot mean both `Alder` and `Birch`",
        ),
        ("[councils.\"Alder\"]\naliases = [\"Birch\"]\n[councils.\"Birch\"]", "cannot mean both"),
        ("[councils.\"Alder\"]\n[councils.\"ALDER\"]", "are one council"),
    ];
    for (settings, expected) in cases {
        let answer = inbox(settings).run("check", &[]);
        assert_eq!(answer.code, 2, "{settings}: {}{}", answer.text, answer.errors);
        assert!(answer.errors.contains(expected), "{settings}: {}", answer.errors);
    }
}

#[test]
fn settings_that_do_nothing_are_told_with_their_line() {
    let settings = "[[trackers]]\nfile = \"birch/*\"\ncouncil = \"Birch\"\n\n[[trackers]]\nfile = \"alder/*\"\n\n\
        [[trackers.tables]]\nsheet = \"Plann\"\ntable = \"none\"\n\n[[trackers]]\nfile = \"alder/2004*\"\n\n\
        [disclosure]\nabout_people = [\"Children held\", \"Children on the\"]\n";
    let inbox = inbox(settings);
    inbox.put(
        "alder/2004-04 indicators.csv",
        b"Indicator,Value,Date\nChildren on the register,12,30/04/2004\n",
    );
    let answer = inbox.run("check", &["--format", "short"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let told: Vec<&str> = answer.text.lines().filter(|line| line.contains("setting-unused")).collect();
    let expected = [
        ("line 2:", "no tracker fits `birch/*`"),
        ("line 9:", "has a sheet `Plann`"),
        ("line 13:", "no tracker fits `alder/2004*`"),
        ("line 16:", "no indicator is called `Children held`"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (line, words) in expected {
        assert!(
            told.iter().any(|told| told.contains(line) && told.contains(words)),
            "{line} {words}: {told:#?}"
        );
    }
}

#[test]
fn wrong_arguments_are_refused() {
    assert_eq!(program(&["run", "no/such/folder"]).code, 2);
    assert_eq!(program(&["run"]).code, 2);
    assert_eq!(program(&["check", ".", "--colour"]).code, 2);
    assert_eq!(program(&["findings", "none"]).code, 2);
    assert_eq!(inbox("").run("run", &["--period", "2004-13"]).code, 2);
}

#[test]
fn a_folder_without_trackers_is_told_at_once() {
    let answer = Inbox::new().run("run", &[]);
    assert_eq!(answer.code, 3);
    assert!(answer.errors.contains("no trackers in") && answer.errors.contains("xlsx"), "{}", answer.errors);
}

#[test]
fn a_place_that_cannot_be_written_is_told_before_reading() {
    let inbox = inbox("");
    let out = inbox.out();
    std::fs::write(&out, b"a file, not a folder").unwrap();
    let answer = inbox.run("run", &["--out", out.to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.errors.contains("choose another place with --out") && answer.text.is_empty(),
        "{}",
        answer.errors
    );
}

#[test]
fn strict_writes_nothing_when_something_was_left_out() {
    let inbox = inbox("");
    inbox.put("beech/2004-04 plan.xlsx", b"");
    let (answer, out) = inbox.benchmark(&["--strict"]);
    assert_eq!(answer.code, 4);
    assert!(!out.join("2004-04").exists());
    let (answer, out) = inbox.benchmark(&[]);
    assert_eq!(answer.code, 4, "{}", answer.text);
    assert!(out.join("2004-04/benchmark.xlsx").exists(), "one bad file does not stop the batch");
}

#[test]
fn batch_toml_can_name_council_month_table_fields_and_words() {
    let inbox = Inbox::new();
    let grid = "What | Boss | Colour\nAgree the form | A Duty | Shelved";
    inbox.put("scan.xlsx", &crate::builder::workbook(&[("Sheet1", grid)]));
    inbox.put(
        "batch.toml",
        b"[[trackers]]\nfile = \"scan.xlsx\"\ncouncil = \"Elm\"\nperiod = \"2004-04\"\n\
          [[trackers.tables]]\nsheet = \"Sheet1\"\ntable = \"actions\"\nheader_row = 1\n\
          fields = { action = \"A\", lead = \"B\", status = \"C\" }\n[words.status]\nShelved = \"no longer needed\"\n",
    );
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let actions = crate::builder::csv(&out.join("2004-04/data/actions.csv"));
    assert_eq!(actions.len(), 1);
    let value = |name: &str| actions[0][name].as_str();
    assert_eq!((value("council"), value("lead"), value("status")), ("Elm", "A Duty", "no longer needed"));
    let columns = crate::builder::csv(&out.join("2004-04/data/columns.csv"));
    assert!(columns.iter().all(|column| column["how"] == "config"));
}

#[test]
fn a_written_map_reads_the_tracker_the_same_way_next_month() {
    let inbox = Inbox::new();
    let grid = "Indicator | Unit | Mar 04 | Apr 04\nReferrals | number | 12 | 14";
    let book = crate::builder::workbook(&[("Plan", PLAN), ("PIs", grid)]);
    inbox.put("2004-04 alder.xlsx", &book);
    let map = inbox.path().join("map.toml");
    let file = inbox.path().join("2004-04 alder.xlsx");
    assert_eq!(program(&["inspect", file.to_str().unwrap(), "--write-map", map.to_str().unwrap()]).code, 0);
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let before = std::fs::read(out.join("2004-04/data/indicators.csv")).unwrap();
    std::fs::remove_dir_all(&out).unwrap();
    let (answer, out) = inbox.benchmark(&["--no-charts", "--config", map.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    assert_eq!(std::fs::read(out.join("2004-04/data/indicators.csv")).unwrap(), before);
    assert_eq!(crate::builder::csv(&out.join("2004-04/data/actions.csv")).len(), 1);
}
