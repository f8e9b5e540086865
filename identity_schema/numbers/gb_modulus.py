"""Modulus check of United Kingdom account numbers, with the table of the caller.

Pay.UK (Vocalink) publishes, several times a year, a table ``valacdos`` of the weights that belong
to each range of sort codes, and a short one ``scsubtab`` of sort codes that exception 5 replaces.
Both are licensed, so none comes with this package. Source of the rules: Vocalink, Validating
account numbers: UK modulus checking, version 6.40. The 14 digits of sort code and account number
are called u v w x y z a b c d e f g h.

>>> table = parse("499272 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1")
>>> check(table, "499273", "12345678"), check(table, "499273", "12345679")
('passed', 'failed')
>>> check(table, "601613", "31926819")  # not in the table
'not_checked'
>>> parse("499272 499273 LUHN 2 1 2 1 2 1 2 1 2 1 2 1 2 1")
Traceback (most recent call last):
    ...
identity_schema.errors.ContractError: modulus.table: line 1 of the weight table is ...
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import mul

import attrs

from identity_schema.errors import ContractError
from identity_schema.numbers._text import is_digits

__all__ = ["ModulusTable", "Weights", "check", "parse"]

_MODULI = {"DBLAL": 10, "MOD10": 10, "MOD11": 11}
_EXCEPTIONS = frozenset(range(15))
_ONE_OF_TWO = frozenset({2, 9, 10, 11, 12, 13})
"""Exceptions whose two rows are alternatives; otherwise both rows must pass."""

_SORT_CODES = {8: "090126", 9: "309634"}
"""Exception to the sort code that is checked in place of the account's own."""

_EXCEPTION_2 = (0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1)
_EXCEPTION_2_G9 = (0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1)
_A, _B, _C, _G, _H = 6, 7, 8, 12, 13


@attrs.frozen
class Weights:
    """One row of the weight table.

    Attributes:
        first: First sort code of the range, six digits.
        last: Last sort code of the range.
        method: ``MOD10``, ``MOD11`` or ``DBLAL`` (double alternate).
        weights: Weights of the digits u to h, 14 of them.
        exception: 1 to 14, or 0 for none.
    """

    first: str
    last: str
    method: str
    weights: tuple[int, ...]
    exception: int = 0


@attrs.frozen
class ModulusTable:
    """A parsed weight table.

    Attributes:
        rows: First four digits of a sort code to the rows whose range meets them.
        substitutes: Sort code to the one that exception 5 checks; None where the caller gave no
            such table, and exception 5 is then not checked.
    """

    rows: Mapping[str, tuple[Weights, ...]] = attrs.field(repr=False)
    substitutes: Mapping[str, str] | None = attrs.field(default=None, repr=False)

    def find(self, sort_code: str) -> tuple[Weights, ...]:
        """Return the rows of a sort code: none, one or two."""
        near = self.rows.get(sort_code[:4], ())
        return tuple(row for row in near if row.first <= sort_code <= row.last)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give every line that is not empty, as its number and its words."""
    for number, line in enumerate(text.splitlines(), 1):
        if words := line.split():
            yield number, words


def _row(words: list[str]) -> Weights | None:
    """Make a row of the words of a line, or None where they are no row."""
    if len(words) not in (17, 18) or words[2] not in _MODULI:
        return None
    first, last, method, *numbers = words
    if len(first) != 6 or len(last) != 6 or not is_digits(first + last) or first > last:
        return None
    if not all(is_digits(number.removeprefix("-")) and len(number) < 4 for number in numbers):
        return None
    exception = int(numbers[14]) if len(numbers) == 15 else 0
    if exception not in _EXCEPTIONS:
        return None
    return Weights(first, last, method, tuple(map(int, numbers[:14])), exception)


def parse(valacdos: str, scsubtab: str | None = None) -> ModulusTable:
    """Parse the tables as they are published.

    Args:
        valacdos: Text of the weight table: two sort codes, the method, 14 weights and, or not, an
            exception per line.
        scsubtab: Text of the substitution table, two sort codes per line.

    Raises:
        ContractError: ``modulus.table``: a line is of another form, or an exception is unknown.
    """
    rows: dict[str, tuple[Weights, ...]] = {}
    for number, words in _lines(valacdos):
        row = _row(words)
        if row is None:
            message = f"line {number} of the weight table is not two sort codes, MOD10, MOD11 or"
            raise ContractError("modulus.table", f"{message} DBLAL, 14 weights and an exception")
        for near in range(int(row.first[:4]), int(row.last[:4]) + 1):
            key = f"{near:04d}"
            rows[key] = (*rows.get(key, ()), row)
    if not rows:
        raise ContractError("modulus.table", "the weight table has no line")
    if scsubtab is None:
        return ModulusTable(rows)
    substitutes: dict[str, str] = {}
    for number, words in _lines(scsubtab):
        if len(words) != 2 or not all(len(w) == 6 and is_digits(w) for w in words):
            message = f"line {number} of the substitution table is not two sort codes"
            raise ContractError("modulus.table", message)
        substitutes[words[0]] = words[1]
    return ModulusTable(rows, substitutes)


def _weights(row: Weights, digits: list[int]) -> tuple[int, ...]:
    """Choose the weights: exceptions 2, 7 and 10 change them for some account numbers."""
    if row.exception == 2 and digits[_A] != 0:
        return _EXCEPTION_2_G9 if digits[_G] == 9 else _EXCEPTION_2
    ab = (digits[_A], digits[_B])
    zeroed = row.exception == 7 or (row.exception == 10 and ab in ((0, 9), (9, 9)))
    if zeroed and digits[_G] == 9:
        return (0,) * (_B + 1) + row.weights[_B + 1 :]
    return row.weights


def _remainder(row: Weights, digits: list[int]) -> int:
    """Weigh the digits and return what the modulus leaves."""
    products: Iterable[int] = map(mul, digits, _weights(row, digits))
    if row.method == "DBLAL":
        products = (sum(map(int, str(abs(p)))) for p in products)
    return (sum(products) + (27 if row.exception == 1 else 0)) % _MODULI[row.method]


def _exception_5(row: Weights, digits: list[int]) -> bool:
    """Compare with the check digit g (MOD11) or h (DBLAL), which the sum does not contain."""
    modulus = _MODULI[row.method]
    wanted = (modulus - _remainder(row, digits)) % modulus
    return wanted == digits[_H if row.method == "DBLAL" else _G]


def _unchecked(row: Weights, digits: list[int]) -> bool:
    """Tell whether the row does not hold for the number: exceptions 3 and 6."""
    if row.exception == 3:
        return digits[_C] in (6, 9)
    return row.exception == 6 and 4 <= digits[_A] <= 8 and digits[_G] == digits[_H]


def _passes(row: Weights, sort_code: str, account_number: str) -> bool:
    """Check one row by its own exception."""
    digits = list(map(int, sort_code + account_number))
    if row.exception == 5:
        return _exception_5(row, digits)
    remainder = _remainder(row, digits)
    if row.exception == 4:
        return remainder == digits[_G] * 10 + digits[_H]
    if row.exception == 14 and remainder and account_number[7] in "019":
        return _remainder(row, list(map(int, f"{sort_code}0{account_number[:7]}"))) == 0
    return remainder == 0


def _result(table: ModulusTable, row: Weights, sort_code: str, account_number: str) -> bool | None:
    """Check one row; None where it says nothing of the number."""
    if _unchecked(row, list(map(int, sort_code + account_number))):
        return None
    if row.exception == 5:
        if table.substitutes is None:
            return None
        sort_code = table.substitutes.get(sort_code, sort_code)
    return _passes(row, _SORT_CODES.get(row.exception, sort_code), account_number)


def check(table: ModulusTable, sort_code: str, account_number: str) -> str:
    """Check an account number.

    Args:
        table: The parsed tables.
        sort_code: Six digits.
        account_number: Eight digits.

    Returns:
        ``passed``, ``failed``, or ``not_checked`` where the table has no rule for the number
        (such an account is to be presumed valid).
    """
    rows = table.find(sort_code)
    results = [_result(table, row, sort_code, account_number) for row in rows]
    if not rows or all(result is None for result in results):
        return "not_checked"
    alternatives = rows[0].exception in _ONE_OF_TWO
    holds = any(results) if alternatives else False not in results
    return "passed" if holds else "failed"
