//! The eight statuses, and how words and fill colours stand for them.

use super::status_words::WORDS;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::{plain, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    NotStarted,
    OnTrack,
    AtRisk,
    OffTrack,
    Complete,
    Sustained,
    NoLongerNeeded,
    Unknown,
}

/// Where a status was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StatusFrom {
    Word,
    Fill,
    Strike,
    Percent,
    Date,
    Nothing,
}

impl StatusFrom {
    /// Every channel, in the order in which they count unless batch.toml says otherwise.
    pub const ALL: [StatusFrom; 5] =
        [StatusFrom::Word, StatusFrom::Fill, StatusFrom::Strike, StatusFrom::Percent, StatusFrom::Date];

    pub fn text(self) -> &'static str {
        match self {
            StatusFrom::Word => "word",
            StatusFrom::Fill => "fill",
            StatusFrom::Strike => "strike",
            StatusFrom::Percent => "percent",
            StatusFrom::Date => "date",
            StatusFrom::Nothing => "",
        }
    }
}

impl Status {
    pub const ALL: [Status; 8] = [
        Status::NotStarted,
        Status::OnTrack,
        Status::AtRisk,
        Status::OffTrack,
        Status::Complete,
        Status::Sustained,
        Status::NoLongerNeeded,
        Status::Unknown,
    ];

    pub fn text(self) -> &'static str {
        match self {
            Status::NotStarted => "not started",
            Status::OnTrack => "on track",
            Status::AtRisk => "at risk",
            Status::OffTrack => "off track",
            Status::Complete => "complete",
            Status::Sustained => "sustained",
            Status::NoLongerNeeded => "no longer needed",
            Status::Unknown => "unknown",
        }
    }

    /// Still to be done: neither complete, sustained nor no longer needed.
    pub fn is_open(self) -> bool {
        !matches!(self, Status::Complete | Status::Sustained | Status::NoLongerNeeded)
    }

    /// Complete or sustained.
    pub fn is_done(self) -> bool {
        matches!(self, Status::Complete | Status::Sustained)
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|status| status.text() == name)
    }
}

/// What this tracker's own key, or batch.toml, says of words and colours: `green` to a status.
pub type Key = BTreeMap<String, Status>;

/// Reads the key written under many plans: "Key: Red (R) = off track; Green (G) = complete".
pub fn parse_key(text: &str) -> Key {
    let mut key = Key::new();
    if !text.contains('=') || text.len() > 400 {
        return key;
    }
    let body = text.split_once(':').filter(|(start, _)| start.len() < 24).map_or(text, |(_, body)| body);
    for part in body.split([';', ',', '\n']) {
        let Some((colour, meaning)) = part.split_once('=') else { continue };
        let Some(status) = of_word(meaning, &Key::new()) else { continue };
        let colour = words(colour.split('(').next().unwrap_or_default());
        if matches!(colour.as_str(), "red" | "amber" | "yellow" | "green" | "blue") {
            key.insert(colour, status);
        }
    }
    key
}

/// The status that a word stands for; the tracker's own key first.
pub fn of_word(text: &str, key: &Key) -> Option<Status> {
    let text = plain(text);
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    let colour = match text {
        "g" | "green" => "green",
        "a" | "amber" => "amber",
        "y" | "yellow" => "yellow",
        "r" | "red" => "red",
        "b" | "blue" => "blue",
        other => other,
    };
    if let Some(&status) = key.get(colour) {
        return Some(status);
    }
    known_word(text).or_else(|| {
        // "Completed 13/11/2003", "Completed November 2003"
        let (first, rest) = text.split_once(' ')?;
        let is_done =
            matches!(first, "completed" | "complete" | "closed" | "done" | "achieved" | "implemented");
        let is_date = rest.contains(|c: char| c.is_ascii_digit()) && rest.len() <= 20;
        (is_done && is_date).then_some(Status::Complete)
    })
}

/// The status of a word, as it stands in the lists.
fn known_word(text: &str) -> Option<Status> {
    static ALL: OnceLock<HashMap<&'static str, Status>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let listed = WORDS.iter().flat_map(|(status, words)| words.iter().map(move |word| (*word, *status)));
        listed.chain(Status::ALL.into_iter().map(|status| (status.text(), status))).collect()
    });
    all.get(text).copied()
}

/// A word a letter or so away from a known one, and that one: "in progresses", "Compleetd".
pub fn near_word(text: &str) -> Option<(Status, &'static str)> {
    let text = plain(text);
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    if text.len() < 6 {
        return None;
    }
    // "Incomplete" and "unachieved" say the opposite of what they resemble.
    let denies = |word: &str| {
        ["in", "un", "non", "not", "dis", "no "]
            .iter()
            .any(|start| text.starts_with(start) && !word.starts_with(start))
    };
    let known = WORDS.iter().flat_map(|(status, words)| words.iter().map(move |word| (*status, *word)));
    let named = Status::ALL.into_iter().map(|status| (status, status.text()));
    let near = known.chain(named).filter(|(_, word)| word.len() >= 6 && !denies(word));
    let scored =
        near.map(|(status, word)| (strsim::normalized_damerau_levenshtein(text, word), status, word));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.8).then_some((best.1, best.2))
}

/// Signs with which a cell begins.
const SIGNS: [(Status, &[char]); 5] = [
    (Status::Complete, &['✅', '✔', '✓', '☑', '🔵', '🟦', '🏁', '💙', '🟣']),
    (Status::OnTrack, &['🟢', '🟩', '💚', '👍']),
    (Status::AtRisk, &['🟠', '🟡', '🟧', '🟨', '🧡', '💛', '⚠', '⏸']),
    (Status::OffTrack, &['🔴', '🟥', '❌', '❗', '🛑', '⛔', '✗', '✘', '🚩', '👎']),
    (Status::NotStarted, &['⚪', '⬜', '⚫', '⬛', '🔲', '☐', '⭕']),
];

/// The status with which a text begins and goes on: `✅ done in May`, `Amber – waits for members`, `Complete (12/3)`. With how
/// many percent of it are done where it says so first.
pub fn beginning(text: &str) -> Option<Status> {
    let text = text.trim();
    let first = text.chars().next()?;
    if let Some((status, _)) = SIGNS.iter().find(|(_, signs)| signs.contains(&first)) {
        return Some(*status);
    }
    let at = text.find([':', '(', ',', ';', '\n', '–', '—'].as_slice());
    let dash = text.find(" - ").or_else(|| text.find(". "));
    let end = at.into_iter().chain(dash).min()?;
    let word = text[..end].trim();
    (word.len() >= 3 && word.len() <= 28).then(|| of_word(word, &Key::new()))?
}

/// The percentage with which a text begins: `75% complete`.
pub fn percent_of(text: &str) -> Option<f64> {
    let (number, rest) = text.trim().split_once('%')?;
    let is_progress = rest.trim().is_empty()
        || ["complete", "done", "completed", "achieved", "delivered"]
            .iter()
            .any(|word| rest.to_lowercase().contains(word));
    number.trim().parse().ok().filter(|percent| is_progress && (0.0..=100.0).contains(percent))
}

/// What a column of yes and no asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// "Complete?", "Closed Y/N"
    Done,
    /// "On track?"
    OnTrack,
    /// "Overdue?"
    Late,
}

impl Asks {
    /// What a header asks; `None` where it asks for a status in words.
    pub fn of_header(header: &str) -> Option<Self> {
        let words = words(header);
        let has = |list: &[&str]| words.split(' ').any(|word| list.contains(&word));
        if has(&["overdue", "late", "delayed", "slipped"]) {
            Some(Asks::Late)
        } else if words.contains("on track") || words.contains("on target") || words.contains("on schedule") {
            Some(Asks::OnTrack)
        } else if has(&[
            "complete",
            "completed",
            "done",
            "closed",
            "achieved",
            "implemented",
            "finished",
            "resolved",
            "met",
            "signed",
            "delivered",
            "actioned",
            "closure",
        ]) {
            Some(Asks::Done)
        } else {
            None
        }
    }

    /// What an answer says; `None` for what is no yes or no.
    pub fn answer(self, text: &str) -> Option<Status> {
        let yes = match plain(text).as_str() {
            "yes" | "y" | "true" | "x" | "✓" | "✔" | "☑" | "1" => true,
            "no" | "n" | "false" | "✗" | "✘" | "0" | "not yet" | "☐" => false,
            _ => return None,
        };
        Some(match (self, yes) {
            (Asks::Done, true) => Status::Complete,
            // Open, and nobody says how it goes.
            (Asks::Done, false) => Status::NotStarted,
            (Asks::OnTrack, true) | (Asks::Late, false) => Status::OnTrack,
            (Asks::OnTrack, false) | (Asks::Late, true) => Status::OffTrack,
        })
    }
}

const STYLES: [([u8; 3], &str); 3] =
    [([0xFF, 0xC7, 0xCE], "red"), ([0xC6, 0xEF, 0xCE], "green"), ([0xFF, 0xEB, 0x9C], "amber")];

/// The colour name of a fill as people pick them, or `None` for white, grey and shades that mean nothing.
pub fn colour_name(rgb: [u8; 3]) -> Option<&'static str> {
    // The pale fills of Excel's own styles "Bad", "Good" and "Neutral".
    if let Some((_, name)) = STYLES.iter().find(|(style, _)| *style == rgb) {
        return Some(name);
    }
    let [red, green, blue] = rgb.map(f64::from);
    let high = red.max(green).max(blue);
    let low = red.min(green).min(blue);
    let spread = high - low;
    // Too pale, too grey or too dark to be a signal.
    if spread < 60.0 || high < 90.0 {
        return None;
    }
    let hue = if (high - red).abs() < f64::EPSILON {
        60.0 * ((green - blue) / spread).rem_euclid(6.0)
    } else if (high - green).abs() < f64::EPSILON {
        60.0 * ((blue - red) / spread + 2.0)
    } else {
        60.0 * ((red - green) / spread + 4.0)
    };
    match hue {
        h if !(14.0..340.0).contains(&h) => Some("red"),
        h if h < 53.0 => Some("amber"),
        h if h < 66.0 => Some("yellow"),
        h if h < 170.0 => Some("green"),
        h if (185.0..255.0).contains(&h) => Some("blue"),
        _ => None,
    }
}

/// The status of a fill; the tracker's own key first.
pub fn of_fill(rgb: [u8; 3], key: &Key) -> Option<Status> {
    let colour = colour_name(rgb)?;
    of_word(colour, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_trackers_are_known() {
        let none = Key::new();
        let known = [
            ("Green", Status::OnTrack),
            ("In progress - at risk", Status::AtRisk),
            ("R", Status::OffTrack),
            ("Completed", Status::Complete),
            ("4. Completed", Status::Complete),
            ("Embedded", Status::Sustained),
            ("Superseded", Status::NoLongerNeeded),
            ("Not yet started", Status::NotStarted),
        ];
        for (text, status) in known {
            assert_eq!(of_word(text, &none), Some(status), "{text}");
        }
        assert_eq!(of_word("Kettle on", &none), None);
        for (text, status) in [
            ("3. Ongoing - delayed", Status::OffTrack),
            ("A/R", Status::AtRisk),
            ("Completed 13/11/2018", Status::Complete),
            ("✓", Status::Complete),
        ] {
            assert_eq!(of_word(text, &none), Some(status), "{text}");
        }
        assert_eq!(near_word("in progresses ").map(|(status, _)| status), Some(Status::OnTrack));
        for text in ["Kettle on", "Incomplete", "Unachieved", "Unsustained", "Uncompleted"] {
            assert_eq!(near_word(text), None, "{text}");
        }
    }

    #[test]
    fn fills_stand_for_a_status_as_people_pick_them() {
        let none = Key::new();
        let known = [
            ([255, 0, 0], Some(Status::OffTrack)),
            ([0xC0, 0, 0], Some(Status::OffTrack)),
            ([255, 192, 0], Some(Status::AtRisk)),
            ([255, 255, 0], Some(Status::AtRisk)),
            ([0, 176, 80], Some(Status::OnTrack)),
            ([0x92, 0xD0, 0x50], Some(Status::OnTrack)),
            ([0, 112, 192], Some(Status::Complete)),
            ([0, 0xB0, 0xF0], Some(Status::Complete)),
            ([0xFF, 0xC7, 0xCE], Some(Status::OffTrack)),
            ([0xC6, 0xEF, 0xCE], Some(Status::OnTrack)),
            ([255, 255, 255], None),
            ([217, 217, 217], None),
        ];
        for (rgb, status) in known {
            assert_eq!(of_fill(rgb, &none), status, "{rgb:?}");
        }
    }

    #[test]
    fn a_key_written_in_the_tracker_wins() {
        let key = parse_key("Key: Red (R) = off track; Green (G) = complete");
        assert_eq!(of_word("G", &key), Some(Status::Complete));
        assert_eq!(of_fill([0, 176, 80], &key), Some(Status::Complete));
        assert!(parse_key("Total = 4").is_empty());
    }
}
