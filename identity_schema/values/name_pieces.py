"""The pieces of a text that joins several names, and what each piece is made of.

A piece is *whole* (it has a surname and more), *lone* (one full word), *initials*, or only
*titles*. A whole piece shows where its surname stands: ``first``, ``last`` or cannot be told.

>>> groups_of("MR J SMITH & MRS K SMITH")
([['MR', 'J', 'SMITH'], ['MRS', 'K', 'SMITH']], ())
>>> groups_of("J SMITH/K JONES AND OTHERS")
([['J', 'SMITH'], ['K', 'JONES']], ('name.more_holders',))
>>> [(p.shape, p.style) for p in by_commas([["SMITH", "J", "A"], ["M", "B"], ["MRS"]])]
[('whole', 'first'), ('initials', None), ('titles', None)]
"""

import re
from collections.abc import Sequence

from identity_schema.values.name_line import Line, titles_end
from identity_schema.values.name_organisation import kind_of
from identity_schema.values.name_parts import initials_in, order_of, suffix_start
from identity_schema.values.name_words import (
    ANY_TITLE,
    CIVIL,
    GIVEN,
    PREFIX,
    TITLE,
    VACANT,
    key,
)

__all__ = ["Piece", "by_commas", "groups_of", "titles_dealt"]

# Signs that join also without spaces around them, but not within these abbreviations.
_joining_signs = re.compile(r"([&+/])").split
_ABBREVIATIONS = frozenset(
    {"a/c", "a/l", "a/p", "c/o", "d/b/a", "d/o", "f/b/o", "n/a", "o/a", "s/o", "t/a", "w/o"}
)
_EITHER = frozenset({"and/or", "&/or", "or/and"})
_SIGNS = frozenset({"&", "+", "/"})
_OTHERS = frozenset(
    {"anor", "another", "husband", "other", "others", "ors", "partner", "spouse", "wife"}
)


class Piece:
    """One stretch of a joint text.

    Attributes:
        raw: Its words, joined.
        words: Its words with titles.
        names: Its words without titles in front.
        titles: Whether a title stands in front.
        shape: ``whole``, ``lone``, ``initials`` or ``titles``.
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
        self.style = self._style(start, end) if self.shape == "whole" else None
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

    def _style(self, start: int, end: int) -> str | None:
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
    def short(self) -> bool:
        """Tell whether it is two or three capitals alone, initials or a short name: ``MA``."""
        return len(self.names) == 1 and _is_short_capitals(self.names[0])

    @property
    def ends_short(self) -> bool:
        """Tell whether it is a word and two or three capitals: ``SMITH JA``."""
        return len(self.names) == 2 and _is_short_capitals(self.names[1])


def groups_of(text: str) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return the words between the signs and words that join, and what is to be said of them.

    Returns:
        The groups of words, none where nothing is joined and no comma stands; the code
        ``name.more_holders`` where the text ends in ``& OTHERS``, in ``AND WIFE`` or in a joining
        sign, ``name.placeholder_part`` where a group was a placeholder and is left out.
    """
    words = _apart(text)
    groups: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if word in _SIGNS or key(word) in _EITHER or key(word) == "and":
            groups.append([])
        elif key(word) == "or" and _joins_wholes(words, at):
            groups.append([])
        else:
            groups[-1].append(word)
    codes: tuple[str, ...] = ()
    if len(groups) > 1 and all(key(w) in _OTHERS or w.isdigit() for w in groups[-1]):
        groups.pop()
        codes = ("name.more_holders",)
    named = [group for group in groups if group and not all(_is_vacant(w) for w in group)]
    if named and len(named) < sum(map(bool, groups)):
        codes = (*codes, "name.placeholder_part")
    if len(named) == 1 and not codes and "," not in text:
        return [], ()
    return named, codes


def by_commas(groups: list[list[str]]) -> list[Piece] | None:
    """Part the groups at commas that part holders; a surname in front stays with its comma.

    Returns:
        The pieces, an empty list where commas leave it open, None where there is one name only.
    """
    parted = [_parted(group) for group in groups]
    if len(parted) == 1:
        return _list_of_wholes(parted[0])
    if all(len(parts) == 2 for parts in parted):
        named = [Piece([*_comma(a), *b]) for a, b in parted]
        return named if all(p.style == "first" for p in named) else _flat(parted)
    if len(parted[0]) == 2 and all(len(parts) == 1 for parts in parted[1:]):
        return _surname_in_front(parted)
    return _flat(parted)


def titles_dealt(found: list[Piece]) -> list[Piece]:
    """Deal titles that stand together to the names: ``MR & MRS J & K SMITH``."""
    if len(found) != 3 or found[0].shape != "titles" or not found[1].titles or found[2].titles:
        return found
    if found[1].shape not in {"initials", "lone"} or found[2].shape != "whole":
        return found
    title = found[1].words[: len(found[1].words) - len(found[1].names)]
    return [
        Piece([*found[0].words, *found[1].names]),
        Piece([*title, *found[2].words]),
    ]


def _apart(text: str) -> list[str]:
    """Return the words of a text, signs that join as words of their own."""
    words: list[str] = []
    for word in text.replace("&amp;", "&").replace(" ,", ",").replace(",", ", ").split():
        bare = word.lower()
        if bare in _ABBREVIATIONS or bare in _EITHER or any(map(str.isdigit, word)):
            words.append(word)
        else:
            words.extend(part for part in _joining_signs(word) if part)
    return words


def _is_vacant(word: str) -> bool:
    return bool(Line([word]).seen & VACANT)


def _joins_wholes(words: list[str], at: int) -> bool:
    """Tell whether OR stands between two names of two words; *Or* is a name as well."""
    around = [*words[max(at - 2, 0) : at], *words[at + 1 : at + 3]]
    return len(around) == 4 and not any(w in _SIGNS or key(w) in {"and", "or"} for w in around)


def _parted(group: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in group:
        parts[-1].append(word.rstrip(","))
        if word.endswith(","):
            parts.append([])
    return [[w for w in part if w] for part in parts if any(part)]


def _comma(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1] + ","]


def _flat(parted: list[list[list[str]]]) -> list[Piece]:
    return [Piece(part) for parts in parted for part in parts]


def _list_of_wholes(parts: list[list[str]]) -> list[Piece] | None:
    """``J SMITH, K JONES`` is a list; ``SMITH, JOHN`` and ``JOHN SMITH, PHD`` are one name."""
    if len(parts) < 2:
        return None
    found = [Piece(part) for part in parts]
    lists = all(p.shape == "whole" and p.style and p.personal for p in found)
    return found if lists else None


def _surname_in_front(parted: list[list[list[str]]]) -> list[Piece]:
    """``SMITH, JOHN & MARY`` shares a surname in front; ``A, B & C SMITH`` is a list."""
    surname, first = (Piece(part) for part in parted[0])
    rest = [Piece(parts[0]) for parts in parted[1:]]
    if surname.shape != "lone" or rest[-1].shape == "whole" and not _all_given(rest[-1]):
        return _flat(parted)
    if surname.is_given and not first.is_given and first.shape != "initials":
        return _flat(parted)
    alike = first.is_given or first.shape == "initials" or surname.titles
    if not alike:
        return []
    front = _comma(surname.words)
    made = [Piece([*front, *first.words])]
    for piece in rest:
        made.append(Piece([*front, *piece.words]))
        made[-1].raw = piece.raw
        made[-1].codes = ("name.surname_shared",)
    return made


def _all_given(piece: Piece) -> bool:
    return all(f & GIVEN for f in piece._line.flags)


def _is_short_capitals(word: str) -> bool:
    known = Line([word]).flags[0]
    return 1 < len(word) <= 3 and word.isalpha() and word.isupper() and not known & GIVEN
