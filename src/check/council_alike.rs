//! Check: names of councils that differ only in how their kind is written: `Exbury BC`, `Exbury Borough Council`, `Exbury`.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::council_alike::RULE;
use crate::month::Month;
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

/// Looks at the names of councils that a month has and the months before it had not: a council that changes its name has no
/// months before. `earlier` has the councils of those months, each with a tracker.
pub fn across<'a>(
    month: &Month,
    earlier: impl Iterator<Item = (&'a Arc<str>, &'a Arc<str>)>,
    plan: &Plan,
) -> Vec<Diagnostic> {
    let named = |(name, tracker): (&'a Arc<str>, &'a Arc<str>)| {
        (Arc::clone(name), Arc::clone(tracker), Parted::of(name))
    };
    let mut known: Vec<(Arc<str>, Arc<str>, Parted)> = earlier.map(named).collect();
    let is_settled = |name: &str| plan.councils.known(name).is_some();
    let mut told = Vec::new();
    for (name, tracker) in month.first_trackers() {
        if name.is_empty() || known.iter().any(|(other, ..)| other == name) {
            continue;
        }
        let parted = Parted::of(name);
        let alike = known
            .iter()
            .find(|(other, _, before)| before.is_like(&parted) && !(is_settled(name) && is_settled(other)));
        if let Some((other, theirs, _)) = alike {
            // The longer name says more.
            let (long, short) = if name.len() < other.len() { (other, name) } else { (name, other) };
            let mut diagnostic = Diagnostic::new(
                &RULE,
                Place::workbook(tracker),
                "two names that are counted as two councils may be one",
            )
            .found(format!("{name} here, {other} in {theirs}"))
            .expected(format!(
                "one name for each council, in batch.toml: [councils.\"{long}\"] aliases = [\"{short}\"]"
            ))
            .effect("each name is a council of its own, and every count of councils has both");
            diagnostic.council = name.to_string();
            told.push(diagnostic);
        }
        known.push((Arc::clone(name), Arc::clone(tracker), parted));
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
