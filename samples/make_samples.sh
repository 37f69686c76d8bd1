#!/bin/sh
# Makes the sample trackers again: the generator writes .xlsx, .xlsb and .csv, LibreOffice turns some into .ods and .xls,
# and a few are spoiled on purpose. Run from anywhere: samples/make_samples.sh [TARGET]
# Needs cargo, LibreOffice, and msoffcrypto-tool (pip install msoffcrypto-tool) for the file with a password.
# MAKE_SAMPLES may name a generator that is built already.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$here}
mkdir -p "$target"
target=$(cd "$target" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

if [ -n "${MAKE_SAMPLES:-}" ]; then
    "$MAKE_SAMPLES" "$target"
else
    (cd "$here/.." && cargo run --quiet --example make_samples -- "$target")
fi

convert() { # ENDING FILE: writes the file anew with that ending and takes the .xlsx away
    libreoffice "-env:UserInstallation=file://$profile" --headless --convert-to "$1" --outdir "$(dirname "$2")" "$2" >/dev/null 2>&1
    rm "$2"
}

convert xls "$target/bath-and-north-east-somerset/2003-12 improvement plan.xlsx"
convert ods "$target/halton/2011-10 climbie visits.xlsx"
for month in 2004-01 2004-02 2004-03; do
    convert ods "$target/$month/example-dunmarsh-county.xlsx"
    convert xls "$target/$month/example-fenwick-vale.xlsx"
done

# Broken on purpose.
broken=$target/broken
good=$target/2004-01/example-alderwick-borough.xlsx
size=$(wc -c <"$good")
head -c $((size * 60 / 100)) "$good" >"$broken/truncated.xlsx"
: >"$broken/zero-bytes.xlsx"
# A picture of one pixel under a workbook's name.
printf '%s' iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMQcs4FAAEtAMOFOU3AAAAAAElFTkSuQmCC | base64 -d >"$broken/picture.xlsx"
msoffcrypto-tool -e -p climbie "$broken/not-understood.xlsx" "$broken/password-protected.xlsx"
