//! The committee paper: what a council report says, in its usual order and with numbered paragraphs, so that the officer signs
//! it after ten minutes instead of writing it.

use super::Edition;
use super::exceptions::Exceptions;
use super::facts::{Fact, facts, pack_name, share};
use super::ledger;
use super::points::Points;
use super::questions::QUESTIONS;
use super::scorecard::tiles;
use super::view::View;
use crate::compare::{Better, CouncilPart, Measure, spec};
use crate::report::paint::{Painted, of_names};
use crate::report::paper::{Block, Paper, Picture};
use crate::text::{capital, one_line};
use crate::wording::{decimal, list, shortened};

/// How many rows of a table an appendix shows.
const MOST: usize = 40;
/// Pictures in the body: where a member would look.
const MOST_PICTURES: usize = 4;
/// Questions whose first chart stands in the body, in the order in which it is chosen.
const PICTURED: [&str; 5] = ["late", "stand", "today", "money", "indicators"];

/// A paper while it is written: its sections, paragraphs, tables and figures are numbered as they come.
struct Draft {
    blocks: Vec<Block>,
    section: usize,
    paragraph: usize,
    tables: usize,
    figures: usize,
}

impl Draft {
    fn section(&mut self, title: &str) {
        self.section += 1;
        self.paragraph = 0;
        self.blocks.push(Block::Heading(format!("{}. {title}", self.section)));
    }

    fn say(&mut self, text: impl AsRef<str>) {
        self.paragraph += 1;
        self.blocks.push(Block::Text(format!("{}.{} {}", self.section, self.paragraph, text.as_ref())));
    }

    /// `head`: the header of each column, and how wide it is.
    fn table(&mut self, caption: &str, head: &[(&str, usize)], rows: Vec<Vec<String>>) {
        self.tables += 1;
        self.blocks.push(Block::Caption(format!("Table {}. {caption}", self.tables)));
        self.blocks.push(Block::Table {
            head: head.iter().map(|(text, _)| (*text).to_owned()).collect(),
            rows,
            widths: head.iter().map(|(_, width)| *width).collect(),
        });
    }

    fn author(&mut self, what: &str) {
        self.blocks.push(Block::ForAuthor(what.to_owned()));
    }

    fn picture(&mut self, edition: &Edition<'_>, painted: &Painted) {
        let Some((png, size)) = &painted.png else { return };
        self.figures += 1;
        self.blocks.push(Block::Picture(Picture {
            file: edition.names.chart(&painted.chart.name, "png"),
            png: png.clone(),
            size: *size,
            title: format!("Figure {}", self.figures),
            alt: painted.chart.alt.clone(),
        }));
    }
}

/// The paper of a council, or of all together.
pub(crate) fn paper(edition: &Edition<'_>, part: Option<&CouncilPart>, pictures: &[Painted]) -> Paper {
    let view = View::new(edition, part);
    let points = Points::of(&view);
    let facts = facts(&view);
    let period = edition.benchmark.period.in_words();
    let who = part.map_or_else(|| "All councils".to_owned(), |part| part.name.to_string());
    let mut draft = Draft { blocks: Vec::new(), section: 0, paragraph: 0, tables: 0, figures: 0 };
    draft.author("committee, date of the meeting, report of, wards, key decision");
    draft.section("Purpose of the report");
    let against = match view.pack().filter(|pack| !pack.findings.is_empty()) {
        Some(pack) => format!(" against the national findings ({})", pack.title),
        None => String::new(),
    };
    draft.say(format!(
        "This report says where {} {} in {period}{against}.",
        if part.is_some() { &who } else { "the councils" },
        if part.is_some() { "is" } else { "are" }
    ));
    draft.say(edition.source(part.map(|part| &*part.name)));
    recommendations(&mut draft, &points);
    summary(&mut draft, &view, &points);
    who_acts(&mut draft, &view);
    analysis(&mut draft, &view, &points, &facts, pictures);
    draft.section("Reasons, options and consultation");
    draft.author("reasons for the recommendations, other options considered, who was consulted");
    draft.section("Financial implications");
    match facts.iter().find(|fact| fact.section == "money") {
        Some(fact) => draft.say(fact.text()),
        None => draft.say("The trackers hold no budget lines."),
    }
    draft.author("the finance officer's comments");
    draft.section("Risks");
    risks(&mut draft, part);
    draft.author("risks of what is recommended");
    draft.section("Legal, equality and other implications");
    draft.author("comments of the legal officer; effects on equality, staff and the environment");
    draft.section("Data quality");
    for fact in facts.iter().filter(|fact| fact.section == "read") {
        draft.say(fact.text());
    }
    draft.section("Background papers");
    draft.blocks.push(Block::Bullets(sources(edition, part)));
    appendices(&mut draft, edition, part);
    Paper {
        title: format!("{who}: progress and benchmark, {period}"),
        author: edition.author(),
        day: edition.day(),
        blocks: draft.blocks,
    }
}

/// What members are asked for, drafted from the main points.
fn recommendations(draft: &mut Draft, points: &Points) {
    draft.section("Recommendations");
    draft.say("Members are asked to note the position in section 3.");
    for point in points.attention().iter().filter(|point| !point.ask.is_empty()).take(3) {
        draft.say(format!("Members are asked to ask for {} by the next meeting.", point.ask));
    }
    draft.author("what else members are asked to note or to decide");
}

fn summary(draft: &mut Draft, view: &View<'_>, points: &Points) {
    draft.section("Summary");
    draft.say(format!("{}.", points.headline(view)));
    for point in points.attention() {
        draft.say(&point.sentence);
    }
    for point in points.good() {
        draft.say(format!("Going well: {}", point.sentence));
    }
    let rows = tiles(view)
        .into_iter()
        .map(|tile| {
            let beside = [tile.beside, tile.direction]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("; ");
            vec![tile.name, tile.value, beside, capital(tile.mark.text())]
        })
        .collect();
    draft.table("Scorecard", &[("Figure", 30), ("Value", 14), ("Compared with", 40), ("Reading", 16)], rows);
}

fn who_acts(draft: &mut Draft, view: &View<'_>) {
    draft.section("Who has to act");
    let Exceptions { rows: found, more } = Exceptions::of(view, 2);
    if found.is_empty() {
        draft.say("No action is overdue, no target is missed and no high risk is registered.");
        return;
    }
    let rest = if more.is_empty() { String::new() } else { format!(" Not listed here are {}.", list(&more)) };
    draft.say(format!("Table 2 lists the worst cases of each kind; the workbook lists all.{rest}"));
    let rows = found
        .into_iter()
        .map(|row| {
            let what =
                if row.council.is_empty() { row.what } else { format!("{}: {}", row.council, row.what) };
            let who = if row.who.is_empty() { "not recorded".to_owned() } else { shortened(&row.who, 40) };
            vec![row.kind.to_owned(), what, who, row.detail]
        })
        .collect();
    draft.table("Exceptions", &[("Why", 13), ("What", 42), ("Who", 20), ("Since or how much", 25)], rows);
}

/// The questions under their answers, with a chart where a member would look.
fn analysis(draft: &mut Draft, view: &View<'_>, points: &Points, facts: &[Fact], pictures: &[Painted]) {
    draft.section("Analysis");
    let chosen: Vec<&str> = PICTURED
        .into_iter()
        .filter_map(|id| QUESTIONS.iter().find(|question| question.id == id))
        .filter(|question| !of_names(pictures, question.charts).is_empty())
        .map(|question| question.id)
        .take(MOST_PICTURES)
        .collect();
    for question in QUESTIONS {
        let own: Vec<&Fact> = facts.iter().filter(|fact| fact.section == question.id).collect();
        let picture = of_names(pictures, question.charts).into_iter().next();
        let picture = picture.filter(|_| chosen.contains(&question.id));
        if own.is_empty() && picture.is_none() {
            continue;
        }
        let heading =
            points.of_section(question.id).map_or(question.heading, |point| point.headline.as_str());
        draft.blocks.push(Block::Subheading(heading.to_owned()));
        for fact in own {
            draft.say(fact.text());
        }
        if let Some(picture) = picture {
            draft.picture(view.edition, picture);
        }
    }
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
        widths: vec![40, 20, 20, 20],
    })
}

/// The highest risks of a council.
fn risks(draft: &mut Draft, part: Option<&CouncilPart>) {
    const SHOWN: usize = 5;
    let Some(part) = part else {
        draft.say("Each council's own paper holds its risks.");
        return;
    };
    let mut risks: Vec<_> = part.records.risks.iter().filter(|risk| risk.score.is_some()).collect();
    risks.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    if risks.is_empty() {
        draft.say("The trackers hold no scored risks.");
        return;
    }
    draft.say(format!(
        "The {} highest of {} scored risks are listed below.",
        risks.len().min(SHOWN),
        risks.len()
    ));
    let rows = risks
        .iter()
        .take(SHOWN)
        .map(|risk| {
            let mitigation = if risk.mitigation.text.is_empty() {
                "none recorded".to_owned()
            } else {
                one_line(&risk.mitigation.text)
            };
            vec![
                one_line(&risk.risk),
                risk.score.map_or_else(String::new, decimal),
                mitigation,
                risk.status.text().to_owned(),
            ]
        })
        .collect();
    draft.table("Highest risks", &[("Risk", 40), ("Score", 10), ("Mitigation", 35), ("Status", 15)], rows);
}

/// Detail that a member can look up: comparisons one by one, and what could not be read.
fn appendices(draft: &mut Draft, edition: &Edition<'_>, part: Option<&CouncilPart>) {
    let mut letter = b'A';
    let mut next = |draft: &mut Draft, title: &str| {
        draft.blocks.push(Block::Heading(format!("Appendix {}. {title}", char::from(letter))));
        letter += 1;
    };
    if let Some(table) = national_table(edition, part) {
        next(draft, "Figures held against the national findings");
        draft.blocks.push(table);
    }
    let found = ledger::by_rule(edition, part);
    if !found.is_empty() {
        next(draft, "What could not be read, or does not agree");
        draft.blocks.push(Block::Table {
            head: ["What is wrong", "Severity", "Times"].map(str::to_owned).to_vec(),
            widths: vec![70, 18, 12],
            rows: found
                .into_iter()
                .map(|(rule, times)| {
                    vec![
                        rule.about.to_owned(),
                        rule.severity.to_string(),
                        crate::text::thousands(times as u64),
                    ]
                })
                .collect(),
        });
    }
}

/// Without names of files: those stand in the workbook.
fn sources(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(pack) = edition.plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework))
    {
        lines.push(pack_name(pack));
    }
    for [_, _, says, source, _] in super::national::sources(part) {
        lines.push(format!("{says}: {source}"));
    }
    let month = edition.benchmark.period.in_words();
    lines.push(match part {
        Some(part) => format!("Trackers of {}, {month}", part.name),
        None => format!("Trackers of {} councils, {month}", edition.benchmark.councils.len()),
    });
    lines
}
