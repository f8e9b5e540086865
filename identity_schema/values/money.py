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
(('money.currency_contradicted',), ('money.unreadable',), ('money.not_finite',))
>>> read("9" * 39).codes, read(True).codes
(('money.too_many_digits',), ('value.type',))
"""

import re
from decimal import Decimal

import attrs

from identity_schema.reading import Reading, reading, refuse, text_of
from identity_schema.values import currency as currencies
from identity_schema.values.decimal_number import MAX_DIGITS, digits_of, is_number

__all__ = ["Money", "read"]

_SPACES = " \u00a0\u202f\u2009"
_shape = re.compile(
    r"(?P<open>\()?(?P<sign>[-+\u2212])?\s?(?P<before>[^\d\s().,+\u2212-][^\d().,+\u2212-]{0,30}?)?\s?"
    r"(?P<sign2>[-+\u2212])?\s?(?P<number>[0-9.][0-9.,'\u2019 \u00a0\u202f\u2009]*?)"
    r"\s?(?P<after>[^\d\s().,+\u2212-][^\d().,+\u2212-]{0,30})?(?P<close>\))?"
).fullmatch
_plain = re.compile("[0-9]*[.]?[0-9]+").fullmatch
# Groups of three, or in the Indian manner of two before the last three; a decimal point after.
_grouped = re.compile(
    "([0-9]{1,3})((?:,[0-9]{3})+|(?:[ \u00a0\u202f\u2009][0-9]{3})+|(?:['\u2019][0-9]{3})+)"
    "([.][0-9]+)?|([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:[.][0-9]+)?)"
).fullmatch
