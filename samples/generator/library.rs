//! The actions from which the invented councils make their plans: standard, area, recommendations, what is done, who leads, evidence.

/// The five national areas for action, then the fourteen for particular attention.
pub(crate) const AREAS: [&str; 19] = [
    "Policies, procedures and guidance",
    "Systems to monitor and review implementation",
    "Compliance of front-line workers, supervisors and managers",
    "Management information",
    "Communication and protocols with other agencies",
    "Management information systems",
    "Systematic reporting to senior managers and councillors",
    "Managerial decision making",
    "Use of the assessment framework",
    "Purpose of assessments and interventions",
    "Emergency action",
    "Housing needs",
    "Decision making about children in need",
    "Case transfer",
    "Children from overseas",
    "Information sharing",
    "Recording practice",
    "Allocation",
    "Use of staff who are not qualified social workers",
];

pub(crate) struct Planned {
    pub(crate) standard: usize,
    /// Place in `AREAS`; none for actions that answer to no national area.
    pub(crate) area: Option<usize>,
    pub(crate) recs: &'static str,
    pub(crate) what: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) evidence: &'static str,
}

const fn p(
    standard: usize,
    area: Option<usize>,
    recs: &'static str,
    what: &'static str,
    lead: &'static str,
    evidence: &'static str,
) -> Planned {
    Planned { standard, area, recs, what, lead, evidence }
}

const ADMIN: &str = "Business Support Manager";
const ASSESS: &str = "Team Manager, Assessment";
const AUDIT: &str = "Quality Assurance Manager";
const CHILD: &str = "Service Manager, Children";
const DIRECTOR: &str = "Director of Social Services";
const DUTY: &str = "Team Manager, Duty";
const HEAD: &str = "Head of Children's Services";
const INFO: &str = "Information Manager";
const LEGAL: &str = "Head of Legal Services";
const TRAIN: &str = "Training Manager";

#[rustfmt::skip] // a row a line
pub(crate) const LIBRARY: [Planned; 50] = [
    p(1, Some(0), "19", "Rewrite the duty team's referral procedure", DUTY, "Procedure on the intranet"),
    p(1, Some(4), "21", "Common referral form agreed with health, police and schools", DUTY, "Signed form; first returns"),
    p(1, Some(3), "19, 30", "Weekly list of referrals and what became of each", INFO, "Weekly list"),
    p(1, Some(2), "20", "Dip sample of 20 referrals each month by the duty manager", DUTY, "Sample sheets"),
    p(1, Some(14), "", "Checklist for children newly arrived from abroad", DUTY, "Checklist in use"),
    p(1, None, "33", "Out-of-hours number printed on all leaflets and the website", ADMIN, "Leaflet"),
    p(1, Some(4), "39", "Contact centre staff pass every child safety call to duty at once", ADMIN, "Call log"),
    p(2, Some(8), "", "Joint briefings on the assessment framework with health visitors and schools", ASSESS, "Attendance lists"),
    p(2, Some(9), "34", "Purpose of each assessment and visit written on the file at the start", ASSESS, "File audit"),
    p(2, Some(11), "22", "Agreement with housing on families in temporary accommodation", CHILD, "Signed agreement"),
    p(2, Some(2), "25", "Manager signs every assessment after the child has been seen and spoken to", ASSESS, "Signed assessments"),
    p(2, Some(14), "", "Guidance on checking a child's history in another country", CHILD, "Guidance note"),
    p(2, None, "18", "Contract for interpreters, with child protection training", ADMIN, "Contract"),
    p(2, Some(8), "", "Core assessment template cut to one form", ASSESS, "Template"),
    p(2, Some(1), "", "Quarterly check that assessments are finished in time", AUDIT, "Quarterly report"),
    p(3, Some(17), "", "Allocation policy with a limit on cases a worker", CHILD, "Policy"),
    p(3, Some(13), "38", "Checklist for moving a case between teams and between councils", CHILD, "Checklist"),
    p(3, Some(12), "", "Panel for decisions about children in need", HEAD, "Panel minutes"),
    p(3, Some(18), "", "Rules on the work that unqualified staff may hold", CHILD, "Rules agreed with the unions"),
    p(3, Some(7), "26", "Closing a case needs a manager's decision and the child seen", ASSESS, "Closure form"),
    p(3, Some(17), "", "Weekly report of unallocated cases to the head of service", INFO, "Weekly report"),
    p(3, Some(16), "", "Chronology at the front of every open file", ASSESS, "File audit"),
    p(4, Some(0), "", "Child protection handbook revised and issued to all staff", AUDIT, "Handbook"),
    p(4, Some(15), "", "Information sharing protocol with health and police", LEGAL, "Signed protocol"),
    p(4, Some(10), "36", "Legal advice before emergency action, at any hour", LEGAL, "Rota of solicitors"),
    p(4, Some(10), "", "Review with the police of every use of police protection", HEAD, "Quarterly review"),
    p(4, Some(2), "", "Staff sign that they have read the procedures", CHILD, "Signed slips"),
    p(4, Some(0), "24", "Guidance on school-age children who are not at school", CHILD, "Guidance note"),
    p(4, Some(15), "", "One-page guide to what may be shared without consent", LEGAL, "Guide"),
    p(5, None, "37", "Training in questioning other professionals' opinions", TRAIN, "Course record"),
    p(5, None, "", "Awareness course for staff outside social services", TRAIN, "Attendance lists"),
    p(5, Some(2), "45", "Training of supervisors in reading and signing files", TRAIN, "Course record"),
    p(5, None, "", "Induction pack for new and agency social workers", TRAIN, "Pack"),
    p(5, Some(18), "", "Training for family centre staff who work with children in need", TRAIN, "Course record"),
    p(5, None, "", "Database of who was trained in what, and when", INFO, "Database"),
    p(5, None, "", "Course for councillors on their part as corporate parents", TRAIN, "Attendance lists"),
    p(6, Some(5), "", "New client database for children's teams", INFO, "Project plan; go-live note"),
    p(6, Some(3), "30", "Monthly performance sheet for team managers", INFO, "Monthly sheet"),
    p(6, Some(1), "", "Programme of file audits, ten a team each quarter", AUDIT, "Audit reports"),
    p(6, Some(16), "", "Recording standard, with spot checks", AUDIT, "Standard; spot checks"),
    p(6, None, "", "Campaign to fill social worker vacancies", HEAD, "Vacancy return"),
    p(6, Some(7), "45", "Supervision policy: every worker every four weeks", CHILD, "Supervision return"),
    p(6, None, "46", "Role of the child protection adviser written down", HEAD, "Role description"),
    p(6, Some(5), "", "Link between the duty system and the child protection register", INFO, "Test record"),
    p(7, Some(6), "", "Quarterly safeguarding report to the committee", DIRECTOR, "Committee paper"),
    p(7, Some(6), "41", "Rota of visits to intake teams by managers and councillors", DIRECTOR, "Visit log"),
    p(7, None, "6, 7", "Paper on a members' committee and management board", DIRECTOR, "Committee paper"),
    p(7, None, "9", "Each agency's budget for vulnerable children set out", "Head of Finance", "Budget statement"),
    p(7, Some(1), "", "Safeguarding in every department's service plan", "Chief Executive", "Service plans"),
    p(7, Some(4), "", "Chief officers of all agencies meet twice a year", "Chief Executive", "Minutes"),
];

pub(crate) const STANDARDS: [&str; 7] = [
    "Referral",
    "Assessment",
    "Allocation, service provision and closure",
    "Guidance",
    "Training and development",
    "Organisation and management",
    "Governance",
];

/// Five illustrative criteria a standard: the inquiry's audit tool is not copied here.
pub(crate) const CRITERIA: [[&str; 5]; 7] = [
    [
        "Every referral is written down and acknowledged",
        "Staff on duty are experienced and supervised",
        "Anyone can reach a social worker at any hour",
        "Written confirmation is asked of professionals",
        "The manager knows each day what has come in",
    ],
    [
        "Children are seen and spoken to",
        "Assessments follow the framework",
        "A manager approves each assessment",
        "Interpreters are used where they are needed",
        "Housing and school are part of the picture",
    ],
    [
        "Every child protection case has a named worker",
        "Cases are handed over in writing",
        "Plans say what will change, and by when",
        "No case is closed before the child is seen",
        "Decisions about children in need are explained",
    ],
    [
        "Procedures are up to date and at hand",
        "Staff know when to take legal advice",
        "Rules on sharing information are clear",
        "Guidance covers children from abroad",
        "Emergency action is decided at the right level",
    ],
    [
        "New staff have an induction",
        "Supervisors are trained for it",
        "Agencies train together",
        "Training is checked for its effect",
        "Training records are complete",
    ],
    [
        "Supervision takes place as planned",
        "Files are audited",
        "Managers have the figures that they need",
        "Workloads are watched",
        "Vacancies are covered",
    ],
    [
        "Councillors have regular reports",
        "Senior managers visit front-line teams",
        "Lines of accountability are written down",
        "Agencies plan together at the top",
        "Budgets for children are known",
    ],
];
