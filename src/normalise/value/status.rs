//! The eight statuses, and how words and fill colours stand for them.

use std::collections::BTreeMap;

use super::{plain, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    let known = WORDS.iter().find(|(_, words)| words.contains(&text)).map(|(status, _)| *status);
    Status::of_name(text).or(known).or_else(|| {
        // "Completed 13/11/2003", "Completed November 2003"
        let (first, rest) = text.split_once(' ')?;
        let is_done =
            matches!(first, "completed" | "complete" | "closed" | "done" | "achieved" | "implemented");
        let is_date = rest.contains(|c: char| c.is_ascii_digit()) && rest.len() <= 20;
        (is_done && is_date).then_some(Status::Complete)
    })
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

/// The words that stand for a status, besides its own name.
const WORDS: &[(Status, &[&str])] = &[
    (
        Status::NotStarted,
        &[
            "not yet started",
            "to start",
            "not begun",
            "to be started",
            "planned",
            "white",
            "pending",
            "not due",
            "not yet due",
            "future",
            "proposed",
            "scheduled",
        ],
    ),
    (
        Status::OnTrack,
        &[
            "green",
            "g",
            "in progress",
            "ongoing",
            "on going",
            "on-going",
            "on target",
            "on schedule",
            "in progress - on track",
            "ongoing - on track",
            "underway",
            "under way",
            "started",
            "live",
            "open",
            "active",
            "working on",
            "progressing",
            "partially complete",
            "partially completed",
            "partially met",
            "partial",
            "in development",
            "continuing",
        ],
    ),
    (
        Status::AtRisk,
        &[
            "amber",
            "a",
            "yellow",
            "y",
            "in progress - at risk",
            "ongoing - at risk",
            "some slippage",
            "minor delay",
            "slippage",
            "amber/red",
            "amber/green",
            "a/r",
            "a/g",
            "r/a",
            "g/a",
            "red/amber",
            "green/amber",
            "on hold",
            "paused",
            "some delay",
        ],
    ),
    (
        Status::OffTrack,
        &[
            "red",
            "r",
            "delayed",
            "overdue",
            "ongoing - delayed",
            "in progress - delayed",
            "late",
            "not met",
            "behind schedule",
            "off target",
            "behind",
            "stalled",
            "missed",
            "other than satisfied",
            "not achieved",
            "✗",
            "✘",
        ],
    ),
    (
        Status::Complete,
        &[
            "blue",
            "b",
            "completed",
            "done",
            "closed",
            "met",
            "achieved",
            "implemented",
            "finished",
            "satisfied",
            "delivered",
            "signed off",
            "fully met",
            "✓",
            "✔",
            "☑",
            "√",
        ],
    ),
    (
        Status::Sustained,
        &["embedded", "complete and sustained", "sustained and embedded", "business as usual", "bau"],
    ),
    (
        Status::NoLongerNeeded,
        &[
            "no longer required",
            "no longer applicable",
            "superseded",
            "superceded",
            "redundant",
            "withdrawn",
            "cancelled",
            "not required",
            "archived",
            "risk accepted",
        ],
    ),
];

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
