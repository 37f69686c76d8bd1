//! Leicester's tracker of June 2026: its published judgements of 2003 and 2024, and published values of its own indicators.
//! Every figure is taken from a published table (see samples/README.md); the names of the indicators are ours.

use crate::real::table;
use crate::sheet::{Book, Sheet};

pub(crate) fn book() -> Book {
    Book {
        title: "Leicester: inspection judgements and indicators, June 2026".into(),
        sheets: vec![judgements(), indicators()],
    }
}

#[rustfmt::skip] // a row a line
fn judgements() -> Sheet {
    let mut sheet = Sheet::new("Judgements");
    sheet.title("Leicester City Council: what inspectorates judged");
    sheet.note("As at 30 June 2026");
    sheet.blank();
    table(
        &mut sheet,
        &["Judgement area", "Grade", "Inspection date", "Inspectorate", "Source"],
        &[
            ["How well are children being served?", "Most", "20 June 2003", "SSI", "Cabinet report of 14 June 2004, 3.1"],
            ["What is the council's capacity to improve?", "Promising", "20 June 2003", "SSI", "Cabinet report of 14 June 2004, 3.1"],
            ["Overall effectiveness", "Requires improvement", "23 September 2024", "Ofsted", "Overview of June 2026"],
            ["The impact of leaders on social work practice with children and families", "Requires improvement", "23 September 2024", "Ofsted", "Overview of June 2026"],
            ["The experiences and progress of children who need help and protection", "Requires improvement", "23 September 2024", "Ofsted", "Overview of June 2026"],
            ["The experiences and progress of children in care", "Requires improvement", "23 September 2024", "Ofsted", "Overview of June 2026"],
            ["The experiences and progress of care leavers", "Requires improvement", "23 September 2024", "Ofsted", "Overview of June 2026"],
        ],
    );
    sheet.blank();
    sheet.note("The SSI's and Ofsted's grades are of different scales. The report of 2024 was published on 29 January 2025.");
    sheet
}

#[rustfmt::skip] // a row a line
fn indicators() -> Sheet {
    let mut sheet = Sheet::new("Indicators");
    sheet.title("Children's social care indicators");
    sheet.note("As published by the Department for Education for Leicester");
    sheet.blank();
    table(
        &mut sheet,
        &["Indicator", "Unit", "Date", "Actual", "Source"],
        &[
            ["Repeat child protection plans", "%", "=2025-03-31", "21.1", "Children in need, 2025"],
            ["Children looked after for every 10,000", "per 10,000", "=2025-03-31", "=66", "Children looked after, 2025"],
            ["Social worker turnover", "%", "=2025-09-30", "13.3", "Children's social work workforce, 2025"],
            ["Agency social workers", "%", "=2025-09-30", "13.8", "Children's social work workforce, 2025"],
            ["Average caseload", "cases", "=2025-09-30", "18.1", "Children's social work workforce, 2025"],
        ],
    );
    sheet
}
