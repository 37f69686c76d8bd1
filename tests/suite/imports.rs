//! Published tables become packs, and every trouble on the way is said.
//! Figures are small and worked by hand; `tests/corpus/check_national.py` holds the published files themselves against pandas.

use std::path::PathBuf;

use council_benchmark::diagnostic::{Severity, rules};

use crate::builder::{Answer, Inbox, program};

pub(crate) const OVERVIEW: &str = "urn,la_code,stat_neighbours,local_authority,overall_effectiveness_grade,inspection_start_date,publication_date,impact_of_leaders_grade,help_and_protection_grade,in_care_grade,care_leavers_grade
1,856,\"821, 871, 304, 316, 333, 380, 307, 313, 330, 889\",leicester,requires improvement,23/09/2024,29/01/25,requires improvement,good,requires improvement,good
2,821,,luton,good,10/10/2022,02/12/22,good,good,good,inspection_pre_dates_judgement
3,933,,somerset,nan,20/04/2026,12/06/26,good,good,outstanding,good
";

const TABLE: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,group,part,whole,rate
2025,Reporting year,National,E92000001,England,,,,,,All,1000,10000,10
2025,Reporting year,Regional,E92000001,England,E12000004,East Midlands,,,,All,120,1000,12
2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,All,15,100,15
2025,Reporting year,Local authority,E92000001,England,E12000006,East of England,821,E06000032,Luton,All,c,c,c
2024,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,All,9,90,10
";

/// Imports files of one folder into `pack.toml` there.
pub(crate) fn import(files: &[(&str, &str)], more: &[&str]) -> (Answer, Inbox, PathBuf) {
    let inbox = Inbox::new();
    for (name, text) in files {
        inbox.put(name, text.as_bytes());
    }
    let pack = inbox.path().join("pack.toml");
    let names: Vec<String> = files
        .iter()
        .filter(|(name, _)| !name.contains("map") && !name.contains("meta"))
        .map(|(name, _)| inbox.path().join(name).to_str().unwrap().to_owned())
        .collect();
    let mut arguments = vec!["findings", "import", "--format", "short", "--out", pack.to_str().unwrap()];
    arguments.extend(names.iter().map(String::as_str));
    let more: Vec<String> = more
        .iter()
        .map(|word| {
            if *word == "map.toml" {
                inbox.path().join(word).to_str().unwrap().to_owned()
            } else {
                (*word).to_owned()
            }
        })
        .collect();
    arguments.extend(more.iter().map(String::as_str));
    (program(&arguments), inbox, pack)
}

fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// Ids of the rules that this file has cases of.
pub(crate) const CASES: [&str; 15] = [
    "table-not-known",
    "area-not-known",
    "area-repeated",
    "area-respelt",
    "neighbours-differ",
    "grade-not-known",
    "inspection-undated",
    "time-not-known",
    "time-kind-not-known",
    "time-kinds-mixed",
    "figure-not-number",
    "level-not-used",
    "filter-not-chosen",
    "column-not-found",
    "unit-doubtful",
];

#[test]
fn every_trouble_of_a_published_table_is_told_with_its_cell_and_the_rest_is_used() {
    let row = "2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,All,15,100,15\n";
    let overview = |from: &str, to: &str| vec![("overview.csv", changed(OVERVIEW, from, to))];
    let table = |from: &str, to: &str| vec![("rates.csv", changed(TABLE, from, to))];
    // Rule, files, what the line says, and the options.
    let cases: Vec<(&str, Vec<(&str, String)>, &str, &[&str])> = vec![
        ("table-not-known", vec![("rates.csv", TABLE.replace("time_period", "year"))], "columns year, time_identifier", &[]),
        ("area-not-known", table("856,E06000016,Leicester,All,9", "999,,Nowhere,All,9"), "!H6", &[]),
        ("area-not-known", table("856,E06000016,Leicester,All,9", "856,E06000032,Leicester,All,9"), "two authorities", &[]),
        ("area-repeated", vec![("rates.csv", format!("{TABLE}{}", row.replace(",15\n", ",16\n")))], "!N7", &[]),
        ("area-repeated", vec![("overview.csv", format!("{OVERVIEW}4,856,,leicester,good,01/02/2020,02/03/20,good,good,good,good\n"))], "!D5", &[]),
        ("area-respelt", overview("2,821,,luton", "2,821,,lutonia"), "!D3", &[]),
        ("neighbours-differ", overview("821, 871, 304", "871, 821, 304"), "!C2", &[]),
        ("grade-not-known", overview("luton,good", "luton,adequate"), "!E3", &[]),
        ("inspection-undated", overview("10/10/2022", ""), "!F3", &[]),
        ("time-not-known", table("2024,Reporting year", "24,Reporting year"), "!A6", &[]),
        ("time-not-known", overview("02/12/22", "2/22"), "!G3", &[]),
        ("time-kind-not-known", table("2024,Reporting year", "2024,Census day"), "!B6", &[]),
        (
            "time-kinds-mixed",
            table("2024,Reporting year", "202324,Academic year"),
            "academic years, years",
            &[],
        ),
        ("figure-not-number", table("All,9,90,10", "All,9,90,N/A"), "!N6: error[figure-not-number]: `rate` is not a number: N/A", &[]),
        ("figure-not-number", table("All,9,90,10", "All,\"1,009\",90,10"), "!L6", &[]),
        ("level-not-used", table("2024,Reporting year,Local authority", "2024,Reporting year,School"), "School, 1 rows", &[]),
        (
            "filter-not-chosen",
            vec![
                ("rates.csv", changed(TABLE, "Leicester,All,9", "Leicester,Boys,9")),
                ("map.toml", "[[series]]\ncolumn = \"rate\"\n".to_owned()),
            ],
            "group: All, Boys",
            &["--map", "map.toml"],
        ),
        (
            "column-not-found",
            vec![
                ("rates.csv", TABLE.to_owned()),
                (
                    "map.toml",
                    "[[series]]\ncolumn = \"rate\"\nnumerator = \"prat\"\n[[series]]\ncolumn = \"raet\"\n".to_owned(),
                ),
            ],
            "map.toml: error[column-not-found]: `raet` of the map is in no table",
            &["--map", "map.toml"],
        ),
        (
            "column-not-found",
            vec![
                ("rates.csv", TABLE.to_owned()),
                ("map.toml", "[[series]]\ncolumn = \"rate\"\nnumerator = \"prat\"\n".to_owned()),
            ],
            "the numerator of `rate` is not in the table: prat",
            &["--map", "map.toml"],
        ),
        (
            "unit-doubtful",
            vec![
                ("rates.csv", TABLE.replace(",rate\n", ",rate_percent\n")),
                (
                    "rates.meta.csv",
                    "col_name,col_type,label,indicator_unit\nrate_percent,Indicator,Rate,£m\npart,Indicator,Part,\nwhole,Indicator,Whole,\ngroup,Filter,Group,\n".to_owned(),
                ),
            ],
            "!D2",
            &[],
        ),
    ];
    let mut seen = Vec::new();
    for (id, files, says, more) in &cases {
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (answer, _inbox, pack) = import(&files, more);
        let rule = rules::ALL.iter().find(|rule| rule.id == *id).unwrap();
        let mark = format!("[{id}]");
        assert!(
            answer.text.lines().any(|line| line.contains(&mark) && line.contains(says)),
            "{id}: {says}\n{}{}",
            answer.text,
            answer.errors
        );
        let expected = match rule.severity {
            Severity::Error if *id == "table-not-known" || *id == "filter-not-chosen" => 3,
            Severity::Error => 4,
            _ => 0,
        };
        assert_eq!(answer.code, expected, "{id}\n{}", answer.text);
        assert_eq!(pack.is_file(), expected != 3, "{id}");
        if expected == 4 {
            let text = std::fs::read_to_string(&pack).unwrap();
            assert!(text.contains("set_aside = [") && text.contains("\"856\""), "{id}: {text}");
        }
        seen.push(*id);
    }
    for id in &CASES {
        assert!(seen.contains(id), "{id} has no case");
    }
}

/// The rows of `[judged]` in a pack.
fn judged(pack: &PathBuf) -> Vec<String> {
    let text = std::fs::read_to_string(pack).unwrap();
    let rows = text.split("rows = [\n").nth(1).unwrap();
    rows.lines().take_while(|line| *line != "]").map(str::to_owned).collect()
}

#[test]
fn older_shapes_of_the_overview_say_the_same() {
    let (answer, _one, new) = import(&[("overview.csv", OVERVIEW)], &[]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let rows = judged(&new);
    assert_eq!(
        rows[0],
        "    [\"821\", \"Luton\", \"2022-10-10\", \"2022-12-02\", \"good\", \"good\", \"good\", \"good\", \"[z]\"],"
    );
    assert!(
        rows[2].contains("\"Somerset\", \"2026-04-20\", \"2026-06-12\", \"[z]\", \"good\""),
        "{}",
        rows[2]
    );
    // Codes as 370.0, other names and order of columns, the two last grades exchanged, the newest word for no overall grade.
    let older = "local_authority,la_code,la_code_new,care_leavers_grade,in_care_grade,help_and_protection_grade,impact_of_leaders_grade,overall_effectiveness_grade,publication_date,inspection_start_date
Leicester,856.0,E06000016,Good,Requires improvement,Good,Requires improvement,Requires improvement,2025-01-29,2024-09-23
LUTON,821.0,E06000032,inspection_pre_dates_judgement,good,good,good,good,02/12/2022,10/10/2022
somerset,,E06000066,good,outstanding,good,good,not_reported_post_reform,12/06/26,20/04/2026
";
    let (answer, _two, old) = import(&[("old.csv", older)], &[]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    assert_eq!(judged(&old), rows);
    // Without the three-digit code the name counts: E10000006 was Cumbria's and stands for two authorities since.
    let (answer, _three, unnumbered) = import(
        &[(
            "old.csv",
            "local_authority,ltla23cd,overall_effectiveness_grade,impact_of_leaders_grade,help_and_protection_grade,in_care_grade,care_leavers_grade,publication_date,inspection_start_date\ncumberland,E10000006,good,good,good,good,good,12/03/25,20/01/2025\n",
        )],
        &[],
    );
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    assert!(judged(&unnumbered)[0].contains("[\"942\", \"Cumberland\""), "{:?}", judged(&unnumbered));
}
