//! What was typed. Alone names clap; decides nothing (that is `plan`'s work).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads council trackers, compares them with the national findings and writes benchmark workbooks and charts.
#[derive(Debug, Parser)]
#[command(name = "council-benchmark", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read the trackers and write workbooks, charts, a page and data for each period
    Run(RunArgs),
    /// Say what is wrong in the trackers; write nothing
    Check(CheckArgs),
    /// Show how each sheet of one tracker was understood, and why
    Inspect(InspectArgs),
    /// Check finished workbooks against the rules for accessible statistics in spreadsheets
    Audit(AuditArgs),
    /// Print the national packs and their figures, with sources
    Findings(FindingsArgs),
    /// Print the measures: what each counts, or all of them as SQL for other engines
    Measures(MeasuresArgs),
}

/// Options shared by the commands that read trackers.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Folders or files to read
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Settings of the batch; a batch.toml in the input folder is found by itself
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The month that the trackers report, where their names do not say it
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<String>,
    /// How many files are read at once (all cores if left out)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// How diagnostics are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub format: Format,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
pub struct RunArgs {
    #[command(flatten)]
    pub batch: BatchArgs,
    /// Where the outputs go
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Compare with this national pack too: a file that `findings import` wrote, or the name of a pack that all trackers
    /// follow, whatever they seem to; can be given several times
    #[arg(long, value_name = "PACK")]
    pub findings: Vec<String>,
    /// The day on which lateness is judged (the period's last day if left out)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,
    /// Write nothing when rows, sheets or files were left out
    #[arg(long)]
    pub strict: bool,
    /// Leave out the chart files
    #[arg(long)]
    pub no_charts: bool,
    /// Read every tracker and make every month again, even where nothing has changed since the last run
    #[arg(long)]
    pub again: bool,
    /// Only read this share of the trackers, such as 3/16, into the store of the output folder: other machines read the
    /// others, then a run without it writes everything
    #[arg(long, value_name = "PART/OF")]
    pub read_part: Option<String>,
    /// Print the seconds that each stage took
    #[arg(long)]
    pub timings: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub batch: BatchArgs,
}

#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The tracker to look at
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Settings of the batch; a batch.toml beside the file is found by itself
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The month that the tracker reports, where nothing in it tells (YYYY-MM)
    #[arg(long, value_name = "MONTH")]
    pub period: Option<String>,
    /// Ask about the columns that were guessed or not recognised, and keep the answers in batch.toml
    #[arg(long, conflicts_with = "write_map")]
    pub teach: bool,
    /// Also write what was understood as batch.toml entries, to edit and to use next month
    #[arg(long, value_name = "FILE")]
    pub write_map: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct MeasuresArgs {
    /// As one SQL query over the data files, which gives the same figures on other engines
    #[arg(long)]
    pub sql: bool,
}

#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Finished workbooks (.xlsx), this program's or any other
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How broken rules are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub format: Format,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct FindingsArgs {
    #[command(subcommand)]
    pub action: Option<FindingsAction>,
    /// Name of a pack, or a pack's file; all packs that are built in if left out
    #[arg(value_name = "PACK")]
    pub pack: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum FindingsAction {
    /// Turn published tables into a national pack
    Import(ImportArgs),
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Published tables: an overview of Ofsted's ILACS judgements (.xlsx or .csv), or official statistics (.csv, with
    /// its .meta.csv beside it if there is one)
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The pack to write
    #[arg(long, value_name = "PACK.toml")]
    pub out: PathBuf,
    /// Which columns of official statistics are wanted, with title, unit and which way is good; all of them if left out
    #[arg(long, value_name = "MAP.toml")]
    pub map: Option<PathBuf>,
    /// When the tables were published, in words
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub published: String,
    /// How diagnostics are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the cells around the trouble
    Full,
    /// One line each
    Short,
    /// One JSON object each line
    Json,
}
