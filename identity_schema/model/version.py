"""The version of the schema: what a record, and a table made of records, has in it.

It is a semantic version of its own, beside that of the library: a major step takes something away
or changes a meaning, a minor one adds, a patch corrects a declaration. What it stands for is kept
in ``identity_schema/data/schemas/``, one file a version.

>>> release_of("0.1.0+0123456789ab")
'0.1.0'
>>> is_later("0.10.0", "0.9.0")
True
"""

import re

from identity_schema.errors import ContractError

__all__ = ["FIRST_SCHEMA", "SCHEMA", "is_later", "release_of"]

SCHEMA = "0.1.0"
"""The version that this library reads and writes."""

FIRST_SCHEMA = "0.1.0"
"""The version of what says none."""

_form = re.compile(r"([0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9})(?:\+[0-9a-f]+)?").fullmatch


def release_of(version: str) -> str:
    """Return a version without its content hash.

    Raises:
        ContractError: ``schema.unknown``: it is no version.
    """
    found = _form(version)
    if found is None:
        message = "what says its schema says no version; it was not written by this library"
        raise ContractError("schema.unknown", message)
    return found[1]


def is_later(one: str, other: str) -> bool:
    """Tell whether one version came after another."""
    return _parts(one) > _parts(other)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release_of(version).split("."))
