//! How alike a header is to one that is known, in percent. What is not equal is a guess, and the percentage says how good.

/// A header equal to a known one.
pub(crate) const SURE: u8 = 100;
/// Below this two headers have nothing to do with each other.
pub(crate) const LEAST: u8 = 50;

/// Words that put a header behind another one for the same field: it tells what was, not what is.
const PAST: &[&str] = &[
    "previous",
    "last",
    "original",
    "old",
    "prior",
    "baseline",
    "initial",
    "inherent",
    "raw",
    "gross",
    "pre",
    "premitigated",
    "premitigation",
    "unmitigated",
    "planned",
];
/// Words that put it before.
const PRESENT: &[&str] = &[
    "current",
    "revised",
    "latest",
    "new",
    "residual",
    "post",
    "postmitigated",
    "postmitigation",
    "net",
    "updated",
];
/// What stands before one of these is what a header is about: "Date of visit", "Reason for status".
const JOINTS: &[&str] = &["of", "for", "to", "so", "with", "by", "in", "on", "at", "from", "against"];

/// The likeness of a header's words to a known header's words. Both as `text::words` gives them.
pub(crate) fn likeness(text: &str, known: &str) -> u8 {
    if text == known {
        return SURE;
    }
    if text.is_empty() || known.len() < 3 {
        return 0;
    }
    // "RAG this month" beside "RAG last month"
    if let Some((rest, span)) = text.rsplit_once(' ')
        && ["month", "quarter", "period", "time", "meeting", "update"].contains(&span)
        && let Some((header, when)) = rest.rsplit_once(' ')
        && header == known
    {
        match when {
            "this" | "current" => return 93,
            "last" | "previous" => return 86,
            _ => {}
        }
    }
    if same_words(text, known) {
        return 92;
    }
    let typo = typing_error(text, known);
    let inside = if contains(text, known) { inside(text, known) } else { 0 };
    let best = typo.max(inside);
    if best < LEAST { 0 } else { best }
}

/// "Officer responsible" and "Responsible officers": the same words in any order, plural or not.
fn same_words(text: &str, known: &str) -> bool {
    let bag = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(singular).collect();
        words.sort_unstable();
        words
    };
    // Most pairs are told apart by a look at one word.
    let first = known.split(' ').next().unwrap_or_default();
    text.len().abs_diff(known.len()) <= 4
        && text.contains(first.strip_suffix('s').unwrap_or(first))
        && bag(text) == bag(known)
}

fn singular(word: &str) -> String {
    word.strip_suffix('s').filter(|rest| rest.len() >= 3 && !rest.ends_with('s')).unwrap_or(word).to_owned()
}

/// "Resposible officer": a letter or two wrong in a word that is long enough to be sure of.
fn typing_error(text: &str, known: &str) -> u8 {
    // Hardly anybody mistypes the first letter, and it tells most pairs apart.
    if known.len() < 6 || text.len().abs_diff(known.len()) > 2 || text.as_bytes()[0] != known.as_bytes()[0] {
        return 0;
    }
    let alike = strsim::normalized_damerau_levenshtein(text, known);
    if alike < 0.8 { 0 } else { (60.0 + (alike - 0.8) * 150.0) as u8 }
}

/// Does the text contain the known header as whole words?
fn contains(text: &str, part: &str) -> bool {
    text.len() > part.len()
        && text.match_indices(part).any(|(at, _)| {
            let end = at + part.len();
            (at == 0 || text.as_bytes()[at - 1] == b' ')
                && (end == text.len() || text.as_bytes()[end] == b' ')
        })
}

/// How much of a longer header a known one makes up, and whether it is what the header is about:
/// "Risk status" is about a status, "Status of risk" too, "Status commentary" is not.
fn inside(text: &str, part: &str) -> u8 {
    let words: Vec<&str> = text.split(' ').collect();
    // A sentence is not a header.
    if words.len() > 9 {
        return 0;
    }
    let head_end = words.iter().position(|word| JOINTS.contains(word)).unwrap_or(words.len());
    let head = words[..head_end].join(" ");
    let is_head = head == part || head.ends_with(&format!(" {part}"));
    let mut score = 58.0 + 30.0 * part.len() as f64 / text.len() as f64 + if is_head { 12.0 } else { -12.0 };
    if words.iter().any(|word| PRESENT.contains(word)) {
        score += 6.0;
    }
    if words.iter().any(|word| PAST.contains(word)) {
        score -= 6.0;
    }
    score as u8
}

/// Does a header say that it tells the newest of several, such as "Revised due date"?
pub(crate) fn says_present(text: &str) -> bool {
    text.split(' ').any(|word| PRESENT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_plural_and_typing_errors_are_near() {
        assert_eq!(likeness("officers responsible", "responsible officer"), 92);
        assert!(likeness("resposible officer", "responsible officer") >= 80);
        assert_eq!(likeness("other", "owner"), 0);
    }

    #[test]
    fn what_a_header_is_about_counts_more_than_what_it_mentions() {
        assert!(likeness("risk status", "status") > 70);
        assert!(likeness("status commentary", "status") < 70);
        assert!(likeness("status commentary", "commentary") > 70);
        assert!(
            likeness("milestone with completion dates", "milestone")
                > likeness("milestone changes", "milestone")
        );
        assert!(
            likeness("post mitigated likelihood score", "likelihood")
                > likeness("pre mitigated likelihood score", "likelihood")
        );
    }

    #[test]
    fn a_sentence_is_no_header() {
        let text = "the health trust found gaps in the closure checklist and record the outcome on file";
        assert_eq!(likeness(text, "outcome"), 0);
    }
}
