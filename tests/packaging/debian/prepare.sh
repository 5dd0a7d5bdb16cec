# In the fresh Debian, with its network: installs what the package depends on, but not yet itself,
# so that what it does later can be told from what they did.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
case $1 in
server) package=parlance-server tools=', firewalld, ufw' ;;
service) package=parlance-server tools=', dbus, systemd, systemd-sysv' ;;
desktop) package=parlance tools=', desktop-file-utils, libglib2.0-bin, x11-utils, xauth, xvfb' ;;
esac

file=$(echo "/packages/$package"_*.deb)
apt-get update
needs=$(dpkg-deb -f "$file" Pre-Depends Depends | cut -d' ' -f2- | paste -sd, -)
apt-get satisfy -y --no-install-recommends "$needs$tools"
