//! The published picture of today as tables: each area's figure, and each series over time, with the reason where there is none.

use crate::compare::CouncilPart;
use crate::compare::published::Profile;
use crate::compare::standing::Standing;
use crate::national::authority::NEIGHBOURS_AS_AT;
use crate::national::judged::NOT_APPLICABLE as NOT_EXISTING;
use crate::period::day_in_words;
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};

/// The sheet with the figures of the council and of those beside it.
pub(super) const BESIDE: &str = "Neighbours";

fn number(value: Option<f64>, shorthand: &'static str) -> Cell {
    value.map_or(Cell::Shorthand(shorthand), Cell::Number)
}

/// The tables of one council; none where nothing is published around it.
pub(super) fn tables(part: &CouncilPart) -> Vec<Table> {
    let profiles = &part.picture.profiles;
    let mut out: Vec<Table> = profiles.iter().map(|profile| judged(profile, profiles.len() > 1)).collect();
    let standings = &part.picture.standings;
    if !standings.is_empty() {
        out.extend([beside(standings), over_time(standings)]);
    }
    out
}

/// The judgements of the council and its neighbours, one by one: whom to ask how they got there.
fn judged(profile: &Profile, is_one_of_several: bool) -> Table {
    let grade = |text: &String| match text.as_str() {
        NOT_EXISTING => NOT_APPLICABLE,
        text if text.starts_with('[') => NOT_AVAILABLE,
        text => Cell::text(text),
    };
    let rows = profile
        .beside
        .iter()
        .map(|(role, row)| {
            let mut cells = vec![
                Cell::text(&row.name),
                Cell::text(role.text()),
                row.inspected.map_or(NOT_AVAILABLE, Cell::Day),
                Cell::Day(row.published),
            ];
            cells.extend(row.grades.iter().map(grade));
            cells
        })
        .collect();
    let title = if is_one_of_several {
        format!("Neighbours judged {}", profile.pack).chars().take(31).collect()
    } else {
        "Neighbours judged".to_owned()
    };
    let mut columns = vec![
        Column::new("Authority", 34.0),
        Column::new("Who", 22.0),
        Column::new("Inspected from", 16.0),
        Column::new("Published", 16.0),
    ];
    columns.extend(profile.domains.iter().map(|domain| Column::new(&domain.name, 22.0)));
    Table {
        sheet: title.clone(),
        title,
        about: format!(
            "Published judgements of the council and its ten statistical neighbours (list of {NEIGHBOURS_AS_AT}), the latest inspected first; position at {}.",
            day_in_words(profile.as_at)
        ),
        notes: vec![
            "[z] the judgement did not exist at the inspection, [x] not available.".to_owned(),
            format!("Source: {}.", profile.source),
        ],
        columns,
        rows,
    }
}

fn beside(standings: &[Standing]) -> Table {
    let rows = standings
        .iter()
        .flat_map(|standing| {
            standing.areas.iter().map(move |area| {
                let counts = |get: fn(&crate::national::series::Published) -> Option<f64>| {
                    area.published.as_ref().and_then(get).map_or(NOT_APPLICABLE, Cell::Number)
                };
                vec![
                    Cell::text(&standing.title),
                    Cell::text(&area.name),
                    Cell::text(area.role.text()),
                    Cell::text(&standing.time),
                    number(area.value(), area.shorthand()),
                    if standing.unit.is_empty() { Cell::text("number") } else { Cell::text(&standing.unit) },
                    counts(|published| published.numerator),
                    counts(|published| published.denominator),
                    Cell::text_or(&area.note, NOT_APPLICABLE),
                    Cell::text(&standing.source),
                ]
            })
        })
        .collect();
    Table {
        sheet: BESIDE.to_owned(),
        title: BESIDE.to_owned(),
        about: format!(
            "Published figures of the council, its ten statistical neighbours (list of {NEIGHBOURS_AS_AT}), its region and England."
        ),
        notes: vec![
            "[x] not available, [z] not applicable, [c] confidential, [low] rounds to nought but is not nought, [u] too unreliable to be published. A symbol is never a number."
                .to_owned(),
        ],
        columns: vec![
            Column::new("Series", 40.0),
            Column::new("Area", 30.0),
            Column::new("Who", 22.0),
            Column::new("Time", 26.0),
            Column::new("Value", 12.0),
            Column::new("Unit", 14.0),
            Column::new("Numerator", 14.0),
            Column::new("Denominator", 14.0),
            Column::new("Note", 34.0),
            Column::new("Source", 44.0),
        ],
        rows,
    }
}

fn over_time(standings: &[Standing]) -> Table {
    let rows = standings
        .iter()
        .flat_map(|standing| {
            standing.over_time.iter().map(move |moment| {
                vec![
                    Cell::text(&standing.title),
                    Cell::text(&moment.label),
                    number(moment.council, moment.shorthand),
                    number(moment.neighbours, "[x]"),
                    number(moment.region, "[x]"),
                    number(moment.england, "[x]"),
                    if standing.unit.is_empty() { Cell::text("number") } else { Cell::text(&standing.unit) },
                    {
                        let both = [moment.break_before.as_str(), moment.own_break.as_str()];
                        let said: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
                        Cell::text_or(&said.join("; "), NOT_APPLICABLE)
                    },
                ]
            })
        })
        .collect();
    Table {
        sheet: "Official statistics over time".to_owned(),
        title: "Official statistics over time".to_owned(),
        about: "Each published series at all its times up to the as-of day: the council, the median of its statistical neighbours, its region, England.".to_owned(),
        notes: vec![
            format!("Where a break is named, values from that time on are not like those before. Neighbours are those of {NEIGHBOURS_AS_AT} at all times; the median is of those with a number."),
            "[x] not available, [z] not applicable, [c] confidential, [low] rounds to nought but is not nought, [u] too unreliable to be published.".to_owned(),
        ],
        columns: vec![
            Column::new("Series", 44.0),
            Column::new("Time", 18.0),
            Column::new("The council", 14.0),
            Column::new("Median of neighbours", 16.0),
            Column::new("Region", 14.0),
            Column::new("England", 14.0),
            Column::new("Unit", 14.0),
            Column::new("Break", 50.0),
        ],
        rows,
    }
}

/// Where the published tables are from, for the sheet of national findings: pack, id, what it is, source and notes.
pub(super) fn sources(part: Option<&CouncilPart>) -> Vec<[String; 5]> {
    let Some(part) = part else { return Vec::new() };
    let judged = part.picture.profiles.iter().map(|profile| {
        [
            profile.pack.clone(),
            "judged".to_owned(),
            format!("Published judgements of all authorities, as at {}", day_in_words(profile.as_at)),
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
