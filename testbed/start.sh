#!/usr/bin/env bash
# start.sh DIR: starts what is not yet running and returns when all of it answers.
# A start that fails or is interrupted leaves nothing running.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/services.sh"
(($# == 1)) || refuse "usage: start.sh DIR"
DIR=$(realpath -m "$1")
[ -e "$DIR/settings" ] && [ -e "$DIR/done/neutron" ] || refuse "$DIR is not set up: run $HERE/setup.sh $DIR first"
. "$DIR/settings"
need_ports
up=
trap '[ "$up" ] || "$HERE/stop.sh" "$DIR" >/dev/null' EXIT
export no_proxy=127.0.0.1 NO_PROXY=127.0.0.1 # Neutron asks Keystone

# answers PORT PATH: with 200?
answers() {
  "$VENV/bin/python" - "$@" <<'PY'
import http.client
import sys

connection = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]), timeout=5)
connection.request('GET', sys.argv[2])
sys.exit(connection.getresponse().status != 200)
PY
}

# serve NAME PORT WORKERS VARIABLE=VALUE...: the service's own WSGI application; the variables say where its files are
serve() {
  local name=$1 port=$2 workers=$3 server
  shift 3
  case $WSGI in
    waitress) server=("$VENV/bin/python" "$HERE/serve.py" "$name.wsgi.api" "$port" "$workers") ;;
    uwsgi) server=("$VENV/bin/uwsgi" --http-socket "127.0.0.1:$port" --module "$name.wsgi.api:application"
      --master --need-app --die-on-term --lazy-apps --enable-threads --thunder-lock --processes "$workers"
      --buffer-size 65535 --disable-logging --add-header 'Connection: close') ;;
  esac
  alive "$name" || launch "$name" env "$@" "${server[@]}"
}

[ "$DATABASE" = sqlite ] || start_mariadb
serve keystone "$KEYSTONE_PORT" 1 OS_KEYSTONE_CONFIG_DIR="$DIR/etc/keystone"
await keystone 120 answers "$KEYSTONE_PORT" /v3
if ! [ -e "$DIR/done/identities" ]; then
  "$VENV/bin/python" "$HERE/identities.py" "$DIR" 2>"$DIR/log/identities.log" ||
    fail identities "$DIR/log/identities.log"
  touch "$DIR/done/identities"
fi
workers=2
[ "$DATABASE" = mariadb ] || workers=1 # sqlite takes one writer at a time
serve neutron "$NEUTRON_PORT" "$workers" PYTHONPATH="$HERE/driver" \
  OS_NEUTRON_CONFIG_DIR="$DIR/etc/neutron" OS_NEUTRON_CONFIG_FILES='neutron.conf;ml2_conf.ini'
await neutron 180 answers "$NEUTRON_PORT" /
up=yes
echo "up in $SECONDS s: keystone http://127.0.0.1:$KEYSTONE_PORT/v3, neutron http://127.0.0.1:$NEUTRON_PORT/v2.0"
