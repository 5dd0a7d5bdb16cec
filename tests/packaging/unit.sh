#!/usr/bin/env bash
# The service's unit: every line is understood, and what a break-in would find is little.
# unit.sh UNIT PROGRAM
set -euo pipefail
if ! command -v systemd-analyze >/dev/null; then
    echo "skipped: there is no systemd-analyze on this machine"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# What was just built instead of what is not installed yet.
sed "s,^ExecStart=[^ ]*,ExecStart=$2," "$1" >"$folder/parlance-server.service"
complaints=$(systemd-analyze verify --man=no "$folder/parlance-server.service" 2>&1)
[[ -z $complaints ]] || { echo "$complaints" && exit 1; }

# Exposure goes from 0 to 10; what is left of it is the network, which is what a server is for.
systemd-analyze security --no-pager --offline=true --threshold=20 "$folder/parlance-server.service"
