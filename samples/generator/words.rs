//! Words for the other tables of the invented councils: visits, risks, recommendations, budget lines and indicators.

/// Issue seen on a visit, and how it was answered.
pub(crate) const ISSUES: [(&str, &str); 12] = [
    ("Caseloads above the limit", "Two cases moved to the next team; watched weekly"),
    ("Car parking at the office", "Bays for duty staff asked for"),
    ("Client database slow in the afternoon", "Fault raised with IT services"),
    ("Vacant social worker post", "Post advertised again"),
    ("Supervision missed in holiday weeks", "Deputy now stands in"),
    ("Duty telephone not answered at lunch time", "Lunch rota brought in"),
    ("No quiet room for talking to children", "Room on the ground floor set aside"),
    ("Referral forms from schools incomplete", "Head teachers reminded by letter"),
    ("New staff had no induction pack", "Packs printed and given out"),
    ("Files without a chronology", "Team to finish chronologies first"),
    ("Staff speak well of their manager", "Passed on with thanks"),
    ("Case transfers wait for a visit together", "Dates for joint visits fixed in advance"),
];

#[rustfmt::skip] // a row a line
pub(crate) const PURPOSES: [&str; 5] =
    ["Staffing levels", "Individual workloads", "Referral management", "Performance of the duty team", "Client database"];

/// Risk, cause, consequence, mitigation, owner.
#[rustfmt::skip] // a row a line
pub(crate) const RISKS: [[&str; 5]; 10] = [
    ["Too few social workers", "Vacancies and sickness", "Cases wait for a worker", "Recruitment campaign; agency cover", "Head of Children's Services"],
    ["Client database late", "Supplier behind plan", "Managers have no figures", "Fortnightly meeting with the supplier", "Information Manager"],
    ["Procedures not followed", "Staff have not read them", "Children not seen in time", "Signed slips; file audits", "Quality Assurance Manager"],
    ["Agencies do not share information", "Protocol not signed", "Warning signs missed", "Chief officers' meeting", "Director of Social Services"],
    ["Training money runs out", "More courses than planned", "Supervisors not trained", "", "Training Manager"],
    ["Councillors not told of trouble", "Reports come late", "No challenge from members", "Quarterly report fixed in the diary", "Director of Social Services"],
    ["Evidence of action is thin", "Plans closed on word alone", "Inspectors not convinced", "Evidence checked before closing", "Quality Assurance Manager"],
    ["Referrals go on rising", "Better awareness", "Duty team overloaded", "", "Team Manager, Duty"],
    ["Out-of-hours cover breaks down", "Small pool of staff", "No answer at night", "Agreement with a neighbour", "Head of Children's Services"],
    ["Improvement slips after inspection", "Attention moves on", "Old habits return", "Six-monthly review", ""],
];

/// Number, topic in a few words, service. Only the topics of 6, 7, 9, 33, 41 and 47 come from the papers; the others are illustrative.
pub(crate) const RECOMMENDATIONS: [(i32, &str, &str); 24] = [
    (6, "Committee of members for children and families", "General"),
    (7, "Management board of the agencies", "General"),
    (9, "Each agency's budget for vulnerable children", "General"),
    (12, "Basic facts about the child taken at first contact", "General"),
    (18, "Interpreters", "General"),
    (19, "Duty managers know every referral", "Social care"),
    (20, "Experienced staff on intake teams", "Social care"),
    (21, "Referrals confirmed in writing", "Social care"),
    (22, "Families in temporary accommodation", "Social care"),
    (24, "Children out of school", "Social care"),
    (25, "Assessments approved by a manager", "Social care"),
    (26, "Child seen before a case is closed", "Social care"),
    (30, "Directors know the work of duty teams", "Social care"),
    (33, "Free referral number at all hours", "Social care"),
    (34, "Purpose of home visits", "Social care"),
    (36, "Legal advice before emergency action", "Social care"),
    (37, "Confidence to question other professionals", "Social care"),
    (38, "Cases handed over between councils", "Social care"),
    (39, "Calls passed to the duty team", "Social care"),
    (41, "Managers and councillors visit intake teams", "Social care"),
    (45, "Supervision and reading of files", "Social care"),
    (46, "Role of child protection advisers", "Social care"),
    (47, "Specialist services at all hours", "Social care"),
    (52, "Minutes of strategy meetings", "Social care"),
];

/// Standard, line, recommendation, pounds in a council of middle size.
pub(crate) const LINES: [(usize, &str, &str, i32); 15] = [
    (1, "Duty team: two extra posts", "20", 58_400),
    (1, "Out-of-hours telephone number", "33", 24_500),
    (2, "Interpreters and translation", "18", 16_200),
    (2, "Total assessment training", "", 12_750),
    (3, "Case transfer officer", "38", 27_300),
    (3, "Allocation software", "", 9_800),
    (4, "Handbook: writing and printing", "", 7_450),
    (4, "Legal advice at all hours", "36", 31_600),
    (5, "Inter-agency training", "37", 42_000),
    (5, "Training for supervisors", "45", 18_900),
    (5, "Induction packs", "", 3_600),
    (6, "Client database", "30", 145_000),
    (6, "Audit officer", "", 34_200),
    (7, "Support for the members' committee", "6", 11_500),
    (7, "Member visits: travel", "41", 1_250),
];

/// Indicator, unit, April 2003 value, change a month, target, whether more is better.
pub(crate) const INDICATORS: [(&str, &str, i32, i32, i32); 8] = [
    ("Referrals received", "number", 180, 3, 190),
    ("Initial assessments in 7 working days", "%", 52, 2, 70),
    ("Core assessments in 35 working days", "%", 44, 2, 60),
    ("Child protection reviews held on time", "%", 84, 1, 100),
    ("Children on the register without a named worker", "number", 9, -1, 0),
    ("Social worker posts vacant", "%", 21, -1, 10),
    ("Supervision sessions held as planned", "%", 61, 2, 90),
    ("Files audited", "number", 12, 1, 30),
];
