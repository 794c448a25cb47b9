#!/usr/bin/env bash
# setup.sh DIR [mariadb|sqlite]: installs Keystone, Neutron and neutron-vpnaas in DIR and creates their databases.
# Steps already done are skipped. Options: see README.md.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/services.sh"
(($# == 1 || $# == 2)) || refuse "usage: setup.sh DIR [mariadb|sqlite]"
DIR=$(realpath -m "$1")
[[ $DIR =~ ^[A-Za-z0-9/._+-]+$ ]] ||
  refuse "DIR may hold letters, digits and / . _ + - only (OpenStack's files cannot quote others): $DIR"

declare -A kept=()
[ ! -e "$DIR/settings" ] || while IFS='=' read -r key value; do kept[$key]=$value; done <"$DIR/settings"

# fixed NAME GIVEN DEFAULT: what DIR was set up with stays, as the databases depend on it
fixed() {
  local now=${kept[$1]:-}
  [ -z "$now" ] || [ -z "$2" ] || [ "$now" = "$2" ] ||
    refuse "$DIR was set up with $1=$now: delete it first, or use another folder for $1=$2"
  printf -v "$1" %s "${now:-${2:-$3}}"
}
fixed DATABASE "${2:-}" mariadb
fixed KEYSTONE_PORT "${KEYSTONE_PORT:-}" 5000
fixed NEUTRON_PORT "${NEUTRON_PORT:-}" 9696
fixed MYSQL_PORT "${MYSQL_PORT:-}" 23306
VENV=$(realpath -m "${VENV:-${kept[VENV]:-$DIR/venv}}")
WSGI=${WSGI:-${kept[WSGI]:-waitress}}
PASSWORD=testbed
[[ $DATABASE =~ ^(mariadb|sqlite)$ ]] || refuse "the database is mariadb or sqlite, not: $DATABASE"
[[ $WSGI =~ ^(waitress|uwsgi)$ ]] || refuse "WSGI is waitress or uwsgi, not: $WSGI"
for name in KEYSTONE_PORT NEUTRON_PORT MYSQL_PORT; do
  [[ ${!name} =~ ^[1-9][0-9]{0,4}$ ]] && ((${!name} < 65536)) || refuse "$name is no port: ${!name}"
done
[ "$DATABASE" = sqlite ] || ((${#DIR} < 85)) ||
  refuse "DIR is too long for MariaDB's socket (84 characters at most): $DIR"
need_ports
mkdir -p "$DIR"/{etc/keystone,etc/neutron,state/lock,run,log,done}

# step NAME COMMAND...: its output goes to DIR/log/setup-NAME.log
step() {
  local name=$1 log=$DIR/log/setup-$1.log began=$SECONDS
  shift
  "$@" >"$log" 2>&1 </dev/null || fail "$name" "$log"
  echo "$name: $((SECONDS - began)) s"
}

# once NAME COMMAND...: a step that is not repeated
once() {
  [ ! -e "$DIR/done/$1" ] || return 0
  step "$@"
  touch "$DIR/done/$1"
}

# What the system must have ------------------------------------------------------------------------------------------
locks=(requirements.lock)
[ "$WSGI" = waitress ] || locks+=(requirements-uwsgi.lock)
installed() { cmp -s "$HERE/$1" "$VENV/$1"; } # each lock is copied into the venv once installed
has() { command -v "$@" >/dev/null; }

find_python() { # a command that exists may still not run (version managers), so each is tried
  for python in ${PYTHON:+"$PYTHON"} python3.12 python3.11 python3.13 python3; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  done
  return 1
}
missing() {
  [ "$DATABASE" = sqlite ] || { has mariadbd && has mariadb && has mariadb-install-db; } || echo mariadb-server
  installed requirements.lock || { find_python && "$python" -c 'import ensurepip, venv' 2>/dev/null; } ||
    echo python3-venv
  [ "$WSGI" = waitress ] || installed requirements-uwsgi.lock || {
    has gcc || echo gcc
    find_python && "$python" -c 'import os, sysconfig as s; os.stat(s.get_path("include") + "/Python.h")' 2>/dev/null ||
      echo python3-dev
  }
}
install_packages() {
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}
mapfile -t packages < <(missing)
if ((${#packages[@]})); then
  [ "$EUID" = 0 ] && [ -e /etc/debian_version ] && has apt-get ||
    refuse "missing here: ${packages[*]} (Debian: sudo apt-get install --no-install-recommends ${packages[*]})"
  step packages install_packages "${packages[@]}"
fi

# Keystone, Neutron and neutron-vpnaas -------------------------------------------------------------------------------
install_lock() {
  local options=(--disable-pip-version-check --progress-bar off)
  # uWSGI is built for one interpreter, and pip's cache may hold the build for another of the same version
  [ "$1" = requirements.lock ] || options+=(--no-cache-dir)
  { [ -x "$VENV/bin/python" ] || "$python" -m venv "$VENV"; } &&
    "$VENV/bin/python" -m pip install "${options[@]}" -r "$HERE/$1" &&
    cp "$HERE/$1" "$VENV/$1"
}
for lock in "${locks[@]}"; do
  installed "$lock" && continue
  find_python || refuse "Python 3.11 or newer is needed (PYTHON=<path> names one)"
  step "${lock%.lock}" install_lock "$lock"
done

# Settings and configuration -----------------------------------------------------------------------------------------
for name in DATABASE KEYSTONE_PORT NEUTRON_PORT MYSQL_PORT PASSWORD VENV WSGI; do
  printf '%s=%s\n' "$name" "${!name}"
done >"$DIR/settings"

database_url() { # SCHEMA
  case $DATABASE in
    mariadb) echo "mysql+pymysql://testbed:$PASSWORD@127.0.0.1:$MYSQL_PORT/$1?charset=utf8mb4" ;;
    sqlite) echo "sqlite:///$DIR/state/$1.sqlite" ;;
  esac
}
configure() { # TEMPLATE SCHEMA
  local text
  text=$(<"$HERE/conf/$1")
  for name in DIR VENV KEYSTONE_PORT PASSWORD; do text=${text//@$name@/"${!name}"}; done
  printf '%s\n' "${text//@DATABASE_URL@/"$(database_url "$2")"}" >"$DIR/etc/$2/$1"
}
configure keystone.conf keystone
configure neutron.conf neutron
configure ml2_conf.ini neutron

# Databases ----------------------------------------------------------------------------------------------------------
init_mariadb() {
  rm -rf "$DIR/mariadb"
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$DIR/mariadb" --skip-test-db \
    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)"
}
create_schemas() { # utf8mb3, as the usual installation guides and scripts create them
  mariadb --no-defaults --socket="$DIR/run/mariadb.sock" --user="$(id -un)" <<SQL
    CREATE USER IF NOT EXISTS testbed@localhost IDENTIFIED BY '$PASSWORD', testbed@127.0.0.1 IDENTIFIED BY '$PASSWORD';
    CREATE DATABASE IF NOT EXISTS keystone CHARACTER SET utf8mb3;
    CREATE DATABASE IF NOT EXISTS neutron CHARACTER SET utf8mb3;
    GRANT ALL ON keystone.* TO testbed@localhost, testbed@127.0.0.1;
    GRANT ALL ON neutron.* TO testbed@localhost, testbed@127.0.0.1;
SQL
}
manage_keystone() { "$VENV/bin/keystone-manage" --config-file "$DIR/etc/keystone/keystone.conf" "$@"; }
fill_keystone() {
  local url=http://127.0.0.1:$KEYSTONE_PORT/v3 owner
  owner=(--keystone-user "$(id -un)" --keystone-group "$(id -gn)")
  manage_keystone db_sync &&
    manage_keystone fernet_setup "${owner[@]}" &&
    manage_keystone credential_setup "${owner[@]}" &&
    OS_BOOTSTRAP_PASSWORD=$PASSWORD manage_keystone bootstrap --bootstrap-region-id RegionOne \
      --bootstrap-admin-url "$url" --bootstrap-internal-url "$url" --bootstrap-public-url "$url"
}
fill_neutron() { # Neutron's migrations do not run on sqlite, so its tables are made from the models there
  case $DATABASE in
    mariadb)
      "$VENV/bin/neutron-db-manage" --config-file "$DIR/etc/neutron/neutron.conf" \
        --config-file "$DIR/etc/neutron/ml2_conf.ini" upgrade heads
      ;;
    sqlite) "$VENV/bin/python" "$HERE/sqlite_schema.py" "$DIR/etc/neutron/neutron.conf" ;;
  esac
}
if [ "$DATABASE" = mariadb ]; then
  once mariadb init_mariadb
  if ! [ -e "$DIR/done/neutron" ]; then
    alive mariadb || trap 'stop mariadb' EXIT
    start_mariadb
    once schemas create_schemas
  fi
fi
once keystone fill_keystone
once neutron fill_neutron
echo "ready in $SECONDS s: $DIR ($DATABASE, $WSGI); next: $HERE/start.sh $DIR"
