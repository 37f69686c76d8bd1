//! Points about what the figures rest on: what could not be read, and what nobody sent.

use super::{Found, Rule};
use crate::report::compose::ledger;
use crate::report::compose::view::View;
use crate::wording::{count, list, plural, some_of};

pub(super) const RULES: &[Rule] = &[
    Rule::attention(
        "left-out",
        7.0,
        "read",
        "files that could not be read and rows that were not recognised; extent: three tenths, and a tenth more for each file, a hundredth for each row",
        left_out,
    ),
    Rule::attention(
        "no-plan",
        4.0,
        "late",
        "councils whose trackers of the month hold no action; extent: their share",
        no_plan,
    ),
];

fn left_out(view: &View<'_>) -> Vec<Found> {
    let (edition, part) = (view.edition, view.council);
    let files = ledger::left_out(edition, part).count();
    let rows: usize = ledger::sheets(edition, part).iter().map(|sheet| sheet.not_recognised).sum();
    if files + rows == 0 {
        return Vec::new();
    }
    let mut what = Vec::new();
    if files > 0 {
        what.push(count(files, "file"));
    }
    if rows > 0 {
        what.push(count(rows, "row"));
    }
    let headline = format!("{} of the trackers could not be used", list(&what));
    let sentence = format!("{headline}, so figures may be too low.");
    let extent = 0.3 + (files as f64) / 10.0 + (rows as f64) / 100.0;
    vec![Found::new(extent, headline, sentence).ask("corrected trackers (see the fix list)")]
}

fn no_plan(view: &View<'_>) -> Vec<Found> {
    let parts = view.parts();
    let without: Vec<&str> =
        parts.iter().filter(|part| part.records.actions.is_empty()).map(|part| &*part.name).collect();
    if without.is_empty() || parts.is_empty() {
        return Vec::new();
    }
    let month = view.edition.benchmark.period.in_words();
    let (headline, sentence) = if view.is_one() {
        let says = format!("No action plan was supplied for {month}");
        (says.clone(), format!("{says}, so what is done or late cannot be reported."))
    } else {
        let says = format!(
            "{} of {} supplied no action plan",
            without.len(),
            plural(parts.len(), "council", "councils")
        );
        (says.clone(), format!("{says} for {month}: {}.", some_of(&without)))
    };
    vec![Found::new(without.len() as f64 / parts.len() as f64, headline, sentence).ask("the action plan")]
}
