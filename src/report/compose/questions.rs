//! What members ask, in the order in which they ask it: which charts and sentences answer each question, for page and paper.

/// One question.
pub struct Question {
    /// Its place on the page.
    pub id: &'static str,
    /// As the page asks it.
    pub question: &'static str,
    /// As a paper's heading says it.
    pub heading: &'static str,
    /// Ends of the names of the charts that answer it; several with `|` between are shown in the order in which they are drawn.
    pub charts: &'static [&'static str],
    /// Topics of the headlines that answer it.
    pub topics: &'static [&'static str],
}

pub const QUESTIONS: &[Question] = &[
    Question {
        id: "stand",
        question: "Where do we stand?",
        heading: "Where we stand",
        charts: &[
            "-ssi-grid",
            "-judgements-profile",
            "-standards",
            "-self-against-ssi",
            "-over-and-under-rating",
            "-timescales",
            "-peers-self-rating",
        ],
        topics: &["Judgements", "Self rating", "Concern", "Timescales", "Self rating against SSI"],
    },
    Question {
        id: "today",
        question: "Where do we stand in what is published today?",
        heading: "Where we stand in what is published today",
        charts: &["-judgements-today", "-neighbours|-trend"],
        topics: &["Judgements today", "Official statistics"],
    },
    Question {
        id: "late",
        question: "What is done, and what is late?",
        heading: "What is done and what is late",
        charts: &["-actions-by-status", "-overdue-funnel", "-peers-overdue"],
        topics: &["Actions"],
    },
    Question {
        id: "evidence",
        question: "What has no evidence?",
        heading: "What has no evidence",
        charts: &["-overdue-and-evidence"],
        topics: &["Evidence"],
    },
    Question {
        id: "moved",
        question: "What changed?",
        heading: "What changed",
        charts: &["-movement", "-burn-up"],
        topics: &["What moved"],
    },
    Question {
        id: "cover",
        question: "What do the plans cover?",
        heading: "What the plans cover",
        charts: &["-areas", "-recommendations"],
        topics: &["Recommendations", "Areas for attention"],
    },
    Question {
        id: "visits",
        question: "What did visits find?",
        heading: "Visits",
        charts: &["-visits"],
        topics: &["Visits"],
    },
    Question {
        id: "indicators",
        question: "What do the indicators say?",
        heading: "Indicators",
        charts: &["-indicators"],
        topics: &[],
    },
    Question {
        id: "money",
        question: "What about the money?",
        heading: "The money",
        charts: &["-budget"],
        topics: &["Budget"],
    },
];
