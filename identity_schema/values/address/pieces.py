"""The small pieces that are read off a line of an address: units, numbers, boxes, deliveries.

>>> from identity_schema.values.address.lines import split
>>> line = split("Flat 2 10-12 High Street Leeds")[0]
>>> unit_end(line, 0), number_at(line, 2)
(2, ('10-12', 3))
>>> box_end(["po", "box", "12", "leeds"]), box_end(["box", "hill"])
(3, 0)
>>> rural_end(["rd", "2"], 0), rural_end(["rd2"], 0), rural_end(["high", "rd"], 1)
(2, 1, 1)
"""

import re

from identity_schema.values.address.lines import Line
from identity_schema.values.address.words import (
    BOX_WORDS,
    DIRECTIONS,
    FLOOR_WORDS,
    NUMBER_SIGNS,
    NUMBER_WORDS,
    ORDINALS,
    PLOTS,
    STREET_TYPES,
    UNIT_WORDS,
    WEAK_TYPES,
)

__all__ = ["box_end", "number_at", "rural_end", "unit_end"]

_number = re.compile(r"-?[0-9]{1,6}[A-Za-z]?(?:[-/&+\u2013][0-9]{0,6}[A-Za-z]?)*").fullmatch
_half = re.compile("[1-3]/[2-4]").fullmatch
_slashed = re.compile(r"[A-Za-z]{1,2}[0-9]{0,4}/[0-9]{1,6}[A-Za-z]?").fullmatch
_unit_name = re.compile(
    r"(?:[0-9]{1,5}[a-z]{0,2}|[a-z]|[a-z]{1,2}[0-9]{1,4}[a-z]?|[0-9]{1,2}f[0-9]{1,2}|[ivx]{2,4})"
    r"(?: [0-9a-z]{1,4}){0,2}"
).fullmatch
_ordinal = re.compile("[0-9]{0,2}(?:1st|2nd|3rd|[04-9]th|1[1-3]th)").fullmatch
_scottish = re.compile("[0-9]{1,2}f[0-9]{1,2}|[bgpt]f[0-9]{1,2}").fullmatch
_BEFORE_BOX = frozenset(
    {"", "po", "p o", "private", "locked", "post office", "box", "p", "private mail", "p m"}
)
_ALONE = frozenset({"penthouse", "lobby", "bsmt", "frnt", "lbby", "lowr", "uppr"})


def unit_end(line: Line, start: int) -> int:
    """Return where the unit that begins at a word ends: ``Flat 2``, ``6th Floor``, ``#104``.

    The answer is ``start`` where no unit begins there.
    """
    keys = line.keys
    key = keys[start]
    if key in UNIT_WORDS:
        return _worded_end(line, start)
    n = len(keys)
    if key.isalpha() and key not in ORDINALS and line.words[start][0] != "#":
        return start
    if _is_ordinal(key) and start + 1 < n and keys[start + 1] in FLOOR_WORDS:
        end = start + 2
        return end + 1 if end < n and keys[end] in {"flat", "maisonette"} else end
    sign = line.words[start][0] == "#" and start + 1 < n and _number(line.words[start + 1])
    if sign and line.words[start] == "#":
        return start + 2
    return start + 1 if sign or _scottish(key) else start


def _worded_end(line: Line, start: int) -> int:
    """Return where a unit that begins with a word such as Flat ends."""
    keys = line.keys
    n = len(keys)
    i = start + 1
    if i < n and (keys[i] in {"no", "number", "num"} or line.words[i] == "#"):
        i += 1
    if i + 1 < n and _is_ordinal(keys[i]) and keys[i + 1] in FLOOR_WORDS:
        return i + 2
    if i < n and (keys[i] in NUMBER_WORDS or _unit_name(keys[i])):
        return i + 2 if _is_letter_of_unit(keys, i + 1) else i + 1
    return start + 1 if keys[start] in _ALONE else start


def _is_ordinal(key: str) -> bool:
    return key in ORDINALS or _ordinal(key) is not None


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
    if end + 1 < n and word[-1].isdigit() and _is_letter_of_number(keys, end):
        return f"{word} {words[end]}", end + 1
    return word, end


def _is_letter_of_number(keys: list[str], i: int) -> bool:
    """Tell whether a letter before another word belongs to the number before it: 45 A Rata St."""
    if len(keys[i]) > 1 or not keys[i].isalpha() or keys[i] in DIRECTIONS:
        return False
    after = keys[i + 1]
    return (
        keys[i] != "y" and after not in STREET_TYPES and after not in WEAK_TYPES
    )  # y is the Welsh article


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
