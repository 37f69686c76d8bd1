//! Lays the records of an invented council out as its workbook: title rows, headers, tables, notes.

use crate::actions::{Action, State, plan};
use crate::budget;
use crate::councils::{Council, Dates, Fills};
use crate::day::{Day, month_end};
use crate::habits::{ACTIONS, ASSESSMENTS, Headings, JUDGEMENTS, KEYS, SHEETS, STATUS_WORDS};
use crate::library::STANDARDS;
use crate::records::criteria;
use crate::registers;
use crate::sheet::{Book, Cell, Fill, Sheet, Value, day, text, whole};

const INVENTED: &str = "Illustrative: this council is invented";

/// The tracker as it stands at the end of January 2004 plus `months`.
pub(crate) fn book(council: &Council, months: i32) -> Book {
    let mut sheets = vec![actions(council, months)];
    if let Some(judged) = council.judged {
        sheets.push(assessments(council, months));
        sheets.push(judgements(council, months, judged));
        sheets.push(registers::visits(council, months));
        sheets.push(registers::indicators(council, months));
        sheets.push(budget::sheet(council, months));
        sheets.push(registers::risks(council, months));
        sheets.push(registers::recommendations(council, months));
    }
    if council.headings == 2 && months > 0 {
        let mut last = actions(council, months - 1);
        last.name = format!("Actions {}", month_end(2004, months).short_month());
        last.hidden = true;
        sheets.push(last);
    }
    if council.headings == 5 {
        stack(&mut sheets);
    }
    Book { title: format!("{}: improvement plan (illustrative)", council.name), sheets }
}

/// One council keeps its risks below its judgements, on one sheet.
fn stack(sheets: &mut Vec<Sheet>) {
    if sheets.len() > 6 {
        let mut risks = sheets.remove(6);
        // A formula would name the wrong rows once its own have moved down.
        for cell in risks.rows.iter_mut().flatten() {
            if let Value::Score { result, .. } = cell.value {
                cell.value = Value::Number(f64::from(result));
            }
        }
        if let Some(judgements) = sheets.get_mut(2) {
            judgements.blank();
            judgements.blank();
            judgements.rows.extend(risks.rows);
            "SSI and risks".clone_into(&mut judgements.name);
        }
    }
}

/// A named sheet with the council's title rows; `at` is the place in `habits::SHEETS`.
pub(crate) fn titled(council: &Council, months: i32, at: usize, subject: &str) -> Sheet {
    let name = SHEETS.get(council.headings % 3).and_then(|names| names.get(at)).copied().unwrap_or(subject);
    let mut sheet = Sheet::new(name);
    if council.titles > 0 {
        sheet.title(format!("{}: {subject}", council.name));
    }
    if council.titles > 1 {
        sheet.note(format!("As at {}", month_end(2004, 1 + months).long()));
    }
    if council.titles > 2 {
        sheet.note(INVENTED);
    }
    if council.titles > 3 {
        sheet.note("Kept by the performance team; questions to the lead officers");
    }
    if council.titles > 1 {
        sheet.blank();
    }
    sheet
}

/// The notes below a table; where the title rows do not say that the council is invented, the notes do.
pub(crate) fn notes(council: &Council, sheet: &mut Sheet, more: &[&str]) {
    sheet.blank();
    if council.titles < 3 {
        sheet.note(INVENTED);
    }
    for words in more {
        sheet.note(*words);
    }
}

pub(crate) fn head(sheet: &mut Sheet, headings: Headings) {
    let words: Vec<&str> = headings.iter().map(|(_, words)| *words).collect();
    sheet.head(&words);
}

/// A date in the council's way; `pick` chooses the form where dates are typed.
pub(crate) fn date(council: &Council, on: Option<Day>, pick: usize) -> Cell {
    match (on, council.dates) {
        (None, _) => Cell::default(),
        (Some(on), Dates::Typed) => text(on.typed(pick)),
        (Some(on), Dates::Mixed) if pick.is_multiple_of(3) => text(on.typed(pick / 3)),
        (Some(on), _) => day(on),
    }
}

/// A standard in the council's way.
pub(crate) fn standard(council: &Council, number: usize) -> Cell {
    let name = STANDARDS.get(number.saturating_sub(1)).copied().unwrap_or("");
    match council.headings {
        0 | 4 | 8 => text(format!("Standard {number}: {name}")),
        1 | 5 => text(name.replace(" and ", " & ")),
        7 => whole(i32::try_from(number).unwrap_or(0)),
        3 | 6 => text(name),
        _ => text(format!("{number}. {name}")),
    }
}

fn reference(council: &Council, action: &Action) -> Cell {
    match council.headings % 3 {
        0 => text(format!("{}.{}", action.standard, action.ordinal)),
        1 => text(format!("S{}/{}", action.standard, action.ordinal)),
        _ => whole(i32::try_from(action.standard * 100 + action.ordinal).unwrap_or(0)),
    }
}

fn fill_of(council: &Council, state: State) -> Fill {
    let green_is_done = council.words == 2;
    match state {
        State::OnTrack if green_is_done => Fill::Blue,
        State::Complete | State::Sustained if green_is_done => Fill::Green,
        State::OnTrack => Fill::Green,
        State::Complete | State::Sustained => Fill::Blue,
        State::AtRisk if council.headings == 9 => Fill::Yellow,
        State::AtRisk => Fill::Amber,
        State::OffTrack => Fill::Red,
        State::NotStarted | State::NotNeeded => Fill::None,
    }
}

/// The status of an action in the council's words and fills.
fn status(council: &Council, action: &Action) -> Cell {
    let place = match action.state {
        State::NotStarted => 0,
        State::OnTrack => 1,
        State::AtRisk => 2,
        State::OffTrack => 3,
        State::Complete => 4,
        State::Sustained => 5,
        State::NotNeeded => 6,
    };
    let words = STATUS_WORDS.get(council.words).and_then(|words| words.get(place)).copied().unwrap_or("");
    let fill = fill_of(council, action.state);
    match council.fills {
        Fills::Never => text(words),
        Fills::Alone if fill != Fill::None && (action.standard + action.ordinal).is_multiple_of(4) => {
            Cell::default().filled(fill)
        }
        _ => text(words).filled(fill),
    }
}

fn action_cell(council: &Council, action: &Action, field: &str) -> Cell {
    let pick = action.standard * 3 + action.ordinal;
    match field {
        "standard" => standard(council, action.standard),
        "ref" => reference(council, action),
        "area" => text(action.area),
        "recs" => text(action.recs.as_str()),
        "action" => text(action.what),
        "lead" => text(action.lead.as_str()),
        "due" if !action.due_words.is_empty() => text(action.due_words),
        "due" => date(council, action.due, pick),
        "status" => status(council, action),
        "percent" => whole(action.percent),
        "progress" => text(action.progress.as_str()),
        "evidence" => text(action.evidence.as_str()),
        "assurance" => text("Management meeting"),
        "completed" => action.completed.map_or_else(Cell::default, |on| {
            if council.dates == Dates::Typed { text(on.long()) } else { day(on) }
        }),
        _ => Cell::default(),
    }
}

pub(crate) fn actions(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 0, "Climbié Inquiry improvement plan");
    let headings = ACTIONS.get(council.headings).copied().unwrap_or(&[]);
    if council.headings == 4 {
        let top = sheet.rows.len();
        sheet.head(&["What is to be done", "", "", "", "", "Who and when", "", "", "How far", "", ""]);
        sheet.merges.extend([(top, 0, top, 4), (top, 5, top, 7), (top, 8, top, 10)]);
    }
    let header = sheet.rows.len();
    head(&mut sheet, headings);
    for action in plan(council, months) {
        sheet.rows.push(headings.iter().map(|(field, _)| action_cell(council, &action, field)).collect());
    }
    if let Some(column) =
        headings.iter().position(|(field, _)| *field == "standard").filter(|_| council.merged)
    {
        sheet.merge_down(column, header + 1);
    }
    if council.headings == 8 {
        sheet.filter = Some((header, 0, sheet.rows.len() - 1, headings.len() - 1));
    }
    sheet.hidden_columns.extend(headings.iter().position(|(field, _)| *field == "assurance"));
    let key: Vec<&str> =
        KEYS.get(council.words).copied().into_iter().filter(|_| council.fills != Fills::Never).collect();
    notes(council, &mut sheet, &key);
    sheet
}

fn assessments(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 1, "Self audit of April 2003");
    let headings = ASSESSMENTS.get(council.headings % 3).copied().unwrap_or(&[]);
    let first = sheet.rows.len() + 1;
    head(&mut sheet, headings);
    for (at, criterion) in criteria(council).iter().enumerate() {
        let cell = |field: &str| match field {
            "standard" => standard(council, criterion.standard),
            "ref" => text(format!("{}.{}", criterion.standard, criterion.ordinal)),
            "words" => text(criterion.words),
            "own" => text(criterion.own),
            "inspectorate" => text(criterion.inspectorate),
            "met" if criterion.met.is_none() => text("TBC"),
            "met" => date(council, criterion.met, at),
            _ => text(criterion.monitoring),
        };
        sheet.rows.push(headings.iter().map(|(field, _)| cell(field)).collect());
    }
    if council.merged {
        sheet.merge_down(0, first);
    }
    notes(council, &mut sheet, &["Scale: Very effective, Satisfactory, Some concerns, Serious concerns"]);
    sheet
}

fn judgements(council: &Council, months: i32, judged: (&str, &str, &str)) -> Sheet {
    let (served, capacity, stars) = judged;
    let mut sheet = titled(council, months, 2, "Judgements of the inspectorate");
    sheet.head(JUDGEMENTS.get(council.headings % 3).unwrap_or(&[""; 4]));
    sheet.texts(&["How well are children being served?", served, "20 June 2003", "SSI"]);
    sheet.texts(&["What is the council's capacity to improve?", capacity, "20 June 2003", "SSI"]);
    sheet.texts(&["Social care star rating", stars, "November 2003", "SSI"]);
    notes(council, &mut sheet, &[]);
    sheet
}
