r"""Several phone numbers in one text, and numbers that somebody has masked.

>>> split("0803 881 1523 / 0805 491 6090")
('0803 881 1523', '0805 491 6090')
>>> split("Home: 09 379 1234, Mob: 021 123 4567")
('Home: 09 379 1234', 'Mob: 021 123 4567')
>>> split("020 7946 0958, ext 12345678")  # one number and its extension
('020 7946 0958, ext 12345678',)
>>> split("030/1234567")  # one number, its area code set off
('030/1234567',)
>>> is_masked("080****1523"), is_masked("080XXXX1523"), is_masked("021 123 4567 x12")
(True, True, False)
"""

import re

from identity_schema._later import Pattern

__all__ = ["is_masked", "split"]

_MIN_DIGITS = 7
"""A piece with fewer digits is no number of its own but an area code, an extension or a tail."""

_break = Pattern(
    r"([;,/|\\&\r\n]"
    r"|\s(?:or|and)\s"
    r"|(?<=[\d)])(?=\+)|(?<=[\d)]\s)(?=\+)"  # a plus sign starts a number
    r"|(?<=\d{9})\s{1,3}(?=\d{9})"  # no number has eighteen digits
    r")",
    re.IGNORECASE,
)
_starts_number = Pattern(
    r"(?!(?:e?xt|extension|x|#|int|anexo|isub|phone-context))[A-Za-z .:(]{0,20}\+?\d",
    re.IGNORECASE,
)
# Two or more signs that stand for digits; a single x sets off an extension. Parsers skip the
# stars and turn three or more X into nines, so the number that they find is a made-up one.
_mask = Pattern(
    r"[\d)][\s.-]*[*\u2022\u25cf\u2588]|[*\u2022\u25cf\u2588][\s.-]*\d"
    r"|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[#?_]{2,}"
)


def split(raw: object) -> tuple[str, ...]:
    """Cut a text at what sets numbers apart: ``/ ; , | & or and``, a line end, a second plus sign.

    A cut is made only where at least seven digits stand on both sides and the right side does not
    say that it is an extension.

    Returns:
        The pieces without the white space around them, one for a text that holds one number;
        empty for what is no text.
    """
    if not isinstance(raw, str):
        return ()
    current, *rest = _break.split(raw)
    pieces = []
    for separator, piece in zip(rest[::2], rest[1::2], strict=True):
        number = _digits(piece) >= _MIN_DIGITS and _starts_number.match(piece.lstrip())
        if number and _digits(current) >= _MIN_DIGITS:
            pieces.append(current.strip())
            current = piece
        else:
            current += separator + piece
    return (*pieces, current.strip())


def is_masked(text: str) -> bool:
    """Tell whether some digits are replaced by signs."""
    return _mask.search(text) is not None


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))
