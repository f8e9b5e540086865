"""The numbering plan of a region as one regular expression, made of phonenumbers' own metadata.

A plan is made only where the rules of the parser are plain: a national prefix that is simply cut
off. Its expression allows the calling code (with or without a plus sign) or the national prefix,
then the types of number of every region with that calling code, in the order in which
libphonenumber tries them; each ends in an empty group, and the group that matched tells both.

>>> plan = compile_plan("NZ")
>>> found = plan.fullmatch("+64211234567")
>>> plan.kinds[found.lastindex].type, found.end(1)
('mobile', 3)
>>> compile_plan("AR") is NO_PLAN  # Argentina's mobile prefixes are rewritten, not cut off
True
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from identity_schema._later import Pattern
from identity_schema.values.phone.prepared import Written, WrittenKind, prepared_plan

__all__ = ["NO_PLAN", "Kind", "Plan", "compile_plan", "write_plan"]

# The order in which libphonenumber asks for the type.
_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan",
    "voicemail", "fixed_line", "mobile",
)  # fmt: skip


class Kind(NamedTuple):
    """What one group of a plan's expression stands for.

    Attributes:
        region: The region whose numbers it matches.
        type: The type, in the words of libphonenumber.
        lengths: The lengths that a number of this type can have.
        also_mobile: What a fixed line must not match to be certainly one, or None.
    """

    region: str
    type: str
    lengths: tuple[int, ...]
    also_mobile: Pattern | None


class Plan(NamedTuple):
    """How to recognise the numbers of one region.

    Attributes:
        fullmatch: Matches a valid number; the first group is what stands before it.
        kinds: What each group stands for, by its index.
        plus: ``+`` and the calling code.
        hopeless: Matches what no way of reading makes valid.
    """

    fullmatch: Callable[[str], re.Match[str] | None]
    kinds: tuple[Kind, ...]
    plus: str
    hopeless: Pattern


_NO_KIND = Kind("", "", (), None)
_nothing = Pattern("(?!)")
NO_PLAN = Plan(_nothing.fullmatch, (), "-", _nothing)
"""The plan of what is no region, or one whose rules are not plain: it matches nothing."""


def compile_plan(region: str) -> Plan:
    """Make the plan of a region.

    Args:
        region: ISO 3166-1 alpha-2 code in capitals, of a region that phonenumbers knows.

    Returns:
        The plan, or `NO_PLAN` where the rules of the region are not plain ones.
    """
    written = prepared_plan(region) or write_plan(region)
    if written is None:
        return NO_PLAN
    valid, kinds, plus, hopeless = written
    return Plan(
        re.compile(valid, re.ASCII).fullmatch,
        (_NO_KIND, _NO_KIND, *(_kind(*kind) for kind in kinds)),
        plus,
        Pattern(hopeless, re.ASCII),
    )


def _kind(region: str, name: str, lengths: tuple[int, ...], also_mobile: str | None) -> Kind:
    mobile = None if also_mobile is None else Pattern(also_mobile, re.ASCII)
    return Kind(region, name, lengths, mobile)


def write_plan(region: str) -> Written | None:
    """Write the plan of a region out of the installed metadata; None for rules that are not plain.

    Args:
        region: As for `compile_plan`.
    """
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
    kinds: list[WrittenKind] = []
    types = _alternatives(shared, kinds, region)
    valid = (
        # as the parser decides: +64 or +640; 64 where the whole is no national number; 0 or none
        f"(\\+{code}(?:{prefix})?|(?!{whole}){code}|(?!{dialled}){own_prefix})"
        f"(?!{_uncaptured(parsed)})(?={whole})(?:{types})"
    )
    if re.compile(valid, re.ASCII).groups != len(kinds) + 1:
        return None
    hopeless = _hopeless(code, prefix, parsed, dialled, types)
    return valid, tuple(kinds), f"+{code}", hopeless


def _hopeless(code: int, prefix: str, parsed: str, dialled: str, types: str) -> str:
    """Write what no way of cutting off calling code and prefix makes valid."""
    odd = "|".join(way for way in _uncaptured(parsed).split("|") if way != prefix) or "(?!)"
    start = f"(?:{code})?(?:{prefix}){{0,2}}"  # the parser may cut a prefix twice after a bare code
    return (
        f"(?:\\+{code}|(?!00|{dialled}))(?!{start}(?:{odd}))(?!{start}(?:{types})\\Z)[0-9]{{2,17}}"
    )


def _is_plain(prefix: str | None, parsed: str | None) -> bool:
    """Tell whether what is parsed as national prefix is the prefix itself or starts otherwise."""
    if not prefix or not parsed:
        return False
    ways = _uncaptured(parsed).split("|")
    return prefix in ways and not any(w.startswith(prefix) for w in ways if w != prefix)


def _uncaptured(pattern: str) -> str:
    """Turn the capturing groups of a metadata pattern into plain ones."""
    return re.sub(r"\((?!\?)", "(?:", pattern)


def _alternatives(shared: list[Any], kinds: list[WrittenKind], own: str) -> str:
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


def _types(metadata: Any, kinds: list[WrittenKind]) -> Iterator[str]:
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
            also_mobile = metadata.mobile.national_number_pattern or "(?!)"
        kinds.append((metadata.id, name, tuple(lengths), also_mobile))
        yield f"(?:{desc.national_number_pattern})()"
