//! Measures on small trackers, worked by hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::builder::{Inbox, csv, workbook};

/// Four actions at the end of April 2004. By hand: one of two standards-1 actions is overdue (31 March, 30 days);
/// "w/c 26.04.04" runs to 2 May and is not; the fourth is complete without evidence and cannot be late.
const ACTIONS: &str = "
Ref | Standard | Area | Recs | Action | Lead | Due date | Status | Evidence
1 | Referral | Housing needs | recs 6 & 7 | Agree | A Duty | 2004-03-31 | Amber | Minute 1
2 | Referral | Recording practice | R12-14 | Write | TBC | w/c 26.04.04 | Green | -
3 | Governance | Management information | 6 | Report | B Lead | Ongoing | Red | Minute 2
4 | Governance | | | Check | B Lead | 2004-01-31 | Blue |
";

/// By hand: Referral 2 of 3 effective; Governance 1 of 2. Both rated: 4, SSI worse in 2 of them.
/// Met by 30 April 2003: standards 1 to 3 2 of 3 (30/04 counts), 4 to 7 0 of 2; by 31 July: 3 of 3 and 1 of 2.
const CRITERIA: &str = "
Ref | Standard | Criteria | Self assessment | SSI rating | Date met
1.1 | 1 | a | Very effective | Satisfactory | 2003-04-30
1.2 | 1 | b | Satisfactory | Satisfactory | 2003-03-01
1.3 | 1 | c | Some concerns | | end of July 2003
7.1 | 7 | d | Satisfactory | Serious concerns | Q2 03/04
7.2 | 7 | e | Serious concerns | Serious concerns | 2003-05-31
";

/// By hand: budgets £1,000.10 and £2,000 (the third is words) = £3,000.10; forecasts £3,500.30;
/// variance over the two lines that have both: 1,000.10 - 900.30 + 2,000 - 2,500 = -£400.20... with words left out.
const BUDGET: &str = "
Budget line | Standard | Rec | Budget | Actual | Forecast
Duty | 1 | 6 | 1000.10 | 400 | 900.30
Board | 7 | 6 & 7 | £2k | 1,250 CR | 2,500
Posters | 7 | | within existing resources | nil | 100
";

fn measures(out: &Path) -> BTreeMap<(String, String, String), BTreeMap<String, String>> {
    let rows = csv(&out.join("2004-04/data/measures.csv"));
    rows.into_iter()
        .map(|row| ((row["measure"].clone(), row["council"].clone(), row["group"].clone()), row))
        .collect()
}

fn inbox() -> Inbox {
    let inbox = Inbox::new();
    inbox.put(
        "alder/2004-04 plan.xlsx",
        &workbook(&[("Actions", ACTIONS), ("Self audit", CRITERIA), ("Budget", BUDGET)]),
    );
    inbox
}

#[test]
fn measures_are_what_they_are_by_hand() {
    let inbox = inbox();
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let measures = measures(&out);
    let get = |id: &str, group: &str| &measures[&(id.to_owned(), "Alder".to_owned(), group.to_owned())];
    let of = |id: &str, group: &str| {
        let row = get(id, group);
        (row["numerator"].clone(), row["denominator"].clone())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(of("actions.total", ""), pair("4", ""));
    assert_eq!(of("actions.overdue", ""), pair("1", "4"));
    assert_eq!(get("actions.days-late", "")["value"], "30.0");
    assert_eq!(of("actions.without-lead", ""), pair("1", "4"));
    assert_eq!(of("actions.without-due", ""), pair("1", "4"));
    assert_eq!(of("actions.without-evidence", ""), pair("2", "4"));
    assert_eq!(of("actions.complete-without-evidence", ""), pair("1", "1"));
    assert_eq!(of("actions.total", "B Lead"), pair("2", ""));
    assert_eq!(of("standards.effective", "1 Referral"), pair("2", "3"));
    assert_eq!(of("standards.effective", "7 Governance"), pair("1", "2"));
    assert_eq!(get("standards.concern-rank", "7 Governance")["value"], "1.0");
    assert_eq!(of("overrating.share", ""), pair("2", "4"));
    // One step too good (1.1), two steps too good (7.1), over four criteria.
    assert_eq!(get("overrating.steps", "")["value"], "0.75");
    assert_eq!(of("timescales.met-april", "Standards 1 to 3"), pair("2", "3"));
    assert_eq!(of("timescales.met-july", "Standards 1 to 3"), pair("3", "3"));
    assert_eq!(of("timescales.met-july", "Standards 4 to 7"), pair("1", "2"));
    assert_eq!(of("recommendations.covered", ""), pair("5", "108"));
    assert_eq!(of("recommendations.overdue", ""), pair("2", "5"));
    assert_eq!(of("areas.actions", "Housing needs"), pair("1", ""));
    assert_eq!(of("areas.actions", "Allocation"), pair("0", ""));
    assert_eq!(of("budget.budget", ""), pair("300010", ""));
    assert_eq!(of("budget.actual", ""), pair("-85000", ""));
    assert_eq!(of("budget.forecast", ""), pair("350030", ""));
    assert_eq!(of("budget.variance", ""), pair("-40020", ""));
    assert_eq!(of("budget.budget", "6"), pair("300010", ""));
    assert_eq!(of("budget.budget", "7"), pair("200000", ""));
}

#[test]
fn verdicts_keep_to_the_published_words() {
    let inbox = inbox();
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let measures = measures(&out);
    let verdict = |id: &str, group: &str| {
        let row = &measures[&(id.to_owned(), "Alder".to_owned(), group.to_owned())];
        (row["verdict"].clone(), row["better"].clone(), row["few"].clone())
    };
    let is = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    // 2 of 3 is 67 %, below the band, but three criteria say little.
    assert_eq!(
        verdict("standards.effective", "1 Referral"),
        is("below the national figure", "similar", "true")
    );
    assert_eq!(
        verdict("timescales.met-april", "Standards 1 to 3"),
        is("below the national figure", "similar", "true")
    );
    assert_eq!(
        verdict("overrating.share", ""),
        is("cannot tell (no national figure was published)", "none", "true")
    );
}

#[test]
fn a_tracker_of_another_framework_is_not_compared_with_the_audit() {
    let inbox = Inbox::new();
    let grid = "Service | Judgement area | Grade | Inspection date\nSafeguarding | Overall effectiveness | Adequate | January 2012";
    inbox.put("alder/2013-01 plan.xlsx", &workbook(&[("Ofsted", grid)]));
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let rows = csv(&out.join("2013-01/data/measures.csv"));
    assert!(rows.iter().all(|row| row["measure"] == "judgements.grade"), "{rows:?}");
    assert_eq!((rows[0]["value"].as_str(), rows[0]["note"].as_str()), ("3.0", "adequate"));
}

#[test]
fn peers_are_ranked_only_when_there_are_five() {
    for (councils, ranked) in [(4, false), (5, true)] {
        let inbox = Inbox::new();
        for council in 0..councils {
            let grid = format!(
                "Action | Lead | Status\na | b | Complete\nc | d | {}",
                if council > 1 { "Red" } else { "Complete" }
            );
            inbox.put(
                &format!("{}/2004-04.xlsx", ["ash", "beech", "cedar", "damson", "elm"][council]),
                &workbook(&[("Plan", &grid)]),
            );
        }
        let (_, out) = inbox.benchmark(&["--no-charts"]);
        let rows = csv(&out.join("2004-04/data/measures.csv"));
        let ranks: Vec<&str> = rows
            .iter()
            .filter(|row| row["measure"] == "peers.rank" && row["group"] == "Complete or sustained")
            .map(|row| row["value"].as_str())
            .collect();
        // Two councils share the first place, three the third.
        let expected: &[&str] = if ranked { &["1.0", "1.0", "3.0", "3.0", "3.0"] } else { &[] };
        assert_eq!(ranks, expected);
    }
}

#[test]
fn what_a_tracker_cannot_say_is_not_zero() {
    let actions = "Action | Standard | Lead | Status | Due date\nAgree the form | Referral | A | On track | 2004-01-31\nWrite a guide | Guidance | B | On track | \n";
    let risks = "Risk | Likelihood | Severity\nNobody answers | 3 | 4\n";
    let inbox = Inbox::new();
    inbox.put("alder/2004-04 plan.xlsx", &workbook(&[("Action plan", actions), ("Risk register", risks)]));
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let rows = csv(&out.join("2004-04/data/measures.csv"));
    let late = rows
        .iter()
        .find(|row| row["measure"] == "risks.with-late-actions" && row["group"].is_empty())
        .unwrap();
    assert!(late["value"].is_empty(), "no risk names a standard: {late:?}");
    let page = std::fs::read_to_string(out.join("2004-04/index.html")).unwrap();
    assert!(
        page.contains("1 of the 1 with a due date is overdue") && page.contains("1 action has no due date."),
        "{page}"
    );
}

/// The bands of scores begin where they say; a register that names no standard ties no risk to late actions.
#[test]
fn risks_are_counted_by_bands_that_begin_where_they_say() {
    let grid = "
Ref | Risk | Likelihood | Impact | Score | Owner | Mitigation
1 | Files are lost | 5 | 3 | 15 | A Duty | Copies are kept
2 | Posts stay vacant | 2 | 7 | 14 | | Recruitment
3 | Referrals wait | 2 | 3 | 6 | B Policy |
4 | The phone fails | 5 | 1 | 5 | C Lead | Mobile phones
5 | Nobody knows | | | | C Lead | A review
";
    let (answer, out) =
        Inbox::with("alder/2004-04 risks.xlsx", "Risk register", grid).benchmark_keeping(&["--no-charts"]);
    assert!(answer.code == 0 || answer.code == 4, "{}{}", answer.text, answer.errors);
    let rows = csv(&out.join("2004-04/data/measures.csv"));
    let of = |id: &str, group: &str| {
        let own = rows
            .iter()
            .find(|row| row["measure"] == id && row["council"] == "Alder" && row["group"] == group);
        own.map(|row| row["value"].clone())
    };
    let value = |number: &str| Some(number.to_owned());
    assert_eq!(of("risks.count", ""), value("5.0"));
    for (band, number) in [
        ("High (15 to 25)", "1.0"),
        ("Medium (6 to 14)", "2.0"),
        ("Low (1 to 5)", "1.0"),
        ("No score", "1.0"),
    ] {
        assert_eq!(of("risks.count", band), value(number), "{band}");
        assert_eq!(of("risks.with-late-actions", band), value(""), "{band}");
    }
    assert_eq!(
        (of("risks.without-owner", "Medium (6 to 14)"), of("risks.without-mitigation", "")),
        (value("1.0"), value("1.0"))
    );
}

/// The script names every measure that has a formula, and its parts stand in the help as they do in the script.
#[test]
fn every_measure_with_a_formula_is_in_the_script() {
    let script = crate::builder::program(&["measures", "--sql"]).text;
    let said = crate::builder::program(&["measures"]).text;
    let mut formulas = 0;
    for spec in council_benchmark::compare::FAMILIES.iter().flat_map(|family| family.measures) {
        let has_formula = !matches!(spec.formula, council_benchmark::compare::Formula::Other);
        assert_eq!(script.contains(&format!("'{}'", spec.id)), has_formula, "{}", spec.id);
        assert!(said.contains(spec.id) && said.contains(spec.about), "{}", spec.id);
        formulas += usize::from(has_formula);
    }
    assert!(formulas > 55, "{formulas}");
}
