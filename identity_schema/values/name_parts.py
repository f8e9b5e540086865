"""The parts of a person's name, as far as they are certain.

Certain are a comma (``FAMILY, Given Middle``), a title in the middle (``Lapworth Mr JM``), and
one full word among initials (``SMITH J A``, ``MR J SMITH``); after a title such as Mr also a
full word, initials and a full word (``MR HOMER J SIMPSON``). In every other name the order is
open, and no part is guessed: *Musa Ibrahim* may come with either name first.

>>> from identity_schema.values.name_line import Line
>>> def family(text):
...     return parts_of(Line(text.split()), text).family_name
>>> family("DE LA CRUZ, Maria"), family("Lapworth Mr JM"), family("J VAN DER BERG")
('DE LA CRUZ', 'Lapworth', 'VAN DER BERG')
>>> family("Lapworth Jacob Murray"), family("DAVID P"), family("O BRIEN J A")
(None, None, 'O BRIEN')
"""

from collections.abc import Iterator, Sequence

from identity_schema.values.name_line import Line, is_block, is_initial, letters_of, titles_end
from identity_schema.values.name_words import (
    ANY_TITLE,
    CIVIL,
    GENERATION,
    GIVEN,
    HONOUR,
    JOINER,
    PREFIX,
)

__all__ = ["Parts", "initials_in", "order_of", "parts_of", "suffix_start"]

_EDGES = '.,;()"'
_SUFFIX = GENERATION | HONOUR
_SPECIAL = ANY_TITLE | _SUFFIX | JOINER
_OPEN: tuple[Sequence[int], Sequence[int]] = ((), ())


class Parts:
    """What could be told apart, each None where it could not.

    Attributes:
        title: Titles in front or in the middle, as written, without dots at the ends.
        suffix: Generation, honours and degrees at the end, as written.
        initials: Initials that stand for names, upper case, parted by spaces.
        given_name: First given name.
        middle_name: Further given names.
        family_name: Family name with its prefixes.
        matching: The words in the order given, middle, family, generation, for the normal form.
    """

    __slots__ = (
        "family_name", "given_name", "initials", "matching", "middle_name", "suffix", "title",
    )  # fmt: skip

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.title: str | None = None
        self.suffix: str | None = None
        self.initials: str | None = None
        self.given_name: str | None = None
        self.middle_name: str | None = None
        self.family_name: str | None = None
        self.matching: list[str] = []


def parts_of(line: Line, text: str) -> Parts:
    """Return the parts of a person's name."""
    parts = Parts()
    keys = line.keys
    if not line.seen & _SPECIAL and "," not in text and min(map(len, keys)) > 3:
        parts.matching = keys
        return parts
    start = titles_end(line)
    end = suffix_start(line, start)
    initial = initials_in(line, start, end)
    given, family = order_of(line, start, end, initial)
    named = {*given, *family}
    edges = [i for i in range(len(keys)) if i not in named and (named or not start <= i < end)]
    parts.title = _joined(line, edges, ANY_TITLE)
    parts.suffix = _joined(line, edges, _SUFFIX)
    if family:
        parts.family_name = " ".join(line.words[i] for i in family).strip(_EDGES)
        _note_given(parts, line, given, initial)
    names = [*given, *family] or range(start, end)
    for i in names:
        parts.matching += letters_of(keys[i]).lower().split() if initial[i] else [keys[i]]
    parts.matching += [k for k, f in _behind(line, end) if f & GENERATION]
    return parts


def suffix_start(line: Line, start: int) -> int:
    """Return the index of the first word behind the name: a suffix needs two words before it."""
    end = len(line.keys)
    while end - start > 1:
        flag = line.flags[end - 1]
        suffix = flag & (GENERATION | HONOUR) and (
            end - start > 2 or line.words[end - 2].endswith(",")
        )
        if not (suffix or flag & CIVIL or not line.keys[end - 1]):
            break
        end -= 1
    return end


def initials_in(line: Line, start: int, end: int) -> list[bool]:
    """Tell of every word of a line whether it is initials; capitals count among small letters."""
    words, keys, flags = line.words, line.keys, line.flags
    initial = [is_initial(w.rstrip(","), k) for w, k in zip(words, keys, strict=True)]
    if any(not words[i].isupper() for i in range(start, end) if not initial[i]):
        for i in range(start, end):
            initial[i] = initial[i] or is_block(words[i], keys[i], flags[i])
    return initial


def order_of(
    line: Line, start: int, end: int, initial: list[bool]
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the indexes of given names and of the family name; both empty where it is open."""
    commas = [i for i in range(start, end - 1) if line.words[i].endswith(",")]
    if commas:
        return _comma_order(line, start, end, commas)
    for middle in range(start + 1, end - 1):
        if line.flags[middle] & CIVIL and not start:
            return range(middle + 1, end), range(start, middle)
    return _initials_order(line, start, end, initial)


def _comma_order(
    line: Line, start: int, end: int, commas: list[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """``FAMILY, Given Middle``, unless the left side is a whole name (``JOHN SMITH, MARY JONES``)."""
    comma = commas[0]
    if len(commas) > 1 or _is_whole(line, start, comma, end):
        return _OPEN
    given = comma + 1
    while given < end - 1 and line.flags[given] & ANY_TITLE:
        given += 1
    return range(given, end), range(start, comma + 1)


def _is_whole(line: Line, start: int, comma: int, end: int) -> bool:
    """Tell whether a whole name stands on either side, so that the comma is no surname's."""
    flags, words = line.flags, line.words
    if comma == start or (words[start].isupper() and not words[end - 1].isupper()):
        return False
    if len(line.keys[start]) == 1:
        return True
    left = flags[start] & GIVEN and not flags[comma] & GIVEN
    last_given = flags[end - 1] & GIVEN and end - 1 > comma + 1
    return bool(left and flags[comma + 1] & GIVEN and not last_given)


def _initials_order(
    line: Line, start: int, end: int, initial: list[bool]
) -> tuple[Sequence[int], Sequence[int]]:
    """One full word, prefixes before it, among initials."""
    flags = line.flags
    full = [i for i in range(start, end) if not initial[i]]
    count = end - start - len(full)
    if not count or not full:
        return _OPEN
    first, last = full[0], full[-1]
    if line.keys[start] == "o" and full == [start + 1] and count > 1:
        return range(start + 2, end), range(start, start + 2)
    if all(flags[i] & PREFIX for i in full[:-1]) and last - first == len(full) - 1:
        if last == end - 1:
            return range(start, first), full
        if first == start and not (count == 1 and len(full) == 1 and flags[last] & GIVEN):
            return range(last + 1, end), full
    if start and flags[start - 1] & CIVIL and first == start and last == end - 1:
        family = [i for i in full[1:] if i > start + count]
        if len(family) == len(full) - 1 and all(flags[i] & PREFIX for i in family[:-1]):
            return range(start, start + 1 + count), family
    return _OPEN


def _joined(line: Line, indexes: list[int], flag: int) -> str | None:
    """Join those words that bear the flag, as written."""
    return " ".join(line.words[i].strip(_EDGES) for i in indexes if line.flags[i] & flag) or None


def _note_given(parts: Parts, line: Line, given: Sequence[int], initial: list[bool]) -> None:
    """The first full word is the given name, unless an initial stands for it."""
    letters = " ".join(letters_of(line.words[i]) for i in given if initial[i])
    full = [i for i in given if line.keys[i] and not initial[i]]
    parts.initials = letters or None
    if full and full[0] == given[0]:
        parts.given_name = line.words[full.pop(0)].strip(_EDGES)
    parts.middle_name = " ".join(line.words[i] for i in full).strip(_EDGES) or None


def _behind(line: Line, end: int) -> Iterator[tuple[str, int]]:
    return zip(line.keys[end:], line.flags[end:], strict=True)
