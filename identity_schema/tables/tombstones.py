"""The table of tombstones: what was purged, when and why; nothing of what it was.

A store has it from its first purge on. It is no table of the canonical model: its rows speak of
what is no longer there.

>>> grave_of("payroll/2026-11.jsonl:7")[:16]
'4486741c678c1396'
"""

from hashlib import sha256

from identity_schema.tables.columns import Column, Table, Type

__all__ = ["TOMBSTONES", "grave_of"]

TOMBSTONES = Table(
    "tombstones",
    "What was purged: a hash of its key, when, why, and how much.",
    (
        Column("key_hash", Type.TEXT, "SHA-256, hex, of the record's or the payload's key.",
               nullable=False),
        Column("subject", Type.TEXT, "record or payload: what the key is of.", nullable=False),
        Column("action", Type.TEXT, "deleted; blanked; or part: a payload that lost what it said of"
               " a deleted record.", nullable=False),
        Column("purged_at", Type.TIMESTAMP, "The time that the purge was made as of.",
               nullable=False),
        Column("reason", Type.TEXT, "erasure, or the rule of the policy, from 1: rule 2.",
               nullable=False),
        Column("rows_deleted", Type.INTEGER, "Rows that went, in all tables.", nullable=False),
        Column("values_blanked", Type.INTEGER, "Values that were blanked, in all tables.",
               nullable=False),
    ),
)  # fmt: skip


def grave_of(key: str) -> str:
    """Return what a tombstone says in place of a key, since a caller's key may be personal."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
