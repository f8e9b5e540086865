"""Masked number: one that its sender has made unreadable in part, with stars, bullets or x.

Banks and providers send card numbers as ``****-****-****-0000`` (Akahu: at least eight digits are
hidden) and account numbers as ``06*****4`` (Okra; the mask need not be as long as the number). A
masked number is kept as it was sent, never padded and never checked.

>>> read("****-****-****-0000").value.last
'0000'
>>> read("06*****4").value.first, read("06*****4").value.last
('06', '4')
>>> read("06*****4").value.formatted
'06*****4'
>>> read("01-0902-0068389-00").codes  # nothing is hidden
('masked.none',)
>>> is_masked("XX-XXXX-XXXXX89-00"), is_masked("Max Foxx")
(True, False)
"""

import re

import attrs

from identity_schema.numbers._text import DASHES, INVISIBLE, SPACES, compact
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["Masked", "is_masked", "read"]

_STARS = "*\u2022\u2217\u2219\u22c6\u25a0\u25aa\u25cf\u25cb\u2588\u2026\u204e\uff0a\u2b24"
_STAR = re.compile(f"[{re.escape(_STARS)}]|#(?=#)|(?<=#)#")
_CROSSES = re.compile(r"(?<![A-Za-z])[xX]{2,}(?![A-Za-z])")
_LONG_CROSSES = re.compile(r"[xX]{3,}")
_SEPARATORS = DASHES + SPACES + INVISIBLE + "./_"
_ONLY_CROSSED = re.compile(f"[0-9xX{re.escape(_SEPARATORS)}]+")
_DIGITS = "0123456789"


@attrs.frozen(weakref_slot=False)
class Masked:
    """A number of which some characters are hidden.

    Attributes:
        text: As sent, without white space around it.
        first: The digits before the first hidden character, empty when there are none.
        last: The digits after the last hidden character, empty when there are none.
    """

    text: str = attrs.field(repr=False)
    first: str = attrs.field(repr=False)
    last: str = attrs.field(repr=False)

    @property
    def formatted(self) -> str:
        """The text itself: a mask has no other form."""
        return self.text


def is_masked(raw: object, *, lettered: bool = False) -> bool:
    """Tell whether a text is a number with hidden characters.

    Args:
        raw: Any value; what is no string is not masked.
        lettered: The number has letters of its own, as passports do: an ``x`` then hides
            something only in a run of three, where otherwise one among digits is enough.
    """
    if not isinstance(raw, str):
        return False
    if stars := len(_STAR.findall(raw)):
        return stars > 1 or any(c in _DIGITS for c in raw)
    if lettered:
        return _LONG_CROSSES.search(raw) is not None
    crosses = raw.count("x") + raw.count("X")
    if not crosses or (crosses < 4 and not any(c in _DIGITS for c in raw)):
        return False
    return _CROSSES.search(raw) is not None or _ONLY_CROSSED.fullmatch(raw) is not None


def read(raw: object) -> Reading[Masked]:
    """Read a masked number.

    Returns:
        The number as sent and its visible ends; without value and with ``masked.none`` where
        nothing is hidden, or with a code of `identity_schema.reading.refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    if not is_masked(text):
        return reading(text, None, ("masked.none",))
    bare = compact(text)
    first = bare[: len(bare) - len(bare.lstrip(_DIGITS))]
    last = bare[len(bare.rstrip(_DIGITS)) :]
    return reading(text, Masked(text.strip(), first, last))
