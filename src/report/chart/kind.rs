//! The kinds of charts, as data: what each shows, and nothing of how it is laid out.

/// Letters of an alternative text.
pub const LONGEST_ALT: usize = 250;

/// One chart, as data.
#[derive(Debug, Clone)]
pub struct Chart {
    /// File name without ending.
    pub name: String,
    /// The finding: above the picture on the page, in the head of the picture in a file, and the SVG's title.
    pub title: String,
    /// What is shown, of whom, when and in which unit.
    pub subtitle: String,
    /// What kind of chart, of what, and the finding, in at most [`LONGEST_ALT`] letters: the SVG's description and the
    /// alternative text. The figures stand in the table beside it.
    pub alt: String,
    /// What a row of its table is: `Standard`, `Council`.
    pub rows: &'static str,
    /// Where the figures come from and as at when; the last line of the picture.
    pub source: String,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Bars(Bars),
    Stacked(Stacked),
    Heat(Heat),
    Spine(Spine),
    Timeline(Timeline),
    Bullets(Bullets),
    Grid(Grid),
    Lines(Lines),
    Panels(Panels),
    Dumbbell(Dumbbell),
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
    /// What the band is, for the key: "National findings: 70% to 80%".
    pub band: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub value: Option<f64>,
    /// Written beside the bar: "65% (13 of 20)".
    pub text: String,
    pub band: Option<(f64, f64)>,
    /// A share of few: its mark is hollow.
    pub few: bool,
}

/// Parts of a whole, a bar to 100% a row.
#[derive(Debug, Clone)]
pub struct Stacked {
    /// The parts, and how each is drawn.
    pub series: Vec<(String, Texture)>,
    pub rows: Vec<(String, Vec<i64>)>,
    pub axis: String,
}

/// How a part of a whole is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texture {
    Done,
    Going,
    Trouble,
    Waiting,
    Closed,
    /// Hatched: nobody said.
    Unknown,
}

/// A table of shares, shaded by value.
#[derive(Debug, Clone)]
pub struct Heat {
    pub columns: Vec<String>,
    pub rows: Vec<HeatRow>,
    /// What a marked cell is; `None` where none is.
    pub marked: Option<String>,
}

#[derive(Debug, Clone)]
pub struct HeatRow {
    pub label: String,
    pub cells: Vec<HeatCell>,
    /// A row over all others.
    pub is_bold: bool,
}

#[derive(Debug, Clone)]
pub struct HeatCell {
    /// `47%`, or why there is none.
    pub text: String,
    /// 0 to 100; nothing where there is none, or of too few.
    pub share: Option<f64>,
    pub is_marked: bool,
}

/// A council's measures, each between the worst and the best of the others.
#[derive(Debug, Clone)]
pub struct Spine {
    pub who: String,
    /// Over the council's values.
    pub own: String,
    /// What stands at the spine: `England`, `median`.
    pub middle: String,
    pub rows: Vec<SpineRow>,
}

#[derive(Debug, Clone)]
pub struct SpineRow {
    pub label: String,
    /// The council's value, and its words.
    pub value: f64,
    pub text: String,
    pub worst: f64,
    pub best: f64,
    pub middle: f64,
    /// The value at the spine in words.
    pub middle_text: String,
    /// Lower and upper quartile of the others.
    pub quarter: [f64; 2],
    pub neighbours: Option<f64>,
    pub region: Option<f64>,
}

/// What was due when.
#[derive(Debug, Clone)]
pub struct Timeline {
    pub times: Vec<String>,
    /// The time after the reporting date, before which a line stands.
    pub now: Option<usize>,
    /// A row, and for each time how many are done, overdue, and still to come.
    pub rows: Vec<(String, Vec<[usize; 3]>)>,
}

/// Budget against forecast.
#[derive(Debug, Clone)]
pub struct Bullets {
    pub rows: Vec<Bullet>,
}

/// In pounds.
#[derive(Debug, Clone)]
pub struct Bullet {
    pub label: String,
    pub budget: Option<f64>,
    pub actual: Option<f64>,
    pub forecast: Option<f64>,
    /// `£12,000 over`.
    pub text: String,
    /// Budget, spent and forecast in words.
    pub texts: [String; 3],
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

/// Two values a row, in percent.
#[derive(Debug, Clone)]
pub struct Dumbbell {
    /// Who says the one and who the other.
    pub sides: [String; 2],
    pub rows: Vec<DumbbellRow>,
    pub axis: String,
}

#[derive(Debug, Clone)]
pub struct DumbbellRow {
    pub label: String,
    /// 0 to 100.
    pub values: [f64; 2],
    /// Beside the marks.
    pub texts: [String; 2],
    /// With their numbers, for the table.
    pub shares: [String; 2],
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
    /// Common cause variation.
    Plain,
    /// Special cause variation: improvement.
    Good,
    /// Special cause variation: concern.
    Bad,
    /// Special cause variation, and nobody said which way is better.
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

/// Shares of ordered grades, a bar to 100% for each area, in groups; the council's own grade is framed.
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
