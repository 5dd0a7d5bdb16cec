#!/usr/bin/env bash
# What can be known of the recipes without the systems that they are for: that their tools understand
# them, and that what they name is there.
# recipes.sh INFO_PLIST
set -euo pipefail
cd ../..
recipes=packaging
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

yamllint --strict --config-data '{extends: default, rules: {document-start: disable,
    line-length: {max: 100}}}' .github/workflows/packages.yml $recipes/flatpak/*.yml
# It leaves a folder where it is started.
manifest=$PWD/$recipes/flatpak/org.parlance.Parlance.yml
(cd "$folder" && flatpak-builder --show-manifest "$manifest" >manifest)
bash -n $recipes/appimage/build.sh

python3 - "$1" <<'END'
import plistlib, sys, yaml
info = plistlib.load(open(sys.argv[1], 'rb'))
assert len(info['NSLocalNetworkUsageDescription']) > 20
assert info['CFBundleURLTypes'][0]['CFBundleURLSchemes'] == ['parlance']
jobs = yaml.safe_load(open('.github/workflows/packages.yml'))['jobs']
assert set(jobs) == {'debian', 'fedora', 'flatpak', 'appimage', 'windows', 'macos', 'container'}
for name, job in jobs.items():
    assert all(('run' in step) != ('uses' in step) for step in job['steps']), name
END

# NSIS compiles scripts on Debian too.
cmake -S tests/packaging/nsis -B "$folder/nsis" >"$folder/log"
cmake --build "$folder/nsis" --target package >>"$folder/log" || { cat "$folder/log" && exit 1; }
script=$(find "$folder/nsis" -name project.nsi)
grep -qF "'Software\\Classes\\parlance\\shell\\open\\command' '' '\"\$INSTDIR\\bin\\parlance.exe\" \"%1\"'" \
    "$script" || { grep Software "$script" && exit 1; }
