"""Which keys of a request name something in a store, which did before, and which never did."""

from collections.abc import Callable, Sequence
from typing import Any

from identity_schema.tables.tombstones import grave_of

__all__ = ["Ask", "buried_keys", "strange_keys"]

Ask = Callable[[str], Sequence[tuple[Any, ...]]]
"""Runs one statement and returns its rows."""

_NAMED = """\
SELECT record_key FROM records WHERE record_key IN (SELECT key FROM {table})
UNION SELECT payload_key FROM records WHERE payload_key IN (SELECT key FROM {table})
UNION SELECT subject_id FROM records WHERE subject_id IN (SELECT key FROM {table})
UNION SELECT record_key FROM payloads WHERE record_key IN (SELECT key FROM {table})
"""


def strange_keys(table: str, keys: frozenset[str], ask: Ask) -> frozenset[str]:
    """Return the keys that name nothing in the store.

    Args:
        table: A table that has them in its column ``key``.
        keys: The same keys.
        ask: Asks the store.
    """
    if not keys:
        return frozenset()
    return keys.difference(key for (key,) in ask(_NAMED.format(table=table)))


def buried_keys(graves: str, keys: frozenset[str], ask: Ask) -> frozenset[str]:
    """Return the keys of what was deleted before: a request that is given again finds them so.

    Args:
        graves: SQL of the store's tombstones; empty where it has none.
        keys: The keys.
        ask: Asks the store.
    """
    if not graves or not keys:
        return frozenset()
    of_hash = {grave_of(key): key for key in keys}
    listed = ", ".join(f"'{key_hash}'" for key_hash in sorted(of_hash))
    query = f"SELECT key_hash FROM {graves} WHERE action = 'deleted' AND key_hash IN ({listed})"  # noqa: S608 - hashes
    return frozenset(of_hash[key_hash] for (key_hash,) in ask(query))
