//! What readers ask, in the order in which they ask it: which charts and facts answer each question, for page and paper.

/// One question.
pub struct Question {
    /// Its place on the page; points and facts name it.
    pub id: &'static str,
    /// The heading where no finding answers it.
    pub heading: &'static str,
    /// Its name in lists of contents.
    pub short: &'static str,
    /// Ends of the names of the charts that answer it; several with `|` between are shown in the order in which they are drawn.
    pub charts: &'static [&'static str],
}

const fn question(
    id: &'static str,
    heading: &'static str,
    short: &'static str,
    charts: &'static [&'static str],
) -> Question {
    Question { id, heading, short, charts }
}

pub const QUESTIONS: &[Question] = &[
    question(
        "stand",
        "Judgements and national findings",
        "Judgements and national findings",
        &[
            "-standards",
            "-councils-by-standard",
            "-self-against-ssi",
            "-ssi-grid",
            "-judgements-profile",
            "-peers-spine",
        ],
    ),
    question(
        "today",
        "The latest published figures",
        "Latest published figures",
        &["-judgements-today", "-statistics-spine", "-neighbours|-trend"],
    ),
    question(
        "late",
        "What is done and what is late",
        "Done and late",
        &["-actions-by-status", "-timeline", "-gaps-by-council", "-overdue-funnel", "-gaps-by-standard"],
    ),
    question("evidence", "What has no evidence", "Evidence", &[]),
    question("moved", "What changed", "Changes", &["-movement", "-burn-up"]),
    question("indicators", "What the indicators say", "Indicators", &["-indicators"]),
    question("risks", "Risks", "Risks", &["-risk-map"]),
    question("visits", "What visits found", "Visits", &["-visits"]),
    question("money", "Budget and forecast", "Money", &["-budget"]),
    question("cover", "What the plans cover", "What the plans cover", &["-areas"]),
];

/// The name of a question for a list; of data quality too, which has a part of its own.
pub fn short(id: &str) -> &'static str {
    QUESTIONS.iter().find(|question| question.id == id).map_or("Data quality", |question| question.short)
}
