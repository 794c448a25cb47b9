#!/usr/bin/env bash
# stop.sh DIR: stops what start.sh started, by process id. Nothing running is no error.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/services.sh"
(($# == 1)) || refuse "usage: stop.sh DIR"
DIR=$(realpath -m "$1")
[ -d "$DIR/run" ] || refuse "$DIR is not a testbed"
for service in neutron keystone mariadb; do stop "$service"; done
echo "stopped: $DIR"
