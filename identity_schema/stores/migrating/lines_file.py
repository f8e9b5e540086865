"""Migrating a file of records, one JSON object a line."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from identity_schema.errors import ContractError
from identity_schema.exports.json_schema import record_schema_version
from identity_schema.model.upgrade import Step, upgraded
from identity_schema.model.version import SCHEMA
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.durable import replace, sync
from identity_schema.stores.migrating.route import route

__all__ = ["migrate_lines"]


def migrate_lines(path: Path, steps: Mapping[str, Step]) -> tuple[str, str]:
    """Migrate a file; see `identity_schema.stores.migrate.migrate_store`.

    Raises:
        ContractError: ``store.missing``: there is no such file; ``output.foreign``: a line of it is
            no record; ``schema.*``: as for `identity_schema.stores.migrating.route.route`.
    """
    if not path.is_file():
        raise ContractError("store.missing", f"there is no file {shown_uri(str(path))}")
    today = record_schema_version()
    with path.open("rb") as lines:
        found = {_version(line, path) for line in lines} or {today}
    if found == {today}:
        return today, today
    growing = path.with_name(f"{path.name}.rewritten")
    try:
        with path.open("rb") as lines, growing.open("wb") as file:
            for line in lines:
                values = msgspec.json.decode(line)
                route(values.get("schema"), today, steps)
                made = {**upgraded(values, steps, SCHEMA), "schema": today}
                file.write(msgspec.json.encode(made) + b"\n")
        sync(growing)
        replace(growing, path)
    finally:
        growing.unlink(missing_ok=True)
    return min(str(version) for version in found), today


def _version(line: bytes, path: Path) -> str | None:
    try:
        values = msgspec.json.decode(line, type=dict)
        return str(values["schema"]) if "schema" in values else None
    except msgspec.DecodeError:
        message = f"{path} has a line that is no record"
        raise ContractError("output.foreign", message) from None
