#!/usr/bin/env bash
# The tests that another preset builds, as one test of this build.
# preset.sh PRESET TARGET LABEL
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset "$1" --log-level=NOTICE
# The tests that run beside this build wait for most of their time, and come first when they don't.
nice cmake --build --preset "$1" --target "$2"
ctest --preset "$1" --label-regex "^$3$"
