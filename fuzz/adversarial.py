# ruff: noqa: INP001 - scripts, not a package
"""Texts that make careless readers slow: what nearly fits, over and over."""

from collections.abc import Mapping
from functools import cache

__all__ = ["UNITS", "texts"]

UNITS: Mapping[str, str] = {
    "digits": "1",
    "digits and spaces": "1 ",
    "dashes": "-",
    "zeros": "0",
    "letters": "a",
    "initials": "J ",
    "initials with dots": "J.",
    "words": "smith ",
    "ampersands": "a & ",
    "and": "mr and mrs ",
    "titles": "Mr ",
    "commas": ",",
    "words and commas": "street, ",
    "numbers and streets": "12 Example St, ",
    "units": "Flat 1/",
    "at signs": "a@",
    "dots": "a.",
    "domains": "a@b.",
    "plus signs": "+",
    "phones": "+64 21 ",
    "several phones": "021 555 0100 / ",
    "dates": "12-11-1984 ",
    "times": "12:34:56.",
    "money": "$1,",
    "slashes": "/",
    "brackets": "(",
    "quotes": '"',
    "tabs": "\t",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "line ends": "a\n",
    "stars": "*",
    "masked": "****-",
    "marks": "e\u0301",
    "bidi": "\u202e\u202c",
    "zero width": "a\u200b",
    "ligatures": "\ufdfa",
    "wide digits": "\uff11",
    "emoji": "\U0001f469\u200d",
    "nul": "\x00",
    "apostrophes": "o'",
    "hyphens": "a-",
    "iban": "GB29NWBK",
    "exponents": "1e",
    "placeholders": "undefined ",
}
"""Name to what is repeated."""

TAIL = "!x1"
"""What stands at the end, so that what nearly fits does not."""


@cache
def texts(size: int) -> Mapping[str, str]:
    """Return a text of a size for each unit, with the tail that makes it fail."""
    return {
        name: (unit * (size // len(unit) + 1))[: size - len(TAIL)] + TAIL
        for name, unit in UNITS.items()
    }
