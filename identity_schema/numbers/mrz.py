"""Check digits of the machine readable zone of travel documents (ICAO Doc 9303 part 3).

Digits count as themselves, A to Z as 10 to 35, the filler ``<`` as 0; the weights 7, 3, 1 repeat,
and the sum modulo 10 is the check digit.

>>> check_digit("L898902C3")  # the document number of the ICAO specimen
'6'
>>> check("L898902C3", "6"), check("L898902C3", "7")
('passed', 'failed')
>>> check("<<<<<<", "<")  # an optional field left empty
'passed'
>>> check("l898902c3", "6")
'not_checked'
"""

__all__ = ["check", "check_digit"]

_VALUES = {c: int(c, 36) for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {"<": 0}
_WEIGHTS = (7, 3, 1)


def check_digit(field: str) -> str | None:
    """Compute the check digit of a field, or None where a character is not of the zone."""
    if not all(c in _VALUES for c in field):
        return None
    return str(sum(_VALUES[c] * _WEIGHTS[i % 3] for i, c in enumerate(field)) % 10)


def check(field: str, digit: str) -> str:
    """Compare a field with its check digit.

    Args:
        field: The field as it is printed, fillers included.
        digit: The character printed after it; ``<`` is right for an empty field.

    Returns:
        ``passed``, ``failed``, or ``not_checked`` where a character is not of the zone.
    """
    computed = check_digit(field)
    if computed is None or digit not in _VALUES:
        return "not_checked"
    empty = not field.strip("<")
    return "passed" if digit == computed or (empty and digit == "<") else "failed"
