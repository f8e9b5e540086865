"""Amount of money.

An amount is a decimal number, exact to the last digit that was written, and a currency of ISO
4217 where one was written or is known beside it. It is never rounded.

>>> money = read("NGN 1,200.00").value
>>> money.amount, money.currency, money.formatted
(Decimal('1200.00'), 'NGN', 'NGN 1200.00')
>>> read(12.1, "NZD").value.formatted, read("£12.50").value.formatted
('NZD 12.1', 'GBP 12.50')
>>> read("(12.50)").value.amount, read("(12.50)").codes  # as bookkeepers write it
(Decimal('-12.50'), ('money.parentheses',))
>>> read("$5", "NZD").value.currency, read("$5").codes, read(5, "Okra Credits").codes
('NZD', ('currency.ambiguous',), ('currency.unknown',))

No value:

>>> reading = read("1.234,56")  # a decimal comma, as it seems
>>> reading.codes, [one.formatted for one in reading.candidates]
(('money.ambiguous',), ['1234.56'])
>>> read("£12", "NGN").codes, read("twelve").codes, read(float("nan")).codes
(('money.currency_contradicted',), ('money.unreadable',), ('number.not_finite',))
>>> read("9" * 39).codes, read(True).codes
(('number.too_many_digits',), ('value.type',))
"""

from decimal import Decimal

import attrs

from identity_schema.reading import Reading, reading, refuse
from identity_schema.values import currency as currencies
from identity_schema.values import decimal_number
from identity_schema.values.money_text import amounts_of

__all__ = ["Money", "read"]


@attrs.frozen(weakref_slot=False)
class Money:
    """An amount of money.

    Attributes:
        amount: Exact, finite, at most 38 digits; negative for what is owed.
        currency: Alphabetic code of ISO 4217, or None where it is not known.
    """

    amount: Decimal = attrs.field(repr=False)
    currency: str | None = None

    @property
    def formatted(self) -> str:
        """The currency, where it is known, and the amount with the decimals that were written."""
        return f"{self.currency} {self.amount:f}" if self.currency else f"{self.amount:f}"


def read(raw: object, currency: object = None) -> Reading[Money]:
    """Read an amount, with the currency that is written in it or beside it.

    Args:
        raw: A text or a JSON number. A float stands for the shortest text that means it.
        currency: Code or name of the currency as sent beside the amount, or None.

    Returns:
        A reading without value and with ``money.ambiguous`` (a comma or a point that may part
        thousands or decimals: the candidates), ``money.currency_contradicted`` (the text names
        another currency than the one beside it: the candidates), ``money.unreadable``,
        ``number.not_finite`` or ``number.too_many_digits``; or with a value and
        ``money.parentheses`` (a negative amount), ``money.unusual_decimals`` (more than the
        currency has), ``currency.ambiguous`` or ``currency.unknown`` (the currency is then
        None), ``currency.withdrawn``.
    """
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        number = decimal_number.exact(raw)
        return _price(number, (), _currencies((), currency))
    refused = refuse(raw)
    if refused:
        return refused
    text = str(raw)
    found = amounts_of(text)
    settled = _currencies(found.words, currency) if found else None
    if found is None or settled is None:
        return reading(text, None, ("money.unreadable",))
    number = decimal_number.exact(found.amount)
    return _price(reading(text, number.value, number.codes), found.codes, settled)


def _price(
    number: Reading[Decimal], codes: tuple[str, ...], settled: tuple[set[str], set[str]] | None
) -> Reading[Money]:
    """Put a number and what currencies it may be in together."""
    if number.value is None or settled is None:
        return reading(number.raw, None, number.codes or ("money.unreadable",))
    named, remarks = settled
    amount = number.value
    prices = tuple(Money(amount, code) for code in sorted(named) or (None,))
    if len(prices) > 1 or "money.currency_contradicted" in remarks:
        return reading(number.raw, None, ("money.currency_contradicted",), prices)
    decimals = currencies.decimals_of(prices[0].currency)
    if decimals is not None and -int(amount.as_tuple().exponent) > decimals:
        remarks.add("money.unusual_decimals")
    codes = tuple(sorted({*codes, *remarks}))
    if "money.ambiguous" in codes:
        return reading(number.raw, None, codes, prices)
    return reading(number.raw, prices[0], codes)


def _currencies(words: tuple[str, ...], beside: object) -> tuple[set[str], set[str]] | None:
    """Return the codes that are named and remarks, or None where a word is no currency."""
    named: set[str] = set()
    remarks: set[str] = set()
    for word in words:
        found = currencies.read(word)
        if found.value is None and found.codes != ("currency.ambiguous",):
            return None
        named |= {found.value} if found.value else set()
        remarks |= set(found.codes)
    found = currencies.read(beside)
    if found.value:
        named.add(found.value)
        remarks |= set(found.codes)
    elif beside is not None and not {"value.empty", "value.placeholder"} & set(found.codes):
        remarks.add("currency.unknown")
    if named:
        remarks.discard("currency.ambiguous")
    if "$" in words and not named.isdisjoint(currencies.NO_DOLLARS):
        remarks.add("money.currency_contradicted")
    return named, remarks
