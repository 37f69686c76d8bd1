//! Bath and North East Somerset's safeguarding board programme of August 2010 (seed 004) and inspection improvement plan of January 2013 (seed 003).

use crate::real::table;
use crate::sheet::{Book, Sheet};

/// The 2010-11 work programme, kept as comma-separated text.
#[rustfmt::skip] // a row a line
pub(crate) fn work_programme() -> Sheet {
    let mut sheet = Sheet::new("Work programme");
    sheet.note("Bath and North East Somerset Local Safeguarding Children Board");
    sheet.note("Work programme 2010-11: position in August 2010");
    sheet.blank();
    table(&mut sheet, &["Outcome area", "Action", "Lead", "Due date", "Status", "Progress", "Source"], &PROGRAMME);
    sheet
}

const HARM: &str = "Protection from violence, maltreatment, neglect and sexual exploitation";
const BOARD: &str = "The LSCB works effectively and influences other partnerships";
const TRAINING: &str = "Training";
const GROUP: &str = "Sub group and lead group to take the work forward";

#[rustfmt::skip] // a row a line
const PROGRAMME: [[&str; 7]; 22] = [
    [HARM, GROUP, "", "", "", "Taken forward in the past year", "4.9"],
    [HARM, "Review and quality assurance of all child protection work", "Safeguarding Children Sub Committee", "", "In progress", "Reports to the Board every six months", "4.8"],
    ["Protection from accidental injury and death", GROUP, "", "", "", "Taken forward in the past year", "4.9"],
    ["Safe from bullying and discrimination", GROUP, "", "", "", "Taken forward in the past year", "4.9"],
    ["Safe from crime and anti-social behaviour", GROUP, "", "", "", "Taken forward in the past year", "4.9"],
    ["Security, stability and care", GROUP, "", "", "", "Taken forward in the past year", "4.9"],
    [BOARD, "First draft of the annual report to the LSCB and then the Children's Trust Board", "", "September 2010", "", "Will be presented", "4.20"],
    [BOARD, "Draft annual report to the Overview and Scrutiny Panel", "", "November 2010", "", "Arranged", "4.20"],
    [BOARD, "Publish the first annual report under the new duty", "LSCB", "1 April 2011", "", "", "2.2, 4.17"],
    [BOARD, "Produce a Children and Young People's Plan", "Children's Trust Board", "1 April 2011", "", "", "4.17"],
    [BOARD, "Bring the Board into line with Working Together 2010", "", "", "In progress", "", "4.4"],
    [BOARD, "Strengthen the terms of reference", "", "", "Complete", "", "4.10"],
    [BOARD, "Appoint an interim independent chair", "", "", "Complete", "", "4.10"],
    [BOARD, "Recruit a permanent independent chair", "", "", "", "Still to come", "4.10"],
    [BOARD, "Director of Children's Service to be a core member", "", "", "Complete", "", "4.10"],
    [BOARD, "Review the structure of the Board and its sub groups", "", "", "In progress", "Started", "4.10"],
    [BOARD, "Lead Member to join as participating observer, and two lay members to be recruited", "", "", "In progress", "Arrangements are being made", "4.10"],
    [BOARD, "Review governance with the Children's Trust Board", "", "", "", "Will go on all the time", "4.10, 4.20"],
    [BOARD, "Develop the South West Shared Procedures further", "", "", "In progress", "The LSCB takes the lead", "4.9"],
    [TRAINING, "Audit of training needs each year", "Training Management Committee", "", "", "", "4.7"],
    [TRAINING, "Publish the training programme each year", "Training Management Committee", "", "", "", "4.7"],
    [TRAINING, "Evaluate what training does for practice and for children", "", "", "In progress", "", "4.7"],
];

/// The improvement plan after the Ofsted and CQC inspection of January 2012.
pub(crate) fn inspection_plan() -> Book {
    Book {
        title: "Bath and North East Somerset: inspection improvement plan".into(),
        sheets: vec![improvement_plan(), judgements()],
    }
}

#[rustfmt::skip] // a row a line
fn improvement_plan() -> Sheet {
    let mut sheet = Sheet::new("Improvement plan");
    sheet.title("Bath & North East Somerset Council: Children's Service");
    sheet.title("Safeguarding and looked after children: inspection improvement plan");
    sheet.note("As at 28th January 2013");
    sheet.blank();
    table(
        &mut sheet,
        &[
            "No", "Action", "Lead officer", "Completion date", "Date completed", "Assurance method", "Desired outcome", "Progress rating", "Evaluation of impact", "Review date", "Source",
        ],
        &PLAN,
    );
    sheet.blank();
    sheet.note("Three things are kept apart: action completed (Complete), improvement evidenced (Evaluation of impact), improvement sustained (Sustained); 4.12 to 4.14.");
    sheet.note("The report names the columns of the plan (4.8) but not what they hold: they are empty where it says nothing.");
    sheet
}

#[rustfmt::skip] // a row a line
const PLAN: [[&str; 11]; 19] = [
    ["=1", "Notifications of care and protection plans", "", "", "", "", "", "Sustained", "Effected, with evidence that it is being sustained", "", "4.13"],
    ["=2", "Feedback to referrers", "", "", "", "", "", "Sustained", "Effected, with evidence that it is being sustained", "", "4.13"],
    ["=3", "Reviews of looked after children held on time", "", "", "", "", "", "Sustained", "Effected, with evidence that it is being sustained", "", "4.13"],
    ["=4", "Health professionals' part in reviews, and progress of health plans", "", "", "", "", "", "Sustained", "Effected, with evidence that it is being sustained", "", "4.13"],
    ["=5", "Core assessments after section 47 investigations", "", "", "", "", "", "Complete", "Evidence that it lasts is emerging; a longer period is needed", "", "4.13"],
    ["=6", "Reports to child protection conferences and reviews", "", "", "", "", "", "Complete", "Evidence that it lasts is emerging; a longer period is needed", "", "4.13"],
    ["=7", "Quality assurance within the service and off-line", "", "", "", "Case audits, with themed deep dives", "Consistency across the service", "Complete", "More work needed to show that reports, plans, core groups and recording improve", "", "4.12, 4.13"],
    ["=8", "Professional supervision", "", "", "", "", "", "Complete", "More work needed to show its effect on practice and outcomes", "", "4.13"],
    ["=9", "Children's Trust Board and LSCB to call for progress reports from health agencies", "Children's Service", "", "", "", "", "Complete", "", "", "4.13"],
    ["=10", "Conference chairs to meet parents and young people before and after initial conferences", "", "", "", "", "", "Complete", "", "", "4.12"],
    ["=11", "Independent evaluation of progress with the plan", "", "", "w/c 26.11.12", "", "", "Complete", "", "", "4.12"],
    ["=12", "Underpinning actions", "", "", "", "", "", "In progress", "", "", "4.12"],
    ["=13", "Sign off the plan and send it to the social care teams", "", "", "26th April 2012", "", "", "Complete", "", "", "4.10"],
    ["=14", "Set up an Inspection Improvement Group that meets each month", "Strategic Director", "", "", "", "", "Complete", "", "", "4.10"],
    ["=15", "Staff workshops on the plan", "", "", "", "", "", "Complete", "", "", "4.10"],
    ["=16", "Fit the plan together with the health agencies' plans", "", "", "", "", "", "Complete", "", "", "4.9"],
    ["=17", "Consistent practice across the service", "Children's Social Care Service", "", "", "", "Consistency across the service", "In progress", "Some areas have not yet reached the level required", "", "4.13, 4.14"],
    ["=18", "Briefing paper to the LSCB", "", "", "6th March 2012", "", "", "Complete", "", "", "4.6"],
    ["=19", "Combined report of Children's Service and health agencies to the LSCB, one year on", "", "5th March 2013", "", "", "", "", "", "", "2.3"],
];

#[rustfmt::skip] // a row a line
fn judgements() -> Sheet {
    const SAFE: &str = "Safeguarding services";
    const CARE: &str = "Services for looked after children";
    let areas = [
        (SAFE, "Overall effectiveness", "3 Adequate"),
        (SAFE, "Capacity for improvement", "3 Adequate"),
        (SAFE, "Children and young people are safe and feel safe", "2 Good"),
        (SAFE, "Quality of provision", "3 Adequate"),
        (SAFE, "Contribution of health agencies to keeping children and young people safe", "4 Inadequate"),
        (SAFE, "Ambition and prioritisation", "3 Adequate"),
        (SAFE, "Leadership and management", "3 Adequate"),
        (SAFE, "Performance management and quality assurance", "3 Adequate"),
        (SAFE, "Partnership working", "3 Adequate"),
        (CARE, "Overall effectiveness", "2 Good"),
        (CARE, "Capacity for improvement", "2 Good"),
        (CARE, "Being healthy", "4 Inadequate"),
        (CARE, "Staying safe", "2 Good"),
        (CARE, "Enjoying and achieving", "2 Good"),
        (CARE, "Making a positive contribution", "2 Good"),
        (CARE, "Economic wellbeing", "3 Adequate"),
        (CARE, "Quality of provision", "3 Adequate"),
        (CARE, "Ambition and prioritisation", "2 Good"),
        (CARE, "Leadership and management", "2 Good"),
        (CARE, "Performance management and quality assurance", "3 Adequate"),
    ];
    let rows = areas.map(|(service, area, grade)| {
        let source = if service == SAFE { "4.5" } else { "4.7" };
        [service, area, grade, "January 2012", "Ofsted/CQC", source]
    });
    let mut sheet = Sheet::new("Judgements");
    sheet.title("Inspection of safeguarding and looked after children services");
    let first = sheet.rows.len() + 1;
    table(&mut sheet, &["Service", "Judgement area", "Grade", "Inspection date", "Inspectorate", "Source"], &rows);
    sheet.merge_down(0, first);
    sheet.blank();
    sheet.note("Grades: Outstanding 1, Good 2, Adequate 3, Inadequate 4 (4.4).");
    sheet
}
