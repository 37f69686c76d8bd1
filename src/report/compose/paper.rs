//! The committee paper: what a council report says, in its usual order, so that the officer edits instead of writing.

use super::Edition;
use super::ledger;
use super::questions::QUESTIONS;
use super::words::{Headline, headlines, share};
use crate::compare::{Better, CouncilPart, Measure, spec};
use crate::report::paint::{Painted, of_names};
use crate::report::paper::{Block, Paper, Picture};
use crate::text::one_line;

/// How many rows of a table a paper shows.
const MOST: usize = 40;

/// The paper of a council, or of all together.
pub(crate) fn paper(edition: &Edition<'_>, part: Option<&CouncilPart>, pictures: &[Painted]) -> Paper {
    let period = edition.benchmark.period.in_words();
    let who = part.map_or_else(|| "All councils".to_owned(), |part| part.name.to_string());
    let pack = edition.plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework));
    let said = headlines(edition, part);
    let author = edition.author();
    let mut blocks = vec![
        Block::ForAuthor("committee, date of the meeting, report of, wards, key decision".to_owned()),
        Block::Text(edition.source(part.map(|part| &*part.name))),
        Block::Heading("1. Purpose of the report".to_owned()),
        Block::Text(match pack.filter(|pack| !pack.findings.is_empty()) {
            Some(pack) => format!(
                "To tell members where {who} stands against the national findings ({}) in {period}, what has been done and what is late, and what the plans cost.",
                pack.title
            ),
            None => format!(
                "To tell members where {who} stands in {period}, what has been done and what is late, and what the plans cost."
            ),
        }),
        Block::Heading("2. Recommendations".to_owned()),
        Block::ForAuthor("what members are asked to note or to decide".to_owned()),
        Block::Heading("3. Summary".to_owned()),
        Block::Bullets(
            said.iter().map(|headline| format!("{}: {}", headline.topic, headline.sentence)).collect(),
        ),
        Block::Heading("4. Comparative analysis".to_owned()),
    ];
    blocks.extend(national_table(edition, part));
    // The money has a section of its own.
    for question in QUESTIONS.iter().filter(|question| question.id != "money") {
        let shown = charts(edition, pictures, question.charts);
        let sentences: Vec<&Headline> =
            said.iter().filter(|headline| question.topics.contains(&headline.topic)).collect();
        if shown.is_empty() && sentences.is_empty() {
            continue;
        }
        blocks.push(Block::Subheading(question.heading.to_owned()));
        blocks.extend(sentences.iter().map(|headline| Block::Text(headline.sentence.clone())));
        blocks.extend(shown);
    }
    blocks.push(Block::Heading("5. Financial implications".to_owned()));
    let money = said.iter().find(|headline| headline.topic == "Budget");
    blocks.push(Block::Text(money.map_or_else(
        || "The trackers hold no budget lines.".to_owned(),
        |headline| headline.sentence.clone(),
    )));
    blocks.extend(charts(edition, pictures, &["-budget"]));
    blocks.push(Block::ForAuthor("the finance officer's comments".to_owned()));
    blocks.push(Block::Heading("6. Risks".to_owned()));
    blocks.extend(risks(part));
    blocks.push(Block::ForAuthor("risks of what is recommended".to_owned()));
    blocks.push(Block::Heading("7. Legal, equality and other implications".to_owned()));
    blocks.push(Block::ForAuthor(
        "comments of the legal officer; effects on equality, staff and the environment".to_owned(),
    ));
    blocks.push(Block::Heading("8. Data quality".to_owned()));
    blocks.extend(quality(edition, part));
    blocks.push(Block::Heading("9. Sources".to_owned()));
    blocks.push(Block::Bullets(sources(edition, part)));
    Paper { title: format!("{who}: progress and benchmark, {period}"), author, day: edition.day(), blocks }
}

/// The charts of these names, each with its figures where there is no picture or the table is short.
fn charts(edition: &Edition<'_>, pictures: &[Painted], wanted: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for Painted { chart, png, .. } in of_names(pictures, wanted) {
        match png {
            Some((png, size)) => blocks.push(Block::Picture(Picture {
                file: edition.names.chart(&chart.name, "png"),
                png: png.clone(),
                size: *size,
                title: chart.title.clone(),
                alt: chart.alt.clone(),
            })),
            None => blocks.push(Block::Text(chart.title.clone())),
        }
        let mut figures = chart.figures();
        if let Some(first) = figures.head.first_mut() {
            "Group".clone_into(first);
        }
        let more = figures.rows.len().saturating_sub(MOST);
        figures.rows.truncate(MOST);
        blocks.push(Block::Table { head: figures.head, rows: figures.rows });
        if more > 0 {
            blocks.push(Block::Text(format!("{more} more rows stand in the workbook.")));
        }
    }
    blocks
}

/// A share with its numbers, or a published value with its unit.
fn our_figure(measure: &Measure, part: Option<&CouncilPart>) -> String {
    let standing =
        part.and_then(|part| part.picture.standings.iter().find(|one| *one.title == *measure.group.name));
    match (measure.id, standing, measure.value) {
        ("official.value", Some(standing), Some(value)) => standing.shown(value),
        _ => share(measure),
    }
}

/// Every measure that a published figure is held against.
fn national_table(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Option<Block> {
    let measures = part.map_or(edition.benchmark.measures.as_slice(), |part| part.measures.as_slice());
    let row = |measure: &Measure| {
        let national = measure.national.as_ref()?;
        let verdict = measure.verdict.text();
        let is_published = national.low.or(national.high).is_some();
        (is_published && !verdict.is_empty() && measure.value.is_some()).then(|| {
            let group = if measure.group.is_whole() { "all".to_owned() } else { measure.group.shown() };
            let better = match measure.better {
                Better::None => String::new(),
                better => format!("; {}", better.text()),
            };
            vec![
                format!("{}, {group}", spec(measure.id).map_or(measure.id, |spec| spec.title)),
                our_figure(measure, part),
                national.figure.clone(),
                format!("{verdict}{better}"),
            ]
        })
    };
    let rows: Vec<Vec<String>> = measures.iter().filter_map(row).take(MOST).collect();
    (!rows.is_empty()).then(|| Block::Table {
        head: ["Measure", "Our figure", "National figure", "Against it"].map(str::to_owned).to_vec(),
        rows,
    })
}

/// The highest risks of a council.
fn risks(part: Option<&CouncilPart>) -> Vec<Block> {
    const SHOWN: usize = 5;
    let Some(part) = part else {
        return vec![Block::Text("Each council's own workbook and data hold its risks.".to_owned())];
    };
    let mut risks: Vec<_> = part.records.risks.iter().filter(|risk| risk.score.is_some()).collect();
    risks.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    if risks.is_empty() {
        return vec![Block::Text("The trackers hold no scored risks.".to_owned())];
    }
    let rows = risks
        .iter()
        .take(SHOWN)
        .map(|risk| {
            let mitigation = if risk.mitigation.text.is_empty() { "[x]" } else { &risk.mitigation.text };
            vec![
                one_line(&risk.risk),
                risk.score.map_or_else(String::new, |score| format!("{score:.0}")),
                one_line(mitigation),
                risk.status.text().to_owned(),
            ]
        })
        .collect();
    vec![
        Block::Text(format!(
            "The {} highest of {} scored risks. [x] not given in the tracker.",
            risks.len().min(SHOWN),
            risks.len()
        )),
        Block::Table { head: ["Risk", "Score", "Mitigation", "Status"].map(str::to_owned).to_vec(), rows },
    ]
}

/// What could not be read, by kind.
fn quality(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<Block> {
    let told = ledger::by_rule(edition, part);
    let sheets = ledger::sheets(edition, part);
    let rows: usize = sheets.iter().map(|sheet| sheet.used).sum();
    let mut blocks = vec![Block::Text(format!(
        "The figures count {} of the trackers. Bounds such as \"about three-quarters\" are kept as bands; shares of few are marked.",
        crate::report::terminal::count(rows, "row")
    ))];
    if told.is_empty() {
        blocks.push(Block::Text(
            "Everything was read, and nothing was found that has to be put right.".to_owned(),
        ));
        return blocks;
    }
    blocks.push(Block::Table {
        head: ["What is wrong", "Weight", "Times"].map(str::to_owned).to_vec(),
        rows: told
            .into_iter()
            .map(|(rule, times)| {
                vec![
                    rule.about.to_owned(),
                    rule.severity.to_string(),
                    crate::report::terminal::thousands(times),
                ]
            })
            .collect(),
    });
    blocks
}

fn sources(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(pack) = edition.plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework))
    {
        lines.push(format!("{}. {}", pack.title, pack.publisher));
    }
    let files = edition.benchmark.trackers.files.iter().filter(|file| {
        file.left_out.is_none()
            && file.period == Some(edition.benchmark.period)
            && part.is_some_and(|part| file.council == part.name)
    });
    lines.extend(files.map(|file| format!("Tracker {}", file.workbook)));
    for [_, _, says, source, _] in super::national::sources(part) {
        lines.push(format!("{says}: {source}"));
    }
    if part.is_none() {
        lines.push(format!(
            "The trackers of {} councils, listed in data/ledger.csv.",
            edition.benchmark.councils.len()
        ));
    }
    lines
}
