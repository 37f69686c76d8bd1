//! Measures as tables: all of them in one tidy table, and two families as wide ones, a row for each council and group.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::compare::{Better, FAMILIES, Family, Group, GroupKind, Measure, MeasureSpec, Polarity, Unit};
use crate::report::book::{CONFIDENTIAL, Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};

/// A council's name and its measures.
pub(super) type Source<'a> = (&'a str, &'a [Measure]);

struct Row<'a> {
    council: &'a str,
    group: String,
    /// By position of the measure in its family.
    measures: Vec<Option<&'a Measure>>,
}

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

/// Families that have a wide table of their own beside the sheet of all measures, its name, and whether it is for many councils
/// alone: one council's few rows stand on the sheet of all measures.
const WIDE: [(&str, &str, bool); 4] = [
    ("standards", "Standards", true),
    ("overrating", "Self rating against SSI", true),
    ("actions", "Actions by standard", false),
    ("indicators", "Indicators", false),
];

/// The wide tables: a row a group, a few columns a measure.
pub(super) fn wide(sources: &[Source<'_>], with_council: bool) -> Vec<Table> {
    let by_family = by_family(sources);
    WIDE.iter()
        .filter(|(.., is_for_many)| with_council || !is_for_many)
        .filter_map(|(id, sheet, _)| {
            let at = FAMILIES.iter().position(|family| family.id == *id)?;
            table(FAMILIES[at], sheet, &by_family[at], with_council)
        })
        .collect()
}

fn table(family: &Family, sheet: &str, sources: &[OfFamily<'_>], with_council: bool) -> Option<Table> {
    let rows = rows(family, sources, with_council);
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
    columns.push(Column::new(family.group, 40.0));
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
    columns.push(Column::new("Notes", 44.0));
    for (row, out) in rows.iter().zip(&mut cells) {
        out.push(notes(row));
    }
    Some(Table {
        sheet: sheet.to_owned(),
        title: sheet.to_owned(),
        about: family.question.to_owned(),
        notes: vec![SHORTHAND.to_owned()],
        columns,
        rows: cells,
    })
}

const SHORTHAND: &str = "[x] not available, [z] not applicable, [c] confidential, [u] a small number (fewer than 10). What each figure counts is on the sheet Measures or Definitions.";

/// Every measure in one tidy table: a row a measure and group, with what it counts.
pub(super) fn measures(sources: &[Source<'_>], with_council: bool) -> Table {
    let mut rows = Vec::new();
    for (council, measures) in sources {
        // The workbook over all councils has each council's whole figures; its own workbook has the others.
        let is_kept = |measure: &&Measure| {
            !with_council
                || *council == crate::compare::ALL_COUNCILS
                || matches!(measure.group.kind, GroupKind::Whole | GroupKind::Judgement)
        };
        for measure in measures.iter().filter(is_kept) {
            let Some((at, place)) = places().get(measure.id).copied() else { continue };
            let (family, spec) = (FAMILIES[at], &FAMILIES[at].measures[place]);
            let mut row = Vec::with_capacity(13);
            if with_council {
                row.push(Cell::text(*council));
            }
            row.extend(tidy(family, spec, measure));
            if !with_council {
                row.extend(definition(spec));
            }
            rows.push(row);
        }
    }
    let mut columns = Vec::new();
    if with_council {
        columns.push(Column::new("Council", 34.0));
    }
    columns.extend([
        Column::new("Subject", 24.0),
        Column::new("Measure", 40.0),
        Column::new("Group", 36.0),
        Column::new("Value", 14.0),
        Column::new("Unit", 12.0),
        Column::new("Number", 14.0),
        Column::new("Of", 12.0),
        Column::new("National finding", 22.0),
        Column::new("Against it", 26.0),
        Column::new("Better or worse", 14.0),
        Column::new("Note", 40.0),
    ]);
    // Of many councils the definitions would be most of the sheet: they stand on one of their own.
    if !with_council {
        columns.extend(definition_columns());
    }
    Table {
        sheet: "Measures".to_owned(),
        title: "All measures".to_owned(),
        about: if with_council {
            "Every measure over all councils together, and each council's whole figures; its own workbook has all of them."
        } else {
            "Every measure in one table: its value, its numbers, what it was held against and what it counts."
        }
        .to_owned(),
        notes: vec![
            "[x] not available, [z] not applicable, [c] confidential, [u] a small number (fewer than 10): read it with care."
                .to_owned(),
            "Better or worse is given only where the whole of Wilson's 95% interval lies on one side of the national finding."
                .to_owned(),
            "Overdue means open, with a due date whose last possible day is before the reporting date.".to_owned(),
        ],
        columns,
        rows,
    }
}

fn tidy(family: &Family, spec: &MeasureSpec, measure: &Measure) -> Vec<Cell> {
    let national = measure.national.as_ref();
    let verdict = measure.verdict.text();
    let whole = |number: Option<i64>| match measure.unit {
        Unit::Pounds => NOT_APPLICABLE,
        _ => number.map_or(NOT_APPLICABLE, Cell::Count),
    };
    let note = match (measure.few, measure.note.as_str()) {
        (false, note) => Cell::text_or(note, NOT_APPLICABLE),
        (true, "") => Cell::Shorthand("[u]"),
        (true, note) => Cell::text(format!("[u] {note}")),
    };
    vec![
        Cell::text(family.title),
        Cell::text(spec.title),
        Cell::text(measure.group.shown()),
        plain_value(measure),
        Cell::text(spec.unit.text()),
        whole(measure.numerator),
        whole(measure.denominator),
        national.map_or(NOT_APPLICABLE, |national| Cell::text(&national.figure)),
        if verdict.is_empty() { NOT_APPLICABLE } else { Cell::text(verdict) },
        match measure.better {
            Better::None => NOT_APPLICABLE,
            better => Cell::text(better.text()),
        },
        note,
    ]
}

fn definition_columns() -> [Column; 3] {
    [Column::new("What it counts", 70.0), Column::new("Better is", 12.0), Column::new("Id", 30.0)]
}

/// What a measure counts, which way is better, and its id.
fn definition(spec: &MeasureSpec) -> [Cell; 3] {
    let better = match spec.polarity {
        Polarity::HigherIsBetter => "higher",
        Polarity::LowerIsBetter => "lower",
        Polarity::Neither => "neither",
    };
    [Cell::text(spec.about), Cell::text(better), Cell::text(spec.id)]
}

/// What the measures of a workbook over many councils count.
pub(super) fn definitions(sources: &[Source<'_>]) -> Table {
    let shown: BTreeSet<&str> =
        sources.iter().flat_map(|(_, measures)| measures.iter().map(|measure| measure.id)).collect();
    let rows = FAMILIES
        .iter()
        .flat_map(|family| family.measures.iter().map(move |spec| (family, spec)))
        .filter(|(_, spec)| shown.contains(spec.id))
        .map(|(family, spec)| {
            let named = [Cell::text(family.title), Cell::text(spec.title), Cell::text(spec.unit.text())];
            named.into_iter().chain(definition(spec)).collect()
        })
        .collect();
    let mut columns =
        vec![Column::new("Subject", 24.0), Column::new("Measure", 40.0), Column::new("Unit", 12.0)];
    columns.extend(definition_columns());
    Table {
        sheet: "Definitions".to_owned(),
        title: "Definitions".to_owned(),
        about: "What each measure counts, its unit, and which way is better.".to_owned(),
        notes: Vec::new(),
        columns,
        rows,
    }
}

/// A value in a column of values of all units.
fn plain_value(measure: &Measure) -> Cell {
    match measure.value {
        None if measure.is_confidential => CONFIDENTIAL,
        None => NOT_AVAILABLE,
        Some(value) => Cell::Number(value),
    }
}

fn rows<'a>(family: &Family, sources: &[OfFamily<'a>], with_council: bool) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for (council, measures) in sources {
        let mut known: HashMap<&Group, usize> = HashMap::new();
        for &(place, measure) in measures {
            // Leads are for their own council to see.
            if with_council && measure.group.kind == GroupKind::Lead {
                continue;
            }
            let at = *known.entry(&measure.group).or_insert_with(|| {
                let group = measure.group.shown();
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
        parts.push("[u] a small number: read it with care");
    }
    if parts.is_empty() { NOT_APPLICABLE } else { Cell::text(parts.join("; ")) }
}
