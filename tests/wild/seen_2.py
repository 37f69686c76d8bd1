#!/usr/bin/env python3
"""Held-out wild trackers: these cases were written before the code, by someone who had not seen it, and were never tuned to.
Usage: seen_2.py FOLDER writes the trackers and expected.json. All councils, people and figures are invented."""
import sys
from datetime import date, datetime

from openpyxl.styles import Font

from zoo import AMBER, BLUE, GREEN, RED, Zoo, paint

z = Zoo(sys.argv[1])
MAR = "2024-03 tracker.xlsx"


# ---------------------------------------------------------------- actions

# A youth justice manager: headings between the rows, the status only a colour.
def youth(ws):
    ws.merge_cells("A1:F1")
    ws.merge_cells("A5:F5")
    ws.merge_cells("A8:F8")
    paint(ws, F6=BLUE, F7=AMBER, F9=GREEN, F10=RED, F11=GREEN)


z.case("wexmarsh", "YJS improvement plan v6 FINAL.xlsx", [("Plan", [
    ["Wexmarsh Youth Justice Service: improvement plan following inspection"],
    ["Position as at 31 March 2024"],
    [],
    ["No.", "What we said we would do", "Whose job is it?", "By when?", "What has happened so far", "BRAG"],
    ["Domain 1: Organisational delivery"],
    ["1.1", "Recruit a second seconded police officer", "Petra Hallowin", date(2024, 1, 31), "Officer started in post on 15 January", None],
    ["1.2", "Refresh the management board's terms of reference", "Board chair", "end of April 2024", "Draft with partners for comment", None],
    ["Domain 2: Court disposals"],
    ["2.1", "All plans to be countersigned within 15 working days", "Ravi Osterlund", "Q1 2024/25", "Dip sample in February found 82%", None],
    ["2.2", "Bring in a safety planning template", "Ops managers", "29/02/2024", "Template not agreed, health lead off sick", None],
    ["2.3", "Train volunteers in restorative conferencing", "Jo Tamberlane", "ongoing", "Nine trained", None],
], youth)], {"actions": [
    {"ref": "1.1", "action": "Recruit a second seconded police officer", "lead": "Petra Hallowin", "due": "2024-01-31", "status": "complete", "progress": "Officer started in post on 15 January"},
    {"ref": "1.2", "action": "Refresh the management board's terms of reference", "lead": "Board chair", "due": "2024-04-30", "status": "at risk", "progress": "Draft with partners for comment"},
    {"ref": "2.1", "action": "All plans to be countersigned within 15 working days", "lead": "Ravi Osterlund", "due": "2024-06-30", "status": "on track", "progress": "Dip sample in February found 82%"},
    {"ref": "2.2", "action": "Bring in a safety planning template", "lead": "Ops managers", "due": "2024-02-29", "status": "off track"},
    {"ref": "2.3", "action": "Train volunteers in restorative conferencing", "lead": "Jo Tamberlane", "due": "", "status": "on track", "progress": "Nine trained"},
]})

# An internal auditor: follow-up of agreed actions, original and revised dates, a key on another sheet.
z.case("corvale", MAR, [
    ("Follow up 23-24", [
        ["Corvale District Council - Internal Audit"],
        ["Follow-up of agreed actions: children's and adults' audits"],
        ["Audit title", "Rec. No", "Weakness found", "Agreed management action", "Resp. Officer", "Priority (H/M/L)", "Orig. target date", "Revised target date\n(if agreed)", "Status at follow up", "Evidence seen by Audit"],
        ["Direct Payments", 1, "No annual reviews for 31 of 50 sampled", "Run a monthly report of reviews falling due", "Direct Payments Team Manager", "H", date(2023, 9, 30), date(2024, 5, 31), "Partially implemented", "Report for January"],
        ["Direct Payments", 2, "Surplus balances not clawed back", "Write a recovery procedure and train the team", "Finance Ops Manager", "M", date(2023, 12, 31), None, "Implemented", "Procedure v2; sign-in sheet"],
        ["Section 17 payments", 1, "Authorisation by phone", "Move approvals into the case system", "Head of Safeguarding", "H", date(2024, 7, 31), None, "Not yet due", None],
        ["Section 17 payments", 2, "Petty cash float not reconciled", "Weekly reconciliation by business support", "Business Support Lead", "L", date(2023, 11, 30), None, "Superseded", "n/a - floats withdrawn"],
    ], None),
    ("Key", [["Status", "Meaning"], ["Implemented", "Audit has seen evidence"], ["Partially implemented", "Some of the action has been taken"], ["Not yet due", "Target date is in the future"], ["Superseded", "Action overtaken by events"]], None),
], {"actions": [
    {"action": "Run a monthly report of reviews falling due", "lead": "Direct Payments Team Manager", "due": "2024-05-31", "status": "on track", "priority": "H", "evidence": "Report for January"},
    {"action": "Write a recovery procedure and train the team", "lead": "Finance Ops Manager", "due": "2023-12-31", "status": "complete", "priority": "M", "evidence": "Procedure v2; sign-in sheet"},
    {"action": "Move approvals into the case system", "lead": "Head of Safeguarding", "due": "2024-07-31", "status": "not started", "priority": "H", "evidence": ""},
    {"action": "Weekly reconciliation by business support", "lead": "Business Support Lead", "due": "2023-11-30", "status": "no longer needed", "priority": "L"},
]})


# A headteachers' liaison: theme merged down the side, RAG letters by month under a group header, a second sheet of measures.
def heads(ws):
    for span in ("A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:I3", "A5:A6", "A7:A9"):
        ws.merge_cells(span)
    paint(ws, H5=GREEN, H6=AMBER, H7=RED, H8=GREEN, H9=BLUE)


z.case("thornhythe", MAR, [
    ("Action plan", [
        ["Thornhythe SEND and Inclusion Partnership: what heads asked for"],
        [],
        ["Theme", "Action agreed with heads", "Lead(s)", "Timescale", "RAG", None, None, None, None],
        [None, None, None, None, "Dec 23", "Jan 24", "Feb 24", "Mar 24", "Apr 24"],
        ["EHC plans", "Named caseworker for every school", "SEND Manager / Lila Braskew", "May-24", "R", "A", "A", "G", None],
        [None, "Annual review paperwork down to four pages", "Heads' reference group", "end of summer term (July 2024)", "G", "G", "A", "A", "G"],
        ["Attendance", "Weekly list of children missing education", "Edmund Pellow", "31st March 2024", "A", "A", "A", "R", None],
        [None, "Shared script for first-day calls", "Attendance Hub", "Sept 2024", "A", "G", "G", "G", None],
        [None, "Publish part-time timetable guidance", "Edmund Pellow", "15 Jan 2024", "A", "B", "B", "B", "B"],
    ], heads),
    ("Measures", [
        ["Measure", "Month", "Result", "Target"],
        ["% EHC plans issued in 20 weeks", "Feb 2024", 48.5, 60],
        ["% EHC plans issued in 20 weeks", "Mar 2024", 51.0, 60],
        ["Children missing education (number)", "Mar 2024", 37, 25],
    ], None),
], {"actions": [
    {"action": "Named caseworker for every school", "lead": "SEND Manager / Lila Braskew", "due": "2024-05-31", "status": "on track", "area": "EHC plans"},
    {"action": "Annual review paperwork down to four pages", "lead": "Heads' reference group", "due": "2024-07-31", "status": "at risk", "area": "EHC plans"},
    {"action": "Weekly list of children missing education", "lead": "Edmund Pellow", "due": "2024-03-31", "status": "off track", "area": "Attendance"},
    {"action": "Shared script for first-day calls", "lead": "Attendance Hub", "due": "2024-09-30", "status": "on track", "area": "Attendance"},
    {"action": "Publish part-time timetable guidance", "lead": "Edmund Pellow", "due": "2024-01-15", "status": "complete", "area": "Attendance"},
], "indicators": [
    {"indicator": "% EHC plans issued in 20 weeks", "date": "2024-02-29", "value": 48.5, "target": 60},
    {"indicator": "% EHC plans issued in 20 weeks", "date": "2024-03-31", "value": 51, "target": 60},
    {"indicator": "Children missing education (number)", "date": "2024-03-31", "value": 37, "target": 25},
]})

# A housing repairs lead: exported from a job planner as CSV, plain words, dates as they come.
z.case("burlesholt", "2024-03 tracker.csv", (
    "\ufeffJob no,Improvement job,Who's got it,Target finish,State of play,% done,Snags / comments\r\n"
    "R-01,\"Damp and mould triage, all stock\",Gaz Whitlow,15/4,Under way,60%,\"Two surveyors short\nagency from 8 April\"\r\n"
    "R-02,Text tenants the day before a visit,Contact Centre,12.02.24,Finished,100%,\r\n"
    "R-03,Van stock review,Nerys Applegarth,30-Jun-24,Not begun,0%,Waits for the new depot\r\n"
    "R-04,Re-let the gas servicing contract,Procurement,\"31/12/23, now 31/05/24\",On hold,25%,Leaseholder consultation\r\n"
).encode("utf-8"), {"actions": [
    {"ref": "R-01", "action": "Damp and mould triage, all stock", "lead": "Gaz Whitlow", "due": "2024-04-15", "status": "on track", "percent": 60},
    {"ref": "R-02", "action": "Text tenants the day before a visit", "lead": "Contact Centre", "due": "2024-02-12", "status": "complete", "percent": 100},
    {"ref": "R-03", "action": "Van stock review", "lead": "Nerys Applegarth", "due": "2024-06-30", "status": "not started", "percent": 0},
    {"ref": "R-04", "action": "Re-let the gas servicing contract", "lead": "Procurement", "due": "2024-05-31", "status": "at risk", "percent": 25},
]})


# A fostering manager: one card for each action, label beside value.
def cards(ws):
    ws.column_dimensions["A"].width = 28
    ws.column_dimensions["B"].width = 70
    for row in (1, 3, 11, 19):
        ws.cell(row, 1).font = Font(bold=True)
    ws.merge_cells("A1:B1")


z.case("lower-thrale", MAR, [("Our plan", [
    ["Lower Thrale Fostering Service - getting to 'Good' plan"],
    [],
    ["ACTION 1"],
    ["What we are going to do", "Open a support line for carers at evenings and weekends"],
    ["Lead", "Corin Vesper, Team Manager"],
    ["To be done by", "30 June 2024"],
    ["How it's going", "Rota agreed with unions, phones ordered"],
    ["Status", "On target"],
    ["What difference will it make?", "Fewer placements ending at a weekend"],
    [],
    ["ACTION 2"],
    ["What we are going to do", "Visit every prospective carer within ten days of a first call"],
    ["Lead", "Recruitment & Assessment Team"],
    ["To be done by", "Ongoing"],
    ["How it's going", "Average is nineteen days"],
    ["Status", "Behind schedule"],
    ["What difference will it make?", "More households approved"],
    [],
    ["ACTION 3"],
    ["What we are going to do", "Rewrite the foster carer handbook"],
    ["Lead", "Maudie Fenstall"],
    ["To be done by", "Feb 2024"],
    ["How it's going", "Printed and posted"],
    ["Status", "Completed"],
    ["What difference will it make?", "Carers know what they may decide"],
], cards)], {"actions": [
    {"action": "Open a support line for carers at evenings and weekends", "lead": "Corin Vesper, Team Manager", "due": "2024-06-30", "status": "on track", "progress": "Rota agreed with unions, phones ordered", "outcome": "Fewer placements ending at a weekend"},
    {"action": "Visit every prospective carer within ten days of a first call", "lead": "Recruitment & Assessment Team", "due": "", "status": "off track", "progress": "Average is nineteen days", "outcome": "More households approved"},
    {"action": "Rewrite the foster carer handbook", "lead": "Maudie Fenstall", "due": "2024-02-29", "status": "complete", "progress": "Printed and posted", "outcome": "Carers know what they may decide"},
]})


# A programme office: a plan on a page, a project a column.
def on_a_page(ws):
    ws.merge_cells("A1:E1")
    ws.freeze_panes = "B5"
    paint(ws, B11=GREEN, C11=GREEN, D11=RED, E11=BLUE)


z.case("tidewell", MAR, [("Plan on a page", [
    ["Tidewell Borough Council: Adults Transformation Programme"],
    ["Produced by the PMO"],
    [],
    ["Project ref", "AT01", "AT02", "AT03", "AT04"],
    ["Deliverable", "New front door and triage team", "Strengths-based practice model rolled out", "Brokerage portal live", "Reablement pathway redesigned"],
    ["Project lead", "Imogen Strake", "Principal Social Worker", "Digital Services", "Callum Wrayburn"],
    ["Start date", date(2023, 9, 4), date(2023, 10, 2), date(2023, 6, 1), date(2023, 4, 3)],
    ["Baseline finish", date(2024, 3, 29), date(2024, 6, 28), date(2024, 1, 31), date(2023, 12, 15)],
    ["Current forecast finish", date(2024, 4, 30), date(2024, 6, 28), date(2024, 8, 30), date(2024, 1, 31)],
    ["Actual finish", None, None, None, date(2024, 2, 9)],
    ["Delivery confidence", "Green", "Amber/Green", "Red", "Complete"],
    ["Update this month", "Two posts filled", "Cohort 3 trained", "Supplier missed second test date", "Handed over to operations"],
], on_a_page)], {"actions": [
    {"ref": "AT01", "action": "New front door and triage team", "lead": "Imogen Strake", "start": "2023-09-04", "due": "2024-04-30", "completed": "", "status": "on track", "progress": "Two posts filled"},
    {"ref": "AT02", "action": "Strengths-based practice model rolled out", "lead": "Principal Social Worker", "start": "2023-10-02", "due": "2024-06-28", "completed": "", "status": "on track", "progress": "Cohort 3 trained"},
    {"ref": "AT03", "action": "Brokerage portal live", "lead": "Digital Services", "start": "2023-06-01", "due": "2024-08-30", "completed": "", "status": "off track", "progress": "Supplier missed second test date"},
    {"ref": "AT04", "action": "Reablement pathway redesigned", "lead": "Callum Wrayburn", "start": "2023-04-03", "due": "2024-01-31", "completed": "2024-02-09", "status": "complete", "progress": "Handed over to operations"},
]})

# An HR adviser: cover and lists sheets, long header phrases, dates in every form.
z.case("hallowmere", MAR, [
    ("Cover", [["Hallowmere Council"], ["Social Work Workforce Strategy 2023-26"], ["Document owner", "HR Business Partnering"], ["Version", "0.9"], ["Please do not insert columns"]], None),
    ("Workforce actions", [
        ["Strand", "Workforce action required", "Accountable officer (job title)", "To be completed no later than", "Current position (choose from list)", "Date signed off", "Commentary for People Board"],
        ["Recruit", "Refresh the microsite and adverts", "Resourcing Lead", "w/c 22/04/2024", "In progress", None, "Photos taken"],
        ["Recruit", "Overseas social worker campaign, round two", "Resourcing Lead", "Q3 24/25", "Not started", None, "Budget agreed in principle"],
        ["Retain", "Market supplement review", "Reward Manager", "31.01.24", "Closed", "14 February 2024", "Paid from March payroll"],
        ["Retain", "Exit interviews by an independent person", "See above", "TBC", "Deferred", None, "Awaiting quote"],
        ["Grow", "Step-up cohort of eight", "Academy Manager", "asap", "Withdrawn", None, "National scheme closed"],
        ["Grow", "Newly qualified caseload cap of twelve", "Principal Social Worker", "1st December 2023", "Embedded", "30 November 2023", "Checked monthly"],
    ], None),
    ("Lists", [["Position"], ["Not started"], ["In progress"], ["Deferred"], ["Closed"], ["Withdrawn"], ["Embedded"]], None),
], {"actions": [
    {"area": "Recruit", "action": "Refresh the microsite and adverts", "lead": "Resourcing Lead", "due": "2024-04-22", "status": "on track"},
    {"area": "Recruit", "action": "Overseas social worker campaign, round two", "lead": "Resourcing Lead", "due": "2024-12-31", "status": "not started"},
    {"area": "Retain", "action": "Market supplement review", "lead": "Reward Manager", "due": "2024-01-31", "completed": "2024-02-14", "status": "complete"},
    {"area": "Retain", "action": "Exit interviews by an independent person", "lead": "Reward Manager", "due": "", "status": "at risk"},
    {"area": "Grow", "action": "Step-up cohort of eight", "lead": "Academy Manager", "due": "", "status": "no longer needed"},
    {"area": "Grow", "action": "Newly qualified caseload cap of twelve", "lead": "Principal Social Worker", "due": "2023-12-01", "completed": "2023-11-30", "status": "sustained"},
]})


# A safeguarding board manager: three levels merged down the side, and the board's own key to its colours.
def board(ws):
    for span in ("A1:G1", "A5:A8", "B5:B6", "B7:B8", "A9:A10", "B9:B10"):
        ws.merge_cells(span)


z.case("salterholt", "SAB business plan.xlsx", [("Business plan", [
    ["Salterholt Safeguarding Adults Board - Business Plan 2023-24, as at 31 March 2024"],
    ["Key: Green = complete, Amber = in progress, Red = not started"],
    [],
    ["Strategic priority", "What do we want to achieve?", "How will we do it?", "Which agency / sub-group leads", "When", "RAG", "Update for Board"],
    ["1. Self-neglect", "Staff know what to do", "Launch a seven minute briefing", "Learning sub-group", "Dec-23", "Green", "Downloaded 412 times"],
    [None, None, "Commission training on hoarding", "ICB", "Jul-24", "Amber", "Provider appointed"],
    [None, "Cases come to the right table", "Revise the multi-agency panel's remit", "Council", "30/09/2024", "Red", None],
    [None, None, "Audit ten cases", "QA sub-group", "29/03/2024", "Amber", "Six done"],
    ["2. Voice", "People shape the Board", "Appoint two lay members", "Independent Chair", "Oct 2023", "Green", "Both attended in March"],
    [None, None, "Ask people how it felt, after each enquiry", "Council", "2024/25", "Red", None],
], board)], {"actions": [
    {"action": "Launch a seven minute briefing", "lead": "Learning sub-group", "due": "2023-12-31", "status": "complete", "progress": "Downloaded 412 times"},
    {"action": "Commission training on hoarding", "lead": "ICB", "due": "2024-07-31", "status": "on track", "progress": "Provider appointed"},
    {"action": "Revise the multi-agency panel's remit", "lead": "Council", "due": "2024-09-30", "status": "not started"},
    {"action": "Audit ten cases", "lead": "QA sub-group", "due": "2024-03-29", "status": "on track", "progress": "Six done"},
    {"action": "Appoint two lay members", "lead": "Independent Chair", "due": "2023-10-31", "status": "complete"},
    {"action": "Ask people how it felt, after each enquiry", "lead": "Council", "due": "2025-03-31", "status": "not started"},
]})


# A climate officer: the actions, and below them on the same sheet the risks to the plan.
def climate(ws):
    for row in (1, 3, 11):
        ws.cell(row, 1).font = Font(bold=True, size=13)
    ws["C5"].number_format = ws["C6"].number_format = ws["C7"].number_format = '"£"#,##0'


z.case("peverell-dale", MAR, [("Carbon plan", [
    ["Peverell Dale Council Carbon Reduction Tracker"],
    [],
    ["A. Actions"],
    ["ID", "Carbon action", "Cost", "Dept / officer leading", "Finish (mm/yy)", "On track?", "Latest"],
    ["C1", "LED lighting in all children's homes", 42000, "Property - Anselm Crook", "06/24", "Yes", "Two of five homes fitted"],
    ["C2", "Electric pool cars for social workers", 118500, "Fleet", "01/24", "Done", "Six in use"],
    ["C3", "Heat pump at the day centre", 260000, "Property - Anselm Crook", "12/24", "Slipping", "Grid connection late"],
    ["C4", "Paper-free panels", 0, "Business Support", "03/24", "Yes", None],
    ["Note: costs are capital only"],
    [],
    ["B. Risks to the plan"],
    ["ID", "What might stop us", "Prob (1-5)", "Impact (1-5)", "P x I", "What we will do about it", "Risk holder"],
    ["CR1", "Grid operator cannot connect the day centre in time", 4, 3, 12, "Monthly call; battery as plan B", "Anselm Crook"],
    ["CR2", "Grant has to be spent by year end", 2, 5, 10, "Orders placed early", "Finance"],
], climate)], {"actions": [
    {"ref": "C1", "action": "LED lighting in all children's homes", "lead": "Property - Anselm Crook", "due": "2024-06-30", "status": "on track", "progress": "Two of five homes fitted"},
    {"ref": "C2", "action": "Electric pool cars for social workers", "lead": "Fleet", "due": "2024-01-31", "status": "complete", "progress": "Six in use"},
    {"ref": "C3", "action": "Heat pump at the day centre", "lead": "Property - Anselm Crook", "due": "2024-12-31", "status": ["off track", "at risk"], "progress": "Grid connection late"},
    {"ref": "C4", "action": "Paper-free panels", "lead": "Business Support", "due": "2024-03-31", "status": "on track"},
], "risks": [
    {"ref": "CR1", "risk": "Grid operator cannot connect the day centre in time", "likelihood": 4, "severity": 3, "score": 12, "mitigation": "Monthly call; battery as plan B", "owner": "Anselm Crook"},
    {"ref": "CR2", "risk": "Grant has to be spent by year end", "likelihood": 2, "severity": 5, "score": 10, "mitigation": "Orders placed early", "owner": "Finance"},
]})


# A democratic services clerk: matters arising, last month's sheet kept, closed rows hidden.
def clerk(ws):
    ws.row_dimensions[4].hidden = True
    ws.auto_filter.ref = "A3:H7"


def clerk_before(ws):
    ws.sheet_state = "hidden"


CLERK = ["Mtg date", "Min. no.", "Matter arising / action agreed", "To be actioned by", "Target", "Open / Closed", "Date closed", "Reply to Members"]
z.case("great-ombersby", MAR, [
    ("Mar 24", [
        ["Great Ombersby Council, Children's Scrutiny Panel"],
        ["ACTION LOG - printed for agenda despatch"],
        CLERK,
        [date(2023, 11, 14), "43/23", "Circulate the placement costs briefing", "Assistant Director (Resources)", date(2023, 12, 1), "Closed", date(2023, 11, 29), "Emailed to all Members"],
        [date(2024, 1, 16), "07/24", "Arrange a visit to the contact centre", "Clerk (M. Orpington-Vale)", date(2024, 4, 26), "Open", None, None],
        [date(2024, 1, 16), "09/24", "Write to the Minister about court delays", "Chair", date(2024, 2, 16), "Closed", date(2024, 3, 4), "Letter sent, reply awaited"],
        [date(2024, 3, 12), "21/24", "Bring a report on elective home education", "Head of Education", "July 2024 meeting", "Open", None, None],
    ], clerk),
    ("Feb 24", [
        ["Great Ombersby Council, Children's Scrutiny Panel"],
        ["ACTION LOG - printed for agenda despatch"],
        CLERK,
        [date(2023, 11, 14), "43/23", "Circulate the placement costs briefing", "Assistant Director (Resources)", date(2023, 12, 1), "Closed", date(2023, 11, 29), "Emailed to all Members"],
        [date(2024, 1, 16), "07/24", "Arrange a visit to the contact centre", "Clerk (M. Orpington-Vale)", date(2024, 3, 29), "Open", None, None],
        [date(2024, 1, 16), "09/24", "Write to the Minister about court delays", "Chair", date(2024, 2, 16), "Open", None, None],
    ], clerk_before),
], {"actions": [
    {"ref": "43/23", "action": "Circulate the placement costs briefing", "lead": "Assistant Director (Resources)", "due": "2023-12-01", "completed": "2023-11-29", "status": "complete"},
    {"ref": "07/24", "action": "Arrange a visit to the contact centre", "lead": "Clerk (M. Orpington-Vale)", "due": "2024-04-26", "completed": "", "status": "not started"},
    {"ref": "09/24", "action": "Write to the Minister about court delays", "lead": "Chair", "due": "2024-02-16", "completed": "2024-03-04", "status": "complete"},
    {"ref": "21/24", "action": "Bring a report on elective home education", "lead": "Head of Education", "due": "2024-07-31", "completed": "", "status": "not started"},
]})


# ---------------------------------------------------------------- risks

# A corporate performance team: inherent, residual and target levels under group headers.
def corporate(ws):
    for span in ("A1:N1", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5", "I4:K4", "L4:L5", "M4:M5"):
        ws.merge_cells(span)


z.case("nettlebourne", "Corporate Risk Register Q4 (SLT copy).xlsx", [("Register", [
    ["Nettlebourne County Council Corporate Risk Register"],
    ["As at 31 March 2024"],
    [],
    ["Risk ID", "Risk title", "Cause(s)", "Consequence(s)", "Inherent risk (before controls)", None, None, "Existing controls", "Residual risk (after controls)", None, None, "Target score", "Risk Owner"],
    [None, None, None, None, "L", "I", "Score", None, "L", "I", "Score", None, None],
    ["CRR-04", "Failure of a major care provider", "Fragile local market", "People moved at short notice", 4, 5, 20, "Provider failure protocol; weekly intelligence", 3, 5, 15, 10, "Director of Adult Social Care"],
    ["CRR-07", "Cyber attack stops the case management system", "Ageing servers", "No access to records", 5, 5, 25, "Offline contact list; patching", 3, 4, 12, 8, "Chief Digital Officer"],
    ["CRR-11", "Unable to set a balanced budget", "Demand, inflation", "Section 114 notice", 5, 4, 20, "Medium term plan; spending panel", 4, 4, 16, 8, "S151 Officer"],
], corporate)], {"risks": [
    {"ref": "CRR-04", "risk": "Failure of a major care provider", "cause": "Fragile local market", "consequence": "People moved at short notice", "likelihood": 3, "severity": 5, "score": 15, "mitigation": "Provider failure protocol; weekly intelligence", "owner": "Director of Adult Social Care"},
    {"ref": "CRR-07", "risk": "Cyber attack stops the case management system", "cause": "Ageing servers", "consequence": "No access to records", "likelihood": 3, "severity": 4, "score": 12, "mitigation": "Offline contact list; patching", "owner": "Chief Digital Officer"},
    {"ref": "CRR-11", "risk": "Unable to set a balanced budget", "cause": "Demand, inflation", "consequence": "Section 114 notice", "likelihood": 4, "severity": 4, "score": 16, "mitigation": "Medium term plan; spending panel", "owner": "S151 Officer"},
]})

# A facilities manager: headers as questions, no reference numbers, begins in column B.
z.case("kestonbury", MAR, [("Buildings worries", [
    [None, "Kestonbury Town Council - family hubs & contact centres"],
    [],
    [None, "What could go wrong?", "How likely is it? (1 = hardly, 5 = bound to)", "How bad would it be? (1-5)", "Total", "What are we doing about it?", "Who's looking after it?", "Sort by", "Where are we?"],
    [None, "Boiler packs up at the Mill Street hub", 4, 3, 12, "Service contract, spare heaters in the loft", "Site supervisor", "30/9/2024", "Under control"],
    [None, "Fire doors fail the next inspection", 3, 5, 15, "Joiner booked", "Derrick Lowman", "end of May 2024", "Delayed"],
    [None, "Car park floods", 2, 2, 4, "Gullies jetted", "Grounds team", "Jan 24", "Closed"],
], None)], {"risks": [
    {"risk": "Boiler packs up at the Mill Street hub", "likelihood": 4, "severity": 3, "score": 12, "mitigation": "Service contract, spare heaters in the loft", "owner": "Site supervisor", "due": "2024-09-30", "status": "on track"},
    {"risk": "Fire doors fail the next inspection", "likelihood": 3, "severity": 5, "score": 15, "mitigation": "Joiner booked", "owner": "Derrick Lowman", "due": "2024-05-31", "status": "off track"},
    {"risk": "Car park floods", "likelihood": 2, "severity": 2, "score": 4, "mitigation": "Gullies jetted", "owner": "Grounds team", "due": "2024-01-31", "status": "complete"},
]})

# A public health commissioner: the statement in three parts, levels as words with numbers, a guidance sheet.
z.case("ashcombe-vale", MAR, [
    ("How to score", [["Likelihood", "Score"], ["Rare", 1], ["Unlikely", 2], ["Possible", 3], ["Likely", 4], ["Almost certain", 5], [], ["Impact", "Score"], ["Negligible", 1], ["Minor", 2], ["Moderate", 3], ["Major", 4], ["Catastrophic", 5]], None),
    ("Commissioning risks", [
        ["Ashcombe Vale Public Health: 0-19 and substance misuse contracts"],
        ["#", "There is a risk that…", "Because of…", "Which would lead to…", "Likelihood", "Impact", "Rating", "Mitgating actions", "Lead commissioner"],
        [1, "Health visitor vacancies reach one in three", "National shortage", "Missed new birth visits", "Almost certain", "Major", 20, "Skill mix; retention payment", "Tamsin Oakhanger"],
        [2, "The drug and alcohol provider hands back the contract", "Pay award not funded", "No service from October", "Unlikely", "Catastrophic", 10, "Open-book accounting each quarter", "Piers Quillfeather"],
        [3, "Data sharing with GPs is held up", "No agreement signed", "Late notice of pregnancies", "Possible", "Minor", 6, "Agreement with legal", "Tamsin Oakhanger"],
    ], None),
], {"risks": [
    {"ref": "1", "risk": "Health visitor vacancies reach one in three", "cause": "National shortage", "consequence": "Missed new birth visits", "likelihood": 5, "severity": 4, "score": 20, "mitigation": "Skill mix; retention payment", "owner": "Tamsin Oakhanger"},
    {"ref": "2", "risk": "The drug and alcohol provider hands back the contract", "cause": "Pay award not funded", "consequence": "No service from October", "likelihood": 2, "severity": 5, "score": 10, "mitigation": "Open-book accounting each quarter", "owner": "Piers Quillfeather"},
    {"ref": "3", "risk": "Data sharing with GPs is held up", "cause": "No agreement signed", "consequence": "Late notice of pregnancies", "likelihood": 3, "severity": 2, "score": 6, "mitigation": "Agreement with legal", "owner": "Tamsin Oakhanger"},
]})

# A programme office's RAID workbook: scores by quarter, and an actions sheet of its own.
z.case("fennimoor", MAR, [
    ("Read me", [["Fennimoor Council - RAID log, Placement Sufficiency Programme"], ["Update by the last Friday. Ask the PMO before deleting rows."]], None),
    ("Risks", [
        ["RAID ref", "Risk description", "Q2 23/24 score", "Q3 23/24 score", "Q4 23/24 score", "Response / mitigation", "Risk owner"],
        ["R001", "Planning permission for the new home is refused", 16, 12, 9, "Pre-application advice taken", "Odette Marchbank"],
        ["R002", "Registered manager cannot be recruited", 9, 12, 16, "Search agency engaged", "HR"],
    ], None),
    ("Actions", [
        ["RAID ref", "Action description", "Raised on", "Action owner", "Due date", "Status (O/C)", "Closed on"],
        ["A001", "Get three quotes for the refurbishment", date(2024, 1, 9), "Surveyor", date(2024, 2, 2), "C", date(2024, 2, 1)],
        ["A002", "Meet the neighbours before the application goes in", date(2024, 2, 6), "Odette Marchbank", date(2024, 4, 19), "O", None],
        ["A003", "Draft the statement of purpose", date(2024, 3, 5), "Service Manager", date(2024, 5, 3), "O", None],
    ], None),
], {"risks": [
    {"ref": "R001", "risk": "Planning permission for the new home is refused", "score": 9, "mitigation": "Pre-application advice taken", "owner": "Odette Marchbank"},
    {"ref": "R002", "risk": "Registered manager cannot be recruited", "score": 16, "mitigation": "Search agency engaged", "owner": "HR"},
], "actions": [
    {"ref": "A001", "action": "Get three quotes for the refurbishment", "lead": "Surveyor", "due": "2024-02-02", "completed": "2024-02-01", "status": "complete"},
    {"ref": "A002", "action": "Meet the neighbours before the application goes in", "lead": "Odette Marchbank", "due": "2024-04-19", "completed": "", "status": "not started"},
    {"ref": "A003", "action": "Draft the statement of purpose", "lead": "Service Manager", "due": "2024-05-03", "completed": "", "status": "not started"},
]})


# A voluntary sector partner: cards two abreast, so as to print on one landscape page.
def abreast(ws):
    ws.merge_cells("A1:E1")
    for row in (3, 10):
        ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        ws.merge_cells(start_row=row, end_row=row, start_column=4, end_column=5)


z.case("whinsholt", MAR, [("Risk cards", [
    ["Whinsholt Short Breaks Alliance - risks we share with the Council"],
    [],
    ["Card 1", None, None, "Card 2", None],
    ["Risk", "Not enough volunteers for the summer playscheme", None, "Risk", "Minibus off the road"],
    ["Likelihood (1-5)", 4, None, "Likelihood (1-5)", 2],
    ["Impact (1-5)", 3, None, "Impact (1-5)", 4],
    ["Score", 12, None, "Score", 8],
    ["What we're doing", "Recruitment day at the college", None, "What we're doing", "Breakdown cover; taxi account"],
    ["Owner", "Volunteer co-ordinator", None, "Owner", "Hedley Swainmoor"],
    ["Card 3", None, None, "Card 4", None],
    ["Risk", "Grant agreement not renewed", None, "Risk", "Safeguarding training lapses"],
    ["Likelihood (1-5)", 3, None, "Likelihood (1-5)", 1],
    ["Impact (1-5)", 5, None, "Impact (1-5)", 5],
    ["Score", 15, None, "Score", 5],
    ["What we're doing", "Meeting commissioners in April", None, "What we're doing", "Register checked each term"],
    ["Owner", "Trustees", None, "Owner", "Volunteer co-ordinator"],
], abreast)], {"risks": [
    {"risk": "Not enough volunteers for the summer playscheme", "likelihood": 4, "severity": 3, "score": 12, "mitigation": "Recruitment day at the college", "owner": "Volunteer co-ordinator"},
    {"risk": "Minibus off the road", "likelihood": 2, "severity": 4, "score": 8, "mitigation": "Breakdown cover; taxi account", "owner": "Hedley Swainmoor"},
    {"risk": "Grant agreement not renewed", "likelihood": 3, "severity": 5, "score": 15, "mitigation": "Meeting commissioners in April", "owner": "Trustees"},
    {"risk": "Safeguarding training lapses", "likelihood": 1, "severity": 5, "score": 5, "mitigation": "Register checked each term", "owner": "Volunteer co-ordinator"},
]})


# ---------------------------------------------------------------- budget

# A finance business partner: thousands, virements, subtotals, an overspend shown as positive.
def finance(ws):
    for row in ws.iter_rows(min_row=5, max_row=12, min_col=2, max_col=8):
        for cell in row:
            cell.number_format = "#,##0.0;(#,##0.0)"
    for row in (8, 11, 12):
        for cell in ws[row]:
            cell.font = Font(bold=True)


z.case("mardlington", MAR, [("P12 summary", [
    ["Mardlington Council - Children & Families revenue monitoring, Period 12"],
    ["All figures in £000"],
    [],
    ["Service", "Original Budget", "Virements", "Revised Budget", "YTD Budget", "YTD Actual", "Forecast Outturn", "Over / (under) spend", "Reason"],
    ["Residential placements", 8200, 300, 8500, 8500, 9010.5, 9120, 620, "Four more children placed"],
    ["Fostering", 4100, -100, 4000, 4000, 3720, 3850, -150, "Fewer agency carers"],
    ["Leaving care", 1250.4, 0, 1250.4, 1250.4, 1198.2, 1250.4, 0, None],
    ["Sub-total Looked after children", 13550.4, 200, 13750.4, 13750.4, 13928.7, 14220.4, 470, None],
    ["Assessment teams", 3600, 0, 3600, 3600, 3905, 3940, 340, "Agency cover"],
    ["Family hubs", 900, -200, 700, 700, 655.3, 690, -10, None],
    ["Sub-total Fieldwork and early help", 4500, -200, 4300, 4300, 4560.3, 4630, 330, None],
    ["Net total", 18050.4, 0, 18050.4, 18050.4, 18489.0, 18850.4, 800, None],
], finance)], {"budget": [
    {"line": "Residential placements", "budget_pence": 850000000, "actual_pence": 901050000, "forecast_pence": 912000000, "variance_pence": -62000000},
    {"line": "Fostering", "budget_pence": 400000000, "actual_pence": 372000000, "forecast_pence": 385000000, "variance_pence": 15000000},
    {"line": "Leaving care", "budget_pence": 125040000, "actual_pence": 119820000, "forecast_pence": 125040000, "variance_pence": 0},
    {"line": "Assessment teams", "budget_pence": 360000000, "actual_pence": 390500000, "forecast_pence": 394000000, "variance_pence": -34000000},
    {"line": "Family hubs", "budget_pence": 70000000, "actual_pence": 65530000, "forecast_pence": 69000000, "variance_pence": 1000000},
]})

# A voluntary sector partner reporting on a grant: money typed as people say it.
z.case("st-aldhelms-wick", "Grant return.xlsx", [("Return", [
    ["St Aldhelm's Wick Family Support Grant"],
    ["Return as at 31 March 2024"],
    ["Where the money goes", "Grant allocated for the year", "Spent so far", "On order (committed)", "Expected total spend"],
    ["Family support workers", "£1.2m", "£1,105,300", "nil", "£1.18m"],
    ["Rent and running costs", "£85k", "£79,450.25", "£2,000", "£84,500"],
    ["Fees from parents", "(£12,500)", "(£9,875)", "nil", "(£11,000)"],
    ["Training", "£6,000", "£7,350", "£450", "£7,800"],
    ["TOTAL", "£1,278,500", "£1,182,225.25", "£2,450", "£1,261,300"],
    [],
    ["Prepared by the treasurer. Fees are income, so in brackets."],
], None)], {"budget": [
    {"line": "Family support workers", "budget_pence": 120000000, "actual_pence": 110530000, "committed_pence": 0, "forecast_pence": 118000000, "variance_pence": 2000000},
    {"line": "Rent and running costs", "budget_pence": 8500000, "actual_pence": 7945025, "committed_pence": 200000, "forecast_pence": 8450000, "variance_pence": 50000},
    {"line": "Fees from parents", "budget_pence": -1250000, "actual_pence": -987500, "committed_pence": 0, "forecast_pence": -1100000, "variance_pence": -150000},
    {"line": "Training", "budget_pence": 600000, "actual_pence": 735000, "committed_pence": 45000, "forecast_pence": 780000, "variance_pence": -180000},
]})


# An adults' accountant: last year beside this year under group headers, service headings between the lines.
def years(ws):
    for span in ("A3:A4", "B3:B4", "D3:G3"):
        ws.merge_cells(span)
    for row in ws.iter_rows(min_row=6, max_row=10, min_col=3, max_col=7):
        for cell in row:
            cell.number_format = "£#,##0"


z.case("drayhampton", MAR, [("ASC", [
    ["Drayhampton MBC Adult Social Care"],
    [],
    ["Code", "Budget heading", "2022/23", "2023/24", None, None, None],
    [None, None, "Outturn", "Latest budget", "Spend to date", "Projected outturn", "(Under) / over"],
    ["Older people"],
    ["A100", "Nursing care", 5120400, 5300000, 5275110, 5410000, 110000],
    ["A110", "Home care", 3890000, 4150000, 3990000, 4100000, -50000],
    ["Working age"],
    ["A200", "Supported living", 6650900, 7000000, 7105000, 7250000, 250000],
    ["Total", None, 15661300, 16450000, 16370110, 16760000, 310000],
], years)], {"budget": [
    {"line": "Nursing care", "budget_pence": 530000000, "actual_pence": 527511000, "forecast_pence": 541000000, "variance_pence": -11000000},
    {"line": "Home care", "budget_pence": 415000000, "actual_pence": 399000000, "forecast_pence": 410000000, "variance_pence": 5000000},
    {"line": "Supported living", "budget_pence": 700000000, "actual_pence": 710500000, "forecast_pence": 725000000, "variance_pence": -25000000},
]})

# A ledger download: CSV with pence, CR for credits, no forecast.
z.case("quarlingford", "2024-03 tracker.csv", (
    "Cost centre,Description,Full year budget (£),Actual YTD (£),Commitments (£),Budget holder\r\n"
    "61010,Contact supervision,\"142,300.00\",\"139,811.46\",\"1,250.00\",L Farthingale\r\n"
    "61020,Interpreters,\"38,000.00\",\"44,019.90\",0.00,L Farthingale\r\n"
    "61030,Health contribution,\"25,000.00 CR\",\"18,750.00 CR\",0.00,N Umberslade\r\n"
    ",Grand total,\"155,300.00\",\"165,081.36\",\"1,250.00\",\r\n"
).encode("utf-8"), {"budget": [
    {"line": "Contact supervision", "budget_pence": 14230000, "actual_pence": 13981146, "committed_pence": 125000, "variance_pence": 248854},
    {"line": "Interpreters", "budget_pence": 3800000, "actual_pence": 4401990, "committed_pence": 0, "variance_pence": -601990},
    {"line": "Health contribution", "budget_pence": -2500000, "actual_pence": -1875000, "committed_pence": 0, "variance_pence": -625000},
]})


# ---------------------------------------------------------------- indicators

# A data analyst: real dates across the top, shown as mmm-yy, months to come left empty.
def months(ws):
    for at in ("E3", "F3", "G3", "H3"):
        ws[at].number_format = "mmm-yy"


z.case("ivelbridge", MAR, [("Scorecard", [
    ["Ivelbridge Council monthly performance scorecard"],
    [],
    ["PI ref", "Performance measure", "Unit", "Target", datetime(2024, 1, 1), datetime(2024, 2, 1), datetime(2024, 3, 1), datetime(2024, 4, 1)],
    ["CS01", "Assessments completed in 45 days", "%", 85, 79.4, 81, 83.6, None],
    ["CS02", "Average caseload per social worker", "Number", 16, 18.2, 17.9, None, None],
    ["CS03", "Children with a repeat protection plan", "%", 20, None, 24, 22.5, None],
], months)], {"indicators": [
    {"indicator": "Assessments completed in 45 days", "date": "2024-01-31", "value": 79.4, "target": 85, "unit": "%"},
    {"indicator": "Assessments completed in 45 days", "date": "2024-02-29", "value": 81, "target": 85, "unit": "%"},
    {"indicator": "Assessments completed in 45 days", "date": "2024-03-31", "value": 83.6, "target": 85, "unit": "%"},
    {"indicator": "Average caseload per social worker", "date": "2024-01-31", "value": 18.2, "target": 16, "unit": "Number"},
    {"indicator": "Average caseload per social worker", "date": "2024-02-29", "value": 17.9, "target": 16, "unit": "Number"},
    {"indicator": "Children with a repeat protection plan", "date": "2024-02-29", "value": 24, "target": 20, "unit": "%"},
    {"indicator": "Children with a repeat protection plan", "date": "2024-03-31", "value": 22.5, "target": 20, "unit": "%"},
]})


# A public health commissioner: quarters with the year above them, headings for the contracts.
def quarters(ws):
    for span in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "E2:G2"):
        ws.merge_cells(span)


z.case("orrismere", MAR, [("KPIs", [
    ["Orrismere Public Health contract KPIs"],
    ["KPI", "Provider / team", "Target", "2022/23", "2023/24", None, None],
    [None, None, None, "Q4", "Q1", "Q2", "Q3"],
    ["Health visiting"],
    ["New birth visits by day 14", "0-19 Team", "90%", "81.2%", "84%", "86.5%", "88%"],
    ["Two year reviews done", "0-19 Team", "80%", None, "70%", "74%", None],
    ["Stop smoking"],
    ["Quit at four weeks (people)", "Quitwell", 120, 96, 101, None, 118],
], quarters)], {"indicators": [
    {"indicator": "New birth visits by day 14", "team": "0-19 Team", "date": "2023-03-31", "value": 81.2, "target": 90},
    {"indicator": "New birth visits by day 14", "team": "0-19 Team", "date": "2023-06-30", "value": 84, "target": 90},
    {"indicator": "New birth visits by day 14", "team": "0-19 Team", "date": "2023-09-30", "value": 86.5, "target": 90},
    {"indicator": "New birth visits by day 14", "team": "0-19 Team", "date": "2023-12-31", "value": 88, "target": 90},
    {"indicator": "Two year reviews done", "team": "0-19 Team", "date": "2023-06-30", "value": 70, "target": 80},
    {"indicator": "Two year reviews done", "team": "0-19 Team", "date": "2023-09-30", "value": 74, "target": 80},
    {"indicator": "Quit at four weeks (people)", "team": "Quitwell", "date": "2023-03-31", "value": 96, "target": 120},
    {"indicator": "Quit at four weeks (people)", "team": "Quitwell", "date": "2023-06-30", "value": 101, "target": 120},
    {"indicator": "Quit at four weeks (people)", "team": "Quitwell", "date": "2023-12-31", "value": 118, "target": 120},
]})


# A leaving care data officer: one row for each team and month, percentages as Excel keeps them.
def shares(ws):
    for row in ws.iter_rows(min_row=2, max_row=5, min_col=4, max_col=5):
        for cell in row:
            cell.number_format = "0.0%"


z.case("hob-lane", MAR, [("Data", [
    ["What we measure", "Which team", "Month ending", "Our figure", "What we aim for", "Comment"],
    ["Care leavers in suitable accommodation", "North PA team", date(2024, 2, 29), 0.875, 0.95, None],
    ["Care leavers in suitable accommodation", "North PA team", date(2024, 3, 31), 0.9, 0.95, "One tenancy began on 28th"],
    ["Care leavers in suitable accommodation", "South PA team", date(2024, 3, 31), 0.96, 0.95, None],
    ["Pathway plans in date", "South PA team", date(2024, 3, 31), 0.785, 0.9, None],
], shares)], {"indicators": [
    {"indicator": "Care leavers in suitable accommodation", "team": "North PA team", "date": "2024-02-29", "value": [87.5, 0.875], "target": [95, 0.95]},
    {"indicator": "Care leavers in suitable accommodation", "team": "North PA team", "date": "2024-03-31", "value": [90, 0.9], "target": [95, 0.95]},
    {"indicator": "Care leavers in suitable accommodation", "team": "South PA team", "date": "2024-03-31", "value": [96, 0.96], "target": [95, 0.95]},
    {"indicator": "Pathway plans in date", "team": "South PA team", "date": "2024-03-31", "value": [78.5, 0.785], "target": [90, 0.9]},
]})

# A corporate performance team: years across, with comparators that are not the council's own values.
z.case("castle-embry", MAR, [
    ("Notes", [["Castle Embry Council", "Annual indicators for the Improvement Board"], ["Definitions", "See the national returns guide"]], None),
    ("Annual", [
        ["Ref", "Indicator description", "Good is…", "Measured in", "2021/22", "2022/23", "2023/24", "Target 2023/24", "England average", "Statistical neighbours"],
        ["AN1", "Social work vacancy rate", "Low", "%", 24, 21.5, 17, 15, 18.9, 19.4],
        ["AN2", "Delayed discharges per 100,000 people", "Low", "Rate", 14.1, None, 11.3, 10, 12.2, 11.8],
    ], None),
], {"indicators": [
    {"indicator": "Social work vacancy rate", "unit": "%", "date": "2022-03-31", "value": 24},
    {"indicator": "Social work vacancy rate", "unit": "%", "date": "2023-03-31", "value": 21.5},
    {"indicator": "Social work vacancy rate", "unit": "%", "date": "2024-03-31", "value": 17, "target": 15},
    {"indicator": "Delayed discharges per 100,000 people", "unit": "Rate", "date": "2022-03-31", "value": 14.1},
    {"indicator": "Delayed discharges per 100,000 people", "unit": "Rate", "date": "2024-03-31", "value": 11.3, "target": 10},
]})


# ---------------------------------------------------------------- visits

# A principal social worker's assistant: what staff said when senior people came round.
z.case("mickleforth", MAR, [("Floor walks", [
    ["Mickleforth Council: Senior leader floor walks log"],
    ["Please write up within 5 days"],
    ["When", "Team visited", "Who visited", "What staff told us", "What we did about it", "Who will sort it", "Sort by", "Done?"],
    ["6 Feb 24", "Duty and Assessment", "Director", "Laptops take twenty minutes to start", "Replaced in March", "ICT", "31 March 2024", "Yes"],
    ["6 Feb 24", "Duty and Assessment", "Director", "No quiet room for difficult calls", "Room 4 to be cleared", "Facilities", "end of April 2024", "In progress"],
    ["19 March 2024", "Children with Disabilities", "Cllr Arkwell and the DCS", "Panels are cancelled at short notice", None, "Zelda Monkhampton", "asap", "Not started"],
], None)], {"visits": [
    {"issue": "Laptops take twenty minutes to start", "visit_date": "2024-02-06", "team": "Duty and Assessment", "visitor": "Director", "response": "Replaced in March", "owner": "ICT", "due": "2024-03-31", "status": "complete"},
    {"issue": "No quiet room for difficult calls", "visit_date": "2024-02-06", "team": "Duty and Assessment", "visitor": "Director", "response": "Room 4 to be cleared", "owner": "Facilities", "due": "2024-04-30", "status": "on track"},
    {"issue": "Panels are cancelled at short notice", "visit_date": "2024-03-19", "team": "Children with Disabilities", "visitor": "Cllr Arkwell and the DCS", "owner": "Zelda Monkhampton", "due": "", "status": "not started"},
]})


# A democratic services clerk: members' visits to homes, date and place merged down, status by colour.
def members(ws):
    for span in ("A1:G1", "A4:A5", "B4:B5", "C4:C5"):
        ws.merge_cells(span)
    paint(ws, G4=GREEN, G5=BLUE, G6=RED)


z.case("upper-sallow", "Members visits.xlsx", [("Visits 23-24", [
    ["Upper Sallow Council - corporate parenting visits, as at 31st March 2024"],
    [],
    ["Date of visit", "Home / team", "Visiting Member(s)", "Issues raised by staff or young people", "Officer\nresponse", "Responsable officer", "RAG"],
    [date(2024, 1, 23), "Larch House", "Cllr Dunmallard", "Wi-Fi drops out every evening", "Engineer booked", "Registered manager", None],
    [None, None, None, "Young people want a say in the menu", "Menu meeting each Sunday", "Cook", None],
    [date(2024, 3, 7), "Leaving Care Team", "Cllrs Prowse-Tennet and Igby", "Nowhere private to meet personal advisers", "Looking for space", "Head of Property", None],
], members)], {"visits": [
    {"issue": "Wi-Fi drops out every evening", "visit_date": "2024-01-23", "team": "Larch House", "visitor": "Cllr Dunmallard", "response": "Engineer booked", "owner": "Registered manager", "status": "on track"},
    {"issue": "Young people want a say in the menu", "visit_date": "2024-01-23", "team": "Larch House", "visitor": "Cllr Dunmallard", "response": "Menu meeting each Sunday", "owner": "Cook", "status": "complete"},
    {"issue": "Nowhere private to meet personal advisers", "visit_date": "2024-03-07", "team": "Leaving Care Team", "visitor": "Cllrs Prowse-Tennet and Igby", "response": "Looking for space", "owner": "Head of Property", "status": "off track"},
]})


# ---------------------------------------------------------------- assessments

# A quality assurance lead's self-assessment: the standard merged over its criteria.
def selfassess(ws):
    for span in ("A1:E1", "A4:A6", "A7:A8"):
        ws.merge_cells(span)


z.case("brindlecote", MAR, [
    ("Instructions", [["Brindlecote Council"], ["Fill in every white box. Be honest!"]], None),
    ("Self-assessment", [
        ["Brindlecote self-assessment against the standards"],
        [],
        ["Standard", "Criterion", "Our score", "How do we know? (evidence)", "Areas to work on"],
        ["Standard 1: Help at the right time", "Referrals are screened within one working day", 3, "Daily dashboard", "Weekends"],
        [None, "Thresholds are understood by partners", 2, "Audit of 40 contacts", "Schools"],
        [None, "Families know why we are involved", 2, "Survey", "Plain letters"],
        ["Standard 2: Leadership and management", "Supervision is regular and recorded", 3, "Supervision audit", None],
        [None, "Managers use data to steer the service", 1, "None yet", "Train managers"],
    ], selfassess),
], {"assessments": [
    {"criterion_text": "Referrals are screened within one working day", "standard_text": "Standard 1: Help at the right time"},
    {"criterion_text": "Thresholds are understood by partners", "standard_text": "Standard 1: Help at the right time"},
    {"criterion_text": "Families know why we are involved", "standard_text": "Standard 1: Help at the right time"},
    {"criterion_text": "Supervision is regular and recorded", "standard_text": "Standard 2: Leadership and management"},
    {"criterion_text": "Managers use data to steer the service", "standard_text": "Standard 2: Leadership and management"},
]})

z.close()
