"""Mess: what was done to a payload, and what a right answer then is."""

from typing import Any, NamedTuple

import attrs

__all__ = ["GONE", "Change", "Mess"]

GONE: Any = object()
"""Stands for the absence of a key."""


@attrs.frozen
class Mess:
    """What was done to a payload, and what a right answer then is.

    Attributes:
        kind: Name of the mess.
        pointer: Where, as a JSON Pointer into the payload; empty for all of it.
        answer: ``value``: the truth holds what a right answer has there, which for what is
            missing, null or empty is nothing; ``code``: the value cannot be read, or is to be
            doubted, and a reason says so; ``unmapped``: it is reported as unknown.
        code: The reason code where ``answer`` is ``code``, in the words of
            `identity_schema.codes`; else None.
        says: The right answer in plain words.
    """

    kind: str
    pointer: str
    answer: str
    code: str | None
    says: str


class Change(NamedTuple):
    """What to put at a spot.

    Attributes:
        value: The new value, or `GONE`.
        answer: See `Mess`.
        code: See `Mess`.
        key: A further key for the value, beside what is there; None to replace that.
    """

    value: Any
    answer: str = "value"
    code: str | None = None
    key: str | None = None
