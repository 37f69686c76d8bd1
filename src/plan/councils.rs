//! Which spellings mean which council. Unknown names are kept as they are; nothing is looked up outside.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::config;
use crate::national::authority::{Authority, Registry, key};

/// Names as the councils of the papers write them, where the registry writes them otherwise.
const OWN_SPELLINGS: [(&str, &str); 1] = [("Bath and North East Somerset", "Bath & North East Somerset")];

#[derive(Debug)]
pub struct Councils {
    by_key: HashMap<String, Arc<str>>,
    neighbours: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    illustrative: Vec<Arc<str>>,
    /// Three-digit codes that batch.toml names.
    codes: BTreeMap<Arc<str>, String>,
    pub registry: Registry,
}

impl Councils {
    pub fn new(config: &BTreeMap<String, config::Council>, registry: Registry) -> Self {
        let mut by_key = HashMap::new();
        for authority in &registry.authorities {
            let own = OWN_SPELLINGS.iter().find(|(name, _)| *name == &*authority.name);
            let name = own.map_or_else(|| Arc::clone(&authority.name), |(_, own)| Arc::from(*own));
            for spelling in authority.also.iter().map(String::as_str).chain([&*authority.name]) {
                by_key.insert(key(spelling), Arc::clone(&name));
            }
        }
        let mut codes = BTreeMap::new();
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
            if let Some(code) = &council.code {
                codes.insert(Arc::clone(&name), code.clone());
            }
            if council.illustrative {
                illustrative.push(name);
            }
        }
        Self { by_key, neighbours, illustrative, codes, registry }
    }

    /// The council of a spelling, if it is known.
    pub fn known(&self, spelling: &str) -> Option<Arc<str>> {
        self.by_key.get(&key(spelling)).cloned()
    }

    /// The authority of the registry that a council was on a day: by the code of batch.toml, else by its name. An invented
    /// council is none.
    pub fn authority(&self, council: &str, day: Date) -> Option<&Authority> {
        if let Some(code) = self.codes.get(council) {
            return self.registry.by_code(code);
        }
        if self.is_illustrative(council) { None } else { self.registry.named_on(council, day) }
    }

    /// The councils that a council compares itself with; empty when none are named.
    pub fn neighbours(&self, council: &str) -> &[Arc<str>] {
        self.neighbours.get(council).map_or(&[], Vec::as_slice)
    }

    pub fn is_illustrative(&self, council: &str) -> bool {
        self.illustrative.iter().any(|name| &**name == council)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_is_known_by_any_of_its_spellings() {
        let councils = Councils::new(&BTreeMap::new(), Registry::load().expect("the registry is sound"));
        for spelling in ["B&NES", "bath-and-north-east-somerset", "Bath & North East Somerset Council"] {
            assert_eq!(councils.known(spelling).as_deref(), Some("Bath & North East Somerset"), "{spelling}");
        }
        assert_eq!(councils.known("LEICESTER CITY COUNCIL").as_deref(), Some("Leicester"));
        assert_eq!(councils.known("Council"), None);
        assert_eq!(councils.known("Nowhere"), None);
    }
}
