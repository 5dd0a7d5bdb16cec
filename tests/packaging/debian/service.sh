# In a Debian that has booted: the package starts the service, the sandbox lets it do its work on the
# usual port, and its end is an orderly one.
. /packages/common.sh
unit=parlance-server.service
show() { systemctl show --value --property "$1" $unit; }

dpkg -i /packages/parlance-server_*.deb
# It is ready when it says so, and not before: nothing has to be waited for.
[[ $(show ActiveState) == active ]] || fail "$(journalctl --no-pager -u $unit)"
curl -sSf http://127.0.0.1:8080/ping

sed -i 's/^;port=80$/port=80/' /etc/xdg/parlance/server.ini
systemctl restart $unit
url=http://127.0.0.1/
token=$(post rooms/lobby/members '{"name":"Ana"}' | jq -r .token)
post rooms/lobby/events '{"text":"hello"}' "$token" >/dev/null
user=$(stat -c %u "/proc/$(show MainPID)")
# The range that systemd.exec(5) gives to users who exist only as long as their service.
((user >= 61184 && user <= 65519)) || fail "it runs as the user $user"
[[ $(stat -c %a /var/lib/private/parlance) == 700 ]] || fail "others can read the data"
systemctl restart $unit
[[ $(texts) == hello ]] || fail "after a new start the room says: $(texts)"

# A certificate of one's own, whose key nobody but root can read: handed over as the manual says.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj /CN=chat \
    -addext subjectAltName=IP:127.0.0.1 -out /etc/ssl/chat.pem -keyout /etc/ssl/private/chat.key
[[ $(stat -c %a:%u /etc/ssl/private/chat.key) == 600:0 ]] || fail "others can read the key"
mkdir /etc/systemd/system/$unit.d
{
    echo '[Service]'
    zcat /usr/share/man/man1/parlance-server.1.gz | sed -n '/^LoadCredential=/,/^ExecStart=./p'
} | tee /etc/systemd/system/$unit.d/override.conf
systemctl daemon-reload
systemctl restart $unit
curl -sSf --cacert /etc/ssl/chat.pem https://127.0.0.1:80/ping
systemctl revert $unit
systemctl restart $unit

# An address that the machine has not got yet, as at a start before the network: it comes with it.
settings=/etc/xdg/parlance/server.ini
sed -i 's/^;listen=192.168.1.20$/listen=192.168.1.20/' $settings
grep -q '^listen=' $settings || fail "server.ini has no such line"
! systemctl restart $unit || fail "it listens on an address that is not there"
[[ $(show StartLimitIntervalUSec) == 0 ]] || fail "it would give up"
ip address add 192.168.1.20/32 dev lo
eventually systemctl is-active $unit
journalctl --no-pager -u $unit | grep 'Port 80 of the address 192.168.1.20 cannot be listened on' ||
    fail "it did not say what it wanted"
url=http://192.168.1.20/
[[ $(texts) == hello ]] || fail "on the new address the room says: $(texts)"
began=$(date '+%F %T')

systemctl stop $unit
[[ $(show Result) == success && $(show ExecMainStatus) == 0 ]] || fail "it ended badly"
! journalctl --no-pager -u $unit -p warning --since "$began" | grep -v '^-- ' || fail "it complained"
systemctl start $unit
dpkg -P parlance-server
! systemctl cat $unit 2>/dev/null || fail "systemd still knows it"
[[ $(find /var/lib/private/parlance -type f) == /var/lib/private/parlance/parlance.db ]] ||
    fail "what is left is $(find /var/lib/private/parlance)"
