//! How each invented council words its headers and statuses: pairs of field and header, in the council's own order.

pub(crate) type Headings = &'static [(&'static str, &'static str)];

/// Words for not started, on track, at risk, off track, complete, sustained, no longer needed.
pub(crate) const STATUS_WORDS: [[&str; 7]; 5] = [
    ["Not started", "Green", "Amber", "Red", "Complete", "Sustained", "No longer required"],
    ["Not yet started", "On track", "At risk", "Delayed", "Completed", "Embedded", "Superseded"],
    ["Not started", "Blue", "Amber", "Red", "Green", "Sustained", "No longer needed"],
    ["Not started", "In progress", "At risk", "Overdue", "Done", "Sustained", "Redundant"],
    ["Not started", "G", "A", "R", "B", "Sustained", "No longer needed"],
];

/// The key below the action plan, by the same place.
pub(crate) const KEYS: [&str; 5] = [
    "RAG: Green = on track, Amber = at risk, Red = off track; Complete is shown in blue",
    "Blue = complete, Green = on track, Amber = at risk, Red = off track, no fill = not started",
    "Key: Green = complete, Blue = on track, Amber = at risk, Red = off track",
    "In progress means on track; overdue means off track",
    "R = off track, A = at risk, G = on track, B = complete",
];

#[rustfmt::skip] // a row a line
pub(crate) const ACTIONS: [Headings; 10] = [
    &[("standard", "Standard"), ("ref", "Action no"), ("area", "Area for improvement"), ("recs", "Rec"), ("action", "Action required"), ("lead", "Lead officer"), ("due", "Target date"), ("status", "RAG status"), ("progress", "Progress update"), ("evidence", "Evidence"), ("completed", "Date completed")],
    &[("ref", "Ref"), ("standard", "Key area"), ("area", "Issue"), ("recs", "Recs"), ("action", "Planned action"), ("lead", "By whom"), ("due", "By when"), ("status", "Status"), ("percent", "% complete"), ("progress", "Commentary"), ("assurance", "How monitored"), ("evidence", "How evidenced"), ("completed", "Date completed")],
    &[("standard", "Section"), ("ref", "No"), ("area", "Area of development"), ("recs", "Recs"), ("action", "Actions required"), ("lead", "Responsible officer"), ("due", "Timescale"), ("status", "RAG"), ("progress", "Latest position"), ("evidence", "Evidence of progress"), ("completed", "Actual completion date")],
    &[("standard", "Theme"), ("ref", "ID"), ("area", "Area for improvement"), ("action", "Action"), ("recs", "Laming recommendation"), ("lead", "Owner"), ("due", "Deadline"), ("status", "Current status"), ("progress", "Update"), ("evidence", "Evidence"), ("completed", "Date completed")],
    &[("ref", "Ref"), ("standard", "Standard"), ("area", "Issue"), ("recs", "Climbie rec"), ("action", "Task"), ("lead", "Who"), ("due", "Completion date"), ("completed", "Actual completion date"), ("status", "Progress rating"), ("progress", "Progress"), ("evidence", "Evidence")],
    &[("ref", "Ref"), ("standard", "Standard"), ("area", "Area for improvement"), ("action", "What will we do?"), ("lead", "Who"), ("due", "By when"), ("status", "RAG"), ("recs", "Rec no"), ("evidence", "How evidenced"), ("completed", "Date completed")],
    &[("ref", "Ref"), ("standard", "Standard"), ("area", "Area for improvement"), ("recs", "Recommendation"), ("action", "Action"), ("lead", "Lead"), ("due", "Due"), ("status", "Status"), ("percent", "Percentage complete"), ("progress", "Progress"), ("evidence", "Evidence"), ("completed", "Completed")],
    &[("standard", "Standard"), ("ref", "Action no"), ("area", "Area for improvement"), ("recs", "Recs"), ("action", "Action"), ("lead", "Responsibility"), ("due", "Due date"), ("status", "Current status"), ("percent", "% complete"), ("progress", "Progress update"), ("evidence", "Evidence"), ("completed", "Date completed")],
    &[("ref", "ID"), ("action", "Action"), ("standard", "Standard"), ("area", "Area of development"), ("lead", "Lead officer"), ("due", "Due date"), ("status", "RAG rating"), ("recs", "Recs"), ("progress", "Update"), ("evidence", "Evidence"), ("completed", "Completed")],
    &[("standard", "Key area"), ("ref", "Ref"), ("area", "Issue"), ("recs", "Laming recommendation"), ("action", "Actions required"), ("lead", "Lead"), ("due", "Target date"), ("status", "Status"), ("progress", "Latest position"), ("evidence", "Evidence of progress"), ("completed", "Date completed")],
];

#[rustfmt::skip] // a row a line
pub(crate) const ASSESSMENTS: [Headings; 3] = [
    &[("standard", "Standard"), ("ref", "Criteria no"), ("words", "Criteria"), ("own", "Self assessment"), ("inspectorate", "SSI rating"), ("met", "Date met"), ("monitoring", "How monitored")],
    &[("ref", "Ref"), ("standard", "Standard"), ("words", "Description"), ("own", "Our rating"), ("inspectorate", "SSI evaluation"), ("met", "Met by")],
    &[("standard", "Standard"), ("ref", "Criteria no"), ("words", "Criteria"), ("own", "Council rating"), ("inspectorate", "Inspector judgement"), ("met", "Date in place"), ("monitoring", "How monitored")],
];

pub(crate) const JUDGEMENTS: [[&str; 4]; 3] = [
    ["Domain", "Grade", "Inspection date", "Inspectorate"],
    ["Judgement area", "Judgement", "Date", "Inspectorate"],
    ["Domain", "Rating", "Inspection date", "Inspectorate"],
];

#[rustfmt::skip] // a row a line
pub(crate) const VISITS: [Headings; 3] = [
    &[("on", "Date of visit"), ("team", "Team"), ("visitor", "Visitor"), ("purpose", "Purpose"), ("issue", "Issue highlighted"), ("response", "Response"), ("owner", "Owner"), ("due", "Due"), ("status", "Status")],
    &[("on", "Visit date"), ("team", "Office"), ("visitor", "Councillor"), ("purpose", "Purpose"), ("issue", "Issue raised"), ("response", "Action taken"), ("status", "Status")],
    &[("on", "Date of visit"), ("team", "Service visited"), ("visitor", "Member"), ("issue", "Findings"), ("response", "Management response"), ("owner", "Owner")],
];

#[rustfmt::skip] // a row a line
pub(crate) const RISKS: [Headings; 3] = [
    &[("ref", "Ref"), ("risk", "Risk"), ("cause", "Cause"), ("consequence", "Consequence"), ("likelihood", "Likelihood"), ("severity", "Severity"), ("score", "Score"), ("mitigation", "Mitigation"), ("owner", "Owner"), ("due", "Due")],
    &[("ref", "No"), ("risk", "Risk description"), ("likelihood", "Probability"), ("severity", "Impact"), ("score", "Risk score"), ("mitigation", "Existing controls"), ("owner", "Owner")],
    &[("ref", "Ref"), ("risk", "Description of risk"), ("cause", "Cause"), ("consequence", "Consequence"), ("likelihood", "Likelihood"), ("severity", "Impact"), ("score", "Score"), ("mitigation", "Mitigating action"), ("owner", "Owner")],
];

#[rustfmt::skip] // a row a line
pub(crate) const RECOMMENDATIONS: [Headings; 3] = [
    &[("number", "Recommendation no"), ("words", "Text"), ("service", "Service"), ("timescale", "Timescale"), ("status", "Status"), ("response", "Response")],
    &[("number", "Rec no"), ("words", "Text"), ("timescale", "Implement within"), ("status", "Status"), ("response", "Response")],
    &[("number", "Number"), ("words", "Text"), ("service", "Service"), ("timescale", "Timescale"), ("status", "Status")],
];

/// Standard, line, recommendation, funding, year, budget, actual, committed, forecast, variance.
#[rustfmt::skip] // a row a line
pub(crate) const BUDGETS: [[&str; 10]; 3] = [
    ["Standard", "Budget line", "Rec", "Funding source", "Financial year", "Approved budget", "Actual to date", "Commitments", "Projected outturn", "Variance"],
    ["Standard", "Description", "Recs", "Funded by", "Year", "Allocation", "Spend to date", "Committed", "Forecast outturn", "Over/under spend"],
    ["Standard", "Budget heading", "Rec", "Funding", "Financial year", "Revised budget", "Expenditure", "Commitments", "Forecast", "Variance"],
];

/// Sheet names: actions, assessments, judgements, visits, indicators, budget, risks, recommendations.
#[rustfmt::skip] // a row a line
pub(crate) const SHEETS: [[&str; 8]; 3] = [
    ["Action plan", "Self audit", "Judgements", "Visits", "Indicators", "Budget", "Risks", "Recommendations"],
    ["Improvement plan", "Standards", "SSI", "Climbie visits", "PIs", "Money", "Risk register", "Laming recs"],
    ["Actions", "Audit 2003", "Inspection", "Member visits", "Performance", "Finance", "Risks", "108 recommendations"],
];
