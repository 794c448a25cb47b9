"""sqlite_schema.py NEUTRON_CONF: creates the newest tables of Neutron and neutron-vpnaas from their models."""
import sys

import sqlalchemy
from neutron.db.migration.models import head
from neutron_vpnaas.db.models import head as vpnaas_head  # noqa: F401 (the import registers its tables)
from oslo_config import cfg
from oslo_db import options

options.set_defaults(cfg.CONF)
cfg.CONF(['--config-file', sys.argv[1]], project='neutron')
engine = sqlalchemy.create_engine(cfg.CONF.database.connection)
with engine.begin() as connection:
    connection.exec_driver_sql('PRAGMA journal_mode=WAL')
head.get_metadata().create_all(engine)
