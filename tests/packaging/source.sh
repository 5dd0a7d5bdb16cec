#!/usr/bin/env bash
# The archive of the sources holds what is committed, and nothing else.
# source.sh SOURCES PACKAGES_DIRECTORY
set -euo pipefail
if [[ ! -e $1/.git ]]; then
    echo "skipped: these sources are not in git, so nothing says what belongs to them"
    exit 77
fi
diff <(git -C "$1" ls-files --cached --others --exclude-standard | LC_ALL=C sort) \
    <(tar -tf "$2"/parlance-*.tar.xz | sed 's,^[^/]*/,,' | grep '[^/]$' | LC_ALL=C sort)
