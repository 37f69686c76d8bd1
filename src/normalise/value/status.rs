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
    Percent,
    Date,
    Nothing,
}

impl StatusFrom {
    pub fn text(self) -> &'static str {
        match self {
            StatusFrom::Word => "word",
            StatusFrom::Fill => "fill",
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

    fn of_name(name: &str) -> Option<Self> {
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
    Status::of_name(text).or(match text {
        "not yet started" | "to start" | "not begun" | "to be started" | "planned" | "white" => {
            Some(Status::NotStarted)
        }
        "green"
        | "g"
        | "in progress"
        | "ongoing"
        | "on going"
        | "on-going"
        | "on target"
        | "on schedule"
        | "in progress - on track"
        | "ongoing - on track"
        | "underway"
        | "started" => Some(Status::OnTrack),
        "amber" | "a" | "yellow" | "y" | "in progress - at risk" | "some slippage" | "minor delay" => {
            Some(Status::AtRisk)
        }
        "red"
        | "r"
        | "delayed"
        | "overdue"
        | "ongoing - delayed"
        | "in progress - delayed"
        | "late"
        | "not met"
        | "behind schedule" => Some(Status::OffTrack),
        "blue" | "b" | "completed" | "done" | "closed" | "met" | "achieved" | "implemented" | "finished"
        | "✓" | "✔" => Some(Status::Complete),
        "embedded" | "complete and sustained" | "sustained and embedded" => Some(Status::Sustained),
        "no longer required" | "superseded" | "superceded" | "redundant" | "withdrawn" | "cancelled"
        | "not required" => Some(Status::NoLongerNeeded),
        _ => None,
    })
}

/// The colour name of a fill as people pick them, or `None` for white, grey and shades that mean nothing.
pub fn colour_name(rgb: [u8; 3]) -> Option<&'static str> {
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
