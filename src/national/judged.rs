//! Published judgements of authorities, one row each, and how they are distributed: over England, a region, a council's
//! statistical neighbours. Counts only; what a council makes of them is `compare`'s work.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::authority::Registry;
use super::pack::{Pack, line_of};

/// A judgement that did not exist when the authority was inspected.
pub const NOT_APPLICABLE: &str = "[z]";
/// A judgement that was not published.
pub const NOT_PUBLISHED: &str = "[x]";

/// The table as it stands in a pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The latest day of publication in the table.
    #[serde(deserialize_with = "day")]
    pub as_at: Date,
    pub source: String,
    /// The pack's domains, in the order of the grades.
    pub domains: Vec<String>,
    /// Code, name, inspected, published, then a grade for each domain.
    #[serde(rename = "rows")]
    written: Vec<Spanned<Vec<String>>>,
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// What was published of one authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub code: String,
    pub name: String,
    /// Where it is known.
    pub inspected: Option<Date>,
    pub published: Date,
    /// By domain: a grade of its scale, or the shorthand that says why there is none.
    pub grades: Vec<String>,
}

/// How many authorities have which grade.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distribution {
    /// By grade of the scale, best first.
    pub counts: Vec<usize>,
    pub not_applicable: usize,
    pub not_published: usize,
}

impl Distribution {
    /// The authorities with a grade.
    pub fn graded(&self) -> usize {
        self.counts.iter().sum()
    }
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not a day such as 2026-06-18")))
}

impl Judged {
    /// Reads the rows and checks them against the registry and the pack's scales.
    pub(super) fn check(&mut self, pack: &Pack, text: &str, registry: &Registry) -> Result<(), String> {
        for domain in &self.domains {
            if pack.domain(domain).is_none() {
                return Err(format!("[judged]: there is no domain `{domain}`"));
            }
        }
        // Read once: what was written is not kept beside what it means.
        for written in std::mem::take(&mut self.written) {
            let fault = |why: String| format!("line {}: {why}", line_of(text, written.span().start));
            let row = self.row(written.get_ref(), pack, registry).map_err(fault)?;
            if self.of(&row.code).is_some() {
                return Err(fault(format!("{} ({}) stands twice", row.name, row.code)));
            }
            self.rows.push(row);
        }
        Ok(())
    }

    fn row(&self, cells: &[String], pack: &Pack, registry: &Registry) -> Result<Row, String> {
        let wanted = 4 + self.domains.len();
        let [code, name, inspected, published, grades @ ..] = cells else {
            return Err(format!("{} cells, {wanted} are needed", cells.len()));
        };
        if grades.len() != self.domains.len() {
            return Err(format!("{} cells, {wanted} are needed", cells.len()));
        }
        if registry.by_code(code).is_none() {
            return Err(format!("there is no authority with the code `{code}`"));
        }
        let day = |text: &str| {
            text.parse::<Date>().map_err(|_| format!("`{text}` is not a day such as 2026-06-18"))
        };
        for (domain, grade) in self.domains.iter().zip(grades) {
            let scale = pack.domain(domain).and_then(|domain| pack.scale(&domain.scale));
            let is_known = [NOT_APPLICABLE, NOT_PUBLISHED].contains(&grade.as_str())
                || scale.is_some_and(|scale| scale.rank(grade).is_some());
            if !is_known {
                return Err(format!("`{grade}` is no grade of {domain}"));
            }
        }
        Ok(Row {
            code: code.clone(),
            name: name.clone(),
            inspected: if inspected == NOT_PUBLISHED { None } else { Some(day(inspected)?) },
            published: day(published)?,
            grades: grades.to_vec(),
        })
    }

    pub fn of(&self, code: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The distribution of a domain (by its place in `domains`) over the authorities that `is_meant` picks by code.
    pub fn distribution(&self, pack: &Pack, at: usize, is_meant: impl Fn(&str) -> bool) -> Distribution {
        let scale = self
            .domains
            .get(at)
            .and_then(|name| pack.domain(name))
            .and_then(|domain| pack.scale(&domain.scale));
        let Some(scale) = scale else { return Distribution::default() };
        let mut out = Distribution { counts: vec![0; scale.grades.len()], ..Distribution::default() };
        for row in self.rows.iter().filter(|row| is_meant(&row.code)) {
            match row.grades[at].as_str() {
                NOT_APPLICABLE => out.not_applicable += 1,
                NOT_PUBLISHED => out.not_published += 1,
                grade => {
                    if let Some(rank) = scale.rank(grade) {
                        out.counts[rank] += 1;
                    }
                }
            }
        }
        out
    }
}
