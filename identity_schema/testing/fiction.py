"""Which made-up numbers can belong to nobody, and which may belong to somebody.

>>> [entry.what for entry in FICTION if entry.reserved and entry.country == "GB"]
['phone numbers']
"""

import attrs

__all__ = ["FICTION", "Fiction", "about"]


@attrs.frozen
class Fiction:
    """One kind of made-up value.

    Attributes:
        what: The kind.
        country: ISO 3166-1 alpha-2, or ``all``.
        reserved: The range that is reserved for fiction or documentation, None where none exists.
        instead: Where there is none, what the made-up values are.
    """

    what: str
    country: str
    reserved: str | None
    instead: str = ""


FICTION = (
    Fiction("phone numbers", "GB", "020 7946 0000 to 0999 and six more (Ofcom, for drama)"),
    Fiction("phone numbers", "NZ", None, "mobile numbers of any subscriber"),
    Fiction("phone numbers", "NG", None, "mobile numbers of any subscriber"),
    Fiction("e-mail domains", "all", "example.com, example.org, example.net (RFC 2606)"),
    Fiction("links", "all", "hosts under .example (RFC 2606)"),
    Fiction("IP addresses", "all", "203.0.113.0/24 (RFC 5737)"),
    Fiction("account numbers", "NZ", None, "real branches, any base that passes the check"),
    Fiction("account numbers, IBAN", "GB", None, "real sort codes, any account number"),
    Fiction("NUBAN", "NG", None, "real bank codes, any serial with its check digit"),
    Fiction("BVN, NIN, RC numbers", "NG", None, "any digits; no check digit is published"),
    Fiction("driver numbers", "GB", None, "surname and birth date of a made-up person"),
    Fiction("passport numbers", "all", None, "nine digits that begin with 9"),
    Fiction("addresses", "all", None, "real towns, common or made-up street names"),
)  # fmt: skip
"""Every kind of number that is made up here."""


def about(region: str | None) -> list[str]:
    """Say in lines what is reserved and what is not, for payloads of a region."""
    lines = []
    for entry in FICTION:
        if entry.country in {"all", region}:
            told = entry.reserved or f"no range is reserved; these are {entry.instead}"
            lines.append(f"{entry.what}: {told}")
    return lines
