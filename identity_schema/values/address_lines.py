r"""An address as lines of words, and the small pieces that are read off a line.

A line is what stands between commas, semicolons, line ends or spaced dashes. Every word is held
twice: as written, for the components, and folded (see `address_places.fold`), for look-ups.

>>> [line.text() for line in split("Flat 2,\n10  High Street - London.")]
['Flat 2', '10 High Street', 'London']
>>> line = split("Flat 2 10-12 High Street Leeds")[0]
>>> unit_end(line, 0), number_at(line, 2), street_end(line.keys, 3)
(2, ('10-12', 3), 5)
"""

import re

from identity_schema.values.address_places import fold
from identity_schema.values.address_words import (
    BOX_WORDS,
    DIRECTIONS,
    FLOOR_WORDS,
    NUMBER_SIGNS,
    NUMBER_WORDS,
    ORDINALS,
    PLOTS,
    PREFIX_TYPES,
    SINGLE_STREETS,
    STREET_TYPES,
    UNIT_WORDS,
    WEAK_TYPES,
)
from identity_schema.values.text import clean

__all__ = ["Line", "box_end", "number_at", "rural_end", "split", "street_end", "unit_end"]

_break = re.compile(
    "[,;|\\n\\r\\v\\f\x1c-\x1e\x85\u2028\u2029]|\\s[-\u2013\u2014]\\s(?!\\s*[0-9])"
).split
_spaced_range = re.compile(r"^([0-9]{1,6}[A-Za-z]?) ?[-\u2013] ?(?=[0-9])").sub
_asides = re.compile(r"\([^()]*\)").sub
_EDGES = '"()[]{}<>*:`\u201c\u201d\u2018\u00ab\u00bb'

_number = re.compile(r"-?[0-9]{1,6}[A-Za-z]?(?:[-/&+\u2013][0-9]{0,6}[A-Za-z]?)*").fullmatch
_half = re.compile("[1-3]/[2-4]").fullmatch
_slashed = re.compile(r"[A-Za-z]{1,2}[0-9]{0,4}/[0-9]{1,6}[A-Za-z]?").fullmatch
_unit_name = re.compile(
    r"(?:[0-9]{1,5}[a-z]{0,2}|[a-z]|[a-z]{1,2}[0-9]{1,4}[a-z]?|[0-9]{1,2}f[0-9]{1,2}|[ivx]{2,4})"
    r"(?: [0-9a-z]{1,4}){0,2}"
).fullmatch
_ordinal = re.compile("[0-9]{0,2}(?:1st|2nd|3rd|[04-9]th|1[1-3]th)").fullmatch
_scottish = re.compile("[0-9]{1,2}f[0-9]{1,2}|[bgpt]f[0-9]{1,2}").fullmatch
_ABBREVIATION = 5
_BEFORE_BOX = frozenset(
    {"", "po", "p o", "private", "locked", "post office", "box", "p", "private mail", "p m"}
)
_LONGEST_STREET = 24  # words to look ahead: no name is that long, and a look to the end is squared
_ALONE = frozenset({"penthouse", "lobby", "bsmt", "frnt", "lbby", "lowr", "uppr"})
_HIGHWAYS = frozenset({"highway", "hwy", "sh", "route", "motorway", "interstate", "rte", "fm"})
_TYPES_BUT_SAINT = STREET_TYPES - {"st"}
_ROADS = (frozenset[str](), frozenset({"route", "grande", "mont"}))
_BRANCHES = frozenset({"business", "bypass", "alternate", "alt", "spur", "truck"})
_NUMBERED = frozenset({"county", "state", "ranch", "township", "forest"})


class Line:
    """The words of one line, as written and folded."""

    __slots__ = ("keys", "words")

    def __init__(self, words: list[str], keys: list[str]) -> None:
        """Take words and their folded keys, equally many."""
        self.words = words
        self.keys = keys

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Return words as written, joined by single spaces."""
        return " ".join(self.words[start:end])

    def key(self, start: int = 0, end: int | None = None) -> str:
        """Return words folded, joined by single spaces."""
        return " ".join(self.keys[start:end])

    def cut(self, start: int, end: int | None = None) -> None:
        """Take words out."""
        del self.words[start:end]
        del self.keys[start:end]


def split(text: str) -> list[Line]:
    """Cut a text into lines of words; lines without a word are dropped."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if "(" in text:
        text = _asides(",", text)
    lines = []
    for part in _break(text):
        if part:
            line = _line(part)
            if line.words:
                lines.append(line)
    if lines and lines[-1].words[-1].endswith(".") and len(lines[-1].words[-1]) > _ABBREVIATION:
        lines[-1].words[-1] = lines[-1].words[-1].rstrip(".")
    return lines


def _line(part: str) -> Line:
    part = clean(part)
    if "- " in part or " -" in part:
        part = _spaced_range(r"\1-", part)
    words, keys = [], []
    for word in part.split(" "):
        word = word.strip(_EDGES)  # noqa: PLW2901  # the bare word is the word from here on
        key = fold(word) if word != "#" else "no"
        if key:
            words.append(word)
            keys.append(key)
    return Line(words, keys)


def unit_end(line: Line, start: int) -> int:
    """Return where the unit that begins at a word ends: ``Flat 2``, ``6th Floor``, ``#104``.

    The answer is ``start`` where no unit begins there.
    """
    keys = line.keys
    n = len(keys)
    key = keys[start]
    if key in UNIT_WORDS:
        i = start + 1
        if i < n and (keys[i] in {"no", "number", "num"} or line.words[i] == "#"):
            i += 1
        if i + 1 < n and keys[i] in ORDINALS and keys[i + 1] in FLOOR_WORDS:
            return i + 2
        if i < n and (keys[i] in NUMBER_WORDS or _unit_name(keys[i])):
            return i + 2 if _is_letter_of_unit(keys, i + 1) else i + 1
        return start + 1 if key in _ALONE else start
    if (key in ORDINALS or _ordinal(key)) and start + 1 < n and keys[start + 1] in FLOOR_WORDS:
        end = start + 2
        return end + 1 if end < n and keys[end] in {"flat", "maisonette"} else end
    if _scottish(key):
        return start + 1
    if line.words[start][0] == "#" and start + 1 < n and _number(line.words[start + 1]):
        return start + 2 if line.words[start] == "#" else start + 1
    return start


def _is_letter_of_unit(keys: list[str], i: int) -> bool:
    """Tell whether a letter belongs to the unit's number before it: Suite 14 A."""
    if i >= len(keys) or not keys[i - 1].isdigit():
        return False
    letter = len(keys[i]) == 1 and keys[i].isalpha() and keys[i] not in DIRECTIONS
    return letter and (i + 1 == len(keys) or keys[i + 1] not in STREET_TYPES)


def number_at(line: Line, start: int) -> tuple[str | None, int]:
    """Read a building's number at a word.

    Returns:
        The number as written, without ``No.`` or ``#`` before it and with ``Plot`` or ``Lot``, and
        where it ends; None and ``start`` where none stands there. A number that ends the line is
        one too.
    """
    words, keys = line.words, line.keys
    n = len(words)
    first = start
    while first < start + 2 and first + 1 < n and keys[first] in NUMBER_SIGNS:
        first += 1
    if keys[start] in PLOTS and start + 1 < n:
        plot = start + 2 if keys[start + 1] in {"no", "number"} and start + 2 < n else start + 1
        if _number(words[plot].lstrip("#")):
            return line.text(start, plot + 1), plot + 1
        return None, start
    word = words[first].lstrip("#").lstrip(".")
    if keys[start].startswith("no") and keys[start][2:].isdigit():
        word = words[start][-len(keys[start][2:]) :]
    if not (_number(word) or _slashed(word)):
        return None, start
    word = word.rstrip("/-&+")
    end = first + 1
    if end < n and _half(words[end]):
        return f"{word} {words[end]}", end + 1
    if end + 1 < n and len(keys[end]) == 1 and keys[end].isalpha() and word[-1].isdigit():
        after = keys[end + 1]
        if keys[end] == "y":  # the Welsh article
            return word, end
        if after not in STREET_TYPES and after not in WEAK_TYPES and keys[end] not in DIRECTIONS:
            return f"{word} {words[end]}", end + 1
    return word, end


def box_end(keys: list[str], start: int = 0) -> int:
    """Return where a PO Box, Private Bag or the like that begins at a word ends, else ``start``."""
    n = len(keys)
    for i in range(start, min(start + 4, n)):
        if keys[i] in BOX_WORDS or keys[i] in {"pobox", "po box"}:
            break
    else:
        if keys[start : start + 3] != ["p", "m", "b"]:
            return start
        i = start + 2
    if " ".join(keys[start:i]) not in _BEFORE_BOX:
        return start
    i += 1
    if i < n and keys[i] in {"no", "number", "num"}:
        i += 1
    end = i
    while end < n and end < i + 3 and keys[end].replace(" ", "").isdigit():
        end += 1
    if end == i and i < n and len(keys[i]) <= 8 and any(c.isdigit() for c in keys[i]):
        end = i + 1
    return end if end > i else start


def street_end(keys: list[str], start: int) -> int:
    """Return where a street's name that begins at a word surely ends, or ``start``.

    The name ends with a street type (and a direction that ends the line), with the number of a
    highway, after ``The`` and one word, with the line where its type comes first (``Heol Las``),
    or is a word like Broadway that needs no type.
    """
    n = len(keys)
    reach = min(n, start + _LONGEST_STREET)
    first = start + (start + 1 < n and keys[start] in {"la", "le", "les"})
    if first + 1 < n and (keys[first] in PREFIX_TYPES or keys[first] in _ROADS[first - start]):
        return n
    last = max((i for i in range(start, reach) if keys[i] in _TYPES_BUT_SAINT), default=start)
    for i in range(start, reach):
        if rural_end(keys, i) > i:
            return start
        end = _numbered_end(keys, i, start) or (_type_end(keys, i, last) if i > start else 0)
        if end:
            return end + 1 if end + 1 == n and keys[end] in DIRECTIONS else end
    if start + 1 < n and keys[start] == "the":
        return start + 2
    return start + 1 if start < n and keys[start] in SINGLE_STREETS else start


def _numbered_end(keys: list[str], i: int, start: int) -> int:
    """Return where a numbered street ends: Highway 27, SH1, County Road 43, Road 5; or 0."""
    key = keys[i]
    if key.startswith("sh") and key[2:].isdigit():
        return i + 1
    if i + 1 == len(keys) or not keys[i + 1].isdigit():
        return 0
    if key in _HIGHWAYS or (i == start and key in STREET_TYPES):
        after = keys[i + 2 : i + 3]
        lettered = len(keys) == i + 3 and len(after[0]) == 1 and after[0] not in DIRECTIONS
        return i + 3 if after and (lettered or after[0] in _BRANCHES) else i + 2
    return i + 2 if key == "road" and keys[i - 1] in _NUMBERED else 0


def _type_end(keys: list[str], i: int, last: int) -> int:
    """Return where a street's type ends that stands at a word, or 0."""
    key = keys[i]
    if key not in STREET_TYPES or (key == "st" and last > i + 1):
        return 0  # St before another type is Saint
    end = i + 1
    while end < len(keys) and keys[end] in _TYPES_BUT_SAINT and rural_end(keys, end) == end:
        end += 1
    return end


def rural_end(keys: list[str], i: int) -> int:
    """Return where a rural delivery that begins at a word ends, else ``i``: RD 2, RD2, R D 2."""
    n = len(keys)
    if keys[i] == "rural" and i + 2 < n and keys[i + 1] == "delivery" and keys[i + 2].isdigit():
        return i + 3
    if keys[i] == "r" and i + 2 < n and keys[i + 1] == "d" and keys[i + 2].isdigit():
        return i + 3
    if keys[i] == "rd" and i + 1 < n and keys[i + 1].isdigit():
        return i + 2
    return i + 1 if keys[i].startswith("rd") and keys[i][2:].isdigit() else i
