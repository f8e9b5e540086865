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

__all__ = ["NO_DOLLARS", "SYMBOLS", "decimals_of", "quick", "read"]

SYMBOLS: dict[str, str | None] = {
    "£": "GBP", "€": "EUR", "₦": "NGN", "NZ$": "NZD", "US$": "USD", "AU$": "AUD", "A$": "AUD",
    "CA$": "CAD", "HK$": "HKD", "SG$": "SGD", "₹": "INR", "₵": "GHS", "GH₵": "GHS",
    "$": None, "¥": None,
}  # fmt: skip
"""Symbol to its currency; None for one that several countries use."""

NO_DOLLARS = frozenset(code for symbol, code in SYMBOLS.items() if code and "$" not in symbol)
"""Currencies with a symbol of their own, which ``$`` therefore does not mean."""

_AMBIGUOUS = frozenset(
    {
        "dinar", "dirham", "dollar", "franc", "krona", "krone", "lira", "peso", "pound", "rial",
        "riyal", "rupee", "shilling",
    }
)  # fmt: skip
_Found = tuple[str, tuple[str, ...]]
_MOST_SPELLINGS = 1024
_spellings: dict[object, Reading[str]] = {}  # of currencies that were met, and of nothing else
_plain: dict[str, str] = {}

quick = _plain.get
"""Return the code of a spelling that has been met and needs no remark; None for any other."""

# In lower case these are words before they are codes.
_WORDS = frozenset({"all", "cup", "mop", "pen", "sos", "top", "try"})


def read(raw: object) -> Reading[str]:
    """Read the code, the name or the symbol of a currency.

    Returns:
        A reading without value and with ``currency.ambiguous`` (``$``, dollars) or
        ``currency.unknown``; or with a value and ``currency.withdrawn`` (the code was taken out
        of ISO 4217).
    """
    try:
        return _spellings[raw]
    except (KeyError, TypeError):
        return refuse(raw) or _read(str(raw))


def _read(raw: str) -> Reading[str]:
    text = raw.strip()
    by_code, by_name = _table()
    found = None if text in _WORDS else by_code.get(text.upper())
    key = _key(text)
    found = found or by_name.get(key) or by_name.get(key.removesuffix("s"))
    if found is None:
        vague = text.upper() in SYMBOLS or _AMBIGUOUS & {key, key.removesuffix("s")}
        return reading(raw, None, ("currency.ambiguous" if vague else "currency.unknown",))
    made = reading(raw, *found)
    if len(_spellings) < _MOST_SPELLINGS:
        _spellings[raw] = made
        if not made.codes and made.value is not None:
            _plain[raw] = made.value
    return made


def decimals_of(code: str | None) -> int | None:
    """Return the decimals of a currency's minor unit; None for gold and for no currency."""
    return _decimals().get(code or "")


@remember(1)
def _table() -> tuple[dict[str, _Found], dict[str, _Found]]:
    """Return what codes and symbols, and what names in `_key` form, stand for."""
    by_code: dict[str, _Found] = {}
    by_name: dict[str, _Found] = {}
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
