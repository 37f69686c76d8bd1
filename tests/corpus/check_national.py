"""Hold what the program makes of published tables against an independent count of the same files.

    python check_national.py PROGRAM DATA

PROGRAM is council-benchmark, DATA the folder with ofsted-ilacs-overview.xlsx, english-authorities.csv and national/*.csv. Checked:
  - judgements: the counts of every grade nationally, by region and for three authorities' statistical neighbours, as the built-in pack
    and an import of the file give them, against openpyxl
  - older shapes of the overview, made here of the same rows (columns renamed and in another order, codes as 370.0, capitals,
    not_reported_post_reform, data_unreadable), give the same rows of the pack
  - two official tables: England, region, neighbours' median, rank, quartiles and the value before of five authorities, against
    pandas' own median, rank and quantile
  - every value of every published table stands in the pack as it was published, symbols as symbols

    N passed, M failed

Exit code 1 if anything failed. Needs openpyxl and pandas.
"""

import csv
import io
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd

GRADES = ["outstanding", "good", "requires improvement", "inadequate"]
DOMAINS = {
    "Overall effectiveness": "overall_effectiveness_grade",
    "Impact of leaders": "impact_of_leaders_grade",
    "Help and protection": "help_and_protection_grade",
    "Children in care": "in_care_grade",
    "Care leavers": "care_leavers_grade",
}
REGIONS = {
    "NE": "North East", "NW": "North West", "YH": "Yorkshire and The Humber", "EM": "East Midlands", "WM": "West Midlands",
    "E": "East of England", "GL": "London", "SE": "South East", "SW": "South West",
}
# Where the overview leaves the region blank.
REGION_OF = {"887": "SE"}
SAMPLE = ["856", "800", "304", "370", "839"]


class Tally:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def check(self, what, found, expected):
        if found == expected:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= 40:
            print(f"FAILED {what}: found {found!r}, expected {expected!r}")


def run(*arguments, codes=(0,)):
    done = subprocess.run([str(part) for part in arguments], capture_output=True, text=True, timeout=300)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, arguments))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def overview(data):
    sheet = openpyxl.load_workbook(data / "ofsted-ilacs-overview.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    out = [dict(zip(rows[0], row)) for row in rows[1:]]
    for row in out:
        row["region_code"] = REGION_OF.get(row["la_code"], row["region_code"])
    return out


def counted(rows, column):
    found = Counter(row[column] for row in rows)
    return [found[grade] for grade in GRADES]


def printed(text):
    """Counts as `findings` prints them: by domain and area."""
    out, domain = {}, None
    for line in text.splitlines():
        if line.startswith("      ") and ": outstanding " in line:
            area, counts = line.strip().split(": ", 1)
            numbers = dict(part.rsplit(" ", 1) for part in counts.split(", "))
            out[domain, area] = [int(numbers[grade]) for grade in GRADES]
        elif line.strip() in DOMAINS:
            domain = line.strip()
    return out


def judgements(program, data, tally, work):
    rows = overview(data)
    pack = work / "overview.toml"
    run(program, "findings", "import", data / "ofsted-ilacs-overview.xlsx", "--out", pack)
    for name in ["ofsted-ilacs", pack]:
        found = printed(run(program, "findings", name))
        for domain, column in DOMAINS.items():
            tally.check(f"{name} {domain} England", found.get((domain, "England")), counted(rows, column))
            for code, region in REGIONS.items():
                inside = [row for row in rows if row["region_code"] == code]
                tally.check(f"{name} {domain} {region}", found.get((domain, region)), counted(inside, column))
    built_in = tomllib.loads((Path("src/national/packs") / "ofsted-ilacs.toml").read_text())["judged"]["rows"]
    imported = tomllib.loads(pack.read_text())["judged"]["rows"]
    tally.check("the built-in pack is the import of the file", built_in, imported)
    # Neighbours, by a run with a tracker of each authority.
    by_code = {row["la_code"]: row for row in rows}
    for code in SAMPLE[:3]:
        measures = benchmark(program, work, by_code[code]["local_authority"], [])
        near = [by_code[one.strip()] for one in by_code[code]["stat_neighbours"].split(",")]
        tally.check(f"{code}: neighbours in the file", len(near), 10)
        for domain, column in DOMAINS.items():
            for area, inside in [("neighbours", near), ("england", rows), ("region", [row for row in rows if row["region_code"] == by_code[code]["region_code"]])]:
                expected = counted(inside, column)
                for grade, count in zip(GRADES, expected):
                    row = measures[f"distribution.{area}", f"{domain}: {grade}"]
                    tally.check(f"{code} {area} {domain} {grade}", (row["numerator"], row["denominator"]), (str(count), str(sum(expected))))
                good = measures[f"distribution.{area}", domain]
                tally.check(f"{code} {area} {domain} good", good["numerator"], str(expected[0] + expected[1]))
            own = by_code[code][column]
            note = measures["distribution.grade", domain]["note"]
            tally.check(f"{code} {domain} own", note.split(";")[0].startswith(own if own in GRADES else "[z]"), True)
    return imported


def shapes(program, data, imported, tally, work):
    rows = overview(data)

    def written(columns, change, name):
        text = io.StringIO()
        out = csv.writer(text)
        out.writerow([header for header, _ in columns])
        for row in rows:
            out.writerow([change(header, row[column]) for header, column in columns])
        path = work / f"{name}.csv"
        path.write_text(text.getvalue())
        pack = work / f"{name}.toml"
        run(program, "findings", "import", path, "--out", pack, codes=(0, 4))
        return tomllib.loads(pack.read_text())["judged"]["rows"]

    common = [("local_authority", "local_authority"), ("la_code", "la_code"), ("inspection_start_date", "inspection_start_date"),
              ("publication_date", "publication_date")]
    grades = [(column, column) for column in DOMAINS.values()]
    older = written(common + grades[:3] + [grades[4], grades[3]], lambda header, value: f"{value}.0" if header == "la_code" else value, "older")
    tally.check("codes as 370.0, the two last grades exchanged", older, imported)
    newer = written(
        grades[::-1] + common[::-1] + [("la_code_new", "ltla23cd")],
        lambda header, value: "not_reported_post_reform" if header.startswith("overall") and value == "nan" else value.title() if header == "local_authority" else value,
        "newer",
    )
    tally.check("not_reported_post_reform, capitals, la_code_new", newer, imported)
    unreadable = written(common + grades, lambda header, value: "data_unreadable" if header == "in_care_grade" and value == "inadequate" else value, "unreadable")
    expected = [row[:7] + ["[x]" if row[7] == "inadequate" else row[7]] + row[8:] for row in imported]
    tally.check("data_unreadable is not published", unreadable, expected)


def benchmark(program, work, council, packs):
    """The measures of a run with one small tracker of a council."""
    folder = work / "in" / council.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"2026-06 {council}.csv").write_text("Indicator,Unit,Month,Actual\nVisits made,number,2026-06-30,4\n")
    out = work / "out" / council.replace(" ", "-")
    options = [part for pack in packs for part in ("--findings", pack)]
    run(program, "run", folder, "--no-charts", "--out", out, *options)
    with open(out / "2026-06/data/measures.csv", newline="", encoding="utf-8") as file:
        return {(row["measure"], row["group"]): row for row in csv.DictReader(file)}


TABLES = [
    # file, column, filter, good, title
    ("dfe-child-protection-repeat-plans-2013-2025.csv", "CPP_subsequent_percent", {}, "lower"),
    ("dfe-looked-after-number-and-rate-2021-2025.csv", "rate_per_10000", {"population_type": "Children looked after on 31 March each year"}, "higher"),
]
REGION_CODES = {"EM": "E12000004", "SW": "E12000009", "GL": "E12000007", "YH": "E12000003"}


def statistics(program, data, tally, work):
    names = {row["la_code"]: row for row in csv.DictReader(open(data / "english-authorities.csv", encoding="utf-8-sig"))}
    for file, column, filters, good in TABLES:
        frame = pd.read_csv(data / "national" / file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        for name, value in filters.items():
            frame = frame[frame[name] == value]
        frame = frame.assign(value=pd.to_numeric(frame[column], errors="coerce"))
        where = ", ".join(f'{name} = "{value}"' for name, value in filters.items())
        chart = work / f"{column}.map.toml"
        chart.write_text(f'[[series]]\nid = "it"\ncolumn = "{column}"\ntitle = "It"\ngood = "{good}"\nwhere = {{ {where} }}\n')
        pack = work / f"{column}.toml"
        run(program, "findings", "import", data / "national" / file, "--map", chart, "--out", pack)
        now = frame[frame["time_period"] == "2025"]
        before = frame[frame["time_period"] == "2024"]
        local = now[now["geographic_level"] == "Local authority"].set_index("old_la_code")["value"]
        ranked = local.rank(method="min", ascending=good == "lower")
        count = int(local.notna().sum())
        for code in SAMPLE:
            found = benchmark(program, work, names[code]["local_authority_ons_name"].replace(",", ""), [pack])
            measure = lambda name: found.get((f"official.{name}", "It"), {}).get("value", "")
            near = local.reindex([one.strip() for one in names[code]["stat_neighbours"].split(",")]).dropna()
            region = now[now["region_code"].eq(REGION_CODES[names[code]["region_code"]]) & now["geographic_level"].eq("Regional")]["value"]
            expected = {
                "value": local[code],
                "england": now[now["geographic_level"] == "National"]["value"].iloc[0],
                "region": region.iloc[0],
                "neighbours": near.median(),
                "rank": ranked[code],
                "lower-quartile": local.quantile(0.25),
                "upper-quartile": local.quantile(0.75),
                "previous": before[before["old_la_code"] == code]["value"].iloc[0],
            }
            for name, value in expected.items():
                got = measure(name)
                same = (got == "") == bool(pd.isna(value)) and (got == "" or abs(float(got) - float(value)) < 1e-9)
                tally.check(f"{file} {code} {name} ({got}, {value})", same, True)
            note = found["official.rank", "It"]["note"]
            quarter = "ABCD"[int((ranked[code] - 1) * 4 // count)]
            tally.check(f"{file} {code} quartile", (f"among {count} authorities" in note, note.endswith(f"quartile {quarter}")), (True, True))


def values(program, data, tally, work):
    """Each published cell of each indicator, once, in the pack."""
    for path in sorted((data / "national").glob("dfe-*.csv")):
        if path.name.endswith(".meta.csv"):
            continue
        pack = work / f"{path.stem}.toml"
        run(program, "findings", "import", path, "--out", pack)
        made = tomllib.loads(pack.read_text())
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        frame = frame[frame["geographic_level"].isin(["National", "Regional", "Local authority"])]
        frame.columns = [name.lower() for name in frame.columns]
        symbol = {"k": "low", "~": "low", ":": "x"}
        for series in made["series"]:
            part = frame
            for name, value in series.get("where", {}).items():
                part = part[part[name] == value]
            expected = Counter(symbol.get(text.lower(), text.lower()) if not text.replace(".", "", 1).lstrip("-").isdigit() else float(text) for text in part[series["column"]])
            found = Counter(value[2] if isinstance(value[2], str) else float(value[2]) for value in series["values"])
            tally.check(f"{path.name} {series['id']}", found, expected)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, data = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        imported = judgements(program, data, tally, work)
        shapes(program, data, imported, tally, work)
        statistics(program, data, tally, work)
        values(program, data, tally, work)
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
