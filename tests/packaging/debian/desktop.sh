# Installs parlance, hosts a room in a window, follows a parlance:// link to it as a desktop does,
# and removes it: nothing is left but what the two people have.
. /packages/common.sh
url=http://127.0.0.1:8080/
export DISPLAY=:1

snapshot >/tmp/before
dpkg -i /packages/parlance_*.deb
grep -q '^x-scheme-handler/parlance=org.parlance.Parlance.desktop;' \
    /usr/share/applications/mimeinfo.cache || fail "no desktop would open parlance:// links"
[[ ! -e /etc/systemd/system/multi-user.target.wants/parlance-server.service ]] ||
    fail "the desktop brings a service"

Xvfb $DISPLAY -screen 0 1280x800x24 >/tmp/xvfb 2>&1 &
xvfb=$!
eventually xwininfo -root

as() { # PERSON COMMAND...: in the background
    local home=/home/$1 runtime=/tmp/$1
    id "$1" >/dev/null 2>&1 || fail "there is no $1"
    install -d -o "$1" -m 700 "$home" "$runtime"
    setpriv --reuid="$1" --regid=nogroup --clear-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 \
        DISPLAY=$DISPLAY HOME="$home" USER="$1" XDG_RUNTIME_DIR="$runtime" \
        "${@:2}" >>"/tmp/$1.out" 2>&1 &
}
haveCome() { (($(people) == $1)); }
areOpen() { (($(xwininfo -root -tree | grep -c '"lobby – Parlance"') == $1)); }
areGone() { ! grep -lazs '^parlance$' /proc/[0-9]*/cmdline; }

as games parlance --host
host=$!
eventually curl -sSf "$url"
token=$(post rooms/lobby/members '{"name":"Ana"}' | jq -r .token)
post rooms/lobby/events '{"text":"hello"}' "$token" >/dev/null

# What a click on a link does.
eventually haveCome 1
as lp gio open parlance://127.0.0.1:8080/rooms/lobby
eventually haveCome 2
eventually areOpen 2
class=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/org.parlance.Parlance.desktop)
[[ $(xwininfo -root -tree) == *"\"$class\""* ]] || fail "no window is of the class $class"

kill $host
wait $host || fail "it ended badly: $(cat /tmp/games.out)"
for process in $(grep -lazs '^parlance$' /proc/[0-9]*/cmdline | cut -d/ -f3); do
    kill "$process"
done
eventually areGone
kill $xvfb
! grep -i 'could not\|cannot\|failed' /tmp/games.out /tmp/lp.out || fail "something was missing"

dpkg -r parlance
dpkg -P parlance
left=$(news | grep -v '^/home' || true)
[[ -z $left ]] || fail "it left $left"
[[ -n $(find /home -path '*parlance*') ]] || fail "the people's own data has gone"
echo "nothing is left but"
find /home -path '*parlance*' -type f
