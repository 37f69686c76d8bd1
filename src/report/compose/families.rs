//! One table for each measure family: a row for each council and group, a few columns for each measure.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::compare::{FAMILIES, Family, Group, GroupKind, Measure, MeasureSpec, Unit};
use crate::report::book::{CONFIDENTIAL, Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};

/// A council's name and its measures.
pub(super) type Source<'a> = (&'a str, &'a [Measure]);

struct Row<'a> {
    council: &'a str,
    group: String,
    /// By position of the measure in its family.
    measures: Vec<Option<&'a Measure>>,
}

/// Kinds of groups that get a table of their own: the end of the sheet's name, and what a row is about.
const APART: [(GroupKind, &str, &str); 3] = [
    (GroupKind::Lead, "by lead", "Lead"),
    (GroupKind::Month, "by month", "Month"),
    (GroupKind::Recommendation, "by recommendation", "Recommendation"),
];

/// A council's name and its measures of one family, each with its place in the family.
type OfFamily<'a> = (&'a str, Vec<(usize, &'a Measure)>);

/// Family and place of every measure, by its id.
fn places() -> &'static HashMap<&'static str, (usize, usize)> {
    static PLACES: OnceLock<HashMap<&'static str, (usize, usize)>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let of_family = |(at, family): (usize, &&'static Family)| {
            family.measures.iter().enumerate().map(move |(place, spec)| (spec.id, (at, place)))
        };
        FAMILIES.iter().enumerate().flat_map(of_family).collect()
    })
}

/// The measures of each family, council by council.
fn by_family<'a>(sources: &[Source<'a>]) -> Vec<Vec<OfFamily<'a>>> {
    let mut families: Vec<Vec<OfFamily<'a>>> = FAMILIES
        .iter()
        .map(|_| sources.iter().map(|(council, _)| (*council, Vec::new())).collect())
        .collect();
    for (at, (_, measures)) in sources.iter().enumerate() {
        // Measures of one kind stand together: the place is looked up once for a run of them.
        let mut last: Option<(&str, (usize, usize))> = None;
        for measure in *measures {
            let found = match last {
                Some((id, found)) if std::ptr::eq(id, measure.id) => found,
                _ => match places().get(measure.id) {
                    Some(found) => *found,
                    None => continue,
                },
            };
            last = Some((measure.id, found));
            families[found.0][at].1.push((found.1, measure));
        }
    }
    families
}

/// The tables of all families that have measures. Those apart are for one council only.
pub(super) fn tables(sources: &[Source<'_>], with_council: bool) -> Vec<Table> {
    let mut out = Vec::new();
    for (family, sources) in FAMILIES.iter().zip(by_family(sources)) {
        out.extend(table(family, &sources, with_council, None));
        if !with_council {
            out.extend(APART.iter().filter_map(|apart| table(family, &sources, false, Some(apart))));
        }
    }
    out
}

fn table(
    family: &Family,
    sources: &[OfFamily<'_>],
    with_council: bool,
    apart: Option<&(GroupKind, &str, &str)>,
) -> Option<Table> {
    let rows = rows(family, sources, apart.map(|apart| apart.0));
    if rows.is_empty() {
        return None;
    }
    let mut columns = Vec::new();
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); rows.len()];
    if with_council {
        columns.push(Column::new("Council", 34.0));
        for (row, out) in rows.iter().zip(&mut cells) {
            out.push(Cell::text(row.council));
        }
    }
    columns.push(Column::new(apart.map_or(family.group, |apart| apart.2), 40.0));
    for (row, out) in rows.iter().zip(&mut cells) {
        out.push(Cell::text(&row.group));
    }
    // Whole numbers already shown, so that no denominator is shown twice.
    let mut shown: Vec<Vec<Option<i64>>> = Vec::new();
    for (at, spec) in family.measures.iter().enumerate() {
        if rows.iter().any(|row| row.measures[at].is_some()) {
            add_measure(spec, at, &rows, &mut columns, &mut cells, &mut shown);
        }
    }
    columns.push(Column::new(if family.id == "judgements" { "Grade or note" } else { "Notes" }, 44.0));
    for (row, out) in rows.iter().zip(&mut cells) {
        out.push(notes(row));
    }
    let title =
        apart.map_or_else(|| family.title.to_owned(), |apart| format!("{} {}", family.title, apart.1));
    Some(Table {
        sheet: title.clone(),
        title,
        about: family.question.to_owned(),
        notes: vec![
            "[x] not available, [z] not applicable, [c] confidential, [low] a share of few. Definitions of the columns are on the sheet Notes."
                .to_owned(),
        ],
        columns,
        rows: cells,
    })
}

/// The rows of one kind of group; or of all kinds that have no table of their own.
fn rows<'a>(family: &Family, sources: &[OfFamily<'a>], apart: Option<GroupKind>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for (council, measures) in sources {
        let mut known: HashMap<&Group, usize> = HashMap::new();
        for &(place, measure) in measures {
            let group = &measure.group;
            let is_apart = APART.iter().any(|(kind, ..)| *kind == group.kind);
            if apart.map_or(is_apart, |kind| kind != group.kind) {
                continue;
            }
            let at = *known.entry(group).or_insert_with(|| {
                let group = if apart.is_some() { group.name.to_string() } else { group.shown() };
                rows.push(Row { council, group, measures: vec![None; family.measures.len()] });
                rows.len() - 1
            });
            rows[at].measures[place] = Some(measure);
        }
    }
    rows
}

fn add_measure(
    spec: &MeasureSpec,
    at: usize,
    rows: &[Row<'_>],
    columns: &mut Vec<Column>,
    cells: &mut [Vec<Cell>],
    shown: &mut Vec<Vec<Option<i64>>>,
) {
    let each = || rows.iter().map(|row| row.measures[at]);
    if spec.unit == Unit::Percent {
        columns.push(Column::new(format!("{}, number", spec.title), 16.0));
        for (measure, out) in each().zip(cells.iter_mut()) {
            out.push(measure.and_then(|measure| measure.numerator).map_or(NOT_APPLICABLE, Cell::Count));
        }
        let of: Vec<Option<i64>> =
            each().map(|measure| measure.and_then(|measure| measure.denominator)).collect();
        if !shown.contains(&of) {
            columns.push(Column::new(format!("{}, of", spec.title), 16.0));
            for (number, out) in of.iter().zip(cells.iter_mut()) {
                out.push(number.map_or(NOT_APPLICABLE, Cell::Count));
            }
            shown.push(of);
        }
        columns.push(Column::new(format!("{} (%)", spec.title), 16.0));
    } else {
        columns.push(Column::new(spec.title, if spec.unit == Unit::Pounds { 18.0 } else { 14.0 }));
        if spec.unit == Unit::Count {
            shown.push(each().map(|measure| measure.and_then(|measure| measure.numerator)).collect());
        }
    }
    for (measure, out) in each().zip(cells.iter_mut()) {
        out.push(measure.map_or(NOT_APPLICABLE, value));
    }
    if each().flatten().any(|measure| measure.national.is_some()) {
        columns.push(Column::new(format!("{}: national figure", spec.title), 22.0));
        columns.push(Column::new(format!("{}: against it", spec.title), 26.0));
        columns.push(Column::new(format!("{}: better or worse", spec.title), 14.0));
        for (measure, out) in each().zip(cells.iter_mut()) {
            let national = measure.and_then(|measure| measure.national.as_ref());
            let (Some(measure), Some(national)) = (measure, national) else {
                out.extend([NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE]);
                continue;
            };
            let verdict = measure.verdict.text();
            out.push(Cell::text(&national.figure));
            out.push(if verdict.is_empty() { NOT_APPLICABLE } else { Cell::text(verdict) });
            out.push(Cell::text(measure.better.text()));
        }
    }
}

fn value(measure: &Measure) -> Cell {
    let Some(value) = measure.value else {
        return if measure.is_confidential { CONFIDENTIAL } else { NOT_AVAILABLE };
    };
    match measure.unit {
        Unit::Percent => Cell::Percent(value),
        Unit::Count | Unit::Rank => Cell::Count(value.round() as i64),
        Unit::Pounds => measure.numerator.map_or(NOT_AVAILABLE, Cell::Pounds),
        Unit::Days | Unit::Steps | Unit::Own | Unit::Published => Cell::Number(value),
    }
}

fn notes(row: &Row<'_>) -> Cell {
    let mut seen = BTreeSet::new();
    let mut parts: Vec<&str> = Vec::new();
    for measure in row.measures.iter().flatten() {
        if !measure.note.is_empty() && seen.insert(measure.note.as_str()) {
            parts.push(&measure.note);
        }
    }
    if row.measures.iter().flatten().any(|measure| measure.few) {
        parts.push("[low] a share of few: read with care");
    }
    if parts.is_empty() { NOT_APPLICABLE } else { Cell::text(parts.join("; ")) }
}
