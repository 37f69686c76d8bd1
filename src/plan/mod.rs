//! Command line and batch.toml become one [`Plan`]: everything is decided here, before any long work.
//! Later stages only read the plan. Reads no tracker.

mod asked;
mod config;
mod councils;
mod packs;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::civil::Date;
use toml::Spanned;

pub use asked::Asked;
pub use config::{Config, Disclosure, Limits, MappedColumn, Names, TableRule, Thresholds, TrackerRule};
pub use councils::Councils;
pub use packs::{is_file as is_pack_file, read as read_pack};

use crate::cli::{BatchArgs, RunArgs};
use crate::failure::Failure;
use crate::national::judged::Judged;
use crate::national::{self, Pack, Registry, Series, authority};
use crate::period::Period;
use crate::sha256;
use crate::tables::Tables;
use crate::text::printable;

/// The name that batch.toml has when it is found by itself.
pub const CONFIG_NAME: &str = "batch.toml";

/// Everything decided for one batch.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
pub struct Plan {
    /// What was asked for, as a later run can ask for it again.
    pub asked: Asked,
    /// What stands for everything that the reading of a tracker hangs on beside the tracker itself: the same settings, months
    /// and packs give the same mark.
    pub reading: String,
    /// Folders and files as they were named.
    pub inputs: Vec<PathBuf>,
    pub config: Config,
    /// Where the settings came from; `None` when there are none.
    pub config_file: Option<PathBuf>,
    /// The settings as they were typed, to name their lines.
    /// What it holds; empty where there is none.
    pub(crate) config_text: String,
    pub exclude: GlobSet,
    /// `config.trackers` as matchers, in the same order.
    tracker_globs: Vec<GlobSet>,
    pub councils: Councils,
    /// The record tables, with the words of batch.toml.
    pub tables: &'static Tables,
    pub packs: Vec<Pack>,
    /// A framework named on the command line: every tracker is taken to follow it.
    pub findings: Option<String>,
    pub period: Option<Period>,
    pub as_of: Option<Date>,
    pub out: PathBuf,
    pub strict: bool,
    pub charts: bool,
    /// Only this share of the trackers is read, and nothing is written but the store.
    pub part: Option<Part>,
    /// Every tracker is read and every month made again, whatever is kept.
    pub again: bool,
    pub jobs: Option<usize>,
    /// Only looking at a tracker: it is shown even if its council or month is not known.
    pub inspecting: bool,
}

impl Plan {
    /// A plan that only reads (`check`, `inspect`).
    ///
    /// # Errors
    /// Settings that cannot be read or do not make sense.
    pub fn for_reading(batch: &BatchArgs) -> Result<Self, Failure> {
        for path in &batch.paths {
            if !path.exists() {
                return Err(Failure::Settings(format!(
                    "`{}` does not exist (check the path)",
                    path.display()
                )));
            }
        }
        let config_file = match &batch.config {
            Some(file) => Some(file.clone()),
            None => {
                batch.paths.iter().map(|path| folder_of(path).join(CONFIG_NAME)).find(|file| file.is_file())
            }
        };
        let text = config_file.as_deref().map(read_config).transpose()?;
        let config = match (&config_file, &text) {
            (Some(file), Some(text)) => parse_config(file, text)?,
            _ => Config::default(),
        };
        let registry = Registry::load().map_err(Failure::Work)?;
        let mut packs = national::load(&registry).map_err(Failure::Work)?;
        let mut asked = Asked::of_reading(batch, text.as_deref());
        for file in &config.findings {
            let file = config_file
                .as_deref()
                .map(folder_of)
                .map_or_else(|| file.clone(), |folder| folder.join(file));
            asked.packs.push(packs::add(&file, &mut packs, &registry)?);
        }
        let mut plan = Self {
            reading: String::new(),
            asked,
            inputs: batch.paths.clone(),
            exclude: globs(&config.exclude)?,
            tracker_globs: config
                .trackers
                .iter()
                .map(|rule| globs(std::slice::from_ref(rule.file.get_ref())))
                .collect::<Result<_, _>>()?,
            councils: Councils::new(&config.councils, registry),
            tables: Tables::with(&config.tables).map_err(Failure::Settings)?,
            period: month(batch.period.as_deref().or(config.period.as_deref()))?,
            as_of: day(config.as_of.as_deref())?,
            packs,
            findings: None,
            config,
            config_file,
            config_text: text.unwrap_or_default(),
            out: PathBuf::new(),
            strict: false,
            charts: true,
            part: None,
            again: false,
            jobs: batch.jobs,
            inspecting: false,
        };
        plan.check_config()?;
        plan.reading = plan.reading_mark();
        Ok(plan)
    }

    /// Settings that only later stages ask for are left out: whoever changes a threshold need not read everything again.
    fn reading_mark(&self) -> String {
        const LATER: [&str; 7] =
            ["contact", "exclude", "as_of", "disclosure", "indicators", "published", "findings"];
        let mut settings: toml::Table = toml::from_str(&self.config_text).unwrap_or_default();
        settings.retain(|name, _| !LATER.contains(&name));
        if let Some(toml::Value::Table(thresholds)) = settings.get_mut("thresholds") {
            thresholds.retain(|name, _| name == "header_confidence");
        }
        let period = self.period.map(|period| period.to_string()).unwrap_or_default();
        let findings = self.findings.as_deref().unwrap_or_default();
        let parts = [&toml::to_string(&settings).unwrap_or_default(), &period, findings, "\n"];
        sha256::hex(
            parts.iter().copied().chain(self.asked.packs.iter().map(String::as_str)).map(str::as_bytes),
        )
    }

    /// A plan for a full run.
    ///
    /// # Errors
    /// Settings that cannot be read or do not make sense.
    pub fn for_run(args: &RunArgs) -> Result<Self, Failure> {
        let mut plan = Self::for_reading(&args.batch)?;
        for name in &args.findings {
            if packs::is_file(name) {
                let sha256 = packs::add(Path::new(name), &mut plan.packs, &plan.councils.registry)?;
                plan.asked.packs.push(sha256);
                continue;
            }
            let pack = plan.pack(name).ok_or_else(|| unknown_pack(name, &plan.packs))?;
            if let Some(other) = plan.findings.as_ref().filter(|other| *other != name) {
                return Err(Failure::Settings(format!(
                    "trackers can follow one framework, not both `{other}` and `{name}` (files can be given beside it)"
                )));
            }
            if pack.is_framework() {
                plan.findings = Some(name.clone());
            }
        }
        plan.check_published()?;
        plan.asked = plan.asked.of_run(args);
        plan.as_of = day(args.as_of.as_deref())?.or(plan.as_of);
        plan.out.clone_from(&args.out);
        plan.strict = args.strict;
        plan.charts = !args.no_charts;
        plan.again = args.again;
        plan.part = args.read_part.as_deref().map(Part::parse).transpose()?;
        if plan.part.is_some() && plan.config.disclosure.is_on() {
            return Err(Failure::Settings(
                "--read-part keeps readings in the output folder, and [disclosure] lets none be kept there (run without it)"
                    .to_owned(),
            ));
        }
        plan.reading = plan.reading_mark();
        Ok(plan)
    }

    /// The plan of a month whose own command or settings are no longer there as they were: with the settings of this plan, and
    /// what was asked for then (charts, day, frameworks).
    ///
    /// # Errors
    /// When the two do not go together.
    pub fn with_wishes_of(&self, asked: &Asked) -> Result<Self, Failure> {
        let mut args = asked.again(&self.out);
        args.batch.paths.clone_from(&self.inputs);
        args.batch.config.clone_from(&self.config_file);
        let mut plan = Self::for_run(&args)?;
        plan.asked.paths.clone_from(&asked.paths);
        plan.asked.config.clone_from(&asked.config);
        Ok(plan)
    }

    fn check_config(&self) -> Result<(), Failure> {
        let place =
            self.config_file.as_deref().map_or_else(String::new, |file| format!("{}: ", file.display()));
        let rules = self.config.trackers.iter();
        let frameworks =
            rules.clone().filter_map(|rule| rule.framework.as_ref()).chain(&self.config.framework);
        for name in frameworks {
            self.pack(name).ok_or_else(|| unknown_pack(name, &self.packs))?;
        }
        for rule in rules {
            month(rule.period.as_deref())?;
        }
        for (name, council) in &self.config.councils {
            if let Some(code) =
                council.code.as_ref().filter(|code| self.councils.registry.by_code(code).is_none())
            {
                return Err(Failure::Settings(format!(
                    "{place}council `{name}`: there is no authority with the code `{code}` (three digits, such as 856)"
                )));
            }
        }
        self.check_spellings(&place)?;
        self.check_numbers(&place)?;
        for name in self.config.councils.values().flat_map(|council| &council.neighbours) {
            if !self.config.councils.contains_key(name) {
                return Err(Failure::Settings(format!(
                    "{place}neighbour `{name}` is no council of this file (add [councils.\"{name}\"] or correct the name)"
                )));
            }
        }
        Ok(())
    }

    /// A spelling means one council.
    fn check_spellings(&self, place: &str) -> Result<(), Failure> {
        let mut meant: BTreeMap<String, &str> = BTreeMap::new();
        let councils = &self.config.councils;
        for name in councils.keys() {
            if name.trim().is_empty() || name.chars().any(char::is_control) {
                return Err(Failure::Settings(format!(
                    "{place}`{}` is no name of a council",
                    printable(name)
                )));
            }
            if let Some(other) = meant.insert(authority::key(name), name) {
                return Err(Failure::Settings(format!(
                    "{place}`{name}` and `{other}` are one council (keep one of them)"
                )));
            }
        }
        for (name, alias) in
            councils.iter().flat_map(|(name, council)| council.aliases.iter().map(move |alias| (name, alias)))
        {
            match meant.insert(authority::key(alias), name) {
                Some(other) if other != name => {
                    return Err(Failure::Settings(format!(
                        "{place}`{alias}` cannot mean both `{other}` and `{name}` (take it out of one of them)"
                    )));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Limits and thresholds that leave room for any tracker at all.
    fn check_numbers(&self, place: &str) -> Result<(), Failure> {
        let (limits, thresholds) = (&self.config.limits, &self.config.thresholds);
        let numbers: [(&str, u64, std::ops::RangeInclusive<u64>); 9] = [
            ("limits.file_mib", limits.file_mib, 1..=4_096),
            ("limits.unpacked_mib", limits.unpacked_mib, 1..=16_384),
            ("limits.cells", limits.cells as u64, 1..=100_000_000),
            ("limits.sheets", limits.sheets as u64, 1..=10_000),
            ("limits.text_mib", limits.text_mib as u64, 1..=16_384),
            ("thresholds.few", u64::try_from(thresholds.few).unwrap_or(u64::MAX), 0..=1_000),
            ("thresholds.peers", thresholds.peers as u64, 1..=1_000),
            ("thresholds.header_confidence", u64::from(thresholds.header_confidence), 1..=100),
            ("disclosure.threshold", u64::from(self.config.disclosure.threshold), 0..=1_000),
        ];
        match numbers.iter().find(|(_, number, range)| !range.contains(number)) {
            None => Ok(()),
            Some((name, _, range)) => Err(Failure::Settings(format!(
                "{place}{name} is not a number that can be meant ({} to {})",
                range.start(),
                range.end()
            ))),
        }
    }

    /// The series of all packs.
    pub fn series(&self) -> impl Iterator<Item = (&Pack, &Series)> {
        self.packs.iter().flat_map(|pack| pack.series.iter().map(move |series| (pack, series)))
    }

    /// The overviews of judgements that belong to a month.
    pub fn judged_in(&self, period: Period) -> Vec<(&Pack, &Judged)> {
        self.packs.iter().filter_map(|pack| Some((pack, pack.judged_in(period)?))).collect()
    }

    /// Every series that batch.toml puts beside an indicator is in a pack of this run.
    fn check_published(&self) -> Result<(), Failure> {
        for (own, id) in &self.config.published {
            if !self.series().any(|(pack, series)| series.is_named(pack, id)) {
                let known: Vec<&str> = self.series().map(|(_, series)| series.id.as_str()).collect();
                let known = if known.is_empty() {
                    "no pack with series is given".to_owned()
                } else {
                    known.join(", ")
                };
                return Err(Failure::Settings(format!(
                    "[published] \"{own}\": there is no series `{id}` (known: {known})"
                )));
            }
        }
        Ok(())
    }

    /// Are there so many councils that each gets its main charts only, and no paper of its own?
    pub fn is_large(&self, councils: usize) -> bool {
        councils > self.config.thresholds.all_charts
    }

    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// The line of batch.toml at which an entry stands, for messages: `batch.toml, line 12`.
    pub fn line_of(&self, entry: &Spanned<String>) -> String {
        let file = self.config_file.as_deref().map_or_else(String::new, |file| file.display().to_string());
        format!("{file}, line {}", line_at(&self.config_text, entry.span().start))
    }

    /// The entry of batch.toml that counts for a tracker, by its number from 0.
    pub fn tracker_rule_at(&self, inside: &str) -> Option<usize> {
        self.tracker_globs.iter().position(|globs| globs.is_match(inside))
    }

    /// What batch.toml says of a tracker, by its path inside the input folder. The first matching entry wins.
    pub fn tracker_rule(&self, workbook: &str) -> Option<&TrackerRule> {
        self.config.trackers.get(self.tracker_rule_at(workbook)?)
    }

    /// The day on which lateness is judged for a period.
    pub fn as_of(&self, period: Period) -> Date {
        self.as_of.unwrap_or_else(|| period.last_day())
    }
}

/// A share of the trackers: the third of sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    pub of: usize,
}

impl Part {
    fn parse(text: &str) -> Result<Self, Failure> {
        let parts = text.split_once('/').and_then(|(number, of)| {
            Some(Self { number: number.trim().parse().ok()?, of: of.trim().parse().ok()? })
        });
        parts.filter(|part| (1..=part.of).contains(&part.number)).ok_or_else(|| {
            Failure::Settings(format!(
                "`{text}` is no share of the trackers (write it as 3/16: the third of sixteen)"
            ))
        })
    }

    /// Does the tracker at a place in the order of their names belong to it?
    pub fn holds(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }
}

fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_path_buf() } else { path.parent().map(Path::to_path_buf).unwrap_or_default() }
}

#[expect(clippy::disallowed_methods, reason = "batch.toml is read here, once")]
fn read_config(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure::Settings(format!("cannot read {} ({error})", file.display())))
}

fn parse_config(file: &Path, text: &str) -> Result<Config, Failure> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        Failure::Settings(format!("{}, line {line}: {}", file.display(), error.message()))
    })
}

/// The line of a text, from 1, in which a byte stands.
fn line_at(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).matches('\n').count() + 1
}

fn globs(patterns: &[String]) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(
            Glob::new(pattern)
                .map_err(|error| Failure::Settings(format!("`{pattern}` is not a file pattern ({error})")))?,
        );
    }
    set.build().map_err(|error| Failure::Settings(format!("file patterns cannot be used ({error})")))
}

fn month(text: Option<&str>) -> Result<Option<Period>, Failure> {
    text.map(|text| {
        Period::parse(text)
            .ok_or_else(|| Failure::Settings(format!("`{text}` is not a month (write it as 2004-04)")))
    })
    .transpose()
}

fn day(text: Option<&str>) -> Result<Option<Date>, Failure> {
    text.map(|text| {
        text.parse::<Date>()
            .ok()
            .filter(|day| (1900..=2100).contains(&day.year()))
            .ok_or_else(|| Failure::Settings(format!("`{text}` is not a day (write it as 2004-04-30)")))
    })
    .transpose()
}

/// The failure for a pack that does not exist, with those that do.
pub fn unknown_pack(name: &str, packs: &[Pack]) -> Failure {
    let known: Vec<&str> = packs.iter().map(|pack| pack.id.as_str()).collect();
    Failure::Settings(format!("there is no national pack `{name}` (known: {})", known.join(", ")))
}
