#!/usr/bin/env bash
# The archive of the sources, unpacked somewhere else and built again from nothing, makes the same
# bytes: the .deb, the .rpm and the archive itself.
# reproducible.sh BUILD_DIRECTORY_OF_THE_PACKAGES SOMEWHERE_ELSE
set -euo pipefail
first=$1 elsewhere=$2
rm -rf "$elsewhere"
mkdir -p "$elsewhere"

tar -xf "$first"/parlance-*.tar.xz -C "$elsewhere"
cd "$elsewhere"/parlance-*/
# A checkout that has been used for years. Without git CHANGELOG.md bears the time of the commit.
find . -not -name CHANGELOG.md -exec touch --date=2001-02-03 {} +
# Other circumstances; a cache of the compiler's would prove nothing.
(umask 027 && unset SOURCE_DATE_EPOCH && TZ=Asia/Kolkata CCACHE_DISABLE=1 ./dev package)

status=0
for package in "$first"/parlance*.{deb,rpm,tar.xz}; do
    cmp "$package" "build/package/$(basename "$package")" || status=1
done
# What differs stays, to be looked at.
((status)) || rm -rf "$elsewhere"
exit $status
