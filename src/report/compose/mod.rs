//! What to say, as data: books, charts and sentences out of measures and records. Lays nothing out, writes nothing.

mod chart_actions;
mod chart_grid;
mod chart_money;
mod chart_national;
mod chart_ratings;
mod chart_risks;
mod chart_spine;
mod chart_time;
pub mod charts;
pub mod exceptions;
pub mod facts;
mod families;
mod finance;
mod fix_list;
mod ledger;
mod lists;
mod moved;
mod national;
mod overview;
pub mod paper;
pub mod points;
pub mod questions;
mod rows;
pub mod scorecard;
mod status;
mod trace;
pub mod view;

pub use fix_list::fix_list;
pub(crate) use ledger::{by_rule, diagnostics, sheets};

use crate::compare::{Benchmark, CouncilPart};
use crate::plan::Plan;
use crate::report::book::{Book, Cell, Column, CoverLine, NOT_APPLICABLE, Table};
use crate::report::names::Names;
use view::View;

/// What is known of one period, for composing.
pub struct Edition<'a> {
    pub benchmark: &'a Benchmark,
    pub plan: &'a Plan,
    pub names: Names,
}

impl Edition<'_> {
    /// So many councils that each gets its main charts only, and no paper of its own.
    pub fn is_large(&self) -> bool {
        self.plan.is_large(self.benchmark.councils.len())
    }

    fn day(&self) -> jiff::civil::Date {
        self.benchmark.as_of
    }

    /// `Position at 30 Apr 2004. Source: ...`, for charts and pages.
    pub fn source(&self, council: Option<&str>) -> String {
        let who = match council {
            Some(name) => format!("trackers of {name}"),
            None => format!("trackers of {} councils", self.benchmark.councils.len()),
        };
        let invented = match council {
            Some(name) => self.plan.councils.is_illustrative(name),
            None => {
                !self.benchmark.councils.is_empty()
                    && self.benchmark.councils.iter().all(|part| part.illustrative)
            }
        };
        let mark = if invented { " Illustrative: invented data." } else { "" };
        format!(
            "Position at {}. Source: {who}, {}.{mark}",
            crate::wording::short_day(self.day()),
            self.benchmark.period.in_words()
        )
    }

    fn author(&self) -> String {
        if self.plan.config.contact.is_empty() {
            "council-benchmark".to_owned()
        } else {
            self.plan.config.contact.clone()
        }
    }
}

/// The workbook over all councils.
pub fn benchmark_book(edition: &Edition<'_>) -> Book {
    let sources: Vec<families::Source<'_>> =
        std::iter::once((crate::compare::ALL_COUNCILS, edition.benchmark.measures.as_slice()))
            .chain(edition.benchmark.councils.iter().map(|part| (&*part.name, part.measures.as_slice())))
            .collect();
    let title = format!(
        "Benchmark of {} councils, {}",
        edition.benchmark.councils.len(),
        edition.benchmark.period.in_words()
    );
    let mut tables =
        vec![summary(edition, None), overview::table(edition), families::measures(&sources, true)];
    tables.extend(families::wide(&sources, true));
    tables.extend([ledger::quality(edition, None), ledger::ledger(edition, None)]);
    tables.extend(lists::findings(edition, None));
    tables.push(families::definitions(&sources));
    Book { cover: cover(edition, None), title, author: edition.author(), tables, day: edition.day() }
}

/// The workbook of one council: at most sixteen sheets, in the order in which its readers come for them.
pub fn council_book(edition: &Edition<'_>, part: &CouncilPart) -> Book {
    let title = format!("{}: benchmark, {}", part.name, edition.benchmark.period.in_words());
    let sources: [families::Source<'_>; 1] = [(&*part.name, part.measures.as_slice())];
    let mut tables = vec![summary(edition, Some(part)), families::measures(&sources, false)];
    tables.extend(families::wide(&sources, false));
    tables.extend(moved::table(edition, part));
    tables.extend(lists::chase(edition, part));
    tables.extend(finance::tables(edition, part));
    tables.extend(national::table(part));
    tables.extend([ledger::quality(edition, Some(part)), ledger::ledger(edition, Some(part))]);
    tables.extend(rows::table(edition, part));
    tables.push(lists::sources(edition, part));
    tables.extend(lists::findings(edition, Some(part)));
    Book { cover: cover(edition, Some(part)), title, author: edition.author(), tables, day: edition.day() }
}

/// What the cover says, each line under a word for what it is about.
fn cover(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<CoverLine> {
    let plan = edition.plan;
    let mut lines = Vec::new();
    let mut say = |about: &str, says: String| lines.push(CoverLine { about: about.to_owned(), says });
    say(
        "Reporting date",
        format!(
            "{}; lateness is judged at {}.",
            edition.benchmark.period.in_words(),
            crate::wording::day(edition.day())
        ),
    );
    say(
        "What it holds",
        match part {
            Some(part) if part.measures.iter().any(|measure| measure.national.is_some()) => {
                format!("The trackers of {}, compared with the national findings.", part.name)
            }
            Some(part) if !part.picture.profiles.is_empty() => {
                format!("The trackers of {}, beside what is published of it and of others.", part.name)
            }
            Some(part) => format!("The trackers of {}. No national figure is compared with them.", part.name),
            None => "All councils of the batch, compared with the national findings. Each council's own workbook leads its figures to the cells of its trackers.".to_owned(),
        },
    );
    say("Shorthand", "[x] not available, [z] not applicable, [c] confidential (a small count of people, or one that would give it back), [u] a small number (fewer than 10), [low] rounds to zero but is not zero.".to_owned());
    say("How to read it", "Published words such as \"about three-quarters\" are kept as ranges. A share of a small number is marked and should be read with care.".to_owned());
    if let Some(pack) = plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework)) {
        say("National findings", format!("{}. {}", pack.title, pack.publisher));
        for note in &pack.notes {
            say("About the findings", note.clone());
        }
    }
    let invented = part.map_or_else(
        || edition.benchmark.councils.iter().any(|part| part.illustrative),
        |part| part.illustrative,
    );
    if invented {
        say(
            "Illustrative",
            match part {
                Some(part) => format!("{} is invented, and so are its figures.", part.name),
                None => {
                    "Councils whose settings mark them so are invented, and so are their figures.".to_owned()
                }
            },
        );
    }
    if !plan.config.contact.is_empty() {
        say("Contact", plan.config.contact.clone());
    }
    say("Made by", format!("council-benchmark {}.", env!("CARGO_PKG_VERSION")));
    lines
}

/// The first sheet: the scorecard, the main points, and what the figures say.
fn summary(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Table {
    let view = View::new(edition, part);
    let points = points::Points::of(&view);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut add = |kind: &str, what: &str, says: String| {
        rows.push(vec![Cell::text(kind), Cell::text_or(what, NOT_APPLICABLE), Cell::text(says)]);
    };
    add("Headline", "", format!("{}.", points.headline(&view)));
    for tile in scorecard::tiles(&view) {
        let each = [tile.value.as_str(), &tile.beside, &tile.direction, tile.mark.text()];
        let said: Vec<&str> = each.into_iter().filter(|text| !text.is_empty()).collect();
        add("Scorecard", &tile.name, said.join("; "));
    }
    let with_ask = |point: &points::Point| {
        if point.ask.is_empty() {
            point.sentence.clone()
        } else {
            format!("{} Ask for {}.", point.sentence, point.ask)
        }
    };
    for point in &points.attention {
        add("Needs attention", questions::short(point.rule.section), with_ask(point));
    }
    for point in &points.good {
        add("Going well", questions::short(point.rule.section), with_ask(point));
    }
    for fact in facts::facts(&view) {
        add("What the figures say", fact.topic, fact.text());
    }
    Table {
        sheet: "Summary".to_owned(),
        title: format!("Summary, {}", edition.benchmark.period.in_words()),
        about: "The headline, the scorecard and the main points, the most important first; the tables that follow hold the numbers."
            .to_owned(),
        notes: vec!["[z] not applicable.".to_owned()],
        columns: vec![Column::new("Kind", 20.0), Column::new("Subject", 36.0), Column::new("What it says", 110.0)],
        rows,
    }
}
