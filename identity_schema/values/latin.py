"""Latin letters with accents: what nearly every text that is not ASCII is made of.

Readers fold such a text letter by letter with a table, in place of normalizing, casefolding and
filtering the whole. That is the same for the letters and marks of this module: each decomposes
into letters and marks, folding drops every mark, and with no mark left nothing is reordered or
composed again.

>>> spelled_by("Ọ̀gúnbánjọ") is not None, spelled_by("Огун") is None
(True, True)
>>> "ā Ọ̀".translate(table_of(str.upper))
'Ā Ọ̀'
"""

import re
from collections.abc import Callable

__all__ = ["LETTERS", "MARKS", "spelled_by", "table_of"]

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u013e\u0141-\u024f\u1e00-\u1e99\u1e9b-\u1eff"
"""Latin letters, for a class of a regular expression: without those that decompose into signs."""

MARKS = "\u0300-\u0344\u0346-\u034e\u0350-\u036f"
"""Accents that stand behind their letter, without the iota and the joiner among them."""

_SPANS: tuple[tuple[int, int], ...] = (
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x13E),
    (0x141, 0x24F),
    (0x1E00, 0x1E99),
)
_SPANS += ((0x1E9B, 0x1EFF), (0x300, 0x344), (0x346, 0x34E), (0x350, 0x36F))

spelled_by = re.compile(f"[\x00-\x7f{LETTERS}{MARKS}]*").fullmatch
"""Match a text of ASCII characters, these letters and these marks."""


def table_of(fold: Callable[[str], str]) -> dict[int, str]:
    """Return a table for `str.translate` of what each letter and mark beyond ASCII becomes."""
    return {code: fold(chr(code)) for a, b in _SPANS for code in range(a, b + 1)}
