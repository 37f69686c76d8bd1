//! Reads council trackers, compares them with national inspectorate findings, writes benchmark workbooks and charts.
//!
//! # Stages
//!
//! One way, one named type to the next:
//!
//! ```text
//! cli ─► plan ─► ingest ─► recognise ─► normalise ─► check ─► store ─► disclose ─► movement ─► frame ─► compare ─► report
//!                Tracker    Layout       Reading                        Month, by month        Frames    Benchmark   files
//! ```
//!
//! - [`cli`]: what was typed. [`plan`]: command line and batch.toml become one `Plan`; can fail (settings).
//! - [`ingest`]: a file becomes a `Tracker`: sheets of cells. Cannot fail: what cannot be read is a diagnostic.
//! - [`recognise`]: which block of a sheet is which record table, which column which field, by the words of [`tables`] and by what
//!   cells hold; with how sure that is. Cannot fail.
//! - [`normalise`]: a `Tracker` becomes records, with the ledger of its rows. Cannot fail.
//! - [`check`]: records against themselves; gives diagnostics.
//! - [`mod@store`]: what was read, kept by the content of the tracker. What is not there, or damaged, is read again.
//! - [`disclose`]: takes small counts of people and names out, where batch.toml asks for it. Cannot fail.
//! - [`movement`]: a month against the past before it. Cannot fail.
//! - [`frame`]: a month's records and what moved as dataframes: what is measured, and the data files.
//! - [`compare`]: a `Month` becomes a `Benchmark`: measures held against the [`national`] packs. Cannot fail.
//! - `teach`: asks about columns that were not recognised, and writes the answers into batch.toml. Can fail (settings).
//! - [`import`]: published tables become national packs (`findings import`); uses `ingest` for reading, and no later stage.
//! - [`report`]: a `Benchmark` becomes files; can fail (writing).
//!
//! [`batch`] runs the stages up to the store over many trackers at once; [`months`] the others over one [`month`] after the
//! other, in memory with what the one before it leaves behind. [`history`] reads a month's data files where the store has
//! nothing of it. [`place`], [`period`], [`sha256`], [`diagnostic`] and [`ledger`] are the words that all stages share;
//! [`manifest`] owns `run.json`; [`guard`] keeps a fault of the program to the work it happens in.
//!
//! [`audit`] holds finished workbooks against the rules for accessible spreadsheets; it knows no stage, and `report` asks it
//! about every workbook that it writes.
//!
//! Invariant: a stage knows `plan`, the shared words and the types of the stages before it, never a later one.
//! Invariant: only `ingest`, `plan`, `store`, `history`, `manifest`, `teach` and `report` touch files; nothing reads the clock for what it writes; only `main` prints, and `teach` asks.
//! Invariant: trouble in the data is collected, not returned; one bad tracker, or one output that cannot be made, never stops the rest.
//! Invariant: same inputs, same bytes.

/// The stages in their order. One knows those before it, never a later one: a test holds the sources against it.
pub const STAGES: [&str; 11] = [
    "plan",
    "ingest",
    "recognise",
    "normalise",
    "check",
    "store",
    "disclose",
    "movement",
    "frame",
    "compare",
    "report",
];

pub mod audit;
pub mod batch;
pub mod check;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod disclose;
pub mod failure;
pub mod frame;
pub mod guard;
pub mod history;
pub mod import;
pub mod ingest;
pub mod interned;
pub mod ledger;
pub mod manifest;
pub mod month;
pub mod months;
pub mod movement;
pub mod national;
pub mod normalise;
pub mod office;
pub mod period;
pub mod place;
pub mod plan;
mod progress;
pub mod recognise;
pub mod report;
pub mod sha256;
pub mod store;
pub mod tables;
mod teach;
pub mod text;
mod timing;
pub mod value;
pub mod wording;

use std::fmt::Write;

use batch::Batch;
use cli::{
    AuditArgs, BatchArgs, CheckArgs, Cli, Command, FindingsAction, FindingsArgs, Format, ImportArgs,
    InspectArgs, MeasuresArgs, RunArgs,
};
use diagnostic::Diagnostic;
use failure::Failure;
use month::Tally;
use months::Months;
use movement::Past;
use period::Period;
use plan::Plan;
use progress::Progress;
use report::terminal;
use store::Store;
use timing::Timing;

/// What is to be printed, and the exit code.
#[derive(Debug)]
pub struct Outcome {
    pub text: String,
    /// What the program could not do although the rest is done: for the screen of errors.
    pub failures: Vec<String>,
    pub exit_code: u8,
}

impl Outcome {
    fn new(text: String, exit_code: u8) -> Self {
        Self { text, failures: Vec::new(), exit_code }
    }
}

/// The program failed at a part of its work.
const FAILED: u8 = 1;
/// Errors left rows, sheets or files out.
const LEFT_OUT: u8 = 4;
/// Nothing could be read.
const NOTHING_READ: u8 = 3;

/// Does what was asked for.
///
/// # Errors
/// When the program itself cannot do its work.
pub fn run(cli: &Cli) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Run(args) => benchmark(args),
        Command::Check(args) => check_only(args),
        Command::Inspect(args) => inspect(args),
        Command::Audit(args) => Ok(audit_files(args)),
        Command::Findings(args) => findings(args),
        Command::Measures(args) => Ok(measures(args)),
    }
}

/// The main job: plan, read, then month by month: check, compare, report.
fn benchmark(args: &RunArgs) -> Result<Outcome, Failure> {
    let timing = Timing::start(args.timings);
    let plan = Plan::for_run(args)?;
    report::check_settings(&plan)?;
    report::check_apart(&plan)?;
    let (files, notes) = batch::find(&plan)?;
    if let Some(part) = plan.part {
        return read_part(args, &plan, part, files, notes);
    }
    let (place, restored) = report::claim(&plan)?;
    let store = Store::of(&plan);
    let lap = |part, started| timing.piece(part, started);
    if plan.strict {
        // Nothing is to be written before everything is known.
        let nowhere = Store::default();
        let batch = read(&plan, &nowhere, &files, notes.clone())?;
        let months = Months { plan: &plan, store: &nowhere, tick: &|| (), lap: &lap };
        let (past, _) = Months { store: &store, ..months }.before(&batch.periods());
        let told = months.check(&batch, past, true);
        let tally = batch.tally(&told);
        if tally.errors > 0 && tally.not_read < tally.trackers {
            let mut text = show(&told, args.batch.format) + &last_line(&tally, args.batch.format);
            let _ = writeln!(text, "nothing was written: --strict, and rows, sheets or files were left out");
            return Ok(Outcome::new(text, LEFT_OUT));
        }
    }
    let batch = read(&plan, &store, &files, notes)?;
    timing.lap("read");
    if batch.periods().is_empty() {
        let told = batch.told_apart();
        let text = show(&told, args.batch.format) + &last_line(&batch.tally(&told), args.batch.format);
        return Ok(Outcome::new(text, NOTHING_READ));
    }
    let bar = Progress::new("writing", batch.workbooks());
    let mut done = Months { plan: &plan, store: &store, tick: &|| bar.step(), lap: &lap }.write(&batch);
    timing.lap("months");
    bar.end();
    done.written.kept.splice(0..0, restored);
    let tally = Tally { own_faults: done.written.faults.len(), ..batch.tally(&done.diagnostics) };
    let mut text =
        show(&done.diagnostics, args.batch.format) + &show(&done.written.faults, args.batch.format);
    if args.batch.format != Format::Json {
        text +=
            &terminal::written(&plan.out, &done.written, &done.followed, &done.unchanged, &place.restored);
    }
    text += &timing.text();
    text += &last_line(&tally, args.batch.format);
    let failed = done.written.failed.iter();
    let failures: Vec<String> = failed.map(|(period, failure)| format!("{period}: {failure}")).collect();
    let exit_code = if failures.is_empty() { exit_code(&tally) } else { FAILED };
    Ok(Outcome { text, failures, exit_code })
}

/// Reads a share of the trackers into the store, for a run that finds them all there.
fn read_part(
    args: &RunArgs,
    plan: &Plan,
    part: plan::Part,
    files: Vec<ingest::InputFile>,
    notes: Vec<Diagnostic>,
) -> Result<Outcome, Failure> {
    let all = files.len();
    let own: Vec<_> =
        files.into_iter().enumerate().filter(|(at, _)| part.holds(*at)).map(|(_, file)| file).collect();
    let store = Store::of(plan);
    let batch = read(plan, &store, &own, notes)?;
    let kept = batch.trackers.iter().filter(|tracker| tracker.key.is_some()).count();
    let told = diagnostic::fold(
        batch.trackers.iter().flat_map(|tracker| &tracker.head.diagnostics).cloned().collect(),
    );
    let tally = batch.tally(&told);
    let mut text = show(&told, args.batch.format);
    if args.batch.format != Format::Json {
        let _ = writeln!(
            text,
            "part {} of {}: {} of {} read, {} kept in {}",
            part.number,
            part.of,
            own.len(),
            wording::count(all, "tracker"),
            kept,
            plan.out.display()
        );
    }
    text += &last_line(&tally, args.batch.format);
    Ok(Outcome::new(text, if own.is_empty() { 0 } else { exit_code(&tally) }))
}

fn check_only(args: &CheckArgs) -> Result<Outcome, Failure> {
    let plan = Plan::for_reading(&args.batch)?;
    let (files, notes) = batch::find(&plan)?;
    let store = Store::default();
    let batch = read(&plan, &store, &files, notes)?;
    let months = Months { plan: &plan, store: &store, tick: &|| (), lap: &|_, _| () };
    let told = months.check(&batch, Past::default(), false);
    let tally = batch.tally(&told);
    let text = show(&told, args.batch.format) + &last_line(&tally, args.batch.format);
    Ok(Outcome::new(text, exit_code(&tally)))
}

fn inspect(args: &InspectArgs) -> Result<Outcome, Failure> {
    let batch_args = BatchArgs {
        paths: vec![args.file.clone()],
        config: args.config.clone(),
        period: args.period.clone(),
        jobs: None,
        format: Format::Full,
    };
    if let Some(file) = &args.write_map {
        report::check_text(file)?;
    }
    let mut plan = Plan::for_reading(&batch_args)?;
    plan.inspecting = true;
    let (files, notes) = batch::find(&plan)?;
    let store = Store::default();
    let batch = read(&plan, &store, &files, notes)?;
    let trackers = batch.inspected(&store, &plan);
    if let (true, Some(file)) = (args.teach, files.first()) {
        // Without a month dates are read all the same.
        let period =
            trackers.files.first().and_then(|file| file.period).unwrap_or(Period { year: 2000, month: 1 });
        return teach::teach(file, &ingest::read(file, &plan.config.limits), period, &plan)
            .map(|text| Outcome::new(text, 0));
    }
    let mut text = report::inspect::text(&trackers);
    if let Some(file) = &args.write_map {
        report::write_text(file, &report::inspect::map(&trackers))?;
        let _ = writeln!(text, "\nmap written to {}", file.display());
    }
    text.push('\n');
    text += &show(&trackers.diagnostics, Format::Full);
    Ok(Outcome::new(text, exit_code(&trackers.tally())))
}

/// Holds finished workbooks against the rules. A file that cannot be read does not stop the others.
fn audit_files(args: &AuditArgs) -> Outcome {
    let mut text = String::new();
    let (mut broken, mut unread) = (0, 0);
    for path in &args.files {
        let name = path.display().to_string();
        match audit::file(path) {
            Ok(faults) => {
                broken += faults.len();
                for fault in &faults {
                    let told = match args.format {
                        Format::Full => audit::terminal::full(fault, &name) + "\n",
                        Format::Short => audit::terminal::brief(fault, &name),
                        Format::Json => audit::terminal::json(fault, &name).to_string() + "\n",
                    };
                    text.push_str(&told);
                }
            }
            Err(why) => {
                unread += 1;
                let told = match args.format {
                    Format::Json => serde_json::json!({"workbook": name, "not_read": why}).to_string(),
                    Format::Full | Format::Short => format!("{name}: not read: {why}"),
                };
                let _ = writeln!(text, "{told}");
            }
        }
    }
    if args.format != Format::Json {
        let files = wording::count(args.files.len(), "workbook");
        let not_read = if unread > 0 { format!(", {unread} not read") } else { String::new() };
        let rules = wording::count(audit::rules::ALL.len(), "rule");
        let _ = writeln!(text, "{files}{not_read}: {} against {rules}", wording::count(broken, "fault"));
    }
    let exit_code = match (broken, unread) {
        (_, unread) if unread == args.files.len() => NOTHING_READ,
        (0, 0) => 0,
        _ => LEFT_OUT,
    };
    Outcome::new(text, exit_code)
}

fn findings(args: &FindingsArgs) -> Result<Outcome, Failure> {
    if let Some(FindingsAction::Import(args)) = &args.action {
        return import(args);
    }
    let registry = national::Registry::load().map_err(Failure::Work)?;
    let mut packs = national::load(&registry).map_err(Failure::Work)?;
    let mut wanted = args.pack.clone();
    if let Some(file) = args.pack.as_deref().filter(|name| plan::is_pack_file(name)) {
        let (pack, _) = plan::read_pack(std::path::Path::new(file), &registry)?;
        wanted = Some(pack.id.clone());
        packs = vec![pack];
    }
    let chosen: Vec<_> =
        packs.iter().filter(|pack| wanted.as_ref().is_none_or(|name| *name == pack.id)).collect();
    match (&wanted, chosen.as_slice()) {
        (Some(name), []) => Err(plan::unknown_pack(name, &packs)),
        _ => Ok(Outcome::new(report::findings::text(&chosen, &registry), 0)),
    }
}

/// What each measure counts; or all of them as one query.
fn measures(args: &MeasuresArgs) -> Outcome {
    Outcome::new(if args.sql { compare::script() } else { report::measures::text() }, 0)
}

/// Turns published tables into a pack, and says what could not be used.
fn import(args: &ImportArgs) -> Result<Outcome, Failure> {
    report::check_text(&args.out)?;
    let registry = national::Registry::load().map_err(Failure::Work)?;
    let done = import::import(args, &registry)?;
    let mut text = show(&done.diagnostics, args.format);
    let Some(pack) = &done.pack else {
        if args.format != Format::Json {
            text += "nothing was written: no table could be used\n";
        }
        return Ok(Outcome::new(text, NOTHING_READ));
    };
    report::write_text(&args.out, pack)?;
    if args.format != Format::Json {
        let rows = wording::count(done.rows, "row");
        let other = done.rows - done.used - done.left_out;
        let mut parts = vec![format!("{} used", text::thousands(done.used as u64))];
        if other > 0 {
            parts.push(format!("{} not asked for", text::thousands(other as u64)));
        }
        parts.push(format!("{} left out", text::thousands(done.left_out as u64)));
        let _ = writeln!(text, "pack written to {}: {rows}, {}", args.out.display(), parts.join(", "));
    }
    let has_errors = done.diagnostics.iter().any(|each| each.rule.severity == diagnostic::Severity::Error);
    Ok(Outcome::new(text, if has_errors { LEFT_OUT } else { 0 }))
}

/// Reads a batch on as many threads as the plan asks for.
fn read(
    plan: &Plan,
    store: &Store,
    files: &[ingest::InputFile],
    notes: Vec<Diagnostic>,
) -> Result<Batch, Failure> {
    let bar = Progress::new("reading", files.len());
    let work = || batch::Reader { plan, store, tick: &|| bar.step() }.read(files, notes);
    let batch = match plan.jobs {
        None => work(),
        Some(jobs) => rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build()
            .map_err(|error| Failure::Work(format!("cannot start {jobs} threads ({error})")))?
            .install(work),
    };
    bar.end();
    Ok(batch)
}

fn show(diagnostics: &[Diagnostic], format: Format) -> String {
    diagnostics
        .iter()
        .map(|each| match format {
            Format::Full => terminal::full(each) + "\n",
            Format::Short => terminal::brief(each),
            Format::Json => format!("{}\n", terminal::json(each)),
        })
        .collect()
}

fn last_line(tally: &Tally, format: Format) -> String {
    if format == Format::Json { String::new() } else { terminal::last_line(tally) + "\n" }
}

fn exit_code(tally: &Tally) -> u8 {
    match tally {
        tally if tally.trackers > 0 && tally.not_read == tally.trackers => NOTHING_READ,
        tally if tally.errors + tally.own_faults > 0 => LEFT_OUT,
        _ => 0,
    }
}
