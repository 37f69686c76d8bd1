"""Recalculate the program's workbooks with another program, and compare.

    python check_workbooks.py OUT [--max N]

OUT/<period>/*.xlsx are converted by LibreOffice, which is made to calculate every formula anew, into .xlsx (for values) and into
.pdf (for what a reader sees). Checked, with a line for each fault:
  - every formula only adds up: SUM and its kin, SUBTOTAL, or plain arithmetic of cells. Any other may be tracker text that became live
  - every formula's stored value is the recalculated one: a reader who never recalculates sees the right sum
  - no cell is an error, stored or recalculated
  - re-saved, it has as many tables and charts as before
  - no number or date shows as ### because its column is too narrow

    N passed, M failed

Exit code 1 if anything failed, or if no workbook held a formula. Needs LibreOffice Calc, pdftotext, openpyxl and XlsxWriter, and fonts as
wide as Arial and Calibri (fonts-liberation, fonts-crosextra-carlito): others make columns look too narrow.
"""

import argparse
import math
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

SHOWN = 50
BATCH = 20                  # workbooks a start of LibreOffice
TIME_LIMIT = 600            # seconds for a batch: headless LibreOffice waits for ever on a file that it asks about
SUMS = re.compile(r"(SUM|SUMPRODUCT|SUBTOTAL|EXACT|FIND|ISNUMBER)\($", re.IGNORECASE)
# Another workbook, a web address, or a program to start (DDE): no sheet of ours has a name with these before its "!".
OUTSIDE = re.compile(r"[]\\/].*!|\|")
# Budget!$B$2:B9, 'Budget by line'!B:B, Budget_lines[[#This Row],[Budget]]; a defined name would hide what it stands for
CELL, COLUMN = r"\$?[A-Z]{1,3}\$?[0-9]+", r"\$?[A-Z]{1,3}"
CELLS = re.compile(rf"(('([^']|'')+'|[\w.]+)!)?({CELL}(:{CELL})?|{COLUMN}:{COLUMN})|\w*\[.*\]")
TOO_NARROW = re.compile(r"(?<!\S)#{3,}(?!\S)")
# LibreOffice trusts stored values in files of unknown origin unless its settings say "always recalculate" (0).
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


# ---------------------------------------------------------------------------------------------------------- LibreOffice

class LibreOffice:
    """Headless LibreOffice with a profile of its own, so that it neither finds nor leaves settings of the user's."""

    def __init__(self, folder):
        self.profile = folder / "profile"
        (self.profile / "user").mkdir(parents=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")

    def convert(self, files, ending, folder):
        """{file: converted file} of those that could be converted. File names must differ."""
        for start in range(0, len(files), BATCH):
            command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={self.profile.as_uri()}", "--convert-to", ending,
                       "--outdir", str(folder), *map(str, files[start: start + BATCH])]
            try:
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=TIME_LIMIT, check=False)
            except subprocess.TimeoutExpired:
                print(f"LibreOffice took longer than {TIME_LIMIT} s over {len(files[start: start + BATCH])} workbooks")
        # its exit code says nothing of single files
        made = {file: folder / f"{file.stem}.{ending}" for file in files}
        return {file: path for file, path in made.items() if path.is_file()}


def write_canary(path):
    """A workbook with one wrong stored value and one column too narrow: LibreOffice has to see both, or it proves nothing."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Canary")
        sheet.write_column(0, 0, [1, 2])
        sheet.write_formula("A3", "=SUM(A1:A2)", None, 999)
        sheet.set_column(1, 1, 3)
        sheet.write_datetime("B5", datetime(2003, 7, 31), book.add_format({"num_format": "d mmmm yyyy"}))


# --------------------------------------------------------------------------------------------------------- one workbook

def formulas_of(path):
    """{(sheet, cell): formula text} and how often text cells hold ### themselves."""
    book = openpyxl.load_workbook(path)
    formulas, hashes = {}, 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    # an array formula is an object that holds its text
                    formulas[sheet.title, cell.coordinate] = getattr(cell.value, "text", cell.value)
                elif cell.data_type == "s":
                    hashes += len(TOO_NARROW.findall(cell.value))
    return formulas, hashes


def values_of(path):
    """{(sheet, cell): value} as stored, and {(sheet, cell): error} of the error cells."""
    book = openpyxl.load_workbook(path, data_only=True)
    cells = {(sheet.title, cell.coordinate): cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
             if cell.value is not None}
    values = {place: cell.value for place, cell in cells.items()}
    return values, {place: value for place, value in values.items() if cells[place].data_type == "e"}


def fault_of_formula(formula):
    """Why a formula is more than a sum or plain arithmetic of cells, or None."""
    try:
        tokens = Tokenizer(formula).items
    except TokenizerError as error:
        return f"cannot be read ({error})"
    depth = 0
    for token in tokens:
        if token.type == Token.FUNC:
            if token.subtype == Token.OPEN and not SUMS.match(token.value):
                return f"calls {token.value.rstrip('(')}"
            depth += 1 if token.subtype == Token.OPEN else -1
        elif token.type == Token.OPERAND:
            if OUTSIDE.search(token.value):
                return f"reaches outside the workbook ({token.value})"
            if token.subtype == Token.RANGE and not CELLS.fullmatch(token.value):
                return f"does not name cells ({token.value})"
            # text is at home only as what EXACT or FIND looks for
            if token.subtype not in (Token.RANGE, Token.NUMBER) and not (token.subtype == Token.TEXT and depth):
                return f"holds {token.value}"
        elif token.type == Token.OP_IN and token.value not in "+-*/^" and not (token.value == "&" and depth):
            return f"uses {token.value}"
    if not any(token.type == Token.OPERAND and token.subtype == Token.RANGE for token in tokens):
        return "refers to no cell"
    return None


def same(stored, recalculated):
    numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (stored, recalculated))
    if not numbers:
        return stored == recalculated
    # floats added in another order; a penny is far more
    return math.isclose(stored, recalculated, rel_tol=1e-12, abs_tol=1e-6)


def seen_by_reader(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8", "replace")


class Report:
    def __init__(self):
        self.passed, self.failed, self.lines = 0, 0, []

    def check(self, right, line):
        if right:
            self.passed += 1
        else:
            self.failed += 1
            self.lines.append(line)

    def close(self):
        for line in self.lines[:SHOWN]:
            print(line)
        if self.failed > SHOWN:
            print(f"... and {self.failed - SHOWN} more lines")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def parts_of(path):
    """How many tables and charts the package holds."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    return tuple(sum(re.fullmatch(rf"xl/{kind}\d+\.xml", name) is not None for name in names) for kind in ("tables/table", "charts/chart"))


def check_workbook(name, path, recalculated, pdf, report):
    """All checks of one workbook. Returns how many formulas it holds."""
    try:
        formulas, hashes = formulas_of(path)
        stored, stored_errors = values_of(path)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        report.check(False, f"{name}: cannot be opened ({error})")
        return 0
    report.check(recalculated is not None, f"{name}: LibreOffice made no .xlsx of it")
    report.check(pdf is not None, f"{name}: LibreOffice made no .pdf of it")
    if recalculated:
        before, after = parts_of(path), parts_of(recalculated)
        report.check(before == after, f"{name}: {before} tables and charts, {after} after LibreOffice saved it")
    again, again_errors = values_of(recalculated) if recalculated else ({}, {})

    for (sheet, cell), formula in formulas.items():
        fault = fault_of_formula(formula)
        report.check(fault is None, f"{name} '{sheet}'!{cell}: {formula} {fault}")
        if recalculated:
            before, after = stored.get((sheet, cell)), again.get((sheet, cell))
            report.check(same(before, after), f"{name} '{sheet}'!{cell}: {formula} is stored as {before!r}, recalculated {after!r}")
    for when, errors in [("stored", stored_errors), ("recalculated", again_errors)]:
        counts = ", ".join(f"{count} x {error}" for error, count in Counter(errors.values()).items())
        first = next((f"'{sheet}'!{cell}" for sheet, cell in errors), "")
        report.check(not errors, f"{name}: error cells, {when}: {counts}, the first {first}")
    if pdf:
        shown = seen_by_reader(pdf)
        found = len(TOO_NARROW.findall(shown))
        line = next((line.strip() for line in shown.splitlines() if TOO_NARROW.search(line)), "")
        report.check(found <= hashes, f"{name}: {found - hashes} values show as ### (column too narrow), the first beside: {line[:100]}")
    return len(formulas)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="what the program wrote: OUT/<period>/*.xlsx")
    parser.add_argument("--max", type=int, metavar="N", help="at most N workbooks, benchmark.xlsx of each period first")
    args = parser.parse_args()
    for program in ["soffice", "pdftotext"]:
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")

    files = sorted((path for path in args.out.glob("*/*.xlsx") if not path.name.startswith("~$")),
                   key=lambda path: (path.name != "benchmark.xlsx", path))
    if args.max is not None and len(files) > args.max:
        print(f"{len(files) - args.max} of {len(files)} workbooks left out (--max {args.max})")
        files = files[: args.max]

    report = Report()
    report.check(bool(files), f"{args.out}: no */*.xlsx")
    with tempfile.TemporaryDirectory(prefix="check-workbooks-") as folder:
        folder = Path(folder)
        (folder / "in").mkdir()
        # every period has a benchmark.xlsx: copies with names that differ
        copies = {}
        for file in files:
            copies[file] = folder / "in" / f"{file.parent.name}--{file.name}"
            shutil.copyfile(file, copies[file])
        canary = folder / "in" / "canary.xlsx"
        write_canary(canary)

        office = LibreOffice(folder)
        sources = [canary, *copies.values()]
        books, pages = office.convert(sources, "xlsx", folder / "xlsx"), office.convert(sources, "pdf", folder / "pdf")
        value = values_of(books[canary])[0].get(("Canary", "A3")) if canary in books else None
        report.check(value == 3, f"LibreOffice did not recalculate: a wrong stored sum came back as {value}")
        narrow = canary in pages and TOO_NARROW.search(seen_by_reader(pages[canary]))
        report.check(narrow, "LibreOffice did not show ### for a narrow column")

        formulas = 0
        for file, copy in copies.items():
            formulas += check_workbook(file.relative_to(args.out), file, books.get(copy), pages.get(copy), report)
        report.check(formulas > 0, "no workbook holds a formula: nothing was recalculated")
        print(f"{len(files)} workbooks, {formulas} formulas")
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
