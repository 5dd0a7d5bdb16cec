#!/usr/bin/env bash
# The .deb packages: what is in them, what they depend on, and what lintian has to say.
# contents.sh PACKAGES_DIRECTORY
set -euo pipefail
status=0
complain() {
    echo "$*"
    status=1
}

for package in parlance parlance-server; do
    file=$(echo "$1/$package"_*.deb)
    ./files.sh $package < <(dpkg-deb --fsys-tarfile "$file" | tar -t | sed 's,^\.,,' | grep -v '/$')
    depends=$(dpkg-deb -f "$file" Depends)
    [[ $depends == *libqt6core6*libqt6network6*libsqlite3-0* ]] ||
        complain "$package does not depend on its libraries: $depends"
    # Every file below /etc is one that dpkg asks before it changes.
    diff <(dpkg-deb --ctrl-tarfile "$file" | tar -xO ./conffiles | sort) \
        <(dpkg-deb --fsys-tarfile "$file" | tar -t | grep '^\./etc/.*[^/]$' | sed 's,^\.,,' | sort) ||
        complain "$package has other conffiles"
done
! dpkg-deb -f "$1"/parlance-server_*.deb Depends | grep -iE 'gui|widgets|x11|wayland|gl|svg' ||
    complain "parlance-server depends on a library for windows"

# --no-user-dirs: whoever runs this may have opinions of their own.
lintian --no-user-dirs --allow-root --fail-on error,warning --tag-display-limit 0 \
    "$1"/parlance*.deb || status=1
# An override without a reason is none.
for overrides in ../../packaging/debian/*/lintian-overrides; do
    awk '/^#/ { reason = 1; next } !reason { exit 1 } { reason = 0 }' "$overrides" ||
        complain "$overrides: a tag without a reason"
done
exit $status
