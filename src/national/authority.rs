//! The registry of English authorities with social services duties since 2003: names, codes, regions, statistical
//! neighbours, and who replaced whom. An old tracker and a new table meet here, or the mismatch is said.
//! From data-to-insight/ofsted-ilacs-scrape-tool (names, codes, neighbours) and dfe-analytical-services/dfe-published-data-qa
//! (successions), both MIT. Authorities are matched by the Department for Education's three-digit code and the day.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::words;
use crate::wording::short_day;

const AUTHORITIES: &str = include_str!("facts/authorities.csv");
const SUCCESSIONS: &str = include_str!("facts/successions.toml");

/// As at when the lists of ten statistical neighbours are.
pub const NEIGHBOURS_AS_AT: &str = "June 2026";

/// The code of England in official tables.
pub const ENGLAND: &str = "E92000001";

/// The regions: short code of the registry, code of the Office for National Statistics, name.
pub const REGIONS: [(&str, &str, &str); 9] = [
    ("NE", "E12000001", "North East"),
    ("NW", "E12000002", "North West"),
    ("YH", "E12000003", "Yorkshire and The Humber"),
    ("EM", "E12000004", "East Midlands"),
    ("WM", "E12000005", "West Midlands"),
    ("E", "E12000006", "East of England"),
    ("GL", "E12000007", "London"),
    ("SE", "E12000008", "South East"),
    ("SW", "E12000009", "South West"),
];

/// Titles that are part of many councils' names and tell nothing.
const TITLES: &[&str] = &[
    "metropolitan borough council",
    "metropolitan district council",
    "london borough council",
    "borough council",
    "county council",
    "city council",
    "council",
];
const BEFORE: &[&str] = &["london borough of ", "royal borough of "];

/// The form in which spellings of councils are compared: words without case, punctuation and titles such as "City Council".
pub fn key(spelling: &str) -> String {
    let words = words(spelling);
    let bare = TITLES
        .iter()
        .find_map(|title| words.strip_suffix(title).filter(|rest| rest.ends_with(' ')))
        .unwrap_or(&words)
        .trim();
    BEFORE.iter().find_map(|start| bare.strip_prefix(start)).unwrap_or(bare).to_owned()
}

/// One authority. Those that no longer exist have the day from which they did not.
#[derive(Debug, Clone)]
pub struct Authority {
    /// Three digits, of the Department for Education.
    pub code: Arc<str>,
    /// Of the Office for National Statistics; empty where no source has it.
    pub ons: String,
    pub former_ons: String,
    pub name: Arc<str>,
    pub also: Vec<String>,
    /// Short code, as in [`REGIONS`].
    pub region: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Codes of the ten statistical neighbours, nearest first; none for those that no longer exist.
    pub neighbours: Vec<Arc<str>>,
}

impl Authority {
    pub fn existed_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Code and name of the region.
    pub fn region(&self) -> Option<(&'static str, &'static str)> {
        REGIONS.iter().find(|(short, ..)| *short == self.region).map(|(_, ons, name)| (*ons, *name))
    }
}

/// Authorities that were replaced, all on one day.
#[derive(Debug, Deserialize)]
struct Succession {
    on: String,
    before: Vec<String>,
    after: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Successions {
    succession: Vec<Succession>,
}

/// All authorities since 2003.
#[derive(Debug)]
pub struct Registry {
    pub authorities: Vec<Authority>,
    successions: Vec<(Date, Vec<String>, Vec<String>)>,
    /// Places in `authorities`: by three-digit code, by each other code, by each spelling as it is compared (those of today first).
    codes: HashMap<Arc<str>, usize>,
    ons: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
}

impl Registry {
    /// Reads the embedded registry.
    ///
    /// # Errors
    /// Names the line or entry that is wrong.
    pub fn load() -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(AUTHORITIES.as_bytes());
        let mut authorities = Vec::new();
        for (at, row) in reader.records().enumerate() {
            let row = row.map_err(|error| format!("registry of authorities: {error}"))?;
            let cell = |column: usize| row.get(column).unwrap_or_default();
            let day = |column: usize| -> Result<Option<Date>, String> {
                if cell(column).is_empty() {
                    return Ok(None);
                }
                parse_day(cell(column))
                    .map(Some)
                    .map_err(|why| format!("registry of authorities, line {}: {why}", at + 2))
            };
            authorities.push(Authority {
                code: Arc::from(cell(0)),
                ons: cell(1).to_owned(),
                former_ons: cell(2).to_owned(),
                name: Arc::from(cell(3)),
                also: cell(4).split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
                region: cell(5).to_owned(),
                from: day(7)?,
                until: day(8)?,
                neighbours: cell(9).split_whitespace().map(Arc::from).collect(),
            });
        }
        let read: Successions =
            toml::from_str(SUCCESSIONS).map_err(|error| format!("successions of authorities: {error}"))?;
        let successions = read
            .succession
            .into_iter()
            .map(|one| Ok((parse_day(&one.on)?, one.before, one.after)))
            .collect::<Result<_, String>>()?;
        let (mut codes, mut ons) = (HashMap::new(), HashMap::new());
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        // Those of today are entered first, so they are found first.
        let mut places: Vec<usize> = (0..authorities.len()).collect();
        places.sort_by_key(|at| authorities[*at].until.is_some());
        for at in places {
            let one = &authorities[at];
            codes.insert(Arc::clone(&one.code), at);
            for code in [&one.ons, &one.former_ons].into_iter().filter(|code| !code.is_empty()) {
                ons.entry(code.clone()).or_insert(at);
            }
            let spellings: BTreeSet<String> =
                one.also.iter().map(String::as_str).chain([&*one.name]).map(key).collect();
            for spelling in spellings {
                names.entry(spelling).or_default().push(at);
            }
        }
        Ok(Self { authorities, successions, codes, ons, names })
    }

    pub fn by_code(&self, code: &str) -> Option<&Authority> {
        self.codes.get(code).map(|at| &self.authorities[*at])
    }

    /// By today's code of the Office for National Statistics, or a former one.
    pub fn by_ons(&self, ons: &str) -> Option<&Authority> {
        self.ons.get(ons).map(|at| &self.authorities[*at])
    }

    /// All authorities that a name can mean, those of today first: Dorset was a county, and is another authority since 2019.
    pub fn by_name(&self, name: &str) -> Vec<&Authority> {
        let places = self.names.get(&key(name)).map_or(&[][..], Vec::as_slice);
        places.iter().map(|at| &self.authorities[*at]).collect()
    }

    /// The authority that a name meant on a day; where none of that name existed then, the nearest to it.
    pub fn named_on(&self, name: &str, day: Date) -> Option<&Authority> {
        let all = self.by_name(name);
        all.iter().find(|one| one.existed_on(day)).or(all.first()).copied()
    }

    /// Who replaced an authority, and on which day.
    pub fn replaced(&self, code: &str) -> Option<(Date, Vec<&Authority>)> {
        let (on, _, after) =
            self.successions.iter().find(|(_, before, _)| before.iter().any(|one| one == code))?;
        Some((*on, after.iter().filter_map(|code| self.by_code(code)).collect()))
    }

    /// The same in words: "reorganised on 1 Apr 2023 into Cumberland and Westmorland and Furness".
    pub fn reorganised(&self, code: &str) -> Option<String> {
        let (on, after) = self.replaced(code)?;
        let names: Vec<&str> = after.iter().map(|one| &*one.name).collect();
        Some(format!("reorganised on {} into {}", short_day(on), names.join(" and ")))
    }

    /// Whom an authority replaced, and on which day.
    pub fn replaces(&self, code: &str) -> Option<(Date, Vec<&Authority>)> {
        let (on, before, _) =
            self.successions.iter().find(|(_, _, after)| after.iter().any(|one| one == code))?;
        Some((*on, before.iter().filter_map(|code| self.by_code(code)).collect()))
    }

    /// Names that look like this one, nearest first, at most three: for help, never for use.
    pub fn like(&self, name: &str) -> Vec<&str> {
        let wanted = key(name);
        let mut near: Vec<(f64, &str)> = self
            .authorities
            .iter()
            .filter(|one| one.until.is_none())
            .map(|one| (strsim::jaro_winkler(&key(&one.name), &wanted), &*one.name))
            .filter(|(likeness, _)| *likeness > 0.88)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.into_iter().take(3).map(|(_, name)| name).collect()
    }
}

fn parse_day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is not a day"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn registry() -> Registry {
        Registry::load().expect("the registry is sound")
    }

    #[test]
    fn the_counts_of_authorities_are_the_published_ones() {
        let registry = registry();
        let on = |day: Date| registry.authorities.iter().filter(|one| one.existed_on(day)).count();
        // 150 councils were audited in 2003 (letter CI(2003)11, Annex 1, 1.4); 153 are in the overview of June 2026.
        assert_eq!(on(date(2003, 4, 30)), 150);
        assert_eq!(on(date(2009, 4, 1)), 152);
        assert_eq!(on(date(2019, 4, 1)), 151);
        assert_eq!(on(date(2021, 4, 1)), 152);
        assert_eq!(on(date(2026, 6, 1)), 153);
    }

    #[test]
    fn every_authority_of_today_has_ten_neighbours_that_exist_and_a_region() {
        let registry = registry();
        for one in registry.authorities.iter().filter(|one| one.until.is_none()) {
            assert_eq!(one.neighbours.len(), 10, "{}", one.name);
            assert!(one.region().is_some(), "{}", one.name);
            for code in &one.neighbours {
                let near = registry.by_code(code).unwrap_or_else(|| panic!("{code}"));
                assert!(near.until.is_none() && near.code != one.code, "{} of {}", near.name, one.name);
            }
        }
    }

    #[test]
    fn codes_and_spellings_are_unique_on_any_day() {
        let registry = registry();
        for (at, one) in registry.authorities.iter().enumerate() {
            for other in &registry.authorities[at + 1..] {
                assert_ne!(one.code, other.code);
                assert!(one.ons.is_empty() || one.ons != other.ons, "{} and {}", one.name, other.name);
                if key(&one.name) == key(&other.name) {
                    assert!(one.until.is_some() != other.until.is_some(), "{}", one.name);
                }
            }
        }
        for (name, code) in [
            ("Leicester City Council", "856"),
            ("LONDON BOROUGH OF BRENT", "304"),
            ("Hull", "810"),
            ("Bath & North East Somerset", "800"),
            ("St Helens", "342"),
            ("County Durham", "840"),
        ] {
            assert_eq!(registry.by_name(name).first().map(|one| &*one.code), Some(code), "{name}");
        }
        assert_eq!(
            registry.by_ons("E08000016").map(|one| &*one.code),
            Some("370"),
            "the former code of Barnsley"
        );
        assert_eq!(registry.by_ons("E08000038").map(|one| &*one.code), Some("370"));
    }

    #[test]
    fn an_old_name_and_a_new_table_meet() {
        let registry = registry();
        let (on, after) = registry.replaced("909").expect("Cumbria was replaced");
        assert_eq!(on, date(2023, 4, 1));
        assert_eq!(
            after.iter().map(|one| &*one.name).collect::<Vec<_>>(),
            ["Cumberland", "Westmorland and Furness"]
        );
        assert_eq!(registry.named_on("Dorset", date(2010, 1, 1)).map(|one| &*one.code), Some("835"));
        assert_eq!(registry.named_on("Dorset", date(2020, 1, 1)).map(|one| &*one.code), Some("838"));
        assert!(registry.replaced("933").is_none(), "Somerset is the same authority");
        assert_eq!(registry.like("Leicestr"), ["Leicester", "Leicestershire"]);
    }
}
