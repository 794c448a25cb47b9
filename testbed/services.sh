# shellcheck shell=bash
# Sourced by setup.sh, start.sh and stop.sh: how one service is launched, awaited and stopped.
# The caller has set DIR; VENV, MYSQL_PORT and the like come from DIR/settings.

PATH=$PATH:/usr/sbin:/sbin # mariadbd lives there
umask 077                  # logs, keys and databases are for their owner only

refuse() {
  printf 'testbed: %s\n' "$*" >&2
  exit 1
}

# fail WHAT LOG: says what failed, which log to read, and how that log ends
fail() {
  printf 'testbed: %s failed; read %s, which ends with:\n' "$1" "$2" >&2
  tail -n 20 "$2" >&2 || true
  exit 1
}

# birth PID: when the process began, in clock ticks; nothing for a dead one. A pid alone may have been given away again.
# A zombie is dead once its last thread has ended: until then its ports are still taken.
birth() {
  local stat threads=("/proc/$1/task"/*)
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  read -r -a stat <<<"${stat##*) }" # the fields after the name, which may hold spaces: state is the first
  [ "${stat[0]}" = Z ] && ((${#threads[@]} == 1)) || printf '%s' "${stat[19]}"
}

# alive NAME: is the service that launch started still there? Leaves its pid in `pid`.
alive() {
  local born
  { read -r pid born <"$DIR/run/$1.pid"; } 2>/dev/null && [ -n "$born" ] && [ "$(birth "$pid")" = "$born" ]
}

# launch NAME COMMAND...: in a session of its own, logging to DIR/log/NAME.log (the log before is kept as NAME.log.1)
launch() {
  local log=$DIR/log/$1.log pidfile=$DIR/run/$1.pid
  shift
  [ ! -e "$log" ] || mv -f "$log" "$log.1"
  setsid "$@" >"$log" 2>&1 </dev/null &
  echo "$! $(birth $!)" >"$pidfile"
}

# await NAME SECONDS CHECK...: until the check succeeds; fails at once when the service has died
await() {
  local name=$1 deadline=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    alive "$name" || fail "$name (it has ended)" "$DIR/log/$name.log"
    ((SECONDS < deadline)) || fail "$name (no answer in time)" "$DIR/log/$name.log"
    sleep 0.2
  done
}

# stop NAME: asks, waits up to 30 s, then kills its whole session
stop() {
  local pid
  if alive "$1"; then
    kill -TERM "$pid"
    for _ in {1..300}; do
      alive "$1" || break
      sleep 0.1
    done
    ! alive "$1" || kill -KILL -- "-$pid"
  fi
  rm -f "$DIR/run/$1.pid"
}

# need_port SERVICE VARIABLE: refuses when another process listens on the port of that name
need_port() {
  alive "$1" && return
  ! (exec 3<>"/dev/tcp/127.0.0.1/${!2}") 2>/dev/null ||
    refuse "port ${!2} ($1) is taken: stop what listens there, or set up a new folder with $2=<another port>"
}

need_ports() {
  [ "$DATABASE" = sqlite ] || need_port mariadb MYSQL_PORT
  need_port keystone KEYSTONE_PORT
  need_port neutron NEUTRON_PORT
}

# An outgoing connection may have had the port as its own end; the kernel then withholds it for up to 60 s more
start_mariadb() {
  ! alive mariadb || return 0
  launch mariadb mariadbd --no-defaults --user="$(id -un)" --datadir="$DIR/mariadb" \
    --bind-address=127.0.0.1 --port="$MYSQL_PORT" --port-open-timeout=70 --socket="$DIR/run/mariadb.sock" \
    --skip-name-resolve --innodb-buffer-pool-size=128M --innodb-flush-log-at-trx-commit=2 --skip-log-bin
  await mariadb 120 mariadb --no-defaults --socket="$DIR/run/mariadb.sock" --user="$(id -un)" --execute='SELECT 1'
}
