"""A reading: what a reader made of one value, and why it made no more of it.

Every reader in `identity_schema.values` and `identity_schema.numbers` answers with a `Reading`
and never raises on data. A value of the wrong shape has no normal form and a code; a value that is
well formed but doubtful (a failed check digit, an unregistered branch) keeps its normal form and
a code warns.

>>> refuse("undefined undefined").codes
('value.placeholder',)
>>> refuse("   ").codes
('value.empty',)
>>> refuse(None).codes
('value.type',)
>>> refuse("x" * 5000).codes
('value.too_long',)
>>> refuse("Ngaio") is None
True
"""

from decimal import Decimal
from typing import Any, Generic, TypeVar

import attrs

from identity_schema._twin import bare_twin

__all__ = ["MAX_LENGTH", "PLACEHOLDERS", "Reading", "reading", "refuse", "text_of"]

T = TypeVar("T")

MAX_LENGTH = 2000
"""Longest text, in characters, that a reader looks at; longer text is ``value.too_long``."""

PLACEHOLDERS = frozenset(
    {
        "-", "--", "---", ".", "..", "...", "?", "_", "/", "#n/a", "n/a", "n.a.", "n/a.", "na/na",
        "nan", "nil", "none", "none none", "null", "null null", "undefined",
        "undefined undefined", "undefined undefined undefined", "invalid date", "not applicable",
        "not available", "not provided", "not set", "not specified", "not stated", "unknown",
        "unknown unknown", "unspecified", "tba", "tbc", "tbd", "[object object]", "default",
        "no data", "missing", "empty", "(null)", "(none)", "<null>", "<none>",
    }
)  # fmt: skip
"""Words, in lower case, that systems write where a value is missing. ``NA`` is not among them: it
is the country code of Namibia; nor are words that are also names or answers (``no``, ``test``)."""


@attrs.frozen(weakref_slot=False)
class Reading(Generic[T]):
    """One value as it was read.

    Attributes:
        raw: The text as sent, character for character; for a number or a boolean its JSON text.
        value: The typed normal form, or None where the text has none.
        codes: Reason codes, empty when nothing is to be said. `identity_schema.codes` tells what
            each means. With a value they warn, without one they say why there is none.
        candidates: The normal forms that the text could mean, where it means more than one and
            none was chosen (``date.ambiguous``); otherwise empty.
    """

    raw: str = attrs.field(repr=False)
    value: T | None = attrs.field(repr=False)
    codes: tuple[str, ...] = ()
    candidates: tuple[T, ...] = attrs.field(default=(), repr=False)


_Open: Any = bare_twin(Reading)


def reading(
    raw: str, value: T | None, codes: tuple[str, ...] = (), candidates: tuple[T, ...] = ()
) -> Reading[T]:
    """Make a `Reading` by way of its mutable twin, which costs half of the plain constructor."""
    made = _Open()
    made.raw = raw
    made.value = value
    made.codes = codes
    made.candidates = candidates
    made.__class__ = Reading
    return made  # type: ignore[no-any-return]  # the twin is Any until its class is changed


def text_of(raw: object) -> str:
    """Return the text of a JSON scalar: itself for a string, else as JSON writes it."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int):
        return str(Decimal(raw))  # str of an int refuses more than 4,300 digits
    if isinstance(raw, float | Decimal):
        return str(raw)
    return ""


def refuse(raw: object) -> Reading[Any] | None:
    """Answer for what is no text to read, or None where a reader should go on.

    Args:
        raw: Any value out of a payload.

    Returns:
        A reading without value and with ``value.type`` (not a string), ``value.empty`` (nothing
        but white space), ``value.placeholder`` (a word of `PLACEHOLDERS`) or ``value.too_long``
        (more than `MAX_LENGTH` characters); None for a string with something in it.
    """
    if not isinstance(raw, str):
        return reading(text_of(raw), None, ("value.type",))
    if len(raw) > MAX_LENGTH:
        return reading(raw, None, ("value.too_long",))
    bare = raw.strip()
    if not bare:
        return reading(raw, None, ("value.empty",))
    if len(bare) < 32 and bare.lower() in PLACEHOLDERS:
        return reading(raw, None, ("value.placeholder",))
    return None
