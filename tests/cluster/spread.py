"""Reading spread over the executors of Spark, then one report, then the measures counted on Spark: is all of it the same?

spread.py PROGRAM TRACKERS [--months FROM...] [--parts N] [--master MASTER]

1. Every executor reads its share of the trackers into one store (`run --read-part N/OF`), as machines with a common folder do.
2. `run` on the full store writes every month; it has to read no tracker again, and its outputs have to be, byte for byte, those of
   a run that did everything itself.
3. The query that `measures --sql` prints runs on the same Spark over the data files, and gives what `measures.parquet` says.

Needs Java and pyspark. Prints what it compared; exit code 1 where anything differs.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import check_sql

STORE = ".council-benchmark.store"


def outputs(folder):
    """Every file that a run wrote for people, by its path. run.json names the command, which is the same in both."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files if STORE not in path.parts and path.parent != folder}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("trackers")
    arguments.add_argument("--parts", type=int, default=4)
    arguments.add_argument("--master", default="local-cluster[2,1,1024]", help="two workers of one core and 1 GiB each")
    given = arguments.parse_args()
    program, trackers = str(Path(given.program).resolve()), str(Path(given.trackers).resolve())
    with tempfile.TemporaryDirectory() as work:
        spread, alone = Path(work) / "spread", Path(work) / "alone"
        engine = check_sql.spark(given.master)

        def read(part):
            command = [program, "run", trackers, "--out", str(spread), "--no-charts", "--format", "short", "--read-part", f"{part}/{given.parts}"]
            done = subprocess.run(command, capture_output=True, text=True)
            return part, done.returncode, done.stdout.splitlines()[-2:] + done.stderr.splitlines()[-2:]

        parts = range(1, given.parts + 1)
        for part, code, said in engine.sparkContext.parallelize(parts, given.parts).map(read).collect():
            print(f"part {part}: exit code {code}: {' / '.join(said)}")
            if code not in (0, 4):
                sys.exit(1)
        kept = {path.name: path.stat().st_mtime_ns for path in (spread / STORE).iterdir()}
        run = [program, "run", trackers, "--no-charts", "--format", "short", "--out"]
        codes = [subprocess.run([*run, str(out)], capture_output=True).returncode for out in (spread, alone)]
        if codes[0] != codes[1] or codes[0] not in (0, 4):
            sys.exit(f"exit codes {codes}")
        now = {path.name: path.stat().st_mtime_ns for path in (spread / STORE).iterdir()}
        again = [name for name, stamp in kept.items() if name.startswith("reading-") and now.get(name) != stamp]
        if again:
            sys.exit(f"{len(again)} trackers were read again, such as {again[0]}")
        one, other = outputs(spread), outputs(alone)
        # Where the outputs lie is part of the links to the trackers, not of what they say: both lie in the same folder here.
        differ = [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)]
        if differ:
            sys.exit(f"{len(differ)} of {len(other)} files differ from those of a run of its own, such as {differ[0]}")
        print(f"{len(kept)} readings of {given.parts} parts; {len(one)} files as a run of its own writes them")
        sys.exit(check_sql.check(program, spread, engine))


if __name__ == "__main__":
    main()
