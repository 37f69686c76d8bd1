//! The series that are wanted of official statistics: every indicator with every combination of filters, or those of a map; and
//! their values, each area and time once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::groups::{Groups, TOTAL};
use super::map::{Described, Map, Wanted};
use super::statistics::Where;
use super::table::Table;
use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::national::GoodWay;
use crate::national::series::{Break, Symbol};

/// One series as it goes into a pack.
#[derive(Debug)]
pub(super) struct ReadSeries {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub good: Option<GoodWay>,
    pub column: String,
    pub filters: BTreeMap<String, String>,
    pub identifier: String,
    pub reference: String,
    pub source: String,
    pub notes: Vec<String>,
    pub breaks: Vec<Break>,
    /// Area, time; value, numerator and denominator as they were published.
    pub values: Vec<Value>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    pub area: String,
    pub time: String,
    pub figure: String,
    pub numerator: String,
    pub denominator: String,
    /// Row of the table.
    pub line: u32,
}

/// What is wanted of a table: a column of one group of rows.
pub(super) struct Plan<'a> {
    column: u32,
    name: String,
    group: Vec<String>,
    wanted: Option<&'a Wanted>,
}

/// A number or a symbol?
pub(super) fn is_figure(text: &str) -> bool {
    Symbol::parse(text).is_some() || number(text).is_some()
}

/// A number of the convention: digits, perhaps a sign and a point; no commas, no unit.
fn number(text: &str) -> Option<f64> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    text.parse::<f64>().ok().filter(|number| is_plain && number.is_finite())
}

/// More series than this are not what anybody wants of one table.
const MOST: usize = 500;

/// What is wanted of the table: the series of the map, or every indicator of every group.
///
/// # Errors
/// When that would be more series than a person can look through.
pub(super) fn plans<'a>(
    table: &Table,
    groups: &Groups,
    indicators: &[(String, u32)],
    map: Option<&'a Map>,
    told: &mut Vec<Diagnostic>,
) -> Result<Vec<Plan<'a>>, Failure> {
    let mut out = Vec::new();
    let Some(map) = map else {
        let count = indicators.len() * groups.rows.len();
        if count > MOST {
            return Err(Failure::Settings(format!(
                "{}: {count} series ({} columns, {} groups of {}); name those that are wanted in a map (--map)",
                table.file(),
                indicators.len(),
                groups.rows.len(),
                groups.filters.join(", ")
            )));
        }
        for (name, column) in indicators {
            let of_group = |group: &Vec<String>| Plan {
                column: *column,
                name: name.clone(),
                group: group.clone(),
                wanted: None,
            };
            out.extend(groups.rows.keys().map(of_group));
        }
        return Ok(out);
    };
    for wanted in &map.series {
        let name = wanted.column.to_lowercase();
        // A map can be for several tables: what none of them has is told at the end.
        let Some((_, column)) = indicators.iter().find(|(known, _)| *known == name) else { continue };
        match chosen(wanted, groups) {
            Ok(group) => {
                wanted.is_found.set(true);
                let parts = [("numerator", &wanted.numerator), ("denominator", &wanted.denominator)];
                for (part, asked) in parts {
                    let Some(asked) = asked else { continue };
                    if table.column(&[asked.to_lowercase().as_str()]).is_none() {
                        told.push(
                            table
                                .whole(
                                    &rules::column_not_found::RULE,
                                    format!("the {part} of `{}` is not in the table", wanted.column),
                                )
                                .found(asked.clone())
                                .expected("a column of the table")
                                .effect("the series is used without it"),
                        );
                    }
                }
                out.push(Plan { column: *column, name, group, wanted: Some(wanted) });
            }
            Err(Some(why)) => {
                wanted.is_found.set(true);
                told.push(
                    table
                        .whole(
                            &rules::filter_not_chosen::RULE,
                            format!("`{}` stands for several groups", wanted.column),
                        )
                        .found(why)
                        .expected("where = { filter = \"value\" } in the map")
                        .effect("the series is left out"),
                );
            }
            Err(None) => {}
        }
    }
    Ok(out)
}

/// The group of a wanted series; a filter that is not named stands at its only value or at the total. `Err(None)` where the
/// table does not have the value that was asked for: it may be meant for another table.
fn chosen(wanted: &Wanted, groups: &Groups) -> Result<Vec<String>, Option<String>> {
    if wanted.filters.keys().any(|asked| !groups.filters.iter().any(|name| name.eq_ignore_ascii_case(asked)))
    {
        return Err(None);
    }
    let mut group = Vec::new();
    for (at, name) in groups.filters.iter().enumerate() {
        let values = groups.values(at);
        let asked =
            wanted.filters.iter().find(|(asked, _)| asked.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        let value = match asked {
            Some(value) => values.iter().find(|known| known.eq_ignore_ascii_case(value)).ok_or(None)?,
            None if values.len() == 1 => values.first().ok_or(None)?,
            None => values.get(TOTAL).ok_or_else(|| {
                let shown: Vec<&str> = values.iter().take(6).copied().collect();
                Some(format!("{name}: {}", shown.join(", ")))
            })?,
        };
        group.push((*value).to_owned());
    }
    Ok(group)
}

/// The values of one series, each area and time once.
pub(super) fn values(
    table: &Table,
    plan: &Plan<'_>,
    groups: &Groups,
    places: &[(u32, Where)],
    faulty: &mut BTreeSet<u32>,
    told: &mut Vec<Diagnostic>,
) -> Vec<Value> {
    let by_name = |name: Option<&String>| name.and_then(|name| table.column(&[name.to_lowercase().as_str()]));
    let numerator = by_name(plan.wanted.and_then(|wanted| wanted.numerator.as_ref()));
    let denominator = by_name(plan.wanted.and_then(|wanted| wanted.denominator.as_ref()));
    let from = plan.wanted.map_or("", |wanted| wanted.from.as_str());
    let mut out: Vec<Value> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut doubtful: BTreeSet<usize> = BTreeSet::new();
    let rows = groups.rows.get(&plan.group).map_or(&[][..], Vec::as_slice);
    for (row, place) in rows.iter().map(|at| &places[*at]) {
        if place.period.as_str() < from {
            continue;
        }
        let text = table.text(*row, Some(plan.column));
        if !is_figure(&text) {
            faulty.insert(*row);
            told.push(
                table
                    .trouble(
                        &rules::figure_not_number::RULE,
                        *row,
                        Some(plan.column),
                        format!("`{}` is not a number", plan.name),
                    )
                    .found(if text.is_empty() { "nothing".to_owned() } else { text })
                    .expected("a number, or a symbol of the convention (c, x, z, low, k, u)")
                    .effect("the value is left out; others of the row are used"),
            );
            continue;
        }
        let part = |column: Option<u32>| {
            let text = table.text(*row, column);
            if number(&text).is_some() { text } else { String::new() }
        };
        let time = if place.identifier == groups.identifier {
            place.period.clone()
        } else {
            format!("{} {}", place.period, place.identifier)
        };
        let value = Value {
            area: place.area.clone(),
            time,
            figure: text,
            numerator: part(numerator),
            denominator: part(denominator),
            line: *row,
        };
        match known.get(&(value.area.clone(), value.time.clone())) {
            None => {
                known.insert((value.area.clone(), value.time.clone()), out.len());
                out.push(value);
            }
            Some(&first) => {
                let is_same = out[first].figure == value.figure;
                let is_told = !faulty.insert(*row);
                if !is_same {
                    faulty.insert(out[first].line);
                    doubtful.insert(first);
                } else if is_told {
                    continue;
                }
                told.push(
                    table
                        .trouble(
                            &rules::area_repeated::RULE,
                            *row,
                            Some(plan.column),
                            "an area stands twice at one time",
                        )
                        .found(format!(
                            "{} in {}: {}, in line {} {}",
                            value.area,
                            value.time,
                            value.figure,
                            out[first].line + 1,
                            out[first].figure
                        ))
                        .expected("one row for each area, time and filter")
                        .effect(if is_same { "the first is used" } else { "neither is used: they differ" }),
                );
            }
        }
    }
    let mut at = 0;
    out.retain(|_| {
        at += 1;
        !doubtful.contains(&(at - 1))
    });
    out
}

/// The series of a plan, with what the map and the meta file say of it.
pub(super) fn made(
    plan: &Plan<'_>,
    table: &Table,
    groups: &Groups,
    about: &BTreeMap<String, Described>,
    values: Vec<Value>,
) -> ReadSeries {
    let described = about.get(&plan.name).cloned().unwrap_or_default();
    let wanted = plan.wanted;
    let telling = groups.telling(&plan.group);
    let label =
        if described.label.is_empty() { plan.name.replace('_', " ") } else { described.label.clone() };
    let title = match telling.as_slice() {
        [] => label,
        several => format!("{label}: {}", several.join(", ")),
    };
    let title = wanted.and_then(|wanted| wanted.title.clone()).unwrap_or(title);
    let id = wanted.and_then(|wanted| wanted.id.clone()).unwrap_or_else(|| {
        let words: Vec<String> = std::iter::once(plan.name.replace('_', " "))
            .chain(telling.iter().map(|value| (*value).to_owned()))
            .map(|words| crate::text::words(&words).replace(' ', "-"))
            .collect();
        words.join("-")
    });
    ReadSeries {
        id,
        title,
        unit: wanted.and_then(|wanted| wanted.unit.clone()).unwrap_or_else(|| unit(&plan.name, &described)),
        good: wanted.and_then(|wanted| wanted.good),
        column: plan.name.clone(),
        filters: groups.filters.iter().cloned().zip(plan.group.iter().cloned()).collect(),
        identifier: groups.identifier.clone(),
        reference: wanted.map(|wanted| wanted.reference.clone()).unwrap_or_default(),
        source: wanted
            .map(|wanted| wanted.source.clone())
            .filter(|source| !source.is_empty())
            .unwrap_or_else(|| table.file().to_owned()),
        notes: wanted.map(|wanted| wanted.notes.clone()).unwrap_or_default(),
        breaks: wanted.map(|wanted| wanted.breaks.clone()).unwrap_or_default(),
        values,
    }
}

/// The unit that the meta file gives, or that the column's name says beyond doubt.
fn unit(name: &str, described: &Described) -> String {
    if !described.unit.is_empty() {
        return if described.unit == "numberstring" { String::new() } else { described.unit.clone() };
    }
    match name {
        name if name.contains("percent") => "%".to_owned(),
        name => name
            .split_once("per_")
            .and_then(|(_, rest)| rest.split('_').next()?.parse::<u64>().ok())
            .map_or_else(String::new, |number| format!("per {}", crate::text::thousands(number))),
    }
}
