//! One month's outputs while they are made: each file is composed apart from the others, and one that cannot be made, or that
//! breaks a rule, is told and keeps nothing else back.

use std::sync::{Mutex, PoisonError};

use super::Lap;
use super::book::CoverLine;
use super::compose::Edition;
use super::publish::{Draft, OutFile};
use crate::audit::{self, Fault};
use crate::compare::CouncilPart;
use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::guard;
use crate::place::{Place, parse_a1};

/// A month that is being written.
pub(super) struct Work<'a> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) draft: &'a Draft,
    pub(super) lap: Lap<'a>,
    /// Faults of our own.
    faults: Mutex<Vec<Diagnostic>>,
}

impl<'a> Work<'a> {
    pub(super) fn new(edition: &'a Edition<'a>, draft: &'a Draft, lap: Lap<'a>) -> Self {
        Self { edition, draft, lap, faults: Mutex::default() }
    }

    /// Composes files and writes them. `path` names what would be missing, `part` whose it is.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn files(
        &self,
        part: Option<&CouncilPart>,
        path: &str,
        compose: impl FnOnce() -> Result<Vec<OutFile>, String>,
    ) -> Result<(), Failure> {
        match self.made(part, path, compose) {
            Some(files) => files.iter().try_for_each(|file| self.draft.write(file)),
            None => Ok(()),
        }
    }

    /// What some work gives; `None`, and a fault that says why, where it gives nothing.
    pub(super) fn made<T>(
        &self,
        part: Option<&CouncilPart>,
        path: &str,
        make: impl FnOnce() -> Result<T, String>,
    ) -> Option<T> {
        match guard::caught(make).and_then(|done| done) {
            Ok(done) => Some(done),
            Err(why) => {
                let place = Place::workbook(&self.path(path));
                let fault =
                    Diagnostic::new(&rules::output_not_made::RULE, place, format!("`{path}` cannot be made"))
                        .found(why)
                        .effect("this one file is missing; all others are written");
                self.tell(part, fault);
                None
            }
        }
    }

    /// A workbook that breaks a rule is published all the same, and says so on its cover: each broken rule is a fault of ours.
    pub(super) fn broken(&self, part: Option<&CouncilPart>, path: &str, broken: &[Fault]) {
        for fault in broken {
            let path = self.path(path);
            let place = match fault.places.first().and_then(|place| parse_a1(place)) {
                Some((row, column)) => Place::cell(&path, &fault.sheet.as_str().into(), row, column),
                None => Place::sheet(&path, &fault.sheet.as_str().into()),
            };
            let times = fault.places.len().saturating_sub(1);
            let more = if times > 0 { format!(", and {times} more like it") } else { String::new() };
            let rule = &rules::workbook_rule_broken::RULE;
            let message = format!("the workbook breaks the rule `{}`: {}", fault.rule.id, fault.rule.about);
            let told = Diagnostic::new(rule, place, message)
                .found(format!("{}{more}", fault.found))
                .expected(fault.rule.cure)
                .effect("the workbook is published, and its cover says so");
            self.tell(part, told);
        }
    }

    fn tell(&self, part: Option<&CouncilPart>, mut fault: Diagnostic) {
        if let Some(part) = part {
            fault.council = part.name.to_string();
            let period = self.edition.benchmark.period;
            let own = self.edition.benchmark.trackers.files.iter();
            let own = own.filter(|file| file.council == part.name && file.period == Some(period));
            let trackers: Vec<&str> = own.map(|file| &*file.workbook).collect();
            fault.effect = format!("{}; it comes from {}", fault.effect, trackers.join(", "));
        }
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    fn path(&self, path: &str) -> std::sync::Arc<str> {
        format!("{}/{path}", self.edition.benchmark.period).into()
    }

    /// All faults, in the order of their places.
    pub(super) fn faults(self) -> Vec<Diagnostic> {
        let faults = self.faults.into_inner().unwrap_or_else(PoisonError::into_inner);
        crate::diagnostic::fold(faults)
    }
}

/// The lines that a workbook's cover has for rules that it breaks.
pub(super) fn cover_lines(broken: &[Fault]) -> Vec<CoverLine> {
    let lines = broken.iter().map(|fault| {
        let place = if fault.sheet.is_empty() { "the whole workbook" } else { &fault.sheet };
        format!(
            "This workbook breaks a rule for accessible spreadsheets, which is a fault of the program that made it: {} ({place}).",
            fault.rule.about
        )
    });
    let mut lines: Vec<String> = lines.collect();
    lines.dedup();
    lines.into_iter().map(|says| CoverLine { about: "Broken rule".to_owned(), says }).collect()
}

/// The rules that a workbook breaks.
///
/// # Errors
/// When it cannot be read back, in words.
pub(super) fn audited(bytes: &[u8]) -> Result<Vec<Fault>, String> {
    audit::audit(bytes).map_err(|why| format!("it was not written well ({why})"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::audit::rules;
    use crate::compare::Benchmark;
    use crate::period::Period;
    use crate::plan::Plan;
    use crate::report::names::Names;

    /// A month without councils, which is being written to a folder of its own.
    fn with_work(test: impl FnOnce(Work<'_>, &std::path::Path)) {
        let out = tempfile::TempDir::new().expect("a folder");
        let reading = crate::cli::BatchArgs {
            paths: vec![out.path().to_path_buf()],
            config: None,
            period: None,
            jobs: None,
            format: crate::cli::Format::Short,
        };
        let plan = Plan::for_reading(&reading).expect("a plan");
        let period = Period { year: 2004, month: 4 };
        let benchmark = Benchmark {
            period,
            as_of: period.last_day(),
            trackers: crate::month::Trackers::default(),
            councils: Vec::new(),
            measures: Vec::new(),
            framework: Arc::from(""),
        };
        let edition = Edition { benchmark: &benchmark, plan: &plan, names: Names::default() };
        let draft = Draft::begin(out.path(), "2004-04").expect("a draft");
        test(Work::new(&edition, &draft, &|_, _| ()), &out.path().join(".2004-04.tmp"));
    }

    #[test]
    fn a_file_that_cannot_be_made_is_told_and_keeps_no_other_back() {
        with_work(|work, folder| {
            let none: Vec<u8> = Vec::new();
            let at = std::hint::black_box(7);
            let index = || Ok(vec![OutFile::new("broken.md", vec![none[at]])]);
            work.files(None, "broken.md", index).expect("nothing stops");
            work.files(None, "refused.md", || Err("it is refused".to_owned())).expect("nothing stops");
            work.files(None, "good.md", || Ok(vec![OutFile::new("good.md", b"good".to_vec())]))
                .expect("written");
            assert!(folder.join("good.md").is_file() && !folder.join("broken.md").exists());
            let told: Vec<(String, &str)> =
                work.faults().into_iter().map(|fault| (fault.message, fault.rule.id)).collect();
            let expected = ["`broken.md` cannot be made", "`refused.md` cannot be made"]
                .map(|message| (message.to_owned(), "output-not-made"));
            assert_eq!(told, expected);
        });
    }

    #[test]
    fn a_rule_that_a_workbook_breaks_is_told_with_its_cell_and_on_the_cover() {
        with_work(|work, _| {
            let fault = Fault {
                rule: &rules::number_cut::RULE,
                sheet: "Budget".to_owned(),
                places: vec!["D5".to_owned(), "D6".to_owned()],
                found: "12500000000 in a column of 14.0".to_owned(),
            };
            let lines = cover_lines(&[fault.clone(), fault.clone()]);
            assert_eq!(lines.len(), 1);
            assert!(
                lines[0].says.contains("a number is wider than its column")
                    && lines[0].says.contains("(Budget)"),
                "{lines:?}"
            );
            work.broken(None, "exbury.xlsx", &[fault]);
            let told = work.faults();
            let line = crate::report::terminal::brief(&told[0]);
            assert!(
                line.starts_with("2004-04/exbury.xlsx  'Budget'!D5: warning[workbook-rule-broken]"),
                "{line}"
            );
            assert!(line.contains("and 1 more like it"), "{line}");
        });
    }
}
