"""Readers of numbers: one module per number format.

Every module has ``read(raw, ...) -> Reading``; see `identity_schema.reading`. `bank_account` and
`identifier` choose the format by what the caller knows of the number.
"""

from identity_schema.numbers._tables import clear_caches

__all__ = ["clear_caches"]
