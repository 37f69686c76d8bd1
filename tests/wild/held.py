#!/usr/bin/env python3
"""held.py OUT: 38 trackers of invented councils, each laid out as one team would, with OUT/expected.json (the truth, as check.py reads it).
Written without sight of the reader's source or of its output on these; but its author had seen part of the README's lists of known headers
(for actions, risks and recommendations) beforehand, so the headers of those three tables are not wholly independent of it. All councils, people and figures are invented. A field that is left out is not judged; where a value
is a list, any of them is right. Where a truth can be argued, the case says so in a comment that begins with "Debatable"."""
import json
import sys
from datetime import date as D
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill

GREEN, AMBER, RED, BLUE = "FF00B050", "FFFFC000", "FFFF0000", "FF0070C0"
PALE_GREEN, PALE_AMBER, PALE_RED, GREY = "FFC6EFCE", "FFFFEB9C", "FFFFC7CE", "FFD9D9D9"


class Zoo:
    """As zoo.py beside the other wild scripts: the same folders and the same expected.json."""

    def __init__(self, out):
        self.out, self.expected = Path(out), {}

    def case(self, name, file, sheets, truth):
        folder = self.out / f"example-{name}"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / file
        if file.endswith(".csv"):
            path.write_bytes(sheets)
        else:
            wb = openpyxl.Workbook()
            wb.remove(wb.active)
            for title, rows, finish in sheets:
                ws = wb.create_sheet(title)
                for row in rows:
                    ws.append(row)
                if finish:
                    finish(ws)
            wb.save(path)
        self.expected[f"example-{name}/{file}"] = truth

    def close(self):
        (self.out / "expected.json").write_text(json.dumps(self.expected, indent=1, ensure_ascii=False))
        print(f"{len(self.expected)} trackers, {sum(len(r) for t in self.expected.values() for r in t.values())} records")


def records(fields, *rows):
    """Records from rows of values; a value that is ... is not judged."""
    names = fields.split()
    for row in rows:
        assert len(row) == len(names), row
    return [{name: value for name, value in zip(names, row) if value is not ...} for row in rows]


def paint(ws, **cells):
    for at, colour in cells.items():
        ws[at].fill = PatternFill("solid", fgColor=colour)


def merge(*ranges, **fills):
    def finish(ws):
        for each in ranges:
            ws.merge_cells(each)
        paint(ws, **fills)
    return finish


def form(code, *ranges):
    def finish(ws):
        for each in ranges:
            for row in ws[each]:
                for cell in row:
                    cell.number_format = code
    return finish


def all_of(*steps):
    def finish(ws):
        for step in steps:
            step(ws)
    return finish


def hide_columns(*letters):
    def finish(ws):
        for each in letters:
            ws.column_dimensions[each].hidden = True
    return finish


def bold(*rows):
    def finish(ws):
        for row in rows:
            for cell in ws[row]:
                cell.font = Font(bold=True)
    return finish


def hidden_sheet(ws):
    ws.sheet_state = "hidden"


z = Zoo(sys.argv[1])
MAR, SEP, DEC = "2024-03 tracker.xlsx", "2024-09 tracker.xlsx", "2024-12 tracker.xlsx"

# ================================================================ actions

# A1. Children's services after an inspection: priorities as bands across, long question headers, comments kept apart from evidence
z.case("stanmerrow", SEP, [
    ("Front sheet", [["Stanmerrow Council"], ["Children's Services Improvement Plan"], ["Version", "4.2"], ["Owner", "Improvement programme office"], ["Next board", "15 October 2024"]], None),
    ("Plan", [
        ["Stanmerrow Council: children's services improvement plan following inspection, position at 30 September 2024"],
        [],
        ["Ref", "What inspectors told us", "What we are going to do about it", "SRO", "Milestone date", "Delivery RAG", "Where we are now", "Evidence seen by the board", "Chair's comments"],
        ["PRIORITY 1: THE FRONT DOOR"],
        ["1a", "Contacts wait too long for a decision", "Put a decision maker on every shift from eight until eight", "Head of Front Door", "31/10/2024", "Green", "Rota agreed, two shifts still covered by agency", "Rota for October", "Good, keep going"],
        ["1b", "Partners do not understand thresholds", "Run threshold workshops in each of the four districts", "Partnership Manager", "end of July 2024", "Blue", "All four held; 212 people came", "Sign-in sheets and feedback forms", None],
        ["1c", "Domestic abuse notifications are batched", "Agree a daily triage meeting with the police", "Head of Front Door", "30/09/2024", "Red", "Police have no officer to send before January", None, "Escalate to the Chief Constable"],
        ["PRIORITY 2: CARE LEAVERS"],
        ["2a", "Pathway plans are not written with young people", "Rewrite the pathway plan template with the care leavers' forum", "Leaving Care Service Manager", "Dec 2024", "Amber", "Two of five sessions done", "Draft template v3", None],
        ["2b", "Health histories are missing", "Give every care leaver a health passport at eighteen", "Designated Nurse", "28 Feb 2025", "Green", "Printer chosen", None, None],
        [],
        ["RAG: Blue = done, Green = on course, Amber = some delay, Red = will not be done in time"],
    ], merge("A1:I1", "A4:I4", "A8:I8", F5=GREEN, F6=BLUE, F7=RED, F9=AMBER, F10=GREEN)),
], {"actions": records("ref action lead due status progress evidence completed",
    ("1a", "Put a decision maker on every shift from eight until eight", "Head of Front Door", "2024-10-31", "on track", "Rota agreed, two shifts still covered by agency", "Rota for October", ""),
    ("1b", "Run threshold workshops in each of the four districts", "Partnership Manager", "2024-07-31", "complete", "All four held; 212 people came", "Sign-in sheets and feedback forms", ...),
    ("1c", "Agree a daily triage meeting with the police", "Head of Front Door", "2024-09-30", "off track", "Police have no officer to send before January", "", ""),
    ("2a", "Rewrite the pathway plan template with the care leavers' forum", "Leaving Care Service Manager", "2024-12-31", "at risk", "Two of five sessions done", "Draft template v3", ""),
    ("2b", "Give every care leaver a health passport at eighteen", "Designated Nurse", "2025-02-28", "on track", "Printer chosen", "", ""),
)})

# A2. SEND written statement of action: a sheet for each area of weakness, BRAG letters with a key on their own sheet, initials with a who's who
WSOA = ["No.", "Action", "Lead(s)", "Start", "Complete by", "Success measure", "BRAG", "Progress since last board"]
z.case("brackwaterby", "WSoA monitoring - December 2024.xlsx", [
    ("Contents", [["Brackwaterby local area: written statement of action"], [], ["Tab", "What is there"], ["Area 1", "Timeliness of plans"], ["Area 2", "Preparing for adulthood"], ["Key", "What the colours mean"], ["Who", "Initials"]], None),
    ("Area 1", [["Area of significant weakness 1: timeliness of education, health and care plans"], ["Strategic lead: Director of Education"], [], WSOA,
        ["1.1", "Recruit three plan writers on fixed terms", "HF", D(2024, 4, 15), D(2024, 7, 31), "Nine in ten new plans out on time", "B", "All three in post since 1 July"],
        ["1.2", "Agree a six week turnaround with therapy services", "HF / CB", D(2024, 5, 1), D(2025, 1, 31), "Advice arrives by week six in 85% of cases", "A", "Community trust has not signed"],
        ["1.3", "Move annual reviews to the online portal", "TO", D(2024, 9, 2), D(2025, 3, 31), "No paper reviews from the summer term", "G", "Pilot in six schools"],
    ], all_of(merge("A1:H1", "A2:H2", G5=BLUE, G6=AMBER, G7=GREEN), form("dd/mm/yyyy", "D5:E7"))),
    ("Area 2", [["Area of significant weakness 2: preparing for adulthood"], ["Strategic lead: Director of Adult Services"], [], WSOA,
        ["2.1", "Start transition reviews in year nine for every young person with a plan", "TO", D(2024, 9, 2), D(2025, 7, 18), "Every year nine review has a transition section", "G", "Template in use"],
        ["2.2", "Commission supported internships with two employers", "CB", D(2024, 6, 3), D(2024, 11, 29), "Twelve places for September 2025", "R", "One employer has withdrawn"],
    ], all_of(merge("A1:H1", "A2:H2", G5=GREEN, G6=RED), form("dd/mm/yyyy", "D5:E6"))),
    ("Key", [["Letter", "Meaning"], ["B", "Finished"], ["G", "Going to time"], ["A", "Late but will be recovered"], ["R", "Late and needs the board"]], merge(A2=BLUE, A3=GREEN, A4=AMBER, A5=RED)),
    ("Who", [["Initials", "Name", "Job"], ["HF", "Hattie Fernsby", "Head of SEND"], ["CB", "Col Brightwen", "Designated clinical officer"], ["TO", "Tess Oulton", "Transition lead"]], None),
], {"actions": records("ref action lead start due outcome status progress",
    ("1.1", "Recruit three plan writers on fixed terms", "HF", "2024-04-15", "2024-07-31", "Nine in ten new plans out on time", "complete", "All three in post since 1 July"),
    ("1.2", "Agree a six week turnaround with therapy services", "HF / CB", "2024-05-01", "2025-01-31", "Advice arrives by week six in 85% of cases", "at risk", "Community trust has not signed"),
    ("1.3", "Move annual reviews to the online portal", "TO", "2024-09-02", "2025-03-31", "No paper reviews from the summer term", "on track", "Pilot in six schools"),
    ("2.1", "Start transition reviews in year nine for every young person with a plan", "TO", "2024-09-02", "2025-07-18", "Every year nine review has a transition section", "on track", "Template in use"),
    ("2.2", "Commission supported internships with two employers", "CB", "2024-06-03", "2024-11-29", "Twelve places for September 2025", "off track", "One employer has withdrawn"),
)})

# A3. Adults, readiness for assessment: theme merged down, percent complete, a hidden column of drafts, a comments column that is not evidence
z.case("caldergrove", SEP, [("ASC readiness", [
    ["Caldergrove adult social care: assurance readiness action tracker"],
    ["Please update by noon on the last Thursday"],
    ["CQC theme", "Task", "Officer", "Internal notes (do not share)", "Target completion", "% done", "State", "Comments"],
    ["Working with people", "Publish the waiting list standard for assessments", "Gwen Tarrow", "ask legal first", "15/10/24", 0.6, "On schedule", "Out to consultation until the 4th"],
    [None, "Offer every unpaid carer a check-in call twice a year", "Carers Team", None, "31 March 2025", 0.2, "On schedule", "Script written"],
    [None, "Answer complaints about charging in ten days", "Neil Oakmoss", "NO leaves in Nov", "30-Aug-24", 0.5, "Delayed", "Backlog of 14"],
    ["Providing support", "Map day opportunities in the three valleys", "Commissioning", None, "w/c 9 December 2024", 0, "Not started", None],
    [None, "Reissue the market position statement", "Commissioning", None, "28/06/24", 1, "Complete", "On the website"],
], all_of(merge("A1:H1", "A2:H2", "A4:A6", "A7:A8"), form("0%", "F4:F8"), hide_columns("D")))], {"actions": records("action lead due percent status evidence",
    ("Publish the waiting list standard for assessments", "Gwen Tarrow", "2024-10-15", 60, "on track", ""),
    ("Offer every unpaid carer a check-in call twice a year", "Carers Team", "2025-03-31", 20, "on track", ""),
    ("Answer complaints about charging in ten days", "Neil Oakmoss", "2024-08-30", 50, "off track", ""),
    ("Map day opportunities in the three valleys", "Commissioning", "2024-12-09", 0, "not started", ""),
    ("Reissue the market position statement", "Commissioning", "2024-06-28", 100, "complete", ""),
)})

# A4. Internal audit: recommendation beside agreed action, original and revised dates, Implemented? Y / N / P with its key, an extra sheet of opinions
z.case("pennarth-vale", "2024-12 audit tracker.xlsx", [
    ("Tracker", [
        ["PENNARTH VALE BOROUGH COUNCIL", None, None, None, None, None, None, None, None, None],
        ["Implementation of internal audit recommendations: report to Audit Committee"],
        [],
        ["Audit review", "Rec no.", "Priority", "Recommendation made", "Management response and agreed action", "Officer responsible", "Implementation date", None, "Implemented?", "Implemented on"],
        [None, None, None, None, None, None, "Original", "Revised", None, None],
        ["Payroll", 1, "High", "Overtime should be authorised before it is worked", "Overtime form moved to the HR portal with manager approval", "Payroll Manager", D(2024, 6, 28), D(2025, 1, 31), "P", None],
        ["Payroll", 2, "Medium", "Leavers should be told to payroll in two days", "Weekly leavers' report sent by HR every Friday", "HR Operations Lead", D(2024, 5, 31), None, "Y", D(2024, 5, 24)],
        ["Housing allocations", 1, "High", "Evidence of medical need should be kept on file", "Upload screen made compulsory in the lettings system", "Lettings Manager", D(2024, 9, 30), D(2024, 11, 29), "Y", D(2024, 12, 3)],
        ["Housing allocations", 2, "Low", "Reasons for refusals should be coded", "Eight refusal codes added to the drop-down list", "Lettings Manager", D(2024, 12, 31), None, "P", None],
        [],
        ["Y = implemented; P = partially implemented; N = not implemented"],
    ], all_of(merge("A1:J1", "A2:J2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:H4", "I4:I5", "J4:J5"), form("dd mmm yy", "G6:H9", "J6:J9"))),
    ("Opinions", [["Audit review", "Opinion", "Report issued"], ["Payroll", "Limited", "March 2024"], ["Housing allocations", "Reasonable", "July 2024"]], None),
], {"actions": records("action lead priority due completed status",
    ("Overtime form moved to the HR portal with manager approval", "Payroll Manager", "High", "2025-01-31", "", "on track"),
    ("Weekly leavers' report sent by HR every Friday", "HR Operations Lead", "Medium", "2024-05-31", "2024-05-24", "complete"),
    ("Upload screen made compulsory in the lettings system", "Lettings Manager", "High", "2024-11-29", "2024-12-03", "complete"),
    ("Eight refusal codes added to the drop-down list", "Lettings Manager", "Low", "2024-12-31", "", "on track"),
)})

# A5. Health and Wellbeing Board's action log: a csv in the Windows alphabet, dates in several forms, "Closed" and "Open"
z.case("wickenshaw", "2024-12 tracker.csv", "\r\n".join([
    "Wickenshaw Health and Wellbeing Board \u2013 action log,,,,,,",
    ",,,,,,",
    "Meeting,Minute,Action,To be taken forward by,Deadline,Latest position,Open or closed",
    "19/09/2024,HWB 14,\"Circulate the pharmacy needs timetable, with dates for each district\",Director of Public Health,27/09/2024,Emailed to members on 25 September,Closed",
    "19/09/2024,HWB 15,Bring the dental access figures to the board,ICB place director,23 January 2025,Figures promised by NHS England in December,Open",
    "21/11/2024,HWB 22,Write to the bus company about the hospital route,Chair,6-Dec-24,Letter drafted,Open",
    "21/11/2024,HWB 23,Hold a workshop on damp homes and children\u2019s asthma,Housing strategy manager,Feb 2025,,Open",
    "",
]).encode("cp1252"), {"actions": records("ref action lead due status progress completed",
    ("HWB 14", "Circulate the pharmacy needs timetable, with dates for each district", "Director of Public Health", "2024-09-27", "complete", "Emailed to members on 25 September", ...),
    ("HWB 15", "Bring the dental access figures to the board", "ICB place director", "2025-01-23", "not started", "Figures promised by NHS England in December", ""),
    ("HWB 22", "Write to the bus company about the hospital route", "Chair", "2024-12-06", "not started", "Letter drafted", ""),
    ("HWB 23", "Hold a workshop on damp homes and children's asthma", "Housing strategy manager", "2025-02-28", "not started", "", ""),
)})  # Debatable: an "Open" action with some progress; DESIGN 4 gives "to do, open" as not started

# A6. Landlord after the regulator's judgement: consumer standards as bands, baseline / forecast / actual end, accountable and consulted beside each other
z.case("lowmarsh-cross", SEP, [
    ("Improvement plan", [
        ["Lowmarsh Cross District Council: housing improvement plan (regulatory judgement C3)"],
        ["Reporting month: September 2024"],
        [],
        ["Action ID", "Regulator's finding", "Remedial action", "Accountable", "Consulted", "Start", "Baseline end", "Forecast end", "Actual end", "BRAG", "Headline this month"],
        ["Safety and Quality Standard"],
        ["SQ1", "No stock condition data for 40% of homes", "Survey every home not visited since 2019", "Head of Assets", "Tenant panel", D(2024, 4, 2), D(2025, 3, 31), D(2025, 6, 30), None, "Amber", "1,120 of 2,300 surveyed"],
        ["SQ2", "Overdue remedial actions from fire risk assessments", "Close all high risk fire actions", "Building Safety Manager", "Fire service", D(2024, 2, 5), D(2024, 6, 28), D(2024, 6, 28), D(2024, 6, 21), "Blue", "Closed and checked by the fire service"],
        ["SQ3", "Electrical certificates missing", "Reconcile certificates to the asset list", "Compliance Lead", "Internal audit", D(2024, 5, 7), D(2024, 8, 30), D(2024, 11, 29), None, "Red", "Contractor's data cannot be read"],
        ["Transparency, Influence and Accountability Standard"],
        ["TI1", "Tenants cannot see how we perform", "Publish a scorecard each quarter", "Tenant Voice Manager", "Tenant panel", D(2024, 7, 1), D(2024, 10, 31), D(2024, 10, 31), None, "Green", "Layout agreed"],
        ["TI2", "Learning from complaints is not shared", "Set up a complaints learning panel", "Tenant Voice Manager", "Ombudsman liaison", D(2024, 9, 2), D(2024, 12, 20), D(2024, 12, 20), None, "Green", "First meeting on 9 October"],
    ], all_of(merge("A1:K1", "A2:K2", "A5:K5", "A9:K9", J6=PALE_AMBER, J7=BLUE, J8=PALE_RED, J10=PALE_GREEN, J11=PALE_GREEN), form("dd/mm/yy", "F6:I8", "F10:I11"))),
    ("Version control", [["Version", "Date", "Author", "What changed"], ["0.1", D(2024, 3, 4), "PMO", "First draft"], ["1.0", D(2024, 4, 10), "PMO", "Agreed by Cabinet"]], None),
], {"actions": records("ref action lead start due completed status progress",
    ("SQ1", "Survey every home not visited since 2019", "Head of Assets", "2024-04-02", "2025-06-30", "", "at risk", "1,120 of 2,300 surveyed"),
    ("SQ2", "Close all high risk fire actions", "Building Safety Manager", "2024-02-05", "2024-06-28", "2024-06-21", "complete", "Closed and checked by the fire service"),
    ("SQ3", "Reconcile certificates to the asset list", "Compliance Lead", "2024-05-07", "2024-11-29", "", "off track", "Contractor's data cannot be read"),
    ("TI1", "Publish a scorecard each quarter", "Tenant Voice Manager", "2024-07-01", "2024-10-31", "", "on track", "Layout agreed"),
    ("TI2", "Set up a complaints learning panel", "Tenant Voice Manager", "2024-09-02", "2024-12-20", "", "on track", "First meeting on 9 October"),
)})

# A7. A maintained school's plan: objective merged down, terms across under one RAG header of which only autumn is filled
z.case("heskerton", DEC, [("SIP 24-25", [
    ["Heskerton Council schools: Millpond Primary, school improvement plan 2024/25"],
    [],
    ["Objective", "Steps we will take", "Personnel", "To be done by", "Resources / cost", "Success criteria", "Monitored by", "RAG at end of term", None, None],
    [None, None, None, None, None, None, None, "Aut", "Spr", "Sum"],
    ["Reading", "Train all staff in the new phonics scheme", "English lead", D(2024, 10, 25), "£1,400", "Every adult teaches the scheme as written", "Headteacher", "B", None, None],
    [None, "Hear the lowest fifth of readers every day", "Class teachers", "end of March 2025", "TA hours", "Gap to the rest of the class halves", "SENDCo", "G", None, None],
    [None, "Restock the library with books chosen by pupils", "Librarian", "May 2025", "£2,000 from the PTA", "Loans double", "Pupil council", "A", None, None],
    ["Attendance", "Ring home by 9.30 on the first day", "Office manager", D(2024, 9, 20), "None", "Absence below five per cent", "Attendance governor", "G", None, None],
    [None, "Meet parents of pupils who miss one day in ten", "Deputy head", "14/02/25", "None", "Persistent absence below 15 per cent", "Attendance governor", "R", None, None],
], merge("A1:J1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:J3", "A5:A7", "A8:A9", H5=BLUE, H6=GREEN, H7=AMBER, H8=GREEN, H9=RED))], {"actions": records("action lead due outcome status",
    ("Train all staff in the new phonics scheme", "English lead", "2024-10-25", "Every adult teaches the scheme as written", "complete"),
    ("Hear the lowest fifth of readers every day", "Class teachers", "2025-03-31", "Gap to the rest of the class halves", "on track"),
    ("Restock the library with books chosen by pupils", "Librarian", "2025-05-31", "Loans double", "at risk"),
    ("Ring home by 9.30 on the first day", "Office manager", "2024-09-20", "Absence below five per cent", "on track"),
    ("Meet parents of pupils who miss one day in ten", "Deputy head", "2025-02-14", "Persistent absence below 15 per cent", "off track"),
)})


# A8. A form for each action, one to a sheet, with a contents sheet
def card(number, action, who, when, state, done, proof):
    return (f"AP{number}", [
        ["Dunvaleigh Fostering: improvement action form"],
        [],
        ["Action number", f"AP{number}"],
        ["Action", action],
        ["Person responsible", who],
        ["Deadline", when],
        ["Status", state],
        ["What has been done so far", done],
        ["Evidence", proof],
        [],
        ["Return to the fostering business support inbox"],
    ], merge("A1:B1"))


z.case("dunvaleigh", "Fostering action forms as at 30 September 2024.xlsx", [
    ("Contents", [["Tab", "About"], ["AP1", "Carers' reviews"], ["AP2", "Allegations"], ["AP3", "Recruitment"]], None),
    card(1, "Hold every carer's annual review within its month", "Orla Pinnock", D(2024, 11, 30), "In progress", "31 of 44 reviews held", "Review tracker, September"),
    card(2, "Train the panel in managing allegations", "Panel adviser", "12 July 2024", "Completed", "Two half days held", "Attendance list"),
    card(3, "Open a stall at four town markets", "Recruitment officer", "Spring 2025: by 30/04/2025", "Not started", None, None),
], {"actions": records("ref action lead due status progress evidence",
    ("AP1", "Hold every carer's annual review within its month", "Orla Pinnock", "2024-11-30", "on track", "31 of 44 reviews held", "Review tracker, September"),
    ("AP2", "Train the panel in managing allegations", "Panel adviser", "2024-07-12", "complete", "Two half days held", "Attendance list"),
    ("AP3", "Open a stall at four town markets", "Recruitment officer", "2025-04-30", "not started", "", ""),
)})

# A9. Climate: a RAG for each quarter of which two have been filled in, costs and tonnes beside
z.case("tolvernham", SEP, [("Carbon plan 2024-25", [
    ["Tolvernham climate emergency plan 2024/25"],
    [],
    ["Ref", "Commitment", "Service area", "Lead officer", "Finish date", "Capital cost (£)", "Tonnes CO2e saved a year", "Q1 RAG", "Q2 RAG", "Q3 RAG", "Q4 RAG", "Update"],
    ["CE01", "Replace gas boilers at both leisure centres", "Leisure", "Energy manager", "31/03/2026", 1450000, 410, "Green", "Amber", None, None, "Planning asks for a noise survey"],
    ["CE02", "Plant 4,000 trees on council land", "Parks", "Tree officer", "28/02/2025", 62000, 12, "Green", "Green", None, None, "Saplings ordered"],
    ["CE03", "Buy only green electricity", "Corporate", "Procurement lead", "01/07/2024", 0, 900, "Amber", "Blue", None, None, "Contract began on 1 July"],
    ["CE04", "Put chargers in six car parks", "Parking", "Parking manager", "30/11/2024", 240000, 55, "Amber", "Red", None, None, "Grid connection refused at two sites"],
], all_of(merge("A1:L1", H4=GREEN, I4=AMBER, H5=GREEN, I5=GREEN, H6=AMBER, I6=BLUE, H7=AMBER, I7=RED), form('"£"#,##0', "F4:F7")))], {"actions": records("ref action lead due status progress",
    ("CE01", "Replace gas boilers at both leisure centres", "Energy manager", "2026-03-31", "at risk", "Planning asks for a noise survey"),
    ("CE02", "Plant 4,000 trees on council land", "Tree officer", "2025-02-28", "on track", "Saplings ordered"),
    ("CE03", "Buy only green electricity", "Procurement lead", "2024-07-01", "complete", "Contract began on 1 July"),
    ("CE04", "Put chargers in six car parks", "Parking manager", "2024-11-30", "off track", "Grid connection refused at two sites"),
)})

# A10. A town clerk's list of what was resolved: months as headings, initials, a tick when done
z.case("scarrowby", MAR, [("Jobs from council", [
    ["Scarrowby Town Council"],
    ["Jobs arising from meetings (TC = Town Clerk, RFO = Responsible Finance Officer, GM = Grounds Manager)"],
    ["Min ref", "What was resolved", "Who", "By", "Done", "Date done", "Notes"],
    ["January"],
    ["24/006", "Renew the insurance with the present broker", "RFO", "31 Jan", "✓", D(2024, 1, 29), "Three year deal"],
    ["24/009", "Ask the county for a crossing outside the school", "TC", "15 Feb", "✓", D(2024, 2, 12), "Reply due in May"],
    ["February"],
    ["24/021", "Get three quotes for the cemetery wall", "GM", "30 April", None, None, "One quote so far"],
    ["24/024", "Advertise the vacancy for an allotments warden", "TC", "1 March", "✓", D(2024, 3, 6), None],
    ["March"],
    ["24/031", "Close the Lammas account and move the balance", "RFO", "31 May", None, None, None],
], merge("A1:G1", "A2:G2", "A4:G4", "A7:G7", "A10:G10"))], {"actions": records("ref action lead due completed status evidence",
    ("24/006", "Renew the insurance with the present broker", "RFO", "2024-01-31", "2024-01-29", "complete", ""),
    ("24/009", "Ask the county for a crossing outside the school", "TC", "2024-02-15", "2024-02-12", "complete", ""),
    ("24/021", "Get three quotes for the cemetery wall", "GM", "2024-04-30", "", ..., ""),
    ("24/024", "Advertise the vacancy for an allotments warden", "TC", "2024-03-01", "2024-03-06", "complete", ""),
    ("24/031", "Close the Lammas account and move the balance", "RFO", "2024-05-31", "", ..., ""),
)})  # no year is written: each day is read as the one nearest to March 2024

# A11. Peer challenge: status by fill only with a coloured key above, recommendation merged over its actions, the header repeated half way down
PEER = ["Peer team's recommendation", "Our action", "Directorate lead", "Deadline", "Status", "Latest news"]
z.case("ferrenshaw", MAR, [("Peer challenge", [
    ["Ferrenshaw Council: corporate peer challenge action plan"],
    ["The peer team came in October 2023 and made four recommendations. Actions are reviewed each month by the corporate leadership team. Status is shown by the colour of the cell."],
    [],
    ["Colours:", "finished", "going well", "slipping", "stuck"],
    [],
    PEER,
    ["1. Agree a vision for the place", "Hold a residents' assembly in each town", "Chief Executive's Office", "end of May 2024", None, "Two of three held"],
    [None, "Adopt the place vision at full Council", "Chief Executive's Office", D(2024, 7, 18), None, "Not yet drafted"],
    ["2. Be clearer about money", "Publish a one page budget summary", "Finance", "29th Feb 2024", None, "With council tax bills"],
    [],
    PEER,
    ["3. Strengthen scrutiny", "Train all scrutiny members in questioning", "Democratic Services", "Q1 2024/25", None, "Trainer booked for 9 May"],
    ["4. Look after staff", "Fill the two vacant director posts", "HR", "31.01.24", None, "No appointment at second attempt"],
], merge("A1:F1", "A2:F2", "A7:A8", B4=BLUE, C4=GREEN, D4=AMBER, E4=RED, E7=GREEN, E8=AMBER, E9=BLUE, E12=GREEN, E13=RED))], {"actions": records("action lead due status progress",
    ("Hold a residents' assembly in each town", "Chief Executive's Office", "2024-05-31", "on track", "Two of three held"),
    ("Adopt the place vision at full Council", "Chief Executive's Office", "2024-07-18", "at risk", "Not yet drafted"),
    ("Publish a one page budget summary", "Finance", "2024-02-29", "complete", "With council tax bills"),
    ("Train all scrutiny members in questioning", "Democratic Services", "2024-06-30", "on track", "Trainer booked for 9 May"),
    ("Fill the two vacant director posts", "HR", "2024-01-31", "off track", "No appointment at second attempt"),
)})

# A12. Ombudsman remedies: what has to be done for each upheld complaint, complied on, late
z.case("ombergate", DEC, [("Remedies", [
    ["Ombergate City Council: Ombudsman remedies register"],
    ["Case ref", "Decision date", "Service", "Remedy agreed", "Who will do it", "Comply by", "Complied on", "Position"],
    ["23 014 771", D(2024, 6, 11), "Adult care charging", "Apologise and repay £1,250 of charges", "Income team leader", D(2024, 7, 9), D(2024, 7, 2), "Completed"],
    ["23 018 302", D(2024, 8, 20), "Homelessness", "Review how interim offers are recorded", "Housing options manager", D(2024, 11, 20), None, "Overdue"],
    ["24 000 465", D(2024, 10, 29), "Education", "Pay £900 for missed tuition", "SEND finance officer", D(2024, 11, 26), D(2024, 11, 25), "Completed"],
    ["24 002 118", D(2024, 11, 12), "Planning enforcement", "Brief officers on site visit notes", "Enforcement team leader", D(2025, 2, 12), None, "In progress"],
], all_of(merge("A1:H1"), form("d mmmm yyyy", "B3:B6", "F3:G6")))], {"actions": records("ref action lead due completed status",
    ("23 014 771", "Apologise and repay £1,250 of charges", "Income team leader", "2024-07-09", "2024-07-02", "complete"),
    ("23 018 302", "Review how interim offers are recorded", "Housing options manager", "2024-11-20", "", "off track"),
    ("24 000 465", "Pay £900 for missed tuition", "SEND finance officer", "2024-11-26", "2024-11-25", "complete"),
    ("24 002 118", "Brief officers on site visit notes", "Enforcement team leader", "2025-02-12", "", "on track"),
)})

# ================================================================ risks

# R1. Corporate register: gross, net and target under merged groups; controls, assurance and further action beside one another
z.case("aldermarsh", SEP, [
    ("Corporate risks", [
        ["Aldermarsh Metropolitan Borough: corporate risk register, quarter 2 2024/25"],
        [],
        ["Risk ref", "Risk title and description", "Gross rating", None, None, "Key controls in place", "Net rating", None, None, "Further actions", "Target rating", "Risk owner", "Direction of travel"],
        [None, None, "Impact", "Likelihood", "Total", None, "Impact", "Likelihood", "Total", None, None, None, None],
        ["CR01", "A ransomware attack shuts down our systems", 5, 5, 25, "Offline back-ups, staff training, patching each week", 5, 3, 15, "Buy a security operations centre", 10, "Chief Information Officer", "↔"],
        ["CR02", "Social care costs exceed the money we have", 4, 5, 20, "Weekly placement panel", 4, 4, 16, "Invest in reablement", 8, "Director of Adults", "↑"],
        ["CR03", "A public building is found to contain unsafe concrete", 5, 3, 15, "Surveys of all buildings of the period", 5, 1, 5, "None needed", 5, "Head of Property", "↓"],
        ["CR04", "We fail to replace the leisure contract in time", 3, 4, 12, "Project board, legal advice", 3, 2, 6, "Agree a six month extension", 3, "Director of Place", "↔"],
    ], merge("A1:M1", "A3:A4", "B3:B4", "C3:E3", "F3:F4", "G3:I3", "J3:J4", "K3:K4", "L3:L4", "M3:M4", I5=AMBER, I6=RED, I7=GREEN, I8=GREEN)),
    ("Matrix", [["Impact down, likelihood across", 1, 2, 3, 4, 5], [5, 5, 10, 15, 20, 25], [4, 4, 8, 12, 16, 20], [3, 3, 6, 9, 12, 15], [2, 2, 4, 6, 8, 10], [1, 1, 2, 3, 4, 5]], None),
], {"risks": records("ref risk inherent_severity inherent_likelihood inherent_score mitigation severity likelihood score further_action target_score owner",
    ("CR01", "A ransomware attack shuts down our systems", 5, 5, 25, "Offline back-ups, staff training, patching each week", 5, 3, 15, "Buy a security operations centre", 10, "Chief Information Officer"),
    ("CR02", "Social care costs exceed the money we have", 4, 5, 20, "Weekly placement panel", 4, 4, 16, "Invest in reablement", 8, "Director of Adults"),
    ("CR03", "A public building is found to contain unsafe concrete", 5, 3, 15, "Surveys of all buildings of the period", 5, 1, 5, ..., 5, "Head of Property"),
    ("CR04", "We fail to replace the leisure contract in time", 3, 4, 12, "Project board, legal advice", 3, 2, 6, "Agree a six month extension", 3, "Director of Place"),
)})

# R2. The rating in one cell, as people write it: 3 x 4 = 12
z.case("sandriggle", DEC, [("Risk log", [
    ["Sandriggle District Council: local plan risk log"],
    [],
    ["No", "Cause", "Risk event", "Effect", "Current rating (likelihood x impact)", "Response in place", "Owner", "Review by"],
    ["R1", "Evidence on housing need is three years old", "The inspector finds the plan unsound", "Plan withdrawn, speculative building", "3 x 5 = 15", "Housing need study refreshed", "Planning policy manager", D(2025, 2, 28)],
    ["R2", "Two planners have left", "Consultation responses are not analysed in time", "Submission slips by six months", "4 x 3 = 12", "Agency planner for ten weeks", "Head of planning", D(2025, 1, 31)],
    ["R3", "Neighbouring district objects", "Duty to cooperate is not met", "Examination stops", "2 x 5 = 10", "Statement of common ground signed by officers", "Planning policy manager", D(2025, 3, 31)],
], merge("A1:H1"))], {"risks": records("ref cause risk consequence likelihood severity score mitigation owner",
    ("R1", "Evidence on housing need is three years old", "The inspector finds the plan unsound", "Plan withdrawn, speculative building", 3, 5, 15, "Housing need study refreshed", "Planning policy manager"),
    ("R2", "Two planners have left", "Consultation responses are not analysed in time", "Submission slips by six months", 4, 3, 12, "Agency planner for ten weeks", "Head of planning"),
    ("R3", "Neighbouring district objects", "Duty to cooperate is not met", "Examination stops", 2, 5, 10, "Statement of common ground signed by officers", "Planning policy manager"),
)})

# R3. A parish council's yearly assessment: topics as bands, one H / M / L column, no owner
z.case("thurlcombe", MAR, [("Risk assessment", [
    ["Thurlcombe Parish Council"],
    ["Financial and management risk assessment, reviewed March 2024"],
    [],
    ["Risk(s) identified", "H/M/L", "Management / control of risk", "Review / assess / revise"],
    ["FINANCE"],
    ["Precept not paid over by the district", "L", "Clerk checks the bank in April and September", "Existing procedure adequate"],
    ["Payments made in error", "M", "Two members sign each payment", "Add online approval in May"],
    ["ASSETS"],
    ["Play equipment injures a child", "H", "Weekly look by the groundsman; yearly inspection", "Replace the roundabout"],
    ["Noticeboards damaged", "L", "Insured; looked at monthly", "Existing procedure adequate"],
    ["EMPLOYEES"],
    ["Loss of the clerk", "M", "Handover notes kept with the chairman", "Existing procedure adequate"],
], merge("A1:D1", "A2:D2", "A5:D5", "A8:D8", "A11:D11", B9=RED, B7=AMBER, B12=AMBER))], {"risks": records("risk mitigation",
    ("Precept not paid over by the district", "Clerk checks the bank in April and September"),
    ("Payments made in error", "Two members sign each payment"),
    ("Play equipment injures a child", "Weekly look by the groundsman; yearly inspection"),
    ("Noticeboards damaged", "Insured; looked at monthly"),
    ("Loss of the clerk", "Handover notes kept with the chairman"),
)})

# R4. A programme's export: risk owner beside the one who acts, probability and impact as numbers, one closed
z.case("ivinghurst", "2024-09 risks.csv", "\n".join([
    "Risk Id,Date Raised,Raised By,Description,Probability (1-5),Impact (1-5),Exposure,Response Type,Response,Risk Owner,Risk Actionee,Target Date,State",
    'RK-003,12/04/2024,PMO,"Data cannot be moved from the old benefits system",4,4,16,Reduce,"Trial loads every fortnight",Benefits manager,Data migration lead,31/10/2024,Active',
    'RK-005,12/04/2024,PMO,Supplier\'s key architect leaves,2,4,8,Accept,Knowledge transfer sessions recorded,Contract manager,Supplier,29/11/2024,Active',
    'RK-008,07/05/2024,Benefits manager,Subsidy claim cannot be produced at year end,3,5,15,Reduce,"Parallel run in February, then sign-off by audit",Section 151 officer,Benefits manager,28/02/2025,Active',
    'RK-009,11/06/2024,PMO,Training rooms not available in July,3,2,6,Avoid,Booked the library instead,Training lead,Training lead,28/06/2024,Closed',
    "",
]).encode("utf-8"), {"risks": records("ref risk likelihood severity score mitigation owner due status",
    ("RK-003", "Data cannot be moved from the old benefits system", 4, 4, 16, "Trial loads every fortnight", "Benefits manager", "2024-10-31", ...),
    ("RK-005", "Supplier's key architect leaves", 2, 4, 8, "Knowledge transfer sessions recorded", "Contract manager", "2024-11-29", ...),
    ("RK-008", "Subsidy claim cannot be produced at year end", 3, 5, 15, "Parallel run in February, then sign-off by audit", "Section 151 officer", "2025-02-28", ...),
    ("RK-009", "Training rooms not available in July", 3, 2, 6, "Booked the library instead", "Training lead", "2024-06-28", "complete"),
)})

# R5. Directorate register: the score of each quarter, of which two are in the future, then the target; last quarter's sheet hidden behind
COLD = ["Risk", "What could bring it about", "What it would lead to", "Q4 23/24 score", "Q1 24/25 score", "Q2 24/25 score", "Q3 24/25 score", "Target score", "Existing mitigation", "Lead"]
z.case("coldmereside", SEP, [
    ("Sept 24", [
        ["Coldmereside Council, Place directorate risk register"],
        [],
        COLD,
        ["Landslip closes the coast road", "Wetter winters", "Villages cut off", 12, 12, 16, None, 8, "Slope sensors and a diversion plan", "Highways manager"],
        ["Crematorium fails its emissions test", "Old abatement plant", "Closure for three months", 9, 6, 6, None, 4, "Servicing contract", "Bereavement manager"],
        ["Market traders leave the square", "Building works", "Income lost and an empty town centre", 8, 8, 12, None, 6, "Rent holiday until Easter", "Town centre manager"],
    ], merge("A1:J1", F4=RED, F5=GREEN, F6=AMBER)),
    ("June 24", [
        ["Coldmereside Council, Place directorate risk register"],
        [],
        COLD,
        ["Landslip closes the coast road", "Wetter winters", "Villages cut off", 12, 12, None, None, 8, "Slope sensors and a diversion plan", "Highways manager"],
        ["Crematorium fails its emissions test", "Old abatement plant", "Closure for three months", 9, 6, None, None, 4, "Servicing contract", "Bereavement manager"],
    ], hidden_sheet),
], {"risks": records("risk cause consequence score target_score mitigation owner",
    ("Landslip closes the coast road", "Wetter winters", "Villages cut off", 16, 8, "Slope sensors and a diversion plan", "Highways manager"),
    ("Crematorium fails its emissions test", "Old abatement plant", "Closure for three months", 6, 4, "Servicing contract", "Bereavement manager"),
    ("Market traders leave the square", "Building works", "Income lost and an empty town centre", 12, 6, "Rent holiday until Easter", "Town centre manager"),
)})


# R6. A risk on a page: a sheet for each risk, labels at the left and a small grid of scores in the middle
def page(ref, risk, owner, controls, more, inherent, current, target):
    return (ref, [
        ["Stourlingham County Council: risk on a page"],
        [],
        ["Risk reference", ref],
        ["Risk description", risk],
        ["Risk owner", owner],
        [],
        ["Score", "Likelihood", "Impact", "Total"],
        ["Inherent", *inherent, inherent[0] * inherent[1]],
        ["Current", *current, current[0] * current[1]],
        ["Target", *target, target[0] * target[1]],
        [],
        ["Existing controls", controls],
        ["Further action needed", more],
    ], merge("A1:D1", "B3:D3", "B4:D4", "B5:D5", "B12:D12", "B13:D13"))


z.case("stourlingham", SEP, [
    page("SR1", "Not enough school places for children with complex needs", "Director of Education", "Two resourced units opened", "Bid for a new special school", (5, 4), (4, 4), (3, 3)),
    page("SR2", "Flooding of the emergency control room", "Head of Resilience", "Pumps tested each quarter", "Move the servers upstairs", (3, 5), (2, 5), (1, 5)),
    page("SR3", "Care home closes at short notice", "Head of Commissioning", "Provider failure plan", "Block contract for ten beds", (4, 4), (3, 4), (2, 4)),
], {"risks": records("ref risk owner inherent_likelihood inherent_severity inherent_score likelihood severity score target_score mitigation further_action",
    ("SR1", "Not enough school places for children with complex needs", "Director of Education", 5, 4, 20, 4, 4, 16, 9, "Two resourced units opened", "Bid for a new special school"),
    ("SR2", "Flooding of the emergency control room", "Head of Resilience", 3, 5, 15, 2, 5, 10, 5, "Pumps tested each quarter", "Move the servers upstairs"),
    ("SR3", "Care home closes at short notice", "Head of Commissioning", 4, 4, 16, 3, 4, 12, 8, "Provider failure plan", "Block contract for ten beds"),
)})

# R7. Health and safety: hazards, what is done now, S x L = R, what more is wanted, by whom, by when
z.case("wenbrooke", MAR, [("Day centre RA", [
    ["Wenbrooke Borough Council: risk assessment, Elm Lane day centre"],
    ["Assessor", "P. Quillan", None, "Assessed on", D(2024, 3, 11)],
    [],
    ["Hazard", "Who might be harmed and how", "What are you already doing?", "S", "L", "R", "What else is needed?", "Action by whom", "Action by when"],
    ["Slips on the kitchen floor", "Staff and members, bruises or broken bones", "Mats down, spills mopped at once", 3, 3, 9, "Relay the floor", "Facilities officer", "31/05/2024"],
    ["Scalds from the tea urn", "Members with poor grip", "Urn behind the counter", 4, 2, 8, "Buy tilting kettles", "Centre manager", "19/04/2024"],
    ["Minibus tail lift fails", "Wheelchair users", "Six-monthly service", 5, 1, 5, "Daily check sheet", "Transport lead", "28/03/2024"],
    [],
    ["S = severity 1 to 5, L = likelihood 1 to 5, R = S x L"],
], merge("A1:I1", "A9:I9"))], {"risks": records("risk mitigation severity likelihood score further_action due",
    ("Slips on the kitchen floor", "Mats down, spills mopped at once", 3, 3, 9, "Relay the floor", "2024-05-31"),
    ("Scalds from the tea urn", "Urn behind the counter", 4, 2, 8, "Buy tilting kettles", "2024-04-19"),
    ("Minibus tail lift fails", "Six-monthly service", 5, 1, 5, "Daily check sheet", "2024-03-28"),
)})

# ================================================================ budget

# B1. Revenue monitor in £000: to-date and full-year columns, two variances, directorates as bands with subtotals; recovery actions on a second sheet
z.case("northamley", SEP, [
    ("Period 6", [
        ["Northamley Council revenue monitoring, period 6 (September 2024)"],
        ["All figures in £000. A positive variance is an overspend."],
        [],
        ["Service", "Annual budget", "Profiled budget to P6", "Actual to P6", "Variance to date", "Forecast outturn", "Forecast variance", "RAG", "Explanation"],
        ["PEOPLE"],
        ["Adult commissioning", 21450, 10725, 11302, 577, 22510, 1060, "R", "Home care hours up six per cent"],
        ["Learning disability", 9820, 4910, 4876, -34, 9760, -60, "G", "Two moves delayed"],
        ["Subtotal People", 31270, 15635, 16178, 543, 32270, 1000, None, None],
        ["PLACE"],
        ["Waste collection", 6240, 3120, 3305, 185, 6480, 240, "A", "Fuel and agency loaders"],
        ["Car park income", -2900, -1450, -1310, 140, -2690, 210, "R", "Decked car park shut"],
        ["Highways maintenance", 4115, 2058, 1990, -68, 4115, 0, "G", None],
        ["Subtotal Place", 7455, 3728, 3985, 257, 7905, 450, None, None],
        ["TOTAL SERVICES", 38725, 19363, 20163, 800, 40175, 1450, None, None],
    ], all_of(merge("A1:I1", "A2:I2", "A5:I5", "A9:I9", H6=RED, H7=GREEN, H10=AMBER, H11=RED, H12=GREEN), form("#,##0;(#,##0)", "B6:G14"), bold(8, 13, 14))),
    ("Recovery", [
        ["Recovery actions agreed with budget holders"],
        ["Action", "Budget holder", "By", "Status"],
        ["Review all home care packages over 28 hours", "Head of Commissioning", "30/11/2024", "In progress"],
        ["Reopen level one of the decked car park", "Parking manager", "14/10/2024", "Delayed"],
        ["Stop agency loaders on Saturdays", "Waste manager", "01/09/2024", "Completed"],
    ], None),
], {"budget": records("line budget_pence ytd_budget_pence actual_pence forecast_pence variance_pence comment",
    ("Adult commissioning", 2145000000, 1072500000, 1130200000, 2251000000, -106000000, "Home care hours up six per cent"),
    ("Learning disability", 982000000, 491000000, 487600000, 976000000, 6000000, "Two moves delayed"),
    ("Waste collection", 624000000, 312000000, 330500000, 648000000, -24000000, "Fuel and agency loaders"),
    ("Car park income", -290000000, -145000000, -131000000, -269000000, -21000000, "Decked car park shut"),
    ("Highways maintenance", 411500000, 205800000, 199000000, 411500000, 0, ""),
), "actions": records("action lead due status",
    ("Review all home care packages over 28 hours", "Head of Commissioning", "2024-11-30", "on track"),
    ("Reopen level one of the decked car park", "Parking manager", "2024-10-14", "off track"),
    ("Stop agency loaders on Saturdays", "Waste manager", "2024-09-01", "complete"),
)})

# B2. Capital programme in £000 under year groups: whole scheme, prior years, original, slippage brought forward, revised, actual, forecast
CAP = [
    ["Riverside school expansion", 8400, 1150, 4200, 350, 0, 4550, 1872, 3900, 650, "Basic need grant", "L. Orme"],
    ["Town hall roof", 1260, 0, 1200, 0, 60, 1260, 244, 1260, 0, "Borrowing", "P. Aske"],
    ["Disabled facilities grants", 2100, 0, 1900, 120, 80, 2100, 1015, 2040, 60, "Better Care Fund", "S. Delf"],
    ["Fleet replacement", 3000, 900, 750, 0, 0, 750, 0, 410, 340, "Revenue reserve", "P. Aske"],
]
z.case("kirkmoorby", SEP, [
    ("Capital Q2", [
        ["Kirkmoorby Council: capital programme monitoring, quarter 2 2024/25"],
        ["£'000"],
        ["Scheme", "Whole scheme", None, "2024/25", None, None, None, None, None, None, "Funding source", "Project manager"],
        [None, "Total approved", "Spent in prior years", "Original budget", "Slippage b/f", "In-year additions", "Revised budget", "Actual at 30 Sept", "Forecast outturn", "Slippage into 2025/26", None, None],
        *CAP,
        ["Total programme", *(sum(row[i] for row in CAP) for i in range(1, 10)), None, None],
    ], all_of(merge("A1:L1", "A3:A4", "B3:C3", "D3:J3", "K3:K4", "L3:L4"), form("#,##0", "B5:J9"), bold(9))),
    ("Funding", [["Where the money comes from"], ["Better Care Fund is passported in full"], ["Borrowing is within the prudential limit"]], None),
], {"budget": records("line original_budget_pence budget_pence actual_pence forecast_pence",
    ("Riverside school expansion", 420000000, 455000000, 187200000, 390000000),
    ("Town hall roof", 120000000, 126000000, 24400000, 126000000),
    ("Disabled facilities grants", 190000000, 210000000, 101500000, 204000000),
    ("Fleet replacement", 75000000, 75000000, 0, 41000000),
)})

# B3. Savings in the medium-term plan: target, delivered, forecast, gap, BRAG
z.case("eddingholt", SEP, [("Savings tracker", [
    ["Eddingholt Council: MTFS savings delivery 2024/25"],
    [],
    ["Saving ref", "Savings proposal", "Accountable officer", "Savings target 2024/25 (£000)", "Delivered to date (£000)", "Forecast delivery (£000)", "Shortfall (£000)", "BRAG", "Commentary"],
    ["AS-03", "Review of transport policy for day services", "Head of Day Services", 180, 60, 140, 40, "Amber", "New policy from 1 July, not 1 April"],
    ["AS-07", "Shared Lives instead of residential care", "Head of Provision", 320, 115, 320, 0, "Green", "Four carers approved"],
    ["CS-02", "In-house children's home", "Director of Children's Services", 450, 0, 0, 450, "Red", "Building not registered"],
    ["RE-11", "End the lease on the Mill House", "Head of Property", 95.5, 95.5, 95.5, 0, "Blue", "Keys handed back in May"],
    [None, "Total", None, 1045.5, 270.5, 555.5, 490, None, None],
], merge("A1:I1", H4=AMBER, H5=GREEN, H6=RED, H7=BLUE))], {"budget": records("ref line owner saving_pence comment",
    ("AS-03", "Review of transport policy for day services", "Head of Day Services", 18000000, "New policy from 1 July, not 1 April"),
    ("AS-07", "Shared Lives instead of residential care", "Head of Provision", 32000000, "Four carers approved"),
    ("CS-02", "In-house children's home", "Director of Children's Services", 45000000, "Building not registered"),
    ("RE-11", "End the lease on the Mill House", "Head of Property", 9550000, "Keys handed back in May"),
)})  # Debatable: what was delivered and is forecast of a saving could be actual and forecast; not judged

# B4. Housing revenue account in whole pounds: income below zero, brackets are adverse, headings and totals, net at the foot
z.case("harfordale", DEC, [("HRA", [
    ["Harfordale District Council: Housing Revenue Account, monitoring to 31 December 2024"],
    [],
    [None, "Current budget", "Actual to date", "Projected outturn", "Fav / (Adv)"],
    [None, "£", "£", "£", "£"],
    ["INCOME"],
    ["Dwelling rents", -14250000, -10648440, -14190000, -60000],
    ["Garage rents", -312000, -226220, -301000, -11000],
    ["Service charges", -980000, -751775, -1004000, 24000],
    ["Total income", -15542000, -11626435, -15495000, -47000],
    ["EXPENDITURE"],
    ["Repairs and maintenance", 5120000, 4304115, 5610000, -490000],
    ["Supervision and management", 3865000, 2742300, 3790000, 75000],
    ["Provision for bad debts", 140000, 0, 140000, 0],
    ["Total expenditure", 9125000, 7046415, 9540000, -415000],
    ["Net (surplus) for the year", -6417000, -4580020, -5955000, -462000],
], all_of(merge("A1:E1"), form("#,##0;(#,##0)", "B6:E15"), bold(9, 14, 15)))], {"budget": records("line budget_pence actual_pence forecast_pence variance_pence",
    ("Dwelling rents", -1425000000, -1064844000, -1419000000, -6000000),
    ("Garage rents", -31200000, -22622000, -30100000, -1100000),
    ("Service charges", -98000000, -75177500, -100400000, 2400000),
    ("Repairs and maintenance", 512000000, 430411500, 561000000, -49000000),
    ("Supervision and management", 386500000, 274230000, 379000000, 7500000),
    ("Provision for bad debts", 14000000, 0, 14000000, 0),
)})

# B5. Months across: six of actuals and six of forecasts, with the budget before and the sums behind
SPEND = {
    "Salaries": (612000, [50100, 50240, 51015, 50800, 51400, 51250], [51000] * 6),
    "Agency staff": (90000, [9800, 11250, 12400, 10900, 9950, 9100], [8000] * 6),
    "Interpreters": (24000, [1850, 2010, 1975, 2240, 2105, 1990], [2000] * 6),
    "Grant income": (-150000, [0, 0, -37500, 0, 0, -37500], [0, 0, -37500, 0, 0, -37500]),
}
YEAR = [D(2024, m, 1) for m in range(4, 13)] + [D(2025, m, 1) for m in range(1, 4)]
LINES = [[line, budget, *a, *f, sum(a), sum(a) + sum(f), budget - sum(a) - sum(f)] for line, (budget, a, f) in SPEND.items()]
z.case("quenbury", SEP, [("Team budget", [
    ["Quenbury Council: asylum team budget 2024/25 (£)"],
    [],
    [None, None, "Actual", None, None, None, None, None, "Forecast", None, None, None, None, None, None, None, None],
    ["Budget line", "Full year budget", *YEAR, "Actual to date", "Full year forecast", "Variance (budget - forecast)"],
    *LINES,
    ["Total", *(sum(row[i] for row in LINES) for i in range(1, 17))],
], all_of(merge("A1:Q1", "C3:H3", "I3:N3"), form("mmm-yy", "C4:N4"), form("#,##0;-#,##0", "B5:Q9"), bold(9)))], {"budget": records("line budget_pence actual_pence forecast_pence variance_pence",
    ("Salaries", 61200000, 30480500, 61080500, 119500),
    ("Agency staff", 9000000, 6340000, 11140000, -2140000),
    ("Interpreters", 2400000, 1217000, 2417000, -17000),
    ("Grant income", -15000000, -7500000, -15000000, 0),
)})

# B6. A ledger's csv: preamble, account names, credits with the minus behind, remaining
z.case("maplestowe", "2024-12 ledger.csv", "\r\n".join([
    "Report: GLB040 Budget v Actual,,,,,,",
    "Entity: Maplestowe Borough Council,,Period: 09 2024/25,,,,",
    "",
    "Cost centre,Account,Account (T),Budget,Actual,Commitment,Remaining",
    'L2200,10010,Librarians\' pay,"184,500.00","138,204.17",0.00,"46,295.83"',
    'L2200,20350,Book fund,"42,000.00","29,876.40","3,150.00","8,973.60"',
    'L2200,20410,Public computers,"15,750.00","16,020.00",480.00,750.00-',
    'L2200,90120,Fines and charges,"12,000.00-","7,431.55-",0.00,"4,568.45-"',
    'L2200 Total,,,"230,250.00","176,669.02","3,630.00","49,950.98"',
    "",
]).encode("utf-8"), {"budget": records("line budget_pence actual_pence committed_pence",
    ("Librarians' pay", 18450000, 13820417, 0),
    ("Book fund", 4200000, 2987640, 315000),
    ("Public computers", 1575000, 1602000, 48000),
    ("Fines and charges", -1200000, -743155, 0),
)})

# B7. Grants as people type them: £1.25m, £85k, nil
z.case("grantleigh", SEP, [("Grants register", [
    ["Grantleigh Council economic development: external funding (as at 30 September 2024)"],
    ["Funding pot", "Funder", "Our allocation for 2024/25", "Spent up to 30 Sept", "Ordered but not yet paid", "Expected spend by year end", "Officer"],
    ["Shared prosperity: town centres", "Government", "£1.25m", "£412,500", "£96,000", "£1.2m", "Ines Calloway"],
    ["Heritage railings", "Heritage fund", "£85k", "nil", "£31,250", "£85,000", "Rob Thackwell"],
    ["Skills bootcamps", "Combined authority", "£0.4m", "£187,640.25", "£0", "£360k", "Ines Calloway"],
    [],
    ["Figures agreed with the finance partner on 4 October."],
], merge("A1:G1"))], {"budget": records("line budget_pence actual_pence committed_pence forecast_pence owner",
    ("Shared prosperity: town centres", 125000000, 41250000, 9600000, 120000000, "Ines Calloway"),
    ("Heritage railings", 8500000, 0, 3125000, 8500000, "Rob Thackwell"),
    ("Skills bootcamps", 40000000, 18764025, 0, 36000000, "Ines Calloway"),
)})

# B8. Portfolios in £m to two places, last month's forecast beside this month's, budget moved in the year
z.case("lindermoor", DEC, [("Summary £m", [
    ["Lindermoor County Council: revenue forecast by portfolio at the end of December 2024"],
    [],
    ["Portfolio", "Original budget £m", "Virements £m", "Current budget £m", "November forecast £m", "December forecast £m", "Movement in month £m", "Over / (under) spend £m", "Why"],
    ["Children and families", 84.2, 1.35, 85.55, 90.1, 91.75, 1.65, 6.2, "Nine new placements"],
    ["Adults and health", 132.6, -0.85, 131.75, 131.9, 131.4, -0.5, -0.35, "More health funding than planned"],
    ["Highways and transport", 28.4, 0, 28.4, 28.4, 28.65, 0.25, 0.25, "Storm repairs"],
    ["Corporate resources", 19.75, -0.5, 19.25, 18.9, 18.9, 0, -0.35, None],
    ["Total", 264.95, 0, 264.95, 269.3, 270.7, 1.4, 5.75, None],
], all_of(merge("A1:I1"), form("0.00;(0.00)", "B4:H8"), bold(8)))], {"budget": records("line original_budget_pence virement_pence budget_pence forecast_pence variance_pence comment",
    ("Children and families", 8420000000, 135000000, 8555000000, 9175000000, -620000000, "Nine new placements"),
    ("Adults and health", 13260000000, -85000000, 13175000000, 13140000000, 35000000, "More health funding than planned"),
    ("Highways and transport", 2840000000, 0, 2840000000, 2865000000, -25000000, "Storm repairs"),
    ("Corporate resources", 1975000000, -50000000, 1925000000, 1890000000, 35000000, ""),
)})

# ================================================================ indicators


def readings(indicator, pairs, **same):
    return [{"indicator": indicator, "date": when, "value": value, **same} for when, value in pairs if value is not None]


QUARTER = ["2024-07-31", "2024-08-31", "2024-09-30"]
QUARTER_TYPED = ["Jul-24", "Aug-24", "Sep-24"]

# I1. Children's scorecard: months typed as text, comparators before the months, bands, gaps, RAG and direction after
S1, S2, S3 = [23.9, 24.2, 22.7], [94.4, 92.8, 95.1], [17.8, None, 17.1]
z.case("ravelstow", SEP, [
    ("Scorecard", [
        ["Ravelstow children's services performance scorecard, September 2024"],
        [],
        ["Ref", "Performance measure", "Unit", "England 22/23", "Stat. neighbours 22/23", "2024/25 target", *QUARTER_TYPED, "RAG", "DoT"],
        ["Front door"],
        ["FD2", "Re-referrals within twelve months", "%", 22.4, 21.8, 20, *S1, "A", "↓"],
        ["Child protection"],
        ["CP1", "Initial conferences held in 15 working days", "%", 78.4, 80.1, 90, *S2, "G", "↑"],
        ["Workforce"],
        ["WF4", "Average caseload of social workers", "Number", 16, 16.3, 17, *S3, "A", "↓"],
    ], merge("A1:K1", "A4:K4", "A6:K6", "A8:K8", J5=AMBER, J7=GREEN, J9=AMBER)),
    ("Glossary", [["Term", "Meaning"], ["DoT", "Direction of travel since last month"], ["Stat. neighbours", "The ten councils most like us"]], None),
], {"indicators": readings("Re-referrals within twelve months", zip(QUARTER, S1), ref="FD2", unit="%", target=20)
    + readings("Initial conferences held in 15 working days", zip(QUARTER, S2), ref="CP1", unit="%", target=90)
    + readings("Average caseload of social workers", zip(QUARTER, S3), ref="WF4", unit="Number", target=17)})

# I2. Corporate plan: quarter by quarter a target and an actual under a merged heading; the half of the year that has not come is empty
z.case("ullenshaw", SEP, [("Corporate KPIs", [
    ["Ullenshaw Council corporate performance 2024/25"],
    [],
    ["KPI", "Q1 2024/25", None, "Q2 2024/25", None, "Q3 2024/25", None, "Responsible service"],
    [None, "Target", "Actual", "Target", "Actual", "Target", "Actual", None],
    ["Major planning applications decided in time (%)", 85, 88.9, 85, 82.4, 85, None, "Planning"],
    ["Days to process a new benefit claim", 20, 23.5, 19, 18.8, 18, None, "Revenues"],
    ["Visits to leisure centres", 140000, 151220, 150000, 162485, 130000, None, "Leisure"],
], all_of(merge("A1:H1", "A3:A4", "B3:C3", "D3:E3", "F3:G3", "H3:H4"), form("#,##0", "B7:G7")))], {"indicators": records("indicator date value target",
    ("Major planning applications decided in time (%)", "2024-06-30", 88.9, 85),
    ("Major planning applications decided in time (%)", "2024-09-30", 82.4, 85),
    ("Days to process a new benefit claim", "2024-06-30", 23.5, 20),
    ("Days to process a new benefit claim", "2024-09-30", 18.8, 19),
    ("Visits to leisure centres", "2024-06-30", 151220, 140000),
    ("Visits to leisure centres", "2024-09-30", 162485, 150000),
)})

# I3. One month's list, with the exceptions to be put right in a second table below
z.case("bellowhithe", DEC, [("December", [
    ["Bellowhithe Homes: performance against target, December 2024"],
    [],
    ["PI code", "Description", "Good to be", "Target Dec 24", "Actual Dec 24", "RAG", "Owner", "Narrative"],
    ["H01", "Emergency repairs done in 24 hours (%)", "High", 98, 99.1, "G", "Repairs manager", "Best month this year"],
    ["H02", "Average days to relet a home", "Low", 28, 41, "R", "Lettings manager", "Eleven homes waited for asbestos surveys"],
    ["H03", "Rent collected of rent due (%)", "High", 99, 98.4, "A", "Income manager", None],
    ["H04", "Complaints answered in time (%)", "High", 95, 90, "R", "Tenant voice manager", "Two officers off sick"],
    [],
    [],
    ["Exceptions: what we will do about the reds"],
    ["PI", "Action", "Assigned to", "Due date", "Status"],
    ["H02", "Let a second asbestos survey contract", "Compliance lead", D(2025, 1, 31), "In progress"],
    ["H04", "Train two more officers to answer complaints", "Tenant voice manager", D(2025, 2, 14), "Not started"],
], merge("A1:H1", "A10:H10", F4=GREEN, F5=RED, F6=AMBER, F7=RED))], {"indicators": records("ref indicator date value target owner comment",
    ("H01", "Emergency repairs done in 24 hours (%)", "2024-12-31", 99.1, 98, "Repairs manager", "Best month this year"),
    ("H02", "Average days to relet a home", "2024-12-31", 41, 28, "Lettings manager", "Eleven homes waited for asbestos surveys"),
    ("H03", "Rent collected of rent due (%)", "2024-12-31", 98.4, 99, "Income manager", ""),
    ("H04", "Complaints answered in time (%)", "2024-12-31", 90, 95, "Tenant voice manager", "Two officers off sick"),
), "actions": records("action lead due status",
    ("Let a second asbestos survey contract", "Compliance lead", "2025-01-31", "on track"),
    ("Train two more officers to answer complaints", "Tenant voice manager", "2025-02-14", "not started"),
)})

# I4. Numerator, denominator and share as Excel keeps it, one row a team
z.case("tarnbeck", MAR, [("Reviews", [
    ["Tarnbeck adults: reviews and visits in time", None, None, None, None, None, None],
    ["Measure", "Team", "Month", "Number in time", "Number due", "% in time", "Target %"],
    ["Annual care reviews held in time", "North locality", D(2024, 3, 31), 61, 80, 61 / 80, 0.85],
    ["Annual care reviews held in time", "South locality", D(2024, 3, 31), 90, 96, 90 / 96, 0.85],
    ["First visits within five days", "North locality", D(2024, 3, 31), 27, 36, 27 / 36, 0.9],
    ["First visits within five days", "South locality", D(2024, 3, 31), 33, 40, 33 / 40, 0.9],
], all_of(merge("A1:G1"), form("mmm yyyy", "C3:C6"), form("0.0%", "F3:F6"), form("0%", "G3:G6")))], {"indicators": records("indicator team date numerator denominator value target",
    ("Annual care reviews held in time", "North locality", "2024-03-31", 61, 80, [76.25, 0.7625], [85, 0.85]),
    ("Annual care reviews held in time", "South locality", "2024-03-31", 90, 96, [93.75, 0.9375], [85, 0.85]),
    ("First visits within five days", "North locality", "2024-03-31", 27, 36, [75, 0.75], [90, 0.9]),
    ("First visits within five days", "South locality", "2024-03-31", 33, 40, [82.5, 0.825], [90, 0.9]),
)})

# I5. Outturns of two years, then two quarters, then the year's target; a dash where nothing is known
OUT5 = ["2023-03-31", "2024-03-31"]
NOW5 = ["2024-06-30", "2024-09-30"]
z.case("osmerley-dale", SEP, [("Public health", [
    ["Osmerley Dale public health indicators"],
    [],
    ["Indicator", "Unit", "2022/23 outturn", "2023/24 outturn", "Q1 2024/25", "Q2 2024/25", "Target 2024/25", "Commissioner"],
    ["People who quit smoking at four weeks", "Number", 412, 455, 98, 121, 480, "Tobacco lead"],
    ["Children measured in reception", "%", 93.1, 94.6, "-", "-", 95, "School nursing lead"],
    ["Successful drug treatment, opiates", "%", 4.9, 5.4, 5.6, 5.8, 6, "Substance misuse lead"],
], merge("A1:H1"))], {"indicators":
    readings("People who quit smoking at four weeks", zip(OUT5, (412, 455)), unit="Number") + readings("People who quit smoking at four weeks", zip(NOW5, (98, 121)), unit="Number", target=480)
    + readings("Children measured in reception", zip(OUT5, (93.1, 94.6)), unit="%")
    + readings("Successful drug treatment, opiates", zip(OUT5, (4.9, 5.4)), unit="%") + readings("Successful drug treatment, opiates", zip(NOW5, (5.6, 5.8)), unit="%", target=6)})


# I6. Cards: one measure a block, label and value
def tile(name, period, value, target, owner, note):
    return [["Measure", name], ["Period", period], ["Result", value], ["Target", target], ["Reported by", owner], ["Comment", note], []]


z.case("hollinsworth", SEP, [("Measures", [
    ["Hollinsworth youth justice: measures on a page"],
    [],
    *tile("First time entrants", "September 2024", 11, 15, "YJS analyst", "Lowest for three years"),
    *tile("Young people in suitable housing (%)", "September 2024", 94, 100, "Housing link worker", "One in bed and breakfast"),
    *tile("Victims offered restorative justice (%)", "September 2024", 87.5, 90, "Victim worker", None),
], merge("A1:B1"))], {"indicators": records("indicator date value target",
    ("First time entrants", "2024-09-30", 11, 15),
    ("Young people in suitable housing (%)", "2024-09-30", 94, 100),
    ("Victims offered restorative justice (%)", "2024-09-30", 87.5, 90),
)})

# I7. A performance system's long csv: a line a month, values with signs, the target as text
z.case("sedgewold", "2024-09 measures.csv", "\n".join([
    "Measure Code,Measure Name,Period,Actual,Target,Unit,Responsible Team",
    "ENV01,Missed bins per 100000 collections,Jul 2024,61,55,Number,Waste",
    "ENV01,Missed bins per 100000 collections,Aug 2024,58,55,Number,Waste",
    "ENV01,Missed bins per 100000 collections,Sep 2024,49,55,Number,Waste",
    "ENV04,Household waste recycled,Aug 2024,46.2%,50%,%,Waste",
    "ENV04,Household waste recycled,Sep 2024,47.9%,50%,%,Waste",
    "ENV09,Potholes filled within five days,Sep 2024,\"1,214\",\"1,200\",Number,Highways",
    "",
]).encode("utf-8-sig"), {"indicators": records("ref indicator date value target unit team",
    ("ENV01", "Missed bins per 100000 collections", "2024-07-31", 61, 55, "Number", "Waste"),
    ("ENV01", "Missed bins per 100000 collections", "2024-08-31", 58, 55, "Number", "Waste"),
    ("ENV01", "Missed bins per 100000 collections", "2024-09-30", 49, 55, "Number", "Waste"),
    ("ENV04", "Household waste recycled", "2024-08-31", 46.2, 50, "%", "Waste"),
    ("ENV04", "Household waste recycled", "2024-09-30", 47.9, 50, "%", "Waste"),
    ("ENV09", "Potholes filled within five days", "2024-09-30", 1214, 1200, "Number", "Highways"),
)})

# ================================================================ others

# V1. Independent visitors to children's homes: the visit merged over what was raised
z.case("yarrowfield", SEP, [("Reg 44 log", [
    ["Yarrowfield Council: log of monthly visits to our children's homes (regulation 44)"],
    [],
    ["Home", "Date of visit", "Visitor", "What the visitor raised", "Registered manager's response", "Person responsible", "To be done by", "Actioned?"],
    ["Beech House", D(2024, 7, 16), "Cllr Amberside", "Bathroom lock is broken", "Locksmith came next day", "Handyman", "19/07/2024", "Yes"],
    [None, None, None, "Children would like a second tablet", "Asked for in the October budget", "Home manager", "31/10/2024", "In progress"],
    ["Fern Cottage", D(2024, 8, 13), "Independent visitor", "Medication sheet not signed twice", "Staff retrained", "Deputy manager", "30 Aug 2024", "Yes"],
    ["Beech House", D(2024, 9, 17), "Independent visitor", "Garden gate does not close", "Waiting for parts", "Handyman", "18 Oct 2024", "In progress"],
], all_of(merge("A1:H1", "A4:A5", "B4:B5", "C4:C5"), form("dd/mm/yyyy", "B4:B7")))], {"visits": records("team visit_date visitor issue response owner due status",
    ("Beech House", "2024-07-16", "Cllr Amberside", "Bathroom lock is broken", "Locksmith came next day", "Handyman", "2024-07-19", "complete"),
    ("Beech House", "2024-07-16", "Cllr Amberside", "Children would like a second tablet", "Asked for in the October budget", "Home manager", "2024-10-31", "on track"),
    ("Fern Cottage", "2024-08-13", "Independent visitor", "Medication sheet not signed twice", "Staff retrained", "Deputy manager", "2024-08-30", "complete"),
    ("Beech House", "2024-09-17", "Independent visitor", "Garden gate does not close", "Waiting for parts", "Handyman", "2024-10-18", "on track"),
)})

# S1. Self-assessment: standard merged over its criteria, evidence and what is still to do
z.case("mossgarth", MAR, [
    ("How to use", [["Score each criterion: 1 not met, 2 partly met, 3 met"], ["Attach evidence to the shared folder"]], None),
    ("Self-assessment", [
        ["Mossgarth Safeguarding Partnership: section 11 self-assessment 2024"],
        [],
        ["Standard", "Criterion", "Self-assessment", "Evidence", "Action needed", "Owner"],
        ["Leadership", "A senior person answers for safeguarding", "Met", "Job description", None, "Chief Executive"],
        [None, "Safeguarding is in the business plan", "Partly met", "Plan, page 9", "Add measures to the plan", "Policy team"],
        ["Safer recruitment", "Two references are taken up before a start date", "Met", "HR sample of 20", None, "HR"],
        [None, "Volunteers are checked as staff are", "Not met", None, "Write a volunteer policy", "HR"],
    ], merge("A1:F1", "A4:A5", "A6:A7")),
], {"assessments": records("standard_text criterion_text evidence action owner",
    ("Leadership", "A senior person answers for safeguarding", "Job description", "", "Chief Executive"),
    ("Leadership", "Safeguarding is in the business plan", "Plan, page 9", "Add measures to the plan", "Policy team"),
    ("Safer recruitment", "Two references are taken up before a start date", "HR sample of 20", "", "HR"),
    ("Safer recruitment", "Volunteers are checked as staff are", "", "Write a volunteer policy", "HR"),
)})

# J1. What inspectors judged: the grade before stands beside the grade now
z.case("inglethorpe", MAR, [("Inspection outcomes", [
    ["Inglethorpe Council: judgements at the last inspection of children's services"],
    [],
    ["Judgement", "Grade", "Previous grade (2019)", "Date of inspection", "Inspectorate"],
    ["The impact of leaders on social work practice with children and families", "Requires improvement", "Inadequate", D(2023, 6, 16), "Ofsted"],
    ["The experiences and progress of children who need help and protection", "Requires improvement", "Inadequate", D(2023, 6, 16), "Ofsted"],
    ["The experiences and progress of children in care", "Good", "Requires improvement", D(2023, 6, 16), "Ofsted"],
    ["The experiences and progress of care leavers", "Good", None, D(2023, 6, 16), "Ofsted"],
], all_of(merge("A1:E1"), form("dd mmmm yyyy", "D4:D7")))], {"judgements": records("domain grade date inspectorate",
    ("The impact of leaders on social work practice with children and families", ["Requires improvement", "Requires improvement to be good"], "2023-06-16", "Ofsted"),
    ("The experiences and progress of children who need help and protection", ["Requires improvement", "Requires improvement to be good"], "2023-06-16", "Ofsted"),
    ("The experiences and progress of children in care", "Good", "2023-06-16", "Ofsted"),
    ("The experiences and progress of care leavers", "Good", "2023-06-16", "Ofsted"),
)})  # Debatable: how the reader names a domain and a grade on its pack's scale

# N1. An inquiry's recommendations as the council keeps them: number, text, for whom, timescale, response
z.case("westerlow", "2004-03 tracker.xlsx", [("Recommendations", [
    ["Westerlow Council: register of the inquiry's recommendations"],
    ["Position at 31 March 2004"],
    ["Recommendation number", "Recommendation", "Service", "Status", "Our response"],
    [19, "Managers of duty teams must know how many cases are not allocated", "Social care", "Complete", "Weekly list goes to the director"],
    [24, "Referrals must be acknowledged in writing", "Social care", "In progress", "Letter written, system to be changed in May"],
    [41, "Senior managers must visit intake teams", "Social care", "Complete", "Rota of visits since November"],
    [65, "Doctors must record concerns in the notes", "Health", "Not started", None],
], merge("A1:E1", "A2:E2"))], {"recommendations": records("number text status response",
    (19, "Managers of duty teams must know how many cases are not allocated", "complete", "Weekly list goes to the director"),
    (24, "Referrals must be acknowledged in writing", "on track", "Letter written, system to be changed in May"),
    (41, "Senior managers must visit intake teams", "complete", "Rota of visits since November"),
    (65, "Doctors must record concerns in the notes", "not started", ""),
)})

z.close()
