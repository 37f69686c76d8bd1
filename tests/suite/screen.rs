//! The exact text on the screen.

use crate::builder::{Inbox, program};

const PLAN: &str = "
Alder Council
No. | Planned action | Lead officer | Target date | RAG
1 | Common referral form for all agencies | J Okoro | 31/02/2004 | Green
2 | Publish the guide | B Policy | 30/02/2004 | Amber
Notes
";

#[test]
fn a_diagnostic_shows_the_cells_around_the_trouble() {
    let answer = Inbox::with("alder/2004-04 plan.xlsx", "Action plan", PLAN).run("check", &[]);
    insta::assert_snapshot!(answer.text, @r"
    warning[date-not-read]: `Target date` is not a date
      --> alder/2004-04 plan.xlsx  'Action plan'!D3
      |  B Planned action          C Lead officer  D Target date
    3 |  Common referral form ...  J Okoro         31/02/2004
      |                                            ^^^^^^^^^^ a date was expected
      = note: the same in 2 cells: D3 to D4
      = note: the action is used without this date
      = help: enter it as a date in Excel, for example 28/02/2004

    1 tracker: 1 clean · 2 rows used, 3 set aside · 0 errors, 1 warning
    ");
}

#[test]
fn a_short_diagnostic_is_one_line() {
    let answer =
        Inbox::with("alder/2004-04 plan.xlsx", "Action plan", PLAN).run("check", &["--format", "short"]);
    insta::assert_snapshot!(answer.text, @r"
    alder/2004-04 plan.xlsx  'Action plan'!D3: warning[date-not-read]: `Target date` is not a date: 31/02/2004 (2 times)
    1 tracker: 1 clean · 2 rows used, 3 set aside · 0 errors, 1 warning
    ");
}

#[test]
fn inspect_shows_how_a_sheet_was_understood() {
    let inbox = Inbox::with("alder 2004-04.xlsx", "Action plan", PLAN);
    let answer = program(&["inspect", inbox.path().join("alder 2004-04.xlsx").to_str().unwrap()]);
    assert_eq!(answer.code, 0);
    insta::assert_snapshot!(answer.text.split("\nwarning").next().unwrap(), @r"
    alder 2004-04.xlsx
      council: Alder
      period: April 2004
      national pack: ssi-2003

      sheet 'Action plan': 5 rows = 2 used + 3 set aside + 0 not recognised
        title rows: 1; header rows: 1; notes: 1
        table actions, header in row 2
          A2     ref                      <- No. (99% sure): the header says so in full; all 2 filled cells are short codes or numbers
          B2     action                   <- Planned action (99% sure): the header says so in full; all 2 filled cells are texts
          C2     lead                     <- Lead officer (99% sure): the header says so in full; all 2 filled cells are names or roles
          D2     due                      <- Target date (89% sure): the header says so in full; all 2 filled cells are texts
          E2     status                   <- RAG (99% sure): the header says so in full; all 2 filled cells are words of a status
    ");
}

#[test]
fn what_was_not_recognised_can_be_taught_by_hand_where_there_is_no_terminal() {
    let inbox = Inbox::with(
        "alder 2004-04.xlsx",
        "Action plan",
        "Action | Lead | Status | Zebra\nAgree | A Duty | Green | Minutes",
    );
    let file = inbox.path().join("alder 2004-04.xlsx");
    let answer = program(&["inspect", file.to_str().unwrap(), "--teach"]);
    assert_eq!(answer.code, 0);
    assert!(
        answer.text.contains("[tables.actions]\n# ")
            && answer.text.contains("[\"Zebra\"]  # 'Action plan'!D1"),
        "{}",
        answer.text
    );
    assert!(!inbox.path().join("batch.toml").exists());
    // The line, with its field put right, holds for the tracker.
    inbox.put("batch.toml", b"[tables.actions]\nevidence = [\"Zebra\"]\n");
    let answer = program(&["inspect", file.to_str().unwrap()]);
    assert!(answer.text.contains("D1     evidence                 <- Zebra (99% sure)"), "{}", answer.text);
}

#[test]
fn findings_print_every_figure_with_its_source() {
    let answer = program(&["findings", "ssi-2003"]);
    for text in [
        "self-effective = 70% to 80% (about)",
        "governance-concern = 27% (exact)",
        "met-april-1-3 = more than 80% (more than)",
        "overrated = no figure published (words only)",
        "source: SSI letter CI(2003)11, Annex 1, 1.11",
    ] {
        assert!(answer.text.contains(text), "{text}");
    }
    assert_eq!(answer.text.matches("source: ").count(), 19);
}

#[test]
fn what_trackers_and_names_hold_never_steers_the_terminal() {
    let grid = "Action | Lead | Due date | Status\nAgree\u{1b}]0;owned\u{7} the form | A | \u{1b}[2Jnever | On track";
    let inbox = Inbox::with("alder\u{1b}[31m/2004-04 plan.xlsx", "Plan\u{8}", grid);
    inbox.put(
        "batch.toml",
        b"exclude = [\"\\u001b5m*\"]\n[[trackers]]\nfile = \"none\\u0007\"\ncouncil = \"A\"\n",
    );
    for format in ["full", "short", "json"] {
        let (answer, _) = inbox.benchmark(&["--format", format, "--no-charts"]);
        let steers = |c: char| c.is_control() && c != '\n';
        assert!(!answer.text.contains(steers) && !answer.errors.contains(steers), "{:?}", answer.text);
        assert!(answer.text.contains("date-not-read"), "{}", answer.text);
    }
    let answer = program(&["check", "no\u{1b}[31m/such"]);
    assert!(!answer.errors.contains('\u{1b}'), "{:?}", answer.errors);
}

#[cfg(target_os = "linux")]
#[test]
fn a_screen_that_takes_nothing_more_is_a_failure() {
    let inbox = Inbox::with("alder/2004-04 plan.xlsx", "Plan", PLAN);
    let run = |to: std::process::Stdio| {
        std::process::Command::new(env!("CARGO_BIN_EXE_council-benchmark"))
            .arg("check")
            .arg(inbox.path())
            .stdout(to)
            .stderr(std::process::Stdio::piped())
            .output()
            .unwrap()
    };
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = run(full.into());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write what there is to say"));
    // A reader that has gone away is none.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(run(writer.into()).status.code(), Some(0));
}
