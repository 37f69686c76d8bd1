//! Actions: how many are complete, late, without lead, date or evidence; by standard and by lead.

use super::counts::{Counted, rows};
use super::measure::{
    Family, Formula, GroupKind, Grouping, Measure, MeasureSpec, count, mean, measures, share,
};
use super::scope::Scope;
use crate::value::status::Status;

const MEASURES: &[MeasureSpec] = measures! {
    "actions.total", "Actions", Count, Neither,
        "all actions of the plan" => count("TRUE");
    "actions.complete", "Complete or sustained", Percent, HigherIsBetter,
        "actions that are complete or sustained, of all actions"
        => share("status IN ('complete', 'sustained')", "TRUE");
    "actions.overdue", "Overdue", Percent, LowerIsBetter,
        "open actions whose due date, at its latest, is before the as-of day, of all actions"
        => share("days_late > 0", "TRUE");
    "actions.days-late", "Mean days late", Days, LowerIsBetter,
        "mean days from the due date to the as-of day, of overdue actions" => mean("days_late", "days_late > 0");
    "actions.without-lead", "Without lead", Percent, LowerIsBetter,
        "actions whose lead is empty or a typed blank, of those in trackers that keep a lead"
        => share("lead IS NULL", "lead_kept");
    "actions.without-due", "Without due date", Percent, LowerIsBetter,
        "actions whose due date cannot be read as a day, of those in trackers that keep a due date"
        => share("due IS NULL", "due_kept");
    "actions.without-evidence", "Without evidence", Percent, LowerIsBetter,
        "actions whose evidence is empty or a typed blank, of those in trackers that keep evidence"
        => share("evidence IS NULL", "evidence_kept");
    "actions.complete-without-evidence", "Complete without evidence", Percent, LowerIsBetter,
        "actions that are complete or sustained and have no evidence, of those in trackers that keep evidence"
        => share("evidence IS NULL", "evidence_kept AND status IN ('complete', 'sustained')");
    "actions.status-not-started", "Not started", Count, Neither,
        "actions with this status" => count("status = 'not started'");
    "actions.status-on-track", "On track", Count, Neither,
        "actions with this status" => count("status = 'on track'");
    "actions.status-at-risk", "At risk", Count, Neither,
        "actions with this status" => count("status = 'at risk'");
    "actions.status-off-track", "Off track", Count, Neither,
        "actions with this status" => count("status = 'off track'");
    "actions.status-complete", "Complete", Count, Neither,
        "actions with this status" => count("status = 'complete'");
    "actions.status-sustained", "Sustained", Count, Neither,
        "actions with this status" => count("status = 'sustained'");
    "actions.status-no-longer-needed", "No longer needed", Count, Neither,
        "actions with this status" => count("status = 'no longer needed'");
    "actions.status-unknown", "Status unknown", Count, Neither,
        "actions without a status that can be read" => count("status = 'unknown'");
};

/// What each lead is shown with.
const OF_LEADS: [&str; 3] = ["actions.total", "actions.complete", "actions.overdue"];

pub(super) const FAMILY: Family = Family {
    id: "actions",
    title: "Actions",
    question: "What is done, what is late and what has no evidence?",
    group: "Standard or lead",
    measures: MEASURES,
    rows: Some(rows("actions", "TRUE", &[Grouping::WHOLE, Grouping::STANDARD, Grouping::NO_STANDARD, LEAD])),
    measure,
};

const LEAD: Grouping =
    Grouping { kind: GroupKind::Lead, by: "lead", filter: "lead IS NOT NULL", of_all: false, frame: None };

/// The id of the measure that counts a status.
pub fn status_measure(status: Status) -> &'static str {
    let counts = format!("status = '{}'", status.text());
    let is_own = |spec: &&MeasureSpec| matches!(spec.formula, Formula::Count { part } if part == counts);
    MEASURES.iter().find(is_own).map_or("", |spec| spec.id)
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if !scope.has_rows(&FAMILY) {
        return Vec::new();
    }
    let mut groups = scope.whole_and_standards(&FAMILY);
    if groups.len() > 1 {
        groups.extend(scope.counted_of(&FAMILY, GroupKind::NoStandard));
    }
    let mut out: Vec<Measure> = groups.iter().flat_map(|counted| health(scope, counted)).collect();
    for counted in scope.counted_of(&FAMILY, GroupKind::Lead) {
        out.extend(OF_LEADS.iter().filter_map(|id| scope.measure(FAMILY.spec(id), &counted)));
    }
    out
}

fn health(scope: &Scope<'_>, counted: &Counted<'_>) -> Vec<Measure> {
    let mut all = scope.measures(&FAMILY, counted);
    let has_actions = counted.part("actions.total") > 0;
    for (id, what) in [
        ("actions.without-lead", "lead"),
        ("actions.without-due", "due date"),
        ("actions.without-evidence", "evidence"),
    ] {
        // Nothing is missing from a column that the tracker does not keep: such actions are not in the share.
        if let Some(one) =
            all.iter_mut().find(|one| one.id == id && one.denominator == Some(0) && has_actions)
        {
            one.note = format!("no {what} is kept in the tracker");
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_measure() {
        for status in Status::ALL {
            assert_eq!(status_measure(status), format!("actions.status-{}", status.text().replace(' ', "-")));
        }
    }
}
