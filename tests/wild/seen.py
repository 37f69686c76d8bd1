#!/usr/bin/env python3
"""seen.py OUT: 26 wild trackers of invented councils, March 2024, each laid out as one team would after years of use.
Written without sight of the reader; every name and figure is invented."""
import sys
from datetime import date as D, datetime as T

from openpyxl.styles import Alignment, Font

from zoo import AMBER, BLUE, GREEN, RED, Zoo, paint

z = Zoo(sys.argv[1])
XLSX, CSV = "2024-03 tracker.xlsx", "2024-03 tracker.csv"


def merged(*ranges, **cells):
    def finish(ws):
        for each in ranges:
            ws.merge_cells(each)
        paint(ws, **cells)
    return finish


def formatted(form, *ranges):
    def finish(ws):
        for each in ranges:
            for row in ws[each]:
                for cell in row:
                    cell.number_format = form
    return finish


# ---------------------------------------------------------------- actions

# IT: Microsoft Planner's export, with its preamble and its American dates as text
z.case("planner-network", XLSX, [("Tasks", [
    ["Plan Name", "Network refresh and M365 recovery"],
    ["Plan ID", "qW8sT0uLm02"],
    ["Date of Export", "03/31/2024"],
    [],
    ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By", "Created Date", "Start date", "Due date",
     "Is Recurring", "Late", "Completed Date", "Completed By", "Completed Checklist Items", "Checklist Items", "Labels", "Description"],
    ["xK2p9QnOk2", "Retire the last 2012 servers", "Infrastructure", "In progress", "Urgent", "Gill Oakhurst", "Dev Prandy", "01/15/2024", "01/22/2024",
     "04/26/2024", "false", "false", "", "", "2/5", "Order licences;Wipe disks;Tell auditors;Close tickets;Pull cables", "Supplier", "Two left in the basement"],
    ["aP71mmXz0E", "Move the payroll shared drive to SharePoint", "Data", "Completed", "Medium", "Dev Prandy", "Dev Prandy", "10/02/2023", "10/16/2023",
     "02/29/2024", "false", "false", "02/27/2024", "Gill Oakhurst", "", "", "", ""],
    ["Rr5Ty0bq1U", "Turn on conditional access for members' tablets", "Security", "Not started", "Important", "", "Gill Oakhurst", "02/19/2024", "",
     "05/17/2024", "false", "false", "", "", "0/1", "Warn group leaders", "", "Waits for democratic services"],
    ["c0LoP8wwQi", "Publish the service desk satisfaction survey", "Service desk", "In progress", "Low", "Gill Oakhurst", "Dev Prandy", "11/20/2023", "",
     "03/15/2024", "false", "true", "", "", "", "", "", ""],
], None)], {"actions": [
    {"action": "Retire the last 2012 servers", "lead": "Gill Oakhurst", "due": "2024-04-26", "status": "on track", "start": "2024-01-22", "area": "Infrastructure", "priority": "Urgent", "completed": ""},
    {"action": "Move the payroll shared drive to SharePoint", "lead": "Dev Prandy", "due": "2024-02-29", "completed": "2024-02-27", "status": "complete", "start": "2023-10-16", "area": "Data"},
    {"action": "Turn on conditional access for members' tablets", "lead": "", "due": "2024-05-17", "status": "not started", "area": "Security", "priority": "Important"},
    {"action": "Publish the service desk satisfaction survey", "lead": "Gill Oakhurst", "due": "2024-03-15", "status": ["on track", "off track"], "area": "Service desk"},
]})

# Waste: a Jira csv, commas inside quotes, dates as 30/Apr/24 12:00 AM, one without a due date, one that won't be done
z.case("jira-bins", CSV, "\r\n".join([
    "Issue Type,Issue key,Issue id,Summary,Assignee,Reporter,Priority,Status,Resolution,Created,Updated,Due date,Resolved",
    'Task,WST-14,10214,Fit in-cab units to the last six food waste trucks,Femi Larkrise,Jo Tunnard,High,In Progress,,08/Jan/24 9:02 AM,21/Mar/24 3:15 PM,30/Apr/24 12:00 AM,',
    'Task,WST-15,10215,"Load the new assisted collection list, then test it with two crews",Mo Hepworthy,Jo Tunnard,Medium,Done,Done,08/Jan/24 9:05 AM,27/Feb/24 4:40 PM,29/Feb/24 12:00 AM,27/Feb/24 4:40 PM',
    'Story,WST-17,10230,Replace the missed-bin web form,,Jo Tunnard,Low,To Do,,19/Feb/24 11:30 AM,19/Feb/24 11:30 AM,,',
    'Task,WST-19,10244,Retender the tyre contract,Femi Larkrise,Jo Tunnard,Medium,Won\'t Do,Won\'t Do,01/Mar/24 8:44 AM,11/Mar/24 1:00 PM,31/May/24 12:00 AM,11/Mar/24 1:00 PM',
    "",
]).encode("utf-8"), {"actions": [
    {"action": "Fit in-cab units to the last six food waste trucks", "ref": "WST-14", "lead": "Femi Larkrise", "due": "2024-04-30", "status": "on track", "priority": "High"},
    {"action": "Load the new assisted collection list, then test it with two crews", "ref": "WST-15", "lead": "Mo Hepworthy", "due": "2024-02-29", "completed": "2024-02-27", "status": "complete", "priority": "Medium"},
    {"action": "Replace the missed-bin web form", "ref": "WST-17", "lead": "", "due": "", "status": "not started"},
    {"action": "Retender the tyre contract", "ref": "WST-19", "lead": "Femi Larkrise", "due": "2024-05-31", "status": "no longer needed"},
]})

# SEND: a card for each action, label | value down the side; the month only in the title
z.case("send-cards", "SEND priority action plan.xlsx", [("Plan on a page", [
    ["Haverbeck local area partnership: SEND priority action plan, as at 31 March 2024"],
    [],
    ["No.", "A1"],
    ["We will", "Publish a joint waiting-time standard for speech and language"],
    ["Accountable officer", "Head of SEND"],
    ["To be finished by", "end of June 2024"],
    ["Position this month", "Health colleagues have agreed the draft; parents' panel sees it in April"],
    ["RAG", "Amber"],
    ["Difference it will make for families", "Parents know how long they will wait"],
    [],
    ["No.", "A2"],
    ["We will", "Bring overdue annual reviews below one in ten"],
    ["Accountable officer", "EHCP team manager"],
    ["To be finished by", D(2024, 7, 31)],
    ["Position this month", "Fourteen per cent overdue, down from twenty-six"],
    ["RAG", "Green"],
    ["Difference it will make for families", "Plans describe the child as she is now"],
    [],
    ["No.", "A3"],
    ["We will", "Appoint a designated social care officer"],
    ["Accountable officer", "Service director, early help"],
    ["To be finished by", "31.12.23"],
    ["Position this month", "In post since 4 December"],
    ["RAG", "Blue"],
    ["Difference it will make for families", "One person to ring"],
], merged("A1:D1"))], {"actions": [
    {"action": "Publish a joint waiting-time standard for speech and language", "ref": "A1", "lead": "Head of SEND", "due": "2024-06-30", "status": "at risk",
     "progress": "Health colleagues have agreed the draft; parents' panel sees it in April", "outcome": "Parents know how long they will wait"},
    {"action": "Bring overdue annual reviews below one in ten", "ref": "A2", "lead": "EHCP team manager", "due": "2024-07-31", "status": "on track",
     "progress": "Fourteen per cent overdue, down from twenty-six", "outcome": "Plans describe the child as she is now"},
    {"action": "Appoint a designated social care officer", "ref": "A3", "lead": "Service director, early help", "due": "2023-12-31", "status": "complete",
     "progress": "In post since 4 December", "outcome": "One person to ring"},
]})

# Adult social care: grouped two-row header, status by fill only, first agreed against now expected; last month's sheet, a guide and lists kept beside
CARE = [
    ["Ollerdale Council: adult social care assurance log"],
    ["Return to the PMO by the 5th"],
    ["The task", None, None, "People", None, "Dates", None, None, "Position", None],
    ["Ref", "What we said we would do", "Why it matters", "Team", "Named lead", "First agreed", "Now expected", "Finished on", "RAG", "Latest (max 50 words)"],
]
CARE_KEY = [[], ["Key: blue = done; green = going to plan; amber = some slippage; red = will miss its date"], ["Please do not insert columns: the dashboard breaks"]]


def care(**fills):
    return merged("A1:J1", "A3:C3", "D3:E3", "F3:H3", "I3:J3", **fills)


z.case("adults-fill", XLSX, [
    ("READ ME", [["How to fill this in"], ["1. One line for each action."], ["2. Colour the RAG cell, do not type in it."], ["3. Copy last month's sheet before you start."]], None),
    ("Feb 24", CARE + [
        ["C1", "Clear Care Act reviews older than 24 months", "Statutory duty", "Reviewing", "P. Ashgrove", D(2023, 12, 31), D(2024, 4, 30), None, None, "Agency reviewers start 4 March"],
        ["C2", "Rewrite the direct payments guide with people who use it", "Nobody understood the old one", "Self-directed support", "Nia Torrwood", D(2024, 2, 29), None, None, None, "At the printers"],
        ["C3", "Put a social worker in the discharge hub seven days a week", "Weekend delays", "Hospital", "Kev Lindale", D(2024, 3, 1), None, None, None, "Consultation on rota"],
    ] + CARE_KEY, care(I5=GREEN, I6=GREEN, I7=AMBER)),
    ("Mar 24", CARE + [
        ["C1", "Clear Care Act reviews older than 24 months", "Statutory duty", "Reviewing", "P. Ashgrove", D(2023, 12, 31), D(2024, 6, 30), None, None, "61 left of 240"],
        ["C2", "Rewrite the direct payments guide with people who use it", "Nobody understood the old one", "Self-directed support", "Nia Torrwood", D(2024, 2, 29), None, D(2024, 3, 8), None, "On the website and in libraries"],
        ["C3", "Put a social worker in the discharge hub seven days a week", "Weekend delays", "Hospital", "Kev Lindale", D(2024, 3, 1), "1 Sept 2024", None, None, "Rota not agreed with unions"],
        ["C4", "Start monthly audits of supervision", "Peer challenge said so", "Principal social worker", "Ama Whitlow", "30 Apr 24", None, None, None, "Tool tested on six files"],
    ] + CARE_KEY, care(I5=AMBER, I6=BLUE, I7=RED, I8=GREEN)),
    ("Lists", [["Team", "RAG"], ["Reviewing", "Blue"], ["Hospital", "Green"], ["Self-directed support", "Amber"], ["Principal social worker", "Red"]], None),
], {"actions": [
    {"action": "Clear Care Act reviews older than 24 months", "ref": "C1", "lead": "P. Ashgrove", "due": "2024-06-30", "completed": "", "status": "at risk", "progress": "61 left of 240"},
    {"action": "Rewrite the direct payments guide with people who use it", "ref": "C2", "lead": "Nia Torrwood", "due": "2024-02-29", "completed": "2024-03-08", "status": "complete", "progress": "On the website and in libraries"},
    {"action": "Put a social worker in the discharge hub seven days a week", "ref": "C3", "lead": "Kev Lindale", "due": "2024-09-01", "status": "off track", "progress": "Rota not agreed with unions"},
    {"action": "Start monthly audits of supervision", "ref": "C4", "lead": "Ama Whitlow", "due": "2024-04-30", "status": "on track", "progress": "Tool tested on six files"},
]})


# Youth justice: a rating for each month (real dates as headers) and a prediction for April; theme merged down the side
def youth(ws):
    for each in ("A1:M1", "F3:L3", "B5:B6", "B7:B8"):
        ws.merge_cells(each)
    for cell in ws["F4:K4"][0]:
        cell.number_format = "mmm yy"
    colour = {"G": GREEN, "A": AMBER, "R": RED, "B": BLUE}
    for row in ws["F5:L8"]:
        for cell in row:
            paint(ws, **{cell.coordinate: colour[cell.value]})


z.case("youth-months", XLSX, [("YJ plan", [
    ["Marlinscombe Youth Justice Service: post-inspection plan 2023/24"],
    [],
    [None, None, None, None, None, "BRAG at month end"],
    ["YJ ref", "Theme", "Activity", "Owner(s)", "Deadline", D(2023, 10, 1), D(2023, 11, 1), D(2023, 12, 1), D(2024, 1, 1), D(2024, 2, 1), D(2024, 3, 1), "Apr 24 (predicted)", "Narrative for the Board"],
    ["YJ1", "Out-of-court disposals", "Agree one joint decision panel with the police", "YJS manager", "31.05.24", "A", "A", "A", "G", "G", "G", "B", "Terms of reference signed"],
    ["YJ2", None, "Write up a scrutiny case every quarter", "Deputy manager", "Ongoing", "R", "R", "A", "A", "A", "A", "G", "One case behind"],
    ["YJ3", "Resettlement", "Accommodation offer made four weeks before release", "Housing options lead", "Q1 2024/25", "A", "A", "R", "R", "R", "R", "A", "No protocol with the two districts"],
    ["YJ4", None, "Restart the parents' drop-in", "Participation officer", "29/02/24", "G", "G", "G", "G", "B", "B", "B", "Eleven came to the first"],
], youth)], {"actions": [
    {"action": "Agree one joint decision panel with the police", "ref": "YJ1", "lead": "YJS manager", "due": "2024-05-31", "status": "on track", "area": "Out-of-court disposals", "progress": "Terms of reference signed"},
    {"action": "Write up a scrutiny case every quarter", "ref": "YJ2", "lead": "Deputy manager", "due": "", "status": "at risk", "area": "Out-of-court disposals", "progress": "One case behind"},
    {"action": "Accommodation offer made four weeks before release", "ref": "YJ3", "lead": "Housing options lead", "due": "2024-06-30", "status": "off track", "area": "Resettlement"},
    {"action": "Restart the parents' drop-in", "ref": "YJ4", "lead": "Participation officer", "due": "2024-02-29", "status": "complete", "area": "Resettlement", "progress": "Eleven came to the first"},
]})

# Housing: headers as questions, themes as heading rows, no refs
z.case("housing-promises", "what we promised tenants.xlsx", [("Promises", [
    ["Landlord services: what we promised tenants (as at 31 March 2024)"],
    [],
    ["What did we promise?", "Who's on the hook?", "By when?", "Have we done it?", "What can we show for it?", "So what? (difference tenants notice)"],
    ["A. REPAIRS"],
    ["Ring every tenant the day before an appointment", "Repairs scheduling team", "end of Jan 24", "Yes", "Call logs, 96% of jobs", "Fewer wasted visits"],
    ["Finish emergency jobs on the first visit", "Trades supervisor", "31st May 2024", "Partly - in progress", "Van stock list", "Heating back on the same day"],
    ["B. DAMP & MOULD"],
    ["Inspect within ten working days", "Damp & mould surveyor", "1 July 2024", "Not started", None, None],
    ["Post out leaflets on ventilation", "Comms", "Dec 2023", "Stopped - superseded", None, "Tenants told us it felt like blame"],
    [],
    ["Agreed with the tenants' panel in October. Questions to the landlord services desk."],
], merged("A1:F1", "A4:F4", "A7:F7"))], {"actions": [
    {"action": "Ring every tenant the day before an appointment", "lead": "Repairs scheduling team", "due": "2024-01-31", "status": "complete", "evidence": "Call logs, 96% of jobs", "outcome": "Fewer wasted visits"},
    {"action": "Finish emergency jobs on the first visit", "lead": "Trades supervisor", "due": "2024-05-31", "status": "on track", "evidence": "Van stock list", "outcome": "Heating back on the same day"},
    {"action": "Inspect within ten working days", "lead": "Damp & mould surveyor", "due": "2024-07-01", "status": "not started", "evidence": ""},
    {"action": "Post out leaflets on ventilation", "lead": "Comms", "due": "2023-12-31", "status": "no longer needed", "evidence": ""},
]})

# Internal audit: misspelt headers, two revised dates, the weakness beside the agreed action, the audit merged down the side
z.case("audit-followup", XLSX, [("Follow up", [
    ["Wexcombe District Council", None, None, None, "INTERNAL AUDIT: agreed actions outstanding and cleared"],
    ["Audit", "Rec", "Weakness found", "Priorty (H/M/L)", "Agreed managment action", "Responsble officer", "Orig. target", "Revised target (1)", "Revised target (2)", "Status per IA follow-up", "Evidence seen by IA"],
    ["Creditors 22/23", "1", "Bank details changed on the strength of an email", "H", "Two officers to confirm each change by telephone", "Exchequer manager", D(2023, 6, 30), D(2023, 9, 30), D(2024, 4, 30), "Partially implemented", "Sample of ten, seven right"],
    [None, "2", "Purchase cards held by leavers", "M", "Add purchase cards to the leavers' form", "HR systems lead", D(2023, 7, 31), D(2023, 10, 31), None, "Implemented", "Form v6"],
    [None, "3", "No review of dormant suppliers", "L", "Purge suppliers unused for three years", "Exchequer manager", D(2023, 9, 30), None, None, "Superseded", None],
    ["Car park income", "1", "Cash counts not reconciled to ticket data", "H", "Reconcile each machine weekly and keep the sheet", "Parking services manager", D(2023, 12, 31), D(2024, 2, 29), None, "Overdue", "None provided"],
    [None, "2", "Season tickets priced off an old tariff", "M", "Reissue the tariff to the contact centre", "Customer services manager", D(2024, 5, 31), None, None, "Not yet due", None],
], merged("A3:A5", "A6:A7"))], {"actions": [
    {"action": "Two officers to confirm each change by telephone", "lead": "Exchequer manager", "due": "2024-04-30", "status": "on track", "priority": "H", "evidence": "Sample of ten, seven right"},
    {"action": "Add purchase cards to the leavers' form", "lead": "HR systems lead", "due": "2023-10-31", "status": "complete", "priority": "M", "evidence": "Form v6"},
    {"action": "Purge suppliers unused for three years", "lead": "Exchequer manager", "due": "2023-09-30", "status": "no longer needed", "priority": "L"},
    {"action": "Reconcile each machine weekly and keep the sheet", "lead": "Parking services manager", "due": "2024-02-29", "status": "off track", "priority": "H"},
    {"action": "Reissue the tariff to the contact centre", "lead": "Customer services manager", "due": "2024-05-31", "status": "not started", "priority": "M"},
]})


# Climate: Smartsheet's export, numbered hierarchy of which only the leaves are tasks, colours as words, percent complete
def smartsheet(ws):
    formatted("0%", "D2:D9")(ws)
    for row, indent in ((3, 1), (4, 2), (5, 2), (6, 1), (7, 2), (9, 1)):
        ws.cell(row, 2).alignment = Alignment(indent=indent)
    for row in (2, 3, 6, 8):
        ws.cell(row, 2).font = Font(bold=True)


z.case("climate-smartsheet", XLSX, [
    ("Net Zero 2035", [
        ["WBS", "Task Name", "Health", "% Complete", "Assigned To", "Start", "Finish", "Latest Comment"],
        ["1", "Council buildings"],
        ["1.1", "Leisure centres"],
        ["1.1.1", "Let the heat pump contract for Fennick Baths", "Yellow", 0.4, "Estates PM", T(2023, 11, 6), T(2024, 7, 31), "Two tenders over budget"],
        ["1.1.2", "Fit pool covers at all three sites", "Blue", 1, "Leisure ops", T(2023, 9, 4), T(2024, 1, 26), "Saving shows already"],
        ["1.2", "Depots"],
        ["1.2.1", "Survey depot roofs for solar", "Red", 0.1, "Energy officer", T(2024, 1, 8), T(2024, 3, 29), "Asbestos found, surveyor walked off"],
        ["2", "Travel"],
        ["2.1", "Take the grey fleet policy through cabinet", "Green", 0.75, "Transport policy", T(2024, 2, 1), T(2024, 5, 14), None],
    ], smartsheet),
    ("Comments", [["Row", "Comment", "Posted by", "Posted on"], ["Row 4", "Two tenders over budget", "Estates PM", "12/03/24 10:11"], ["Row 7", "Asbestos found, surveyor walked off", "Energy officer", "20/03/24 16:40"]], None),
], {"actions": [
    {"action": "Let the heat pump contract for Fennick Baths", "ref": "1.1.1", "lead": "Estates PM", "due": "2024-07-31", "start": "2023-11-06", "status": "at risk", "percent": 40, "progress": "Two tenders over budget"},
    {"action": "Fit pool covers at all three sites", "ref": "1.1.2", "lead": "Leisure ops", "due": "2024-01-26", "start": "2023-09-04", "status": "complete", "percent": 100},
    {"action": "Survey depot roofs for solar", "ref": "1.2.1", "lead": "Energy officer", "due": "2024-03-29", "start": "2024-01-08", "status": "off track", "percent": 10},
    {"action": "Take the grey fleet policy through cabinet", "ref": "2.1", "lead": "Transport policy", "due": "2024-05-14", "start": "2024-02-01", "status": "on track", "percent": 75},
]})

# Safeguarding partnership: each action a column, the fields down the side
z.case("partnership-sideways", XLSX, [("Learning review 3", [
    ["Thornmere Safeguarding Partnership", None, None, None, None],
    ["Multi-agency action plan from local learning review 3", None, None, None, None],
    [],
    ["Reference", "LR3/1", "LR3/2", "LR3/3", "LR3/4"],
    ["Action agreed", "Share the bruising protocol with every GP practice", "Train health visitors in professional curiosity", "Audit strategy discussions for who was in the room", "Add fathers to the pre-birth assessment template"],
    ["Lead agency", "Integrated care board", "Community health trust", "Police and children's social care", "Children's social care"],
    ["Complete by", "30th June 2024", "Jan-24", D(2024, 4, 12), "asap"],
    ["How far have we got?", "31 of 44 practices have confirmed", "Two sessions cancelled for snow", "Dip sample of 20 done", "Live in the system since 12 Feb"],
    ["BRAG", "Green", "Red", "Amber", "Blue"],
    ["Evidence on file", "Email receipts", None, "Audit report (draft)", "Screenshot of the template"],
], merged("A1:E1", "A2:E2", B9=GREEN, C9=RED, D9=AMBER, E9=BLUE))], {"actions": [
    {"action": "Share the bruising protocol with every GP practice", "ref": "LR3/1", "lead": "Integrated care board", "due": "2024-06-30", "status": "on track", "progress": "31 of 44 practices have confirmed", "evidence": "Email receipts"},
    {"action": "Train health visitors in professional curiosity", "ref": "LR3/2", "lead": "Community health trust", "due": "2024-01-31", "status": "off track", "evidence": ""},
    {"action": "Audit strategy discussions for who was in the room", "ref": "LR3/3", "lead": "Police and children's social care", "due": "2024-04-12", "status": "at risk", "evidence": "Audit report (draft)"},
    {"action": "Add fathers to the pre-birth assessment template", "ref": "LR3/4", "lead": "Children's social care", "due": "", "status": "complete", "evidence": "Screenshot of the template"},
]})

# HR: coloured dots as status with a key above, line breaks inside headers, the survey theme merged over its steps
z.case("hr-dots", XLSX, [("People plan", [
    ["You said, we're doing: people plan (from Google Sheets)"],
    ["Key:  ⚪ not begun   🟢 going well   🟠 wobbling   🔴 stuck   🔵 finished"],
    [],
    ["You said\n(staff survey theme)", "Step we\nwill take", "Who", "Target\nmonth", "How's it\ngoing?", "Notes /\nblockers"],
    ["Workload", "Cap caseloads in the two busiest teams", "Heads of service", "Sept 24", "🟠", "Agency spend frozen"],
    [None, "No internal meetings on Fridays", "Corporate leadership team", "31st March '24", "🔵", None],
    [None, "Pilot a nine-day fortnight in revenues", "Revenues manager & HRBP", "w/c 15 April 2024", "⚪", "Awaiting union ballot"],
    ["Recognition", "Bring back long service awards", "OD lead", "TBC", "🔴", "No budget line"],
    [None, "Thank-you postcards from directors", "Directors' PAs", "May 2024", "🟢", "600 printed"],
], merged("A1:F1", "A2:F2", "A5:A7", "A8:A9"))], {"actions": [
    {"action": "Cap caseloads in the two busiest teams", "lead": "Heads of service", "due": "2024-09-30", "status": "at risk"},
    {"action": "No internal meetings on Fridays", "lead": "Corporate leadership team", "due": "2024-03-31", "status": "complete"},
    {"action": "Pilot a nine-day fortnight in revenues", "lead": "Revenues manager & HRBP", "due": "2024-04-15", "status": "not started"},
    {"action": "Bring back long service awards", "lead": "OD lead", "due": "", "status": "off track"},
    {"action": "Thank-you postcards from directors", "lead": "Directors' PAs", "due": "2024-05-31", "status": "on track"},
]})

# ---------------------------------------------------------------- risks

# Governance: uncontrolled, current and target levels under merged groups; the other headers merged down two rows
z.case("corporate-risks", XLSX, [
    ("CRR Q4", [
        ["Corporate Risk Register, quarter 4"],
        ["Reviewed by Audit & Standards Committee"],
        ["Risk No.", "What might happen", "Because of…", "Which would mean…", "Uncontrolled risk", None, None, "What we do to control it", "Current risk", None, None, "Target risk", None, None, "Accountable\ndirector", "Going\n↑ ↓ →"],
        [None, None, None, None, "L", "I", "L x I", None, "L", "I", "L x I", "L", "I", "L x I"],
        ["CR1", "The council cannot balance its 2025/26 budget", "Social care demand and thin reserves", "A section 114 report", 5, 5, 25, "Star chambers; monthly savings board", 4, 5, 20, 2, 5, 10, "Director of Resources", "↑"],
        ["CR2", "Personal data is published by mistake", "Hidden columns in spreadsheets", "Regulator's fine and distress to residents", 4, 4, 16, "Second pair of eyes on each disclosure", 3, 4, 12, 2, 3, 6, "Monitoring Officer", "→"],
        ["CR3", "A by-election cannot be staffed", "Polling clerks retiring", "Challenge to the result", 5, 4, 20, "Reserve list shared with the county", 2, 4, 8, 2, 3, 6, "Chief Executive", "↓"],
        [],
        ["L = likelihood, I = impact, each 1 (low) to 5 (high)"],
    ], merged("A1:P1", "E3:G3", "I3:K3", "L3:N3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "H3:H4", "O3:O4", "P3:P4", K5=RED, K6=AMBER, K7=GREEN)),
    ("Scoring guide", [["Score", "Likelihood", "Impact"], [1, "Rare", "Negligible"], [2, "Unlikely", "Minor"], [3, "Possible", "Moderate"], [4, "Likely", "Major"], [5, "Almost certain", "Catastrophic"]], None),
], {"risks": [
    {"risk": "The council cannot balance its 2025/26 budget", "ref": "CR1", "cause": "Social care demand and thin reserves", "consequence": "A section 114 report", "likelihood": 4, "severity": 5, "score": 20, "mitigation": "Star chambers; monthly savings board", "owner": "Director of Resources"},
    {"risk": "Personal data is published by mistake", "ref": "CR2", "cause": "Hidden columns in spreadsheets", "consequence": "Regulator's fine and distress to residents", "likelihood": 3, "severity": 4, "score": 12, "mitigation": "Second pair of eyes on each disclosure", "owner": "Monitoring Officer"},
    {"risk": "A by-election cannot be staffed", "ref": "CR3", "cause": "Polling clerks retiring", "consequence": "Challenge to the result", "likelihood": 2, "severity": 4, "score": 8, "mitigation": "Reserve list shared with the county", "owner": "Chief Executive"},
]})

# Highways: a SharePoint list's export, levels as "4 - Likely", with the list's own columns at the end
z.case("highways-sharepoint", XLSX, [("query (3)", [
    ["ID", "Title", "Risk Cause", "Risk Effect", "Probability", "Impact", "Risk Rating", "Mitigating Actions", "Assigned To", "Target Resolution Date", "Risk Status", "Modified", "Modified By", "Item Type", "Path"],
    [7, "Gully contractor goes out of business", "Fixed price since 2019", "Flooded junctions all winter", "4 - Likely", "3 - Moderate", 12, "Call-off with the neighbouring framework", "Bram Eastholt", T(2024, 6, 28), "Active", T(2024, 3, 18, 14, 2), "Bram Eastholt", "Item", "sites/highways/Lists/Risk"],
    [9, "Salt stock runs out in a long cold spell", "One barn out of use", "Roads closed", "2 - Unlikely", "4 - Major", 8, "Mutual aid letter signed", "Winter service lead", T(2024, 10, 31), "Active", T(2024, 3, 4, 9, 40), "Sal Dovecote", "Item", "sites/highways/Lists/Risk"],
    [11, "Street lighting column falls", "Corrosion below ground", "Injury and claims", "1 - Rare", "5 - Catastrophic", 5, "All 1960s columns replaced", "Lighting engineer", T(2024, 1, 31), "Closed", T(2024, 2, 1, 11, 0), "Sal Dovecote", "Item", "sites/highways/Lists/Risk"],
], None)], {"risks": [
    {"risk": "Gully contractor goes out of business", "ref": "7", "cause": "Fixed price since 2019", "consequence": "Flooded junctions all winter", "likelihood": 4, "severity": 3, "score": 12, "mitigation": "Call-off with the neighbouring framework", "owner": "Bram Eastholt", "due": "2024-06-28"},
    {"risk": "Salt stock runs out in a long cold spell", "ref": "9", "cause": "One barn out of use", "consequence": "Roads closed", "likelihood": 2, "severity": 4, "score": 8, "owner": "Winter service lead", "due": "2024-10-31"},
    {"risk": "Street lighting column falls", "ref": "11", "cause": "Corrosion below ground", "consequence": "Injury and claims", "likelihood": 1, "severity": 5, "score": 5, "owner": "Lighting engineer", "due": "2024-01-31", "status": "complete"},
]})

# Building safety: cards of two label | value pairs across, long texts merged
z.case("tower-risk-cards", "building safety risk cards.xlsx", [("Cards", [
    ["Brackenby Homes: building safety risks as at 31 March 2024"],
    [],
    ["Risk ID", "FS-01", "Risk owner", "Building safety manager"],
    ["Risk description", "Fire doors in the towers fail inspection"],
    ["Cause", "Closers taken off by residents"],
    ["Consequence", "Smoke spreads to the stair"],
    ["Likelihood", 3, "Impact", 5],
    ["Risk score", 15, "Direction of travel", "→"],
    ["Mitigation", "Quarterly door checks by caretakers"],
    ["Action due", D(2024, 5, 31), "Status", "On track"],
    [],
    ["Risk ID", "FS-02", "Risk owner", "Head of compliance"],
    ["Risk description", "Cladding survey cannot be finished"],
    ["Cause", "Owner of two flats refuses entry"],
    ["Consequence", "No certificate for the lender"],
    ["Likelihood", 4, "Impact", 3],
    ["Risk score", 12, "Direction of travel", "↑"],
    ["Mitigation", "Injunction papers with legal"],
    ["Action due", "end of Sept 2024", "Status", "Delayed"],
], merged("A1:D1", "B4:D4", "B5:D5", "B6:D6", "B9:D9", "B13:D13", "B14:D14", "B15:D15", "B18:D18", B8=RED, B17=AMBER))], {"risks": [
    {"risk": "Fire doors in the towers fail inspection", "ref": "FS-01", "cause": "Closers taken off by residents", "consequence": "Smoke spreads to the stair", "likelihood": 3, "severity": 5, "score": 15, "mitigation": "Quarterly door checks by caretakers", "owner": "Building safety manager", "due": "2024-05-31", "status": "on track"},
    {"risk": "Cladding survey cannot be finished", "ref": "FS-02", "cause": "Owner of two flats refuses entry", "consequence": "No certificate for the lender", "likelihood": 4, "severity": 3, "score": 12, "mitigation": "Injunction papers with legal", "owner": "Head of compliance", "due": "2024-09-30", "status": "off track"},
]})

# Leisure: csv with semicolons and a byte order mark, title lines, levels in words, headers as questions
z.case("leisure-semicolons", CSV, "\r\n".join([
    "Fenbridge Borough Council;;;;;;;;",
    "Leisure trust transfer - risk list;;;;;;;;",
    ";;;;;;;;",
    "Nr;There is a risk that…;Why might it happen?;What would follow?;Likelihood now;Impact now;What are we doing about it?;To be done by;Held by",
    "1;The trust hands back the keys early;Energy bills doubled;Pools shut at a week's notice;Likely;Major;Open-book meetings each month;30.04.2024;Leisure client officer",
    "2;Pension liability lands on the council;No guarantee written down;One-off cost to reserves;Possible;Catastrophic;\"Actuary asked; answer due in May\";31.05.2024;Pensions lead",
    "3;Swimming lessons stop;Teachers leave for the private club;Lost income;Almost certain;Minor;Market supplement for teachers;TBC;Aquatics manager",
    "",
]).encode("utf-8-sig"), {"risks": [
    {"risk": "The trust hands back the keys early", "ref": "1", "cause": "Energy bills doubled", "consequence": "Pools shut at a week's notice", "likelihood": 4, "severity": 4, "mitigation": "Open-book meetings each month", "owner": "Leisure client officer", "due": "2024-04-30"},
    {"risk": "Pension liability lands on the council", "ref": "2", "cause": "No guarantee written down", "consequence": "One-off cost to reserves", "likelihood": 3, "severity": 5, "mitigation": "Actuary asked; answer due in May", "owner": "Pensions lead", "due": "2024-05-31"},
    {"risk": "Swimming lessons stop", "ref": "3", "cause": "Teachers leave for the private club", "consequence": "Lost income", "likelihood": 5, "severity": 2, "mitigation": "Market supplement for teachers", "owner": "Aquatics manager", "due": ""},
]})

# Schools: a RAID log, risks above actions on one sheet, decisions on another (which are neither)
z.case("schools-raid", "RAID log v14 FINAL.xlsx", [
    ("RAID", [
        ["School places programme: RAID log as at 31 March 2024"],
        [],
        ["RISKS"],
        ["R#", "Risk", "Root cause / trigger", "Effect if it happens", "Lhood (1-5)", "Imp. (1-5)", "L x I", "Response", "Risk owner"],
        ["R1", "Modular classrooms late for September", "Factory slot lost", "Bulge class in the hall", 4, 4, 16, "Second supplier on standby", "Capital PM"],
        ["R2", "Reception numbers fall faster than forecast", "Fewer births", "Two schools in deficit", 3, 3, 9, "PAN consultation", "School organisation lead"],
        ["R3", "Diocese withdraws from the merger", "New trustees", "Falls back to two sites", 2, 5, 10, "Monthly meeting with the board", "AD Education"],
        [],
        [],
        ["ACTIONS ARISING"],
        ["A#", "Action", "Date raised", "Assigned to", "Due", "State", "Update"],
        ["A21", "Get the crane licence for Larkfield site", D(2024, 2, 6), "Capital PM", "12/04/24", "In progress", "Highways want a traffic plan"],
        ["A22", "Brief ward members on the PAN changes", D(2024, 2, 6), "School organisation lead", "08/03/24", "Closed", "Done in two sessions"],
        ["A23", "Write to the diocese about land transfer", D(2024, 3, 5), "Legal", "30/04/24", "Open", None],
    ], merged("A1:I1", "A3:I3", "A10:G10")),
    ("Decisions", [["D#", "Decision", "Made by", "Date made"], ["D4", "Use the hall for one term at most", "Programme board", D(2024, 2, 6)], ["D5", "No new nursery at Larkfield", "Programme board", D(2024, 3, 5)]], None),
], {"risks": [
    {"risk": "Modular classrooms late for September", "ref": "R1", "cause": "Factory slot lost", "consequence": "Bulge class in the hall", "likelihood": 4, "severity": 4, "score": 16, "mitigation": "Second supplier on standby", "owner": "Capital PM"},
    {"risk": "Reception numbers fall faster than forecast", "ref": "R2", "cause": "Fewer births", "consequence": "Two schools in deficit", "likelihood": 3, "severity": 3, "score": 9, "mitigation": "PAN consultation", "owner": "School organisation lead"},
    {"risk": "Diocese withdraws from the merger", "ref": "R3", "cause": "New trustees", "consequence": "Falls back to two sites", "likelihood": 2, "severity": 5, "score": 10, "mitigation": "Monthly meeting with the board", "owner": "AD Education"},
], "actions": [
    {"action": "Get the crane licence for Larkfield site", "ref": "A21", "lead": "Capital PM", "due": "2024-04-12", "status": "on track", "progress": "Highways want a traffic plan"},
    {"action": "Brief ward members on the PAN changes", "ref": "A22", "lead": "School organisation lead", "due": "2024-03-08", "status": "complete", "progress": "Done in two sessions"},
    {"action": "Write to the diocese about land transfer", "ref": "A23", "lead": "Legal", "due": "2024-04-30", "status": "not started"},
]})

# ---------------------------------------------------------------- budget

# Children's finance: the ledger's export, original and current budget, profile, headings, totals, and Over/(Under) with the other sign
z.case("ledger-export", XLSX, [("GL_EXPORT", [
    ["Report:", "BUDMON_12", None, "Period:", "12 2023/24"],
    ["Run:", "02/04/2024 07:14"],
    [],
    ["Cost Centre", "CC Description", "Orig Budget", "Virements", "Current Budget", "Profile to P12", "Actual to P12", "Commitments", "Forecast Outturn", "Over/(Under)"],
    ["FAMILY HELP"],
    ["C1010", "Duty & assessment", 812000, 20000, 832000, 832000, 801450, 12300, 845000, 13000],
    ["C1020", "Family support hubs", 410500, 0, 410500, 410500, 398220.55, 0, 405000, -5500],
    [None, "Total Family Help", 1222500, 20000, 1242500, 1242500, 1199670.55, 12300, 1250000, 7500],
    ["PLACEMENTS"],
    ["C2040", "Residential placements (external)", 2150000, -20000, 2130000, 2130000, 2377910.4, 41000, 2460000, 330000],
    ["C2050", "Health contributions", -250000, 0, -250000, -250000, -198000, 0, -240000, 10000],
    [None, "Total Placements", 1900000, -20000, 1880000, 1880000, 2179910.4, 41000, 2220000, 340000],
    [None, "GRAND TOTAL", 3122500, 0, 3122500, 3122500, 3379580.95, 53300, 3470000, 347500],
], formatted('#,##0.00;(#,##0.00)', "C5:J13"))], {"budget": [
    {"line": "Duty & assessment", "budget_pence": 83200000, "actual_pence": 80145000, "committed_pence": 1230000, "forecast_pence": 84500000, "variance_pence": -1300000},
    {"line": "Family support hubs", "budget_pence": 41050000, "actual_pence": 39822055, "committed_pence": 0, "forecast_pence": 40500000, "variance_pence": 550000},
    {"line": "Residential placements (external)", "budget_pence": 213000000, "actual_pence": 237791040, "committed_pence": 4100000, "forecast_pence": 246000000, "variance_pence": -33000000},
    {"line": "Health contributions", "budget_pence": -25000000, "actual_pence": -19800000, "committed_pence": 0, "forecast_pence": -24000000, "variance_pence": -1000000},
]})

# Planning: the budget lines as columns with a total at the right; a Project export pasted on a second sheet, status only as percent
z.case("local-plan", XLSX, [
    ("Cost of the plan", [
        ["Local plan review: what it costs"],
        [],
        ["£", "Housing need study", "Flood modelling", "Examination fees", "TOTAL"],
        ["Budget approved Nov 2022", 60000, 45000, 180000, 285000],
        ["Revised budget (Cabinet Jan 2024)", 72000, 45000, 160000, 277000],
        ["Actual spend to date", 71250.5, 20000, 0, 91250.5],
        ["Committed (orders raised)", 0, 22500, 15000, 37500],
        ["Forecast outturn", 71250.5, 47500, 160000, 278750.5],
        ["Variance (budget less forecast)", 749.5, -2500, 0, -1750.5],
        ["Comments", "Closed", "Extra run for the new climate allowances", "Inspector not booked", None],
    ], formatted('£#,##0.00;-£#,##0.00', "B4:E9")),
    ("Task_Table1", [
        ["ID", "Active", "Task_Mode", "Task_Name", "Duration", "Start", "Finish", "Predecessors", "Resource_Names", "Percent_Complete"],
        [1, "Yes", "Auto Scheduled", "Sign off the housing need study", "20 days", "08 January 2024 08:00", "02 February 2024 17:00", None, "Policy team leader", 1],
        [2, "Yes", "Auto Scheduled", "Rerun the flood model", "60 days", "05 February 2024 08:00", "30 April 2024 17:00", "1", "Flood consultant", 0.45],
        [3, "Yes", "Auto Scheduled", "Consult on the draft plan", "6 wks", "03 June 2024 08:00", "12 July 2024 17:00", "2", "Policy team leader", 0],
    ], formatted("0%", "J2:J4")),
], {"budget": [
    {"line": "Housing need study", "budget_pence": 7200000, "actual_pence": 7125050, "committed_pence": 0, "forecast_pence": 7125050, "variance_pence": 74950},
    {"line": "Flood modelling", "budget_pence": 4500000, "actual_pence": 2000000, "committed_pence": 2250000, "forecast_pence": 4750000, "variance_pence": -250000},
    {"line": "Examination fees", "budget_pence": 16000000, "actual_pence": 0, "committed_pence": 1500000, "forecast_pence": 16000000, "variance_pence": 0},
], "actions": [
    {"action": "Sign off the housing need study", "lead": "Policy team leader", "start": "2024-01-08", "due": "2024-02-02", "percent": 100, "status": "complete"},
    {"action": "Rerun the flood model", "lead": "Flood consultant", "start": "2024-02-05", "due": "2024-04-30", "percent": 45, "status": "on track"},
    {"action": "Consult on the draft plan", "lead": "Policy team leader", "start": "2024-06-03", "due": "2024-07-12", "percent": 0, "status": "not started"},
]})

# Schools finance: £000 in a group header, last year's outturn first, brackets and nil as text, sub-totals by block
z.case("dsg-thousands", "DSG monitor.xlsx", [("Monitor", [
    ["Dedicated schools grant: position as at 31 March 2024"],
    [],
    [None, "2022/23 £000", "2023/24 £000", None, None, None, None],
    ["Block / budget line", "Outturn", "Original budget", "Revised budget", "Forecast", "Variance (adverse)", "What's driving it?"],
    ["HIGH NEEDS BLOCK"],
    ["Top-up funding, mainstream", "4,010", "4,200", "4,350", "4,910", "(560)", "212 new plans"],
    ["Independent special placements", "3,880", "3,600", "3,600", "4,025", "(425)", "No local places"],
    ["Sub-total high needs", "7,890", "7,800", "7,950", "8,935", "(985)", None],
    ["EARLY YEARS BLOCK"],
    ["Two-year-old entitlement", "1,105", "1,150", "1,150", "1,098.5", "51.5", "Take-up"],
    ["Disability access fund", "60", "62", "62", "nil", "62", "No claims made"],
    ["Sub-total early years", "1,165", "1,212", "1,212", "1,098.5", "113.5", None],
    ["TOTAL DSG", "9,055", "9,012", "9,162", "10,033.5", "(871.5)", None],
    [],
    ["Brackets are overspends. Excludes academy recoupment."],
], merged("A1:G1", "C3:F3"))], {"budget": [
    {"line": "Top-up funding, mainstream", "budget_pence": 435000000, "forecast_pence": 491000000, "variance_pence": -56000000},
    {"line": "Independent special placements", "budget_pence": 360000000, "forecast_pence": 402500000, "variance_pence": -42500000},
    {"line": "Two-year-old entitlement", "budget_pence": 115000000, "forecast_pence": 109850000, "variance_pence": 5150000},
    {"line": "Disability access fund", "budget_pence": 6200000, "forecast_pence": 0, "variance_pence": 6200000},
]})

# Public health: money in every unit in the cells, chatty headers, "Everything" as the total; a list of jobs on the second sheet
z.case("grant-pots", XLSX, [
    ("Money", [
        ["Public health grant: the small pots"],
        ["Pot", "How much did we set aside?\n(budget 23/24)", "What's gone out?\n(actual)", "Promised, not yet paid\n(commitments)", "Where will we land?\n(forecast)"],
        ["Stop smoking advisers", "£45k", "£38,250", "£2k", "£44k"],
        ["Health visitor recruitment", "£0.2m", "£121,400.50", "nil", "£185k"],
        ["Weight management (tier 2)", "£60k", "£61,075", "£0", "£63k"],
        ["Everything (total)", "£305k", "£220,725.50", "£2k", "£292k"],
    ], merged("A1:E1")),
    ("Jobs", [
        ["Job to do", "Who", "Needed by", "How's it going?"],
        ["Chase the pharmacy invoices", "Grant officer", "5 April 2024", "On target"],
        ["Sign the tier 2 contract variation", "Commissioner", "15-Mar-24", "Delayed"],
        ["Return the ring-fence statement", "Finance partner", "Feb 24", "Done"],
    ], None),
], {"budget": [
    {"line": "Stop smoking advisers", "budget_pence": 4500000, "actual_pence": 3825000, "committed_pence": 200000, "forecast_pence": 4400000},
    {"line": "Health visitor recruitment", "budget_pence": 20000000, "actual_pence": 12140050, "committed_pence": 0, "forecast_pence": 18500000},
    {"line": "Weight management (tier 2)", "budget_pence": 6000000, "actual_pence": 6107500, "committed_pence": 0, "forecast_pence": 6300000},
], "actions": [
    {"action": "Chase the pharmacy invoices", "lead": "Grant officer", "due": "2024-04-05", "status": "on track"},
    {"action": "Sign the tier 2 contract variation", "lead": "Commissioner", "due": "2024-03-15", "status": "off track"},
    {"action": "Return the ring-fence statement", "lead": "Finance partner", "due": "2024-02-29", "status": "complete"},
]})

# ---------------------------------------------------------------- indicators


def readings(indicator, pairs, **same):
    return [{"indicator": indicator, "date": when, "value": value, **same} for when, value in pairs if value is not None]


MONTHS = ["2023-10-31", "2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]
QUARTERS = ["2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31", "2024-03-31"]
YEARS = ["2022-03-31", "2023-03-31", "2024-03-31"]

# Children's services: months across with the year in a group header above, heading rows, gaps, fills in the grid
K1, K2, K3 = [24.1, 23.8, 22.9, 22, 21.4, 20.7], [88, 90, None, 91, 93, 92.5], [None, None, None, 9, 8, 6]
z.case("children-scorecard", XLSX, [
    ("Scorecard", [
        ["Children's improvement board scorecard"],
        [],
        [None, None, None, None, "2023", None, None, "2024", None, None, None],
        ["KPI", "What we measure", "Unit", "Target", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Team"],
        ["PRACTICE"],
        ["K1", "Re-referrals within 12 months", "%", 20, *K1, "MASH"],
        ["K2", "Visits to children on plans made in time", "%", 95, *K2, "Safeguarding"],
        ["WORKFORCE"],
        ["K3", "Social workers with more than 22 children", "number", 0, *K3, "Workforce"],
    ], merged("A1:K1", "E3:G3", "H3:J3", "A5:K5", "A8:K8", J6=AMBER, J7=AMBER, J9=RED, I6=AMBER, I7=AMBER, I9=RED)),
    ("Definitions", [["KPI", "How it is counted"], ["K1", "Referrals with an earlier one in the last 365 days"], ["K2", "Every 10 working days"], ["K3", "Headcount, last day of month"]], None),
], {"indicators": readings("Re-referrals within 12 months", zip(MONTHS, K1), target=20, unit="%", team="MASH")
    + readings("Visits to children on plans made in time", zip(MONTHS, K2), target=95, unit="%", team="Safeguarding")
    + readings("Social workers with more than 22 children", zip(MONTHS, K3), target=0, unit="number", team="Workforce")})

# Adults: quarters under financial years, percents as text, a dash where nothing is known yet
Q1, Q2 = [512.4, 540, 498, 505.3, 487, 471], [81, 83, 84, 80, 85, None]
z.case("adults-quarters", XLSX, [("ASC outcomes", [
    ["Adult social care outcomes: quarterly return"],
    [],
    [None, None, None, "2022/23", None, "2023/24", None, None, None, None],
    ["Ref", "Outcome measure", "Unit", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "Target 2023/24"],
    ["2A", "Admissions of over-65s to care homes", "per 100,000", *Q1, 480],
    ["2B", "People still at home 91 days after reablement", "%", "81%", "83%", "84%", "80%", "85%", "-", "86%"],
    [],
    ["2B for quarter 4 is published in July"],
], merged("A1:J1", "D3:E3", "F3:I3"))], {"indicators":
    readings("Admissions of over-65s to care homes", list(zip(QUARTERS, Q1))[:2], unit="per 100,000")
    + readings("Admissions of over-65s to care homes", list(zip(QUARTERS, Q1))[2:], unit="per 100,000", target=480)
    + readings("People still at home 91 days after reablement", list(zip(QUARTERS, Q2))[:2], unit="%")
    + readings("People still at home 91 days after reablement", list(zip(QUARTERS, Q2))[2:], unit="%", target=86)})

# Public health: the performance system's long export, one row a period, the indicator typed once and blank below
z.case("health-long", XLSX, [("Export", [
    ["Indicator code", "Indicator", "Reporting period", "Actual", "Target", "Unit of measure", "Responsible team"],
    ["PH01", "NHS health checks offered", "Q2 2023/24", 4210, 4500, "Number", "Health improvement"],
    [None, None, "Q3 2023/24", 4388, 4500, "Number", "Health improvement"],
    [None, None, "Q4 2023/24", 4602, 4500, "Number", "Health improvement"],
    ["PH07", "Mothers smoking at time of delivery", "January 2024", 9.8, 8.5, "%", "Early years"],
    [None, None, "February 2024", 9.1, 8.5, "%", "Early years"],
    ["PH11", "Adults who are physically active", "2022/23", 61.4, 65, "%", "Wellbeing"],
], None)], {"indicators":
    readings("NHS health checks offered", [("2023-09-30", 4210), ("2023-12-31", 4388), ("2024-03-31", 4602)], target=4500, unit="Number", team="Health improvement")
    + readings("Mothers smoking at time of delivery", [("2024-01-31", 9.8), ("2024-02-29", 9.1)], target=8.5, unit="%", team="Early years")
    + readings("Adults who are physically active", [("2023-03-31", 61.4)], target=65, unit="%", team="Wellbeing")})

# Waste: financial years across, percents as formatted fractions, the target between; actions to recover on a second sheet
z.case("waste-years", XLSX, [
    ("Measures", [
        ["Environment services: how are we doing?"],
        [],
        ["Measure", "Good is", "2021/22 actual", "2022/23 actual", "2023/24 target", "2023/24 actual", "Section"],
        ["Household waste recycled or composted", "High", 0.431, 0.447, 0.48, 0.462, "Recycling"],
        ["Missed bins per 100,000 collections", "Low", 71, 66, 50, 58, "Collections"],
        ["Fly-tips cleared within 24 hours", "High", 0.88, 0.9, 0.95, 0.93, "Street scene"],
    ], formatted("0.0%", "C4:F4", "C6:F6")),
    ("Getting back on target", [
        ["Action to recover", "Which measure it helps", "By whom", "Completion date", "Where are we?"],
        ["Tag contaminated bins on three rounds", "Household waste recycled or composted", "Recycling officer", "31/05/2024", "On target"],
        ["Swap the two oldest vehicles", "Missed bins per 100,000 collections", "Fleet manager", "30/09/2024", "Not started"],
    ], None),
], {"indicators":
    readings("Household waste recycled or composted", [(YEARS[0], [43.1, 0.431]), (YEARS[1], [44.7, 0.447])], team="Recycling")
    + readings("Household waste recycled or composted", [(YEARS[2], [46.2, 0.462])], target=[48, 0.48], team="Recycling")
    + readings("Missed bins per 100,000 collections", [(YEARS[0], 71), (YEARS[1], 66)], team="Collections")
    + readings("Missed bins per 100,000 collections", [(YEARS[2], 58)], target=50, team="Collections")
    + readings("Fly-tips cleared within 24 hours", [(YEARS[0], [88, 0.88]), (YEARS[1], [90, 0.9])], team="Street scene")
    + readings("Fly-tips cleared within 24 hours", [(YEARS[2], [93, 0.93])], target=[95, 0.95], team="Street scene"),
    "actions": [
        {"action": "Tag contaminated bins on three rounds", "lead": "Recycling officer", "due": "2024-05-31", "status": "on track"},
        {"action": "Swap the two oldest vehicles", "lead": "Fleet manager", "due": "2024-09-30", "status": "not started"},
    ]})

# ---------------------------------------------------------------- visits

# Children's front door: a growing log of walkabouts in plain words
z.case("walkabouts", XLSX, [
    ("Log", [
        ["Senior leaders' walkabouts: what we heard and what we did"],
        [],
        ["Date of visit", "Team visited", "Who visited", "What staff raised", "What we promised in return", "Whose job", "To be sorted by", "Sorted?"],
        ["12 Jan 2024", "Front door", "Director of children's services", "Two screens each would save an hour a day", "Order 30 screens", "Business support manager", "end of Feb 2024", "Yes"],
        ["w/c 5 Feb 24", "Children in care", "Lead member", "Contact room has no heating", "Surveyor to visit", "Facilities", "22/03/24", "In progress"],
        [D(2024, 3, 14), "Leaving care", "Assistant director", "Setting-up grant paid too late", "Pay on the day the tenancy starts", "Payments team", D(2024, 4, 30), "Not started"],
        [D(2024, 3, 14), "Leaving care", "Assistant director", "No cover when a PA is off sick", "Look at a duty rota", "Service manager", "TBC", "Not started"],
    ], merged("A1:H1")),
    ("Rota", [["Month", "Visitor"], ["April", "Lead member"], ["May", "Chief executive"], ["June", "Assistant director"]], None),
], {"visits": [
    {"issue": "Two screens each would save an hour a day", "visit_date": "2024-01-12", "team": "Front door", "visitor": "Director of children's services", "response": "Order 30 screens", "owner": "Business support manager", "due": "2024-02-29", "status": "complete"},
    {"issue": "Contact room has no heating", "visit_date": "2024-02-05", "team": "Children in care", "visitor": "Lead member", "response": "Surveyor to visit", "owner": "Facilities", "due": "2024-03-22", "status": "on track"},
    {"issue": "Setting-up grant paid too late", "visit_date": "2024-03-14", "team": "Leaving care", "visitor": "Assistant director", "response": "Pay on the day the tenancy starts", "owner": "Payments team", "due": "2024-04-30", "status": "not started"},
    {"issue": "No cover when a PA is off sick", "visit_date": "2024-03-14", "team": "Leaving care", "visitor": "Assistant director", "response": "Look at a duty rota", "owner": "Service manager", "due": "", "status": "not started"},
]})

# Councillors' visits to homes: the visit merged over its issues, grouped header, month headings between
z.case("home-visits", "councillor visits.xlsx", [("Visits 2024", [
    ["Councillor visits to council-run homes: log as at 31 March 2024"],
    ["THE VISIT", None, None, "WHAT CAME UP", "WHAT HAPPENS NEXT", None, None, None],
    ["Visit date", "Home / team", "Visiting member(s)", "Issue noted", "Manager's response", "Responsible", "Target date", "Open / closed?"],
    ["JANUARY"],
    [D(2024, 1, 23), "Alder Lodge", "Cllr Penhallow", "Fridge too small for eight", "Second fridge bought", "Home manager", "31 Jan 24", "Closed"],
    [None, None, None, "Young people want the wifi on until 11", "House meeting to decide", "Key workers", "16 Feb 24", "Closed"],
    ["MARCH"],
    [D(2024, 3, 19), "Rowan House", "Cllrs Tuckwell & Imray", "Broken fence at the back", "Contractor booked", "Premises officer", "26 Apr 24", "Open"],
    [None, None, None, "Agency staff do not know the fire drill", "Drill at each handover", "Deputy manager", "22 Mar 24", "Overdue"],
], merged("A1:H1", "A2:C2", "E2:H2", "A4:H4", "A7:H7", "A5:A6", "B5:B6", "C5:C6", "A8:A9", "B8:B9", "C8:C9"))], {"visits": [
    {"issue": "Fridge too small for eight", "visit_date": "2024-01-23", "team": "Alder Lodge", "visitor": "Cllr Penhallow", "response": "Second fridge bought", "owner": "Home manager", "due": "2024-01-31", "status": "complete"},
    {"issue": "Young people want the wifi on until 11", "visit_date": "2024-01-23", "team": "Alder Lodge", "visitor": "Cllr Penhallow", "response": "House meeting to decide", "owner": "Key workers", "due": "2024-02-16", "status": "complete"},
    {"issue": "Broken fence at the back", "visit_date": "2024-03-19", "team": "Rowan House", "visitor": "Cllrs Tuckwell & Imray", "response": "Contractor booked", "owner": "Premises officer", "due": "2024-04-26", "status": "not started"},
    {"issue": "Agency staff do not know the fire drill", "visit_date": "2024-03-19", "team": "Rowan House", "visitor": "Cllrs Tuckwell & Imray", "response": "Drill at each handover", "owner": "Deputy manager", "due": "2024-03-22", "status": "off track"},
]})

# ---------------------------------------------------------------- assessments

# Domestic abuse partnership: a self-assessment, the standard merged over its criteria, last year's score beside this year's
z.case("self-assessment", XLSX, [
    ("Guidance", [["How to score"], ["1 = not in place, 2 = some of it, 3 = most of it, 4 = all of it and we can prove it"], ["Be honest: nobody is marked on this."]], None),
    ("Self-assessment", [
        ["Wyrecombe domestic abuse partnership: self-assessment"],
        [],
        ["Standard", "No.", "Criterion\n(what good looks like)", "Where are we now?", "Self-assessed score 2023", "Self-assessed score 2024", "What proves it?"],
        ["Leadership", "1.1", "The board hears from survivors at every meeting", "Three meetings of four", 2, 3, "Minutes"],
        [None, "1.2", "Each partner has a named senior lead", "All but probation", 3, 3, "Contact list"],
        ["Safe accommodation", "2.1", "Nobody is turned away for want of money", "Two were in the autumn", 1, 2, "Refuge returns"],
        [None, "2.2", "Pets are thought of when places are found", "Not yet", 1, 1, None],
        [None, "2.3", "Move-on homes are ready within six months", "Average is five", 2, 4, "Housing data"],
    ], merged("A1:G1", "A4:A5", "A6:A8")),
], {"assessments": [
    {"criterion_text": "The board hears from survivors at every meeting", "standard_text": "Leadership"},
    {"criterion_text": "Each partner has a named senior lead", "standard_text": "Leadership"},
    {"criterion_text": "Nobody is turned away for want of money", "standard_text": "Safe accommodation"},
    {"criterion_text": "Pets are thought of when places are found", "standard_text": "Safe accommodation"},
    {"criterion_text": "Move-on homes are ready within six months", "standard_text": "Safe accommodation"},
]})

z.close()
