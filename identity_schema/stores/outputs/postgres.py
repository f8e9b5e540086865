"""PostgreSQL through ADBC: connections, transactions, and errors that say nothing of the data.

Needs the extra ``postgres``.

>>> split_uri("postgresql://app@db1/kyc?schema=canonical&sslmode=require")
('postgresql://app@db1/kyc?sslmode=require', 'canonical')
>>> split_uri("postgresql:///kyc")
('postgresql:///kyc', 'identity_schema')
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from adbc_driver_manager import Error
from adbc_driver_postgresql import dbapi

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri

__all__ = ["SCHEMA", "Database", "is_postgres", "split_uri"]

SCHEMA = "identity_schema"
"""The schema of the database in which the tables are, where the URI names none: one of its own,
since names such as ``names`` and ``records`` are likely to be taken in ``public``."""

_name = re.compile(r"[a-z_][a-z0-9_]{0,53}").fullmatch
_PATIENCE = "30s"
_LOST = {"57P01", "57P02", "57P03", "08000", "08003", "08006"}


def is_postgres(text: str) -> bool:
    """Tell whether a text is a URI of PostgreSQL."""
    return text.startswith(("postgresql://", "postgres://"))


def split_uri(uri: str) -> tuple[str, str]:
    """Return a URI as libpq takes it, and the schema that its parameter ``schema`` names.

    Raises:
        ContractError: ``database.schema``: the name needs quotes, or is too long.
    """
    base, _, query = uri.partition("?")
    pairs = [pair for pair in query.split("&") if pair]
    named = [pair.removeprefix("schema=") for pair in pairs if pair.startswith("schema=")]
    schema = named[-1] if named else SCHEMA
    if _name(schema) is None or schema.startswith("pg_"):
        message = "schema= is a name of small letters, digits and _, 54 at most"
        raise ContractError("database.schema", message)
    rest = "&".join(pair for pair in pairs if not pair.startswith("schema="))
    return f"{base}?{rest}" if rest else base, schema


class Database:
    """A connection to one schema of a database.

    Attributes:
        schema: Its name.
        shown: Where it is, as it may be shown.
    """

    def __init__(self, uri: str) -> None:
        """Prepare a connection.

        Raises:
            ContractError: ``database.schema``: as for `split_uri`.
        """
        self._uri, self.schema = split_uri(uri)
        self.shown = f"{shown_uri(self._uri)}, schema {self.schema}"
        self._connection: Any = None

    def connect(self) -> None:
        """Connect; nothing happens where there is a connection.

        Raises:
            ContractError: ``database.unreachable``: there is no way to it.
        """
        if self._connection is not None:
            return
        try:
            self._connection = dbapi.connect(self._uri)
        except Error:
            message = (
                f"cannot connect to {self.shown}: is it there, and are user and password right?"
            )
            raise ContractError("database.unreachable", message) from None

    def ask(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement, with values for ``$1``, ``$2``, …, and return its rows.

        Raises:
            ContractError: As for `transaction`.
        """
        with self._told(), self._connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
            return rows

    def read(self, query: str) -> Iterator[Any]:
        """Run a query, and yield its rows as record batches of pyarrow.

        Raises:
            ContractError: As for `transaction`.
        """
        with self._told(), self._connection.cursor() as cursor:
            cursor.execute(query)
            yield from cursor.fetch_record_batch()

    def ingest(self, table: str, rows: Any, schema: str | None = None) -> None:
        """Load rows into a table; into a temporary one, made for them, where no schema is named.

        Args:
            table: Name of the table.
            rows: A table of pyarrow, or a reader of record batches.
            schema: The schema that the table is in.

        Raises:
            ContractError: As for `transaction`.
        """
        where: dict[str, Any] = {"db_schema_name": schema, "mode": "append"}
        if schema is None:
            where = {"temporary": True, "mode": "create"}
        with self._told(), self._connection.cursor() as cursor:
            cursor.adbc_ingest(table, rows, **where)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what is inside as a whole or not at all.

        Raises:
            ContractError: ``database.lost``: the connection ended; ``database.refused``: the
                database did not do it; its SQLSTATE is named, and nothing that it said.
        """
        self.connect()
        try:
            yield
            self.commit()
        except BaseException:
            self.roll_back()
            raise

    def commit(self) -> None:
        """End a transaction; `transaction` does it.

        Raises:
            ContractError: As for `transaction`.
        """
        with self._told():
            self._connection.commit()

    def roll_back(self) -> None:
        """Undo what was not committed, where there still is a connection."""
        if self._connection is not None:
            with suppress(Error):
                self._connection.rollback()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Error as error:
            raise self._error(error) from None

    def _error(self, error: Error) -> ContractError:
        # A connection that ended during a copy says so in its text only.
        lost = error.sqlstate in _LOST or (error.sqlstate is None and self._is_gone())
        if lost:
            self.close()
            message = (
                f"the connection to {self.shown} was lost: what was committed is there; give the"
                " same command again, and it goes on behind it"
            )
            return ContractError("database.lost", message)
        message = f"{self.shown} refused a statement: SQLSTATE {error.sqlstate or 'not said'}"
        return ContractError("database.refused", message)

    def _is_gone(self) -> bool:
        with suppress(Error):
            self._connection.rollback()
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                cursor.fetchall()
            return False
        return True

    def lock(self) -> None:
        """Keep other processes out until the connection ends.

        A process that was killed leaves its connection for a moment, which is waited for.

        Raises:
            ContractError: ``output.busy``: another process has been writing all the time.
        """
        self.ask(f"SET lock_timeout = '{_PATIENCE}'")
        try:
            self.ask(f"SELECT pg_advisory_lock(hashtext('{self.schema}'), 1)")
        except ContractError as error:
            if error.code != "database.refused":
                raise
            message = f"another process is writing to {self.shown}; wait for it, or end it"
            raise ContractError("output.busy", message) from None
        self.ask("RESET lock_timeout")

    def relations(self, schema: str) -> set[str]:
        """Return the names of the tables and views of a schema; indexes are none."""
        query = (
            "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            " WHERE nspname = $1 AND relkind NOT IN ('i', 'I', 't', 'c')"
        )
        return {name for (name,) in self.ask(query, (schema,))}

    def version(self) -> str | None:
        """Return the version of the tables of the schema; None where it does not say one."""
        if "versions" not in self.relations(self.schema):
            return None
        query = f"SELECT schema_version FROM {self.schema}.versions"  # noqa: S608 - a checked name
        return next((str(said) for (said,) in self.ask(query)), None)

    def close(self) -> None:
        """End the connection; what was not committed is gone."""
        if self._connection is not None:
            self.roll_back()
            with suppress(Error):
                self._connection.close()
            self._connection = None
