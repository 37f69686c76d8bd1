#!/usr/bin/env python3
"""make_from_headers.py HEADERS.tsv OUT [--seed N]: a tracker for each header row, filled with invented cells, with OUT/expected.json.

HEADERS.tsv: source, table, headers (JSON list), labels (JSON list), note; tab separated. A header `Group | Sub` stands on two rows. The header texts are
as public bodies use them; every cell below them is made up here. Layout (title rows, start column, notes, blank rows) varies by seed.
"""
import argparse, csv, json, random, re, sys
from datetime import date, timedelta

from zoo import AMBER, BLUE, GREEN, RED, Zoo

VERBS = ["Publish", "Review", "Agree", "Launch", "Audit", "Recruit to", "Refresh", "Train staff in", "Map", "Commission"]
THINGS = ["the threshold document", "the front door", "monthly supervision", "the local offer", "case recording", "the placement strategy", "kinship care", "the data board", "exit interviews", "the call-back log", "the risk panel", "care leaver housing"]
ROLES = ["Head of Service", "A Marsh", "Service Manager", "DCS", "B Oakley", "Commissioning Lead", "PSW", "QA Officer", "Finance Business Partner", "C Thorne"]
STATUSES = [("Green", "on track"), ("Amber", "at risk"), ("Red", "off track"), ("Complete", "complete"), ("In progress", "on track"), ("Not started", "not started"), ("Delayed", "off track")]
NOTES = ["Draft with members", "Two of three held", "Awaiting figures", "First report taken", "Supplier chosen", "Paper to board in May"]
LINES = ["Front door", "Assessment teams", "Fostering", "Residential", "Early help", "SEND transport", "Youth justice", "Workforce"]
KPIS = ["Referrals", "Re-referrals within 12 months", "Assessments in 45 days", "Visits in time", "Children with a plan", "Caseload per worker", "Agency rate", "Reviews held on time"]
RISKS = ["Placement costs exceed budget", "Key IT system fails", "Social work vacancies stay high", "Inspection finds weak practice", "Provider leaves the market", "Data breach"]


def shown(day, r):
    return r.choice([day, day.strftime("%d/%m/%Y"), day.strftime("%-d %B %Y"), day.strftime("%d.%m.%y")])


def row_of(table, headers, labels, i, r):
    """Cells and the record that they hold."""
    due, done = date(2024, 1, 15) + timedelta(r.randrange(400)), date(2024, 1, 10) + timedelta(r.randrange(60))
    word, status = r.choice(STATUSES)
    like, sev = r.randint(1, 5), r.randint(1, 5)
    money = {k: r.randrange(10, 900) * 1000 + r.choice([0, 0, 250.5]) for k in ("budget", "actual", "committed", "forecast")}
    action = f"{r.choice(VERBS)} {THINGS[i % len(THINGS)]} {i + 1}"
    record, cells = {}, []
    key = {"actions": "action", "risks": "risk", "budget": "line", "indicators": "indicator", "visits": "issue", "assessments": "criterion_text", "judgements": "domain", "recommendations": "action"}[table]
    judged = {
        "actions": {"action", "ref", "lead", "due", "completed", "status", "progress", "evidence"}, "recommendations": {"action", "lead", "due", "status"},
        "risks": {"risk", "ref", "cause", "consequence", "likelihood", "severity", "mitigation", "owner"}, "budget": {"line", "budget_pence", "actual_pence", "committed_pence", "forecast_pence"},
        "indicators": {"indicator", "value", "target"}, "visits": {"issue", "visit_date", "team", "visitor", "response", "owner", "due"}, "assessments": {"criterion_text"}, "judgements": {"domain"}}[table]
    values = []
    for header, label in zip(headers, labels):
        unit = 1000 if re.search(r"£\s*(k\b|['’]?000)", header, re.I) else 1_000_000 if re.search(r"£\s*m\b", header, re.I) else 1
        cell = {"ref": f"{r.choice('ABR')}{i + 1}", "standard": r.choice(["Leadership", "Practice", "Workforce"]), "area": r.choice(["Neglect", "Exploitation", "Housing"]), "recommendation": f"The council should {action.lower()}", "action": action,
                "lead": r.choice(ROLES), "owner": r.choice(ROLES), "due": shown(due, r), "start": shown(date(2023, 9, 1), r), "completed": shown(done, r) if status == "complete" else "", "status": word, "rag": word, "percent": f"{r.randrange(0, 101, 5)}%", "progress": NOTES[i % len(NOTES)],
                "evidence": r.choice(["Minutes", "Audit report", "Dashboard"]), "assurance": "Quarterly audit", "outcome": "Fewer repeat plans", "impact": "Better", "review": shown(due, r), "priority": r.choice(["High", "Medium", "Low"]), "cost": "£10k", "visit_date": shown(done, r), "team": r.choice(["North duty", "Fostering", "Elm House"]),
                "visitor": r.choice(["Cllr Ash", "Cllr Birch"]), "purpose": "Routine", "issue": f"Issue {i + 1}: {r.choice(['parking', 'slow IT', 'log gaps', 'repairs'])}", "response": f"Response {i + 1}: raised with the manager", "criterion": f"Criterion {i + 1}: records are signed", "self_rating": r.choice(["Good", "Met"]), "grade": "Good", "domain": f"Area {i + 1}",
                "risk": RISKS[i % len(RISKS)] + f" {i + 1}", "cause": r.choice(["Few providers", "Ransomware"]), "consequence": r.choice(["Overspend", "No access"]), "likelihood": like, "severity": sev, "score": like * sev, "inherent_likelihood": 5, "inherent_severity": 5, "inherent_score": 25, "target_score": 4, "mitigation": f"Control {i + 1}: monthly panel", "further_action": "Review in May", "trend": "↔",
                "line": f"{LINES[i % len(LINES)]} {i + 1}", "budget": money["budget"], "original_budget": money["budget"] - 5000, "virement": 5000, "ytd_budget": round(money["budget"] * 0.9), "actual": money["actual"], "committed": money["committed"], "forecast": money["forecast"], "variance": "", "variance_percent": "", "saving_target": money["budget"], "saving_achieved": money["actual"],
                "funding": "Base budget", "year": "2023/24", "comment": "Weather", "indicator": f"{KPIS[i % len(KPIS)]} {i + 1}", "unit": "Number", "polarity": "Higher is better", "target": r.randrange(50, 99), "value": r.randrange(10, 99), "value_period": r.randrange(10, 99), "numerator": 5, "denominator": 10, "england": 50, "neighbours": 55, "direction": "▲", "frequency": "Monthly", "service": "Children", "timescale": "6 months"}.get(label, "")
        cells.append(cell)
        field = {"criterion": "criterion_text", "budget": "budget_pence", "actual": "actual_pence", "committed": "committed_pence", "forecast": "forecast_pence", "saving_target": "budget_pence", "saving_achieved": "actual_pence", "recommendation": "action" if "action" not in labels else "recommendation"}.get(label, label)
        if label == "value_period":
            values.append(cell)
        # of several targets each goes with its own quarter: one truth for all would be none
        if field in judged and field not in record and label != "rag" and not (label == "target" and labels.count(label) > 1):
            truth = {"due": due.isoformat(), "completed": done.isoformat() if status == "complete" else "", "visit_date": done.isoformat(), "status": status}.get(field, cell)
            record[field] = round(truth * 100) * unit if field.endswith("_pence") else truth
    if "variance" in labels and "forecast" in labels:
        cells[labels.index("variance")] = money["forecast"] - money["budget"]
    if table == "indicators" and values:
        record.pop("value", None)
        return cells, [{**record, "value": v} for v in values], key
    return cells, [record], key


ap = argparse.ArgumentParser()
ap.add_argument("tsv"), ap.add_argument("out"), ap.add_argument("--seed", type=int, default=1)
a = ap.parse_args()
z, skipped = Zoo(a.out), 0
for n, line in enumerate(csv.reader(open(a.tsv, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)):
    try:
        source, table, headers, labels = line[0], line[1], json.loads(line[2]), json.loads(line[3])
    except (IndexError, ValueError):
        skipped += 1
        continue
    keys = {"actions": {"action", "recommendation"}, "recommendations": {"action", "recommendation"}, "risks": {"risk"}, "budget": {"line"}, "indicators": {"indicator"}, "visits": {"issue"}, "assessments": {"criterion"}, "judgements": {"domain"}}
    if len(headers) != len(labels) or not keys.get(table, set()) & set(labels) or (table == "indicators" and not {"value", "value_period"} & set(labels)):
        skipped += 1
        continue
    r = random.Random(f"{a.seed}/{n}/{source}")
    left = r.choice([0, 0, 0, 1])
    rows, finish = [], []
    for title in range(r.choice([0, 0, 1, 2, 3])):
        rows.append([""] * left + [["Tracker of the partnership", "Position at 31 March 2024", ""][title]])
    pad = [""] * left
    parts = [h.split(" | ") for h in headers]
    deep = max(map(len, parts))
    for level in range(deep):
        # group names stand once, over the first of their columns; a header without groups stands on the last row
        line, last = [], None
        for part in parts:
            at = level - (deep - len(part))
            text = part[at] if at >= 0 else ""
            group = level < deep - 1 and at >= 0
            line.append("" if group and (text, part[:at]) == last else text)
            last = (text, part[:at]) if group else None
        rows.append(pad + line)
    truth = []
    for i in range(r.randint(4, 9)):
        cells, records, key = row_of(table, headers, labels, i, r)
        rows.append(pad + cells)
        truth += [x for x in records if x.get(key)]
        if r.random() < 0.06:
            rows.append([])
    if r.random() < 0.3:
        rows += [[], pad + ["Note: figures are provisional"]]
    z.case(f"n{n:03d}", "2024-03 tracker.xlsx", [("Sheet1" if r.random() < 0.5 else "Tracker", rows, None)], {"actions" if table == "recommendations" else table: truth})
z.close()
print(f"{skipped} header rows skipped", file=sys.stderr)
