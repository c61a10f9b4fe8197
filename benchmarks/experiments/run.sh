#!/usr/bin/env bash
# Runs every table of the documents on one data folder; call it again to go on. See README.md.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "usage: run.sh DATA OUTPUT [what covidseg experiment takes for every table]" >&2
    exit 2
fi
data=$1 output=$2
shift 2
failed=()
for table in 000-unetplusplus 000-unetplusplus-corrected 001-fv-paspp 002-fcn8s 003-encoders 004-metrics; do
    code=0
    covidseg experiment "$table" --data "$data" --output "$output/$table" "$@" || code=$?
    [ "$code" -ne 130 ] || exit 130
    [ "$code" -eq 0 ] || failed+=("$table")
done
[ ${#failed[@]} -eq 0 ] || { echo "not whole: ${failed[*]}" >&2; exit 1; }
