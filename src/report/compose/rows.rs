//! Every row that the figures count, with what it counts as and a link to its cell: from a figure back to its trackers.

use super::Edition;
use super::trace::Trace;
use crate::compare::CouncilPart;
use crate::normalise::origin::Origin;
use crate::normalise::records::{Action, Assessment, Indicator, Judgement, Recommendation, Risk, Visit};
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};
use crate::text::one_line;
use crate::wording::{as_found, short_day};

/// The name of the sheet.
const SHEET: &str = "Rows counted";
/// A longer text is cut: the link leads to the whole of it.
const LONGEST: usize = 160;

/// One row of a tracker as it was counted.
struct Row<'a> {
    origin: &'a Origin,
    /// The field whose cell the link leads to.
    field: &'static str,
    reference: &'a str,
    what: String,
    standard: Option<u8>,
    counted: String,
}

/// The rows of all record tables but budget lines, which have a sheet of their own; `None` where there are none.
pub(super) fn table(edition: &Edition<'_>, part: &CouncilPart) -> Option<Table> {
    let records = &part.records;
    let as_of = edition.benchmark.as_of;
    let mut rows: Vec<Row<'_>> = Vec::new();
    rows.extend(records.actions.iter().map(|each| action(each, as_of)));
    rows.extend(records.assessments.iter().map(assessment));
    rows.extend(records.judgements.iter().map(judgement));
    rows.extend(records.visits.iter().map(visit));
    rows.extend(records.indicators.iter().map(indicator));
    rows.extend(records.risks.iter().map(risk));
    rows.extend(records.recommendations.iter().map(recommendation));
    if rows.is_empty() {
        return None;
    }
    let trace = Trace::new(edition);
    let cells = |row: Row<'_>| {
        vec![
            Cell::text(row.origin.layout.table),
            Cell::text_or(row.reference, NOT_APPLICABLE),
            Cell::text_or(&short(&row.what), NOT_AVAILABLE),
            row.standard.map_or(NOT_APPLICABLE, |standard| Cell::Count(i64::from(standard))),
            Cell::text_or(&row.counted, NOT_AVAILABLE),
            Cell::text(&*row.origin.layout.workbook),
            trace.field(row.origin, row.field),
        ]
    };
    Some(Table {
        sheet: SHEET.to_owned(),
        title: "Rows counted".to_owned(),
        about: "Every row of the trackers that the figures count, what it counts as, and its cell; budget lines stand on the sheet Budget lines.".to_owned(),
        notes: vec!["[x] not given in the tracker, [z] not applicable. Links open the tracker at the cell.".to_owned()],
        columns: vec![
            Column::new("Table", 18.0),
            Column::new("Ref", 12.0),
            Column::new("What it is", 60.0),
            Column::new("Standard", 12.0),
            Column::new("Counts as", 44.0),
            Column::new("Workbook", 36.0),
            Column::new("Cell", 26.0),
        ],
        rows: rows.into_iter().map(cells).collect(),
    })
}

fn short(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 4).collect::<String>() + " ..."
}

fn action(action: &Action, as_of: jiff::civil::Date) -> Row<'_> {
    let mut counted = vec![action.status.text().to_owned()];
    if action.is_overdue(as_of) {
        counted.push("overdue".to_owned());
    }
    if let Some(due) = action.due.day {
        counted.push(format!("due {}", short_day(due)));
    }
    if action.origin.layout.column("evidence").is_some() && action.evidence.text.is_empty() {
        counted.push("no evidence".to_owned());
    }
    Row {
        origin: &action.origin,
        field: "action",
        reference: &action.reference,
        what: action.action.clone(),
        standard: action.standard,
        counted: counted.join("; "),
    }
}

fn assessment(criterion: &Assessment) -> Row<'_> {
    let rated = [("self", &criterion.self_rating), ("inspectorate", &criterion.inspectorate_rating)];
    let given = rated.iter().filter(|(_, rating)| !rating.is_empty());
    Row {
        origin: &criterion.origin,
        field: "criterion_text",
        reference: &criterion.criterion,
        what: criterion.criterion_text.clone(),
        standard: criterion.standard,
        counted: given.map(|(who, rating)| format!("{who} {rating}")).collect::<Vec<_>>().join("; "),
    }
}

fn judgement(judgement: &Judgement) -> Row<'_> {
    Row {
        origin: &judgement.origin,
        field: "grade",
        reference: "",
        what: [judgement.service.as_str(), judgement.domain.as_str()].join(" ").trim().to_owned(),
        standard: None,
        counted: judgement.grade.clone(),
    }
}

fn visit(visit: &Visit) -> Row<'_> {
    let answered = match (visit.issue.text.is_empty(), visit.response.text.is_empty()) {
        (true, _) => "no issue raised",
        (false, true) => "issue without response",
        (false, false) => "issue with response",
    };
    let day = visit.visit_date.day.map_or_else(String::new, |day| format!("{}, ", short_day(day)));
    Row {
        origin: &visit.origin,
        field: "visit_date",
        reference: "",
        what: format!("{day}{} {}", visit.team.text, visit.issue.text),
        standard: None,
        counted: answered.to_owned(),
    }
}

fn indicator(indicator: &Indicator) -> Row<'_> {
    let day = indicator.date.day.map_or_else(String::new, |day| format!(" at {}", short_day(day)));
    Row {
        origin: &indicator.origin,
        field: "value",
        reference: "",
        what: format!("{} {}{day}", indicator.indicator, indicator.team),
        standard: None,
        counted: match indicator.value {
            Some(value) => as_found(value, &indicator.unit),
            None if indicator.is_confidential => {
                "confidential: a small count of people, or one that would give it back".to_owned()
            }
            None => String::new(),
        },
    }
}

fn risk(risk: &Risk) -> Row<'_> {
    Row {
        origin: &risk.origin,
        field: "risk",
        reference: &risk.reference,
        what: risk.risk.clone(),
        standard: risk.standard,
        counted: risk.score.map_or_else(String::new, |score| format!("score {score}")),
    }
}

fn recommendation(recommendation: &Recommendation) -> Row<'_> {
    let numbers: Vec<String> = recommendation.numbers.iter().map(u16::to_string).collect();
    Row {
        origin: &recommendation.origin,
        field: "text",
        reference: "",
        what: format!("{} {}", numbers.join(", "), recommendation.text),
        standard: None,
        counted: recommendation.status.text().to_owned(),
    }
}
