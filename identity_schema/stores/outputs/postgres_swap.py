"""Moving tables that have grown in a second schema to where they are asked for.

Not the schema is renamed but each table moved: so the schema keeps its grants, and whoever may
read a table may read the one that takes its place. A view of somebody else's that stands on a
table would be lost with it, so that the move is refused.
"""

from identity_schema.errors import ContractError
from identity_schema.stores.outputs.postgres import Database
from identity_schema.tables.ddl import SAID
from identity_schema.tables.schema import TABLES
from identity_schema.tables.tombstones import TOMBSTONES
from identity_schema.tables.views import VIEWS

__all__ = ["put_in_place"]

_VIEWS = (*VIEWS, *(name for name in SAID if name != TOMBSTONES.name))
_TABLES = (*TABLES, TOMBSTONES.name)


def put_in_place(database: Database, second: str) -> None:
    """Drop the tables of a schema, and move those of a second one there; inside a transaction.

    Args:
        database: The database, with the schema.
        second: Name of the second schema.

    Raises:
        ContractError: ``output.foreign``: something else in the database stands on the tables.
    """
    schema = database.schema
    database.ask(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    earlier, grown = database.relations(schema), database.relations(second)
    grants = _grants(database, schema, grown)
    try:
        for kind, names in (("VIEW", _VIEWS), ("TABLE", _TABLES)):
            for name in names:
                if name in earlier:
                    database.ask(f"DROP {kind} {schema}.{name}")
    except ContractError as error:
        if "2BP01" not in str(error):
            raise
        message = (
            f"{database.shown}: views or keys of other schemas stand on the tables and would be"
            " lost; use --append, or drop them first"
        )
        raise ContractError("output.foreign", message) from None
    for kind, names in (("TABLE", _TABLES), ("VIEW", _VIEWS)):
        for name in names:
            if name in grown:
                database.ask(f"ALTER {kind} {second}.{name} SET SCHEMA {schema}")
    for grant in grants:
        database.ask(grant)


def _grants(database: Database, schema: str, names: set[str]) -> list[str]:
    """Return the statements that grant again what others may do with tables and views."""
    query = (
        "SELECT relname, privilege_type, CASE WHEN grantee = 0 THEN 'PUBLIC'"
        " ELSE quote_ident(pg_get_userbyid(grantee)) END"
        " FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace,"
        " aclexplode(relacl) WHERE nspname = $1 AND grantee <> relowner AND relkind IN ('r', 'v')"
        " ORDER BY 1, 2, 3"
    )
    return [
        f"GRANT {privilege} ON {schema}.{name} TO {grantee}"
        for name, privilege, grantee in database.ask(query, (schema,))
        if name in names
    ]
