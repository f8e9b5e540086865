"""NUBAN (Nigeria Uniform Bank Account Number).

A NUBAN is nine digits that the institution gives and a check digit, computed with the code of the
institution, which is not part of the number. Sources: Central Bank of Nigeria (CBN), Proposals on
the implementation of the NUBAN scheme, v0.4, 2010; Revised standards on NUBAN for banks and other
financial institutions, March 2020. The code of a deposit money bank (three digits) takes 000 before
it, that of another institution (five digits, from 5 on) 9; the 15 digits have the weights 3, 7, 3
repeated, and the check digit makes the sum a multiple of 10.

One bank in ten passes for any number, so a pass does not tell the bank, and a failure only warns:
wallets give out phone numbers, and accounts survive mergers. A NIP code (transfers) also has six
digits and is not the six-digit form of a CBN code; it is never computed with.

>>> read("0000014579", "011").value.check
'passed'
>>> read("000-001-4579", "000011").value.bank_name
'First Bank Nigeria Limited'
>>> read("0000214579", "50547").value.check
'passed'
>>> read("0000014579").value.check
'not_checked'
>>> read("0000014578", "011").codes
('nuban.check_failed',)
>>> read("0000014579", "000013").codes  # a NIP code
('nuban.bank_code_unknown',)
>>> read("0000014579", "000014").codes  # Afribank, or the NIP code of Access Bank
('nuban.bank_code_ambiguous',)
>>> read("000001457").codes
('nuban.length',)
>>> read("00000l4579").codes
('nuban.shape',)
>>> read("06*****4").codes
('nuban.masked',)
>>> read(14579).codes  # leading zeros are lost
('value.type',)
"""

import attrs

from identity_schema._twin import maker
from identity_schema.numbers import ng_banks
from identity_schema.numbers._fixed import read_digits
from identity_schema.numbers._tables import remember
from identity_schema.numbers._text import is_digits
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["NUBAN", "read"]

_WEIGHTS = (3, 7, 3) * 5


@attrs.frozen(weakref_slot=False)
class NUBAN:
    """A Nigerian account number.

    Attributes:
        number: Ten digits, unique within one institution only.
        bank_code: CBN code of the institution, three or five digits; None where it is not known.
        bank_name: The institution, None where the code is in no list or in two meanings.
        check: ``passed``, ``failed`` or ``not_checked`` (no code to compute with, or a code of
            two meanings by which it does not pass).
    """

    number: str = attrs.field(repr=False)
    bank_code: str | None = attrs.field(default=None, repr=False)
    bank_name: str | None = attrs.field(default=None, repr=False)
    check: str = "not_checked"

    @property
    def formatted(self) -> str:
        """The ten digits."""
        return self.number


_make = maker(NUBAN)


def _cbn_code(code: str) -> str | None:
    """Bring a code of three, five or six digits to the CBN's; None where it is no such code."""
    if not is_digits(code):
        return None
    if len(code) == 6 and code.startswith("000") and ng_banks.by_code(code[3:]):
        return code[3:]
    if len(code) == 6 and code.startswith("95"):
        return code[1:]
    return code if len(code) == 3 or (len(code) == 5 and code.startswith("5")) else None


@remember(1024)
def _bank(code: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Look up a code as sent: CBN code, name, and the codes that warn."""
    cbn_code = _cbn_code(code)
    if cbn_code is None:
        return None, None, ("nuban.bank_code_unknown",)
    bank = ng_banks.by_code(cbn_code)
    if bank is None:
        return cbn_code, None, ("nuban.bank_code_unlisted",)
    if bank.name is None or (len(code) == 6 and ng_banks.is_nip_code(code)):
        return cbn_code, bank.name, ("nuban.bank_code_ambiguous",)
    return cbn_code, bank.name, ()


def _passes(cbn_code: str, number: str) -> bool:
    """Tell whether the check digit is right for the institution."""
    padded = f"9{cbn_code}" if len(cbn_code) == 5 else f"000{cbn_code}"
    weighed = sum(int(d) * w for d, w in zip(padded + number[:9], _WEIGHTS, strict=True))
    return (weighed + int(number[9])) % 10 == 0


def read(raw: object, bank_code: object = None) -> Reading[NUBAN]:
    """Read a NUBAN.

    Args:
        raw: The account number as sent. An integer is refused: it has lost its leading zeros.
        bank_code: The institution's CBN code (three or five digits) or its six-digit form, as
            text; empty or None where it is not known. Never a NIP code.

    Returns:
        The number, with ``nuban.check_failed``, ``nuban.bank_code_unknown`` (no CBN code: not
        checked), ``nuban.bank_code_unlisted`` (in no list that we know) or
        ``nuban.bank_code_ambiguous`` where they warn; else no value and ``nuban.masked``,
        ``nuban.shape``, ``nuban.length`` or a code of `refuse`.
    """
    result = read_digits(raw, "nuban", 10)
    number = result.value
    if number is None:
        return reading(result.raw, None, result.codes)
    cbn_code: str | None = None
    name: str | None = None
    codes: tuple[str, ...] = ()
    if refuse(bank_code) is None:
        cbn_code, name, codes = _bank(text_of(bank_code).strip())
    elif bank_code is not None and not isinstance(bank_code, str):
        codes = ("nuban.bank_code_unknown",)
    check = "not_checked"
    if cbn_code is not None and _passes(cbn_code, number):
        check = "passed"
    elif cbn_code is not None and "nuban.bank_code_ambiguous" not in codes:
        check, codes = "failed", (*codes, "nuban.check_failed")
    made = _make(number, cbn_code, name, check)
    return reading(result.raw, made, codes)
