#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs packages, builds with warnings as errors, runs the format check and all tests. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-deps.sh --tests
command -v ccache >/dev/null && export SP_LAUNCHER=ccache

echo "build: ci"
cmake --preset ci >/dev/null
cmake --build --preset ci

echo "format: clang-format"
git ls-files '*.cpp' '*.h' | xargs clang-format-14 --dry-run --Werror

ctest --preset ci
