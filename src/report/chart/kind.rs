//! The kinds of charts, as data: what each shows, and nothing of how it is laid out.

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
    Strip(Strip),
    Shares(Shares),
    Profile(Profile),
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
    /// Before these, values are not like those after: no line is drawn across. In words below the picture.
    pub breaks: Vec<LineBreak>,
}

#[derive(Debug, Clone)]
pub struct LineBreak {
    pub at: usize,
    pub words: String,
    /// The only line that it breaks; `None` breaks all.
    pub line: Option<usize>,
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
    /// Thin and quiet.
    Light,
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

/// A council among those beside it, best first: a mark a row on one scale.
#[derive(Debug, Clone)]
pub struct Strip {
    pub rows: Vec<StripRow>,
    /// The median of the neighbours, and its words.
    pub median: Option<(f64, String)>,
    pub axis: String,
}

#[derive(Debug, Clone)]
pub struct StripRow {
    pub label: String,
    pub value: Option<f64>,
    /// Written at the end of the row: the value with its unit, or why there is none.
    pub text: String,
    pub mark: StripMark,
}

/// Who a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StripMark {
    Council,
    Neighbour,
    Region,
    England,
}

/// Shares of ordered grades, a bar to 100 % for each area, in groups; the council's own grade is framed.
#[derive(Debug, Clone)]
pub struct Shares {
    /// Best first.
    pub series: Vec<String>,
    pub groups: Vec<ShareGroup>,
    pub axis: String,
}

#[derive(Debug, Clone)]
pub struct ShareGroup {
    pub title: String,
    /// The grade of the council.
    pub marked: Option<usize>,
    /// The same in words, beside the title.
    pub words: String,
    pub rows: Vec<(String, Vec<usize>)>,
}

/// Judgements on their scales, framework after framework.
#[derive(Debug, Clone)]
pub struct Profile {
    pub blocks: Vec<ProfileBlock>,
}

#[derive(Debug, Clone)]
pub struct ProfileBlock {
    pub title: String,
    /// Why its grades are not those of the block before; empty where they are.
    pub break_before: String,
    /// Best first.
    pub grades: Vec<String>,
    /// Judgement, place of its grade, and its words where it has none.
    pub rows: Vec<(String, Option<usize>, String)>,
}
