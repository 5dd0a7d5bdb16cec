#!/usr/bin/env bash
# The tests that another preset builds, as one test of this build.
# preset.sh PRESET TARGET LABEL
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset "$1" --log-level=NOTICE
cmake --build --preset "$1" --target "$2"
ctest --preset "$1" --label-regex "^$3$"
