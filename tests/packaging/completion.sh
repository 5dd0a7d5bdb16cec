#!/usr/bin/env bash
# What a shell offers after a line, when it has loaded our completion.
# completion.sh SHELL PROGRAM COMPLETION
set -euo pipefail
shell=$1 program=$2 completion=$3
name=$(basename "$program")
export PATH=$(dirname "$program"):$PATH LC_ALL=C.UTF-8
HOME=$(mktemp -d)
export HOME XDG_CONFIG_HOME=$HOME XDG_DATA_HOME=$HOME
trap 'rm -rf "$HOME"' EXIT
here=$PWD
mkdir "$HOME/rooms"
cd "$HOME"
status=0

helped() { "$program" ${1:+"$1"} --help | grep -oP '^ +(-[a-z], )?\K--[a-z-]+'; }
offers() { # LINE WORD...: exactly these
    local expected found
    expected=$(printf '%s\n' "${@:2}" | sort -u)
    found=$("$shell" "$here/completion/$shell.$shell" "$completion" "$name" "$1" | sed 's,/$,,' | sort -u)
    [[ $expected != "$found" ]] || return 0
    echo "after \"$1\" $shell offers not what it should (<) but (>)"
    diff <(echo "$expected") <(echo "$found") || status=1
}

commands=$("$program" --help | grep -oP '^  \K[a-z]+(?= URL)')
offers "$name " $commands
offers "$name t" tail
offers "$name --" $(helped)
offers "$name --po" --port
for command in $commands; do
    [[ $command == join ]] || offers "$name $command --" $(helped "$command")
done
offers "$name say --j" --json
offers "$name tail --transport " websocket sse stream longpoll shortpoll
offers "$name tail --transport l" longpoll
offers "$name tail --after " start now
offers "$name --rate-limit " none default
offers "$name --tls-key r" rooms
offers "$name --data n" none
offers "$name --data r" rooms
offers "$name --port "
offers "$name --room x"
exit $status
