"""Check the program's workbooks against the rules for accessible spreadsheets, with another program's eyes.

    python check_audit.py OUT [--max N]

Reads OUT/<period>/*.xlsx with openpyxl (and the drawings, which it drops, from the package) and holds them against the Analysis Function's
rules by itself: it knows nothing of the program's own audit, which has to find nothing either. With a line for each fault:
  - title and author set, the first sheet opens, the cursor stands in A1, no panes, no zoom
  - no merged cells, no hidden rows, columns or sheets, no filter; sheet names unique, with words, without a leading digit
  - a title in A1 that is bold or large; one table a sheet, from column A, nothing below or beside it, a line about it in A2
  - headers with words, all different; no blank cell in a table
  - text without serifs, of 12 points or more, wrapped in tables unless it fits; dark enough on its fill
  - links lead to sheets that are there, every sheet but the cover stands on the cover
  - every chart has alternative text and stands on a sheet of its own

    N passed, M failed

Exit code 1 if anything failed, or if there was no workbook. Needs openpyxl.
"""

import argparse
import re
import sys
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

SANS = ("Arial", "Calibri", "Aptos", "Helvetica", "Verdana", "Liberation Sans", "Carlito")
SHOWN = 40


def text(cell):
    return "" if cell.value is None else str(cell.value).strip()


def colour(value, default):
    """Red, green and blue of a colour that is given by its digits."""
    digits = getattr(value, "rgb", None)
    if not isinstance(digits, str) or len(digits) != 8 or digits == "00000000":
        return default
    return tuple(int(digits[at:at + 2], 16) for at in (2, 4, 6))


def luminance(rgb):
    parts = [part / 255 for part in rgb]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_cells(sheet, place, check):
    for row in sheet.iter_rows():
        for cell in row:
            if not text(cell):
                continue
            where = f"{place}!{cell.coordinate}"
            check(cell.font.name in SANS, f"{where}: font {cell.font.name}")
            check(cell.font.sz >= 12, f"{where}: {cell.font.sz} points")
            fill = colour(cell.fill.fgColor, (255, 255, 255)) if cell.fill.fill_type == "solid" else (255, 255, 255)
            check(contrast(colour(cell.font.color, (0, 0, 0)), fill) >= 4.5, f"{where}: contrast")
            check(not cell.font.i, f"{where}: italics")


def check_table(sheet, place, check):
    tables = list(sheet.tables.values())
    check(len(tables) == 1, f"{place}: {len(tables)} tables")
    if len(tables) != 1:
        return
    table = tables[0]
    left, top, right, bottom = range_boundaries(table.ref)
    check(left == 1, f"{place}: the table begins in column {left}")
    check(sheet.max_row == bottom, f"{place}: something stands below the table")
    check(sheet.max_column == right, f"{place}: something stands beside the table")
    check(table.autoFilter is None, f"{place}: a filter")
    check(text(sheet.cell(2, 1)), f"{place}: nothing in A2")
    headers = [text(sheet.cell(top, column)) for column in range(left, right + 1)]
    check(all(headers), f"{place}: a header is empty")
    check(len({header.casefold() for header in headers}) == len(headers), f"{place}: headers repeat")
    check(not re.fullmatch(r"Table_?\d*", table.displayName), f"{place}: table name {table.displayName}")
    for row in sheet.iter_rows(min_row=top + 1, max_row=bottom, max_col=right):
        for cell in row:
            where = f"{place}!{cell.coordinate}"
            check(text(cell), f"{where}: blank")
            if isinstance(cell.value, str) and not cell.value.startswith("="):
                width = sheet.column_dimensions[cell.column_letter].width or 8.43
                check(cell.alignment.wrap_text or len(cell.value) <= width, f"{where}: not wrapped")


def check_workbook(path, name, check):
    book = openpyxl.load_workbook(path)
    check(book.properties.title and book.properties.creator, f"{name}: no title or author")
    check(book.index(book.active) == 0, f"{name}: does not open at its first sheet")
    names = book.sheetnames
    check(len({one.casefold() for one in names}) == len(names), f"{name}: sheet names repeat")
    linked = set()
    for sheet in book:
        place = f"{name} '{sheet.title}'"
        check(sheet.sheet_state == "visible", f"{place}: hidden")
        check(not re.match(r"\d|(Sheet|Chart|Table)\d*$", sheet.title), f"{place}: its name says nothing")
        if not isinstance(sheet, Worksheet):
            continue
        check(not sheet.merged_cells.ranges, f"{place}: merged cells")
        check(sheet.freeze_panes is None, f"{place}: frozen panes")
        check(sheet.auto_filter.ref is None, f"{place}: a filter")
        view = sheet.sheet_view
        check((view.zoomScale or 100) == 100, f"{place}: zoom")
        check(all((one.activeCell or "A1") == "A1" for one in view.selection), f"{place}: cursor")
        check(not any(one.hidden for one in sheet.row_dimensions.values()), f"{place}: hidden rows")
        check(not any(one.hidden for one in sheet.column_dimensions.values()), f"{place}: hidden columns")
        title = sheet.cell(1, 1)
        check(text(title) and (title.font.b or title.font.sz >= 14), f"{place}: no title in A1")
        check_cells(sheet, place, check)
        check_table(sheet, place, check)
        for row in sheet.iter_rows():
            for cell in row:
                link = cell.hyperlink
                if link is None or link.target:
                    continue
                target = link.location.rsplit("!", 1)[0].strip("'").replace("''", "'")
                check(target in names, f"{place}!{cell.coordinate}: leads to {target}")
                if sheet.title == "Cover":
                    linked.add(target)
    for one in names[1:]:
        check(one in linked, f"{name}: {one} is not linked from the cover")
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if re.fullmatch(r"xl/drawings/drawing\d+\.xml", part):
                for frame in re.findall(r"<xdr:cNvPr [^>]*>", package.read(part).decode("utf-8")):
                    check(re.search(r'descr="[^"]{20,}"', frame), f"{name} {part}: no alternative text")
            if re.fullmatch(r"xl/worksheets/_rels/sheet\d+\.xml\.rels", part):
                check("/drawing\"" not in package.read(part).decode("utf-8"), f"{name} {part}: a picture among cells")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="what the program wrote: OUT/<period>/*.xlsx")
    parser.add_argument("--max", type=int, default=10_000, help="how many workbooks, spread over all")
    args = parser.parse_args()
    passed, failed = 0, 0

    def check(right, line):
        nonlocal passed, failed
        if right:
            passed += 1
            return
        failed += 1
        if failed <= SHOWN:
            print(line)

    paths = sorted(args.out.glob("????-??/*.xlsx"))
    step = max(1, len(paths) // args.max)
    for path in paths[::step][:args.max]:
        check_workbook(path, f"{path.parent.name}/{path.name}", check)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
