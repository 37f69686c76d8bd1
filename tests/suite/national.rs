//! Today's national picture: packs are compared with, and what cannot be compared is said. Figures are small and worked by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::builder::{Answer, Inbox, csv, program, workbook};
use crate::imports::{OVERVIEW, import};

/// Ids of the rules that this file has cases of.
pub(crate) const CASES: [&str; 4] =
    ["authority-unknown", "authority-replaced", "judgement-differs", "indicator-suggested"];

const PACK_HEAD: &str = "layout = 1\nid = \"rates\"\ntitle = \"Rates\"\npublisher = \"P\"\nabout = \"A\"\nfrom = \"1990-01\"\nto = \"2099-12\"\n";

/// A pack with one series; values are written by the test.
fn pack(values: &str) -> String {
    format!(
        "{PACK_HEAD}[[series]]\nid = \"rate\"\ntitle = \"Late visits\"\nunit = \"%\"\ngood = \"lower\"\ncolumn = \"rate\"\nidentifier = \"Reporting year\"\nreference = \"year to 31 March\"\nsource = \"S\"\nvalues = [\n{values}]\n"
    )
}

/// The value of July comes after the month that is reported.
const INDICATORS: &str = "Indicator | Unit | Month | Actual\nLate visits | % | 2025-06-30 | 17\nLate visits | % | 2025-07-31 | 99\n";

/// Runs the trackers in `in` with packs that lie beside it.
fn run(inbox: &Inbox, packs: &[&str]) -> Answer {
    let at = |name: &str| inbox.path().join(name).to_str().unwrap().to_owned();
    let mut arguments = vec!["run".to_owned(), at("in"), "--out".to_owned(), at("out")];
    arguments.extend(["--no-charts", "--format", "short"].map(str::to_owned));
    arguments.extend(packs.iter().flat_map(|pack| ["--findings".to_owned(), at(pack)]));
    program(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Runs one council's indicators against a pack, and gives its measures by id and group.
fn measured(
    council: &str,
    month: &str,
    pack: &str,
) -> (Answer, BTreeMap<(String, String), BTreeMap<String, String>>, Inbox) {
    let inbox = Inbox::new();
    inbox.put(&format!("in/{council}/{month} plan.xlsx"), &workbook(&[("Indicators", INDICATORS)]));
    inbox.put("rates.toml", pack.as_bytes());
    let answer = run(&inbox, &["rates.toml"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let rows = csv(&inbox.path().join("out").join(month).join("data/measures.csv"));
    let found = rows.into_iter().map(|row| ((row["measure"].clone(), row["group"].clone()), row)).collect();
    (answer, found, inbox)
}

#[test]
fn a_council_stands_among_its_neighbours_its_region_and_england() {
    // Leicester's ten neighbours are 821 871 304 316 333 380 307 313 330 889: one is confidential, one not available, one has no row.
    let near = [
        ("307", "10"),
        ("871", "11"),
        ("889", "12"),
        ("380", "13"),
        ("304", "14"),
        ("316", "15"),
        ("313", "16"),
    ];
    let mut values = String::from(
        "['E92000001','2025',12.5],['E12000004','2025',11.0],['856','2025',16.0,160,1000],['856','2024',15.5],['821','2025','c'],['333','2025','x'],",
    );
    let near: Vec<String> = near.iter().map(|(code, value)| format!("['{code}','2025',{value}],")).collect();
    values += &near.concat();
    let (_, found, inbox) = measured("leicester", "2025-06", &pack(&values));
    let value = |id: &str| found[&(id.to_owned(), "Late visits".to_owned())]["value"].clone();
    let note = |id: &str| found[&(id.to_owned(), "Late visits".to_owned())]["note"].clone();
    assert_eq!(value("official.value"), "16.0");
    assert_eq!(value("official.england"), "12.5");
    assert_eq!(value("official.region"), "11.0");
    // Seven have a number: 10 to 16; the one in the middle is 13.
    assert_eq!(value("official.neighbours"), "13.0");
    assert!(note("official.neighbours").starts_with("7 of 10"), "{}", note("official.neighbours"));
    // Eight authorities have a number; lower is better, and 16 is shared with another: seventh of eight, quartile D.
    assert_eq!(value("official.rank"), "7.0");
    assert!(
        note("official.rank").contains("rank among 8 authorities, the lowest is first; quartile D"),
        "{}",
        note("official.rank")
    );
    // 10 11 12 13 14 15 16 16: places 1.75 and 5.25.
    assert_eq!(value("official.lower-quartile"), "11.75");
    assert_eq!(value("official.upper-quartile"), "15.25");
    assert_eq!(value("official.previous"), "15.5");
    assert_eq!(note("official.previous"), "up on 2024 (worse)");
    assert_eq!(value("official.own"), "17.0");
    let row = &found[&("official.value".to_owned(), "Late visits".to_owned())];
    assert_eq!(row["verdict"], "above the national figure");
    // Wilson of 160 of 1,000 is 13.9% to 18.4%: England's 12.5% lies below it, so worse.
    assert_eq!(row["better"], "worse");
    let paper = std::fs::read_to_string(inbox.path().join("out/2025-06/report.md")).unwrap();
    assert!(
        paper.contains(
            "| Published value, Late visits | 16.0% | 12.5% (England) | above the national figure; worse |"
        ),
        "{paper}"
    );
    let official = csv(&inbox.path().join("out/2025-06/data/official.csv"));
    let luton = official.iter().find(|row| row["area"] == "821").unwrap();
    assert_eq!((luton["value"].as_str(), luton["shorthand"].as_str()), ("", "[c]"));
    assert_eq!(official.len(), 13, "the council, ten neighbours, the region, England");
}

#[test]
fn a_symbol_never_becomes_a_number_and_few_are_not_ranked() {
    let values = "['E92000001','2025',12.5],['856','2025','c'],['307','2025',1],['892','2025',2],['889','2025',3],['380','2025',4]";
    let (_, found, _inbox) = measured("leicester", "2025-06", &pack(values));
    let row = &found[&("official.value".to_owned(), "Late visits".to_owned())];
    assert_eq!((row["value"].as_str(), row["verdict"].as_str()), ("", "cannot tell (no local figure)"));
    assert!(row["note"].contains("[c] confidential"), "{}", row["note"]);
    for id in ["official.rank", "official.lower-quartile", "official.upper-quartile"] {
        assert!(
            !found.contains_key(&(id.to_owned(), "Late visits".to_owned())),
            "{id}: only four have a number"
        );
    }
}

#[test]
fn units_that_differ_do_not_stand_side_by_side_and_numbers_are_no_measure_of_england() {
    let values = "['E92000001','2025',4000],['E12000004','2025',400],['856','2025',16],['821','2025',20]";
    let (_, found, inbox) =
        measured("leicester", "2025-06", &pack(values).replace("unit = \"%\"", "unit = \"\""));
    let key = |id: &str| (id.to_owned(), "Late visits".to_owned());
    assert!(!found.contains_key(&key("official.own")), "its own is in %");
    let row = &found[&key("official.value")];
    assert!(row["note"].contains("its own `Late visits` is in %, not a number"), "{}", row["note"]);
    assert_eq!((row["verdict"].as_str(), row["better"].as_str()), ("", "none"));
    assert_eq!(found[&key("official.england")]["value"], "4000.0", "it stands in the tables");
    let page = std::fs::read_to_string(inbox.path().join("out/2025-06/index.html")).unwrap();
    assert!(!page.contains("4,000"), "and not beside the council in the strip");
}

#[test]
fn a_file_with_the_id_of_a_built_in_pack_renews_it() {
    let (answer, inbox, _pack) = import(&[("overview.csv", OVERVIEW)], &[]);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let text = std::fs::read_to_string(inbox.path().join("pack.toml")).unwrap();
    inbox.put("ofsted-ilacs.toml", text.replace("id = \"pack\"", "id = \"ofsted-ilacs\"").as_bytes());
    inbox.put("in/leicester/2026-06 plan.xlsx", &workbook(&[("Indicators", INDICATORS)]));
    let answer = run(&inbox, &["ofsted-ilacs.toml"]);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let rows = csv(&inbox.path().join("out/2026-06/data/measures.csv"));
    let overall: Vec<&BTreeMap<String, String>> = rows
        .iter()
        .filter(|row| row["measure"] == "distribution.england" && row["group"] == "Overall effectiveness")
        .collect();
    // Of three authorities two have an overall grade, and one of them is good.
    assert_eq!(overall.len(), 1, "it takes the place of the built-in one");
    assert_eq!((overall[0]["numerator"].as_str(), overall[0]["denominator"].as_str()), ("1", "2"));
}

#[test]
fn a_london_authority_is_beside_london() {
    let values = "['E92000001','2025',12.5],['E12000007','2025',9],['E13000001','2025',8],['202','2025',7]";
    let (_, found, _inbox) = measured("camden", "2025-06", &pack(values));
    assert_eq!(found[&("official.region".to_owned(), "Late visits".to_owned())]["value"], "9.0");
}

#[test]
fn a_series_across_a_succession_shows_the_break() {
    // Bournemouth, Christchurch and Poole began on 1 April 2019; the table carries its code back to 2018.
    let values = "['E92000001','2019',10],['E92000001','2020',11],['839','2019',5],['839','2020',6]";
    let (_, found, inbox) = measured("bcp", "2020-06", &pack(values));
    assert!(
        !found.contains_key(&("official.previous".to_owned(), "Late visits".to_owned())),
        "a break lies between"
    );
    let page = std::fs::read_to_string(inbox.path().join("out/2020-06/index.html")).unwrap();
    assert!(
        page.contains("began on 1 Apr 2019; before it there were Dorset, Poole, Bournemouth"),
        "the break is told"
    );
}

#[test]
fn what_no_table_has_is_said_with_the_way_out() {
    let values = "['E92000001','2025',12.5],['E12000004','2025',11.0],['856','2025',16.0]";
    let (answer, found, _inbox) = measured("cumbria", "2025-06", &pack(values));
    assert!(answer.ids().contains(&"authority-replaced".to_owned()), "{}", answer.text);
    assert!(answer.text.contains("reorganised on 1 Apr 2023 into Cumberla"), "{}", answer.text);
    let row = &found[&("official.value".to_owned(), "Late visits".to_owned())];
    assert!(row["value"].is_empty() && row["note"].contains("reorganised on 1 Apr 2023"), "{}", row["note"]);

    let (answer, found, inbox) = measured("Leicestr town", "2025-06", &pack(values));
    assert!(answer.ids().contains(&"authority-unknown".to_owned()), "{}", answer.text);
    assert!(!found.keys().any(|(id, _)| id.starts_with("official")));
    inbox.put("in/batch.toml", b"[councils.\"Leicestr town\"]\ncode = \"856\"\n");
    let again = program(&["check", inbox.path().join("in").to_str().unwrap(), "--format", "short"]);
    assert!(!again.ids().contains(&"authority-unknown".to_owned()), "{}", again.text);
}

#[test]
fn packs_that_say_different_things_stand_side_by_side() {
    let inbox = Inbox::new();
    inbox.put("in/leicester/2025-06 plan.xlsx", &workbook(&[("Indicators", INDICATORS)]));
    inbox.put("a.toml", pack("['E92000001','2025',12.5],['856','2025',16.0]").as_bytes());
    inbox.put(
        "b.toml",
        pack("['E92000001','2025',12.9],['856','2025',14.0]").replace("\"rates\"", "\"revised\"").as_bytes(),
    );
    let answer = run(&inbox, &["a.toml", "b.toml"]);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let rows = csv(&inbox.path().join("out/2025-06/data/measures.csv"));
    let values: Vec<(String, String)> = rows
        .iter()
        .filter(|row| row["measure"] == "official.value")
        .map(|row| (row["group"].clone(), row["value"].clone()))
        .collect();
    assert_eq!(
        values,
        [
            ("Late visits (rates)".to_owned(), "16.0".to_owned()),
            ("Late visits (revised)".to_owned(), "14.0".to_owned())
        ]
    );
    let twice = run(&inbox, &["a.toml", "a.toml"]);
    assert_eq!(twice.code, 2);
    assert!(twice.errors.contains("there is another national pack `rates`"), "{}", twice.errors);
    inbox.put("broken.toml", pack("['856','2025','n/a']").as_bytes());
    let broken = run(&inbox, &["a.toml", "broken.toml"]);
    assert_eq!(broken.code, 2);
    assert!(
        broken.errors.contains("line 18: series `rate`: `n/a` is neither a number nor a symbol"),
        "{}",
        broken.errors
    );
}

const JUDGEMENTS: &str = "
Judgement area | Grade | Inspection date
Overall effectiveness | Adequate | 2012-01-20
Overall effectiveness | Good | 2024-09-23
Care leavers | Requires improvement | 2024-09-23
Help and protection | Inadequate | 2024-09-23
";

#[test]
fn grades_of_different_frameworks_are_never_one_category() {
    let inbox = Inbox::new();
    let actions = "Action | Area | Lead | Status | Evaluation of impact\nReview every pathway plan | | A | Complete | Better plans\nAudit of the front door | | B | Sustained |\nTidy the office | Care leavers | C | On track |\n";
    inbox.put(
        "leicester/2026-06 plan.xlsx",
        &workbook(&[("Judgements", JUDGEMENTS), ("Action plan", actions)]),
    );
    let (answer, out) = inbox.benchmark(&["--format", "short", "--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    // Three of the grades of 2024 are not the published ones (requires improvement throughout).
    let told: Vec<&str> = answer.text.lines().filter(|line| line.contains("[judgement-differs]")).collect();
    assert_eq!(told.len(), 2, "{}", answer.text);
    assert!(told[0].contains("'Judgements'!B3") && told[1].contains("'Judgements'!B5"), "{told:?}");
    let rows = csv(&out.join("2026-06/data/judgements.csv"));
    let under: Vec<(&str, &str)> =
        rows.iter().map(|row| (row["grade"].as_str(), row["judged_under"].as_str())).collect();
    assert_eq!(under[0], ("adequate", "ofsted-2012"));
    assert_eq!(under[1], ("good", "ofsted-ilacs"));
    let measures = csv(&out.join("2026-06/data/measures.csv"));
    let of = |id: &str, group: &str| {
        measures.iter().find(|row| row["measure"] == id && row["group"] == group).unwrap()
    };
    let old = of("judgements.grade", "Overall effectiveness, 20 Jan 2012");
    assert!(
        old["verdict"].contains("not like for like") && old["verdict"].contains("another framework"),
        "{}",
        old["verdict"]
    );
    // Tied by the word "pathway plan", and by an area that names the judgement.
    assert_eq!(of("judgements.actions", "Care leavers")["value"], "2.0");
    assert_eq!(of("judgements.complete", "Care leavers")["value"], "1.0");
    assert_eq!(of("judgements.evidenced", "Care leavers")["value"], "1.0");
    assert_eq!(of("judgements.sustained", "Help and protection")["value"], "1.0");
    // A grade that the scale of its own time does not have is not read.
    let wrong = JUDGEMENTS.replace("Adequate", "Requires improvement");
    let inbox = Inbox::with("leicester/2026-06 plan.xlsx", "Judgements", &wrong);
    assert!(inbox.run("check", &["--format", "short"]).ids().contains(&"rating-not-read".to_owned()));
}

#[test]
fn a_judgement_that_did_not_exist_is_not_applicable() {
    // Blackpool was inspected in December 2022, before care leavers were judged; Brent's report of June 2026 has no overall grade.
    for (council, group) in [("blackpool", "Care leavers"), ("brent", "Overall effectiveness")] {
        let inbox = Inbox::with(&format!("{council}/2026-06 plan.xlsx"), "Indicators", INDICATORS);
        let (answer, out) = inbox.benchmark(&["--no-charts"]);
        assert_eq!(answer.code, 0, "{}", answer.errors);
        let rows = csv(&out.join("2026-06/data/measures.csv"));
        let row =
            rows.iter().find(|row| row["measure"] == "distribution.grade" && row["group"] == group).unwrap();
        assert!(row["value"].is_empty() && row["note"].starts_with("[z]"), "{council}: {row:?}");
    }
    // Months before the framework, and long before the table, have no picture of it.
    for month in ["2017-06", "2024-06"] {
        let inbox = Inbox::with(
            &format!("leicester/{month} plan.xlsx"),
            "Indicators",
            &INDICATORS.replace("2025-06-30", &format!("{month}-28")),
        );
        let (_, out) = inbox.benchmark(&["--no-charts"]);
        let rows = csv(&out.join(month).join("data/measures.csv"));
        assert!(!rows.iter().any(|row| row["measure"].starts_with("distribution")), "{month}");
    }
}

#[test]
fn a_like_name_is_suggested_and_used_only_when_batch_toml_says_so() {
    let inbox = Inbox::new();
    let own = INDICATORS.replace("Late visits", "Late visits, all teams");
    inbox.put("leicester/2025-06 plan.xlsx", &workbook(&[("Indicators", &own)]));
    inbox.put("rates.toml", pack("['E92000001','2025',12.5],['856','2025',16.0]").as_bytes());
    let settings = "findings = [\"rates.toml\"]\n";
    inbox.put("batch.toml", settings.as_bytes());
    let own_value = |out: &PathBuf| {
        csv(&out.join("2025-06/data/measures.csv")).iter().any(|row| row["measure"] == "official.own")
    };
    let (answer, out) = inbox.benchmark(&["--format", "short", "--no-charts"]);
    assert!(answer.ids().contains(&"indicator-suggested".to_owned()), "{}", answer.text);
    assert!(answer.text.contains("Late visits (rates.rate)"), "{}", answer.text);
    assert!(!own_value(&out), "a likeness alone is not used");
    inbox.put(
        "batch.toml",
        format!("{settings}[published]\n\"Late visits, all teams\" = \"rate\"\n").as_bytes(),
    );
    let (answer, out) = inbox.benchmark(&["--format", "short", "--no-charts"]);
    assert!(!answer.ids().contains(&"indicator-suggested".to_owned()), "{}", answer.text);
    assert!(own_value(&out));
    inbox.put(
        "batch.toml",
        format!("{settings}[published]\n\"Late visits, all teams\" = \"raet\"\n").as_bytes(),
    );
    let (answer, _) = inbox.benchmark(&[]);
    assert_eq!(answer.code, 2);
    assert!(answer.errors.contains("there is no series `raet` (known: rate)"), "{}", answer.errors);
}
