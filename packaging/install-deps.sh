#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that Strikeplate builds, runs and tests with. Can be run twice; installs only what is missing.
set -euo pipefail

packages=(
  build-essential cmake ninja-build ccache git pkg-config
  qt6-base-dev qt6-base-dev-tools libqt6svg6-dev libgl1-mesa-dev libopengl-dev qt6-qpa-plugins
  libqcustomplot-dev libyaml-cpp-dev libcli11-dev libqpdf-dev libgeos-dev libdxflib-dev qt6-pdf-dev
  fonts-liberation2
)
if [ "${1:-}" = "--tests" ]; then
  packages+=(clang-format-14 poppler-utils)
fi

missing=()
for p in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "packages: all ${#packages[@]} are installed"
  exit 0
fi
echo "packages: installing ${missing[*]}"
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
