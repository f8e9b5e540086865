r"""An address as lines of words.

A line is what stands between commas, semicolons, line ends or spaced dashes. Every word is held
twice: as written, for the components, and folded (see `places.fold`), for look-ups.

>>> [line.text() for line in split("Flat 2,\n10  High Street - London.")]
['Flat 2', '10 High Street', 'London']
>>> split("Saint Heliers")[0].keys
['st', 'heliers']
"""

import re

from identity_schema.values.address.places import fold, fold_words
from identity_schema.values.text import clean

__all__ = ["Line", "split"]

_break = re.compile(
    "[,;|\\n\\r\\v\\f\x1c-\x1e\x85\u2028\u2029]|\\s[-\u2013\u2014]\\s(?!\\s*[0-9])"
).split
_spaced_range = re.compile(r"^([0-9]{1,6}[A-Za-z]?) ?[-\u2013] ?(?=[0-9])").sub
_spaced_slash = re.compile(r"([0-9][A-Za-z]?) ?/ ?(?=[0-9])").sub
_asides = re.compile(r"\([^()]*\)").sub
_is_plain = re.compile("[A-Za-z0-9 ]*").fullmatch
_EDGES = '"()[]{}<>*:`\u201c\u201d\u2018\u00ab\u00bb'

_ABBREVIATION = 5


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
    if _is_plain(part):
        return Line(part.split(), fold_words(part))
    part = clean(part)
    if "- " in part or " -" in part:
        part = _spaced_range(r"\1-", part)
    if " /" in part or "/ " in part:
        part = _spaced_slash(r"\1/", part)
    words, keys = [], []
    for word in part.split(" "):
        word = word.strip(_EDGES)  # noqa: PLW2901  # the bare word is the word from here on
        key = fold(word) if word != "#" else "no"
        if key:
            words.append(word)
            keys.append(key)
    return Line(words, keys)
