#!/usr/bin/env python3
"""check.py EXPECTED.json OUT: how much of the wild trackers was read rightly, from OUT/<month>/data/*.csv.

Prints a line a tracker (records found / expected, fields right / wrong / missing, records that should not be there) and the totals.
A record is found by the text that its table is about. Wrong means that another value stands there: worse than missing.
Exit 0 when at least --want percent (default 95) of the records have all judged fields right and no field is wrong.
"""
import argparse, csv, json, re, sys
from collections import defaultdict
from pathlib import Path

KEY = {"actions": "action", "risks": "risk", "budget": "line", "indicators": "indicator", "visits": "issue",
       "assessments": "criterion_text", "judgements": "domain", "recommendations": "text"}
csv.field_size_limit(10**9)


def plain(text):
    return re.sub(r"[^a-z0-9]+", " ", str(text).lower().replace("’", "'")).strip()


def same(want, got):
    if isinstance(want, list):
        return any(same(each, got) for each in want)
    got = (got or "").lstrip("'")
    if want is None or want == "":
        return got == ""
    try:
        return abs(float(want) - float(got)) < 1e-9 if not isinstance(want, bool) else False
    except ValueError:
        return plain(want) == plain(got)


ap = argparse.ArgumentParser()
ap.add_argument("expected"), ap.add_argument("out"), ap.add_argument("--want", type=float, default=95), ap.add_argument("-v", action="store_true")
a = ap.parse_args()
rows = defaultdict(list)
for table in KEY:
    for file in Path(a.out).glob(f"*/data/{table}.csv"):
        with file.open(newline="", encoding="utf-8-sig") as h:
            for r in csv.DictReader(h):
                rows[(r["workbook"], table)].append(r)
perfect = total = right = wrong = missing = extra = 0
for path, truth in json.loads(Path(a.expected).read_text()).items():
    p = n = ok = bad = gone = more = 0
    notes = []
    for table in KEY:
        want, have = truth.get(table, []), [r for (w, t), rs in rows.items() if t == table and (w == path or w.endswith("/" + path)) for r in rs]
        key, used = KEY[table], set()
        if table == "indicators":  # several values of one indicator without their dates: those that are there first
            there = lambda record: "date" in record or any(same(record[key], r.get(key)) and same(record.get("value"), r.get("value")) for r in have)
            want = sorted(want, key=lambda record: not there(record))
        for record in want:
            n += 1
            hits = [i for i, r in enumerate(have) if i not in used and same(record[key], r.get(key)) and (table != "indicators" or same(record.get("date", ""), r.get("date")) or "date" not in record)]
            if table == "indicators" and "date" not in record:  # the same indicator at several times: by its value first
                hits.sort(key=lambda i: not same(record.get("value"), have[i].get("value")))
            if not hits:
                gone += len(record)
                notes.append(f"lost {table}: {str(record[key])[:50]}")
                continue
            used.add(hits[0])
            r, fine = have[hits[0]], True
            for field, value in record.items():
                if same(value, r.get(field)):
                    ok += 1
                    continue
                fine = False
                if (r.get(field) or "") in ("", "unknown"):
                    gone += 1
                    notes.append(f"missing {table}.{field} of {str(record[key])[:30]}: want {value}")
                else:
                    bad += 1
                    notes.append(f"WRONG {table}.{field} of {str(record[key])[:30]}: want {value}, got {r.get(field)[:40]}")
            p += fine
        more += len(have) - len(used)
        for i, r in enumerate(have):
            if i not in used:
                notes.append(f"EXTRA {table}: {str(r.get(key))[:50]}")
    print(f"{p:3d} of {n:3d} records right; fields {ok} right, {bad} wrong, {gone} missing; {more} too many  {path}")
    if a.v:
        for note in notes[:14]:
            print("       ", note)
    perfect, total, right, wrong, missing, extra = perfect + p, total + n, right + ok, wrong + bad, missing + gone, extra + more
share = 100 * perfect / max(total, 1)
print(f"{perfect} of {total} records wholly right ({share:.1f} %); fields: {right} right, {wrong} wrong, {missing} missing; {extra} records too many")
sys.exit(0 if share >= a.want and wrong == 0 and extra == 0 else 1)
