#!/usr/bin/env bash
# The packages in a fresh Debian of their own: SCENARIO is server, desktop or service, and what
# happens in it stands in debian/SCENARIO.sh.
# debian.sh SCENARIO PACKAGES_DIRECTORY CACHE_DIRECTORY
set -euo pipefail
scenario=$1 packages=$2 cache=$3
here=$(dirname "$(readlink -f "$0")")

skip() {
    echo "skipped: $1"
    exit 77
}
((EUID == 0)) || skip "only root can make a root directory for a fresh Debian (chroot)"
chroot / true 2>/dev/null || skip "chroot is forbidden here"
# A network and processes of its own: its ports are nobody else's, and nothing outlives the test.
namespaces=(unshare --mount --net --pid --fork --kill-child)
"${namespaces[@]}" true 2>/dev/null || skip "namespaces are forbidden here (unshare)"
codename=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
[[ $scenario != service ]] || command -v systemd-nspawn >/dev/null ||
    skip "there is no systemd-nspawn to boot a container with"
# Where this machine has its own packages from.
sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' 2>/dev/null | sort -u)
[[ -n $sources ]] || skip "apt knows no packages of Debian here"
mirror=$(awk -v codename="$codename" '$3 == codename { print $2; exit }' <<<"$sources")

mkdir -p "$cache/archives"
# Two scenarios at once would fill the cache twice.
exec 9>"$cache/lock"
flock 9
mknod "$cache/null-$scenario" c 1 3 2>/dev/null || skip "device nodes are forbidden here"
root=$cache/$scenario
trap 'rm -rf "$root" "$cache/null-$scenario"' EXIT
rm -rf "$root"

if [[ ! -e $cache/base.tar ]]; then
    rm -rf "$cache/base"
    debootstrap --variant=minbase --include=ca-certificates,curl,iproute2,jq \
        "$codename" "$cache/base" "$mirror" >"$cache/debootstrap.log" ||
        { tail -20 "$cache/debootstrap.log" && exit 1; }
    tar -cf "$cache/base.tar.new" -C "$cache/base" .
    rm -rf "$cache/base"
    mv "$cache/base.tar.new" "$cache/base.tar"
fi
mkdir "$root"
tar -xf "$cache/base.tar" -C "$root"

# What the packages need, and what the scenario uses to look at them.
echo "$sources" >"$root/etc/apt/sources.list"
apt-config dump | grep -E '^Acquire::https?::Proxy' >"$root/etc/apt/apt.conf.d/90proxy" || true
cp --remove-destination "$(readlink -f /etc/resolv.conf)" "$root/etc/resolv.conf"
cp "$cache"/archives/*.deb "$root/var/cache/apt/archives/" 2>/dev/null || true
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io" # It has not to outlive a power cut.
mkdir "$root/packages"
cp "$packages"/parlance*.deb "$root/packages/"
cp "$here"/debian/*.sh "$root/packages/"
chroot "$root" bash /packages/prepare.sh "$scenario" >"$cache/$scenario.log" 2>&1 ||
    { tail -20 "$cache/$scenario.log" && exit 1; }
cp -u "$root"/var/cache/apt/archives/*.deb "$cache/archives/"
rm -f "$root"/var/cache/apt/archives/*.deb
flock -u 9

if [[ $scenario != service ]]; then
    "${namespaces[@]}" bash -c '
        mount -t proc proc "$0/proc"
        mount -t devpts devpts "$0/dev/pts" || true
        ip link set lo up
        exec chroot "$0" bash "/packages/$1.sh"' "$root" "$scenario"
    exit
fi

# This one boots, with a systemd of its own that runs the scenario when it is up.
cat >"$root/etc/systemd/system/scenario.service" <<'END'
[Unit]
After=multi-user.target
[Service]
ExecStart=/bin/bash -c 'bash /packages/service.sh >/packages/out 2>&1; echo $? >/packages/code'
ExecStopPost=/bin/systemctl --no-block poweroff
END
ln -s ../scenario.service "$root/etc/systemd/system/multi-user.target.wants/"
timeout 300 systemd-nspawn --quiet --register=no --keep-unit --private-network --boot \
    --directory "$root" </dev/null >"$cache/boot.log" 2>&1 || true
[[ -e $root/packages/out ]] || skip "no systemd boots in a container here: $(tail -1 "$cache/boot.log")"
cat "$root/packages/out"
exit "$(cat "$root/packages/code")"
