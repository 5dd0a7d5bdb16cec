#!/usr/bin/env bash
# Holds the paths on standard input against a package's list, PACKAGE.files. The lists leave out the
# prefix, and what Debian adds to every package. What is read at a fixed place only keeps it: settings
# in /etc, and profiles of firewalld in /usr/lib or /etc.
set -euo pipefail
diff "$1.files" <(sed -E 's,^(/usr/lib|/etc)/(firewalld/),\2,; s,^/usr/(local/)?,,; s,(/man1/.*)\.gz$,\1,' |
    grep -vE '^share/(doc/.*/changelog.*|lintian/.*)$' | LC_ALL=C sort) && exit
echo "< is on the list of $1, > is installed"
exit 1
