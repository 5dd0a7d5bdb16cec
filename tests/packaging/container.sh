#!/usr/bin/env bash
# The packages that the container is made of are Debian's.
# container.sh CONTAINERFILE
set -euo pipefail
packages=$(sed -n '/apt-get install/,/^COPY/p' "$1" |
    grep -oP '^ {8}\K[a-z0-9].*(?= |$)' | tr -d '\\')
[[ $packages == *qt6-websockets-dev* ]] || { echo "the Containerfile reads otherwise now" && exit 1; }
if ! apt-cache show cmake >/dev/null 2>&1; then
    echo "skipped: apt has no lists of packages here (apt-get update)"
    exit 77
fi
apt-cache show $packages >/dev/null
