#!/usr/bin/env bash
# Every option that a program explains with --help stands in its manual, in the right section, and
# in the README's table; and nothing stands there that it does not have.
# options.sh PROGRAM MANUAL README
set -euo pipefail
program=$1 manual=$2 readme=$3
status=0

# options of the program itself or of a command
helped() { "$program" ${1:+"$1"} --help | grep -oP '^ +(-[a-z], )?\K--[a-z-]+' | sort -u; }
# options in the manual's section that begins with this line
documented() {
    awk -v begin="$1" '$0 == begin { inside = 1; next } /^\.S[hs]/ { inside = 0 } inside' "$manual" |
        grep -oP '^\.It Fl ([a-z] , )?\K-[a-z-]+' | sed 's/^/-/' | sort -u
}
same() { # WHAT EXPECTED FOUND
    diff <(echo "$2") <(echo "$3") >/dev/null && return
    echo "$1: < in --help only, > there only"
    diff <(echo "$2") <(echo "$3") || status=1
}

same "$manual, OPTIONS" "$(helped)" "$(documented '.Sh OPTIONS')"
for command in $("$program" --help | grep -oP '^  \K[a-z]+(?= URL)' | grep -v '^join$'); do
    same "$manual, $command" "$(helped "$command" | grep -v -- --help)" \
        "$(documented ".Ss $command")"
done
if [[ $program == *parlance-server ]]; then
    exit $status # The README's table is that of the desktop, which has them all.
fi
same "$readme" "$(helped | grep -v -- --help-all)" \
    "$(sed -n '/^## Options/,/^## /p' "$readme" | grep '^| `' | cut -d'|' -f2 |
        grep -oP '(?<=`)--[a-z-]+' | sort -u)"
exit $status
