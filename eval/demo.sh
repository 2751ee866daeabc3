#!/bin/sh
# What `make demo` shows: the sample minutes ingested into a throw-away home, and four questions about them.
# BIN is the folder with the `punkt` command.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
PUNKT_HOME="$home"
export PUNKT_HOME

run() {
    printf '\n$ punkt %s "%s"\n\n' "$1" "$2"
    "$BIN/punkt" "$1" "$2"
}

run ingest eval/corpus
run ask "Hvad besluttede kulturudvalget i Hedelund om Tværmose Skole i juni 2025?"
run ask "Hvem stemte imod ændringsforslaget i Lindholm den 12. marts 2025?"
run ask "How much does Strandby expect to overspend on the Børneudvalg's areas in May 2025?"
run ask "Hvad koster en parkeringslicens i Lindholm i 2019?"
