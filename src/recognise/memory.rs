//! What was found out of texts that come again: the same headers and cells stand in every tracker, and are looked at in several ways.

use crate::text::WordMap;

/// Longer texts hardly come again.
const LONGEST: usize = 160;
/// Texts that are remembered at most; then all are forgotten.
const MOST: usize = 20_000;

/// Answers by text, as long as what they depend on stays the same.
pub(super) struct Memory<K, V> {
    of: Option<K>,
    known: WordMap<String, V>,
}

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self { of: None, known: WordMap::default() }
    }
}

impl<K: PartialEq, V: Clone> Memory<K, V> {
    /// The answer for a text: the one that is known, or a new one.
    pub(super) fn recall(&mut self, of: K, text: &str, answer: impl FnOnce() -> V) -> V {
        let of = Some(of);
        if self.of != of || self.known.len() >= MOST {
            self.known.clear();
            self.of = of;
        }
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let found = answer();
        if text.len() <= LONGEST {
            self.known.insert(text.to_owned(), found.clone());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_until_what_it_depends_on_changes() {
        let mut memory: Memory<u8, usize> = Memory::default();
        assert_eq!(memory.recall(1, "a", || 1), 1);
        assert_eq!(memory.recall(1, "a", || 2), 1);
        assert_eq!(memory.recall(2, "a", || 3), 3);
        let long = "a".repeat(LONGEST + 1);
        assert_eq!((memory.recall(2, &long, || 4), memory.recall(2, &long, || 5)), (4, 5));
    }
}
