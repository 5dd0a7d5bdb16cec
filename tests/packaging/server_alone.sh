#!/usr/bin/env bash
# parlance-server can be built where there are neither Qt Widgets nor qrcodegen.
# server_alone.sh SOURCES
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake -S "$1" -B "$folder" -G Ninja -D PARLANCE_DESKTOP=OFF \
    -D CMAKE_DISABLE_FIND_PACKAGE_Qt6Widgets=ON -D CMAKE_DISABLE_FIND_PACKAGE_Qt6Test=ON >/dev/null
targets=$(ninja -C "$folder" -t targets all)
grep -q '^parlance-server: ' <<<"$targets"
! grep -E '^parlance: |Widgets|qrcodegen' <<<"$targets"
