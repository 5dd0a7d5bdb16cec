#!/usr/bin/env bash
# Makes build/appimage/Parlance-*.AppImage, one file that runs wherever the C library is no older
# than here. Needs linuxdeploy and its plugin for Qt on the PATH, Qt's plugins for Wayland
# (qt6-wayland on Debian), and a qmake of Qt 6, which the environment may name as QMAKE.
set -euo pipefail
export QMAKE=${QMAKE:-$(command -v qmake6)}
plugins=$("$QMAKE" -query QT_INSTALL_PLUGINS)/platforms
[[ -e $plugins/libqwayland-generic.so && -e $plugins/libqwayland-egl.so ]] ||
    { echo "Qt's plugins for Wayland are not in $plugins" >&2 && exit 1; }
cd "$(dirname "$0")/../.."

cmake --preset package
cmake --build --preset package
rm -rf build/appimage
DESTDIR=$PWD/build/appimage/AppDir cmake --install build/package --component parlance

cd build/appimage
export EXTRA_QT_MODULES=svg EXTRA_PLATFORM_PLUGINS='libqwayland-generic.so;libqwayland-egl.so'
exec linuxdeploy --appdir AppDir --plugin qt --output appimage \
    --desktop-file AppDir/usr/share/applications/org.parlance.Parlance.desktop \
    --icon-file AppDir/usr/share/icons/hicolor/scalable/apps/org.parlance.Parlance.svg
