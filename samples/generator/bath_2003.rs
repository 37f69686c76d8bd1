//! Bath and North East Somerset's improvement plan of December 2003, from the report of 3 December 2003 (seed 000).

use crate::real::table;
use crate::sheet::{Book, Sheet};

pub(crate) fn book() -> Book {
    Book {
        title: "Bath and North East Somerset: Climbié Inquiry improvement plan".into(),
        sheets: vec![actions(), judgement(), recommendations(), provisions()],
    }
}

#[rustfmt::skip] // a row a line
fn actions() -> Sheet {
    let mut sheet = Sheet::new("Improvement plan");
    sheet.title("Bath & North East Somerset Council: Climbié Inquiry report improvement plan");
    sheet.note("Progress as at 3 December 2003");
    let first = sheet.rows.len() + 1;
    table(
        &mut sheet,
        &["Area for improvement", "Recs", "Action", "Responsible officer", "Completion date", "Actual completion date", "Status", "Evidence of progress", "Source"],
        &[
            ["Audit", "", "Send the audit of services to the SSI", "", "30 April 2003", "=2003-04-29", "Complete", "", "1.1, 4.7, 4.9"],
            ["Audit", "", "Draw up an action plan from the audit", "", "30 April 2003", "", "Complete", "", "4.7, 4.11"],
            ["Audit", "", "Take the action plan into each team's own plan", "", "", "", "Complete", "Team plans", "4.11"],
            ["Monitoring", "", "Watch progress at regular intervals", "Children and Families Services Management Group", "", "", "", "Supervision, appraisal, file audits, team plans, performance reports", "4.11"],
            ["Monitoring", "", "Finish the actions still outstanding", "", "", "", "", "Plans made; the vast majority of actions are done", "4.13"],
            ["Monitoring", "", "Make sure that progress is sustained", "Director of Social Services", "", "", "", "A priority of the 2004/5 service plan", "2.1, 4.13"],
            ["Communication with other agencies", "", "Area Child Protection Committee's work programme 03/04", "", "", "", "In progress", "Reviewed at its quarterly meetings", "4.14"],
            ["Governance", "", "Report progress on the plan to the Council Executive", "", "", "=2003-12-03", "Complete", "This report", "1.2"],
            ["Governance", "", "Write to leader, portfolio holders, councillors, directors and heads of service about their safeguarding role", "Chief Executive", "", "", "Complete", "", "4.15"],
            ["Governance", "", "Agree proposals for safeguarding awareness training across the council", "Chief Executive's Directors' Group", "", "", "Complete", "", "4.16"],
            ["Governance", "", "Prepare workshops and training materials", "Children and Families Services", "", "", "In progress", "", "4.16"],
            ["Governance", "", "Give the training to staff across the council", "", "from January 2004", "", "", "", "4.16"],
            ["Governance", "6 & 7", "Committee of members for children and families, and management board", "", "", "", "", "", "3.2"],
            ["Governance", "9", "Identify each agency's budget for vulnerable children and families", "Management Board", "", "", "", "", "3.3"],
            ["Access to services", "33", "Free 24-hour referral number for the public", "", "", "", "", "", "3.2"],
            ["Access to services", "47", "Specialist services at every hour of every day", "", "", "", "", "", "3.2"],
        ],
    );
    sheet.merge_down(0, first);
    sheet.blank();
    sheet.note("Status is given only where the report says it. For recs 6, 7, 33 and 47 it says what must be provided if they are implemented.");
    sheet
}

fn judgement() -> Sheet {
    let mut sheet = Sheet::new("SSI judgement");
    sheet.title("SSI's evaluation of the audit");
    table(
        &mut sheet,
        &["Domain", "Judgement", "Inspection date", "Inspectorate", "Source"],
        &[
            ["How well are children being served?", "Most", "June 2003", "SSI", "4.10"],
            ["What is the council's capacity to improve?", "Promising", "June 2003", "SSI", "4.10"],
        ],
    );
    sheet
}

#[rustfmt::skip] // a row a line
fn recommendations() -> Sheet {
    let mut sheet = Sheet::new("Recommendations");
    sheet.title("Recommendations with money attached");
    table(
        &mut sheet,
        &["Rec no", "Recommendation", "Service", "Timescale", "Status", "Response", "Source"],
        &[
            ["=6", "Committee of members for children and families", "", "", "", "Provision needed if implemented; a further report then", "3.2 (iii)"],
            ["=7", "Management board for services to children and families", "", "", "", "Provision needed if implemented; a further report then", "3.2 (iii)"],
            ["=9", "Identify each agency's budget for vulnerable children and families", "", "", "", "The council must see that its own budget is identified", "3.3"],
            ["=33", "Free 24-hour referral number", "", "", "", "Provision needed if implemented; a further report then", "3.2 (ii)"],
            ["=47", "Specialist services round the clock", "", "", "", "Provision needed if implemented; a further report then", "3.2 (i)"],
        ],
    );
    sheet
}

#[rustfmt::skip] // a row a line
fn provisions() -> Sheet {
    let mut sheet = Sheet::new("Budget");
    sheet.title("Provision for the plan (the report names no amounts)");
    table(
        &mut sheet,
        &["Budget line", "Recs", "Provision", "Spend to date", "Projected outturn", "Source"],
        &[
            ["Improvement plan for children and families services", "", "within existing resources", "", "", "3.1"],
            ["Specialist services round the clock", "47", "", "", "", "3.2 (i)"],
            ["Free 24-hour referral number", "33", "", "", "", "3.2 (ii)"],
            ["Committee of members and management board", "6 & 7", "", "", "", "3.2 (iii)"],
            ["Budget for vulnerable children and families, by agency", "9", "", "", "", "3.3"],
            ["Responsibilities under the Children Act 1989", "", "", "", "", "3.4"],
        ],
    );
    sheet
}
