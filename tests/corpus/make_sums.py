"""Budgets whose sums are easily got wrong by a spreadsheet: one tracker for each case, as .csv.

    python make_sums.py INBOX

SUMIFS makes no difference between capital and small letters, takes *, ?, <, > and = in a criterion for more than signs, cuts criteria at
255 characters and takes text for a number where it can; SUM takes at most 255 arguments. `check_workbooks.py` then recalculates what the
program wrote of these trackers: each stored sum has to be the recalculated one, and no check may differ from zero.
"""

import csv
import sys
from pathlib import Path

HEAD = ["Budget line", "Budget", "Actual", "Forecast", "Funding", "Financial year", "Recommendation"]
LONG = "A grant that is described at great length " * 7
FUNDINGS = ["Grant", "GRANT", "grant", "Gr*nt", "Gr?nt", "*", "?", "<5", ">3", "=x", "~", "~*", "10", "010", "10.0", "1e1", LONG + "one", LONG + "two",
            "Base", "", "[x]", "n/a", "'quoted'", '"double"', "Café", "CAFÉ"]


def rows_of_fundings():
    return [[f"Line {at}", 100 + at, 50, 101 + at, funding, ["2003/04", "2004", "2004.0"][at % 3], ""] for at, funding in enumerate(FUNDINGS)]


def rows_of_recommendations():
    # one number in more lines than SUM takes arguments, between others that hold its digits
    return [[f"Line {at}", at + 0.01, at, at + 0.02, "Base", "2003/04", ["6", "6 & 7", "16", "66", "7"][at % 5]] for at in range(1, 700)]


def main():
    inbox = Path(sys.argv[1])
    inbox.mkdir(parents=True, exist_ok=True)
    for name, rows in (("fundings", rows_of_fundings()), ("numbers", rows_of_recommendations())):
        with open(inbox / f"example {name} 2004-03 money.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEAD, *rows])


if __name__ == "__main__":
    main()
