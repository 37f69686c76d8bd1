//! Official statistics in the open-data convention of the Department for Education's statistics service: time, level and codes
//! in fixed columns, then filters and indicators. Works with or without the meta file, which is often not published.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::map::{Described, Map, described};
use super::table::Table;
use super::wanted::{ReadSeries, is_figure, made, plans, values};
use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::national::authority::{ENGLAND, REGIONS};
use crate::national::{Registry, time};

/// Columns of the convention that are neither filters nor indicators.
const FIXED: [&str; 22] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "lad_code",
    "lad_name",
    "school_urn",
    "school_name",
    "school_laestab",
    "ward_code",
    "ward_name",
    "police_force_area_code",
    "police_force_area_name",
    "pcon_code",
    "pcon_name",
    "institution_id",
];
const NEEDED: [&str; 3] = ["time_period", "time_identifier", "geographic_level"];

/// What was read of a table.
#[derive(Debug)]
pub(super) struct Read {
    pub series: Vec<ReadSeries>,
    /// Rows of which anything was used.
    pub used: usize,
    /// Rows of which nothing could be used. The others were not asked for.
    pub left_out: usize,
}

/// Where a row belongs.
pub(super) struct Where {
    pub area: String,
    pub period: String,
    pub identifier: String,
}

/// Reads a table. What cannot be used is told.
///
/// # Errors
/// When so many series stand in it that a map has to name those that are wanted.
pub(super) fn read(
    table: &Table,
    meta: Option<&Table>,
    map: Option<&Map>,
    registry: &Registry,
    told: &mut Vec<Diagnostic>,
) -> Result<Read, Failure> {
    let none = Read { series: Vec::new(), used: 0, left_out: table.rows().count() };
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| table.column(&[name]).is_none()).collect();
    if !missing.is_empty() {
        told.push(
            table
                .whole(
                    &rules::table_not_known::RULE,
                    "the table is neither an overview of judgements nor official statistics",
                )
                .found(format!(
                    "columns {}",
                    table
                        .columns
                        .iter()
                        .take(8)
                        .map(|(name, _)| name.as_str())
                        .collect::<Vec<_>>()
                        .join(", ")
                ))
                .expected(format!("{} among the columns", missing.join(", ")))
                .effect("the file is left out"),
        );
        return Ok(none);
    }
    let meta = meta.map(|meta| (meta, described(meta)));
    let about = meta.as_ref().map(|(_, about)| about.clone()).unwrap_or_default();
    if let Some((meta, about)) = &meta {
        doubt_units(meta, about, told);
    }
    let (filters, indicators) = roles(table, &about, map);
    let places: Vec<(u32, Where)> =
        table.rows().filter_map(|row| Some((row, place(table, row, registry, told)?))).collect();
    levels_left_out(table, told);
    let sorts: BTreeMap<&str, &(u32, Where)> =
        places.iter().rev().map(|place| (time::sort(&place.1.identifier), place)).collect();
    if sorts.len() > 1 {
        let names: Vec<&str> = sorts.keys().copied().collect();
        let column = table.column(&["time_identifier"]);
        let last = sorts.values().map(|place| place.0).max().unwrap_or_default();
        told.push(
            table
                .trouble(
                    &rules::time_kinds_mixed::RULE,
                    last,
                    column,
                    "times of different kinds stand in one table",
                )
                .found(names.join(", "))
                .expected("one kind of time in a table")
                .effect("each is read as what it says; they stand in one series, in the order of their ends"),
        );
    }
    let groups = Groups::new(table, &filters, &places);
    let plans = plans(table, &groups, &indicators, map, told)?;
    let with_place = places.len();
    let (mut used, mut faulty): (BTreeSet<u32>, BTreeSet<u32>) = Default::default();
    let mut series = Vec::new();
    for plan in plans {
        let values = values(table, &plan, &groups, &places, &mut faulty, told);
        used.extend(values.iter().map(|value| value.line));
        if !values.is_empty() {
            series.push(made(&plan, table, &groups, &about, values));
        }
    }
    let left_out = table.rows().count() - with_place + faulty.difference(&used).count();
    Ok(Read { series, used: used.len(), left_out })
}

/// The filters and the indicators among the columns: as the meta file says, else by what stands in them.
fn roles(
    table: &Table,
    about: &BTreeMap<String, Described>,
    map: Option<&Map>,
) -> (Vec<(String, u32)>, Vec<(String, u32)>) {
    let wanted = |name: &str| {
        map.is_some_and(|map| {
            map.series.iter().any(|one| {
                [Some(&one.column), one.numerator.as_ref(), one.denominator.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(|column| column.eq_ignore_ascii_case(name))
            })
        })
    };
    let others = table.columns.iter().filter(|(name, _)| !FIXED.contains(&name.as_str())).cloned();
    others.partition(|(name, column)| {
        if wanted(name) {
            return false;
        }
        let is_filter =
            |one: &super::map::Wanted| one.filters.keys().any(|filter| filter.eq_ignore_ascii_case(name));
        if map.is_some_and(|map| map.series.iter().any(is_filter)) {
            return true;
        }
        about.get(name).map_or_else(
            || {
                let texts =
                    table.rows().map(|row| table.text(row, Some(*column))).filter(|text| !text.is_empty());
                let (mut numbers, mut all) = (0, 0);
                for text in texts {
                    all += 1;
                    numbers += usize::from(is_figure(&text));
                }
                numbers * 2 < all || all == 0
            },
            |one| one.is_filter,
        )
    })
}

/// Says where a unit of the meta file contradicts the column's name.
fn doubt_units(meta: &Table, about: &BTreeMap<String, Described>, told: &mut Vec<Diagnostic>) {
    for (name, one) in about {
        let says_percent = name.contains("percent") || name.ends_with("_pc");
        if says_percent && !one.unit.is_empty() && !["%", "pp"].contains(&one.unit.as_str()) {
            let column = meta.column(&["indicator_unit"]);
            told.push(
                meta.trouble(
                    &rules::unit_doubtful::RULE,
                    one.line,
                    column,
                    format!("the unit of `{name}` contradicts its name"),
                )
                .found(&one.unit)
                .expected("%")
                .effect("the unit of the meta file is kept; a map can say another"),
            );
        }
    }
}

/// The area and time of a row; told where they cannot be known. Levels below authorities are passed over here.
fn place(table: &Table, row: u32, registry: &Registry, told: &mut Vec<Diagnostic>) -> Option<Where> {
    let text = |name: &str| table.text(row, table.column(&[name]));
    let level = text("geographic_level").to_lowercase();
    let wrong = |column: &str, found: String, expected: &str, message: &str| {
        table
            .trouble(&rules::area_not_known::RULE, row, table.column(&[column]), message)
            .found(found)
            .expected(expected)
            .effect("the row is left out")
    };
    let area = match level.as_str() {
        "national" => {
            let code = text("country_code");
            if code != ENGLAND && !code.is_empty() {
                told.push(wrong("country_code", code, "E92000001 (England)", "a country is not England"));
                return None;
            }
            ENGLAND.to_owned()
        }
        "regional" => {
            let code = text("region_code");
            let is_known = REGIONS.iter().any(|(_, ons, _)| *ons == code)
                || ["E13000001", "E13000002"].contains(&code.as_str());
            if !is_known {
                told.push(wrong(
                    "region_code",
                    code,
                    "a code of one of the nine regions",
                    "a region is not known",
                ));
                return None;
            }
            code
        }
        "local authority" => {
            let (old, new, name) = (text("old_la_code"), text("new_la_code"), text("la_name"));
            let area = match authority(&old, &new, &name, registry) {
                Ok(area) => area,
                Err((column, why)) => {
                    let found = format!("{old} {new} {name}").trim().to_owned();
                    told.push(wrong(column, found, "the codes of one authority of the registry", why));
                    return None;
                }
            };
            let is_known = |code: &str| code.is_empty() || registry.by_ons(code.trim()).is_some();
            if !new.split('/').all(is_known) {
                told.push(
                    table
                        .trouble(
                            &rules::area_respelt::RULE,
                            row,
                            table.column(&["new_la_code"]),
                            "a code is not in the registry; the three-digit one is",
                        )
                        .found(format!("{area} {new} {name}"))
                        .effect("the row is used by its three-digit code"),
                );
            }
            area
        }
        _ => return None,
    };
    let (period, identifier) = (text("time_period"), text("time_identifier"));
    if let Err(why) = time::parse(&period, &identifier) {
        told.push(
            table
                .trouble(
                    &rules::time_not_known::RULE,
                    row,
                    table.column(&["time_period"]),
                    "a time cannot be read",
                )
                .found(why)
                .expected("a time of the convention: 2025, or 202425 for two years")
                .effect("the row is left out"),
        );
        return None;
    }
    if !time::is_known(&identifier) {
        told.push(
            table
                .trouble(
                    &rules::time_kind_not_known::RULE,
                    row,
                    table.column(&["time_identifier"]),
                    "an identifier of times is not known",
                )
                .found(&identifier)
                .expected("Calendar year, Reporting year, Academic year, Financial year ...")
                .effect("it is kept as it is; the time is taken to end with its year"),
        );
    }
    Some(Where { area, period, identifier })
}

/// The authority of two codes, or several that are published together (`314 / 318`).
fn authority(
    old: &str,
    new: &str,
    name: &str,
    registry: &Registry,
) -> Result<String, (&'static str, &'static str)> {
    let by_ons = registry.by_ons(new);
    if old.is_empty() {
        return by_ons
            .map(|one| one.code.to_string())
            .ok_or(("new_la_code", "an authority is not in the registry"));
    }
    let codes: Vec<&str> = old.split('/').map(str::trim).collect();
    if codes.iter().any(|code| registry.by_code(code).is_none()) {
        return Err(("old_la_code", "an authority is not in the registry"));
    }
    match by_ons {
        Some(other) if !codes.contains(&&*other.code) => {
            Err(("new_la_code", "the two codes are two authorities"))
        }
        _ => {
            // A name that means other authorities than the codes: the row has been mixed up.
            let named = registry.by_name(name);
            if !named.is_empty() && !named.iter().any(|one| codes.contains(&&*one.code)) {
                return Err(("la_name", "the name is that of another authority than the codes"));
            }
            Ok(codes.join(" / "))
        }
    }
}

/// Says how many rows are of levels that are not compared.
fn levels_left_out(table: &Table, told: &mut Vec<Diagnostic>) {
    let column = table.column(&["geographic_level"]);
    let mut levels: BTreeMap<String, (u32, usize)> = BTreeMap::new();
    for row in table.rows() {
        let level = table.text(row, column);
        if !["national", "regional", "local authority"].contains(&level.to_lowercase().as_str()) {
            levels.entry(level).or_insert((row, 0)).1 += 1;
        }
    }
    for (level, (row, count)) in levels {
        told.push(
            table
                .trouble(&rules::level_not_used::RULE, row, column, "a geographic level is not compared")
                .found(format!("{level}, {count} rows"))
                .expected("National, Regional or Local authority")
                .effect("these rows are left out"),
        );
    }
}
