//! The figures behind a chart as a table of words, for pages and papers.

use super::{Chart, Kind, Line};

/// What a chart shows, as a table.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The first is empty: it stands over the names of the rows.
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Chart {
    /// The figures that the chart is drawn from, in words.
    #[expect(clippy::too_many_lines, reason = "one arm for each kind of chart")]
    pub fn figures(&self) -> Figures {
        let (head, rows): (Vec<String>, Vec<Vec<String>>) = match &self.kind {
            Kind::Bars(bars) => (
                vec![String::new(), bars.axis.clone()],
                bars.rows.iter().map(|row| vec![row.label.clone(), row.text.clone()]).collect(),
            ),
            Kind::Grouped(grouped) => (
                std::iter::once(String::new()).chain(grouped.series.iter().cloned()).collect(),
                grouped
                    .rows
                    .iter()
                    .zip(&grouped.texts)
                    .map(|((label, _), texts)| {
                        std::iter::once(label.clone()).chain(texts.iter().cloned()).collect()
                    })
                    .collect(),
            ),
            Kind::Stacked(stacked) => (
                std::iter::once(String::new()).chain(stacked.series.iter().cloned()).collect(),
                stacked
                    .rows
                    .iter()
                    .map(|(label, parts)| {
                        std::iter::once(label.clone()).chain(parts.iter().map(i64::to_string)).collect()
                    })
                    .collect(),
            ),
            Kind::Lines(lines) => (
                std::iter::once(String::new())
                    .chain(lines.lines.iter().map(|line| line.label.clone()))
                    .collect(),
                lines
                    .months
                    .iter()
                    .enumerate()
                    .map(|(at, month)| {
                        let value = |line: &Line| {
                            line.values[at].map_or_else(|| "not known".to_owned(), crate::text::decimal)
                        };
                        let says = lines.breaks.iter().find(|(each, _)| *each == at).map(|(_, says)| says);
                        let label = says.map_or_else(
                            || month.clone(),
                            |says| format!("{month} (break before it: {says})"),
                        );
                        std::iter::once(label).chain(lines.lines.iter().map(value)).collect()
                    })
                    .collect(),
            ),
            Kind::Panels(panels) => (
                vec![String::new(), "What it shows".to_owned()],
                panels.panels.iter().map(|panel| vec![panel.title.clone(), panel.words.clone()]).collect(),
            ),
            Kind::Slope(slope) => (
                std::iter::once(String::new()).chain(slope.sides.iter().cloned()).collect(),
                slope
                    .rows
                    .iter()
                    .map(|row| std::iter::once(row.label.clone()).chain(row.texts.iter().cloned()).collect())
                    .collect(),
            ),
            Kind::Diverging(diverging) => (
                std::iter::once(String::new()).chain(diverging.sides.iter().cloned()).collect(),
                diverging
                    .rows
                    .iter()
                    .map(|(label, parts)| {
                        std::iter::once(label.clone()).chain(parts.iter().map(i64::to_string)).collect()
                    })
                    .collect(),
            ),
            Kind::Funnel(funnel) => (
                vec![
                    String::new(),
                    funnel.axes[0].clone(),
                    funnel.axes[1].clone(),
                    "Against the limits".to_owned(),
                ],
                funnel
                    .points
                    .iter()
                    .map(|point| {
                        let outside = if point.is_outside(funnel.mean) {
                            "outside: more than chance"
                        } else {
                            "inside"
                        };
                        vec![
                            point.label.clone(),
                            format!("{:.0}", point.share),
                            format!("{:.0}", point.n),
                            outside.to_owned(),
                        ]
                    })
                    .collect(),
            ),
            Kind::Strip(strip) => (
                vec![String::new(), strip.axis.clone()],
                strip.rows.iter().map(|row| vec![row.label.clone(), row.text.clone()]).collect(),
            ),
            Kind::Shares(shares) => (
                std::iter::once(String::new()).chain(shares.series.iter().cloned()).collect(),
                shares
                    .groups
                    .iter()
                    .flat_map(|group| {
                        group.rows.iter().map(|(label, parts)| {
                            std::iter::once(format!("{}, {label}", group.title))
                                .chain(parts.iter().map(usize::to_string))
                                .collect()
                        })
                    })
                    .collect(),
            ),
            Kind::Profile(profile) => (
                vec![String::new(), "Grade".to_owned()],
                profile
                    .blocks
                    .iter()
                    .flat_map(|block| {
                        block.rows.iter().map(|(label, at, words)| {
                            let grade = at.and_then(|at| block.grades.get(at)).unwrap_or(words);
                            vec![format!("{}: {label}", block.title), grade.clone()]
                        })
                    })
                    .collect(),
            ),
            Kind::Grid(grid) => (
                std::iter::once(String::new()).chain(grid.columns.iter().cloned()).collect(),
                grid.rows
                    .iter()
                    .zip(&grid.cells)
                    .map(|(label, cells)| {
                        std::iter::once(label.clone())
                            .chain(cells.iter().map(|(text, _)| text.clone()))
                            .collect()
                    })
                    .collect(),
            ),
        };
        Figures { head, rows }
    }
}
