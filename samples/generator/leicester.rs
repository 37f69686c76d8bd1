//! Leicester's action plan of April 2004, from the report of 28 April and 14 June 2004 (seed 001). Nothing here goes beyond it.

use crate::real::table;
use crate::sheet::{Book, Sheet};

pub(crate) fn book() -> Book {
    Book {
        title: "Leicester City Council: Victoria Climbié Inquiry action plan".into(),
        sheets: vec![action_plan(), key_areas(), judgement(), budget()],
    }
}

#[rustfmt::skip] // a row a line
const HEADERS: [&str; 7] = ["Standard", "Action", "Lead officer", "Target date", "Status", "Progress", "Source"];

#[rustfmt::skip] // a row a line
fn action_plan() -> Sheet {
    let mut sheet = Sheet::new("Action plan");
    sheet.title("Leicester City Council");
    sheet.title("Victoria Climbié Inquiry: progress of the local action plan");
    sheet.note("As at April 2004");
    sheet.blank();
    let first = sheet.rows.len() + 1;
    table(&mut sheet, &HEADERS, &ROWS);
    sheet.merge_down(0, first);
    sheet.merge_down(6, first);
    sheet.blank();
    sheet.note("Status is given only where the report says it. Blue = complete, Green = in progress.");
    sheet.note("ACPC: Area Child Protection Committee. UHL: University Hospitals Leicester. DAS: Duty and Assessment Service. LEA: local education authority.");
    sheet
}

const ONE: &str = "Standard 1 Referrals";
const TWO: &str = "Standard 2 Assessment";
const THREE: &str = "Standard 3 Allocation, service provision and closure";
const FOUR: &str = "Standard 4 Guidance";
const FIVE: &str = "Standard 5 Training and development";
const SIX: &str = "Standard 6 Organisation and management";
const SEVEN: &str = "Standard 7 Governance";
const S1: &str = "Appendix 1, standard 1";
const S2: &str = "Appendix 1, standard 2";
const S3: &str = "Appendix 1, standard 3";
const S4: &str = "Appendix 1, standard 4";
const S5: &str = "Appendix 1, standard 5";
const S6: &str = "Appendix 1, standard 6";
const S7: &str = "Appendix 1, standard 7";

#[rustfmt::skip] // a row a line
const ROWS: [[&str; 7]; 28] = [
    [ONE, "Bring ACPC procedures into line with the recommendations (small changes)", "", "", "Complete", "Done quickly", S1],
    [ONE, "Revise forms and checklists in Social Care and Health (small changes)", "", "", "In progress", "In hand for some of them", S1],
    [ONE, "Bring in one common referral form for children", "", "", "Complete", "Several agencies are starting to use it", S1],
    [ONE, "Raise awareness of child protection in departments outside child care", "", "", "", "Awareness has grown; several departments have asked for advice on their own contact with children", S1],
    [ONE, "Study referrals that come from other agencies", "ACPC Audit Officer", "", "In progress", "Officer newly appointed", S1],
    [ONE, "Basic child protection awareness training for all agencies", "", "", "In progress", "Has been running", S1],
    [TWO, "Training courses in analytical skills", "", "", "In progress", "Carries on", S2],
    [TWO, "Practitioner workshop, first of two", "", "June 2004", "", "Set up", S2],
    [TWO, "Practitioner workshop, second of two", "", "November 2004", "", "Set up", S2],
    [TWO, "Health to secure better arrangements for medical examinations in child protection cases", "", "", "In progress", "Detailed work under way; chief executives' involvement has helped", S2],
    [TWO, "Full-day workshop of UHL, Police and Social Services to review practice", "", "9th March 2004", "", "Arranged", S2],
    [THREE, "Promote the use of chronologies", "", "", "In progress", "Now tied to the judicial case management protocol", S3],
    [THREE, "Bring child protection plans and core groups closer together, with timescales and outcomes", "", "", "", "Work has been done, so that parents are more involved", S3],
    [THREE, "Briefing sessions for social workers on preparing parents for conferences", "", "", "", "Material has been written for regular sessions", S3],
    [THREE, "Recruitment and retention", "", "", "In progress", "Still a major focus", S3],
    [FOUR, "Regional guidance on safeguarding children from abroad", "", "", "Complete", "Written by a regional group that Leicester led", S4],
    [FOUR, "Discuss and review accountability and responsibilities, from the child protection accountabilities paper", "", "", "", "The paper has started the discussion", S4],
    [FIVE, "ACPC working group on work with hostile or violent families", "", "", "In progress", "In draft; led by Leicester staff", S5],
    [FIVE, "In-house training event on hostile or violent families", "", "", "", "Planned in this year's work", S5],
    [FIVE, "Challenging other professionals: a theme of the UHL workshop", "", "March 2004", "", "Planned", S5],
    [FIVE, "Strengthen induction on child protection", "", "", "Complete", "Induction has been strengthened", S5],
    [SIX, "Recruit independent chairs", "", "", "", "Has proved difficult", S6],
    [SIX, "Free team managers' time for managing staff and monitoring cases", "", "", "", "Not possible yet", S6],
    [SIX, "Pilot: DAS team managers monitor cases of other teams", "", "", "In progress", "Started", S6],
    [SIX, "Themed monitoring of child protection cases beside file monitoring", "", "", "", "Makes more focused use of monitoring that takes place already", S6],
    [SEVEN, "Build workforce planning into business plans", "", "", "Complete", "Should lead to a look at skill mix, as SSI commended", S7],
    [SEVEN, "Chief Executives' meetings on safeguarding children", "", "", "", "Three held", S7],
    [SEVEN, "Widen the Children's Home Visiting Panel to safeguarding", "", "", "", "Is to be widened", S7],
];

#[rustfmt::skip] // a row a line
fn key_areas() -> Sheet {
    let mut sheet = Sheet::new("Key areas");
    sheet.title("Key areas for development, across the standards");
    sheet.note("As at April 2004");
    table(
        &mut sheet,
        &["Area of development", "Action", "Lead officer", "Target date", "Status", "Progress", "Source"],
        &[
            ["Management information", "CareFirst database fully working across Children's Services", "", "March 2005", "In progress", "Some management reports can be had; a major project still", "3.3, 3.5"],
            ["Workforce", "Workforce planning to recruit and keep staff", "", "", "", "Fewer vacancies in some core areas; job evaluation is hoped to help", "3.3, 3.5"],
            ["Communication with other agencies", "Workshop of key managers of Police, Social Care and Health", "", "early March 2004", "", "Planned", "3.5"],
            ["Communication with other agencies", "Appoint an ACPC Audit Officer for inter-agency audit", "", "", "Complete", "In post", "3.5"],
            ["Governance", "Child protection awareness training for council members", "", "", "", "Planned; scrutiny asks that it be compulsory", "2.1, 3.7"],
            ["Training", "Single-agency training for all schools and Lifelong Learning settings", "Education Department", "", "In progress", "Second year; participants are spot-checked", "3.9"],
            ["Children who move", "Checks that transfers of children between schools and education authorities are completed", "LEA", "", "", "Checks have begun", "3.9"],
            ["Children from overseas", "Two-hour practice workshop on children from abroad for all key managers", "", "", "Complete", "Held since the audit", "3.13"],
        ],
    );
    sheet
}

#[rustfmt::skip] // a row a line
fn judgement() -> Sheet {
    let mut sheet = Sheet::new("SSI judgement");
    sheet.title("What the Social Services Inspectorate judged");
    table(
        &mut sheet,
        &["Domain", "Grade", "Inspection date", "Inspectorate", "Source"],
        &[
            ["How well are children being served?", "Most", "20 June 2003", "SSI", "3.1; appendix 2, 1.5"],
            ["What is the council's capacity to improve?", "Promising", "20 June 2003", "SSI", "3.1; appendix 2, 1.5"],
            ["Social care star rating", "2 stars", "", "SSI", "3.1"],
        ],
    );
    sheet.blank();
    sheet.note("The date is the day on which all councils were sent feedback on their audit.");
    sheet
}

#[rustfmt::skip] // a row a line
fn budget() -> Sheet {
    let mut sheet = Sheet::new("Budget");
    sheet.title("Money for the outcome of the inquiry");
    table(
        &mut sheet,
        &["Budget line", "Financial year", "Funded by", "Budget", "Spend to date", "Projected outturn", "Source"],
        &[["Implementing the outcome of the Climbié Inquiry", "2003/04", "Departmental revenue strategy", "£200k", "", "", "4"]],
    );
    sheet.blank();
    sheet.note("The report gives no spend. Developments are also paid from the Children's Services budget, with no sum named.");
    sheet
}
