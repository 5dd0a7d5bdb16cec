# Installs parlance-server, runs it as its unit says, chats, removes it: nothing is left but the data.
. /packages/common.sh
url=http://127.0.0.1/

! dpkg -l | grep -E 'libqt6(gui|widgets)|libx11|libwayland|libegl|libgl1' ||
    fail "a library for windows has come with parlance-server"
snapshot >/tmp/before
dpkg -i /packages/parlance-server_*.deb
[[ -L /etc/systemd/system/multi-user.target.wants/parlance-server.service ]] ||
    fail "the service is not enabled"
parlance-server --version
[[ $(ufw app info parlance-server) == *'  8080/tcp'* ]] || fail "ufw does not know its profile"
[[ $(firewall-offline-cmd --info-service=parlance-server) == *'  ports: 8080/tcp'* ]] ||
    fail "firewalld does not know its service"

# The administrator wants the usual port.
sed -i 's/^;port=80$/port=80/' /etc/xdg/parlance/server.ini
grep -q '^port=80$' /etc/xdg/parlance/server.ini || fail "server.ini has no such line"

# No service manager runs here; what it would do, as the unit says it.
unit=/usr/lib/systemd/system/parlance-server.service
command=$(sed -n 's/^ExecStart=//p' $unit)
export STATE_DIRECTORY=/var/lib/$(sed -n 's/^StateDirectory=//p' $unit)
install -d -o daemon -g daemon -m 700 "$STATE_DIRECTORY"
grep -q '^AmbientCapabilities=CAP_NET_BIND_SERVICE$' $unit || fail "the unit cannot take port 80"
echo 1024 >/proc/sys/net/ipv4/ip_unprivileged_port_start
start() {
    : >/tmp/out # What the start before said would be taken for this one's.
    setpriv --reuid=daemon --regid=daemon --clear-groups --no-new-privs \
        --inh-caps=+net_bind_service --ambient-caps=+net_bind_service \
        --bounding-set=-all,+net_bind_service $command >/tmp/out 2>&1 &
    server=$!
    eventually grep '^host token in ' /tmp/out
}
stop() {
    kill $server
    wait $server || fail "it ended badly: $(cat /tmp/out)"
}
start
grep -qx 'listening http://127.0.0.1:80/' /tmp/out || fail "it listens elsewhere: $(cat /tmp/out)"
! ldd /usr/bin/parlance-server | grep -E 'Qt6(Gui|Widgets)|libX11|libxcb|libwayland|libEGL|libGL\.' ||
    fail "it is linked with a library for windows"

token=$(post rooms/lobby/members '{"name":"Ana"}' | jq -r .token)
post rooms/lobby/events '{"text":"hello"}' "$token" | jq -e '.seq == 1' >/dev/null ||
    fail "hello is not the first message"
HOME=/tmp parlance-server say "${url}rooms/lobby" 'from the shell' --name Bo
for transport in websocket sse stream longpoll shortpoll; do
    heard=$(HOME=/tmp parlance-server tail "${url}rooms/lobby" --transport $transport --count 2)
    [[ $heard == *'Bo: from the shell'* ]] || fail "over $transport came only $heard"
done
[[ $(texts) == $'hello\nfrom the shell' ]] || fail "the room says: $(texts)"
stop
start
[[ $(texts) == $'hello\nfrom the shell' ]] || fail "after a new start it says: $(texts)"
stop

data=$(find /var/lib/parlance | sort)
[[ $data == */var/lib/parlance/* ]] || fail "there is no data"
dpkg -r parlance-server
# Until a purge dpkg keeps the configuration, and Debian whether the service was enabled.
kept='^/etc/(ufw(/applications\.d(/parlance-server)?)?|xdg(/parlance(/server\.ini)?)?)$'
kept+='|^/(etc/systemd/system|var/lib/systemd/deb-systemd-helper-(enabled|masked))(/.*)?$'
left=$(news | grep -vxF "$data" | grep -vE "$kept" || true)
[[ -z $left ]] || fail "removing it left $left"
dpkg -P parlance-server
[[ $(news | sort) == "$data" ]] || fail "a purge left $(news), and not only $data"
! ls /var/lib/dpkg/info/parlance-server* 2>/dev/null || fail "dpkg still knows it"
echo "nothing is left but"
echo "$data"
