#!/usr/bin/env bash
# The archive of the sources holds what is committed, and nothing else; and nothing is committed that a
# tool has left behind.
# source.sh SOURCES PACKAGES_DIRECTORY
set -euo pipefail
if [[ ! -e $1/.git ]]; then
    echo "skipped: these sources are not in git, so nothing says what belongs to them"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder"/{committed,archive}
git -C "$1" archive HEAD | tar -x -C "$folder/committed"
tar -xf "$2"/parlance-*.tar.xz -C "$folder/archive" --strip-components=1
diff -r "$folder/committed" "$folder/archive"

ignored=$(git -C "$1" ls-files --cached --ignored --exclude-standard)
[[ -z $ignored ]] || { echo "committed, but by .gitignore it should not be: $ignored" && exit 1; }
