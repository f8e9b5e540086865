"""Phone numbers without the parser: one regular expression per region.

Reading a number with ``phonenumbers`` costs 15 to 30 microseconds. Most numbers are written in one
of four plain ways (``+64 21 123 4567``, ``64211234567``, ``021 123 4567``, ``21 123 4567``), and
for these everything that the parser looks up stands in the metadata that the library brings along.
On first use of a region they are compiled into one expression, see
`identity_schema.values.phone.plan`.

The rule of this module: answer exactly what ``phonenumbers`` answers, or do not answer.
``benchmarks/check_phone_fast.py`` compares the two on a million generated numbers.

>>> find("021 123 4567", "NZ").e164
'+64211234567'
>>> find("+44 1624 756789", "NG")  # the Isle of Man shares +44
Phone(region='IM', type='fixed_line')
>>> find("0044 20 7946 0958", "NZ") is None  # not one of the four ways
True
>>> find("021 123", "NZ")  # no number of New Zealand, however it is cut
False
"""

from typing import Literal

from identity_schema._twin import maker
from identity_schema.values.phone.number import Phone
from identity_schema.values.phone.plan import NO_PLAN, Plan, compile_plan

__all__ = ["FAST_REGIONS", "find"]

FAST_REGIONS = frozenset({"AU", "CA", "GB", "GH", "IE", "IN", "KE", "NG", "NZ", "US", "ZA"})
"""Regions that the comparison with ``phonenumbers`` was run for."""

# Separators that the parser, too, looks through wherever they stand. Naming what stays as well
# spares `str.translate` a failed look-up for every digit.
_SEPARATORS: dict[int, str | None] = {i: chr(i) for i in range(128)}
_SEPARATORS |= dict.fromkeys(map(ord, " -.()\u00a0\u2010\u2011\u2012\u2013"))

_make = maker(Phone)

_plans: dict[object, Plan] = {None: NO_PLAN}
_REGIONS = {
    "+1": "US", "+27": "ZA", "+44": "GB", "+61": "AU", "+64": "NZ", "+91": "IN", "+233": "GH",
    "+234": "NG", "+254": "KE", "+353": "IE",
}  # fmt: skip
"""Plus sign and calling code to the main region of that code."""


def find(raw: str, region: object) -> Phone | Literal[False] | None:
    """Read one plainly written number.

    Args:
        raw: The text as sent.
        region: ISO 3166-1 alpha-2 code in capitals; anything else is no region.

    Returns:
        The phone, False for what is no valid number, or None where the parser has to decide.
    """
    bare = raw.translate(_SEPARATORS)
    try:
        plan = _plans[region]
    except (KeyError, TypeError):
        plan = _plan_of(region)
    fullmatch, kinds, plus, hopeless = plan
    found = fullmatch(bare)
    if found is None:
        if bare[:1] == "+" and not bare.startswith(plus):
            fullmatch, kinds, plus, hopeless = _plan_of_code(bare)
            found = fullmatch(bare)
        if found is None:
            return False if hopeless.fullmatch(bare) else None
    of, name, lengths, also_mobile = kinds[found.lastindex or 0]
    number = bare[found.end(1) :]
    if len(number) not in lengths or (also_mobile is not None and also_mobile.fullmatch(number)):
        return None
    return _make(plus + number, of, name)


def _plan_of(region: object) -> Plan:
    """Compile the plan of a region once; the empty plan for one that is not on the list."""
    if not isinstance(region, str) or region not in FAST_REGIONS:
        return NO_PLAN
    _plans[region] = plan = compile_plan(region)
    return plan


def _plan_of_code(bare: str) -> Plan:
    """Return the plan for a number that starts with ``+`` and its calling code."""
    main = _REGIONS.get(bare[:4]) or _REGIONS.get(bare[:3]) or _REGIONS.get(bare[:2])
    return _plans.get(main) or _plan_of(main)
