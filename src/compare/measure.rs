//! What a measure is: its specification, its value, and how it stands to a national figure.

use std::sync::Arc;

use super::scope::Scope;
use crate::national::Kind;

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share of a count, 0 to 100.
    Percent,
    /// A whole number of things.
    Count,
    Days,
    /// Pounds; the numerator holds the exact pence.
    Pounds,
    /// Place in an order, 1 first.
    Rank,
    /// Steps of a scale.
    Steps,
    /// As the tracker says.
    Own,
    /// As the published series says.
    Published,
}

impl Unit {
    pub fn text(self) -> &'static str {
        match self {
            Unit::Percent => "%",
            Unit::Count => "number",
            Unit::Days => "days",
            Unit::Pounds => "£",
            Unit::Rank => "rank",
            Unit::Steps => "steps",
            Unit::Own => "as in the tracker",
            Unit::Published => "as published",
        }
    }
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    HigherIsBetter,
    LowerIsBetter,
    Neither,
}

/// What a measure counts, in SQL over its family's frame; the same text runs on other engines (`measures --sql`).
#[derive(Debug, Clone, Copy)]
pub enum Formula {
    /// The rows of which `part` is true.
    Count { part: &'static str },
    /// The same, where `known` is anything of any row: else nobody can tell.
    CountKnown { part: &'static str, known: &'static str },
    /// Of the rows of which `whole` is true, those of which `part` is too, in percent.
    Share { part: &'static str, whole: &'static str },
    /// The mean of `of` over the rows of which `part` is true.
    Mean { of: &'static str, part: &'static str },
    /// The sum of `of`, in pence; none where no row has it.
    Sum { of: &'static str },
    /// None of these: it is worked out in Rust.
    Other,
}

/// One measure of a family.
#[derive(Debug)]
pub struct MeasureSpec {
    /// `family.name`, stable from version to version.
    pub id: &'static str,
    /// Column header.
    pub title: &'static str,
    pub unit: Unit,
    pub polarity: Polarity,
    /// What exactly is counted.
    pub about: &'static str,
    pub formula: Formula,
}

/// A number of rows.
pub(super) const fn count(part: &'static str) -> Formula {
    Formula::Count { part }
}

/// A number of rows of which it has to be known.
pub(super) const fn count_known(part: &'static str, known: &'static str) -> Formula {
    Formula::CountKnown { part, known }
}

/// A share of rows.
pub(super) const fn share(part: &'static str, whole: &'static str) -> Formula {
    Formula::Share { part, whole }
}

/// A mean over rows.
pub(super) const fn mean(of: &'static str, part: &'static str) -> Formula {
    Formula::Mean { of, part }
}

/// A sum of amounts.
pub(super) const fn sum(of: &'static str) -> Formula {
    Formula::Sum { of }
}

/// The measures of a family as a table: id, title, unit, which way is good, what is counted in words and in SQL.
macro_rules! measures {
    ($($id:literal, $title:literal, $unit:ident, $way:ident, $about:literal => $formula:expr;)*) => {
        &[$(crate::compare::MeasureSpec {
            id: $id,
            title: $title,
            unit: crate::compare::Unit::$unit,
            polarity: crate::compare::Polarity::$way,
            about: $about,
            formula: $formula,
        }),*]
    };
}
pub(super) use measures;

/// What a group of records is a group of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// No group: all of them.
    Whole,
    Standard,
    /// Several standards together.
    Standards,
    NoStandard,
    Lead,
    Team,
    Council,
    Month,
    Area,
    Service,
    Timescale,
    Recommendation,
    /// Records of a table beside actions.
    Table,
    /// Of scores.
    Band,
    Indicator,
    Judgement,
    /// One grade of a judgement.
    Grade,
    /// A place in SSI's grid.
    Place,
    /// Another measure.
    Measure,
    /// A published series.
    Series,
}

impl GroupKind {
    /// As the data files name it.
    pub fn text(self) -> &'static str {
        match self {
            GroupKind::Whole => "whole",
            GroupKind::Standard => "standard",
            GroupKind::Standards => "standards",
            GroupKind::NoStandard => "no standard",
            GroupKind::Lead => "lead",
            GroupKind::Team => "team",
            GroupKind::Council => "council",
            GroupKind::Month => "month",
            GroupKind::Area => "area",
            GroupKind::Service => "service",
            GroupKind::Timescale => "timescale",
            GroupKind::Recommendation => "recommendation",
            GroupKind::Table => "table",
            GroupKind::Band => "band",
            GroupKind::Indicator => "indicator",
            GroupKind::Judgement => "judgement",
            GroupKind::Grade => "grade",
            GroupKind::Place => "place in the grid",
            GroupKind::Measure => "measure",
            GroupKind::Series => "series",
        }
    }
}

/// A group of records: of what kind, and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    pub kind: GroupKind,
    /// Empty for the whole.
    pub name: Arc<str>,
}

impl Group {
    pub fn new(kind: GroupKind, name: impl AsRef<str>) -> Self {
        Self { kind, name: Arc::from(name.as_ref()) }
    }

    pub fn whole() -> Self {
        Self::new(GroupKind::Whole, "")
    }

    pub fn is_whole(&self) -> bool {
        self.kind == GroupKind::Whole
    }

    /// As a table names it where groups of several kinds stand together: `All`, `team: North`.
    pub fn shown(&self) -> String {
        let name = &self.name;
        match self.kind {
            GroupKind::Whole => "All".to_owned(),
            GroupKind::Lead | GroupKind::Team | GroupKind::Council | GroupKind::Month => {
                format!("{}: {name}", self.kind.text())
            }
            GroupKind::Recommendation => format!("recommendation {name}"),
            _ => name.to_string(),
        }
    }
}

/// The rows that a family counts.
#[derive(Debug)]
pub struct Rows {
    /// Its frame.
    pub frame: &'static str,
    /// Which rows of it, in SQL.
    pub filter: &'static str,
    pub groupings: &'static [Grouping],
}

/// One way of grouping the rows of a family.
#[derive(Debug)]
pub struct Grouping {
    pub kind: GroupKind,
    /// The name of a row's group, in SQL.
    pub by: &'static str,
    /// Which rows belong to a group of the kind, in SQL.
    pub filter: &'static str,
    /// Are there such groups over all councils together, too?
    pub of_all: bool,
    /// Its rows stand in a frame of their own.
    pub frame: Option<&'static str>,
}

impl Grouping {
    /// All rows together.
    pub(super) const WHOLE: Self =
        Self { kind: GroupKind::Whole, by: "''", filter: "TRUE", of_all: true, frame: None };
    /// The standards of the framework.
    pub(super) const STANDARD: Self = Self {
        kind: GroupKind::Standard,
        by: "standard_name",
        filter: "standard_name IS NOT NULL",
        of_all: true,
        frame: None,
    };
    /// What has none.
    pub(super) const NO_STANDARD: Self = Self {
        kind: GroupKind::NoStandard,
        by: "'no standard'",
        filter: "standard_name IS NULL",
        of_all: true,
        frame: None,
    };
}

/// A family of measures: one file, one question.
pub struct Family {
    pub id: &'static str,
    pub title: &'static str,
    /// The question that it answers, for the workbook.
    pub question: &'static str,
    /// What a row of its table is about: "Standard", "Team".
    pub group: &'static str,
    pub measures: &'static [MeasureSpec],
    /// What its formulas count; `None` where it has none.
    pub rows: Option<Rows>,
    pub(super) measure: fn(&Scope<'_>) -> Vec<Measure>,
}

impl Family {
    /// The measure of an id.
    pub(super) fn spec(&self, id: &str) -> &'static MeasureSpec {
        self.measures.iter().find(|spec| spec.id == id).unwrap_or(&self.measures[0])
    }
}

impl std::fmt::Debug for Family {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Where a value stands to the national figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is no national figure to stand to.
    None,
    Above,
    Within,
    Below,
    /// With the reason.
    CannotTell(String),
}

impl Verdict {
    pub fn text(&self) -> String {
        match self {
            Verdict::None => String::new(),
            Verdict::Above => "above the national figure".to_owned(),
            Verdict::Within => "within the national figure".to_owned(),
            Verdict::Below => "below the national figure".to_owned(),
            Verdict::CannotTell(reason) => format!("cannot tell ({reason})"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    Better,
    Similar,
    Worse,
    None,
}

impl Better {
    pub fn text(self) -> &'static str {
        match self {
            Better::Better => "better",
            Better::Similar => "similar",
            Better::Worse => "worse",
            Better::None => "none",
        }
    }
}

/// The published interval that a value was held against.
#[derive(Debug, Clone, PartialEq)]
pub struct National {
    pub finding: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub kind: Kind,
    /// In short, for tables: "70% to 80%".
    pub figure: String,
}

/// One row of the tidy frame `measures`.
#[derive(Debug, Clone)]
pub struct Measure {
    pub id: &'static str,
    pub council: Arc<str>,
    pub group: Group,
    pub value: Option<f64>,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub unit: Unit,
    pub national: Option<National>,
    pub verdict: Verdict,
    pub better: Better,
    /// A share of few: read with care.
    pub few: bool,
    /// There is a value, and it must not be shown.
    pub is_confidential: bool,
    pub note: String,
}

/// The measure of an id over everything.
pub fn whole<'a>(measures: &'a [Measure], id: &str) -> Option<&'a Measure> {
    measures.iter().find(|measure| measure.id == id && measure.group.is_whole())
}

impl Measure {
    /// The exact pence of an amount; `None` where nobody gave one.
    pub fn pence_given(&self) -> Option<i64> {
        self.value.and(self.numerator)
    }

    /// Part and whole of a share.
    pub fn counts(&self) -> Option<(usize, usize)> {
        Some((usize::try_from(self.numerator?).ok()?, usize::try_from(self.denominator?).ok()?))
    }

    pub(super) fn new(spec: &'static MeasureSpec, scope: &Scope<'_>, group: &Group) -> Self {
        Self {
            id: spec.id,
            council: Arc::clone(&scope.name),
            group: group.clone(),
            value: None,
            numerator: None,
            denominator: None,
            unit: spec.unit,
            national: None,
            verdict: Verdict::None,
            better: Better::None,
            few: false,
            is_confidential: false,
            note: String::new(),
        }
    }

    /// A share of a count, as a percentage. No value when there is nothing to share.
    pub(super) fn share(mut self, part: usize, whole: usize, scope: &Scope<'_>) -> Self {
        self.numerator = Some(part as i64);
        self.denominator = Some(whole as i64);
        self.value = (whole > 0).then(|| 100.0 * part as f64 / whole as f64);
        self.few = whole > 0 && (whole as i64) < scope.plan.config.thresholds.few;
        self
    }

    pub(super) fn count(mut self, number: usize) -> Self {
        self.numerator = Some(number as i64);
        self.value = Some(number as f64);
        self
    }

    /// Exact pence; the value is in pounds.
    pub(super) fn pence(mut self, pence: i64) -> Self {
        self.numerator = Some(pence);
        self.value = Some(pence as f64 / 100.0);
        self
    }

    pub(super) fn value(mut self, value: Option<f64>) -> Self {
        self.value = value;
        self
    }

    pub(super) fn confidential(mut self) -> Self {
        self.is_confidential = true;
        self
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}
