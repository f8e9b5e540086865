"""A piece of a text that joins several names, and what it is made of.

A piece is *whole* (it has a surname and more), *lone* (one full word), *initials*, or only
*titles*. A whole piece shows where its surname stands: ``first``, ``last`` or cannot be told.

>>> def look(text):
...     piece = Piece(text.split())
...     return piece.shape, piece.style
>>> look("SMITH J A"), look("K SMITH"), look("JOHN SMITH"), look("Musa Ibrahim")
(('whole', 'first'), ('whole', 'last'), ('whole', 'last'), ('whole', None))
>>> look("M B"), look("MARY"), look("MRS")
(('initials', None), ('lone', None), ('titles', None))
"""

from collections.abc import Sequence

from identity_schema.values.name.line import Line, titles_end
from identity_schema.values.name.order import initials_in, order_of, suffix_start
from identity_schema.values.name.organisation import kind_of
from identity_schema.values.name.words import (
    CIVIL,
    GIVEN,
    PREFIX,
    TITLE,
    WEAK,
)

__all__ = ["Piece"]


class Piece:
    """One stretch of a joint text.

    Attributes:
        raw: Its words, joined.
        words: Its words with titles.
        names: Its words without titles in front.
        titles: Whether a title stands in front.
        shape: ``whole``, ``lone``, ``initials`` or ``titles``.
        half: Whether it is a given name and initials, whole only if none other is: ``JOHN A``.
        style: Of a whole piece: whether the surname stands ``first`` or ``last``; None if open.
        codes: What is to be said of it on account of another piece.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Look at the words once."""
        self.words = list(words)
        self.raw = self.text = " ".join(words)
        line = self._line = Line(self.words)
        self._start = start = self._after_titles(line)
        end = suffix_start(line, start)
        self.names = self.words[start:]
        self.titles = start > 0
        self._initial = initials_in(line, start, end)
        full = [i for i in range(start, end) if not self._initial[i] and line.keys[i]]
        self._full = full
        given, family = order_of(line, start, end, self._initial)
        self._given_at, self._family_at = given, family
        self.shape = self._shape(start, end)
        self.half = self.shape == "whole" and not family and self._is_half(start)
        self.style = self._style(start) if self.shape == "whole" else None
        self.kind = kind_of(line, self.text)
        self.is_given = bool(start < len(words) and line.flags[start] & GIVEN)
        self.personal = self.titles or bool(line.seen & GIVEN) or any(self._initial)
        self.codes: tuple[str, ...] = ()

    @staticmethod
    def _after_titles(line: Line) -> int:
        start = titles_end(line)
        return start + 1 if line.flags and line.flags[start] & TITLE else start

    def _shape(self, start: int, end: int) -> str:
        if start >= end:
            return "titles"
        if not self._full:
            return "initials"
        prefixed = all(self._line.flags[i] & PREFIX for i in range(start, end - 1))
        return "lone" if len(self._full) == end - start and prefixed else "whole"

    def _is_half(self, start: int) -> bool:
        return self._full == [start] and bool(self._line.flags[start] & GIVEN)

    def _style(self, start: int) -> str | None:
        if self._family_at:
            return "first" if self._family_at[0] == start else "last"
        flags = self._line.flags
        if self._line.flags[0] & CIVIL or self._initial[start]:
            return "last"
        first, last = flags[self._full[0]] & GIVEN, flags[self._full[-1]] & GIVEN
        if bool(first) != bool(last):
            return "last" if first else "first"
        return None

    @property
    def sure(self) -> bool:
        """Tell whether the surname is known by more than its place behind a title."""
        flags, full = self._line.flags, self._full
        given = bool(flags[full[0]] & GIVEN) != bool(flags[full[-1]] & GIVEN)
        return bool(self._family_at) or self._initial[self._start] or given

    @property
    def plain(self) -> bool:
        """Tell whether it is a given name and a surname, as far as its build goes."""
        return len(self.names) - len(self.tail) == 1 and not any(self._initial) and not self.titles

    @property
    def family(self) -> list[str]:
        """Return the words of the surname, at whichever end it stands."""
        return self.head if self.style == "first" else self.tail

    @property
    def given(self) -> list[str]:
        """Return the names that are not the surname."""
        count = len(self.family)
        return self.names[count:] if self.style == "first" else self.names[:-count]

    @property
    def head(self) -> list[str]:
        """Return the surname in front, with its prefixes: ``VAN DER BERG J``."""
        flags = self._line.flags
        end = self._start
        while end < self._full[-1] and flags[end] & PREFIX:
            end += 1
        return self.words[self._start : end + 1]

    @property
    def tail(self) -> list[str]:
        """Return the surname at the end: with prefixes, and whole after initials alone."""
        flags, full = self._line.flags, self._full
        first = full[-1]
        while first - 1 in full and first - 1 > self._start and flags[first - 1] & PREFIX:
            first -= 1
        if self._initial[self._start] and not flags[full[0]] & GIVEN:
            first = full[0]
        return self.words[first:]

    @property
    def businesslike(self) -> bool:
        """Tell ``P GLOBAL``: a word that few persons bear where the surname should be."""
        return bool(self._line.seen & WEAK) and not (self.titles or self._line.seen & GIVEN)

    @property
    def numbered(self) -> bool:
        """Tell whether digits stand in it, but for 2nd and its like."""
        pairs = zip(self._line.keys, self._line.flags, strict=True)
        return any(c.isdigit() for k, flag in pairs if not flag for c in k)

    @property
    def all_given(self) -> bool:
        """Tell whether every word is a common given name."""
        return all(flag & GIVEN for flag in self._line.flags)

    @property
    def short(self) -> bool:
        """Tell whether it is two or three capitals alone, initials or a short name: ``MA``."""
        return len(self.names) == 1 and _is_short_capitals(self.names[0])

    @property
    def ends_short(self) -> bool:
        """Tell whether it is a word and two or three capitals: ``SMITH JA``."""
        return len(self.names) == 2 and _is_short_capitals(self.names[1])


def _is_short_capitals(word: str) -> bool:
    known = Line([word]).flags[0]
    return 1 < len(word) <= 3 and word.isalpha() and word.isupper() and not known & GIVEN
