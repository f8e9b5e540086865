"""A name taken apart into words, each with what is known of it."""

import re

from identity_schema.data import name_titles as titles
from identity_schema.values.name.words import NAME_TITLE, PREFIX, SHORT_NAME, TITLE, WORDS, key

__all__ = ["Line", "has_letter", "is_block", "is_initial", "letters_of", "spaced", "titles_end"]

_VOWELS = frozenset("aeiouy")
# Letters without a vowel that are a name or begin one, not initials; so are titles and honours.
_NO_INITIALS = frozenset({"dj", "mc", "ng", "ngh", "st"}).union(
    titles.TITLES, titles.NAME_LIKE_TITLES, titles.GENERATIONS, titles.HONOURS
)
# A dot that ends an initial or a title, with the next name behind it: J.SMITH, Mr.Smith.
_glued_dot = re.compile(
    r"(?<!\w)(?:([^\W\d_])\.(?=[^\W\d_]{2})"
    r"|(mrs?|ms|miss|mx|dr|prof|revd?|engr|barr)\.(?=[^\W\d_]))",
    re.IGNORECASE,
).sub


def spaced(text: str) -> str:
    """Put a space behind commas and behind dots of initials and titles, none before commas."""
    if "," in text:
        text = text.replace(" ,", ",").replace(",", ", ")
    return _glued_dot(r"\1\2. ", text) if "." in text else text


class Line:
    """Words of one text side by side: as written, as looked up, and their flags.

    Attributes:
        words: The words as the cleaned text has them.
        keys: Each word folded and without punctuation; may be empty.
        flags: What the table knows of each word, 0 for nothing.
        seen: All flags of the line together.
        plain: Whether every word is letters, beside the punctuation that keys leave out.
    """

    __slots__ = ("flags", "keys", "plain", "seen", "words")

    def __init__(self, words: list[str]) -> None:
        """Look each word up once."""
        known = WORDS.get
        self.words = words
        self.keys = [w.lower() if w.isascii() and w.isalpha() else key(w) for w in words]
        self.flags = [known(k, 0) for k in self.keys]
        self.plain = "" not in self.keys and "".join(self.keys).isalpha()
        self.seen = 0
        for flag in self.flags:
            self.seen |= flag


def has_letter(key: str) -> bool:
    """Tell whether a word is more than signs and digits."""
    return any(map(str.isalpha, key))


def letters_of(word: str) -> str:
    """Return the initials in a word of initials, parted by spaces: ``J M`` for ``J.M.``."""
    return " ".join(letter.upper() for letter in word if letter.isalpha())


def is_initial(word: str, key: str) -> bool:
    """Tell whether a word is initials beyond doubt: ``J``, ``J.``, ``J.A.``, ``J-P.``, ``JM``.

    Letters without a dot are taken for initials where no vowel makes a name of them.
    """
    if len(key) == 1:
        return key.isalpha()
    if len(word) > 8 or not word.replace(".", "").replace("-", "").isalpha():
        return False
    if "." in word[:-1]:
        return all(len(part) <= 1 for part in word.replace("-", ".").split("."))
    if "-" in key:
        return all(len(part) == 1 for part in key.split("-"))
    return len(key) <= 3 and word.isupper() and _VOWELS.isdisjoint(key) and key not in _NO_INITIALS


def is_block(word: str, key: str, flag: int) -> bool:
    """Tell whether capitals among small letters are initials: ``Rubens PJ``, ``Rubens AJ``.

    Not so for short names (``Jackie LI``) and for what surnames begin with (``DE``).
    """
    return (
        1 < len(key) <= 3 and word.isupper() and word.isalpha() and not flag & (SHORT_NAME | PREFIX)
    )


def titles_end(line: Line) -> int:
    """Return the index after the titles in front; a title that is a name needs two words more."""
    start, count = 0, len(line.keys)
    while start < count - 1:
        flag, left = line.flags[start], count - start
        if not (flag & TITLE or (flag & NAME_TITLE and (left > 2 or line.words[start][-1] == "."))):
            break
        start += 1
    return start
