#!/usr/bin/env bash
# Makes build/appimage/Parlance-*.AppImage, one file that runs wherever the C library is no older
# than here. Needs linuxdeploy and its plugin for Qt on the PATH.
set -euo pipefail
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
