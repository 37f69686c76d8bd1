//! One national pack: its parts, and the rules that make it sound.

use serde::Deserialize;

use super::authority::Registry;
use super::finding::{Finding, Kind, Recommendations};
use super::judged::Judged;
use super::series::Series;
use crate::period::Period;
use crate::text::words;

/// The layout of packs that this program reads and writes.
pub const LAYOUT: u32 = 1;

/// What a council is compared with: one framework, or published tables, or both.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Of the pack's file; see [`LAYOUT`].
    #[serde(default = "layout")]
    pub layout: u32,
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub about: String,
    /// First and last period in which a tracker is taken to follow this framework.
    #[serde(deserialize_with = "period")]
    pub from: Period,
    #[serde(deserialize_with = "period")]
    pub to: Period,
    #[serde(default)]
    pub inspectorate: String,
    #[serde(default)]
    pub notes: Vec<String>,
    /// What sets its judgements apart from those of the framework before it.
    #[serde(default)]
    pub break_before: String,
    /// Where its tables were read from.
    pub imported: Option<Imported>,
    #[serde(default)]
    pub standards: Vec<Standard>,
    #[serde(default)]
    pub scales: Vec<Scale>,
    #[serde(default)]
    pub domains: Vec<Domain>,
    #[serde(default)]
    pub areas: Vec<Area>,
    #[serde(default)]
    pub findings: Vec<Finding>,
    pub recommendations: Option<Recommendations>,
    /// The judgements of all authorities, as published.
    pub judged: Option<Judged>,
    /// Official statistics.
    #[serde(default)]
    pub series: Vec<Series>,
    /// Read from a file that was named, not built in.
    #[serde(skip)]
    pub is_file: bool,
    /// Every spelling of a standard, as words, and its number.
    #[serde(skip)]
    pub standard_words: Vec<(String, u8)>,
    /// Every spelling of a domain, as words, and its place in `domains`.
    #[serde(skip)]
    pub domain_words: Vec<(String, usize)>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    pub number: u8,
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
}

impl Standard {
    /// `1 Referral`.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.number, self.name)
    }
}

/// Grades from best to worst.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub note: String,
    pub grades: Vec<Grade>,
    /// Every spelling of a grade, as words, and its place in `grades`.
    #[serde(skip)]
    pub grade_words: Vec<(String, usize)>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    pub name: String,
    #[serde(default)]
    pub good: bool,
    #[serde(default)]
    pub also: Vec<String>,
}

/// A thing that an inspectorate judges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    pub name: String,
    pub scale: String,
    #[serde(default)]
    pub also: Vec<String>,
    /// The first and the last month in which an inspection gives this judgement, where it is not all of the framework's.
    #[serde(default, deserialize_with = "some_period")]
    pub from: Option<Period>,
    #[serde(default, deserialize_with = "some_period")]
    pub to: Option<Period>,
    /// An action belongs to the judgement when its area or text holds one of these (lower case).
    #[serde(default)]
    pub words: Vec<String>,
}

impl Domain {
    /// Did inspections of a month give this judgement?
    pub fn is_given_in(&self, month: Period) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }
}

/// The files that a pack was made from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// When the table was published, in words; empty where nobody said it.
    #[serde(default)]
    pub published: String,
    pub files: Vec<ImportedFile>,
    /// What could not be used, with the reason.
    #[serde(default)]
    pub set_aside: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedFile {
    pub name: String,
    pub sha256: String,
    /// Below the header.
    pub rows: usize,
    pub used: usize,
}

/// An area that the national findings name as needing action.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub id: String,
    pub name: String,
    pub group: String,
    /// An action belongs to the area when its area or text holds one of these (lower case) ...
    pub words: Vec<String>,
    /// ... and none of these.
    #[serde(default)]
    pub except: Vec<String>,
}

fn layout() -> u32 {
    LAYOUT
}

/// The line of a byte of a text, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).map_or(1, |before| before.matches('\n').count() + 1)
}

fn some_period<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Period>, D::Error> {
    period(from).map(Some)
}

fn period<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Period, D::Error> {
    let text = String::deserialize(from)?;
    Period::parse(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a month such as 2003-10")))
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Says in which pack, at which line or entry, and what is wrong.
    pub fn parse(name: &str, text: &str, registry: &Registry) -> Result<Self, String> {
        let mut pack: Pack = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            format!("national pack `{name}`, line {line}: {}", error.message())
        })?;
        pack.check()
            .and_then(|()| pack.check_tables(text, registry))
            .map_err(|fault| format!("national pack `{name}`: {fault}"))?;
        pack.index();
        Ok(pack)
    }

    /// Has it anything that trackers follow? Official statistics alone have not.
    pub fn is_framework(&self) -> bool {
        !(self.standards.is_empty()
            && self.domains.is_empty()
            && self.areas.is_empty()
            && self.findings.is_empty())
    }

    /// The overview of judgements, where it belongs to a month: of this framework, and published at most a year after it.
    pub fn judged_in(&self, period: Period) -> Option<&Judged> {
        let judged = self.judged.as_ref()?;
        let published = Period::of(judged.as_at)?;
        (self.from <= period && published.months_since(period) <= 12).then_some(judged)
    }

    /// The published tables: their rows are read once.
    fn check_tables(&mut self, text: &str, registry: &Registry) -> Result<(), String> {
        if let Some(mut judged) = self.judged.take() {
            judged.check(self, text, registry)?;
            self.judged = Some(judged);
        }
        for at in 0..self.series.len() {
            if self.series[..at].iter().any(|other| other.id == self.series[at].id) {
                return Err(format!("series `{}`: the id is used twice", self.series[at].id));
            }
            self.series[at].check(text, registry)?;
        }
        Ok(())
    }

    /// Makes the spellings ready once: they are looked up for every row.
    fn index(&mut self) {
        let spellings = |name: &str, also: &[String]| -> Vec<String> {
            std::iter::once(name).chain(also.iter().map(String::as_str)).map(words).collect()
        };
        for standard in &self.standards {
            let all = spellings(&standard.name, &standard.also);
            self.standard_words.extend(all.into_iter().map(|known| (known, standard.number)));
        }
        for (at, domain) in self.domains.iter().enumerate() {
            self.domain_words
                .extend(spellings(&domain.name, &domain.also).into_iter().map(|known| (known, at)));
        }
        for scale in &mut self.scales {
            for (at, grade) in scale.grades.iter().enumerate() {
                scale
                    .grade_words
                    .extend(spellings(&grade.name, &grade.also).into_iter().map(|known| (known, at)));
            }
        }
    }

    fn check(&self) -> Result<(), String> {
        if self.layout != LAYOUT {
            return Err(format!("it has layout {}, this program reads layout {LAYOUT}", self.layout));
        }
        if self.from > self.to {
            return Err(format!("from {} is after to {}", self.from, self.to));
        }
        for (at, finding) in self.findings.iter().enumerate() {
            let place = format!("findings[{at}] `{}`", finding.id);
            if self.findings[..at].iter().any(|other| other.id == finding.id) {
                return Err(format!("{place}: the id is used twice"));
            }
            if finding.source.trim().is_empty() {
                return Err(format!("{place}: a figure needs its source"));
            }
            match (finding.kind, finding.low, finding.high) {
                (Kind::WordsOnly, None, None) => {}
                (Kind::WordsOnly, ..) => return Err(format!("{place}: words alone have no bounds")),
                (_, Some(low), Some(high)) if low > high => {
                    return Err(format!("{place}: low {low} is above high {high}"));
                }
                (Kind::Exact, Some(low), Some(high)) if low < high => {
                    return Err(format!("{place}: an exact figure has one value (found {low} and {high})"));
                }
                (_, Some(_), Some(_)) => {}
                _ => return Err(format!("{place}: low and high are both needed")),
            }
        }
        for (at, standard) in self.standards.iter().enumerate() {
            if usize::from(standard.number) != at + 1 {
                return Err(format!(
                    "standards[{at}] `{}`: number {} out of order",
                    standard.name, standard.number
                ));
            }
        }
        for domain in &self.domains {
            if !self.scales.iter().any(|scale| scale.id == domain.scale) {
                return Err(format!("domain `{}`: there is no scale `{}`", domain.name, domain.scale));
            }
        }
        Ok(())
    }

    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    pub fn domain(&self, name: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.name == name)
    }

    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    pub fn standard(&self, number: u8) -> Option<&Standard> {
        self.standards.get(usize::from(number).checked_sub(1)?)
    }
}

impl Scale {
    /// 0 for the best grade.
    pub fn rank(&self, grade: &str) -> Option<usize> {
        self.grades.iter().position(|each| each.name == grade)
    }

    pub fn is_good(&self, grade: &str) -> bool {
        self.grades.iter().any(|each| each.good && each.name == grade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "id='x'\ntitle='t'\npublisher='p'\nabout='a'\nfrom='2003-01'\nto='2004-01'\ninspectorate='i'\n";

    fn fault(body: &str) -> String {
        let registry = Registry::load().expect("the registry is sound");
        Pack::parse("x", &format!("{HEAD}{body}"), &registry).err().unwrap_or_default()
    }

    #[test]
    fn a_broken_pack_is_refused_with_the_place_of_the_fault() {
        assert_eq!(fault(""), "");
        assert!(fault("nonsense = [").contains("national pack `x`, line 8"));
        let finding =
            |body: &str| fault(&format!("[[findings]]\nid='f'\nsays='s'\nunit='%'\nsource='s'\n{body}"));
        assert_eq!(
            finding("kind='about'\nlow=80\nhigh=70"),
            "national pack `x`: findings[0] `f`: low 80 is above high 70"
        );
        assert!(finding("kind='exact'\nlow=1\nhigh=2").contains("one value"));
        assert!(finding("kind='words only'\nlow=1").contains("no bounds"));
        assert!(finding("kind='about'\nlow=1").contains("both needed"));
        assert!(finding("kind='roughly'").contains("line 13"));
        assert!(fault("[[domains]]\nname='d'\nscale='none'").contains("there is no scale `none`"));
        assert!(fault("layout = 2").contains("it has layout 2"));
    }

    #[test]
    fn published_tables_are_refused_with_the_line_of_the_fault() {
        let judged = |row: &str| {
            fault(&format!(
                "[[scales]]\nid='g'\nname='g'\ngrades=[{{name='good'}}]\n[[domains]]\nname='Overall'\nscale='g'\n[judged]\nas_at='2026-06-18'\nsource='s'\ndomains=['Overall']\nrows=[\n['856','Leicester','2024-01-15','2024-03-01','good'],\n{row}]"
            ))
        };
        assert_eq!(judged(""), "");
        for (row, why) in [
            (
                "['999','Nowhere','2024-01-15','2024-03-01','good']",
                "line 21: there is no authority with the code `999`",
            ),
            ("['856','Leicester','2024-01-15','2024-03-01','[z]']", "line 21: Leicester (856) stands twice"),
            (
                "['855','Leicestershire','2024-01-15','2024-03-01','adequate']",
                "`adequate` is no grade of Overall",
            ),
            ("['855','Leicestershire','15/01/2024','2024-03-01','good']", "`15/01/2024` is not a day"),
            ("['855','Leicestershire']", "2 cells, 5 are needed"),
        ] {
            assert!(judged(row).contains(why), "{}", judged(row));
        }
        let series = |values: &str| {
            fault(&format!(
                "[[series]]\nid='a'\ntitle='A'\ncolumn='a'\nidentifier='Reporting year'\nsource='s'\nvalues=[\n{values}]"
            ))
        };
        assert_eq!(series("['856','2025',12],['E92000001','2025',1.5,3,200],['856','2024','c']"), "");
        for (values, why) in [
            ("['999','2025',1]", "line 15: series `a`: there is no area with the code `999`"),
            ("['856','2025','n/a']", "`n/a` is neither a number nor a symbol"),
            ("['856','202526',1]", "does not fit the identifier"),
            ("['856','2025',1],['856','2025',2]", "area `856` has two values for 2025"),
            ("['856']", "a value is"),
        ] {
            assert!(series(values).contains(why), "{}", series(values));
        }
    }
}
