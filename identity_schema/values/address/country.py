"""The country at the end of an address.

>>> from identity_schema.values.address.lines import split
>>> lines = split("12 Queen Street, Auckland 1010 New Zealand")
>>> take_country(lines, None), [line.text() for line in lines]
(('NZ', True), ['12 Queen Street', 'Auckland 1010'])
>>> take_country(split("Minna, Niger"), "NG")  # the state
(None, False)
>>> country_of("uk"), country_of("New Zealand"), country_of("Middle Earth")
('GB', 'NZ', None)
"""

from identity_schema.values import country
from identity_schema.values.address.lines import Line
from identity_schema.values.address.places import fold, places
from identity_schema.values.address.states import STATES

__all__ = ["ENDINGS", "NATIONS", "country_of", "take_country"]

ENDINGS = {
    "new zealand": "NZ",
    "nz": "NZ",
    "nzl": "NZ",
    "aotearoa": "NZ",
    "aotearoa new zealand": "NZ",
    "united kingdom": "GB",
    "the united kingdom": "GB",
    "uk": "GB",
    "u k": "GB",
    "gb": "GB",
    "gbr": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "cymru": "GB",
    "northern ireland": "GB",
    "n ireland": "GB",
    "nigeria": "NG",
    "federal republic of nigeria": "NG",
    "nga": "NG",
    "ng": "NG",
    "united states of america": "US",
    "the united states of america": "US",
    "united states": "US",
    "the united states": "US",
    "usa": "US",
    "u s a": "US",
    "us": "US",
    "neuseeland": "NZ",
    "nouvelle zelande": "NZ",
    "nueva zelanda": "NZ",
    "vereinigtes konigreich": "GB",
    "grossbritannien": "GB",
    "royaume uni": "GB",
    "reino unido": "GB",
    "regno unito": "GB",
    "etats unis": "US",
    "estados unidos": "US",
    "stati uniti": "US",
    "vereinigte staaten": "US",
    "isle of man": "IM",
    "jersey": "JE",
    "guernsey": "GG",
}
"""Names that end an address even without a comma before them, folded, and their codes."""

NATIONS = frozenset({"england", "scotland", "wales", "cymru", "northern ireland", "n ireland"})
"""The United Kingdom's home nations, which stay in the address."""
_LONGEST = 5
_LAST_WORDS = frozenset(name.rpartition(" ")[2] for name in ENDINGS)
# Countries that are also places at the end of an address elsewhere.
_AMBIGUOUS = frozenset({"niger", "georgia"})


def country_of(text: str | None) -> str | None:
    """Return the alpha-2 code of a country's name or code, or None where it is none."""
    if not text:
        return None
    return ENDINGS.get(fold(text)) or country.read(text).value


def take_country(lines: list[Line], expected: str | None) -> tuple[str | None, bool]:
    """Take the country's name off the end of an address, or from before its last postcode.

    Args:
        lines: The address; the name is taken out, but for a home nation, which says more than
            its country.
        expected: Country that the caller expects: a name that is a place there is no country.

    Returns:
        Alpha-2 code, or None where the address names no country; and whether words were taken.
    """
    for line, end in _ends(lines):
        start, code = _ending(line, end, expected)
        if code is None:
            continue
        if line.key(start, end) in NATIONS:
            return code, False
        line.cut(start, end)
        if not len(line):
            lines.remove(line)
        return code, True
    return None, False


def _ends(lines: list[Line]) -> list[tuple[Line, int]]:
    """Return where a country's name may end: at the end, and before a postcode that ends it."""
    if not lines:
        return []
    last = lines[-1]
    n = len(last)
    found = [(last, n)]
    for size in (1, 2):
        code = "".join(last.words[n - size :]) if size <= n else ""
        if 4 <= len(code) <= 10 and not code.isalpha() and code[-1].isalnum() and _has_digit(code):
            if n > size:
                found.append((last, n - size))
            elif len(lines) > 1:
                found.append((lines[-2], len(lines[-2])))
    return found


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _ending(line: Line, end: int, expected: str | None) -> tuple[int, str | None]:
    """Find a country's name that ends at a word; return where it begins and its code."""
    if line.keys[end - 1].rpartition(" ")[2] not in _LAST_WORDS and (
        end > _LONGEST or end < len(line)
    ):
        return end, None
    for start in range(max(0, end - _LONGEST), end):
        key = line.key(start, end)
        code = ENDINGS.get(key)
        if code is not None and not (start and line.keys[start - 1] in {"new", "south"}):
            return start, code
        if start == 0 and end == len(line) and not _is_place(key, expected):
            code = _read_name(line.text())
            if code is not None:
                return 0, code
    return end, None


def _is_place(key: str, expected: str | None) -> bool:
    """Tell whether a line is a place there, or no country: no name of a country has a digit."""
    if key in _AMBIGUOUS or len(key) < 4 or any(map(str.isdigit, key)):
        return True
    if expected is None:
        return False
    return key in STATES if expected == "US" else key in places(expected)


def _read_name(text: str) -> str | None:
    """Read any country's name; a nationality, or a name of two countries, is none."""
    answer = country.read(text)
    return answer.value if not answer.codes else None
