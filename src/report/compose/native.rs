//! Native Excel charts over the tables of a book, with alt text made from the numbers.

use crate::report::book::{Cell, NativeChart, NativeKind, Table};

struct Plan {
    table: &'static str,
    sheet: &'static str,
    title: &'static str,
    series: &'static [&'static str],
    kind: NativeKind,
    axis: &'static str,
    number_format: &'static str,
    /// All rows, or those of standards only.
    all_rows: bool,
}

const PLANS: &[Plan] = &[
    Plan {
        table: "Standards",
        sheet: "Chart standards",
        title: "Criteria self-rated very effective or satisfactory, by standard (nationally about 70 to 80 %)",
        series: &["Criteria self-rated very effective or satisfactory (%)"],
        kind: NativeKind::Bar,
        axis: "% of criteria; the national band counts councils",
        number_format: "0",
        all_rows: false,
    },
    Plan {
        table: "Self rating against SSI",
        sheet: "Chart self rating",
        title: "Criteria rated better and worse than SSI did, by standard",
        series: &["Criteria rated better than SSI did (%)", "Criteria rated worse than SSI did (%)"],
        kind: NativeKind::Bar,
        axis: "% of criteria with both ratings",
        number_format: "0",
        all_rows: false,
    },
    Plan {
        table: super::status::STATUS_SHEET,
        sheet: "Chart actions",
        title: "Actions by status and standard",
        series: &[
            "Complete or sustained",
            "On track",
            "At risk or off track",
            "Not started, unknown or no longer needed",
        ],
        kind: NativeKind::StackedBar,
        axis: "Actions",
        number_format: "0;;",
        all_rows: true,
    },
    Plan {
        table: "Budget",
        sheet: "Chart budget",
        title: "Budget, actual and forecast by standard",
        series: &["Budget", "Actual", "Forecast"],
        kind: NativeKind::Bar,
        axis: "£",
        number_format: "£#,##0",
        all_rows: false,
    },
];

/// The charts of the book's first council: the rows of its standards.
pub(super) fn charts(tables: &[Table], council: &str) -> Vec<NativeChart> {
    PLANS
        .iter()
        .filter_map(|plan| chart(plan, tables.iter().find(|table| table.sheet == plan.table)?, council))
        .collect()
}

/// How many series get a native chart of the council and its neighbours.
const SERIES_SHOWN: usize = 3;

/// The council and those beside it, a chart for each of the first series.
pub(super) fn neighbours(tables: &[Table], council: &str) -> Vec<NativeChart> {
    let Some(table) = tables.iter().find(|table| table.sheet == super::national::BESIDE) else {
        return Vec::new();
    };
    let (Some(labels), Some(values)) = (table.column("Area"), table.column("Value")) else {
        return Vec::new();
    };
    let mut starts: Vec<usize> = (0..table.rows.len())
        .filter(|at| *at == 0 || table.rows[*at][0] != table.rows[at - 1][0])
        .chain([table.rows.len()])
        .collect();
    starts.dedup();
    starts
        .windows(2)
        .take(SERIES_SHOWN)
        .enumerate()
        .filter(|(_, range)| table.rows[range[0]..range[1]].iter().any(|row| number(&row[values]).is_some()))
        .map(|(nth, range)| {
            let rows = (range[0], range[1] - 1);
            let title = shown(&table.rows[range[0]][0]);
            let plan = Plan {
                table: super::national::BESIDE,
                sheet: "",
                title: "",
                series: &["Value"],
                kind: NativeKind::Bar,
                axis: "",
                number_format: "General",
                all_rows: true,
            };
            NativeChart {
                sheet: format!("Chart neighbours {}", nth + 1),
                title: format!("{council} and those beside it: {title}"),
                alt: alt(&plan, table, labels, &[values], rows, council),
                kind: NativeKind::Bar,
                table: table.sheet.clone(),
                labels,
                series: vec![values],
                rows,
                axis: shown(&table.rows[range[0]][5]),
                number_format: "General",
            }
        })
        .collect()
}

fn chart(plan: &Plan, table: &Table, council: &str) -> Option<NativeChart> {
    let labels = usize::from(table.columns.first()?.header == "Council");
    let series: Vec<usize> = plan.series.iter().filter_map(|header| table.column(header)).collect();
    let is_standard = |row: &Vec<Cell>| {
        let own = labels == 0 || matches!(&row[0], Cell::Text(name) if name == council);
        plan.all_rows
            || own
                && matches!(&row[labels], Cell::Text(name) if name.starts_with(|c: char| c.is_ascii_digit()))
    };
    let first = table.rows.iter().position(is_standard)?;
    let count = table.rows[first..].iter().take_while(|row| is_standard(row)).count();
    if series.len() != plan.series.len() {
        return None;
    }
    let rows = (first, first + count - 1);
    Some(NativeChart {
        sheet: plan.sheet.to_owned(),
        title: format!("{council}: {}", plan.title),
        alt: alt(plan, table, labels, &series, rows, council),
        kind: plan.kind,
        table: table.sheet.clone(),
        labels,
        series,
        rows,
        axis: plan.axis.to_owned(),
        number_format: plan.number_format,
    })
}

/// Excel takes no longer alternative text.
const LONGEST: usize = 255;

/// The chart in words: for each series its highest and lowest group, as far as Excel has room; then where the numbers are.
fn alt(
    plan: &Plan,
    table: &Table,
    labels: usize,
    series: &[usize],
    rows: (usize, usize),
    council: &str,
) -> String {
    let end = format!(" All numbers are on the sheet {}.", table.sheet);
    let mut out = format!("Bar chart for {council}.");
    for (name, &column) in plan.series.iter().zip(series) {
        let mut values: Vec<(f64, &Cell, &Cell)> = table.rows[rows.0..=rows.1]
            .iter()
            .filter_map(|row| Some((number(&row[column])?, &row[labels], &row[column])))
            .collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (Some(low), Some(high)) = (values.first(), values.last()) else { continue };
        let label = |cell: &Cell| shown(cell).split(' ').next().unwrap_or_default().to_owned();
        let more = format!(
            " {name}: most {} ({}), least {} ({}).",
            shown(high.2),
            label(high.1),
            shown(low.2),
            label(low.1)
        );
        if out.chars().count() + more.chars().count() + end.chars().count() <= LONGEST {
            out += &more;
        }
    }
    let room = LONGEST - end.chars().count();
    out.chars().take(room).collect::<String>() + &end
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Count(number) => Some(*number as f64),
        Cell::Number(number) | Cell::Percent(number) => Some(*number),
        Cell::Pounds(pence) | Cell::Sum { pence, .. } => Some(*pence as f64),
        _ => None,
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Link { text, .. } | Cell::File { text, .. } => text.clone(),
        Cell::Count(number) => number.to_string(),
        Cell::Number(number) | Cell::Percent(number) => format!("{number:.1}"),
        Cell::Pounds(pence) | Cell::Sum { pence, .. } => crate::check::pounds(*pence),
        Cell::Day(day) => crate::period::day_in_words(*day),
        Cell::Shorthand(text) => (*text).to_owned(),
    }
}
