//! Halton's Climbié visits, from the report of 31 October 2011 (seed 002). The report gives no dates of visits and this names no member.

use crate::real::table;
use crate::sheet::{Book, Sheet};

pub(crate) fn book() -> Book {
    Book { title: "Halton: Climbié visits".into(), sheets: vec![log(), rota(), actions(), indicators()] }
}

#[rustfmt::skip] // a row a line
fn log() -> Sheet {
    const OWNER: &str = "Divisional Manager Child Protection and Children in Need";
    let mut sheet = Sheet::new("Visit log");
    sheet.title("Halton Borough Council: Climbié visits to front-line Child in Need teams");
    sheet.note("As at 31 October 2011");
    sheet.blank();
    table(
        &mut sheet,
        &["Date of visit", "Service visited", "Issue highlighted", "Response", "Owner", "Source"],
        &[
            ["", "", "Workloads and caseloads are high", "Referrals are up by 15 % this year and are watched; some work may move to the Children in Care service; early help is bedding in", OWNER, "3.3"],
            ["", "", "Car parking", "Both offices have free parking and public car parks nearby", OWNER, "3.3"],
            ["", "", "Staff support and retention: teams are full, morale is high", "Support and training help to keep staff; unqualified staff are helped to qualify", OWNER, "3.3"],
            ["", "", "IT: several systems, reliability, working at home", "Laptops are out and early problems solved; Carefirst 6 is live in one team", OWNER, "3.3"],
            ["", "", "Venues for supervised contact", "Principal managers reminded that risk assessments must be in place", OWNER, "3.3"],
        ],
    );
    sheet
}

fn rota() -> Sheet {
    let mut sheet = Sheet::new("Rota");
    sheet.title("Rota of visits (nine members; no names are given here)");
    table(
        &mut sheet,
        &["Visit date", "Team", "Member", "Purpose", "Source"],
        &[["", "Child in Need Runcorn", "", "", "3.2"], ["", "Child in Need Widnes", "", "", "3.2"]],
    );
    sheet.blank();
    for purpose in [
        "What visits are for (3.0):",
        "Staffing levels are appropriate",
        "Individual workloads are appropriate",
        "Referral management is sound and secure",
        "Performance of the duty teams",
        "Progress of the Integrated Children's System",
    ] {
        sheet.note(purpose);
    }
    sheet
}

#[rustfmt::skip] // a row a line
fn actions() -> Sheet {
    let mut sheet = Sheet::new("Actions");
    sheet.title("What was recommended in February and October 2011");
    table(
        &mut sheet,
        &["Recs", "Action", "Lead", "Due date", "Status", "Progress", "Source"],
        &[
            ["41", "Refresher training for members, and a review of how visits work", "", "towards the end of the year", "", "", "2 (i)"],
            ["41", "Rota for next year drawn up and sent out", "", "December 2011", "", "", "2 (ii)"],
            ["41", "Update report to the Policy and Performance Board", "", "in six months", "", "", "2 (iii)"],
            ["41", "Members' disclosure checks, so that a rota can be set", "", "", "Complete", "Checks shown or applied for; nine members on the rota", "3.2"],
            ["41", "Visit reports and responses scrutinised twice a year", "", "", "", "Reports go to the divisional manager, who responds", "3.3"],
            ["41", "More scrutiny of contact, referral and assessment, with performance data", "", "", "", "Scrutiny has grown", "3.4"],
        ],
    );
    sheet
}

fn indicators() -> Sheet {
    let mut sheet = Sheet::new("Indicators");
    sheet.title("Figures in the report");
    table(
        &mut sheet,
        &["Indicator", "Value", "Unit", "Month", "Source"],
        &[
            ["Referrals to the Child in Need service, change on the year", "=15", "%", "October 2011", "3.3"],
            ["Members on the rota", "=9", "number", "October 2011", "3.2"],
            ["Issues highlighted by visits", "=5", "number", "October 2011", "3.3"],
        ],
    );
    sheet
}
