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
}

pub(super) const fn spec(
    id: &'static str,
    title: &'static str,
    unit: Unit,
    polarity: Polarity,
    about: &'static str,
) -> MeasureSpec {
    MeasureSpec { id, title, unit, polarity, about }
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
    pub(super) measure: fn(&Scope<'_>) -> Vec<Measure>,
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
    /// In short, for tables: "70 to 80 %".
    pub figure: String,
}

/// One row of the tidy frame `measures`.
#[derive(Debug, Clone)]
pub struct Measure {
    pub id: &'static str,
    pub council: Arc<str>,
    /// The standard, area, team ... or empty for the whole.
    pub group: Arc<str>,
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

impl Measure {
    pub(super) fn new(spec: &'static MeasureSpec, scope: &Scope<'_>, group: impl AsRef<str>) -> Self {
        Self {
            id: spec.id,
            council: Arc::clone(&scope.name),
            group: Arc::from(group.as_ref()),
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
