//! Charts: a small vocabulary (dots against a band, bars, stacked and diverging bars, bullets, a grid, a heatmap, a spine, a
//! timeline, lines, small panels, a dumbbell, a funnel, a strip of neighbours, shares of grades, a profile of judgements), drawn once as SVG.
//! What a chart shows is decided in `compose`; here it is only laid out. Alone names plotters.

mod bars;
mod bullets;
mod canvas;
mod diverging;
mod dumbbell;
mod figures;
mod funnel;
mod grid;
mod heat;
mod kind;
mod lines;
mod panels;
mod profile;
mod shares;
mod spine;
mod stacked;
mod strip;
mod timeline;

pub use bars::number;
pub use canvas::{Drawn, TextBox};
pub use figures::Figures;
pub use funnel::Within;
pub use kind::{
    Bar, Bars, Bullet, Bullets, Chart, Diverging, Dumbbell, DumbbellRow, Funnel, Grid, Heat, HeatCell,
    HeatRow, Kind, LONGEST_ALT, Line, LineBreak, Lines, Mark, Panel, Panels, Point, Profile, ProfileBlock,
    ShareGroup, Shares, Spine, SpineRow, Stacked, Strip, StripMark, StripRow, Stroke, Texture, Timeline,
};

/// Draws a chart as SVG text with title and description.
///
/// # Errors
/// When the drawing library refuses, in words.
pub fn draw(chart: &Chart) -> Result<Drawn, String> {
    match &chart.kind {
        Kind::Bars(bars) => bars::draw(chart, bars),
        Kind::Stacked(stacked) => stacked::draw(chart, stacked),
        Kind::Grid(grid) => grid::draw(chart, grid),
        Kind::Lines(lines) => lines::draw(chart, lines),
        Kind::Panels(panels) => panels::draw(chart, panels),
        Kind::Dumbbell(dumbbell) => dumbbell::draw(chart, dumbbell),
        Kind::Heat(heat) => heat::draw(chart, heat),
        Kind::Spine(spine) => spine::draw(chart, spine),
        Kind::Timeline(timeline) => timeline::draw(chart, timeline),
        Kind::Bullets(bullets) => bullets::draw(chart, bullets),
        Kind::Diverging(diverging) => diverging::draw(chart, diverging),
        Kind::Funnel(funnel) => funnel::draw(chart, funnel),
        Kind::Strip(strip) => strip::draw(chart, strip),
        Kind::Shares(shares) => shares::draw(chart, shares),
        Kind::Profile(profile) => profile::draw(chart, profile),
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
            subtitle: format!("What is shown, {LONG}, March 2004, in %"),
            alt: "In \"words\"".into(),
            rows: "Row",
            source: format!("Source: {LONG} 'Action plan'"),
            kind,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one chart of each kind")]
    fn samples() -> Vec<Chart> {
        let bar = |at: usize| Bar {
            label: format!("{at} Allocation, service provision and closure, {LONG}"),
            value: Some(at as f64 * 2.5),
            text: format!("{}% ({at} of 40)", at as f64 * 2.5),
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
                breaks: vec![
                    LineBreak { at: 3, words: format!("{LONG} replaced {LONG}"), line: Some(0) },
                    LineBreak { at: 4, words: "another reference day".into(), line: None },
                ],
            })),
            chart(Kind::Strip(Strip {
                rows: (0..13)
                    .map(|at| StripRow {
                        label: format!("{LONG} {at}"),
                        value: (at != 4).then(|| 1234.5 * f64::from(at)),
                        text: "12,345.6 per 10,000 (published together with another)".into(),
                        mark: [StripMark::Neighbour, StripMark::Council, StripMark::Region, StripMark::England]
                            [(at % 4) as usize],
                    })
                    .collect(),
                median: Some((14000.0, "median of the ten neighbours 14,000 per 10,000".into())),
                axis: "per 10,000 children; 2025 (year to 31 March)".into(),
            })),
            chart(Kind::Shares(Shares {
                series: ["outstanding", "good", "requires improvement", "inadequate"].map(String::from).to_vec(),
                groups: (0..5)
                    .map(|at| ShareGroup {
                        title: format!("{at} {LONG}"),
                        marked: (at != 3).then_some(at % 4),
                        words: "the council: requires improvement (inspected 11 Sep 2023)".into(),
                        rows: vec![
                            ("England".into(), vec![46, 63, 29, 13]),
                            (format!("Region: {LONG}"), vec![0, 1, 0, 200]),
                            ("Statistical neighbours".into(), vec![0, 0, 0, 0]),
                        ],
                    })
                    .collect(),
                axis: "% of authorities with a grade".into(),
            })),
            chart(Kind::Profile(Profile {
                blocks: (0..3)
                    .map(|at| ProfileBlock {
                        title: format!("{LONG}: the framework of {at}, January 2012"),
                        break_before: if at == 1 { format!("another inspectorate, other judgements: {LONG}") } else { String::new() },
                        grades: ["outstanding", "good", "requires improvement", "inadequate"].map(String::from).to_vec(),
                        rows: (0..4).map(|row| (format!("{row} {LONG}, {LONG}"), (row != 2).then_some(row), "not on the scale".into())).collect(),
                    })
                    .collect(),
            })),
            chart(Kind::Dumbbell(Dumbbell {
                sides: ["The council's own rating of itself".into(), "The inspectorate's".into()],
                rows: (0..9)
                    .map(|at| DumbbellRow {
                        label: format!("{at} {LONG}"),
                        values: [f64::from(at) * 12.5, 100.0 - f64::from(at)],
                        texts: [format!("{at}%"), "100%".into()],
                        shares: [format!("{at}% (1 of 2)"), "100% (2 of 2)".into()],
                    })
                    .collect(),
                axis: "% of criteria".into(),
            })),
            chart(Kind::Heat(Heat {
                columns: (1..8).map(|at| format!("{at} Allocation, service provision and closure")).collect(),
                rows: (0..40)
                    .map(|at| HeatRow {
                        label: format!("{at} {LONG}"),
                        cells: (0..7)
                            .map(|cell| HeatCell {
                                text: if cell == 3 { "3 of 5".into() } else { "100%".into() },
                                share: (cell != 3).then_some(f64::from(at * 7 + cell) / 3.0),
                                is_marked: cell == 5,
                            })
                            .collect(),
                        is_bold: at == 0,
                    })
                    .collect(),
                marked: Some("below the national finding by more than chance".into()),
            })),
            chart(Kind::Spine(Spine {
                who: LONG.into(),
                own: "council".into(),
                middle: "England".into(),
                rows: (0..12)
                    .map(|at| SpineRow {
                        label: format!("{at} {LONG}, per 10,000 children"),
                        value: f64::from(at) * 10.0,
                        text: "1,234.5".into(),
                        worst: 100.0,
                        best: 0.0,
                        middle: 20.0,
                        middle_text: "1,234.5 per 10".into(),
                        quarter: [40.0, 15.0],
                        neighbours: (at % 2 == 0).then_some(33.0),
                        region: (at % 3 == 0).then_some(44.0),
                    })
                    .collect(),
            })),
            chart(Kind::Timeline(Timeline {
                times: (1..13).map(|at| format!("Jul to Sep {at:02}")).collect(),
                now: Some(5),
                rows: (0..9)
                    .map(|at| (format!("{at} {LONG}"), (0..12).map(|time| [at * time, 100, usize::from(time > 6)]).collect()))
                    .collect(),
            })),
            chart(Kind::Bullets(Bullets {
                rows: (1..8)
                    .map(|at| Bullet {
                        label: format!("{at} {LONG}"),
                        budget: Some(1e6 * f64::from(at)),
                        actual: Some(-2e5),
                        forecast: (at != 3).then_some(1.2e6 * f64::from(at)),
                        text: format!("£{at},200,000 over"),
                        texts: ["£1,000,000.00".into(), "-£200,000.00".into(), "£1,200,000.00".into()],
                    })
                    .collect(),
            })),
            chart(Kind::Diverging(Diverging {
                sides: ["Rated worse".into(), "Rated better".into()],
                rows: (0..9).map(|at| (format!("{at} {LONG}"), [at * at, 64 - at])).collect(),
                axis: "Criteria".into(),
            })),
            // All far outside the limits, close to each other.
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
                band: Some("National: 70% to 80%".into()),
            })),
            chart(Kind::Stacked(Stacked {
                series: vec![
                    ("Complete or sustained".into(), Texture::Done),
                    ("On track".into(), Texture::Going),
                    ("At risk or off track".into(), Texture::Trouble),
                    ("Not started".into(), Texture::Waiting),
                    ("No longer needed".into(), Texture::Closed),
                    ("No stated status".into(), Texture::Unknown),
                ],
                rows: (0..9).map(|at| (format!("{at} {LONG}"), vec![at, 100, 1, 0, 3, 40])).collect(),
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
                breaks: Vec::new(),
            })),
            chart(Kind::Panels(Panels {
                panels: (0..13)
                    .map(|at| Panel {
                        title: format!("{at} Children on the register without a named worker, {LONG}"),
                        words: "12,345.6 in November 2004. Special cause variation, change (batch.toml does not say which way is better): seven or more in a row on one side of the mean".into(),
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
                    .map(|at| format!("Group {at}: {LONG}: 12 of 40 (30%); national: more than 50%"))
                    .collect(),
            })),
        ]
    }

    /// The charts that have a row or a point for each council, of so many of them.
    fn of_councils(councils: usize) -> Vec<Chart> {
        let names: Vec<String> = (0..councils).map(|at| format!("{at} {LONG}")).collect();
        let share = |at: usize| (at * 37 % 101) as f64;
        let heat_row = |(at, label): (usize, &String)| HeatRow {
            label: label.clone(),
            cells: (0..7)
                .map(|cell| HeatCell {
                    text: format!("{:.0}%", share(at + cell)),
                    share: Some(share(at + cell)),
                    is_marked: cell == 2,
                })
                .collect(),
            is_bold: at == 0,
        };
        let bar = |(at, label): (usize, &String)| Bar {
            label: label.clone(),
            value: Some(share(at)),
            text: format!("{:.0}% ({at} of {councils})", share(at)),
            band: Some((70.0, 80.0)),
            few: at.is_multiple_of(3),
        };
        let dumbbell_row = |(at, label): (usize, &String)| DumbbellRow {
            label: label.clone(),
            values: [share(at), share(at + 1)],
            texts: [format!("{:.0}%", share(at)), format!("{:.0}%", share(at + 1))],
            shares: [format!("{:.0}% (1 of 2)", share(at)), "100% (2 of 2)".into()],
        };
        let numbered = || names.iter().enumerate();
        vec![
            chart(Kind::Heat(Heat {
                columns: (1..8).map(|at| format!("{at} Allocation, service provision and closure")).collect(),
                rows: numbered().map(heat_row).collect(),
                marked: Some("below the national finding by more than chance".into()),
            })),
            chart(Kind::Bars(Bars {
                rows: numbered().map(bar).collect(),
                end: 100.0,
                axis: "Share of criteria, %".into(),
                band: Some("National: 70% to 80%".into()),
            })),
            chart(Kind::Dumbbell(Dumbbell {
                sides: ["The council's own rating of itself".into(), "The inspectorate's".into()],
                rows: numbered().map(dumbbell_row).collect(),
                axis: "% of criteria".into(),
            })),
            chart(Kind::Funnel(Funnel {
                points: numbered()
                    .map(|(at, label)| Point { label: label.clone(), n: 20.0 + at as f64, share: share(at) })
                    .collect(),
                mean: 50.0,
                axes: ["% overdue".into(), "Actions".into()],
            })),
            chart(Kind::Diverging(Diverging {
                sides: ["Rated worse".into(), "Rated better".into()],
                rows: numbered()
                    .map(|(at, label)| (label.clone(), [at as i64 % 30, 30 - at as i64 % 30]))
                    .collect(),
                axis: "Criteria".into(),
            })),
            chart(Kind::Stacked(Stacked {
                series: vec![
                    ("Complete or sustained".into(), Texture::Done),
                    ("On track".into(), Texture::Going),
                    ("At risk or off track".into(), Texture::Trouble),
                    ("Not started".into(), Texture::Waiting),
                    ("No longer needed".into(), Texture::Closed),
                    ("No stated status".into(), Texture::Unknown),
                ],
                rows: numbered()
                    .map(|(at, label)| (label.clone(), vec![at as i64, 100, 1, 0, 3, 40]))
                    .collect(),
                axis: "Actions".into(),
            })),
        ]
    }

    /// Every text of a chart stands inside of it and apart from all others.
    fn check_texts(chart: &Chart, least: usize) {
        let drawn = draw(chart).expect("it is drawn");
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
        assert!(drawn.texts.len() > least, "{}", drawn.texts.len());
    }

    #[test]
    fn texts_never_overlap_and_stay_inside_with_the_longest_names() {
        for chart in samples() {
            check_texts(&chart, 8);
        }
    }

    #[test]
    fn texts_never_overlap_whether_there_is_one_council_or_a_hundred_and_fifty() {
        for councils in [1, 10, 40, 150] {
            for chart in of_councils(councils) {
                check_texts(&chart, 3);
            }
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
