"""Check how published trackers are understood: PROGRAM TRACKERS SNAPSHOTS [--write].

For each workbook of TRACKERS the program's `inspect` is held against a snapshot: which tables on which sheets, from which header
rows and columns, how many rows used and set aside, and why. The snapshots were read by eye beside the workbooks; `--write` makes
them anew, to be read again.
"""

import difflib
import re
import subprocess
import sys
from pathlib import Path


def understood(program, tracker):
    """What `inspect` says before its diagnostics: no values, only the layout."""
    text = subprocess.run([program, "inspect", tracker], capture_output=True, text=True, timeout=60).stdout
    lines = []
    for line in text.splitlines():
        if line.startswith(("error[", "warning[", "note[")):
            break
        lines.append(line.rstrip())
    while lines and not lines[-1]:
        lines.pop()
    # why a column is taken counts cells: that may change, and what is taken may not
    return [re.sub(r"( sure\)|not used +<- .*?): .*", r"\1", line)[:160] for line in lines]


def main():
    program, trackers, snapshots = (Path(argument) for argument in sys.argv[1:4])
    write = "--write" in sys.argv
    passed, failed = 0, 0
    for tracker in sorted(path for path in trackers.iterdir() if path.suffix in {".xlsx", ".xls", ".ods"}):
        found = understood(program, tracker)
        snapshot = snapshots / f"{tracker.name}.txt"
        if write:
            snapshot.write_text("\n".join(found) + "\n")
            continue
        expected = snapshot.read_text().splitlines() if snapshot.exists() else []
        if found == expected:
            passed += 1
            continue
        failed += 1
        print(f"{tracker.name} is understood in another way:")
        print("\n".join(difflib.unified_diff(expected, found, "snapshot", "now", lineterm="", n=1)))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
