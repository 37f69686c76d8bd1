"""Compare the program's data files with the truth that was planted in a made corpus.

    python check_corpus.py CORPUS OUT [--movement]

CORPUS holds expected.json (written by make_corpus.py); OUT is what `council-benchmark run CORPUS --out OUT` wrote. Every figure of
expected.json is recomputed here from OUT/<period>/data/*.csv, by the definitions in expected.json itself and by nothing of the
program's own: a fault in the program's arithmetic and one in its reading both show. A line for each difference (the first 50; what
hangs on a file that is not there fails without a line of its own), then

    N passed, M failed

Exit code 1 if a figure differs or none was compared. `--movement` also compares movement.csv: its `change` words are taken to be
new, vanished, completed, slipped and reopened, and other words are left alone. Of stated_totals_pence, which no record table
carries, that of the budget is compared, with the measure of the same name.
"""

import argparse
import calendar
import csv
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath

SHOWN = 50
STATUSES = ["not started", "on track", "at risk", "off track", "complete", "sustained", "no longer needed", "unknown"]
CLOSED = {"complete", "sustained", "no longer needed"}
RATINGS = ["very effective", "satisfactory", "some concerns", "serious concerns"]      # best first
DUE_KINDS = ["date", "blank", "not known yet", "ongoing", "not applicable", "not a date"]
STANDARDS = range(1, 8)
MONEY = ["budget", "actual", "committed", "forecast"]
CHANGES = ["new", "vanished", "completed", "slipped", "reopened"]
NOT_COMPARED = {"stated_totals_pence"}


# ------------------------------------------------------------------------------------------------------------- the data
# Each reader's docstring says what it expects, for the line of a cell that is something else.

def text(cell):
    """text"""
    return cell or None


def whole(cell):
    """a whole number"""
    return int(cell) if cell else None


def day(cell):
    """a day such as 2003-07-31"""
    return date.fromisoformat(cell) if cell else None


def numbers(cell):
    """whole numbers such as 6;7"""
    return [int(number) for number in cell.split(";")] if cell else []


# The columns that the figures need, and how each reads. A column that is not named here may be there or not.
PLACE = {"council": text, "period": text}
RECORDS = {
    "actions": {"ref": text, "standard": whole, "recommendation": numbers, "lead": text, "due": day, "due_kind": text, "status": text,
                "evidence": text},
    "assessments": {"standard": whole, "self_rating": text, "inspectorate_rating": text, "met": day},
    "judgements": {},
    "visits": {},
    "indicators": {"indicator": text},
    "budget": {f"{name}_pence": whole for name in MONEY},
}
# Tables that no made tracker holds: a record in one was read from another table. The files need not be there.
NOT_PLANTED = ["risks", "recommendations"]
OTHERS = {
    "measures": {"measure": text, "group": text, "numerator": text} | PLACE,
    "ledger": {"workbook": text, "sheet": text, "rows": whole, "used": whole, "set_aside": whole, "not_recognised": whole},
    "movement": {"table": text, "ref": text, "change": text} | PLACE,
}
COLUMNS = {table: PLACE | columns for table, columns in RECORDS.items()} | {table: PLACE for table in NOT_PLANTED} | OTHERS


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", (name or "").lower()).strip("-")


def read_table(path, period, report):
    """The rows of one file with typed values, or None if it cannot stand for its table. Each trouble is a difference."""
    table = path.stem
    if not path.is_file():
        report.differ(period, None, table, "a file", f"no {path.name}")
        return None
    # utf-8-sig: a byte order mark helps Excel and changes nothing here
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS[table] if name not in (reader.fieldnames or [])]
        if missing:
            report.differ(period, None, table, "columns " + ", ".join(missing), "not in the header")
            return None
        rows = []
        for number, cells in enumerate(reader, 2):
            row = {}
            for name, read in COLUMNS[table].items():
                try:
                    row[name] = read(cells[name] or "")
                except ValueError:
                    report.differ(period, cells.get("council"), f"{table} record {number} {name}", read.__doc__, cells[name])
                    row[name] = read("")
            rows.append(row)
        return rows


# ---------------------------------------------------------------------------------------------------------- the figures

def action_figures(rows, last_day):
    statuses, standards, kinds = (Counter(row[name] for row in rows) for name in ["status", "standard", "due_kind"])
    return {
        "by_status": {status: statuses[status] for status in STATUSES},
        "by_standard": {str(standard): standards[standard] for standard in STANDARDS},
        "overdue": sum(row["due"] is not None and row["due"] < last_day and row["status"] not in CLOSED for row in rows),
        "without_lead": sum(row["lead"] is None for row in rows),
        "without_due": sum(row["due"] is None for row in rows),
        "without_due_by_kind": {kind: kinds[kind] for kind in DUE_KINDS},
        "without_evidence": sum(row["evidence"] is None for row in rows),
        "recommendations_covered": sorted({number for row in rows for number in row["recommendation"] if 1 <= number <= 108}),
    }


def assessment_figures(rows):
    ratings = Counter((row["standard"], row["self_rating"]) for row in rows)
    rank = {rating: place for place, rating in enumerate(RATINGS)}

    def met_by(last, low, high):
        return sum(row["met"] is not None and row["met"] <= last and low <= (row["standard"] or 0) <= high for row in rows)

    return {
        "by_standard_and_rating": {str(s): {rating: ratings[s, rating] for rating in RATINGS} for s in STANDARDS},
        "overrated": sum(row["self_rating"] in rank and row["inspectorate_rating"] in rank
                         and rank[row["self_rating"]] < rank[row["inspectorate_rating"]] for row in rows),
    } | {f"met_by_{last}": {"all": met_by(last, 1, 7), "standards_1_3": met_by(last, 1, 3), "standards_4_7": met_by(last, 4, 7)}
         for last in [date(2003, 4, 30), date(2003, 7, 31)]}


def council_figures(tables, last_day):
    """The figures of one council in one period, in the shape of expected.json. What hangs on a missing table is left out."""
    figures = {"rows": {table: len(rows) for table, rows in tables.items() if rows is not None and table in RECORDS}}
    if tables["actions"] is not None:
        figures["actions"] = action_figures(tables["actions"], last_day)
    if tables["assessments"] is not None:
        figures["assessments"] = assessment_figures(tables["assessments"])
    if tables["indicators"] is not None:
        # one record a filled month cell, so the indicators are the distinct names
        figures["indicator_values"] = len(tables["indicators"])
        figures["rows"]["indicators"] = len({row["indicator"] for row in tables["indicators"]})
    if tables["budget"] is not None:
        figures["budget_pence"] = {name: sum(row[f"{name}_pence"] or 0 for row in tables["budget"]) for name in MONEY}
    if tables.get("movement") is not None:
        # other tables move too; expected.json speaks of actions only
        moved = [row for row in tables["movement"] if row["table"] == "actions"]
        figures["movement"] = {change: sorted(row["ref"] or "" for row in moved if row["change"] == change) for change in CHANGES}
    return figures


def flatten(value, name=""):
    """{"a": {"b": 1}} as {"a.b": 1}: one entry a figure. A list is one figure."""
    if isinstance(value, dict):
        return {leaf: figure for key, inner in value.items() for leaf, figure in flatten(inner, f"{name}.{key}" if name else key).items()}
    return {name: value}


def expected_figures(truth, movement):
    figures = {name: value for name, value in truth.items() if name not in NOT_COMPARED}
    if not movement or figures["movement"] is None:       # null in the first month
        del figures["movement"]
    # not in expected.json, but it follows: a due date that was read is of the kind "date"
    actions = dict(figures["actions"])
    actions["without_due_by_kind"] = actions["without_due_by_kind"] | {"date": figures["rows"]["actions"] - actions["without_due"]}
    return flatten(figures | {"actions": actions})


def nearest_indicators(truth, months, found):
    """The right number of distinct indicators that is nearest to what was found.

    An indicator whose month cells are all empty leaves no record. How many there are is not in expected.json, but each needs `months`
    empty cells of those that the table has; in the first month that leaves one answer, later a narrow range.
    """
    indicators = truth["rows"]["indicators"]
    empty_cells = indicators * months - truth["indicator_values"]
    return max(indicators - empty_cells // months, min(indicators, found))


# --------------------------------------------------------------------------------------------------------- the comparing

def some(members, shown=8):
    """The first few, as words."""
    members = sorted(members.elements())
    return ", ".join(map(str, members[:shown])) + (f" and {len(members) - shown} more" if len(members) > shown else "") or "none"


class Report:
    """Counts figures, and keeps a line for each that differs."""

    def __init__(self):
        self.passed, self.failed, self.lines = 0, 0, []

    def check(self, period, council, figure, expected, found):
        if expected == found:
            self.passed += 1
        else:
            self.differ(period, council, figure, expected, found)

    def differ(self, period, council, figure, expected, found):
        if isinstance(expected, list) and isinstance(found, list):
            # long lists that differ in one member: say which
            left, right = Counter(expected), Counter(found)
            expected = f"{len(expected)}, of which not found: {some(left - right)}"
            found = f"{len(found)}, of which not expected: {some(right - left)}"
        self.failed += 1
        self.lines.append(f"{period or 'all periods'} · {council or 'all councils'} · {figure} · expected {expected} · found {found}")

    def close(self):
        for line in self.lines[:SHOWN]:
            print(line)
        if len(self.lines) > SHOWN:
            print(f"... and {len(self.lines) - SHOWN} more lines")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def check_ledger(rows, period, councils, report):
    if rows is None:
        return
    workbooks = set()
    for row in rows:
        workbooks.add(PurePosixPath((row["workbook"] or "").replace("\\", "/")).name)
        parts = [row["used"], row["set_aside"], row["not_recognised"]]
        whole_row = f"{row['workbook']} '{row['sheet'] or ''}'"
        if None in [row["rows"], *parts]:
            report.differ(period, None, f"ledger {whole_row}", "four counts", "an empty one")
        else:
            report.check(period, None, f"ledger {whole_row} used + set aside + not recognised", row["rows"], sum(parts))
    # every row of every tracker is accounted for, so every tracker is in the ledger
    report.check(period, None, "workbooks in the ledger", sorted(f"{name}.xlsx" for name in councils), sorted(workbooks))


def check_period(period, months, truths, folder, movement, report):
    """One period, the `months`-th of the corpus."""
    year, month = map(int, period.split("-"))
    last_day = date(year, month, calendar.monthrange(year, month)[1])
    has_movement = movement and any(truth["movement"] is not None for truth in truths.values())
    tables = {}
    for table in COLUMNS:
        path = folder / f"{table}.csv"
        if (table == "movement" and not has_movement) or (table in NOT_PLANTED and not path.is_file()):
            continue
        tables[table] = read_table(path, period, report)
    check_ledger(tables.pop("ledger"), period, truths, report)
    for table in NOT_PLANTED:
        if (rows := tables.pop(table, None)) is not None:
            report.check(period, None, f"{table} records", 0, len(rows))

    by_council = {}         # council slug -> table -> rows
    for table, rows in tables.items():
        for row in rows or []:
            # the set of measures may have rows of no council: the batch as a whole
            if table != "measures" or row["council"]:
                by_council.setdefault(slug(row["council"]), {}).setdefault(table, []).append(row)
        if rows is not None:
            report.check(period, None, f"{table} records of another period", 0, sum(row["period"] != period for row in rows))
    recorded = {council for council, parts in by_council.items() if set(parts) & set(RECORDS)}
    report.check(period, None, "councils with records", sorted(truths), sorted(recorded))

    for council, truth in truths.items():
        parts = {table: None if rows is None else by_council.get(council, {}).get(table, []) for table, rows in tables.items()}
        if parts["measures"] is not None:
            report.check(period, council, "has measures", True, bool(parts["measures"]))
            # of the totals that a tracker states only that of the budget is a measure
            stated = [row["numerator"] for row in parts["measures"] if row["measure"] == "budget.stated" and not row["group"]]
            report.check(period, council, "stated_totals_pence.budget", str(truth["stated_totals_pence"]["budget"]), "".join(filter(None, stated)))
        found = flatten(council_figures(parts, last_day))
        for figure, value in expected_figures(truth, movement).items():
            if figure in found:
                if figure == "rows.indicators":
                    value = nearest_indicators(truth, months, found[figure])
                report.check(period, council, figure, value, found[figure])
            else:
                report.failed += 1      # its table is missing, and has its line


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with expected.json")
    parser.add_argument("out", type=Path, help="what the program wrote")
    parser.add_argument("--movement", action="store_true", help="also compare movement.csv")
    args = parser.parse_args()

    csv.field_size_limit(1 << 30)       # a progress cell may be longer than the module's own limit
    expected = json.loads((args.corpus / "expected.json").read_text(encoding="utf-8"))
    report = Report()
    found = sorted(path.name for path in args.out.glob("*") if path.is_dir() and re.fullmatch(r"\d{4}-\d{2}", path.name))
    if not expected["periods"]:
        report.differ(None, None, "periods", "at least one", "none in expected.json")
    report.check(None, None, "periods", sorted(expected["periods"]), found)
    for months, (period, truths) in enumerate(sorted(expected["periods"].items()), 1):
        check_period(period, months, truths, args.out / period / "data", args.movement, report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
