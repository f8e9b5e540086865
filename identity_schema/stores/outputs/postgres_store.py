"""A schema of a PostgreSQL database with the tables and the views, keys, indexes and comments.

Needs the extra ``postgres``. Each span is one transaction. Tables that are replaced grow in a
second schema, ``<schema>_partial``, and are moved in one transaction; tables that are appended to
are changed in place. Until the run is finished the tables ``progress`` and ``came`` of that second
schema say how far it has come, and which keys it has added in place.
"""

import re
from pathlib import Path
from typing import ClassVar

from identity_schema.errors import ContractError
from identity_schema.stores.outputs.arrow_stage import staged_keys, staged_tables
from identity_schema.stores.outputs.graves import DELETED, Graves
from identity_schema.stores.outputs.postgres import Database
from identity_schema.stores.outputs.postgres_stage import PostgresStage
from identity_schema.stores.outputs.postgres_swap import put_in_place
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.outputs.store import Store, Told
from identity_schema.stores.run import Run, unfinished
from identity_schema.stores.stage import Stage
from identity_schema.tables.ddl import POSTGRESQL, SAID, create_sql, index_sql
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES
from identity_schema.tables.views import VIEWS

__all__ = ["PostgresStore"]

_PROGRESS = "progress"
_CAME = "came"
_STAGED = "identity_schema_staged"
_GONE = "identity_schema_gone"


class PostgresStore(Store):
    """Writes a schema of a PostgreSQL database."""

    stage: ClassVar[type[Stage]] = PostgresStage
    in_place: ClassVar[bool] = True

    def __init__(self, uri: str) -> None:
        """Prepare the store, without connecting.

        Args:
            uri: ``postgresql://user@host/database``; its parameter ``schema`` names the schema.

        Raises:
            ContractError: ``database.schema``: the name of the schema is wrong.
        """
        self._database = Database(uri)
        super().__init__(Path(_file_name(self._database)))
        self._schema = self._database.schema
        self._second = f"{self._schema}_partial"
        self._target = self._second
        self._run = ""

    @property
    def shown(self) -> str:
        """Where it is, as it may be shown."""
        return self._database.shown

    def graves(self) -> Graves:
        """Return what was purged from the tables; see `Store`."""
        with self._database.transaction():
            if TOMBSTONES.name not in self._database.relations(self._schema):
                return Graves()
            found = self._database.ask(DELETED.format(table=f"{self._schema}.{TOMBSTONES.name}"))
            return Graves(one for (one,) in found)

    def begin(self, run: Run) -> str | None:
        """Connect, and make the tables where they are not there; see `Store`."""
        self._run = run.fingerprint
        database = self._database
        with database.transaction():
            database.lock()
            self._refuse_foreign()
        with database.transaction():
            in_place = run.append and "payloads" in database.relations(self._schema)
            self._target = self._schema if in_place else self._second
            if in_place:
                check_schema(database.version(), schema_version())
            found = self._earlier(run)
            if found is None:
                self._begin_anew(in_place=in_place)
            return found or None

    def _earlier(self, run: Run) -> str | None:
        """Return the progress of this run; None where there is none or it is to be forgotten."""
        if _PROGRESS not in self._database.relations(self._second):
            return None
        ((name, said, target),) = self._database.ask(
            f"SELECT run, said, target FROM {self._second}.{_PROGRESS}"  # noqa: S608 - checked names
        )
        same = name == run.fingerprint and target == self._target
        if same and run.resumed:
            return str(said)
        if target == self._schema and name != run.fingerprint and not run.restart:
            raise unfinished(self.path, in_place=True)
        return None

    def _begin_anew(self, *, in_place: bool) -> None:
        ask = self._database.ask
        ask(f"DROP SCHEMA IF EXISTS {self._second} CASCADE")
        ask(f"CREATE SCHEMA {self._second}")
        ask(f"CREATE TABLE {self._second}.{_PROGRESS} (run text, said text, target text)")
        ask(
            f"INSERT INTO {self._second}.{_PROGRESS} VALUES ($1, '', $2)",  # noqa: S608 - likewise
            (self._run, self._target),
        )
        if in_place:
            ask(f"CREATE TABLE {self._second}.{_CAME} (record_key text PRIMARY KEY)")
        else:
            ask(f"SET LOCAL search_path TO {self._second}")
            for statement in create_sql(POSTGRESQL):
                ask(statement)

    def commit(self, folder: Path, progress: Told) -> None:
        """Load a span; see `Store`."""
        database = self._database
        with database.transaction():
            replaced = self._forget(folder)
            for name, reader in staged_tables(folder):
                database.ingest(name, reader, self._target)
            database.ask(
                f"UPDATE {self._second}.{_PROGRESS} SET said = $1",  # noqa: S608 - likewise
                (progress(replaced),),
            )

    def _forget(self, folder: Path) -> int:
        """Delete the payloads that a span has anew, with all that came of them.

        Returns:
            How many of them are of this run.
        """
        ask, target = self._database.ask, self._target
        self._database.ingest(_STAGED, staged_keys(folder))
        ask(
            f"CREATE TEMP TABLE {_GONE} ON COMMIT DROP AS SELECT record_key"  # noqa: S608 - likewise
            f" FROM {target}.payloads JOIN {_STAGED} USING (record_key)"
        )
        ((gone,),) = ask(f"SELECT count(*) FROM {_GONE}")  # noqa: S608 - likewise
        replaced = self._note() if target == self._schema else int(gone)
        ask(f"DROP TABLE {_STAGED}")
        if not gone:
            return replaced
        ask(
            f"INSERT INTO {_GONE} SELECT record_key FROM {target}.records"  # noqa: S608 - likewise
            f" WHERE payload_key IN (SELECT record_key FROM {_GONE})"
        )
        for name in TABLES:
            ask(
                f"DELETE FROM {target}.{name} USING {_GONE}"  # noqa: S608 - likewise
                f" WHERE {name}.record_key = {_GONE}.record_key"
            )
        return replaced

    def _note(self) -> int:
        """Note the keys of a span that is added in place; return how many the run had before."""
        came = f"{self._second}.{_CAME}"
        ((before,),) = self._database.ask(
            f"SELECT count(*) FROM {came} JOIN {_STAGED} USING (record_key)"  # noqa: S608 - likewise
        )
        self._database.ask(
            f"INSERT INTO {came} SELECT record_key FROM {_STAGED} ON CONFLICT DO NOTHING"  # noqa: S608 - likewise
        )
        return int(before)

    def finish(self) -> None:
        """Move the tables to their place, and forget the progress; see `Store`."""
        database = self._database
        with database.transaction():
            database.lock()
        with database.transaction():
            grown = database.relations(self._second)
            if "payloads" in grown:
                database.ask(f"SET LOCAL search_path TO {self._second}")
                for statement in index_sql():
                    database.ask(statement)
                put_in_place(database, self._second)
            if grown:
                database.ask(f"DROP SCHEMA {self._second} CASCADE")
        self.close()

    def close(self) -> None:
        """End the connection; see `Store`."""
        self._database.close()

    def _refuse_foreign(self) -> None:
        """Refuse to touch a schema that has more in it than an earlier output."""
        for schema, ours in (
            (self._schema, {*TABLES, *VIEWS, *SAID}),
            (self._second, {*TABLES, *VIEWS, *SAID, _PROGRESS, _CAME}),
        ):
            if not self._database.relations(schema) <= ours:
                message = (
                    f"{self.shown}: the schema {schema} has something else in it than an earlier"
                    " output; name another with ?schema="
                )
                raise ContractError("output.foreign", message)


def _file_name(database: Database) -> str:
    """Return the name that stands for the output in the working folder."""
    place = database.shown.partition("://")[2].partition("?")[0].partition(",")[0]
    return re.sub(r"[^\w.-]+", "_", f"{place}.{database.schema}").strip("_.") + ".postgresql"
