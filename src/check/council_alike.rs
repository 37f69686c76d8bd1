//! Check: names of councils that differ only in how their kind is written: `Exbury BC`, `Exbury Borough Council`, `Exbury`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::council_alike::RULE;
use crate::ledger::FileAccount;
use crate::place::Place;
use crate::plan::Plan;
use crate::text::words;

/// Kinds of councils in words, the longest first, with what they are shortened to.
const KINDS: [(&str, &str); 11] = [
    ("metropolitan borough", "mbc"),
    ("metropolitan district", "mdc"),
    ("metropolitan", "mbc"),
    ("london borough", "lbc"),
    ("royal borough", "rbc"),
    ("borough", "bc"),
    ("district", "dc"),
    ("county", "cc"),
    ("city", "cc"),
    ("unitary authority", "ua"),
    ("unitary", "ua"),
];

/// A name without its kind, and the kind as written and shortened; both empty where it has none.
#[derive(Debug, PartialEq, Eq)]
struct Parted {
    stem: String,
    written: &'static str,
    short: &'static str,
}

impl Parted {
    fn of(name: &str) -> Self {
        let name = words(name);
        let whole = name.strip_suffix(" council").unwrap_or(&name);
        for (written, short) in KINDS {
            let before = whole.strip_prefix(written).and_then(|rest| rest.strip_prefix(" of "));
            let shortened = whole.strip_suffix(short);
            let after = whole.strip_suffix(written);
            let ended = |rest: &str| rest.ends_with(' ').then(|| rest.trim_end().to_owned());
            if let Some(stem) = before.map(str::to_owned).or_else(|| after.and_then(ended)) {
                return Self { stem, written, short };
            }
            if let Some(stem) = shortened.and_then(ended) {
                return Self { stem, written: short, short };
            }
        }
        Self { stem: whole.to_owned(), written: "", short: "" }
    }

    /// Can both be one council? A city and a county of one name are two, written in full.
    fn is_like(&self, other: &Self) -> bool {
        let is_open = self.short.is_empty() || other.short.is_empty();
        let is_short = self.written == self.short || other.written == other.short;
        self.stem == other.stem
            && (is_open || self.written == other.written || is_short && self.short == other.short)
    }
}

/// Looks at the names of all councils of a batch, in all months: a council that changes its name has no months before.
pub fn across(files: &[FileAccount], plan: &Plan) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&Arc<str>, &FileAccount> = BTreeMap::new();
    for file in files.iter().filter(|file| file.left_out.is_none() && !file.council.is_empty()) {
        first.entry(&file.council).or_insert(file);
    }
    let named: Vec<(&FileAccount, Parted)> =
        first.values().map(|file| (*file, Parted::of(&file.council))).collect();
    let is_settled = |file: &FileAccount| plan.councils.known(&file.council).is_some();
    let mut told = Vec::new();
    for (at, (file, parted)) in named.iter().enumerate() {
        let alike = named[..at]
            .iter()
            .find(|(other, before)| before.is_like(parted) && !(is_settled(file) && is_settled(other)));
        let Some((other, _)) = alike else { continue };
        // The longer name says more.
        let (name, alias) = if file.council.len() < other.council.len() {
            (&other.council, &file.council)
        } else {
            (&file.council, &other.council)
        };
        let mut diagnostic = Diagnostic::new(
            &RULE,
            Place::workbook(&file.workbook),
            "two names that are counted as two councils may be one",
        )
        .found(format!("{} here, {} in {}", file.council, other.council, other.workbook))
        .expected(format!(
            "one name for each council, in batch.toml: [councils.\"{name}\"] aliases = [\"{alias}\"]"
        ))
        .effect("each name is a council of its own, and every count of councils has both");
        diagnostic.council = file.council.to_string();
        told.push(diagnostic);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::Parted;

    fn alike(one: &str, other: &str) -> bool {
        let is_like = Parted::of(one).is_like(&Parted::of(other));
        assert_eq!(is_like, Parted::of(other).is_like(&Parted::of(one)), "{one}, {other}");
        is_like
    }

    #[test]
    fn a_kind_in_short_and_in_full_may_be_one_council() {
        for (one, other) in [
            ("Exbury BC", "Exbury Borough Council"),
            ("Exbury MBC", "Exbury Metropolitan Borough Council"),
            ("Exbury", "Exbury Borough Council"),
            ("Exbury Borough", "Exbury Borough Council"),
            ("Exbury Council", "Exbury County"),
            ("London Borough of Exbury", "Exbury LBC"),
            ("Exbury CC", "Exbury City Council"),
        ] {
            assert!(alike(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn other_kinds_and_other_places_are_other_councils() {
        for (one, other) in [
            ("Exbury City Council", "Exbury County Council"),
            ("Exbury Borough", "Exbury County"),
            ("Exbury", "Exburyshire"),
            ("North Exbury", "Exbury"),
            ("Exbury BC", "Exbury Metropolitan Borough Council"),
        ] {
            assert!(!alike(one, other), "{one}, {other}");
        }
    }
}
