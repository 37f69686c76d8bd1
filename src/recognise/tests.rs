//! Small sheets, each for one part of recognising: what its columns are taken for, and which rows are records.

use super::block::Context;
use super::found::Found;
use super::{cards, walk};
use crate::ingest::{Cell, Sheet, Value};
use crate::period::Period;
use crate::tables::builtin;

const MARCH: Period = Period { year: 2024, month: 3 };

/// A sheet from lines of cells with ` | ` between them; what can be a number is one.
fn sheet(grid: &str) -> Sheet {
    let value = |text: &str| match text.parse() {
        _ if text.is_empty() => Value::Empty,
        Ok(number) => Value::Number(number),
        Err(_) => Value::Text(text.to_owned()),
    };
    let rows = grid.trim().lines().enumerate();
    let cells = rows.flat_map(|(row, line)| {
        line.split('|')
            .enumerate()
            .map(move |(column, text)| Cell::plain(row as u32, column as u32, value(text.trim())))
    });
    Sheet::new("Sheet1", false, cells.filter(|cell| cell.value != Value::Empty).collect())
}

fn context() -> Context<'static> {
    Context { tables: builtin(), titles: " sheet1 ", period: MARCH, least: 70 }
}

fn found(grid: &str) -> Vec<Found> {
    walk::read(&sheet(grid), &[], &context()).tables
}

/// The table of a sheet, and the field of each header that is used, in their order.
fn fields(grid: &str) -> (&'static str, Vec<&'static str>) {
    let found = found(grid);
    assert_eq!(found.len(), 1, "one table");
    (found[0].spec.id, found[0].columns.iter().map(|column| column.field).collect())
}

#[test]
fn roles_the_residual_levels_are_the_risks_and_the_inherent_ones_are_kept() {
    let grid = "
        Risk | Likelihood | Impact | Controls | Residual likelihood | Residual impact
        Staff leave | 5 | 4 | Recruit | 3 | 4
        Data is lost | 4 | 5 | Back-ups | 2 | 5";
    let expected =
        ["risk", "inherent_likelihood", "inherent_severity", "mitigation", "likelihood", "severity"];
    assert_eq!(fields(grid), ("risks", expected.to_vec()));
}

#[test]
fn roles_the_latest_rating_until_the_month_counts() {
    let grid = "
        Action | Lead | Jan RAG | Feb RAG | Mar RAG | Apr RAG
        Agree the form | A Duty | Red | Amber | Green |
        Publish the guide | B Policy | Red | Red | Amber |";
    let found = found(grid);
    let status = found[0].columns.iter().find(|column| column.field == "status").map(|column| column.column);
    assert_eq!(status, Some(4));
}

#[test]
fn roles_a_variance_is_known_by_its_figures() {
    let grid = "
        Service | Budget £ | Zebra £ | Giraffe £ | Variance £
        Fostering | 1000 | 400 | 1250.5 | 250.5
        Residential | 2000 | 900 | 1900 | -100
        Early help | 300 | 120 | 310 | 10
        Front door | 550 | 60 | 560 | 10.0
        Transport | 800 | 610 | 845 | 45";
    let found = found(grid);
    let giraffe = found[0].columns.iter().find(|column| column.column == 3).map(|column| column.field);
    assert_eq!(giraffe, Some("forecast"), "it is the budget and the variance together");
    assert!(found[0].columns.iter().all(|column| column.column != 2), "nothing says what it is");
}

#[test]
fn roles_a_severity_is_known_by_the_score() {
    let grid = "
        Risk | Likelihood | Zebra | Score | Owner
        Staff leave | 3 | 4 | 12 | HR
        Data is lost | 2 | 5 | 10 | ICT
        Budget overspent | 4 | 4 | 16 | Finance
        Building floods | 1 | 5 | 5 | Estates";
    assert_eq!(fields(grid), ("risks", vec!["risk", "likelihood", "severity", "score", "owner"]));
}

#[test]
fn roles_the_only_days_beside_an_action_are_when_it_is_due() {
    let rows = "
        Agree the form | A Duty | 12/04/2024
        Publish the guide | B Policy | 30/04/2024
        Train the staff | C Area | 31/05/2024";
    let due = |header: &str| fields(&format!("Action | Lead officer | {header}{rows}")).1.contains(&"due");
    assert!(due("Zebra"));
    assert!(!due("Raised at"), "when it came up is no day by which it is done");
}

#[test]
fn series_months_across_are_values_and_a_marked_month_is_one_of_them() {
    let grid = "
        Indicator | Target | Jan-24 | Feb-24 (P) | Mar-24*
        Referrals | 400 | 410 | 395 | 402
        Reviews on time | 90 | 81 | 82 | 84";
    let found = found(grid);
    let days: Vec<String> =
        found[0].columns.iter().filter_map(|column| Some(column.span.as_ref()?.day.to_string())).collect();
    assert_eq!(days, ["2024-01-31", "2024-02-29", "2024-03-31"]);
}

#[test]
fn series_teams_across_are_a_matrix() {
    let grid = "
        Indicator | North | South | East
        Referrals | 12 | 15 | 11
        Reviews on time | 81 | 82 | 90";
    let found = found(grid);
    assert_eq!(found[0].columns.iter().filter(|column| column.series.is_some()).count(), 3);
}

#[test]
fn choices_a_mark_under_one_of_three_words_is_a_status() {
    let grid = "
        Action | Lead | Red | Amber | Green
        Agree the form | A Duty | | x |
        Publish the guide | B Policy | | | x
        Train the staff | C Area | x | |";
    let found = found(grid);
    let status = found[0].columns.iter().find(|column| column.field == "status");
    assert_eq!(status.and_then(|column| column.choices.as_ref()).map(|choices| choices.each.len()), Some(3));
}

#[test]
fn cards_labels_with_their_values_beside_them_are_records() {
    let grid = "
        Action | Agree the form
        Lead | A Duty
        Due date | 30/04/2024
        Status | Green

        Action | Publish the guide
        Lead | B Policy
        Due date | 31/05/2024
        Status | Amber";
    let found = cards::several(&sheet(grid), &context()).expect("two cards");
    assert_eq!(found.count, 2);
    let tables = walk::read(&found.sheet, &[], &context()).tables;
    assert_eq!((tables[0].spec.id, tables[0].records.len()), ("actions", 2));
}

#[test]
fn subtotals_above_their_lines_are_no_lines() {
    let grid = "
        Row Labels | Sum of Budget | Sum of Actual
        Children | 900 | 610
        Fostering | 400 | 300
        Residential | 500 | 310
        Adults | 1300 | 990
        Home care | 700 | 520
        Day care | 600 | 470
        Grand Total | 2200 | 1600";
    let found = found(grid);
    assert_eq!(found[0].records, [2, 3, 5, 6]);
}

#[test]
fn rows_that_tell_how_to_fill_in_a_form_are_no_header() {
    let grid = "
        Risk | Likelihood | Impact | Mitigation
        Describe the risk | Choose how likely it is | Choose how bad it would be | Say what is done about it
        Staff leave | 3 | 4 | Recruit";
    let found = found(grid);
    assert_eq!((found.len(), found[0].records.as_slice()), (1, [2].as_slice()));
}

#[test]
fn cards_that_stand_side_by_side_are_records_of_their_own() {
    let grid = "
        Risk | Staff leave | | Risk | Data is lost
        Likelihood (1-5) | 4 | | Likelihood (1-5) | 2
        Score | 12 | | Score | 8
        Owner | HR | | Owner | ICT
        Risk | Grant ends | | Risk | Building floods
        Likelihood (1-5) | 3 | | Likelihood (1-5) | 1
        Score | 15 | | Score | 5
        Owner | Finance | | Owner | Estates";
    let found = cards::several(&sheet(grid), &context()).expect("four cards");
    assert_eq!(found.count, 4);
}

#[test]
fn roles_three_times_the_same_levels_are_before_controls_after_them_and_aimed_at() {
    let grid = "
        Risk | Likelihood | Impact | Score | Owner | Likelihood | Impact | Score | Likelihood | Impact | Score
        Staff leave | 4 | 5 | 20 | HR | 3 | 4 | 12 | 2 | 2 | 4
        Data is lost | 3 | 5 | 15 | ICT | 2 | 5 | 10 | 1 | 5 | 5
        Grant ends | 5 | 5 | 25 | Finance | 4 | 4 | 16 | 2 | 4 | 8";
    let found = found(grid);
    let at = |field: &str| found[0].columns.iter().find(|each| each.field == field).map(|each| each.column);
    assert_eq!((at("inherent_score"), at("score"), at("target_score")), (Some(3), Some(7), Some(10)));
    assert_eq!((at("inherent_likelihood"), at("likelihood")), (Some(1), Some(5)));
}

#[test]
fn what_went_wrong_and_the_action_that_mends_it_are_no_risks() {
    let grid = "
        CAPA # | Description | Severity | Root cause | Corrective action | Owner | Due | Status
        C1 | Records are not signed | High | Haste | Review the form | A Duty | 12/04/2024 | Open
        C2 | Visits are late | Low | Rota | Publish the rota | B Policy | 30/04/2024 | Closed
        C3 | Panels are cancelled | High | Sickness | Train a deputy | C Area | 31/05/2024 | Open";
    assert_eq!(fields(grid).0, "actions");
}

#[test]
fn series_weeks_across_are_values() {
    let grid = "
        Indicator | w/c 04/03 | w/c 11/03 | w/c 18/03
        Calls answered | 81 | 82 | 90
        Calls lost | 5 | 7 | 4";
    let found = found(grid);
    let days: Vec<String> =
        found[0].columns.iter().filter_map(|column| Some(column.span.as_ref()?.day.to_string())).collect();
    assert_eq!(days, ["2024-03-04", "2024-03-11", "2024-03-18"]);
}

#[test]
fn a_row_that_could_be_a_record_is_no_new_header() {
    let grid = "
        Theme | Quality statement | Strengths | Self rating | What next | Who
        Practice | Records are signed | Audit report | 3 | Agree the offer | Head of Service
        Leadership | Panels are held | Minutes | 2 | Publish the rota | QA Lead
        Practice | Plans are shared | Audit | 2 | Train the staff | Head of Service";
    let found = found(grid);
    assert_eq!((found.len(), found[0].records.len()), (1, 3));
}
