"""The measures as SQL on another engine: are they those that the program wrote?

check_sql.py PROGRAM OUT [--spark MASTER]

Runs the query that `PROGRAM measures --sql` prints over the data files of all months of an output folder, on DuckDB, or on Spark
where a master is named, and holds every value, numerator and denominator against data/measures.parquet. Groups without a single
row are not in the answer of the query: `measures` has them with nought, which is checked. Prints what differs; exit code 1 then.
"""

import argparse
import subprocess
import sys
from pathlib import Path

# Kinds of groups that the query has in more places than the program shows them.
ONLY_IN_SQL = {"no standard", "council", "team", "month", "lead"}
TABLES = ["actions", "assessments", "visits", "risks", "budget", "budget_by_recommendation", "movement", "measures"]
# Every measure that has a formula, so that a family that vanishes from the script is seen.
FAMILIES = {"standards", "timescales", "overrating", "actions", "movement", "visits", "risks", "budget"}
WORKED_OUT = {
    "standards.concern-rank",
    "budget.stated",
    "budget.difference",
    "budget.actions-without-money",
    "budget.money-without-actions",
}


def files(out, table):
    """The data files of one table, of all months."""
    return sorted(str(path) for path in Path(out).glob(f"[0-9]*/data/{table}.parquet"))


def on_duckdb(out, query):
    import duckdb

    engine = duckdb.connect()
    for table in TABLES:
        paths = files(out, table)
        if paths:
            engine.from_parquet(paths, union_by_name=True).create_view(table)
    measures = "SELECT measure, council, period, group_kind, COALESCE(\"group\", ''), value, numerator, denominator FROM measures"
    return engine.sql(query).fetchall(), engine.sql(measures).fetchall()


def spark(master):
    """Spark, as small as the job is."""
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2"}
    builder = SparkSession.builder.master(master).appName("council-benchmark").config(map=settings)
    engine = builder.getOrCreate()
    engine.sparkContext.setLogLevel("ERROR")
    return engine


def on_spark(out, query, engine):
    for table in TABLES:
        paths = files(out, table)
        if paths:
            engine.read.option("mergeSchema", "true").parquet(*paths).coalesce(2).cache().createOrReplaceTempView(table)
    measures = "SELECT measure, council, period, group_kind, COALESCE(`group`, ''), value, numerator, denominator FROM measures"
    return [[tuple(row) for row in engine.sql(text).collect()] for text in (query, measures)]


def is_same(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))


def check(program, out, engine=None):
    """Compares, prints what differs, and gives the exit code. On DuckDB where no Spark is given."""
    query = subprocess.run([program, "measures", "--sql"], check=True, capture_output=True, text=True).stdout
    answer, written = on_spark(out, query, engine) if engine else on_duckdb(out, query)
    counted = {tuple(row[:5]): row[5:] for row in answer}
    measures = {
        tuple(row[:5]): row[5:] for row in written if row[0].split(".")[0] in FAMILIES and row[0] not in WORKED_OUT
    }
    if len(counted) != len(answer):
        sys.exit("the query gives a group twice")
    differences = []
    compared = 0
    for key, figures in measures.items():
        if key in counted:
            compared += 1
            if not all(is_same(one, other) for one, other in zip(figures, counted[key])):
                differences.append(f"{key}: written {figures}, counted {counted[key]}")
        elif any(figure not in (0, None) for figure in figures):
            differences.append(f"{key}: written {figures}, not counted")
    for key, figures in counted.items():
        # The program shows three measures of each lead; the query has all of them.
        if key not in measures and key[3] not in ONLY_IN_SQL:
            differences.append(f"{key}: counted {figures}, not written")
    families = {key[0].split(".")[0] for key in counted}
    missing = {row[0].split(".")[0] for row in written} & FAMILIES - families
    if missing:
        differences.append(f"families without a figure: {sorted(missing)}")
    for difference in differences[:40]:
        print(difference)
    on = "Spark" if engine else "DuckDB"
    print(f"{compared} figures compared on {on}, {len(measures) - compared} of groups without rows, {len(differences)} differ")
    return 1 if differences or not compared else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("out")
    arguments.add_argument("--spark", metavar="MASTER")
    given = arguments.parse_args()
    sys.exit(check(given.program, given.out, spark(given.spark) if given.spark else None))


if __name__ == "__main__":
    main()
