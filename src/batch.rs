//! Reading a batch: every tracker is found, read, normalised and checked, several at once, or taken from the store where it is
//! as it was. What stays in memory are the accounts; records wait in the store, or packed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::check;
use crate::diagnostic::{self, Diagnostic, rules};
use crate::failure::Failure;
use crate::guard;
use crate::ingest::{self, InputFile};
use crate::ledger::{FileAccount, SheetAccount};
use crate::month::{Month, Tally, Trackers};
use crate::normalise;
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;
use crate::store::{self, Body, Head, Store};
use crate::text::words;

/// One tracker of a batch: its account, and where its records wait.
#[derive(Debug)]
pub struct Tracker {
    pub head: Head,
    /// The name of its reading in the store; `None` for what cannot be kept.
    pub key: Option<String>,
    body: Mutex<Waiting>,
}

/// Where the records of a tracker wait for their month.
#[derive(Debug)]
enum Waiting {
    Here(Box<Body>),
    Packed(Vec<u8>),
    InStore,
}

/// Records that wait in memory as they are: more are packed. A month of 150 councils has about 36,000.
const MOST_HERE: usize = 40_000;

/// All trackers of a batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// In the order of their names.
    pub trackers: Vec<Tracker>,
    /// What is told of no single month.
    pub notes: Vec<Diagnostic>,
}

impl Tracker {
    /// A tracker whose reading is in the store.
    pub fn stored(head: Head, key: String) -> Self {
        Self { head, key: Some(key), body: Mutex::new(Waiting::InStore) }
    }

    /// Takes the records; `None` where the store has lost them, or they were taken before.
    pub fn take(&self, store: &Store) -> Option<Body> {
        let mut body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *body, Waiting::InStore) {
            Waiting::Here(body) => Some(*body),
            Waiting::Packed(bytes) => store::unpacked(&bytes),
            Waiting::InStore => store.body(self.key.as_deref()?),
        }
    }

    pub fn period(&self) -> Option<Period> {
        self.head.file.period
    }
}

/// How a batch is read.
pub struct Reader<'a> {
    pub plan: &'a Plan,
    pub store: &'a Store,
    /// Is called after each tracker.
    pub tick: &'a (dyn Fn() + Sync),
}

impl Reader<'_> {
    /// Reads, normalises and checks all trackers, but for those that the store has.
    pub fn read(&self, files: &[InputFile], notes: Vec<Diagnostic>) -> Batch {
        let here = AtomicUsize::new(0);
        let indicators: Mutex<BTreeSet<String>> = Mutex::default();
        let mut trackers: Vec<Tracker> = files
            .par_iter()
            .map(|file| {
                let tracker = self.one(file, &here, &indicators);
                (self.tick)();
                tracker
            })
            .collect();
        let mut seen: BTreeMap<(Arc<str>, Option<Period>, String), Arc<str>> = BTreeMap::new();
        for tracker in trackers.iter_mut().filter(|tracker| tracker.head.file.left_out.is_none()) {
            let file = &tracker.head.file;
            let key = (Arc::clone(&file.council), file.period, file.sha256.clone());
            match seen.get(&key) {
                Some(first) => leave_out_copy(tracker, first),
                None => {
                    seen.insert(key, Arc::clone(&file.workbook));
                }
            }
        }
        let mut batch = Batch { trackers, notes };
        let accounts: Vec<(&FileAccount, &[SheetAccount])> = batch
            .trackers
            .iter()
            .map(|tracker| (&tracker.head.file, tracker.head.sheets.as_slice()))
            .collect();
        let indicators = indicators.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unused = check::setting_unused::across(&accounts, &indicators, self.plan);
        batch.notes.extend(unused);
        batch
    }

    /// One tracker, from the store or from its file.
    fn one(&self, file: &InputFile, here: &AtomicUsize, indicators: &Mutex<BTreeSet<String>>) -> Tracker {
        let done = guard::caught(|| {
            let opened = ingest::Opened::new(file, &self.plan.config.limits);
            let key = Store::key(file, opened.sha256(), self.plan);
            if let Some(key) = key.as_ref().filter(|_| !self.plan.again)
                && let Some(head) = self.store.head(key)
            {
                return Tracker::stored(head, key.clone());
            }
            let mut one = normalise::normalise(opened.read(), self.plan);
            let found = check::check(&one.records, &one.file.council);
            one.diagnostics.extend(found);
            one.records.shrink_to_fit();
            if !self.plan.config.disclosure.about_people.is_empty() {
                let names = one.records.indicators.iter().map(|indicator| words(&indicator.indicator));
                indicators.lock().unwrap_or_else(PoisonError::into_inner).extend(names);
            }
            let (head, mut body) = one.into();
            let is_kept = key.as_ref().is_some_and(|key| self.store.keep(key, &head, &mut body));
            let count = body.records.count();
            let body = if is_kept {
                Waiting::InStore
            } else if here.fetch_add(count, Ordering::Relaxed) + count <= MOST_HERE {
                Waiting::Here(Box::new(body))
            } else {
                match store::packed(&head, &mut body) {
                    Some(bytes) => Waiting::Packed(bytes),
                    None => Waiting::Here(Box::new(body)),
                }
            };
            Tracker { head, key: key.filter(|_| is_kept), body: Mutex::new(body) }
        });
        done.unwrap_or_else(|why| not_processed(file, why))
    }
}

/// A tracker at which the program itself failed: it costs this tracker, and the fault is ours.
fn not_processed(file: &InputFile, why: String) -> Tracker {
    let message = "the program failed at this tracker";
    let told = Diagnostic::new(&rules::tracker_not_processed::RULE, Place::workbook(&file.name), message)
        .found(why)
        .effect("the whole file is left out");
    let account = FileAccount {
        workbook: Arc::clone(&file.name),
        inside: Arc::clone(&file.inside),
        path: file.path.clone(),
        sha256: String::new(),
        bytes: 0,
        council: Arc::from(""),
        period: None,
        left_out: Some(message.to_owned()),
        is_copy: false,
    };
    Tracker {
        head: Head { file: account, sheets: Vec::new(), diagnostics: vec![told] },
        key: None,
        body: Mutex::new(Waiting::Here(Box::default())),
    }
}

/// A copy would double every figure of its council.
fn leave_out_copy(tracker: &mut Tracker, first: &str) {
    let head = &mut tracker.head;
    let place = Place::workbook(&head.file.workbook);
    let mut told = Diagnostic::new(&rules::tracker_repeated::RULE, place, "the file is a copy of another")
        .found(format!("the same bytes as {first}"))
        .expected("each tracker once")
        .effect("the whole file is left out");
    told.council = head.file.council.to_string();
    head.file.left_out = Some(format!("a copy of {first}"));
    head.file.is_copy = true;
    head.sheets.clear();
    head.diagnostics = vec![told];
    tracker.key = None;
    tracker.body = Mutex::new(Waiting::Here(Box::default()));
}

/// Finds the trackers of a plan.
///
/// # Errors
/// Settings that name what does not exist, a folder that cannot be listed, or a batch without any tracker.
pub fn find(plan: &Plan) -> Result<(Vec<InputFile>, Vec<Diagnostic>), Failure> {
    normalise::check_settings(plan)?;
    ingest::find(plan)
}

impl Batch {
    /// The months of which anything was read.
    pub fn periods(&self) -> BTreeSet<Period> {
        let read = self.trackers.iter().filter(|tracker| tracker.head.file.left_out.is_none());
        read.filter_map(Tracker::period).collect()
    }

    /// The trackers of a month, and those whose month nothing tells.
    pub fn of(&self, period: Period) -> Vec<&Tracker> {
        self.trackers.iter().filter(|tracker| tracker.period().is_none_or(|own| own == period)).collect()
    }

    /// How many workbooks a run of it writes, but for fix lists: one a council and one for all, in each month.
    pub fn workbooks(&self) -> usize {
        let read = self.trackers.iter().map(|tracker| &tracker.head.file);
        let councils: BTreeSet<(Option<Period>, &Arc<str>)> =
            read.filter(|file| file.left_out.is_none()).map(|file| (file.period, &file.council)).collect();
        councils.len() + self.periods().len()
    }

    /// Everything that was read of the trackers of one month, or of none, to be looked at.
    pub fn inspected(self, store: &Store, plan: &Plan) -> Trackers {
        let period = self.periods().pop_first();
        let parts = self.trackers.into_iter().map(|tracker| {
            let body = tracker.take(store).unwrap_or_default();
            (tracker.head, body)
        });
        let mut month = Month::new(period.unwrap_or(Period { year: 2000, month: 1 }), parts);
        let told = check::across(&month, std::iter::empty(), plan);
        month.tell(told.into_iter().chain(self.notes).collect());
        month.trackers
    }

    /// The figures of the last line.
    pub fn tally(&self, diagnostics: &[Diagnostic]) -> Tally {
        let heads = || self.trackers.iter().map(|tracker| &tracker.head);
        Tally::of(heads().map(|head| &head.file), heads().flat_map(|head| &head.sheets), diagnostics)
    }

    /// What is told of trackers that belong to no month that anything was read of.
    pub fn told_apart(&self) -> Vec<Diagnostic> {
        let periods = self.periods();
        let apart = |tracker: &&Tracker| tracker.period().is_none_or(|own| !periods.contains(&own));
        let of_trackers = self.trackers.iter().filter(apart).flat_map(|tracker| &tracker.head.diagnostics);
        diagnostic::fold(of_trackers.chain(&self.notes).cloned().collect())
    }
}
