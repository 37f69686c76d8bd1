//! The published picture of today as tables: each area's figure, and each series over time, with the reason where there is none.

use crate::compare::CouncilPart;
use crate::compare::published::Profile;
use crate::compare::standing::{Role, Standing};
use crate::national::authority::NEIGHBOURS_AS_AT;
use crate::national::judged::NOT_APPLICABLE as NOT_EXISTING;
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};
use crate::wording::short_day;

fn number(value: Option<f64>, shorthand: &'static str) -> Cell {
    value.map_or(Cell::Shorthand(shorthand), Cell::Number)
}

/// Everything that is published around one council, in one tidy table: judgements, official statistics at their latest time, and
/// over time. `None` where nothing is.
pub(super) fn table(part: &CouncilPart) -> Option<Table> {
    let mut rows: Vec<Vec<Cell>> = part.picture.profiles.iter().flat_map(judged).collect();
    rows.extend(part.picture.standings.iter().flat_map(latest));
    rows.extend(part.picture.standings.iter().flat_map(over_time));
    (!rows.is_empty()).then(|| Table {
        sheet: "Published figures".to_owned(),
        title: "Published figures".to_owned(),
        about: format!(
            "Published judgements and official statistics of the council, its ten statistical neighbours (list of {NEIGHBOURS_AS_AT}), its region and England."
        ),
        notes: vec![
            "[x] not available, [z] not applicable (also a judgement that did not exist at the inspection), [c] confidential, [low] rounds to zero but is not zero, [u] too unreliable to be published.".to_owned(),
            "Over time, the neighbours' value is the median of those with a number. Where a note names a break, values from that time on are not like those before.".to_owned(),
        ],
        columns: vec![
            Column::new("Kind", 20.0),
            Column::new("Series or judgement", 44.0),
            Column::new("Area", 30.0),
            Column::new("Who", 24.0),
            Column::new("Time", 26.0),
            Column::new("Value", 12.0),
            Column::new("Unit", 16.0),
            Column::new("Grade", 22.0),
            Column::new("Numerator", 14.0),
            Column::new("Denominator", 14.0),
            Column::new("Note", 44.0),
            Column::new("Source", 44.0),
        ],
        rows,
    })
}

/// The judgements of the council and its neighbours, one by one: whom to ask how they got there.
fn judged(profile: &Profile) -> Vec<Vec<Cell>> {
    let grade = |text: &str| match text {
        NOT_EXISTING => NOT_APPLICABLE,
        text if text.starts_with('[') => NOT_AVAILABLE,
        text => Cell::text(text),
    };
    let mut rows = Vec::new();
    for (role, row) in &profile.beside {
        let time = row.inspected.map_or_else(
            || format!("published {}", short_day(row.published)),
            |day| format!("inspected {}, published {}", short_day(day), short_day(row.published)),
        );
        for (domain, text) in profile.domains.iter().zip(&row.grades) {
            rows.push(vec![
                Cell::text("Judgement"),
                Cell::text(&domain.name),
                Cell::text(&row.name),
                Cell::text(role.text()),
                Cell::text(&time),
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                grade(text),
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                Cell::text(format!("position at {}", short_day(profile.as_at))),
                Cell::text(&profile.source),
            ]);
        }
    }
    rows
}

fn unit(standing: &Standing) -> Cell {
    if standing.unit.is_empty() { Cell::text("number") } else { Cell::text(&standing.unit) }
}

fn latest(standing: &Standing) -> Vec<Vec<Cell>> {
    standing
        .areas
        .iter()
        .map(|area| {
            let counts = |get: fn(&crate::national::series::Published) -> Option<f64>| {
                area.published.as_ref().and_then(get).map_or(NOT_APPLICABLE, Cell::Number)
            };
            vec![
                Cell::text("Latest figure"),
                Cell::text(&standing.title),
                Cell::text(&area.name),
                Cell::text(area.role.text()),
                Cell::text(&standing.time),
                number(area.value(), area.shorthand()),
                unit(standing),
                NOT_APPLICABLE,
                counts(|published| published.numerator),
                counts(|published| published.denominator),
                Cell::text_or(&area.note, NOT_APPLICABLE),
                Cell::text(&standing.source),
            ]
        })
        .collect()
}

fn over_time(standing: &Standing) -> Vec<Vec<Cell>> {
    let name = |role: Role| standing.of(role).map_or("", |area| area.name.as_str());
    let mut rows = Vec::new();
    for moment in &standing.over_time {
        let both = [moment.break_before.as_str(), moment.own_break.as_str()];
        let said: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
        let breaks = said.join("; ");
        let of = [
            (name(Role::Council), Role::Council.text(), moment.council, moment.shorthand),
            ("Statistical neighbours", "median of neighbours", moment.neighbours, "[x]"),
            (name(Role::Region), Role::Region.text(), moment.region, "[x]"),
            ("England", Role::England.text(), moment.england, "[x]"),
        ];
        for (area, who, value, shorthand) in of.into_iter().filter(|(area, ..)| !area.is_empty()) {
            rows.push(vec![
                Cell::text("Over time"),
                Cell::text(&standing.title),
                Cell::text(area),
                Cell::text(who),
                Cell::text(&moment.label),
                number(value, shorthand),
                unit(standing),
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                Cell::text_or(&breaks, NOT_APPLICABLE),
                Cell::text(&standing.source),
            ]);
        }
    }
    rows
}

/// Where the published tables are from, for the sheet of national findings: pack, id, what it is, source and notes.
pub(super) fn sources(part: Option<&CouncilPart>) -> Vec<[String; 5]> {
    let Some(part) = part else { return Vec::new() };
    let judged = part.picture.profiles.iter().map(|profile| {
        [
            profile.pack.clone(),
            "judged".to_owned(),
            format!("Published judgements of all authorities, as at {}", short_day(profile.as_at)),
            profile.source.clone(),
            String::new(),
        ]
    });
    let series = part.picture.standings.iter().map(|standing| {
        let notes = standing.notes.join(" ");
        [
            standing.pack.clone(),
            standing.id.clone(),
            format!("{}, {}", standing.title, standing.time),
            standing.source.clone(),
            notes,
        ]
    });
    judged.chain(series).collect()
}
