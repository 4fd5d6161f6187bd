"""What Alembic runs: the connection comes ready from `cauce.store.schema`, never from an address."""

from alembic import context

from cauce.store import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables.METADATA)
context.run_migrations()
