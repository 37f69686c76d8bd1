//! Published findings as a pack holds them: intervals with their kind, and what an inquiry recommended to whom, by when.

use serde::Deserialize;

use crate::wording;

/// How a figure was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Kind {
    #[serde(rename = "exact")]
    Exact,
    #[serde(rename = "about")]
    About,
    #[serde(rename = "more than")]
    MoreThan,
    #[serde(rename = "less than")]
    LessThan,
    #[serde(rename = "words only")]
    WordsOnly,
}

impl Kind {
    pub fn text(self) -> &'static str {
        match self {
            Kind::Exact => "exact",
            Kind::About => "about",
            Kind::MoreThan => "more than",
            Kind::LessThan => "less than",
            Kind::WordsOnly => "words only",
        }
    }
}

/// A published figure as an interval: from `low` to `high`, in `unit`. Words alone have neither bound.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub id: String,
    pub says: String,
    pub kind: Kind,
    pub low: Option<f64>,
    #[serde(default)]
    pub low_open: bool,
    pub high: Option<f64>,
    #[serde(default)]
    pub high_open: bool,
    pub unit: String,
    /// Where a share was published with its numbers.
    pub count: Option<u32>,
    pub of: Option<u32>,
    pub source: String,
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Finding {
    /// The figure in short: `70% to 80%`, `more than 80%`, `27%`, `no figure published`.
    pub fn figure(&self) -> String {
        let shown = |value: f64| wording::with_unit(value, &self.unit, 0);
        match (self.kind, self.low, self.high) {
            (Kind::WordsOnly, ..) | (_, None, _) | (_, _, None) => "no figure published".to_owned(),
            (Kind::MoreThan, Some(low), _) => format!("more than {}", shown(low)),
            (Kind::LessThan, _, Some(high)) => format!("less than {}", shown(high)),
            (_, Some(low), Some(high)) if (low - high).abs() < f64::EPSILON => shown(low),
            (_, Some(low), Some(high)) => wording::range(low, high, &self.unit),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendations {
    pub total: u16,
    pub source: String,
    pub note: String,
    pub services: Vec<Service>,
    pub timescales: Vec<Timescale>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub first: u16,
    pub last: u16,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timescale {
    pub name: String,
    pub count: u16,
}
