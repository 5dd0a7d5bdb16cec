#!/usr/bin/env bash
# Holds the paths on standard input against a package's list, PACKAGE.files. The lists leave out the
# prefix, and what Debian adds to every package.
set -euo pipefail
diff "$1.files" <(sed -E 's,^/usr(/local)?,,; s,^/,,; s,(/man1/.*)\.gz$,\1,' |
    grep -vE '^share/(doc/.*/changelog.*|lintian/.*)$' | LC_ALL=C sort) && exit
echo "< is on the list of $1, > is installed"
exit 1
