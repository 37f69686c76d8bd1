//! Charts: a small vocabulary (dots against a band, bars, bars side by side, stacked and diverging
//! bars, a grid, lines, small panels, a slope, a funnel) drawn once as SVG.
//! What a chart shows is decided in `compose`; here it is only laid out. Alone names plotters.

mod bars;
mod canvas;
mod diverging;
mod figures;
mod funnel;
mod grid;
mod grouped;
mod lines;
mod panels;
mod slope;
mod stacked;

pub use bars::number;
pub use canvas::{Drawn, TextBox};
pub use figures::Figures;

/// One chart, as data.
#[derive(Debug, Clone)]
pub struct Chart {
    /// File name without ending.
    pub name: String,
    /// Shown outside of the picture, and as the SVG's title.
    pub title: String,
    /// The same in words, with the numbers: the SVG's description and the alt text.
    pub alt: String,
    /// Where the figures come from and as at when; the last line of the picture.
    pub source: String,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Bars(Bars),
    Grouped(Grouped),
    Stacked(Stacked),
    Grid(Grid),
    Lines(Lines),
    Panels(Panels),
    Slope(Slope),
    Diverging(Diverging),
    Funnel(Funnel),
}

/// One bar a row, each with the published band it is held against.
#[derive(Debug, Clone)]
pub struct Bars {
    pub rows: Vec<Bar>,
    /// Where the axis ends; 100 for shares.
    pub end: f64,
    /// What the axis counts.
    pub axis: String,
    /// What the band is, for the key: "National: 70 to 80 %".
    pub band: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub value: Option<f64>,
    /// Written beside the bar: "65 % (13 of 20)".
    pub text: String,
    pub band: Option<(f64, f64)>,
    /// A share of few: its mark is hollow.
    pub few: bool,
}

/// Two or three bars a row.
#[derive(Debug, Clone)]
pub struct Grouped {
    pub series: Vec<String>,
    pub rows: Vec<(String, Vec<Option<f64>>)>,
    pub axis: String,
    /// Words for a value.
    pub texts: Vec<Vec<String>>,
}

/// Parts of a whole, a row each.
#[derive(Debug, Clone)]
pub struct Stacked {
    pub series: Vec<String>,
    pub rows: Vec<(String, Vec<i64>)>,
    pub axis: String,
}

/// A table of places with counts; groups of places share a shade and a line of words.
#[derive(Debug, Clone)]
pub struct Grid {
    pub columns: Vec<String>,
    pub rows: Vec<String>,
    pub column_title: String,
    pub row_title: String,
    /// By row and column: what is written, and the group.
    pub cells: Vec<Vec<(String, usize)>>,
    /// The place to mark, by row and column.
    pub marked: Option<(usize, usize)>,
    /// A line of words for each group.
    pub groups: Vec<String>,
}

/// Lines over months.
#[derive(Debug, Clone)]
pub struct Lines {
    pub months: Vec<String>,
    pub lines: Vec<Line>,
    pub axis: String,
    /// The month that is reported, with words below it.
    pub now: Option<(usize, String)>,
}

#[derive(Debug, Clone)]
pub struct Line {
    /// Written where the line ends.
    pub label: String,
    /// By month.
    pub values: Vec<Option<f64>>,
    pub stroke: Stroke,
}

/// How a line is drawn: told apart in a grey print too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Full,
    Dashed,
    /// With a mark at every value.
    Marked,
}

/// Small charts of one shape.
#[derive(Debug, Clone)]
pub struct Panels {
    pub panels: Vec<Panel>,
}

/// One indicator in time.
#[derive(Debug, Clone)]
pub struct Panel {
    pub title: String,
    /// What it shows, in words.
    pub words: String,
    /// Month, value, mark.
    pub points: Vec<(String, f64, Mark)>,
    pub mean: Option<f64>,
    pub limits: Option<(f64, f64)>,
    pub target: Option<f64>,
}

/// Two values a row, each on its side.
#[derive(Debug, Clone)]
pub struct Slope {
    /// What stands on the left and on the right.
    pub sides: [String; 2],
    pub rows: Vec<SlopeRow>,
    /// Where the scale begins and ends.
    pub start: f64,
    pub end: f64,
    pub axis: String,
}

#[derive(Debug, Clone)]
pub struct SlopeRow {
    pub label: String,
    pub values: [f64; 2],
    /// Words for the values.
    pub texts: [String; 2],
}

/// Two counts a row that pull in opposite directions.
#[derive(Debug, Clone)]
pub struct Diverging {
    pub sides: [String; 2],
    pub rows: Vec<(String, [i64; 2])>,
    pub axis: String,
}

/// Shares against the numbers that they are shares of.
#[derive(Debug, Clone)]
pub struct Funnel {
    pub points: Vec<Point>,
    /// Of all together, in percent.
    pub mean: f64,
    /// What stands up and across.
    pub axes: [String; 2],
}

#[derive(Debug, Clone)]
pub struct Point {
    pub label: String,
    pub n: f64,
    /// In percent.
    pub share: f64,
}

/// What a point says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// No more than chance.
    Plain,
    /// More than chance, and better.
    Good,
    /// More than chance, and worse.
    Bad,
    /// More than chance, and nobody said which way is better.
    Open,
}

/// Draws a chart as SVG text with title and description.
///
/// # Errors
/// When the drawing library refuses, in words.
pub fn draw(chart: &Chart) -> Result<Drawn, String> {
    match &chart.kind {
        Kind::Bars(bars) => bars::draw(chart, bars),
        Kind::Grouped(grouped) => grouped::draw(chart, grouped),
        Kind::Stacked(stacked) => stacked::draw(chart, stacked),
        Kind::Grid(grid) => grid::draw(chart, grid),
        Kind::Lines(lines) => lines::draw(chart, lines),
        Kind::Panels(panels) => panels::draw(chart, panels),
        Kind::Slope(slope) => slope::draw(chart, slope),
        Kind::Diverging(diverging) => diverging::draw(chart, diverging),
        Kind::Funnel(funnel) => funnel::draw(chart, funnel),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Example Saint Cuthbert-under-Wold and Marsh Hinterland County";

    fn chart(kind: Kind) -> Chart {
        let text = "A title & more".to_owned();
        Chart {
            name: "x".into(),
            title: text.clone(),
            alt: "In \"words\"".into(),
            source: format!("Source: {LONG} 'Action plan'"),
            kind,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one chart of each kind")]
    fn samples() -> Vec<Chart> {
        let bar = |at: usize| Bar {
            label: format!("{at} Allocation, service provision and closure, {LONG}"),
            value: Some(at as f64 * 2.5),
            text: format!("{} % ({at} of 40)", at as f64 * 2.5),
            band: Some((70.0, 80.0)),
            few: at.is_multiple_of(2),
        };
        vec![
            // Only one month was read, and it is the first.
            chart(Kind::Lines(Lines {
                months: (1..9).map(|at| format!("Jan 0{at}")).collect(),
                lines: vec![Line {
                    label: "To be done, by the due dates of now".into(),
                    values: (0..8).map(|at| Some(f64::from(at))).collect(),
                    stroke: Stroke::Full,
                }],
                axis: "Actions".into(),
                now: Some((0, "this month".into())),
            })),
            chart(Kind::Slope(Slope {
                sides: ["The council's own rating of itself".into(), "The inspectorate's".into()],
                rows: (0..9)
                    .map(|at| SlopeRow {
                        label: format!("{at} {LONG}"),
                        values: [70.0 + f64::from(at), 72.0 - f64::from(at)],
                        texts: [format!("{at} % (1 of 2, few)"), "3 %".into()],
                    })
                    .collect(),
                start: 60.0,
                end: 80.0,
                axis: "% of criteria".into(),
            })),
            chart(Kind::Diverging(Diverging {
                sides: ["Rated worse".into(), "Rated better".into()],
                rows: (0..9).map(|at| (format!("{at} {LONG}"), [at * at, 64 - at])).collect(),
                axis: "Criteria".into(),
            })),
            // All far outside of the limits, close to each other.
            chart(Kind::Funnel(Funnel {
                points: (0..40)
                    .map(|at| Point { label: format!("{LONG} {at}"), n: 200.0 + f64::from(at), share: 90.0 })
                    .chain((0..40).map(|at| Point { label: format!("{at}"), n: 10.0 + f64::from(at), share: 20.0 }))
                    .collect(),
                mean: 20.0,
                axes: ["% overdue".into(), "Actions".into()],
            })),
            chart(Kind::Bars(Bars {
                rows: (0..=40).map(bar).collect(),
                end: 100.0,
                axis: "Share of criteria, %".into(),
                band: Some("National: 70 to 80 %".into()),
            })),
            chart(Kind::Grouped(Grouped {
                series: vec!["Budget".into(), "Actual".into(), "Forecast".into()],
                rows: (1..8)
                    .map(|at| {
                        (format!("{at} {LONG}"), vec![Some(1e6 * f64::from(at)), Some(10.0), Some(-2e5)])
                    })
                    .collect(),
                axis: "£".into(),
                texts: (1..8)
                    .map(|at| vec![format!("£{at},000,000.00"), "£10.00".into(), "-£200,000.00".into()])
                    .collect(),
            })),
            chart(Kind::Stacked(Stacked {
                series: vec![
                    "Done".into(),
                    "On track".into(),
                    "At risk or off track".into(),
                    "Not started, unknown or no longer needed".into(),
                ],
                rows: (0..9).map(|at| (format!("{at} {LONG}"), vec![at, 100, 1, 0])).collect(),
                axis: "Actions".into(),
            })),
            chart(Kind::Lines(Lines {
                months: (0..40).map(|at| format!("Nov {at:02}")).collect(),
                lines: [Stroke::Dashed, Stroke::Full, Stroke::Marked, Stroke::Full]
                    .into_iter()
                    .map(|stroke| Line {
                        label: format!("To be done by the due dates as they stand now, {LONG}"),
                        values: (0..40).map(|at| Some(f64::from(at) * 31.0)).collect(),
                        stroke,
                    })
                    .collect(),
                axis: "Actions".into(),
                now: Some((11, "Nov 11: this month".into())),
            })),
            chart(Kind::Panels(Panels {
                panels: (0..13)
                    .map(|at| Panel {
                        title: format!("{at} Children on the register without a named worker, {LONG}"),
                        words: "Latest 12,345.6 in November 2004; more than chance, change (batch.toml does not say which way is better): seven or more in a row on one side of the mean".into(),
                        points: (0..=at * 2)
                            .map(|nth| {
                                let marks = [Mark::Plain, Mark::Good, Mark::Bad, Mark::Open];
                                ("Nov 2004".to_owned(), f64::from(nth % 5) * 1234.5, marks[nth as usize % 4])
                            })
                            .collect(),
                        mean: Some(2469.0),
                        limits: (at > 6).then_some((-2000.0, 7000.0)),
                        target: Some(2470.0),
                    })
                    .collect(),
            })),
            chart(Kind::Grid(Grid {
                columns: ["Poor", "Uncertain", "Promising", "Excellent"].map(String::from).to_vec(),
                rows: ["Well", "Most", "Some", "No"].map(String::from).to_vec(),
                column_title: "What is the council's capacity to improve?".into(),
                row_title: "How well are children being served?".into(),
                cells: vec![
                    vec![
                        ("12 councils".into(), 0),
                        ("1 council".into(), 1),
                        (String::new(), 2),
                        ("x".into(), 3)
                    ];
                    4
                ],
                marked: Some((1, 2)),
                groups: (0..4)
                    .map(|at| format!("Group {at}: {LONG}: 12 of 40 (30 %); national: more than 50 %"))
                    .collect(),
            })),
        ]
    }

    #[test]
    fn texts_never_overlap_and_stay_inside_with_the_longest_names() {
        for chart in samples() {
            let drawn = draw(&chart).expect("it is drawn");
            for (at, one) in drawn.texts.iter().enumerate() {
                assert!(
                    one.left >= 0 && one.top >= 0 && one.right <= drawn.width && one.bottom <= drawn.height,
                    "outside: {one:?} of {} x {}",
                    drawn.width,
                    drawn.height
                );
                for other in &drawn.texts[at + 1..] {
                    let apart = one.right <= other.left
                        || other.right <= one.left
                        || one.bottom <= other.top
                        || other.bottom <= one.top;
                    assert!(apart, "{one:?} overlaps {other:?}");
                }
            }
            assert!(drawn.texts.len() > 8);
        }
    }

    #[test]
    fn the_picture_says_in_words_what_it_shows() {
        for chart in samples() {
            let svg = draw(&chart).expect("it is drawn").svg;
            assert!(
                svg.contains("<title>A title &amp; more</title><desc>In &quot;words&quot;</desc>"),
                "{}",
                &svg[..300]
            );
            assert!(svg.contains("role=\"img\""));
            assert_eq!(svg.matches("<title>").count(), 1);
        }
    }

    #[test]
    fn the_same_chart_gives_the_same_bytes() {
        for chart in samples() {
            assert_eq!(draw(&chart).expect("it is drawn").svg, draw(&chart).expect("it is drawn").svg);
        }
    }
}
