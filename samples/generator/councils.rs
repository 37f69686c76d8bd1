//! The ten invented councils: how well each does and how each keeps its tracker. None of them is real.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Also the councils whose file is turned into .ods or .xls afterwards.
    Workbook,
    /// Actions alone, as comma-separated text.
    Text,
    /// Excel's binary workbook.
    Binary,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    Real,
    Typed,
    /// Every third as text.
    Mixed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fills {
    /// A word and its fill.
    Word,
    /// Every fourth status is a fill with no word.
    Alone,
    /// Words without fills.
    Never,
}

pub(crate) struct Council {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) seed: u64,
    /// How well it does, 0 to 100.
    pub(crate) level: i32,
    /// How many actions the plan holds at the start.
    pub(crate) actions: usize,
    /// Places in `library::AREAS` that its plan does not touch.
    pub(crate) gaps: &'static [usize],
    /// Served, capacity, stars; none where the tracker holds actions alone.
    pub(crate) judged: Option<(&'static str, &'static str, &'static str)>,
    pub(crate) teams: &'static [&'static str],
    /// Criteria by standard.
    pub(crate) criteria: [usize; 7],
    /// Rows above the table.
    pub(crate) titles: usize,
    pub(crate) merged: bool,
    pub(crate) dates: Dates,
    pub(crate) fills: Fills,
    /// Place in `habits::STATUS_WORDS`.
    pub(crate) words: usize,
    /// Place in the variants of `habits` for actions, and for the other tables.
    pub(crate) headings: usize,
    /// Budget in thousands of pounds.
    pub(crate) thousands: bool,
    /// Size beside a council of middle size, in percent.
    pub(crate) size: i32,
}

const BASE: Council = Council {
    name: "",
    kind: Kind::Workbook,
    seed: 0,
    level: 50,
    actions: 24,
    gaps: &[],
    judged: None,
    teams: &["North duty team", "South duty team"],
    criteria: [4; 7],
    titles: 2,
    merged: false,
    dates: Dates::Real,
    fills: Fills::Word,
    words: 0,
    headings: 0,
    thousands: false,
    size: 100,
};

pub(crate) const COUNCILS: [Council; 10] = [
    Council {
        name: "Example Alderwick Borough",
        seed: 11,
        level: 76,
        actions: 28,
        gaps: &[10, 11, 18],
        judged: Some(("Most", "Promising", "2 stars")),
        titles: 3,
        merged: true,
        ..BASE
    },
    Council {
        name: "Example Brackenford",
        seed: 22,
        level: 52,
        actions: 24,
        gaps: &[5, 6, 13, 14],
        judged: Some(("Some", "Promising", "1 star")),
        teams: &["Town team", "Valley team", "Hospital team"],
        titles: 1,
        dates: Dates::Mixed,
        fills: Fills::Alone,
        words: 1,
        headings: 1,
        size: 70,
        ..BASE
    },
    Council {
        name: "Example Caldermoor Metropolitan Borough",
        seed: 33,
        level: 62,
        actions: 36,
        gaps: &[11],
        judged: Some(("Most", "Promising", "2 stars")),
        teams: &["Mill Lane", "Canal Street", "Moorside", "Town Hall"],
        criteria: [4, 4, 5, 4, 3, 4, 4],
        titles: 4,
        merged: true,
        words: 2,
        headings: 2,
        thousands: true,
        size: 220,
        ..BASE
    },
    Council {
        name: "Example Dunmarsh County",
        seed: 44,
        level: 38,
        actions: 22,
        gaps: &[0, 5, 9, 10, 14, 15, 18],
        judged: Some(("Serving some children well", "Uncertain", "1 star")),
        teams: &["Coast", "Fen"],
        criteria: [5, 4, 4, 4, 4, 3, 4],
        titles: 2,
        merged: true,
        dates: Dates::Typed,
        words: 3,
        headings: 3,
        size: 180,
        ..BASE
    },
    Council {
        name: "Example Eastholme City",
        seed: 55,
        level: 90,
        actions: 32,
        gaps: &[18],
        judged: Some(("Well", "Excellent", "3 stars")),
        teams: &["Access team", "Assessment team"],
        criteria: [4, 4, 4, 4, 4, 4, 5],
        titles: 2,
        words: 0,
        headings: 4,
        thousands: true,
        size: 140,
        ..BASE
    },
    Council {
        name: "Example Fenwick Vale",
        seed: 66,
        level: 58,
        actions: 18,
        gaps: &[1, 7, 9, 12, 13, 15, 17],
        judged: Some(("Most", "Promising", "2 stars")),
        teams: &["Market Square"],
        criteria: [3, 4, 4, 4, 4, 4, 4],
        titles: 1,
        dates: Dates::Mixed,
        words: 4,
        headings: 5,
        size: 40,
        ..BASE
    },
    Council {
        name: "Example Garthwaite Borough",
        kind: Kind::Text,
        seed: 77,
        level: 48,
        actions: 16,
        gaps: &[4, 6, 8, 11, 14, 16],
        titles: 1,
        dates: Dates::Mixed,
        fills: Fills::Never,
        words: 1,
        headings: 6,
        ..BASE
    },
    Council {
        name: "Example Harrowmere",
        kind: Kind::Binary,
        seed: 88,
        level: 22,
        actions: 30,
        gaps: &[3, 7, 8, 11, 13],
        judged: Some(("Not serving children well", "Poor", "0 stars")),
        teams: &["East office", "West office", "Lakeside"],
        criteria: [4, 4, 4, 4, 4, 5, 4],
        titles: 3,
        fills: Fills::Never,
        words: 3,
        headings: 7,
        size: 90,
        ..BASE
    },
    Council {
        name: "Example Ivelbridge",
        seed: 99,
        level: 70,
        actions: 26,
        gaps: &[2, 10, 17],
        judged: Some(("Serving most children well", "Promising", "2 stars")),
        teams: &["Referral team", "Hospital team", "Long-term team"],
        criteria: [4, 5, 4, 3, 4, 4, 4],
        titles: 0,
        words: 0,
        headings: 8,
        size: 110,
        ..BASE
    },
    Council {
        name: "Example Saint Cuthbert-under-Wold and Marsh Hinterland County",
        seed: 110,
        level: 43,
        actions: 38,
        gaps: &[6, 8, 16],
        judged: Some(("Some", "Promising", "1 star")),
        teams: &["Wold", "Marsh", "Hinterland"],
        criteria: [4, 4, 4, 5, 4, 4, 3],
        titles: 4,
        merged: true,
        dates: Dates::Mixed,
        fills: Fills::Alone,
        words: 1,
        headings: 9,
        size: 300,
        ..BASE
    },
];

impl Council {
    /// The name as a file name: "example-alderwick-borough".
    pub(crate) fn slug(&self) -> String {
        self.name.to_lowercase().replace(' ', "-")
    }
}
