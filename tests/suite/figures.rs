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

/// Every `72 % (41 of 57`.
fn shares(text: &str) -> BTreeSet<(i64, i64, i64)> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(" % (") {
        let percent = text[..at].rsplit(|c: char| !c.is_ascii_digit()).next().and_then(number);
        let inside = text[at + 4..].split(')').next().unwrap_or_default();
        let parts = inside.split_once(" of ").and_then(|(part, whole)| {
            number(part).zip(number(
                whole.split(|c: char| !c.is_ascii_digit() && c != ',').next()?.trim_end_matches(','),
            ))
        });
        if let (Some(percent), Some((part, whole))) = (percent, parts) {
            found.insert((percent, part, whole));
        }
    }
    found
}

/// Every amount in pounds, in pence.
fn pounds(text: &str) -> BTreeSet<i64> {
    let amount = |(at, _): (usize, &str)| {
        let rest = &text[at + "£".len()..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
        let (whole, pence) = rest[..end].trim_end_matches([',', '.']).split_once('.')?;
        Some(number(whole)? * 100 + number(pence)?)
    };
    text.match_indices('£').filter_map(amount).collect()
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
        let (mut rows, pence) = workbook(&folder.join(book));
        rows.extend(of_all.iter().cloned());
        for text in [&text, &paper] {
            for (percent, part, whole) in shares(text) {
                assert!(
                    known.contains(&(percent, part, whole)),
                    "{page}: {percent} % ({part} of {whole}) is no measure"
                );
                let holds = |row: &Vec<f64>| {
                    let has = |wanted: i64| row.iter().any(|number| (number - wanted as f64).abs() < 1e-9);
                    has(part) && has(whole) && row.iter().any(|number| number.round() as i64 == percent)
                };
                assert!(
                    rows.iter().any(holds),
                    "{page}: {percent} % ({part} of {whole}) is not in the workbook"
                );
                seen += 1;
            }
            for amount in pounds(text) {
                assert!(amounts.contains(&amount), "{page}: £ {amount} pence is no measure");
                assert!(pence.contains(&amount), "{page}: £ {amount} pence is not in the workbook");
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
