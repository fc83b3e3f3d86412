#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to a checked building: installs packages, builds the release, checks the sample building, writes out/, and opens the
# editor when there is a display. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-deps.sh
command -v ccache >/dev/null && export SP_LAUNCHER=ccache

echo "build: release"
cmake --preset release >/dev/null
cmake --build --preset release --target strikeplate strikeplate-cli

cli=build/release/app/strikeplate-cli
sample=resources/samples/research-building.strikeplate
mkdir -p out
echo "check: $sample"
for format in text json csv sarif; do
  "$cli" check "$sample" --format "$format" --fail-on never > "out/findings.$format" 2> out/check.log
done
tail -n 1 out/check.log
"$cli" schedule "$sample" --out out
"$cli" report "$sample" --out out/compliance-report.pdf
echo "out/ holds:"
ls -1 out

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "opening the editor"
  exec build/release/app/strikeplate "$sample"
fi
echo "no display: the editor was not opened (build/release/app/strikeplate $sample)"
