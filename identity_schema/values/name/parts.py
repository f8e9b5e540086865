"""The parts of a person's name, as far as they are certain.

See `identity_schema.values.name.order` for what makes them so.

>>> from identity_schema.values.name.line import Line
>>> parts = parts_of(Line("Prof. Hans K MÜLLER OBE".split()), "Prof. Hans K MÜLLER OBE")
>>> parts.title, parts.given_name, parts.initials, parts.family_name, parts.suffix
('Prof', 'Hans', 'K', 'MÜLLER', 'OBE')
>>> parts_of(Line(["Musa", "Ibrahim"]), "Musa Ibrahim").family_name is None
True
"""

from collections.abc import Iterator, Sequence

from identity_schema.values.name.line import Line, letters_of, titles_end
from identity_schema.values.name.order import initials_in, order_of, suffix_start
from identity_schema.values.name.words import ANY_TITLE, GENERATION, HONOUR, JOINER

__all__ = ["Parts", "parts_of"]

_EDGES = '.,;()"'
_SUFFIX = GENERATION | HONOUR
_SPECIAL = ANY_TITLE | _SUFFIX | JOINER


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
