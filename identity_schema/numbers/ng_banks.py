"""Banks of Nigeria by their codes, of which several systems look alike.

The Central Bank of Nigeria gives deposit money banks three digits and other institutions five; the
check digit of an account number (see `nuban`) is computed with that code. NIBSS gives every
institution a six-digit NIP code for transfers, aggregators have lists of their own, and Okra has
ids of 24 hexadecimal digits. Sources: see the head of ``ng_banks.csv``.

>>> by_code("058").name
'Guaranty Trust Bank Plc'
>>> by_code("000013") is None  # the NIP code of the same bank
True
>>> by_code("305").name is None, by_code("305").names  # lists disagree
(True, ('Summit Bank', 'OPay'))
>>> bank_by_okra_id("5d6fe57a4099cc4b210bbeb3")
('058', 'Guaranty Trust Bank Plc')
>>> bank_by_okra_id("058") is None
True
"""

from collections.abc import Mapping

import attrs

from identity_schema.numbers._tables import remember, rows

__all__ = ["Bank", "bank_by_okra_id", "by_code", "is_nip_code"]


@attrs.frozen
class Bank:
    """An institution with a CBN code.

    Attributes:
        code: Three or five digits.
        names: The institution; more than one where lists give the code to several.
        type: As ``commercial``, ``merchant``, ``non_interest``, ``microfinance``.
        status: ``active``, ``merged``, ``licence_revoked``, ``historical``, or ``unverified``
            (only aggregators list the code).
    """

    code: str
    names: tuple[str, ...]
    type: str
    status: str

    @property
    def name(self) -> str | None:
        """The institution, or None where the code does not tell which."""
        return self.names[0] if len(self.names) == 1 else None


@remember(1)
def _tables() -> tuple[Mapping[str, Bank], Mapping[str, Bank], frozenset[str]]:
    """Read the table: banks by CBN code and by Okra id, and the NIP codes."""
    by_cbn: dict[str, Bank] = {}
    by_okra: dict[str, Bank] = {}
    nip: set[str] = set()
    for row in rows("ng_banks.csv"):
        nip.add(row["nip_code"])
        if row["alias_of"]:
            continue
        names = tuple(filter(None, (row["name"], row["also"])))
        bank = Bank(row["cbn_code"], names, row["type"], row["status"])
        by_cbn[bank.code] = bank
        if row["okra_id"]:
            by_okra[row["okra_id"]] = bank
    return by_cbn, by_okra, frozenset(nip - {""})


def by_code(code: str) -> Bank | None:
    """Look up a CBN code of three or five digits; None where it is in no list."""
    return _tables()[0].get(code)


def is_nip_code(code: str) -> bool:
    """Tell whether six digits are a NIP code of a listed bank."""
    return code in _tables()[2]


def bank_by_okra_id(okra_id: object) -> tuple[str, str] | None:
    """Look up a bank by the id that Okra gave it.

    Args:
        okra_id: 24 hexadecimal digits, as in the ``bank`` of an Okra request.

    Returns:
        CBN code and name; None where the id is in no list or is no string.
    """
    bank = _tables()[1].get(okra_id.strip().lower()) if isinstance(okra_id, str) else None
    return (bank.code, " or ".join(bank.names)) if bank else None
