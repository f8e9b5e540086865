"""Latin letters with accents: what nearly every text that is not ASCII is made of.

Readers fold such a text letter by letter with a table, in place of normalizing, casefolding and
filtering the whole. That is the same for the letters and marks of this module: each decomposes
into letters and marks, folding drops every mark, and with no mark left nothing is reordered or
composed again.

>>> spelled_by("Ọ̀gúnbánjọ"), spelled_by("Огун")
(True, False)
"""

from collections.abc import Callable, Mapping

from identity_schema._later import Pattern

__all__ = ["LETTERS", "MARKS", "Folded", "spelled_by"]

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u013e\u0141-\u024f\u1e00-\u1e99\u1e9b-\u1eff"
"""Latin letters, for a class of a regular expression: without those that decompose into signs."""

MARKS = "\u0300-\u0344\u0346-\u034e\u0350-\u036f"
"""Accents that stand behind their letter, without the iota and the joiner among them."""

_spelled = Pattern(f"[\x00-\x7f{LETTERS}{MARKS}]*")


def spelled_by(text: str) -> bool:
    """Tell whether a text has only ASCII characters, these letters and these marks."""
    return _spelled.fullmatch(text) is not None


class Folded(dict[int, str | None]):
    """A table for `str.translate` that folds each letter when it is first met.

    >>> "ā Ọ̀".translate(Folded(str.upper, {32: "_"}))
    'Ā_Ọ̀'
    """

    def __init__(self, fold: Callable[[str], str], known: Mapping[int, str | None]) -> None:
        """Keep what folds one letter, and what is known beforehand."""
        super().__init__(known)
        self._fold = fold

    def __missing__(self, code: int) -> str:
        """Fold a letter and keep what it becomes."""
        self[code] = folded = self._fold(chr(code))
        return folded
