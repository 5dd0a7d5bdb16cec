#!/usr/bin/env bash
# `./dev build` and `./dev run` want nothing that only the tests are made with: the first command of
# the README works where ./dev has just installed what it needs. The tools of the tests are hidden,
# and what is configured is looked at; building it would show nothing more.
# programs_alone.sh SOURCES
set -euo pipefail
if ! command -v dpkg-query >/dev/null; then
    echo "skipped: dpkg-query, which knows whose the tools are, is not here"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder"/{sources,tools}
tar -C "$1" --exclude ./build --exclude ./.git --exclude node_modules -c . | tar -x -C "$folder/sources"

# The lists of packages, as ./dev has them.
eval "$(awk '/^[a-z]+_packages=\(/ { on = 1 } on { print } /\)$/ { on = 0 }' "$1/dev")"
hidden=$(
    printf '%s\n' node npm dpkg-query cmake
    dpkg-query -L "${package_packages[@]}" "${test_packages[@]}" "${bench_packages[@]}" 2>/dev/null |
        grep -oP '/s?bin/\K[^/]+$'
)
grep -qx desktop-file-validate <<<"$hidden"
find /usr/local/bin /usr/bin /bin /usr/sbin -maxdepth 1 ! -type d -printf '%f %p\n' | sort -u -k1,1 |
    grep -vwFf <(sed 's/$/ /' <<<"$hidden") |
    while read -r name path; do ln -s "$path" "$folder/tools/$name"; done

# CMake looks into the system's folders whatever the path is, unless it is told to pass them over.
real_cmake=$(command -v cmake)
cat >"$folder/tools/cmake" <<END
#!/bin/sh
[ "\$1" = --build ] && { echo "would build: \$*"; exit; }
exec $real_cmake -D 'CMAKE_SYSTEM_IGNORE_PATH=/usr/local/bin;/usr/bin;/bin;/usr/sbin;/sbin' "\$@"
END
chmod +x "$folder/tools/cmake"

env --ignore-environment HOME="$folder" PATH="$folder/tools" "$folder/sources/dev" build >"$folder/log" 2>&1 ||
    { cat "$folder/log" && exit 1; }
grep -q 'would build: .*parlance parlance-server' "$folder/log"
targets=$(ninja -C "$folder/sources/build/release" -t targets all)
grep -q '^parlance: ' <<<"$targets"
! grep -q '_test: ' <<<"$targets"
