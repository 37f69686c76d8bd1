//! Which spellings mean which council. Unknown names are kept as they are; nothing is looked up outside.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::config;
use crate::text::one_line;

/// Councils of the papers that this program comes from: name and other spellings.
const BUILT_IN: &[(&str, &[&str])] = &[
    ("Bath & North East Somerset", &["Bath and North East Somerset", "B&NES", "BANES", "bathnes"]),
    ("Halton", &["Halton Borough"]),
    ("Leicester", &["Leicester City"]),
];

/// Words that are part of many councils' titles and tell nothing.
const TITLES: &[&str] =
    &["metropolitan borough council", "borough council", "county council", "city council", "council"];

#[derive(Debug)]
pub struct Councils {
    by_key: HashMap<String, Arc<str>>,
    neighbours: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    illustrative: Vec<Arc<str>>,
}

impl Councils {
    pub fn new(config: &BTreeMap<String, config::Council>) -> Self {
        let mut by_key = HashMap::new();
        for (name, aliases) in BUILT_IN {
            let name: Arc<str> = Arc::from(*name);
            for spelling in aliases.iter().chain([&&*name]) {
                by_key.insert(key(spelling), Arc::clone(&name));
            }
        }
        let mut neighbours = BTreeMap::new();
        let mut illustrative = Vec::new();
        for (name, council) in config {
            let name: Arc<str> = Arc::from(name.as_str());
            by_key.insert(key(&name), Arc::clone(&name));
            for alias in &council.aliases {
                by_key.insert(key(alias), Arc::clone(&name));
            }
            let near = council.neighbours.iter().map(|other| Arc::from(other.as_str())).collect();
            neighbours.insert(Arc::clone(&name), near);
            if council.illustrative {
                illustrative.push(name);
            }
        }
        Self { by_key, neighbours, illustrative }
    }

    /// The council of a spelling, if it is known.
    pub fn known(&self, spelling: &str) -> Option<Arc<str>> {
        self.by_key.get(&key(spelling)).cloned()
    }

    /// The councils that a council compares itself with; empty when none are named.
    pub fn neighbours(&self, council: &str) -> &[Arc<str>] {
        self.neighbours.get(council).map_or(&[], Vec::as_slice)
    }

    pub fn is_illustrative(&self, council: &str) -> bool {
        self.illustrative.iter().any(|name| &**name == council)
    }
}

/// The form in which spellings are compared: words without case, punctuation and titles such as "City Council".
fn key(spelling: &str) -> String {
    let spaced: String = spelling
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words = one_line(&spaced);
    TITLES
        .iter()
        .find_map(|title| words.strip_suffix(title).filter(|rest| rest.ends_with(' ')))
        .unwrap_or(&words)
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_is_known_by_any_of_its_spellings() {
        let councils = Councils::new(&BTreeMap::new());
        for spelling in ["B&NES", "bath-and-north-east-somerset", "Bath & North East Somerset Council"] {
            assert_eq!(councils.known(spelling).as_deref(), Some("Bath & North East Somerset"), "{spelling}");
        }
        assert_eq!(councils.known("LEICESTER CITY COUNCIL").as_deref(), Some("Leicester"));
        assert_eq!(councils.known("Council"), None);
        assert_eq!(councils.known("Nowhere"), None);
    }
}
