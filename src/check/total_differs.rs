//! Check: stated totals must be the sum of their lines.

use super::Check;
use super::reconcile::{Cause, Reconciled, reconcile};
use crate::diagnostic::rules::{counted_twice, pounds_or_thousands, total_differs};
use crate::diagnostic::{Diagnostic, Rule};
use crate::normalise::records::Records;
use crate::wording::pounds;

pub(crate) const CHECK: Check = Check { rule: &total_differs::RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    out.extend(
        reconcile(records)
            .iter()
            .filter(|found| found.stated != found.ours && found.cause != Some(Cause::Rounding))
            .map(|found| told(records, found)),
    );
}

/// One mismatch: the cell of the total, those of its lines, the difference, and what it looks like.
fn told(records: &Records, found: &Reconciled<'_>) -> Diagnostic {
    let place = found.total.origin.place(found.field);
    let label = found.total.label.trim();
    let difference = pounds(found.stated - found.ours);
    let (rule, message, hint): (&'static Rule, String, String) = match &found.cause {
        Some(Cause::Twice { what, cell }) => (
            &counted_twice::RULE,
            format!("`{label}` counts {what} twice"),
            format!("; that is exactly {what} in {cell}"),
        ),
        Some(Cause::Thousands) => (
            &pounds_or_thousands::RULE,
            format!("`{label}` and its lines are not in the same unit"),
            "; one is a thousand times the other".to_owned(),
        ),
        Some(Cause::LineInThousands { what, cell }) => (
            &pounds_or_thousands::RULE,
            format!("{what} and the other lines are not in the same unit"),
            format!("; that is what {what} in {cell} lacks if it is in thousands"),
        ),
        Some(Cause::LeftOut { what, cell }) => (
            &total_differs::RULE,
            format!("`{label}` is not the sum of its lines"),
            format!("; that is exactly {what} in {cell}, which may be left out"),
        ),
        Some(Cause::Sign { what, cell }) => (
            &total_differs::RULE,
            format!("`{label}` is not the sum of its lines"),
            format!("; that is twice {what} in {cell}, whose sign may be wrong"),
        ),
        Some(Cause::Rounding) | None => {
            (&total_differs::RULE, format!("`{label}` is not the sum of its lines"), String::new())
        }
    };
    let lines = found.lines.map_or_else(String::new, |(first, last)| {
        let cell = |at: usize| records.budget[at].origin.cell(found.field);
        if first == last {
            format!(", {}", cell(first))
        } else {
            format!(", {} to {}", cell(first), cell(last))
        }
    });
    Diagnostic::new(rule, place, message)
        .found(pounds(found.stated))
        .expected(format!("{} (the lines{lines}), a difference of {difference}{hint}", pounds(found.ours)))
        .effect("our own sum of the lines was used")
}
