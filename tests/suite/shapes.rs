//! The shapes and channels of trackers that nobody tidied: forms, fields down the side, colours by rule, comments, strike-through.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText, ConditionalFormatTextRule,
    Format, Note, Workbook,
};

use crate::builder::{Inbox, csv, workbook};

type Line = BTreeMap<String, String>;

fn records(inbox: &Inbox, table: &str) -> Vec<Line> {
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert!(answer.code == 0 || answer.code == 4, "{}{}", answer.text, answer.errors);
    csv(&out.join(format!("2004-04/data/{table}.csv")))
}

fn grid(text: &str) -> Inbox {
    Inbox::with("alder/2004-04 plan.xlsx", "Plan", text)
}

fn book(mut book: Workbook) -> Inbox {
    let inbox = Inbox::new();
    inbox.put("alder/2004-04 plan.xlsx", &book.save_to_buffer().unwrap());
    inbox
}

fn column<'a>(lines: &'a [Line], name: &str) -> Vec<&'a str> {
    lines.iter().map(|line| line[name].as_str()).collect()
}

#[test]
fn a_sentence_in_a_row_starts_no_table() {
    let inbox = grid(
        "No. | Action | Lead | Status | Progress | Evidence
1 | Agree the form | A Duty | On track | The panel recorded the outcome on file | The area team audited the judgement and the domain of it
2 | Print it | B Press | Complete | Area | Rating",
    );
    assert_eq!(column(&records(&inbox, "actions"), "ref"), ["1", "2"]);
}

#[test]
fn fields_down_the_side_are_read_as_records() {
    let inbox = grid(
        "Improvement board, April 2004
Action | Agree the form | Publish the guide
Lead officer | A Duty | B Policy
Due date | 30/06/2004 | 31/03/2004
Status | Green | Complete
Meeting room | 4 | 5",
    );
    let lines = records(&inbox, "actions");
    assert_eq!(column(&lines, "action"), ["Agree the form", "Publish the guide"]);
    assert_eq!(column(&lines, "due"), ["2004-06-30", "2004-03-31"]);
    assert_eq!(column(&lines, "status"), ["on track", "complete"]);
    let ledger = records(&inbox, "ledger");
    assert_eq!((ledger[0]["rows"].as_str(), ledger[0]["used"].as_str()), ("6", "4"));
}

#[test]
fn the_revised_date_counts_and_the_first_one_where_it_is_empty() {
    let inbox = grid(
        "Action | Lead | Due date | Revised due date | Status
Agree the form | A Duty | 31/01/2004 | 30/06/2004 | Green
Publish the guide | B Policy | 31/03/2004 | | Red",
    );
    assert_eq!(column(&records(&inbox, "actions"), "due"), ["2004-06-30", "2004-03-31"]);
}

#[test]
fn text_on_further_rows_goes_on_with_the_record_above() {
    let inbox = grid(
        "No. | Action | Lead | Status
1 | Implement the procedure | A Duty | Green
 | with the hospital |  |
2 | Publish the guide | B Policy | Red",
    );
    let lines = records(&inbox, "actions");
    assert_eq!(column(&lines, "action"), ["Implement the procedure; with the hospital", "Publish the guide"]);
}

#[test]
fn a_form_keeps_its_questions_and_its_guidance_apart() {
    let inbox = grid(
        "No. | Risk name | Likelihood | Impact | Mitigations
 |  | Choose how likely it is | Choose how bad it would be | Say what is done about it
0 | Example of how to complete this form | 3 | 4 | Recruit
1 | Staff leave | 3 - High | 4 | Recruit
2 |  | < Select > | < Select > |
END | END | END | END | END",
    );
    assert_eq!(column(&records(&inbox, "risks"), "risk"), ["Staff leave"]);
    let ledger = records(&inbox, "ledger");
    let reason = &ledger[0]["reason"];
    for wanted in [
        "guidance below the header: 1",
        "examples of how to fill in the form: 1",
        "rows of a form that nobody has filled in: 1",
    ] {
        assert!(reason.contains(wanted), "{reason}");
    }
}

#[test]
fn quarters_across_are_values_of_their_last_day_and_forecasts_are_none() {
    // The year stands over its quarters as trackers have it: merged.
    let mut merged = Workbook::new();
    let sheet = merged.add_worksheet();
    let plain = Format::new();
    sheet.write_string(0, 0, "Indicator").unwrap();
    sheet.write_string(0, 1, "Unit").unwrap();
    sheet.merge_range(0, 2, 0, 4, "Financial Year 2003/04", &plain).unwrap();
    sheet.write_string(0, 5, "Financial Year 2004/05").unwrap();
    for (at, text) in ["(Oct to Dec)", "(Jan to Mar)", "Total", "(Apr to Jun)"].iter().enumerate() {
        sheet.write_string(1, at as u16 + 2, *text).unwrap();
    }
    for (at, text) in [(2, "Actual"), (3, "Actual"), (5, "Forecast")] {
        sheet.write_string(2, at, text).unwrap();
    }
    sheet.write_string(3, 0, "Referrals").unwrap();
    for (at, number) in [10.0, 12.0, 22.0, 15.0].iter().enumerate() {
        sheet.write_number(3, at as u16 + 2, *number).unwrap();
    }
    let lines = records(&book(merged), "indicators");
    assert_eq!(column(&lines, "value"), ["10.0", "12.0"]);
    assert_eq!(column(&lines, "date"), ["2003-12-31", "2004-03-31"]);
    assert_eq!(column(&lines, "date_precision"), ["quarter", "quarter"]);
}

#[test]
fn months_without_a_name_for_what_they_count_take_the_groups_beside_them() {
    let inbox = grid(
        "Tracker
 | Calendar month | 2004-01-31 | 2004-02-29 | 2004-03-31
Relicensing | Web | 10 | 11 | 12
 | Phone | 20 | 21 | 22
Returns | Web | 30 | 31 | 32",
    );
    let lines = records(&inbox, "indicators");
    assert_eq!(lines.len(), 9);
    assert_eq!(lines[3]["indicator"], "Relicensing, Phone");
    assert_eq!((lines[8]["indicator"].as_str(), lines[8]["value"].as_str()), ("Returns, Web", "32.0"));
}

#[test]
fn colours_that_rules_give_strike_through_and_coloured_dots_are_read() {
    let mut made = Workbook::new();
    let sheet = made.add_worksheet();
    for (column, text) in ["Action", "Lead", "RAG"].iter().enumerate() {
        sheet.write_string(0, column as u16, *text).unwrap();
    }
    let struck = Format::new().set_font_strikethrough();
    let dot = Format::new().set_font_color(0x00_B050);
    for (row, name) in (1..).zip(["by number", "by text", "struck", "dot", "theme"]) {
        sheet.write_string(row, 0, name).unwrap();
        sheet.write_string(row, 1, "A Duty").unwrap();
    }
    sheet.write_number(1, 2, 5.0).unwrap();
    sheet.write_string(2, 2, "needs help").unwrap();
    sheet.write_string_with_format(3, 0, "struck", &struck).unwrap();
    sheet.write_string_with_format(4, 2, "●", &dot).unwrap();
    let theme = Format::new().set_background_color(rust_xlsxwriter::Color::Theme(6, 0));
    sheet.write_blank(5, 2, &theme).unwrap();
    let red = Format::new().set_background_color(0xFF_0000);
    let number =
        ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(5)).set_format(&red);
    sheet.add_conditional_format(1, 2, 9, 2, &number).unwrap();
    let light = Format::new().set_background_color(0xFF_C7CE);
    let text = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::Contains("help".to_owned()))
        .set_format(&light);
    sheet.add_conditional_format(1, 2, 9, 2, &text).unwrap();
    let lines = records(&book(made), "actions");
    assert_eq!(column(&lines, "status"), ["off track", "off track", "complete", "on track", "on track"]);
    assert_eq!(column(&lines, "status_from"), ["fill", "fill", "strike", "fill", "fill"]);
}

#[test]
fn a_key_and_a_summary_below_a_plan_are_no_actions() {
    let inbox = grid(
        "Action | Lead | Due date | Status
Agree the form | A Duty | 30/06/2004 | Green
Publish the guide | B Policy | 31/03/2004 | Incomplete

Summary
Complete | 1
Incomplete | 1

Key
Green | On target",
    );
    let lines = records(&inbox, "actions");
    assert_eq!(column(&lines, "action"), ["Agree the form", "Publish the guide"]);
    assert_eq!(column(&lines, "status"), ["on track", "unknown"]);
}

#[test]
fn a_group_name_over_the_first_of_its_columns_means_all_of_them() {
    let inbox = grid(
        "Ref | Risk | Gross | | | Net | | | Owner
 | | Likelihood | Impact | Score | Likelihood | Impact | Score |
R1 | Staff leave | 5 | 4 | 20 | 3 | 2 | 6 | HR",
    );
    let lines = records(&inbox, "risks");
    let value = |name: &str| lines[0][name].as_str();
    assert_eq!((value("likelihood"), value("severity"), value("stated_score")), ("3.0", "2.0", "6.0"));
    let inbox = grid(
        "PI | Q1 2003/04 | | Q2 2003/04 |
 | Target | Actual | Target | Actual
Reviews | 80 | 75 | 85 | 82",
    );
    let lines = records(&inbox, "indicators");
    assert_eq!(column(&lines, "value"), ["75.0", "82.0"]);
    assert_eq!(column(&lines, "date"), ["2003-06-30", "2003-09-30"]);
    assert_eq!(column(&lines, "target"), ["80.0", "85.0"]);
}

#[test]
fn of_two_years_the_later_counts_and_a_revised_date_of_no_change_does_not() {
    let inbox = grid(
        "Budget line | 2002/03 Budget | 2002/03 Actual | 2003/04 Budget | 2003/04 Actual
Staff | 100 | 90 | 120 | 115",
    );
    let lines = records(&inbox, "budget");
    assert_eq!((lines[0]["budget_pence"].as_str(), lines[0]["actual_pence"].as_str()), ("12000", "11500"));
    let inbox = grid(
        "Action | Lead | Original due date | Revised due date | Status
Agree | A Duty | 31/01/2004 | n/a | Amber
Print | B Press | 31/01/2004 | No change | Amber",
    );
    assert_eq!(column(&records(&inbox, "actions"), "due"), ["2004-01-31", "2004-01-31"]);
}

#[test]
fn the_order_of_the_channels_can_be_set() {
    let inbox = grid("Action | Lead | RAG\nAgree | A | [red]On track");
    assert_eq!(column(&records(&inbox, "actions"), "status"), ["on track"]);
    inbox.put("batch.toml", b"status_order = [\"fill\", \"word\"]\n");
    assert_eq!(column(&records(&inbox, "actions"), "status"), ["off track"]);
}

#[test]
fn comments_stay_with_the_record() {
    let mut made = Workbook::new();
    let sheet = made.add_worksheet();
    for (column, text) in ["Action", "Lead", "Status"].iter().enumerate() {
        sheet.write_string(0, column as u16, *text).unwrap();
        sheet.write_string(1, column as u16, if column == 2 { "Green" } else { *text }).unwrap();
    }
    sheet.insert_note(1, 1, &Note::new("On leave until June").add_author_prefix(false)).unwrap();
    assert_eq!(column(&records(&book(made), "actions"), "remarks"), ["B2: On leave until June"]);
}

#[test]
fn values_can_be_mapped() {
    let inbox = grid("Action | Lead | Status\nAgree | JS | Green");
    inbox.put(
        "batch.toml",
        b"[[trackers]]\nfile = \"**/*.xlsx\"\n[trackers.values]\nlead = { \"js\" = \"Head of Service\" }\n",
    );
    assert_eq!(column(&records(&inbox, "actions"), "lead"), ["Head of Service"]);
}

#[test]
fn a_map_follows_a_header_that_has_moved_and_says_so() {
    let first = "Task | Boss | When | RAG\nAgree | A Duty | 30/06/2004 | G";
    let inbox = Inbox::with("alder 2004-03 plan.xlsx", "Plan", first);
    let map = inbox.path().join("map.toml");
    let file = inbox.path().join("alder 2004-03 plan.xlsx");
    let written =
        crate::builder::program(&["inspect", file.to_str().unwrap(), "--write-map", map.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{}", written.text);
    let text = std::fs::read_to_string(&map).unwrap().replace("alder 2004-03 plan", "alder 2004-04 plan");
    std::fs::remove_file(&file).unwrap();
    inbox.put("batch.toml", text.as_bytes());
    let second = "Task | Boss | Room | When | RAG\nAgree | A Duty | 4 | 30/06/2004 | G";
    inbox.put("alder 2004-04 plan.xlsx", &workbook(&[("Plan", second)]));
    let lines = records(&inbox, "actions");
    assert_eq!((lines[0]["due"].as_str(), lines[0]["status"].as_str()), ("2004-06-30", "on track"));
    let answer = inbox.run("check", &["--format", "short"]);
    assert!(answer.text.contains("header-moved"), "{}", answer.text);
}

#[test]
fn months_without_a_year_take_it_from_the_title_and_say_so() {
    let inbox = grid(
        "Performance 2003/04
Indicator | Unit | Target | Nov | Dec | Jan | Feb
Assessments in time | % | 80 | 71 | 72 | 73 | 74",
    );
    let lines = records(&inbox, "indicators");
    assert_eq!(column(&lines, "date"), ["2003-11-30", "2003-12-31", "2004-01-31", "2004-02-29"]);
    assert!(inbox.run("check", &[]).ids().contains(&"header-guessed".to_owned()));
    // Without a year anywhere they are the latest until the tracker's month, and said to be guessed.
    let inbox =
        grid("Performance\nIndicator | Unit | Target | Nov | Dec | Jan\nAssessments | % | 80 | 71 | 72 | 73");
    assert_eq!(column(&records(&inbox, "indicators"), "date"), ["2003-11-30", "2003-12-31", "2004-01-31"]);
    assert!(inbox.run("check", &[]).ids().contains(&"header-guessed".to_owned()));
}

#[test]
fn percentages_are_read_as_they_are_shown() {
    let mut made = Workbook::new();
    let percent = Format::new().set_num_format("0%");
    let sheet = made.add_worksheet();
    for (column, text) in ["Indicator", "Target", "Jan 2004", "Feb 2004", "Mar 2004"].iter().enumerate() {
        sheet.write_string(0, column as u16, *text).unwrap();
    }
    sheet.write_string(1, 0, "Assessments in time").unwrap();
    sheet.write_number_with_format(1, 1, 0.8, &percent).unwrap();
    sheet.write_number_with_format(1, 2, 0.55, &percent).unwrap();
    sheet.write_string(1, 3, "56 %").unwrap();
    // A rate of one in two, which no format makes a percentage.
    sheet.write_number(1, 4, 0.5).unwrap();
    let lines = records(&book(made), "indicators");
    assert_eq!(column(&lines, "value"), ["55.0", "56.0", "0.5"]);
    assert_eq!(column(&lines, "target"), ["80.0", "80.0", "80.0"]);
}

#[test]
fn a_status_with_a_column_for_each_word_is_the_marked_one() {
    let inbox = grid(
        "Ref | Action | Lead | Due date | Red | Amber | Green
1 | Agree the form | A | 2004-01-31 | x | |
2 | Write the guide | B | 2004-02-29 | | | X
3 | Train the staff | C | 2004-05-31 | | x | x
4 | Post the leaflet | D | 2004-05-31 | | |",
    );
    let lines = records(&inbox, "actions");
    assert_eq!(column(&lines, "status"), ["off track", "on track", "unknown", "unknown"]);
    let ids = inbox.run("check", &[]).ids();
    assert_eq!(ids.iter().filter(|id| *id == "status-not-read").count(), 1, "{ids:?}");
}

#[test]
fn a_numbered_line_of_two_cells_heads_the_rows_below_it() {
    let inbox = grid(
        "No | Criteria | Self assessment | Date met
1 | Referral and assessment | |
1.1 | Every referral is recorded | Satisfactory | 2003-07-31
1.2 | Managers sign decisions | Some concerns | 2003-07-31
2 | Training | |
2.1 | Staff are trained | Satisfactory | 2003-07-31",
    );
    let lines = records(&inbox, "assessments");
    assert_eq!(column(&lines, "criterion"), ["1.1", "1.2", "2.1"]);
    // The council's own number is no national one: training is the fifth standard.
    assert_eq!(column(&lines, "standard"), ["1", "1", "5"]);
}

#[test]
fn net_and_overall_lines_that_add_up_are_totals() {
    let inbox = grid(
        "Budget line | Approved budget | Actual to date
Duty team | 100 | 40
Training | 50 | 20
Grant income | -30 | -30
Net budget | 120 | 30
Overall position | 120 | 30
Net curtains for the contact room | 5 | 1",
    );
    let lines = records(&inbox, "budget");
    let names = column(&lines, "line");
    assert_eq!(names, ["Duty team", "Training", "Grant income", "Net curtains for the contact room"]);
}

#[test]
fn headings_in_capitals_name_the_standard_of_rows_that_have_none() {
    let inbox = grid(
        "Standard | Action | Lead | Due date | Status
REFERRAL | | | |
 | Agree the form | A | 2004-01-31 | Complete
 | Write the guide | B | 2004-02-29 | Green
TRAINING AND DEVELOPMENT | | | |
 | Train the staff | C | 2004-05-31 | Amber",
    );
    let lines = records(&inbox, "actions");
    assert_eq!(column(&lines, "standard"), ["1", "1", "5"]);
}

#[test]
fn a_small_table_that_is_not_understood_is_an_error() {
    let inbox = grid("Lead officer | Due date | Status\nA Duty | 31/03/2004 | Complete");
    let answer = inbox.run("check", &["--format", "short"]);
    assert_eq!(answer.code, 4, "{}", answer.text);
    assert!(answer.ids().contains(&"sheet-not-understood".to_owned()), "{}", answer.text);
}
