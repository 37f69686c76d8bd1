//! The months of a run, in their order: each is put together from what was read, checked, compared with the month before it,
//! measured and written, and then forgotten but for what the next one has to know. Months of the output folder that come
//! after them follow, from what is kept of them.
//! Invariant: a month is made again only where something that it is made from has changed, and its files are those of a full run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::batch::{self, Batch, Reader, Tracker};
use crate::check;
use crate::compare;
use crate::diagnostic::{Diagnostic, rules};
use crate::disclose;
use crate::failure::Failure;
use crate::history::{self, DATA_VERSION, OLDEST};
use crate::ledger::FileAccount;
use crate::manifest::{Input, Manifest};
use crate::month::Month;
use crate::movement::{self, Past};
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;
use crate::report::{self, Lap, MadeFrom, Written};
use crate::store::{self, Store};

/// What a month leaves behind: for the months after it, and for the screen where it is not made again.
#[derive(Debug, Serialize, Deserialize)]
struct MonthKept {
    past: Past,
    diagnostics: Vec<Diagnostic>,
}

/// What a run has to say and what it wrote.
#[derive(Debug, Default)]
pub struct Done {
    /// Of the trackers of this run, and of the run itself.
    pub diagnostics: Vec<Diagnostic>,
    pub written: Written,
    /// Months after those of the run that were made again because a month before them changed.
    pub followed: Vec<Period>,
    /// Months of which nothing has changed since they were written.
    pub unchanged: Vec<Period>,
}

/// The way through the months of a batch.
pub struct Months<'a> {
    pub plan: &'a Plan,
    pub store: &'a Store,
    /// Called for each workbook, and after each part.
    pub tick: &'a (dyn Fn() + Sync),
    pub lap: Lap<'a>,
}

/// The trackers of one month, with the plan by which it is made.
struct Source<'a> {
    period: Period,
    plan: &'a Plan,
    trackers: Vec<&'a Tracker>,
    /// Is it a month of this run?
    is_own: bool,
    /// Is what batch.toml calls confidential taken out? On the screen of the person who holds the tracker it is shown.
    is_controlled: bool,
}

impl Months<'_> {
    /// Goes through the months without writing anything; gives everything that is to be told.
    pub fn check(&self, batch: &Batch, mut past: Past, is_controlled: bool) -> Vec<Diagnostic> {
        let mut told = batch.told_apart();
        for period in batch.periods() {
            let source =
                Source { period, plan: self.plan, trackers: batch.of(period), is_own: true, is_controlled };
            match self.gathered(&source, &mut past) {
                Ok(month) => told.extend(placed(month.trackers.diagnostics, batch)),
                Err(lost) => told.push(*lost),
            }
        }
        crate::diagnostic::fold(told)
    }

    /// Makes and writes every month that has changed.
    pub fn write(&self, batch: &Batch) -> Done {
        let own = batch.periods();
        let mut done = Done::default();
        let (mut past, told) = self.before(&own);
        done.diagnostics.extend(batch.told_apart());
        done.diagnostics.extend(told);
        let editions = history::editions(&self.plan.out);
        let after: BTreeSet<Period> =
            own.first().map_or_else(BTreeSet::new, |first| editions.range(first..).copied().collect());
        for &period in own.union(&after) {
            if own.contains(&period) {
                let source = Source {
                    period,
                    plan: self.plan,
                    trackers: batch.of(period),
                    is_own: true,
                    is_controlled: true,
                };
                let told = self.one(&source, &mut past, &mut done);
                done.diagnostics.extend(placed(told, batch));
            } else {
                self.follow(period, &mut past, &mut done);
            }
        }
        done.diagnostics = crate::diagnostic::fold(std::mem::take(&mut done.diagnostics));
        self.tidy();
        done
    }

    /// One month: left as it is where it is made from the same again, else made and written. Gives what is told of it.
    fn one(&self, source: &Source<'_>, past: &mut Past, done: &mut Done) -> Vec<Diagnostic> {
        let Source { period, plan, .. } = *source;
        let folder = self.folder(period);
        let manifest = Manifest::of(&folder);
        let heads: Vec<_> = source.trackers.iter().map(|tracker| &tracker.head).collect();
        let mark = store::mark(&(&plan.asked, period, &heads, &*past));
        let is_same =
            |manifest: &&Manifest| manifest.made_from == mark && report::is_whole(&folder, manifest);
        let kept = manifest.as_ref().filter(|_| !self.plan.again).filter(is_same);
        if let Some(kept) = kept.zip(mark.as_ref()).and_then(|(_, mark)| self.store.month::<MonthKept>(mark))
        {
            *past = kept.past;
            if source.is_own {
                done.unchanged.push(period);
            }
            return kept.diagnostics;
        }
        let mut told = Vec::new();
        if source.is_own {
            let now: BTreeSet<&str> = heads
                .iter()
                .filter(|head| head.file.left_out.is_none())
                .map(|head| &*head.file.council)
                .collect();
            told.extend(manifest.and_then(|manifest| self.replaced(period, &manifest, &now)));
        }
        let started = Instant::now();
        let month = match self.gathered(source, past) {
            Ok(month) => month,
            Err(lost) => {
                told.push(*lost);
                return told;
            }
        };
        past.know(&month);
        let diagnostics = month.trackers.diagnostics.clone();
        let (benchmark, frames) = match compare::compare(month, past, plan) {
            Ok(counted) => counted,
            Err(why) => {
                done.written
                    .failed
                    .push((period, Failure::Work(format!("its records cannot be counted ({why})"))));
                told.extend(diagnostics);
                return told;
            }
        };
        (self.lap)("compare", started);
        let readings: BTreeMap<Arc<str>, String> = source
            .trackers
            .iter()
            .filter_map(|tracker| Some((Arc::clone(&tracker.head.file.workbook), tracker.key.clone()?)))
            .collect();
        let made_from = MadeFrom { mark: mark.as_deref(), readings: &readings };
        let written = report::write(&benchmark, frames, plan, made_from, self.tick, self.lap);
        drop(benchmark);
        // What the program could not do is tried again.
        let is_done = written.failed.is_empty() && written.faults.is_empty();
        if let Some(mark) = mark.filter(|_| is_done) {
            let kept = MonthKept { past: std::mem::take(past), diagnostics };
            self.store.keep_month(&mark, &kept);
            *past = kept.past;
            told.extend(kept.diagnostics);
        } else {
            told.extend(diagnostics);
        }
        if !source.is_own {
            done.followed.extend(&written.periods);
        }
        done.written.add(written);
        told
    }

    /// A month put together, checked, controlled and compared with the past, which goes on by it.
    fn gathered(&self, source: &Source<'_>, past: &mut Past) -> Result<Month, Box<Diagnostic>> {
        let Source { period, plan, .. } = *source;
        // One after the other: records that several threads ask memory for stay spread over the room of each of them.
        let mut parts = Vec::with_capacity(source.trackers.len());
        for tracker in &source.trackers {
            let head = tracker.head.clone();
            let body = if head.file.left_out.is_some() || head.file.period.is_none() {
                Some(store::Body::default())
            } else {
                tracker.take(self.store)
            };
            let Some(body) = body else { return Err(Box::new(lost(&head.file))) };
            parts.push((head, body));
        }
        let mut month = Month::new(period, parts);
        let told = check::across(&month, past.trackers(), plan);
        month.tell(told);
        if source.is_controlled {
            disclose::control(&mut month, past, plan);
        }
        movement::compare(&mut month, past, plan);
        Ok(month)
    }

    fn folder(&self, period: Period) -> PathBuf {
        self.plan.out.join(period.to_string())
    }

    /// The past of the first month of a run: as the store has it; from the data files, where it has none.
    pub fn before(&self, own: &BTreeSet<Period>) -> (Past, Vec<Diagnostic>) {
        let editions = history::editions(&self.plan.out);
        let Some(first) = own.first() else { return (Past::default(), Vec::new()) };
        let earlier: Vec<Period> = editions.range(..first).copied().collect();
        let kept = |period: &Period| {
            let mark = Manifest::of(&self.folder(*period))?.made_from?;
            self.store.month(&mark).map(|kept: MonthKept| kept.past)
        };
        let latest = earlier.iter().enumerate().rev().find_map(|(at, period)| Some((at + 1, kept(period)?)));
        let (from, mut past) = latest.unwrap_or_default();
        let mut told = Vec::new();
        for &period in &earlier[from..] {
            match history::month(&self.folder(period), self.plan) {
                Ok(month) => past.follow(period, month),
                Err(why) => told.push(self.not_read(period, why)),
            }
        }
        (past, told)
    }

    fn not_read(&self, period: Period, why: String) -> Diagnostic {
        let place = Place::workbook(&Arc::from(self.folder(period).display().to_string()));
        let message = format!("{} cannot be compared with", period.in_words());
        Diagnostic::new(&rules::history_not_read::RULE, place, message)
            .found(why)
            .expected(format!("data files of version {OLDEST} to {DATA_VERSION}"))
            .effect("changes are those since the month before it, if there is one")
    }

    /// Councils that a month of the output folder holds and this run does not: their outputs are about to be replaced.
    fn replaced(&self, period: Period, manifest: &Manifest, now: &BTreeSet<&str>) -> Option<Diagnostic> {
        let gone: Vec<&str> =
            manifest.councils.iter().map(String::as_str).filter(|council| !now.contains(council)).collect();
        let place = Place::workbook(&Arc::from(self.folder(period).display().to_string()));
        let message = format!("{} is replaced, and no longer holds {}", period.in_words(), gone.join(", "));
        (!gone.is_empty()).then(|| {
            Diagnostic::new(&rules::council_replaced::RULE, place, message)
                .found(format!("a run of {} councils", gone.len() + now.len()))
                .expected("their trackers in this run too")
                .effect("their workbooks and records of the month are gone")
        })
    }

    /// A month of the output folder that comes after one of this run: it is compared with it, so it is made again where that
    /// changes anything, from what is kept of its trackers, or from the trackers.
    fn follow(&self, period: Period, past: &mut Past, done: &mut Done) {
        let Some(manifest) = Manifest::of(&self.folder(period)) else { return };
        let asked = manifest.asked.as_ref();
        let own_plan = asked.and_then(|asked| {
            Plan::for_run(&asked.again(&self.plan.out)).ok().filter(|plan| plan.asked == *asked)
        });
        let is_as_it_was = own_plan.is_some();
        let own_plan = own_plan.or_else(|| self.plan.with_wishes_of(asked?).ok());
        let plan = own_plan.as_ref().unwrap_or(self.plan);
        let trackers = match self.again(&manifest.inputs, period, plan, is_as_it_was) {
            Ok(trackers) => trackers,
            Err(why) => {
                // What it says of its own trackers still holds: the months after it are compared with that.
                match history::month(&self.folder(period), plan) {
                    Ok(month) => past.follow(period, month),
                    Err(why) => done.diagnostics.push(self.not_read(period, why)),
                }
                done.diagnostics.push(self.outdated(period, why));
                return;
            }
        };
        let source =
            Source { period, plan, trackers: trackers.iter().collect(), is_own: false, is_controlled: true };
        self.one(&source, past, done);
    }

    /// The trackers of a month of the output folder, in the order of their names.
    fn again(
        &self,
        inputs: &[Input],
        period: Period,
        plan: &Plan,
        is_as_it_was: bool,
    ) -> Result<Vec<Tracker>, String> {
        let kept: Option<Vec<Tracker>> = inputs
            .iter()
            .map(|input| {
                let key = input.reading.clone()?;
                Some(Tracker::stored(self.store.head(&key)?, key))
            })
            .collect();
        if let Some(kept) = kept {
            return Ok(kept);
        }
        if !is_as_it_was {
            return Err(
                "its settings, or the trackers themselves, are no longer there as they were".to_owned()
            );
        }
        let names: BTreeMap<&str, &str> =
            inputs.iter().map(|input| (input.workbook.as_str(), input.sha256.as_str())).collect();
        let (mut files, _) = batch::find(plan).map_err(|failure| failure.to_string())?;
        files.retain(|file| names.contains_key(&*file.name));
        let batch = Reader { plan, store: self.store, tick: &|| () }.read(&files, Vec::new());
        let now = |name: &str| {
            let file = batch.trackers.iter().map(|tracker| &tracker.head.file);
            file.filter(|file| &*file.workbook == name).map(|file| file.sha256.as_str()).next()
        };
        if let Some((name, _)) = names.iter().find(|(name, sha256)| now(name) != Some(**sha256)) {
            return Err(format!("its tracker `{name}` is not there as it was"));
        }
        if batch.periods() != BTreeSet::from([period]) {
            return Err("its trackers are read as of another month now".to_owned());
        }
        Ok(batch.trackers)
    }

    fn outdated(&self, period: Period, why: String) -> Diagnostic {
        let place = Place::workbook(&Arc::from(self.folder(period).display().to_string()));
        let message = format!("{} may be compared with a month that has changed", period.in_words());
        Diagnostic::new(&rules::history_outdated::RULE, place, message)
            .found(why)
            .expected("what is kept of its trackers, or the trackers and settings that it was made from")
            .effect("its files stay as they are")
    }

    /// Removes what no month is made from any more.
    fn tidy(&self) {
        let (mut readings, mut months) = (BTreeSet::new(), BTreeSet::new());
        for period in history::editions(&self.plan.out) {
            if let Some(manifest) = Manifest::of(&self.folder(period)) {
                // What other settings let through may hold what these hide.
                let settings = manifest.asked.as_ref().map(|asked| &asked.settings);
                if self.plan.config.disclosure.is_on() && settings != Some(&self.plan.asked.settings) {
                    continue;
                }
                readings.extend(manifest.inputs.into_iter().filter_map(|input| input.reading));
                months.extend(manifest.made_from);
            }
        }
        self.store.retain(&readings, &months);
    }
}

/// What a month tells, without the trackers that belong to every month: they are told once.
fn placed(told: Vec<Diagnostic>, batch: &Batch) -> impl Iterator<Item = Diagnostic> {
    let everywhere: BTreeSet<Arc<str>> = batch
        .trackers
        .iter()
        .filter(|tracker| tracker.period().is_none())
        .map(|tracker| Arc::clone(&tracker.head.file.workbook))
        .collect();
    told.into_iter().filter(move |each| !everywhere.contains(&each.place.workbook))
}

/// A tracker whose records are gone from the store since its account was read.
fn lost(file: &FileAccount) -> Diagnostic {
    let message = "what was read of the tracker is no longer there";
    Diagnostic::new(&rules::tracker_not_processed::RULE, Place::workbook(&file.workbook), message)
        .found("the store in the output folder was changed while the program ran")
        .effect("its month is not written; run again")
}
