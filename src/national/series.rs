//! Official statistics: the published values of one indicator, by area and time. Symbols never become numbers.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use toml::Spanned;

use super::authority::{ENGLAND, REGIONS, Registry};
use super::pack::{Pack, line_of};
use super::time::{self, Time};

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoodWay {
    Higher,
    Lower,
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    NotApplicable,
    NotAvailable,
    Confidential,
    /// Rounds to zero but is not zero.
    Low,
    /// Too unreliable to be published.
    Unreliable,
}

impl Symbol {
    /// A symbol of the convention; `~` and `:` are its old forms.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.to_lowercase().as_str() {
            "z" => Symbol::NotApplicable,
            "x" | ":" => Symbol::NotAvailable,
            "c" => Symbol::Confidential,
            "low" | "k" | "~" => Symbol::Low,
            "u" => Symbol::Unreliable,
            _ => return None,
        })
    }

    /// As packs write it.
    pub fn letter(self) -> &'static str {
        match self {
            Symbol::NotApplicable => "z",
            Symbol::NotAvailable => "x",
            Symbol::Confidential => "c",
            Symbol::Low => "low",
            Symbol::Unreliable => "u",
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Symbol::NotApplicable => "not applicable",
            Symbol::NotAvailable => "not available",
            Symbol::Confidential => "confidential",
            Symbol::Low => "rounds to zero but is not zero",
            Symbol::Unreliable => "too unreliable to be published",
        }
    }

    /// As workbooks and pages write it.
    pub fn shorthand(self) -> &'static str {
        match self {
            Symbol::NotApplicable => "[z]",
            Symbol::NotAvailable => "[x]",
            Symbol::Confidential => "[c]",
            Symbol::Low => "[low]",
            Symbol::Unreliable => "[u]",
        }
    }
}

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    Value(f64),
    Symbol(Symbol),
}

impl Figure {
    pub fn value(self) -> Option<f64> {
        match self {
            Figure::Value(value) => Some(value),
            Figure::Symbol(_) => None,
        }
    }
}

/// One published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    pub figure: Figure,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
}

/// A cell as packs write it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Cell {
    Number(f64),
    Text(String),
}

/// From this time on, values are not like those before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    pub time: String,
    pub says: String,
}

/// One indicator.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub id: String,
    pub title: String,
    /// `%`, `per 10,000`, empty for a number.
    #[serde(default)]
    pub unit: String,
    pub good: Option<GoodWay>,
    /// The column that it was read from, and the values that its filters had.
    pub column: String,
    #[serde(default, rename = "where")]
    pub filters: BTreeMap<String, String>,
    /// `Reporting year`, `Academic year` ...
    pub identifier: String,
    /// What day or stretch a time stands for, in words: "year to 31 March". "Reporting year" means another day in each publication;
    /// a day and month at the end of these words is the day on which a year ends.
    #[serde(default)]
    pub reference: String,
    pub source: String,
    #[serde(default)]
    pub notes: Vec<String>,
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Area, time, value or symbol; then numerator and denominator where they are published.
    #[serde(rename = "values")]
    written: Vec<Spanned<Vec<Cell>>>,
    /// Times in their order: as written, and what they mean.
    #[serde(skip)]
    pub times: Vec<(String, Time)>,
    /// By area: by place in `times`.
    #[serde(skip)]
    areas: HashMap<String, BTreeMap<usize, Published>>,
}

/// Is this how packs name an area: England, a region, Inner or Outer London, an authority, several authorities together?
fn is_area(area: &str, registry: &Registry) -> bool {
    area == ENGLAND
        || REGIONS.iter().any(|(_, ons, _)| *ons == area)
        || ["E13000001", "E13000002"].contains(&area)
        || area.split(" / ").all(|code| registry.by_code(code).is_some())
}

impl Series {
    /// Reads the values and checks them against the registry.
    pub(super) fn check(&mut self, text: &str, registry: &Registry) -> Result<(), String> {
        let mut rows: Vec<(String, Time, String, Published)> = Vec::new();
        // Read once: what was written is not kept beside what it means.
        for written in std::mem::take(&mut self.written) {
            let fault = |why: String| {
                format!("line {}: series `{}`: {why}", line_of(text, written.span().start), self.id)
            };
            let (area, time, published) = row(written.get_ref()).map_err(fault)?;
            if !is_area(&area, registry) {
                return Err(fault(format!("there is no area with the code `{area}`")));
            }
            // A time with its own identifier behind it: "202021 Part 2 (October to March)".
            let (period, identifier) = time.split_once(' ').unwrap_or((&time, &self.identifier));
            let mut meant = time::parse(period, identifier).map_err(fault)?;
            if let Some(end) = time::ends_on(&self.reference, meant.end.year())
                .filter(|_| period.len() == 4 && time::is_year(identifier))
            {
                meant.end = end;
            }
            rows.push((time, meant, area, published));
        }
        for (time, meant, ..) in &rows {
            if !self.times.iter().any(|(known, _)| known == time) {
                self.times.push((time.clone(), meant.clone()));
            }
        }
        self.times.sort_by(|a, b| a.1.end.cmp(&b.1.end).then_with(|| a.0.cmp(&b.0)));
        for (time, _, area, published) in rows {
            let at = self.times.iter().position(|(known, _)| *known == time).unwrap_or_default();
            if self.areas.entry(area.clone()).or_default().insert(at, published).is_some() {
                return Err(format!("series `{}`: area `{area}` has two values for {time}", self.id));
            }
        }
        for one in &self.breaks {
            if !self.times.iter().any(|(known, _)| *known == one.time) {
                return Err(format!(
                    "series `{}`: there is a break at `{}`, and no such time",
                    self.id, one.time
                ));
            }
        }
        Ok(())
    }

    /// Does `id` or `pack.id` mean this series?
    pub fn is_named(&self, pack: &Pack, id: &str) -> bool {
        id == self.id
            || id.strip_prefix(pack.id.as_str()).and_then(|rest| rest.strip_prefix('.'))
                == Some(self.id.as_str())
    }

    /// The figure of an area at a time (by its place in `times`).
    pub fn at(&self, area: &str, time: usize) -> Option<&Published> {
        self.areas.get(area)?.get(&time)
    }

    /// The authorities with a number at a time, in the order of their codes. Authorities that are published together are one.
    pub fn authorities(&self, time: usize) -> Vec<(&str, f64)> {
        let mut all: Vec<(&str, f64)> = Vec::new();
        let mut areas: Vec<&String> = self.areas.keys().filter(|area| !area.starts_with('E')).collect();
        areas.sort();
        for area in areas {
            if let Some(value) = self.at(area, time).and_then(|published| published.figure.value()) {
                all.push((area, value));
            }
        }
        all
    }

    /// The area in which an authority is published together with others, if it is.
    pub fn together(&self, code: &str, time: usize) -> Option<&str> {
        let mut areas: Vec<&String> = self
            .areas
            .iter()
            .filter(|(area, times)| area.contains(" / ") && times.contains_key(&time))
            .map(|(area, _)| area)
            .collect();
        areas.sort();
        areas.into_iter().find(|area| area.split(" / ").any(|one| one == code)).map(String::as_str)
    }

    /// The latest time that ends by a day.
    pub fn latest(&self, day: jiff::civil::Date) -> Option<usize> {
        self.times.iter().rposition(|(_, time)| time.end <= day)
    }

    /// A value with its unit: `24.5%`, `67 per 10,000`.
    pub fn shown(&self, value: f64) -> String {
        crate::wording::with_unit(value, &self.unit, 0)
    }
}

/// What a rate's unit is per: 100 for `%`, 10,000 for `per 10,000`. `None` for other units.
pub fn per(unit: &str) -> Option<f64> {
    if unit == "%" {
        return Some(100.0);
    }
    unit.strip_prefix("per ")?.replace(',', "").parse().ok()
}

fn row(cells: &[Cell]) -> Result<(String, String, Published), String> {
    let (Some(Cell::Text(area)), Some(Cell::Text(time)), Some(figure)) =
        (cells.first(), cells.get(1), cells.get(2))
    else {
        return Err("a value is [\"area\", \"time\", number or symbol]".to_owned());
    };
    let figure = match figure {
        Cell::Number(value) if !value.is_finite() => return Err(format!("`{value}` is no number")),
        Cell::Number(value) => Figure::Value(*value),
        Cell::Text(text) => Figure::Symbol(
            Symbol::parse(text)
                .ok_or_else(|| format!("`{text}` is neither a number nor a symbol (c, x, z, low, k, u)"))?,
        ),
    };
    let number = |at: usize| match cells.get(at) {
        None => Ok(None),
        Some(Cell::Number(value)) => Ok(Some(*value)),
        Some(Cell::Text(text)) if Symbol::parse(text).is_some() => Ok(None),
        Some(Cell::Text(text)) => Err(format!("`{text}` is neither a number nor a symbol")),
    };
    Ok((area.clone(), time.clone(), Published { figure, numerator: number(3)?, denominator: number(4)? }))
}
