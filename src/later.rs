//! Months of the output folder that come after those of a run: they are compared with them, so they are made anew from
//! their own trackers. Where these are not as they were, the month is marked as outdated instead, and it is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::batch::{self, Batch};
use crate::compare;
use crate::diagnostic::{Diagnostic, rules};
use crate::disclose;
use crate::failure::Failure;
use crate::history::{self, Made};
use crate::movement::Moved;
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;
use crate::report::{self, Written};

/// What became of the later months.
#[derive(Debug, Default)]
pub struct Later {
    pub made_anew: Vec<Period>,
    pub told: Vec<Diagnostic>,
    /// What writing them gave.
    pub written: Written,
}

/// Brings the months after those of the batch up to date, in their order.
///
/// # Errors
/// When a file cannot be composed or written.
pub fn renew(batch: &Batch, plan: &Plan) -> Result<Later, Failure> {
    let mut moved: BTreeMap<Period, Vec<&Moved>> = BTreeMap::new();
    for each in &batch.moved {
        moved.entry(each.period).or_default().push(each);
    }
    let own = batch.periods();
    let mut later = Later::default();
    let editions = history::editions(&plan.out);
    let after = own.first().map_or_else(BTreeSet::new, |first| editions.range(first..).copied().collect());
    for period in after.into_iter().filter(|period| !own.contains(period)) {
        let moved = moved.get(&period).map_or(&[][..], Vec::as_slice);
        let made = history::made(&plan.out, period);
        let is_revised = made
            .as_ref()
            .is_some_and(|made| made.earlier_indicators != history::earlier_indicators(&plan.out, period));
        if !is_revised && !report::has_moved(&plan.out, period, moved)? {
            continue;
        }
        match made
            .ok_or_else(|| "it does not say how it was made".to_owned())
            .and_then(|made| again(&made, period, plan))
        {
            Ok(ready) => {
                let written = ready.write();
                later.made_anew.extend(&written.periods);
                later.written.add(written);
            }
            Err(why) => {
                report::outdate(&plan.out, period, moved)?;
                later.told.push(outdated(period, why, plan));
            }
        }
    }
    Ok(later)
}

/// A month that was read again and can be written.
struct Ready {
    batch: Batch,
    plan: Plan,
}

impl Ready {
    fn write(mut self) -> Written {
        let tally = self.batch.tally();
        let benchmarks = compare::compare(&mut self.batch, &self.plan);
        report::write(&benchmarks, &self.batch, &self.plan, &tally, &|| (), &|_, _| ())
    }
}

/// Reads a month again as it was asked for; or why it would not be the same month, in words.
fn again(made: &Made, period: Period, plan: &Plan) -> Result<Ready, String> {
    let plan = Plan::for_run(&made.asked.again(&plan.out)).map_err(|failure| failure.to_string())?;
    if plan.asked != made.asked {
        return Err("its settings have changed".to_owned());
    }
    let (mut files, notes) = batch::find(&plan).map_err(|failure| failure.to_string())?;
    files.retain(|file| made.inputs.contains_key(&*file.name));
    let mut batch = batch::read(&plan, &files, notes, &|| ());
    let now = |name: &str| batch.files.iter().find(|file| *file.workbook == *name).map(|file| &file.sha256);
    if let Some((name, _)) = made.inputs.iter().find(|(name, sha256)| now(name) != Some(*sha256)) {
        return Err(format!("its tracker `{name}` is not there as it was"));
    }
    let periods = BTreeSet::from([period]);
    if batch.periods() != periods {
        return Err("its trackers are read as of another month now".to_owned());
    }
    let (mut history, unread) = history::read(&plan.out, &periods, &plan);
    disclose::control(&mut batch, &mut history, &plan);
    batch.compare_months(history, &plan);
    batch.tell(unread);
    Ok(Ready { batch, plan })
}

fn outdated(period: Period, why: String, plan: &Plan) -> Diagnostic {
    let folder = plan.out.join(period.to_string());
    let place = Place::workbook(&Arc::from(folder.display().to_string()));
    let message = format!("{} was compared with a month that has changed", period.in_words());
    Diagnostic::new(&rules::history_outdated::RULE, place, message)
        .found(why)
        .expected("the trackers and settings that it was made from, where they were")
        .effect("its data/movement files are renewed; its page and the names of its workbooks say that they are outdated")
}
