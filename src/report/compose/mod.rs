//! What to say, as data: books, charts and sentences out of measures and records. Lays nothing out, writes nothing.

mod chart_grid;
mod chart_national;
mod chart_peers;
mod chart_shares;
mod chart_time;
pub mod charts;
mod families;
mod finance;
mod fix_list;
mod ledger;
mod lists;
mod moved;
mod national;
mod native;
pub mod paper;
pub mod questions;
mod rows;
mod status;
mod trace;
pub mod words;
mod words_today;

pub use fix_list::fix_list;
pub(crate) use ledger::{by_rule, diagnostics, sheets};

use crate::compare::{Benchmark, CouncilPart};
use crate::plan::Plan;
use crate::report::book::{Book, Cell, Column, Table};
use crate::report::names::Names;

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
            crate::period::day_in_words(self.day()),
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
    let mut tables = vec![summary(edition, None)];
    tables.extend(families::tables(&sources, true));
    tables.extend(status::status_table(&edition.benchmark.measures));
    tables.extend(common(edition, None));
    let charts = native::charts(&tables, crate::compare::ALL_COUNCILS);
    Book { cover: cover(edition, None), title, author: edition.author(), tables, charts, day: edition.day() }
}

/// The workbook of one council.
pub fn council_book(edition: &Edition<'_>, part: &CouncilPart) -> Book {
    let title = format!("{}: benchmark, {}", part.name, edition.benchmark.period.in_words());
    let mut tables = vec![summary(edition, Some(part))];
    tables.extend(families::tables(&[(&*part.name, part.measures.as_slice())], false));
    tables.extend(national::tables(part));
    tables.extend(status::status_table(&part.measures));
    tables.extend(moved::table(edition, part));
    tables.extend(lists::chase(edition, part));
    tables.extend(finance::tables(edition, part));
    tables.extend(common(edition, Some(part)));
    let mut charts = native::charts(&tables, &part.name);
    charts.extend(native::neighbours(&tables, &part.name));
    Book {
        cover: cover(edition, Some(part)),
        title,
        author: edition.author(),
        tables,
        charts,
        day: edition.day(),
    }
}

/// Sheets that every workbook ends with.
fn common(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<Table> {
    let mut tables = vec![ledger::quality(edition, part), ledger::ledger(edition, part)];
    tables.extend(ledger::concealed(edition, part));
    if let Some(part) = part {
        tables.extend(rows::table(edition, part));
        tables.push(lists::sources(edition, part));
    }
    tables.extend(lists::findings(edition, part));
    tables.push(lists::notes(edition, part));
    tables
}

fn cover(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<String> {
    let plan = edition.plan;
    let mut lines = vec![
        format!(
            "Period {}; lateness is judged at {}.",
            edition.benchmark.period.in_words(),
            crate::period::day_in_words(edition.day())
        ),
        match part {
            Some(part) if part.measures.iter().any(|measure| measure.national.is_some()) => {
                format!("The trackers of {}, compared with the national findings.", part.name)
            }
            Some(part) if !part.picture.profiles.is_empty() => {
                format!("The trackers of {}, beside what is published of it and of others.", part.name)
            }
            Some(part) => format!("The trackers of {}. No national figure is compared with them.", part.name),
            None => "All councils of the batch, compared with the national findings. Each council's own workbook leads its figures to the cells of its trackers (sheets Rows counted, Budget lines and Sources, with links).".to_owned(),
        },
        "Each table stands on a sheet of its own and begins below its notes. Charts stand on sheets of their own.".to_owned(),
        "Shorthand: [x] not available, [z] not applicable, [c] confidential (a small count of people, or one that would give it back), [low] fewer than the number that a share needs.".to_owned(),
        "A share of few is marked and should be read with care. Published words such as \"about three-quarters\" are kept as bands.".to_owned(),
    ];
    if let Some(pack) = plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework)) {
        lines.push(format!("National findings: {}. {}", pack.title, pack.publisher));
        lines.extend(pack.notes.iter().cloned());
    }
    let invented = part.map_or_else(
        || edition.benchmark.councils.iter().any(|part| part.illustrative),
        |part| part.illustrative,
    );
    if invented {
        lines.push(match part {
            Some(part) => format!("Illustrative: {} is invented, and so are its figures.", part.name),
            None => {
                "Illustrative: councils whose settings mark them so are invented, and so are their figures."
                    .to_owned()
            }
        });
    }
    if !plan.config.contact.is_empty() {
        lines.push(format!("Contact: {}", plan.config.contact));
    }
    lines.push(format!("Made by council-benchmark {}.", env!("CARGO_PKG_VERSION")));
    lines
}

/// One page in words.
fn summary(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Table {
    let rows = words::headlines(edition, part)
        .into_iter()
        .map(|headline| vec![Cell::text(headline.topic), Cell::text(headline.sentence)])
        .collect();
    Table {
        sheet: "Summary".to_owned(),
        title: format!("Summary, {}", edition.benchmark.period.in_words()),
        about: "The main figures in words; the tables that follow hold the numbers.".to_owned(),
        notes: Vec::new(),
        columns: vec![Column::new("Topic", 28.0), Column::new("What the figures say", 110.0)],
        rows,
    }
}
