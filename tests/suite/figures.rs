//! One figure, everywhere the same: what a page and a paper say stands in `measures.csv` and in the workbook.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::builder::{csv, samples};

/// The words of a page, without its tags, styles and pictures.
fn words(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page.split("</head>").nth(1).unwrap();
    while let Some(at) = rest.find('<') {
        out += &rest[..at];
        out.push(' ');
        let end = if rest[at..].starts_with("<svg") { "</svg>" } else { ">" };
        rest = &rest[at + rest[at..].find(end).unwrap() + end.len()..];
    }
    (out + rest).replace("&amp;", "&").replace("&quot;", "\"")
}

fn number(text: &str) -> Option<i64> {
    text.replace(',', "").parse().ok()
}

/// Every `72% (41 of 57)`, and every `72% of actions (41 of 57)`.
fn shares(text: &str) -> BTreeSet<(i64, i64, i64)> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices('%') {
        let percent = text[..at].rsplit(|c: char| !c.is_ascii_digit()).next().and_then(number);
        let rest = &text[at + 1..];
        // The numbers stand behind the percentage, or behind what it is a share of: no other mark lies between.
        let Some(open) =
            rest.find(['(', '.', ',', ';', '%', '\n', '|']).filter(|at| rest[*at..].starts_with('('))
        else {
            continue;
        };
        if !rest[..open].trim().is_empty() && !rest.starts_with(" of ") {
            continue;
        }
        let inside = rest[open + 1..].split(')').next().unwrap_or_default();
        let parts = inside.split_once(" of ").and_then(|(part, whole)| number(part).zip(number(whole)));
        if let (Some(percent), Some((part, whole))) = (percent, parts) {
            found.insert((percent, part, whole));
        }
    }
    found
}

/// Every amount in pounds, as it is written: `£50,831`, `£4.9 million`, `£1,234.56`.
fn pounds(text: &str) -> BTreeSet<String> {
    let amount = |(at, _): (usize, &str)| {
        let rest = &text[at + "£".len()..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
        let amount = rest[..end].trim_end_matches([',', '.']);
        let million = if rest[amount.len()..].starts_with(" million") { " million" } else { "" };
        amount.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("£{amount}{million}"))
    };
    text.match_indices('£').filter_map(amount).collect()
}

/// The ways in which a sentence or a table writes an amount: to the penny; in whole pounds; in whole thousands from 100,000
/// on; in tenths of a million from a million on. Worked out here from the pence, apart from the program.
fn written(pence: i64) -> [String; 4] {
    let commas = |number: i64| {
        let digits = number.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    };
    let tenths = (pence as f64 / 1e7).round();
    let million = format!("{:.1}", tenths / 10.0);
    let million = million.strip_suffix(".0").unwrap_or(&million);
    [
        format!("£{}.{:02}", commas(pence / 100), pence % 100),
        format!("£{}", commas((pence as f64 / 100.0).round() as i64)),
        format!("£{}", commas((pence as f64 / 1e5).round() as i64 * 1_000)),
        format!("£{million} million"),
    ]
}

/// The numbers of a workbook: of each row, and all of them as pence.
fn workbook(path: &Path) -> (Vec<Vec<f64>>, BTreeSet<i64>) {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut rows = Vec::new();
    for name in book.sheet_names() {
        let Ok(sheet) = book.worksheet_range(&name) else { continue };
        rows.extend(sheet.rows().map(|row| {
            row.iter()
                .filter_map(|cell| match cell {
                    Data::Float(number) => Some(*number),
                    Data::Int(number) => Some(*number as f64),
                    _ => None,
                })
                .collect::<Vec<f64>>()
        }));
    }
    let pence = rows.iter().flatten().map(|number| (number.abs() * 100.0).round() as i64).collect();
    (rows, pence)
}

#[test]
fn every_figure_of_a_page_stands_in_the_workbook_and_in_the_measures() {
    let (_, out) = samples();
    let folder = out.join("2004-03");
    let measures = csv(&folder.join("data/measures.csv"));
    let councils: BTreeSet<String> = measures.iter().map(|row| row["council"].clone()).collect();
    let (of_all, _) = workbook(&folder.join("benchmark.xlsx"));
    let mut seen = 0;
    for council in &councils {
        let is_all = council == "All councils";
        let slug = council.to_lowercase().replace(' ', "-");
        let (page, paper, book) = if is_all {
            ("index.html".to_owned(), "report.md".to_owned(), "benchmark.xlsx".to_owned())
        } else {
            (format!("{slug}.html"), format!("{slug}-report.md"), format!("{slug}.xlsx"))
        };
        let text = words(&std::fs::read_to_string(folder.join(&page)).unwrap());
        let paper = std::fs::read_to_string(folder.join(paper)).unwrap();
        // The page over all councils holds the headlines of each of them; a council's page names the batch beside it.
        let own: Vec<&BTreeMap<String, String>> = measures
            .iter()
            .filter(|row| is_all || row["council"] == *council || row["council"] == "All councils")
            .collect();
        let known: BTreeSet<(i64, i64, i64)> = own
            .iter()
            .filter_map(|row| {
                let value: f64 = row["value"].parse().ok()?;
                Some((value.round() as i64, row["numerator"].parse().ok()?, row["denominator"].parse().ok()?))
            })
            .collect();
        let amounts: BTreeSet<i64> = own
            .iter()
            .filter(|row| row["unit"] == "£")
            .filter_map(|row| row["numerator"].parse::<i64>().ok().map(i64::abs))
            .collect();
        let known_amounts: BTreeSet<String> = amounts.iter().flat_map(|pence| written(*pence)).collect();
        let (mut rows, pence) = workbook(&folder.join(book));
        let in_workbook: BTreeSet<String> = pence.iter().flat_map(|pence| written(*pence)).collect();
        rows.extend(of_all.iter().cloned());
        for text in [&text, &paper] {
            for (percent, part, whole) in shares(text) {
                assert!(
                    known.contains(&(percent, part, whole)),
                    "{page}: {percent}% ({part} of {whole}) is no measure"
                );
                let holds = |row: &Vec<f64>| {
                    let has = |wanted: i64| row.iter().any(|number| (number - wanted as f64).abs() < 1e-9);
                    has(part) && has(whole) && row.iter().any(|number| number.round() as i64 == percent)
                };
                assert!(
                    rows.iter().any(holds),
                    "{page}: {percent}% ({part} of {whole}) is not in the workbook"
                );
                seen += 1;
            }
            for amount in pounds(text) {
                assert!(known_amounts.contains(&amount), "{page}: {amount} is no measure");
                assert!(in_workbook.contains(&amount), "{page}: {amount} is not in the workbook");
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
