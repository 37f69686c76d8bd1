//! The registers of an invented council's workbook: visits, indicators, risks and recommendations.

use crate::councils::Council;
use crate::day::month_end;
use crate::habits::{RECOMMENDATIONS, RISKS, VISITS};
use crate::layout::{date, head, notes, titled};
use crate::records::{self, indicator};
use crate::sheet::{Cell, Fill, Sheet, Value, day, text, whole};
use crate::words::INDICATORS;

pub(crate) fn visits(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 3, "Visits to front-line teams");
    let headings = VISITS.get(council.headings % 3).copied().unwrap_or(&[]);
    head(&mut sheet, headings);
    for (at, visit) in records::visits(council, months).iter().enumerate() {
        let cell = |field: &str| match field {
            "on" => date(council, Some(visit.on), at),
            "team" => text(visit.team),
            "visitor" => text(visit.visitor.as_str()),
            "purpose" => text(visit.purpose),
            "issue" => text(visit.issue),
            "response" => text(visit.response),
            "owner" => text(visit.owner),
            "due" => visit.due.map_or_else(Cell::default, day),
            _ => text(if visit.closed { "Closed" } else { "Ongoing" }),
        };
        sheet.rows.push(headings.iter().map(|(field, _)| cell(field)).collect());
    }
    notes(council, &mut sheet, &["Members are numbered, not named"]);
    sheet
}

pub(crate) fn indicators(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 4, "Performance indicators");
    let from = if council.headings == 2 { 1 } else { 4 };
    let to = 13 + months;
    if council.headings == 8 {
        long_form(council, &mut sheet, to);
        notes(council, &mut sheet, &[]);
        return sheet;
    }
    let name = ["Indicator", "Performance indicator", "Measure"]
        .get(council.headings % 3)
        .copied()
        .unwrap_or("Indicator");
    sheet.head(&[name, "Unit", "Target"]);
    if let Some(headers) = sheet.rows.last_mut() {
        for month in from..=to {
            let on = month_end(2003, month);
            // One council types the months, another has real dates that only look like "Apr-03".
            let cell = if council.headings == 4 { Value::Month(on).into() } else { text(on.short_month()) };
            headers.push(cell.filled(Fill::Head).bold());
        }
    }
    for (at, (words, unit, _, _, target)) in INDICATORS.iter().enumerate() {
        let target = if at == 0 { target * council.size / 100 } else { *target };
        let mut row = vec![text(*words), text(*unit), whole(target)];
        row.extend(indicator(council, at, from, to).into_iter().map(whole));
        sheet.rows.push(row);
    }
    notes(council, &mut sheet, &[]);
    sheet
}

/// One council keeps a row a month, with numerator and denominator.
fn long_form(council: &Council, sheet: &mut Sheet, to: i32) {
    sheet.head(&["Team", "PI", "Month", "Numerator", "Denominator", "Actual", "Unit", "Target"]);
    for (at, (words, unit, _, _, target)) in
        INDICATORS.iter().enumerate().filter(|(_, row)| row.1 == "%").take(3)
    {
        for (place, team) in council.teams.iter().enumerate() {
            for (month, share) in (9..).zip(indicator(council, at, 9, to)) {
                let denominator = 20 + 5 * i32::try_from(place).unwrap_or(0) + month % 4;
                let numerator = (denominator * share + 50) / 100;
                let actual = f64::from((numerator * 1000 + denominator / 2) / denominator) / 10.0;
                sheet.rows.push(vec![
                    text(*team),
                    text(*words),
                    text(month_end(2003, month).short_month()),
                    whole(numerator),
                    whole(denominator),
                    Value::Number(actual).into(),
                    text(*unit),
                    whole(*target),
                ]);
            }
        }
    }
}

pub(crate) fn risks(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 6, "Risk register");
    let headings = RISKS.get(council.headings % 3).copied().unwrap_or(&[]);
    head(&mut sheet, headings);
    let letter = |wanted: &str| {
        headings
            .iter()
            .zip('A'..='Z')
            .find(|((field, _), _)| *field == wanted)
            .map_or('A', |(_, letter)| letter)
    };
    let (likelihood, severity) = (letter("likelihood"), letter("severity"));
    for risk in records::risks(council, months) {
        let row = sheet.rows.len() + 1;
        let score = risk.likelihood * risk.severity;
        let [what, cause, consequence, mitigation, owner] = *risk.texts;
        let cell = |field: &str| match field {
            "ref" => text(format!("R{}", risk.number)),
            "risk" => text(what),
            "cause" => text(cause),
            "consequence" => text(consequence),
            "likelihood" => whole(risk.likelihood),
            "severity" => whole(risk.severity),
            "score" => {
                let formula = format!("={likelihood}{row}*{severity}{row}");
                let fill =
                    if score >= 15 { Fill::Red } else { [Fill::Green, Fill::Amber][usize::from(score >= 8)] };
                Cell::from(Value::Score { text: formula, result: score }).filled(fill)
            }
            "mitigation" => text(mitigation),
            "owner" => text(owner),
            _ => day(risk.due),
        };
        sheet.rows.push(headings.iter().map(|(field, _)| cell(field)).collect());
    }
    notes(council, &mut sheet, &["Score = likelihood (1 to 5) times severity (1 to 5)"]);
    sheet
}

pub(crate) fn recommendations(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 7, "Register of the inquiry's recommendations");
    let headings = RECOMMENDATIONS.get(council.headings % 3).copied().unwrap_or(&[]);
    head(&mut sheet, headings);
    for known in records::recommendations(council) {
        let (status, response) = match known.done_after - months {
            ..=0 => ("Complete", "In place"),
            1..=4 => ("In progress", "In the improvement plan"),
            _ => ("Not started", ""),
        };
        let cell = |field: &str| match field {
            "number" => whole(known.number),
            "words" => text(known.words),
            "service" => text(known.service),
            "timescale" => text(known.timescale),
            "status" => text(status),
            _ => text(response),
        };
        sheet.rows.push(headings.iter().map(|(field, _)| cell(field)).collect());
    }
    notes(council, &mut sheet, &["The council's own register; topics are illustrative"]);
    sheet
}
