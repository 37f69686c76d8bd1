//! Reading trackers in the shapes that councils send.

use crate::builder::{Inbox, csv, samples, workbook};

fn actions(inbox: &Inbox, period: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    csv(&out.join(period).join("data/actions.csv"))
}

#[test]
fn a_header_over_two_rows_is_one_header() {
    let grid = "
Alder Council
As at 30 April 2004
 | Planned | Lead | Target | RAG
No. | action | officer | date | status
1 | Agree the form | A Duty | 30.6.04 | G
";
    let rows = actions(&Inbox::with("alder.xlsx", "Plan", grid), "2004-04");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0]["due"].as_str(), rows[0]["status"].as_str(), rows[0]["row"].as_str()),
        ("2004-06-30", "on track", "5")
    );
}

#[test]
fn a_status_given_by_colour_alone_is_read_and_says_so() {
    let grid = "Action | Lead | RAG\nAgree | A | [red]\nWrite | B | [green]Green\nPost | C |";
    let rows = actions(&Inbox::with("alder/2004-04.xlsx", "Plan", grid), "2004-04");
    assert_eq!(statuses(&rows), [("off track", "fill"), ("on track", "word"), ("unknown", "")]);
}

/// The status of each row, and where it came from.
fn statuses(rows: &[std::collections::BTreeMap<String, String>]) -> Vec<(&str, &str)> {
    rows.iter().map(|row| (row["status"].as_str(), row["status_from"].as_str())).collect()
}

/// An inbox with a tracker that another program saved.
fn fixture(name: &str) -> Inbox {
    let inbox = Inbox::new();
    let bytes = std::fs::read(crate::builder::project().join("tests/fixtures").join(name)).unwrap();
    let (_, ending) = name.rsplit_once('.').unwrap();
    inbox.put(&format!("alder/2004-04.{ending}"), &bytes);
    inbox
}

#[test]
fn colours_of_old_workbooks_are_read_too() {
    let rows = actions(&fixture("status-by-fill.xls"), "2004-04");
    assert_eq!(statuses(&rows), [("off track", "fill"), ("on track", "word")]);
}

#[test]
fn colours_by_rule_are_read_as_another_program_saved_them() {
    // LibreOffice made the file: 1 is red, 3 to 3.5 green; the progress "finished" green, "All in place" blue.
    let rows = actions(&fixture("status-by-rule.ods"), "2004-04");
    let fill = |status| (status, "fill");
    assert_eq!(statuses(&rows), [fill("on track"), fill("off track"), fill("on track"), fill("complete")]);
}

#[test]
fn hidden_rows_of_binary_workbooks_are_said() {
    let whole =
        std::fs::read(crate::builder::project().join("samples/2004-01/example-harrowmere.xlsb")).unwrap();
    // Row 8 of the plan gets the mark of a hidden row.
    let row = |flags: u8| [7, 0, 0, 0, 0, 0, 0, 0, 0x2C, 1, 0, flags, 0];
    let hidden = crate::builder::edited(&whole, "xl/worksheets/sheet1.bin", &row(0), &row(0x10));
    let inbox = Inbox::new();
    inbox.put("alder/2004-01.xlsb", &hidden);
    let answer = inbox.run("inspect", &[]);
    assert!(answer.text.contains("hidden row 8 (used all the same)"), "{}", answer.text);
}

#[test]
fn two_tables_on_one_sheet_are_both_read() {
    let grid = "
Judgement | Grade | Date
How well are children being served? | Most | 2003-06-20
What is the council's capacity to improve? | Promising | 2003-06-20

Members' visits
Date of visit | Team | Issue raised | Response
2004-03-02 | Duty | Parking | None
";
    let inbox = Inbox::with("alder/2004-04.xlsx", "SSI", grid);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let judgements = csv(&out.join("2004-04/data/judgements.csv"));
    assert_eq!(judgements.iter().map(|row| row["grade"].as_str()).collect::<Vec<_>>(), ["most", "promising"]);
    let visits = csv(&out.join("2004-04/data/visits.csv"));
    assert_eq!(
        (visits.len(), visits[0]["response"].as_str(), visits[0]["response_blank"].as_str()),
        (1, "", "none")
    );
}

#[test]
fn tables_side_by_side_are_parted_by_a_blank_column() {
    let grid = "
Action | Lead | Status | | Risk | Likelihood | Impact
Agree | A | Green | | Staff leave | 3 | 4
Write | B | Amber | | |
";
    let inbox = Inbox::with("alder/2004-04.xlsx", "Both", grid);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    assert_eq!(csv(&out.join("2004-04/data/actions.csv")).len(), 2);
    assert_eq!(csv(&out.join("2004-04/data/risks.csv"))[0]["score"], "12.0");
}

#[test]
fn a_line_named_total_is_a_line_and_a_total_is_not() {
    let grid = "
Line | Funding | Budget £000 | Forecast £000
Total Respect training | Base | 10 | 10
Duty team | Grant | 5.5 | 6
Total | | 15.5 | 16
";
    let inbox = Inbox::with("alder/2004-04.xlsx", "Budget", grid);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!((answer.code, answer.ids()), (0, vec![]), "{}", answer.text);
    let lines = csv(&out.join("2004-04/data/budget.csv"));
    let pence: Vec<&str> = lines.iter().map(|line| line["budget_pence"].as_str()).collect();
    assert_eq!(pence, ["1000000", "550000"]);
}

#[test]
fn several_trackers_of_one_council_and_month_are_put_together() {
    let inbox = Inbox::new();
    inbox.put("2004-04/alder plan.xlsx", &workbook(&[("Plan", "Action | Lead | Status\nAgree | A | Green")]));
    inbox.put("2004-04/alder budget.csv", b"Line,Budget,Forecast\nDuty,\"1,000\",900\n");
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let councils: Vec<String> =
        csv(&out.join("2004-04/data/actions.csv")).iter().map(|row| row["council"].clone()).collect();
    assert_eq!(councils, ["Alder"]);
    assert_eq!(csv(&out.join("2004-04/data/budget.csv"))[0]["budget_pence"], "100000");
    assert!(out.join("2004-04/alder.xlsx").exists());
}

#[test]
fn a_far_away_cell_costs_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (header, value)) in
        [("Action", "Agree"), ("Lead", "A"), ("Status", "Green")].iter().enumerate()
    {
        sheet.write_string(0, column as u16, *header).unwrap();
        sheet.write_string(1, column as u16, *value).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    let inbox = Inbox::new();
    inbox.put("alder/2004-04.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(actions(&inbox, "2004-04").len(), 1);
}

#[test]
fn every_format_of_the_samples_is_read() {
    let (_, out) = samples();
    let rows = csv(&out.join("2004-03/data/actions.csv"));
    for ending in [".xlsx", ".xls", ".ods", ".xlsb", ".csv"] {
        let count = rows.iter().filter(|row| row["workbook"].ends_with(ending)).count();
        assert!(count >= 15, "{count} actions from {ending}");
    }
}

#[test]
fn the_real_samples_hold_the_facts_of_their_papers() {
    let (_, out) = samples();
    // B&NES report of 28 January 2013, 4.5 and 4.7: nine judgements of safeguarding, eleven of looked-after children.
    let judgements = csv(&out.join("2013-01/data/judgements.csv"));
    let count = |grade: &str| judgements.iter().filter(|row| row["grade"] == grade).count();
    assert_eq!(
        (judgements.len(), count("good"), count("adequate"), count("inadequate"), count("outstanding")),
        (20, 8, 10, 2, 0)
    );
    // Leicester report of 28 April 2004, 4: £200,000 in 2003/04.
    let budget = csv(&out.join("2004-04/data/budget.csv"));
    assert_eq!((budget.len(), budget[0]["budget_pence"].as_str()), (1, "20000000"));
    // Halton report of 31 October 2011, 3.3: five issues, all answered; referrals up 15 %.
    let visits = csv(&out.join("2011-10/data/visits.csv"));
    let issues: Vec<_> = visits.iter().filter(|row| !row["issue"].is_empty()).collect();
    assert_eq!((issues.len(), issues.iter().filter(|row| row["response"].is_empty()).count()), (5, 0));
    let indicators = csv(&out.join("2011-10/data/indicators.csv"));
    assert!(indicators.iter().any(|row| row["value"] == "15.0"), "{indicators:?}");
    // B&NES report of 3 December 2003, 4.10: serving most children well, capacity promising.
    let judgements = csv(&out.join("2003-12/data/judgements.csv"));
    assert_eq!(judgements.iter().map(|row| row["grade"].as_str()).collect::<Vec<_>>(), ["most", "promising"]);
    // LSCB work programme of August 2010: actions under all seven outcomes.
    let mut outcomes: Vec<String> =
        csv(&out.join("2010-08/data/actions.csv")).iter().map(|row| row["standard"].clone()).collect();
    outcomes.sort();
    outcomes.dedup();
    assert_eq!(outcomes, ["1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
fn an_amount_in_a_merged_cell_counts_once() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    for (column, header) in ["Line", "Funding", "Budget", "Forecast"].iter().enumerate() {
        sheet.write_string(0, column as u16, *header).unwrap();
    }
    for row in 1..4u32 {
        sheet.write_string(row, 0, format!("Line {row}")).unwrap();
        sheet.write_number(row, 3, 5.0).unwrap();
    }
    sheet.merge_range(1, 1, 3, 1, "Grant", &format).unwrap();
    sheet.merge_range(1, 2, 3, 2, "", &format).unwrap();
    sheet.write_number(1, 2, 30.0).unwrap();
    let inbox = Inbox::new();
    inbox.put("alder/2004-04.xlsx", &book.save_to_buffer().unwrap());
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let lines = csv(&out.join("2004-04/data/budget.csv"));
    assert_eq!(lines.iter().map(|line| line["budget_pence"].as_str()).collect::<Vec<_>>(), ["3000", "", ""]);
    assert!(lines.iter().all(|line| line["funding"] == "Grant"));
}

#[test]
fn the_worst_grade_of_the_scale_is_a_grade_and_not_a_blank() {
    let grid = "
Judgement | Grade | Date | Service
How well are children being served? | Most | 2002-11-14 | Children
How well are children being served? | No | 2003-06-20 | Children
What is the council's capacity to improve? | Poor | 2003-06-20 | Children
How well are children being served? | Well | 2003-07-01 | Adults
";
    let inbox = Inbox::with("alder/2004-04.xlsx", "SSI", grid);
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let grades = csv(&out.join("2004-04/data/judgements.csv"));
    assert_eq!(
        grades.iter().map(|row| row["grade"].as_str()).collect::<Vec<_>>(),
        ["most", "no", "poor", "well"]
    );
    let measures = csv(&out.join("2004-04/data/measures.csv"));
    let group = measures
        .iter()
        .find(|row| row["measure"] == "judgements.group" && row["council"] == "Alder")
        .unwrap();
    assert_eq!(group["group"], "Serving some or none well, poor or uncertain capacity");
}

#[test]
fn thousands_are_thousands_however_they_are_written() {
    for (title, header) in [("All figures in £'000", "Budget"), ("", "Budget (£’000)"), ("", "Budget £000s")]
    {
        let grid = format!("{title}\nLine | Funding | {header} | Forecast £000\nDuty | Base | 250 | 250");
        let inbox = Inbox::with("alder/2004-04.xlsx", "Budget", &format!("\n{grid}"));
        let (_, out) = inbox.benchmark(&["--no-charts"]);
        assert_eq!(
            csv(&out.join("2004-04/data/budget.csv"))[0]["budget_pence"],
            "25000000",
            "{title}{header}"
        );
    }
}

#[test]
fn totals_are_known_by_their_label_and_by_adding_up() {
    let grid = "
Line | Year | Budget | Forecast
Duty | 2003/04 | 10 | 10
Total Respect training | | 20 | 20
Overall total | | 30 | 30
Total | 2003/04 | 30 | 30
";
    let inbox = Inbox::with("alder/2004-04.xlsx", "Budget", grid);
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.ids(), Vec::<String>::new(), "{}", answer.text);
    let lines = csv(&out.join("2004-04/data/budget.csv"));
    assert_eq!(
        lines.iter().map(|line| line["line"].as_str()).collect::<Vec<_>>(),
        ["Duty", "Total Respect training"]
    );
}

#[test]
fn a_tracker_that_keeps_no_date_or_evidence_has_no_figure_for_it() {
    let criteria = "Ref | Standard | Criteria | Self rating\n1.1 | 1 | a | Satisfactory";
    let plan = "Action | Lead | Status\nAgree | A | Complete";
    let inbox = Inbox::new();
    inbox.put("alder/2004-04.xlsx", &workbook(&[("Audit", criteria), ("Plan", plan)]));
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let measures = csv(&out.join("2004-04/data/measures.csv"));
    for id in ["timescales.met-april", "actions.without-evidence", "actions.without-due"] {
        let rows: Vec<_> = measures.iter().filter(|row| row["measure"] == id).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row["value"].is_empty()), "{id}: {rows:?}");
    }
}

/// What reporting systems call `.xls`: a page, a message of pages, and a workbook of one XML file. All say the same.
#[test]
fn pages_and_xml_that_are_called_xls_are_read_with_their_colours() {
    let page = "<html><head><style>.late{background:#FF0000}</style></head><body><h2>Alder Council</h2><p>As at 30 April 2004</p>\
        <table border=1><tr><th rowspan=2>Ref<th rowspan=2>Action<th colspan=2>Who and when<th rowspan=2>Status</tr>\
        <tr><th>Lead<th>Due date</tr><tr><td>1<td>Agree the form &amp; send it<td>A Duty<td>31/03/2004<td class=late></tr>\
        <tr><td>2<td>Publish<td>B Policy<td>31/05/2004<td bgcolor='#00B050'></td></tr></table></body></html>";
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n{page}\r\n--x--\r\n"
    );
    let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let filled = |style: &str| format!("<Cell ss:Index=\"5\" ss:StyleID=\"{style}\"/>");
    let row = |texts: [&str; 4], last: String| format!("<Row>{}{last}</Row>", texts.map(cell).concat());
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Styles><Style ss:ID=\"r\"><Interior ss:Color=\"#FF0000\" ss:Pattern=\"Solid\"/></Style><Style ss:ID=\"g\"><Interior ss:Color=\"#00B050\" ss:Pattern=\"Solid\"/></Style></Styles>\
         <Worksheet ss:Name=\"Plan\"><Table>{}{}{}</Table></Worksheet></Workbook>",
        row(["Ref", "Action", "Lead", "Due date"], cell("Status")),
        row(["1", "Agree the form &amp; send it", "A Duty", "31/03/2004"], filled("r")),
        row(["2", "Publish", "B Policy", "31/05/2004"], filled("g")),
    );
    for (what, bytes) in [("page", page), ("archive", &archive), ("xml", &xml)] {
        let inbox = Inbox::new();
        inbox.put("alder/2004-04 plan.xls", bytes.as_bytes());
        let (answer, out) = inbox.benchmark(&["--no-charts", "--format", "short"]);
        assert_eq!(answer.code, 0, "{what}: {}{}", answer.text, answer.errors);
        let actions = csv(&out.join("2004-04/data/actions.csv"));
        assert_eq!(actions.len(), 2, "{what}: {}", answer.text);
        let of = |at: usize, field: &str| actions[at][field].clone();
        assert_eq!(of(0, "action"), "Agree the form & send it", "{what}");
        assert_eq!(
            (of(0, "due"), of(0, "status")),
            ("2004-03-31".to_owned(), "off track".to_owned()),
            "{what}"
        );
        assert_eq!(
            (of(1, "lead"), of(1, "status")),
            ("B Policy".to_owned(), "on track".to_owned()),
            "{what}"
        );
    }
}
