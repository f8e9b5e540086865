"""Phone numbers without the parser: one regular expression per region.

Reading a number with ``phonenumbers`` costs 15 to 30 microseconds. Most numbers are written in one
of four plain ways (``+64 21 123 4567``, ``64211234567``, ``021 123 4567``, ``21 123 4567``), and
for these everything that the parser looks up stands in the metadata that the library brings along.
On first use of a region its metadata, and that of every region with the same calling code, is
compiled into one expression that tells region and type by the group that matched.

The rule of this module: answer exactly what ``phonenumbers`` answers, or do not answer.
``benchmarks/check_phone_fast.py`` compares the two on a million generated numbers.

>>> find("021 123 4567", "NZ")
('+64211234567', 'NZ', 'mobile')
>>> find("+44 1624 756789", "NG")  # the Isle of Man shares +44
('+441624756789', 'IM', 'fixed_line')
>>> find("0044 20 7946 0958", "NZ") is None  # not one of the four ways
True
>>> find("021 123", "NZ")  # no number of New Zealand, however it is cut
(None, None, None)
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

__all__ = ["FAST_REGIONS", "find"]

FAST_REGIONS = frozenset({"AU", "CA", "GB", "GH", "IE", "IN", "KE", "NG", "NZ", "US", "ZA"})
"""Regions that the comparison with ``phonenumbers`` was run for."""

# Separators that the parser, too, looks through wherever they stand. Naming what stays as well
# spares `str.translate` a failed look-up for every digit.
_SEPARATORS: dict[int, str | None] = {i: chr(i) for i in range(128)}
_SEPARATORS |= dict.fromkeys(map(ord, " -.()\u00a0\u2010\u2011\u2012\u2013"))
# The order in which libphonenumber asks for the type.
_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan",
    "voicemail", "fixed_line", "mobile",
)  # fmt: skip


class _Kind(NamedTuple):
    """What one group of a plan's expression stands for."""

    region: str
    type: str
    lengths: tuple[int, ...]
    also_mobile: Callable[[str], object] | None


class _Plan(NamedTuple):
    """How to recognise the numbers of one region."""

    fullmatch: Callable[[str], re.Match[str] | None]
    kinds: tuple[_Kind | None, ...]
    plus: str
    hopeless: Callable[[str], object]


_plans: dict[str | None, _Plan | None] = {None: None}
_plans_by_code: dict[str, _Plan] = {}


def find(raw: str, region: object) -> tuple[str, str, str] | tuple[None, None, None] | None:
    """Read one plainly written number.

    Args:
        raw: The text as sent.
        region: ISO 3166-1 alpha-2 code in capitals; anything else is no region.

    Returns:
        E.164 form, region and type; three times None for what is no valid number; or None where
        the parser has to decide.
    """
    bare = raw.translate(_SEPARATORS)
    try:
        plan = _plans[region]  # type: ignore[index]  # a KeyError like any unknown region
    except (KeyError, TypeError):
        plan = _plan_of(region)
    found = plan.fullmatch(bare) if plan else None
    if found is None and bare[:1] == "+":
        plan = _plan_of_code(bare)
        found = plan.fullmatch(bare) if plan else None
    if plan is None:
        return None
    if found is None:
        return (None, None, None) if plan.hopeless(bare) else None
    kind = plan.kinds[found.lastindex or 0]
    if kind is None:
        return None
    of, name, lengths, also_mobile = kind
    number = bare[found.end(1) :]
    if len(number) not in lengths or (also_mobile is not None and also_mobile(number)):
        return None
    return plan.plus + number, of, name


def _plan_of(region: object) -> _Plan | None:
    """Compile the plan of a region once; None for one that is not on the list."""
    if not isinstance(region, str) or region not in FAST_REGIONS:
        return None
    _plans[region] = plan = _compile(region)
    return plan


def _plan_of_code(bare: str) -> _Plan | None:
    """Return the plan for a number that starts with ``+`` and its calling code."""
    if not _plans_by_code:
        for region in sorted(FAST_REGIONS - {"CA"}):
            plan = _plans.get(region) or _plan_of(region)
            if plan is not None:
                _plans_by_code[plan.plus] = plan
    by_code = _plans_by_code.get
    return by_code(bare[:4]) or by_code(bare[:3]) or by_code(bare[:2])


def _compile(region: str) -> _Plan | None:
    """Make the plan of a region out of the installed metadata, where its rules are plain ones."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata  # noqa: PLC0415  # lazy

    own: Any = PhoneMetadata.metadata_for_region(region)
    regions = COUNTRY_CODE_TO_REGION_CODE[own.country_code]
    shared: list[Any] = [PhoneMetadata.metadata_for_region(r) for r in regions]
    prefix, parsed = own.national_prefix, own.national_prefix_for_parsing
    if (
        own.national_prefix_transform_rule
        or not _is_plain(prefix, parsed)
        or parsed != shared[0].national_prefix_for_parsing
    ):
        return None
    code, dialled = own.country_code, own.international_prefix
    whole = f"(?:{own.general_desc.national_number_pattern})\\Z"
    own_prefix = "" if prefix == str(code) else f"(?:{prefix})?"
    kinds: list[_Kind | None] = [None, None]
    types = _alternatives(shared, kinds, region)
    valid = re.compile(
        # as the parser decides: +64 or +640; 64 where the whole is no national number; 0 or none
        f"(\\+{code}(?:{prefix})?|(?!{whole}){code}|(?!{dialled}){own_prefix})"
        f"(?!{_uncaptured(parsed)})(?={whole})(?:{types})",
        re.ASCII,
    )
    if valid.groups != len(kinds) - 1:
        return None
    hopeless = _hopeless(code, prefix, parsed, dialled, types)
    return _Plan(valid.fullmatch, tuple(kinds), f"+{code}", hopeless)


def _hopeless(
    code: int, prefix: str, parsed: str, dialled: str, types: str
) -> Callable[[str], object]:
    """Compile what no way of cutting off calling code and prefix makes valid."""
    odd = "|".join(way for way in _uncaptured(parsed).split("|") if way != prefix) or "(?!)"
    start = f"(?:{code})?(?:{prefix}){{0,2}}"  # the parser may cut a prefix twice after a bare code
    return re.compile(
        f"(?:\\+{code}|(?!00|{dialled}))(?!{start}(?:{odd}))(?!{start}(?:{types})\\Z)[0-9]{{2,17}}",
        re.ASCII,
    ).fullmatch


def _is_plain(prefix: str | None, parsed: str | None) -> bool:
    """Tell whether what is parsed as national prefix is the prefix itself or starts otherwise."""
    if not prefix or not parsed:
        return False
    ways = _uncaptured(parsed).split("|")
    return prefix in ways and not any(w.startswith(prefix) for w in ways if w != prefix)


def _uncaptured(pattern: str) -> str:
    """Turn the capturing groups of a metadata pattern into plain ones."""
    return re.sub(r"\((?!\?)", "(?:", pattern)


def _alternatives(shared: list[Any], kinds: list[_Kind | None], own: str) -> str:
    """Write the types of every region of a calling code as one expression, in asking order."""
    first, *others = shared
    whole = f"(?:{'|'.join(_types(first, kinds))})"
    if first.id != own:  # the general description of its own region is looked for already
        whole = f"(?=(?:{first.general_desc.national_number_pattern})\\Z){whole}"
    rest = _alternatives(others, kinds, own) if others else "(?!)"
    if first.leading_digits:
        # the leading digits alone decide the region, even of a number that is then not valid
        return f"(?={first.leading_digits}){whole}|(?!{first.leading_digits})(?:{rest})"
    return f"{whole}|{rest}"


def _types(metadata: Any, kinds: list[_Kind | None]) -> Iterator[str]:
    """Write each type of a region as an alternative that ends in an empty, telling group."""
    same = metadata.same_mobile_and_fixed_line_pattern
    for name in _TYPES:
        desc = getattr(metadata, name)
        if desc is None or not desc.national_number_pattern or (same and name == "mobile"):
            continue
        lengths = desc.possible_length or metadata.general_desc.possible_length
        also_mobile = None
        if name == "fixed_line" and same:
            name = "fixed_line_or_mobile"  # noqa: PLW2901  # one pattern for both: the type says so
        elif name == "fixed_line" and metadata.mobile:
            pattern = metadata.mobile.national_number_pattern or "(?!)"
            also_mobile = re.compile(pattern, re.ASCII).fullmatch
        kinds.append(_Kind(metadata.id, name, tuple(lengths), also_mobile))
        yield f"(?:{desc.national_number_pattern})()"
