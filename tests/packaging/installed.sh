#!/usr/bin/env bash
# Each package installs what its list says, and neither a file of the other.
# installed.sh CMAKE BUILD_DIRECTORY
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for package in parlance parlance-server; do
    DESTDIR=$folder/$package "$1" --install "$2" --component $package >/dev/null
    ./files.sh $package < <(find "$folder/$package" -type f -printf '/%P\n')
done
shared=$(comm -12 <(cut -d' ' -f2 parlance.files) <(cut -d' ' -f2 parlance-server.files))
[[ -z $shared ]] || { echo "both packages have $shared" && exit 1; }

for picture in "$folder"/parlance/usr*/share/icons/hicolor/*x*/apps/*.png \
    "$folder"/parlance/usr*/*/share/icons/hicolor/*x*/apps/*.png; do
    [[ -e $picture ]] || continue
    size=$(basename "$(dirname "$(dirname "$picture")")")
    [[ $(file "$picture") == *"PNG image data, ${size/x/ x },"* ]] || { file "$picture" && exit 1; }
done
