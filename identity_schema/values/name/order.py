"""The order of a person's names, where it is certain.

Certain are a comma (``FAMILY, Given Middle``), a title in the middle (``Lapworth Mr JM``), and
one full word among initials (``SMITH J A``, ``MR J SMITH``); after a title such as Mr also a
full word, initials and a full word (``MR HOMER J SIMPSON``). In every other name the order is
open, and no part is guessed: *Musa Ibrahim* may come with either name first.

>>> from identity_schema.values.name.line import titles_end
>>> def family(text):
...     line = Line(text.split())
...     start = titles_end(line)
...     end = suffix_start(line, start)
...     found = order_of(line, start, end, initials_in(line, start, end))[1]
...     return " ".join(line.words[i] for i in found)
>>> family("DE LA CRUZ, Maria"), family("Lapworth Mr JM"), family("J VAN DER BERG")
('DE LA CRUZ,', 'Lapworth', 'VAN DER BERG')
>>> family("Lapworth Jacob Murray"), family("DAVID P"), family("O BRIEN J A")
('', '', 'O BRIEN')
>>> family("J O BRIEN"), family("J O JONES")  # O'Brien, or Brien after two initials
('', 'JONES')
"""

from collections.abc import Sequence

from identity_schema.data.name_surnames import O_STEMS
from identity_schema.values.name.line import Line, has_letter, is_block, is_initial
from identity_schema.values.name.words import ANY_TITLE, CIVIL, GENERATION, GIVEN, HONOUR, PREFIX

__all__ = ["initials_in", "order_of", "suffix_start"]

_OPEN: tuple[Sequence[int], Sequence[int]] = ((), ())


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
    if any(keys[i] and not words[i].isupper() for i in range(start, end) if not initial[i]):
        for i in range(start, end):
            initial[i] = initial[i] or is_block(words[i], keys[i], flags[i])
    return initial


def order_of(
    line: Line, start: int, end: int, initial: list[bool]
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the indexes of given names and of the family name; both empty where it is open."""
    if not line.plain and not all(map(has_letter, line.keys[start:end])):
        return _OPEN
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
    """``FAMILY, Given Middle``, unless a whole name stands on the left."""
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
    if line.keys[first - 1] == "o" and first > start and line.keys[first] in O_STEMS:
        after_o = first == start + 1 and first == last and last < end - 1
        return (range(start + 2, end), range(start, start + 2)) if after_o else _OPEN
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
