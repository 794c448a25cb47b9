"""set_status.py DIR ID STATUS: writes the status of a connection into Neutron's database, as a VPN agent would.

ACTIVE, DOWN, BUILD, ERROR, PENDING_CREATE, PENDING_UPDATE and PENDING_DELETE are the words of the API;
any other word of 2 to 16 capitals and _ is stored too.
"""
import os
import re
import sqlite3
import subprocess
import sys

from cloud import read_settings


def _on_mariadb(directory, password, update, query):
    socket = os.path.join(directory, 'run', 'mariadb.sock')
    client = ['mariadb', '--no-defaults', '--skip-column-names', f'--socket={socket}', '--user=testbed', 'neutron']
    done = subprocess.run(client, input=f'{update};{query};', env={**os.environ, 'MYSQL_PWD': password},
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f'testbed: the status was not written: {done.stderr.strip()}\n'
                         f'is it started (start.sh)? read {directory}/log/mariadb.log')
    return done.stdout.strip()


def _on_sqlite(directory, update, query):
    database = sqlite3.connect(os.path.join(directory, 'state', 'neutron.sqlite'), timeout=30)
    with database:
        database.execute(update)
        row = database.execute(query).fetchone()
    database.close()
    return row[0] if row else ''


def set_status(directory, connection_id, status):
    """Ends the program with a sentence when there is no such connection."""
    if not re.fullmatch(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', connection_id):
        raise SystemExit(f'testbed: not the id of a connection: {connection_id}')
    if not re.fullmatch(r'[A-Z_]{2,16}', status):
        raise SystemExit(f'testbed: not a status (2 to 16 capitals and _): {status}')
    update = f"UPDATE ipsec_site_connections SET status = '{status}' WHERE id = '{connection_id}'"
    query = f"SELECT status FROM ipsec_site_connections WHERE id = '{connection_id}'"
    settings = read_settings(directory)
    if settings['DATABASE'] == 'mariadb':
        stored = _on_mariadb(directory, settings['PASSWORD'], update, query)
    else:
        stored = _on_sqlite(directory, update, query)
    if stored != status:
        raise SystemExit(f'testbed: there is no connection {connection_id}')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        raise SystemExit('usage: set_status.py DIR ID STATUS')
    set_status(*sys.argv[1:])
