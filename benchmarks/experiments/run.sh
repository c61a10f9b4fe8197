#!/usr/bin/env bash
# Runs every table of the documents; call it again to go on. See README.md.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "usage: run.sh DATA OUTPUT [what covidseg experiment takes for every table]" >&2
    echo "DATA holds the data sets ct100 and medseg_rp9 (contiguous volumes with lung masks)" >&2
    exit 2
fi
data=$1 output=$2
shift 2
failed=()
for table in dice-definitions 003-encoders 002-fcn8s 004-metrics 001-fv-paspp 000-unetplusplus-corrected 000-unetplusplus; do
    folder=ct100
    [ "$table" != 001-fv-paspp ] || folder=medseg_rp9  # its patches are of eight slices that follow one another
    code=0
    covidseg experiment "$table" --data "$data/$folder" --output "$output/$table" "$@" || code=$?
    [ "$code" -ne 130 ] || exit 130
    [ "$code" -eq 0 ] || failed+=("$table")
done
[ ${#failed[@]} -eq 0 ] || { echo "not whole: ${failed[*]}" >&2; exit 1; }
