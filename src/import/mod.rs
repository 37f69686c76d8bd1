//! Published tables become national packs: `findings import`. An edge of its own: it reads files by way of `ingest`, knows the
//! shapes in which inspectorates and departments publish, and gives the text of a pack. It knows no later stage.
//! Invariant: what cannot be used is told with its line and column and stands in the pack; the rest is used.

mod groups;
mod ilacs;
mod map;
mod statistics;
mod table;
mod toml_text;
mod wanted;

use std::path::Path;
use std::sync::Arc;

use crate::cli::ImportArgs;
use crate::diagnostic::{self, Diagnostic, Severity, rules};
use crate::failure::Failure;
use crate::ingest::{self, InputFile};
use crate::national::{self, Pack, Registry};
use crate::place::Place;
use crate::plan::Limits;
use table::Table;

/// What became of an import.
#[derive(Debug)]
pub struct Import {
    /// The pack's text; `None` when nothing could be used.
    pub pack: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Below the headers.
    pub rows: usize,
    pub used: usize,
    /// Could not be used. The others were not asked for.
    pub left_out: usize,
}

/// What was read of one file.
#[derive(Debug)]
struct Source {
    name: String,
    sha256: String,
    rows: usize,
    used: usize,
    left_out: usize,
}

/// Reads published tables and makes the text of a pack.
///
/// # Errors
/// Settings that make no sense: a file that does not exist, a map that cannot be read, tables that do not go together.
pub fn import(args: &ImportArgs, registry: &Registry) -> Result<Import, Failure> {
    let map = args.map.as_deref().map(map::read).transpose()?;
    let id = args.out.file_stem().map_or_else(String::new, |name| name.to_string_lossy().to_lowercase());
    let mut diagnostics = Vec::new();
    let mut sources = Vec::new();
    let mut judged: Option<ilacs::Judgements> = None;
    let mut series = Vec::new();
    for path in args.files.iter().filter(|path| !is_meta(path)) {
        let Some((table, sha256)) = open(path, &mut diagnostics)? else { continue };
        let mut source =
            Source { name: name_of(path), sha256, rows: table.rows().count(), used: 0, left_out: 0 };
        if ilacs::is_overview(&table) {
            if judged.is_some() {
                return Err(Failure::Settings(format!(
                    "{}: a pack holds one overview of judgements (import each into a pack of its own: nothing is merged)",
                    path.display()
                )));
            }
            let packs = national::load(registry).map_err(Failure::Work)?;
            let framework = packs.iter().find(|pack| pack.id == ilacs::FRAMEWORK).ok_or_else(|| {
                Failure::Work(format!("the national pack `{}` is not built in", ilacs::FRAMEWORK))
            })?;
            let read = ilacs::read(&table, framework, registry, &mut diagnostics);
            source.used = read.rows.len();
            source.left_out = source.rows - source.used;
            judged = Some(read).filter(|read| !read.rows.is_empty());
        } else {
            let meta = path.with_extension("meta.csv");
            let meta =
                if meta.is_file() { open(&meta, &mut diagnostics)?.map(|(table, _)| table) } else { None };
            let read = statistics::read(&table, meta.as_ref(), map.as_ref(), registry, &mut diagnostics)?;
            source.used = read.used;
            source.left_out = read.left_out;
            series.extend(read.series);
        }
        sources.push(source);
    }
    diagnostics.extend(not_found(args, map.as_ref()));
    let sum = |get: fn(&Source) -> usize| sources.iter().map(get).sum();
    let (rows, used, left_out) = (sum(|one| one.rows), sum(|one| one.used), sum(|one| one.left_out));
    let told = diagnostic::fold(diagnostics);
    if judged.is_none() && series.is_empty() {
        return Ok(Import { pack: None, diagnostics: told, rows, used, left_out });
    }
    if let (Some(_), Some(first)) = (&judged, series.first()) {
        return Err(Failure::Settings(format!(
            "judgements and official statistics (`{}`) go into packs of their own",
            first.title
        )));
    }
    for (at, one) in series.iter().enumerate() {
        if let Some(other) = series[..at].iter().find(|other| other.id == one.id) {
            return Err(Failure::Settings(format!(
                "two series have the id `{}` (of {} and {}): give them ids in a map, or import each table into a pack of its own",
                one.id, other.source, one.source
            )));
        }
    }
    let set_aside: Vec<String> =
        told.iter().filter(|one| one.rule.severity == Severity::Error).flat_map(each).collect();
    let text = toml_text::pack(
        &id,
        &toml_text::Origin { args, sources: &sources, set_aside: &set_aside },
        judged.as_ref(),
        &series,
        map.as_ref(),
    );
    // What is written can be read again, or it is a fault of this program.
    Pack::parse(&id, &text, registry).map_err(Failure::Work)?;
    Ok(Import { pack: Some(text), diagnostics: told, rows, used, left_out })
}

/// Series of the map that no table has.
fn not_found(args: &ImportArgs, map: Option<&map::Map>) -> Vec<Diagnostic> {
    let file = args.map.as_deref().map_or_else(String::new, name_of);
    let missing = map.into_iter().flat_map(|map| &map.series).filter(|wanted| !wanted.is_found.get());
    missing
        .map(|wanted| {
            let groups: Vec<String> =
                wanted.filters.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            let place = Place::workbook(&Arc::from(file.as_str()));
            let told = Diagnostic::new(
                &rules::column_not_found::RULE,
                place,
                format!("`{}` of the map is in no table", wanted.column),
            );
            told.found(if groups.is_empty() { wanted.column.clone() } else { groups.join(", ") })
                .expected("a column of one of the tables, and values that its filters have")
                .effect("there is no such series in the pack")
        })
        .collect()
}

fn is_meta(path: &Path) -> bool {
    name_of(path).to_lowercase().ends_with(".meta.csv")
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A trouble as packs keep it.
fn in_one_line(told: &Diagnostic) -> String {
    let found = if told.found.is_empty() { String::new() } else { format!(": {}", told.found) };
    format!("{}: {}{found}", told.place, told.message)
}

/// Each cell of a trouble that was folded, with what was found there.
fn each(told: &Diagnostic) -> Vec<String> {
    let one = Diagnostic { more: Vec::new(), ..told.clone() };
    let others = told.more.iter().map(|more| {
        let place = Place { row: Some(more.row), column: Some(more.column), ..told.place.clone() };
        in_one_line(&Diagnostic { place, found: more.found.clone(), more: Vec::new(), ..told.clone() })
    });
    std::iter::once(in_one_line(&one)).chain(others).collect()
}

/// The first sheet of a file that holds anything, and the file's SHA-256.
fn open(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<(Table, String)>, Failure> {
    path.metadata()
        .map_err(|error| Failure::Settings(format!("cannot read {} ({error})", path.display())))?;
    let name: Arc<str> = Arc::from(name_of(path));
    let file = InputFile { path: path.to_path_buf(), inside: Arc::clone(&name), name, root: None };
    // Published tables are larger than trackers.
    let limits = Limits {
        cells: 20_000_000,
        file_mib: 1_000,
        unpacked_mib: 2_000,
        text_mib: 1_000,
        ..Limits::default()
    };
    let read = ingest::read(&file, &limits);
    diagnostics.extend(read.diagnostics);
    let Some(sheet) = read.sheets.into_iter().find(|sheet| !sheet.is_empty()) else {
        return Ok(None);
    };
    let Some(table) = Table::new(file.name.clone(), sheet) else {
        let told = Diagnostic::new(
            &rules::table_not_known::RULE,
            Place::workbook(&file.name),
            "the table has no header row",
        )
        .effect("the file is left out");
        diagnostics.push(told);
        return Ok(None);
    };
    Ok(Some((table, read.sha256)))
}
