#!/usr/bin/env python3
"""formats.py OUT: trackers of invented councils, March 2024, whose cells hold one thing and show another: number formats, text struck out in part,
times in UTC, numbers that became dates, months that are marked, sums above their lines."""
import sys
from datetime import date as D

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from zoo import Zoo

z = Zoo(sys.argv[1])
XLSX, CSV = "2024-03 tracker.xlsx", "2024-03 tracker.csv"


def shown(**forms):
    """Number formats by range: A2_A5='"AP-"000'."""
    def finish(ws):
        for area, form in forms.items():
            for row in ws[area.replace("_", ":")]:
                for cell in row:
                    cell.number_format = form
    return finish


def struck(out, kept):
    return CellRichText(TextBlock(InlineFont(strike=True), out), " ", TextBlock(InlineFont(b=True), kept))


# references that a format makes: AP-001; the tenth point of section 1; and a month that was typed as Mar-24
z.case("codes", XLSX, [("Plan", [
    ["Ref", "Action", "Lead", "Due", "Status"],
    [1, "Publish the threshold document", "A Marsh", D(2024, 3, 1), "In progress"],
    [2, "Map the local offer", "B Oakley", D(2024, 4, 1), "Not started"],
    [12, "Audit call-back logs", "C Thorne", D(2024, 2, 1), "Complete"],
    [13, "Refresh the risk panel", "A Marsh", D(2024, 2, 14), "In progress"],
], shown(A2_A5='"AP-"000', D2_D5="mmm-yy"))], {"actions": [
    {"ref": "AP-001", "action": "Publish the threshold document", "due": "2024-03-31", "status": "on track"},
    {"ref": "AP-002", "action": "Map the local offer", "due": "2024-04-30", "status": "not started"},
    {"ref": "AP-012", "action": "Audit call-back logs", "due": "2024-02-29", "status": "complete"},
    {"ref": "AP-013", "action": "Refresh the risk panel", "due": "2024-02-14", "status": "on track"},
]})
z.case("sections", XLSX, [("Plan", [
    ["Ref", "Action", "Lead", "Due", "Status"],
    [1.1, "Publish the threshold document", "A Marsh", D(2024, 5, 17), "In progress"],
    [1.9, "Map the local offer", "B Oakley", D(2024, 4, 12), "Not started"],
    [1.1, "Audit call-back logs", "C Thorne", D(2024, 2, 2), "Complete"],
], lambda ws: (shown(A2_A3="0.0")(ws), shown(A4_A4="0.00")(ws)))], {"actions": [
    {"ref": "1.1", "action": "Publish the threshold document", "due": "2024-05-17"},
    {"ref": "1.9", "action": "Map the local offer", "due": "2024-04-12"},
    {"ref": "1.10", "action": "Audit call-back logs", "due": "2024-02-02"},
]})

# Excel shows thousands and holds pounds; the second sheet's header says nothing of thousands
z.case("thousands", XLSX, [
    ("Summary", [
        ["Service", "Budget £000", "Actual £000", "Forecast £000"],
        ["Fostering", 1234567.89, 600000, 1300000], ["Residential", 4810000, 3902500.5, 5000000], ["Early help", 90250, 60100, 90250],
    ], shown(B2_D4="#,##0,")),
], {"budget": [
    {"line": "Fostering", "budget_pence": 123456789, "actual_pence": 60000000, "forecast_pence": 130000000},
    {"line": "Residential", "budget_pence": 481000000, "actual_pence": 390250050, "forecast_pence": 500000000},
    {"line": "Early help", "budget_pence": 9025000, "actual_pence": 6010000, "forecast_pence": 9025000},
]})
z.case("pounds-in-thousands", XLSX, [("Monitor", [
    ["Cost centre", "Full year budget", "Spend to date", "Projected outturn"],
    ["Fostering", 1234567.89, 600000, 1300000], ["Residential", 4810000, 3902500, 5000000], ["Early help", 90250, 60100, 90250],
], shown(B2_D4='£#,##0,"k"'))], {"budget": [
    {"line": "Fostering", "budget_pence": 123456789, "actual_pence": 60000000, "forecast_pence": 130000000},
    {"line": "Residential", "budget_pence": 481000000, "actual_pence": 390250000, "forecast_pence": 500000000},
    {"line": "Early help", "budget_pence": 9025000, "actual_pence": 6010000, "forecast_pence": 9025000},
]})

# the old words are struck through, and the new ones stand behind them
z.case("struck", XLSX, [("Log", [
    ["No", "Action", "Owner", "Due date", "Status", "Progress"],
    [1, "Recruit two QA officers", struck("B Oakley", "C Thorne"), struck("31/12/2023", "30/04/2024"), struck("Amber", "Green"), "Advert out"],
    [2, "Train reviewers", "A Marsh", "29/03/2024", struck("Red", "Complete"), struck("Venue lost", "Held on 20 March")],
    [3, struck("Map placements", "Map placements and costs"), "A Marsh", "17/05/2024", "Green", "Begun"],
], None)], {"actions": [
    {"action": "Recruit two QA officers", "lead": "C Thorne", "due": "2024-04-30", "status": "on track"},
    {"action": "Train reviewers", "lead": "A Marsh", "due": "2024-03-29", "status": "complete", "progress": "Held on 20 March"},
    {"action": "Map placements and costs", "lead": "A Marsh", "due": "2024-05-17", "status": "on track"},
]})

# a system's export: midnight of a British summer's day is 23:00 of the day before in UTC
z.case("utc", CSV, "\n".join([
    "Id,Title,Assigned To,Due Date,Status",
    "41,Publish the threshold document,A Marsh,2024-04-30T23:00:00Z,In Progress",
    "42,Map the local offer,B Oakley,2024-02-29T00:00:00Z,Completed",
    "43,Audit call-back logs,C Thorne,2024-06-13T23:00:00Z,Not Started",
]).encode(), {"actions": [
    {"action": "Publish the threshold document", "due": "2024-05-01", "status": "on track"},
    {"action": "Map the local offer", "due": "2024-02-29", "status": "complete"},
    {"action": "Audit call-back logs", "due": "2024-06-14", "status": "not started"},
]})

# whoever types 6-7 gets a day in July
z.case("recommendations-as-dates", "2004-03 tracker.xlsx", [("Plan", [
    ["Ref", "Recommendation", "Action", "Lead", "Due", "Status"],
    ["A1", D(2004, 7, 6), "Publish the threshold document", "A Marsh", D(2004, 5, 28), "In progress"],
    ["A2", "12", "Map the local offer", "B Oakley", D(2004, 4, 30), "Not started"],
    ["A3", "14, 15", "Audit call-back logs", "C Thorne", D(2004, 2, 27), "Complete"],
    ["A4", D(2004, 12, 9), "Refresh the risk panel", "C Thorne", D(2004, 6, 30), "In progress"],
], None)], {"actions": [
    {"action": "Publish the threshold document", "recommendation": "6;7"},
    {"action": "Map the local offer", "recommendation": "12"},
    {"action": "Audit call-back logs", "recommendation": "14;15"},
    {"action": "Refresh the risk panel", "recommendation": "9;10;11;12"},
]})

# months that say how final they are
z.case("marked-months", XLSX, [("KPIs", [
    ["Indicator", "Target", "Dec-23", "Jan-24 (R)", "Feb-24 (P)", "Mar-24*"],
    ["Assessments in 45 days (%)", 90, 81, 82, 84, 86], ["Referrals", 400, 410, 395, 402, 388],
], None)], {"indicators": [
    {"indicator": name, "value": value, "date": day}
    for name, values in (("Assessments in 45 days (%)", (81, 82, 84, 86)), ("Referrals", (410, 395, 402, 388)))
    for value, day in zip(values, ("2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"))
]})

# a pivot's rows: each group stands above its lines with their sum, and the whole above its groups
z.case("pivot", XLSX, [("Pivot", [
    ["Row Labels", "Sum of Budget", "Sum of Actual"],
    ["Children", 900500, 610250], ["Fostering", 400000, 300250], ["North team", 250000, 200250], ["South team", 150000, 100000], ["Residential", 500500, 310000],
    ["Adults", 1300000, 990000], ["Home care", 700000, 520000], ["Day care", 600000, 470000],
    ["Grand Total", 2200500, 1600250],
], None)], {"budget": [
    {"line": "North team", "budget_pence": 25000000, "actual_pence": 20025000}, {"line": "South team", "budget_pence": 15000000, "actual_pence": 10000000},
    {"line": "Residential", "budget_pence": 50050000, "actual_pence": 31000000},
    {"line": "Home care", "budget_pence": 70000000, "actual_pence": 52000000}, {"line": "Day care", "budget_pence": 60000000, "actual_pence": 47000000},
]})
z.close()
