//! The figures behind a chart as a table of words, for pages and papers.

use super::{Bullet, Chart, HeatRow, Kind, Line, Lines, SpineRow};
use crate::text::capital;

/// What a chart shows, as a table.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The first stands over the names of the rows.
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Chart {
    /// The figures that the chart is drawn from, in words.
    pub fn figures(&self) -> Figures {
        let mut figures = self.cells();
        if let Some(first) = figures.head.first_mut() {
            self.rows.clone_into(first);
        }
        figures
    }

    fn cells(&self) -> Figures {
        match &self.kind {
            Kind::Bars(bars) => one_column(&bars.axis, bars.rows.iter().map(|row| (&row.label, &row.text))),
            Kind::Strip(strip) => {
                one_column(&strip.axis, strip.rows.iter().map(|row| (&row.label, &row.text)))
            }
            Kind::Panels(panels) => {
                one_column("What it shows", panels.panels.iter().map(|panel| (&panel.title, &panel.words)))
            }
            Kind::Stacked(stacked) => {
                let words = |parts: &[i64]| parts.iter().map(i64::to_string).collect();
                let names: Vec<String> = stacked.series.iter().map(|(name, _)| name.clone()).collect();
                table(&names, stacked.rows.iter().map(|(label, parts)| (label.clone(), words(parts))))
            }
            Kind::Diverging(diverging) => {
                let words = |parts: &[i64; 2]| parts.iter().map(i64::to_string).collect();
                table(
                    &diverging.sides,
                    diverging.rows.iter().map(|(label, parts)| (label.clone(), words(parts))),
                )
            }
            Kind::Dumbbell(dumbbell) => table(
                &dumbbell.sides,
                dumbbell.rows.iter().map(|row| (row.label.clone(), row.shares.to_vec())),
            ),
            Kind::Heat(heat) => {
                let words = |row: &HeatRow| row.cells.iter().map(|cell| cell.text.clone()).collect();
                table(&heat.columns, heat.rows.iter().map(|row| (row.label.clone(), words(row))))
            }
            Kind::Spine(spine) => {
                let head = [spine.who.clone(), capital(&spine.middle)];
                let words = |row: &SpineRow| vec![row.text.clone(), row.middle_text.clone()];
                table(&head, spine.rows.iter().map(|row| (row.label.clone(), words(row))))
            }
            Kind::Timeline(timeline) => {
                let words = |cells: &[[usize; 3]]| cells.iter().map(due_words).collect();
                table(
                    &timeline.times,
                    timeline.rows.iter().map(|(label, cells)| (label.clone(), words(cells))),
                )
            }
            Kind::Bullets(bullets) => {
                let head =
                    ["Budget", "Spent to date", "Forecast", "Forecast against budget"].map(str::to_owned);
                let words = |row: &Bullet| row.texts.iter().cloned().chain([row.text.clone()]).collect();
                table(&head, bullets.rows.iter().map(|row| (row.label.clone(), words(row))))
            }
            Kind::Grid(grid) => {
                let words = |cells: &[(String, usize)]| cells.iter().map(|(text, _)| text.clone()).collect();
                let rows = grid.rows.iter().zip(&grid.cells);
                table(&grid.columns, rows.map(|(label, cells)| (label.clone(), words(cells))))
            }
            Kind::Shares(shares) => {
                let words = |parts: &[usize]| parts.iter().map(usize::to_string).collect();
                let rows = shares.groups.iter().flat_map(|group| {
                    group
                        .rows
                        .iter()
                        .map(move |(label, parts)| (format!("{}, {label}", group.title), words(parts)))
                });
                table(&shares.series, rows)
            }
            Kind::Profile(profile) => {
                let rows = profile.blocks.iter().flat_map(|block| {
                    block.rows.iter().map(move |(label, at, words)| {
                        let grade = at.and_then(|at| block.grades.get(at)).unwrap_or(words);
                        (format!("{}: {label}", block.title), vec![grade.clone()])
                    })
                });
                table(&["Grade".to_owned()], rows)
            }
            Kind::Lines(lines) => {
                let names: Vec<String> = lines.lines.iter().map(|line| line.label.clone()).collect();
                table(&names, (0..lines.months.len()).map(|at| month(lines, at)))
            }
            Kind::Funnel(funnel) => {
                let head = [&funnel.axes[0], &funnel.axes[1], "Against the limits"].map(str::to_owned);
                let rows = funnel.points.iter().map(|point| {
                    let words = point.place(funnel.mean).text();
                    let cells =
                        vec![format!("{:.0}", point.share), format!("{:.0}", point.n), words.to_owned()];
                    (point.label.clone(), cells)
                });
                table(&head, rows)
            }
        }
    }
}

/// `2 done, 1 overdue`; a dash where nothing was due.
fn due_words([done, overdue, to_come]: &[usize; 3]) -> String {
    let parts = [(done, "done"), (overdue, "overdue"), (to_come, "to come")];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| **count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if said.is_empty() { "–".to_owned() } else { said.join(", ") }
}

/// A table of rows with names; the head begins with the empty cell over them.
fn table(head: &[String], rows: impl Iterator<Item = (String, Vec<String>)>) -> Figures {
    Figures {
        head: std::iter::once(String::new()).chain(head.iter().cloned()).collect(),
        rows: rows.map(|(label, cells)| std::iter::once(label).chain(cells).collect()).collect(),
    }
}

fn one_column<'a>(head: &str, rows: impl Iterator<Item = (&'a String, &'a String)>) -> Figures {
    table(&[head.to_owned()], rows.map(|(label, text)| (label.clone(), vec![text.clone()])))
}

/// A month of lines, with the break before it.
fn month(lines: &Lines, at: usize) -> (String, Vec<String>) {
    let value = |line: &Line| line.values[at].map_or_else(|| "not known".to_owned(), crate::wording::decimal);
    let month = &lines.months[at];
    let label = match lines.breaks.iter().find(|each| each.at == at) {
        Some(each) => format!("{month} (break before it: {})", each.words),
        None => month.clone(),
    };
    (label, lines.lines.iter().map(value).collect())
}
