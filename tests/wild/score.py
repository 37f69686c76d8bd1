#!/usr/bin/env python3
"""score.py PROGRAM BENCH [--only SET ...] [--held] [-v]: how well the program reads trackers that nobody made for it.

Makes the wild trackers of BENCH and of this folder in a temporary folder, reads each set with PROGRAM, checks it with check.py, and holds the
result against the marks in SETS. Prints a line a set, then stated against true percentages of all labelled headers, in ten bands. A value that is
wrong without a word about its column is silent: the worst. The sets that end in `-held` were never looked at; they are read with --held.
Exit 1 when a set falls below its mark, or a band of twenty headers or more is off by more than ten points.
"""
import argparse, csv, json, re, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("actions", "budget", "indicators", "risks")
# name: (how it is made, share of records at least, values wrong at most, records too many at most)
SETS = {
    "wild": (("make_wild.py",), 95, 0, 0),
    "headers-1": (("headers.tsv", 1), 95, 0, 0),
    "headers-2": (("headers.tsv", 2), 95, 0, 0),
    "public-1": (("headers-public.tsv", 1), 86, 7, 10),
    "public-2": (("headers-public.tsv", 2), 85, 8, 15),
    "seen": (("seen.py",), 93, 0, 0),
    "formats": (("formats.py",), 100, 0, 0),
    "actions-seen": (("headers/actions-seen.tsv", 1), 96, 0, 4),
    "budget-seen": (("headers/budget-seen.tsv", 1), 82, 0, 9),
    "indicators-seen": (("headers/indicators-seen.tsv", 1), 90, 0, 27),
    "risks-seen": (("headers/risks-seen.tsv", 1), 85, 0, 15),
    "actions-seen-2": (("headers/actions-seen-2.tsv", 1), 92, 0, 12),
    "budget-seen-2": (("headers/budget-seen-2.tsv", 1), 84, 16, 0),
    "indicators-seen-2": (("headers/indicators-seen-2.tsv", 1), 87, 0, 0),
    "risks-seen-2": (("headers/risks-seen-2.tsv", 1), 92, 0, 6),
    "seen-2": (("seen_2.py",), 94, 0, 0),
    "actions-seen-3": (("headers/actions-seen-3.tsv", 1), 85, 0, 36),
    "budget-seen-3": (("headers/budget-seen-3.tsv", 1), 64, 12, 23),
    "indicators-seen-3": (("headers/indicators-seen-3.tsv", 1), 86, 8, 6),
    "risks-seen-3": (("headers/risks-seen-3.tsv", 1), 80, 0, 35),
}
HELD = {"held": (("held.py",), 0, 999, 999), **{f"{kind}-held": ((f"headers/{kind}-held.tsv", 1), 0, 999, 999) for kind in KINDS}}
# what the labels of the header rows call a field by another name
SAME = {"rag": "status", "value_period": "value", "direction": "trend", "inspector_rating": "inspectorate_rating", "saving_target": "saving", "comment": "comment"}
OTHER_NAMES = {
    "assessments": {"ref": {"criterion"}, "criterion": {"criterion_text"}, "due": {"met"}, "lead": {"owner"}},
    "actions": {"recommendation": {"recommendation", "action", "area"}, "issue": {"area"}, "area": {"area", "standard"}},
    "judgements": {"inspector_rating": {"grade"}},
    "indicators": {"standard": {"indicator"}},
}


def make(how, bench, out):
    script, *rest = how
    if script.endswith(".tsv"):
        # our own: the one of BENCH does not take £'000 for thousands
        command = [HERE / "make_from_headers.py", HERE / script if (HERE / script).exists() else bench / script, out, "--seed", str(rest[0])]
    else:
        command = [(HERE if (HERE / script).exists() else bench) / script, out]
    subprocess.run([sys.executable, *map(str, command)], check=True, stdout=subprocess.DEVNULL)


def headers_of(how, bench):
    """Header rows with their labels, by tracker."""
    tsv = next((part for part in how if str(part).endswith(".tsv")), None)
    if not tsv:
        return {}
    path = HERE / tsv if (HERE / tsv).exists() else bench / tsv
    found = {}
    for n, line in enumerate(csv.reader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)):
        try:
            found[f"example-n{n:03d}"] = (line[1], json.loads(line[2]), json.loads(line[3]))
        except (IndexError, ValueError):
            pass
    return found


def plain(header):
    return re.sub(r"\s+", " ", header.replace(" | ", " ")).strip()


def stated(out, rows):
    """(stated percent, is it right) of every labelled header that was used."""
    found = []
    for path in out.glob("*/data/columns.csv"):
        for column in csv.DictReader(path.open(encoding="utf-8-sig", newline="")):
            table, headers, labels = rows.get(column["workbook"].split("/")[0], (None, [], []))
            same = [label for header, label in zip(headers, labels) if plain(header) == plain(column["header"])]
            if not column["field"] or len(same) != 1 or not column["confidence"] or same[0] == "other":
                continue
            table = "actions" if table == "recommendations" else table
            if column["record_table"] != table:
                found.append((int(column["confidence"]), False))
                continue
            right = OTHER_NAMES.get(table, {}).get(same[0], {SAME.get(same[0], same[0])})
            found.append((int(column["confidence"]), column["field"] in right))
    return found


def silent(out, notes):
    """Values that are wrong, and about whose column nothing was said."""
    said = defaultdict(str)
    for path in out.glob("*/data/diagnostics.json"):
        for each in json.loads(path.read_text(encoding="utf-8")):
            said[str(each.get("file") or each.get("workbook") or "").split("/")[0]] += json.dumps(each)
    lost = []
    for tracker, field in notes:
        if field.removesuffix("_pence").replace("_", " ") not in said[tracker].replace("_", " "):
            lost.append(f"{tracker} {field}")
    return lost


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("program"), ap.add_argument("bench", type=Path), ap.add_argument("--only", nargs="*"), ap.add_argument("--held", action="store_true"), ap.add_argument("-v", action="store_true")
    a = ap.parse_args()
    failed, labelled = [], []
    for name, (how, least, most_wrong, most_extra) in {**SETS, **(HELD if a.held else {})}.items():
        if a.only and name not in a.only:
            continue
        with tempfile.TemporaryDirectory() as work:
            trackers, out = Path(work) / "in", Path(work) / "out"
            make(how, a.bench, trackers)
            ran = subprocess.run([a.program, "run", trackers, "--out", out, "--no-charts", "--format", "short"], capture_output=True, text=True)
            if ran.returncode not in (0, 4):
                sys.exit(f"{name}: the program ended with {ran.returncode}: {ran.stderr}")
            checked = subprocess.run([sys.executable, HERE / "check.py", trackers / "expected.json", out, "-v"], capture_output=True, text=True).stdout
            labelled += stated(out, headers_of(how, a.bench))
            notes, tracker = [], ""
            for line in checked.splitlines():
                if at := re.match(r"\s*\d+ of .* records right;.*  (\S+?)/", line):
                    tracker = at[1]
                elif at := re.match(r"\s+WRONG \w+\.(\w+) of", line):
                    notes.append((tracker, at[1]))
            quiet = silent(out, notes)
        last = checked.splitlines()[-1]
        right, total, wrong, missing, extra = map(int, re.match(r"(\d+) of (\d+) .*right, (\d+) wrong, (\d+) missing; (\d+) records", last).groups())
        share = 100 * right / max(total, 1)
        print(f"{name:16} {right:4} of {total:4} records wholly right, {share:5.1f} %; {wrong:3} values wrong ({len(quiet)} without a word), {missing:3} missing; {extra:3} records too many")
        if a.v:
            print(checked)
            print("\n".join(f"      silent: {each}" for each in quiet))
        if quiet and name in SETS:
            failed.append(f"{name}: {len(quiet)} values are wrong without a word")
        if share < least or wrong > most_wrong or extra > most_extra:
            failed.append(f"{name}: at least {least} %, {most_wrong} wrong and {most_extra} too many at most")
    bands = defaultdict(Counter)
    for percent, right in labelled:
        bands[min(percent // 10, 9)][right] += 1
    print("\nstated     headers   right")
    for band in sorted(bands):
        count = sum(bands[band].values())
        share = 100 * bands[band][True] / count
        # the mean of what was stated in the band
        mean = sum(percent for percent, _ in labelled if min(percent // 10, 9) == band) / count
        off = abs(share - mean)
        print(f"{band * 10:3} to {band * 10 + 9:3}  {count:7}  {share:5.1f} %  (stated {mean:.1f} %)")
        if count >= 20 and off > 10:
            failed.append(f"of {count} headers stated at {mean:.0f} % {share:.0f} % are right")
    for each in failed:
        print(f"failed: {each}", file=sys.stderr)
    sys.exit(bool(failed))


main()
