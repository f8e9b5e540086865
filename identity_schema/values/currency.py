"""Currency.

The normal form is the alphabetic code of ISO 4217. Codes and names are looked up as wholes in
``data/currencies.csv``; a symbol is read only where it is one currency's.

>>> [read(text).value for text in ("NGN", "nzd", "Pounds Sterling", "£", "NZ$")]
['NGN', 'NZD', 'GBP', 'GBP', 'NZD']
>>> read("HRK").value, read("HRK").codes  # the kuna, until 2023
('HRK', ('currency.withdrawn',))

No value:

>>> read("Okra Credits").codes, read("$").codes, read("dollars").codes
(('currency.unknown',), ('currency.ambiguous',), ('currency.ambiguous',))
"""

from identity_schema.numbers._tables import remember, rows
from identity_schema.reading import Reading, reading, refuse

__all__ = ["SYMBOLS", "decimals_of", "read"]

SYMBOLS: dict[str, str | None] = {
    "£": "GBP", "€": "EUR", "₦": "NGN", "NZ$": "NZD", "US$": "USD", "AU$": "AUD", "A$": "AUD",
    "CA$": "CAD", "HK$": "HKD", "SG$": "SGD", "₹": "INR", "₵": "GHS", "GH₵": "GHS",
    "$": None, "¥": None,
}  # fmt: skip
"""Symbol to its currency; None for one that several countries use."""

_DOLLARS = frozenset(
    "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD".split()
)
_AMBIGUOUS = frozenset(
    "cent dinar dirham dollar franc krona krone lira peso pound rial riyal rupee shilling".split()
)
# In lower case these are words before they are codes.
_WORDS = frozenset({"all", "cup", "mop", "pen", "sos", "top", "try"})


def read(raw: object) -> Reading[str]:
    """Read the code, the name or the symbol of a currency.

    Returns:
        A reading without value and with ``currency.ambiguous`` (``$``, dollars) or
        ``currency.unknown``; or with a value and ``currency.withdrawn`` (the code was taken out
        of ISO 4217).
    """
    refused = refuse(raw)
    if refused:
        return refused
    text = str(raw).strip()
    by_code, by_name = _table()
    found = None if text in _WORDS else by_code.get(text.upper())
    key = _key(text)
    found = found or by_name.get(key) or by_name.get(key.removesuffix("s"))
    if found is not None:
        return reading(str(raw), *found)
    vague = text.upper() in SYMBOLS or _AMBIGUOUS & {key, key.removesuffix("s")}
    return reading(str(raw), None, ("currency.ambiguous" if vague else "currency.unknown",))


def decimals_of(code: str) -> int | None:
    """Return the decimals of a currency's minor unit; None for gold and the like."""
    return _decimals().get(code)


def is_dollar(code: str) -> bool:
    """Tell whether a currency is written with ``$`` where it is at home."""
    return code in _DOLLARS


@remember(1)
def _table() -> tuple[dict[str, tuple[str, tuple[str, ...]]], ...]:
    """Return what codes and symbols, and what names in `_key` form, stand for."""
    by_code, by_name = {}, {}
    for row in rows("currencies.csv"):
        found = (row["code"], ("currency.withdrawn",) if row["withdrawn"] else ())
        by_code[row["code"]] = found
        by_name |= {_key(name): found for name in row["names"].split("|") if name}
    by_code |= {symbol: by_code[code] for symbol, code in SYMBOLS.items() if code}
    return by_code, by_name


@remember(1)
def _decimals() -> dict[str, int]:
    return {row["code"]: int(row["decimals"]) for row in rows("currencies.csv") if row["decimals"]}


def _key(name: str) -> str:
    """Fold what spellings of one name differ in: case, punctuation, plurals of its words."""
    kept = "".join(c if c.isalnum() else " " for c in name.casefold().replace("'", ""))
    return " ".join(kept.replace("pounds", "pound").split())
