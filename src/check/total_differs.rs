//! Check: stated totals must be the sum of their lines.

use super::reconcile::reconcile;
use super::{Check, pounds};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::total_differs::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for found in reconcile(records).into_iter().filter(|found| found.stated != found.ours) {
        let place = found.total.origin.place(found.field);
        let message = format!("`{}` is not the sum of its lines", found.total.label.trim());
        let difference = pounds(found.stated - found.ours);
        out.push(
            Diagnostic::new(&RULE, place, message)
                .found(pounds(found.stated))
                .expected(format!("{}, a difference of {difference}", pounds(found.ours)))
                .effect("our own sum of the lines was used"),
        );
    }
}
