"""Plant faults in a budget, one at a time, in every format, and see that the program finds each to the penny.

    python check_money.py PROGRAM

A budget of six lines, a subtotal and a total is written by openpyxl, once without a fault and once with each fault below; LibreOffice
turns each into .ods, .xls and .csv. The program has to say nothing of the first, and of each other the diagnostic named here, with
the difference in pounds and pence. An .xlsb cannot be written with free tools: there a stored total of the sample tracker is changed
by a penny in its bytes.

    N passed, M failed

Exit code 1 if anything failed. Needs LibreOffice Calc and openpyxl.
"""

import json
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

HEAD = ["Budget line", "Standard", "Year", "Approved budget", "Actual to date", "Forecast", "Variance"]
LINES = [
    ["Duty team", 1, "2003/04", 120000.10, 60000.05, 119000.10, 1000.00],
    ["Assessment staff", 2, "2003/04", 80000.25, 30000.00, 81000.25, -1000.00],
    ["Office moves", 3, "2003/04", 15300.00, 2500.50, 15300.00, 0.00],
    ["Training for managers", 5, "2003/04", 22000.40, 9000.40, 22000.40, 0.00],
    ["Case audit", 6, "2003/04", 7500.00, 1250.75, 7600.00, -100.00],
    ["Grant income", 7, "2003/04", -5000.00, -2500.00, -5000.00, 0.00],
]


def budget():
    """The sheet without a fault, as rows; a subtotal after four lines."""
    rows = [HEAD] + [list(line) for line in LINES[:4]]
    rows.append(["Subtotal", None, None] + [round(sum(line[at] for line in LINES[:4]), 2) for at in (3, 4, 5)] + [None])
    rows += [list(line) for line in LINES[4:]]
    rows.append(["Total", None, None] + [round(sum(line[at] for line in LINES), 2) for at in (3, 4, 5)] + [None])
    return rows


def penny(rows):
    rows[-1][3] = round(rows[-1][3] + 0.01, 2)


def sign(rows):
    rows[6][3], rows[6][6] = -7500.00, None                 # its variance would tell of it too


def twice(rows):
    rows[-1][3] = round(rows[-1][3] + rows[5][3], 2)       # the subtotal is counted beside its lines


def year(rows):
    rows[3][2] = "2002/03"


def variance(rows):
    rows[1][6] = 999.99


# What has to be told: the diagnostic and a text of it.
FAULTS = {
    "none": (None, None, None),
    "penny": (penny, "total-differs", "a difference of £0.01"),
    "sign": (sign, "total-differs", "whose sign may be wrong"),
    "twice": (twice, "counted-twice", "a difference of £237,300.75"),
    "year": (year, "years-mixed", "2003/04, as most lines of the table"),
    "variance": (variance, "variance-differs", "a difference of -£0.01"),
}
MONEY = {"total-differs", "counted-twice", "years-mixed", "variance-differs", "pounds-or-thousands", "formula-result-differs",
         "line-repeated", "number-as-text"}


def told(program, file):
    run = subprocess.run([program, "check", str(file.parent.parent), "--format", "json"], capture_output=True, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def main():
    program = str(Path(sys.argv[1]).resolve())
    passed = failed = 0

    def judge(name, found, rule, text):
        nonlocal passed, failed
        ids = {each["id"] for each in found}
        if rule is None:
            right = not ids & MONEY
        else:
            right = any(each["id"] == rule and text in json.dumps(each, ensure_ascii=False) for each in found)
        passed, failed = passed + right, failed + (not right)
        if not right:
            print(f"{name}: expected {rule} `{text}`, told {sorted(ids)}")

    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        source = work / "source"
        source.mkdir()
        for fault, (plant, _, _) in FAULTS.items():
            rows = budget()
            if plant:
                plant(rows)
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.title = "Budget"
            for row in rows:
                sheet.append(row)
            book.save(source / f"{fault}.xlsx")
        formats = {"xlsx": source}
        for ending in ["ods", "xls", "csv"]:
            target = work / ending
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", ending, "--outdir", str(target)]
                + sorted(map(str, source.glob("*.xlsx"))), check=True, capture_output=True, timeout=300)
            formats[ending] = target
        for ending, folder in formats.items():
            for fault, (_, rule, text) in FAULTS.items():
                place = work / "in" / ending / fault / "alder"
                place.mkdir(parents=True)
                file = place / f"2004-04 budget.{ending}"
                shutil.copy(folder / f"{fault}.{ending}", file)
                judge(f"{ending} {fault}", told(program, file), rule, text)

        # .xlsb: the total of the sample's budgets, changed by a penny.
        sample = Path(__file__).parents[2] / "samples/2004-01/example-harrowmere.xlsb"
        place = work / "in" / "xlsb" / "alder"
        place.mkdir(parents=True)
        changed = 0
        with zipfile.ZipFile(sample) as whole, zipfile.ZipFile(place / "2004-01 plan.xlsb", "w") as copy:
            for part in whole.namelist():
                data = whole.read(part)
                if part.endswith("sheet6.bin") or part.endswith("sheet5.bin") or part.endswith("sheet4.bin"):
                    data, count = total_up(data)
                    changed += count
                copy.writestr(part, data)
        judge("xlsb penny", told(program, place / "2004-01 plan.xlsb") if changed else [], "total-differs", "a difference of £0.01")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def total_up(data):
    """The first number after the text `Total` is a penny more."""
    mark = "Total".encode("utf-16-le")
    at = data.rfind(mark)
    if at < 0:
        return data, 0
    # BrtCellReal: type 5, length 16, column, format, then the number.
    real = data.find(bytes([5, 16]), at)
    if real < 0:
        return data, 0
    number = struct.unpack_from("<d", data, real + 10)[0]
    return data[:real + 10] + struct.pack("<d", round(number + 0.01, 2)) + data[real + 18:], 1


if __name__ == "__main__":
    sys.exit(main())
