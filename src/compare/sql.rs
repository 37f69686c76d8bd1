//! Measures as SQL: the queries that count them, and one script that makes the same table from the data files on another engine.

use std::fmt::Write;

use super::FAMILIES;
use super::measure::{Family, Formula, Grouping, MeasureSpec, Rows};
use super::scope::ALL_COUNCILS;

/// The column that names the group.
pub(super) const GROUP: &str = "group_name";

/// A measure's own name, as columns can be called.
fn own_name(spec: &MeasureSpec) -> String {
    spec.id.split('.').next_back().unwrap_or_default().replace('-', "_")
}

/// The column of what a measure counts.
pub(super) fn part(spec: &MeasureSpec) -> String {
    own_name(spec) + "_part"
}

/// The column of what it counts it of.
pub(super) fn whole(spec: &MeasureSpec) -> String {
    own_name(spec) + "_whole"
}

/// What the formula of a measure counts: its part and its whole, as two columns.
fn columns(spec: &MeasureSpec) -> Option<String> {
    let rows = |condition: &str| match condition {
        "TRUE" => "COUNT(*)".to_owned(),
        condition => format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"),
    };
    let (counted, of) = match spec.formula {
        Formula::Count { part } => (rows(part), rows("TRUE")),
        Formula::CountKnown { part, known } => (rows(part), format!("COUNT({known})")),
        Formula::Share { part, whole } => {
            let both = if whole == "TRUE" { part.to_owned() } else { format!("({part}) AND ({whole})") };
            (rows(&both), rows(whole))
        }
        Formula::Mean { of, part } => {
            let within = |function: &str| format!("{function}(CASE WHEN {part} THEN {of} END)");
            (within("SUM"), within("COUNT"))
        }
        Formula::Sum { of } => (format!("SUM({of})"), format!("COUNT({of})")),
        Formula::Other => return None,
    };
    Some(format!("{counted} AS {}, {of} AS {}", part(spec), whole(spec)))
}

fn query(family: &Family, rows: &Rows, grouping: &Grouping, who: &str, by: &str) -> String {
    let columns: Vec<String> = family.measures.iter().filter_map(columns).collect();
    let filter = match (rows.filter, grouping.filter) {
        ("TRUE", other) | (other, "TRUE") => other.to_owned(),
        (one, other) => format!("({one}) AND ({other})"),
    };
    let Grouping { by: name, .. } = grouping;
    // A name that is the same for all rows, or the council's, is no further column to group by.
    let is_further = !name.starts_with('\'') && *name != by;
    let by_name = if is_further { format!(", {name}") } else { String::new() };
    format!(
        "SELECT {who}, {name} AS {GROUP},\n  {}\nFROM {} WHERE {filter}\nGROUP BY {by}{by_name}",
        columns.join(",\n  "),
        grouping.frame.unwrap_or(rows.frame)
    )
}

/// The query that counts the measures of a family in one way of grouping, for each council of one month.
pub(super) fn counted(family: &Family, rows: &Rows, grouping: &Grouping) -> String {
    query(family, rows, grouping, "council", "council")
}

/// Value, numerator and denominator of a measure, from its two columns.
fn figures(spec: &MeasureSpec) -> Option<[String; 3]> {
    let (part, whole) = (part(spec), whole(spec));
    let null = || "NULL".to_owned();
    Some(match spec.formula {
        Formula::Count { .. } => [part.clone(), part, null()],
        Formula::CountKnown { .. } => {
            let known = format!("CASE WHEN {whole} > 0 THEN {part} END");
            [known.clone(), known, null()]
        }
        Formula::Share { .. } => [format!("100.0 * {part} / NULLIF({whole}, 0)"), part, whole],
        Formula::Mean { .. } => [format!("1.0 * {part} / NULLIF({whole}, 0)"), null(), null()],
        Formula::Sum { .. } => {
            let sum = format!("CASE WHEN {whole} > 0 THEN {part} END");
            [format!("({sum}) / 100.0"), sum, null()]
        }
        Formula::Other => return None,
    })
}

/// A row for each measure and group of a table of counts.
fn select(family: &Family, kind: &str, table: &str) -> String {
    let (mut names, mut columns) = (Vec::new(), [const { Vec::new() }; 3]);
    for (spec, figures) in family.measures.iter().filter_map(|spec| Some((spec, figures(spec)?))) {
        names.push(format!("('{}')", spec.id));
        for (column, figure) in columns.iter_mut().zip(figures) {
            if figure != "NULL" {
                column.push(format!("WHEN '{}' THEN {figure}", spec.id));
            }
        }
    }
    let [value, numerator, denominator] = columns.map(|column| {
        if column.is_empty() { "NULL".to_owned() } else { format!("CASE measure {} END", column.join(" ")) }
    });
    format!(
        "SELECT measure, council, period, '{kind}' AS group_kind, {GROUP},\n  CAST({value} AS DOUBLE) AS value,\n  \
         CAST({numerator} AS BIGINT) AS numerator,\n  CAST({denominator} AS BIGINT) AS denominator\n\
         FROM {table} CROSS JOIN (VALUES {}) AS names (measure)",
        names.join(", ")
    )
}

/// One script, a single query, that makes the rows of `measures` that have a formula, from tables of the data files' names.
/// Groups without a single row are not in it: `measures` has them with zero.
pub fn script() -> String {
    let (mut tables, mut selects) = (Vec::new(), Vec::new());
    for (family, rows) in FAMILIES.iter().filter_map(|family| Some((family, family.rows.as_ref()?))) {
        for grouping in rows.groupings {
            let kind = grouping.kind.text();
            let all = format!("'{ALL_COUNCILS}' AS council, period");
            let scopes = [("", "council, period", "council, period"), ("_of_all", all.as_str(), "period")];
            for (end, who, by) in scopes.into_iter().filter(|(end, ..)| end.is_empty() || grouping.of_all) {
                let table = format!("counted_{}_by_{}{end}", family.id, kind.replace(' ', "_"));
                tables.push(format!("{table} AS (\n{}\n)", query(family, rows, grouping, who, by)));
                selects.push(select(family, kind, &table));
            }
        }
    }
    let mut out = String::from(
        "-- The measures of council-benchmark that are counts, shares, means or sums of rows, from its data files:\n\
         -- make each data/<name>.parquet of all months a table of its name (actions, assessments, visits, risks, budget,\n\
         -- movement), then run this. Groups without a single row are left out: in data/measures they have zero.\n",
    );
    let _ = writeln!(out, "WITH\n{}\n{}", tables.join(",\n"), selects.join("\nUNION ALL\n"));
    out
}
