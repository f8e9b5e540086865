"""Spots: the kinds of mess at one place of a payload, and the places that can take them.

>>> sorted(MESSES)[:4]
['ambiguous_date', 'duplicated_items', 'empty', 'extra_keys']
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from identity_schema.mapping.registry import Mapping
from identity_schema.testing.messes import looks
from identity_schema.testing.messes.mess import GONE, Change
from identity_schema.testing.messes.places import Place, places
from identity_schema.testing.source import Source

__all__ = ["MESSES", "applied", "spots"]

_SALTS = 1 << 10
_SPREAD, _MIX = 0x9E3779B1, 0x85EBCA6B  # odd, so that every salt gives an order of its own
_Look = Callable[[Place, Source, Mapping], Change | None]

MESSES: dict[str, tuple[_Look, str]] = {
    "ambiguous_date": (
        looks.ambiguous_date,
        "no date but both days as candidates, unless the mapping declares an order",
    ),
    "duplicated_items": (
        looks.duplicated_items, "the element twice: nothing is merged that came twice",
    ),
    "empty": (looks.empty, "nothing there, and known to have been empty"),
    "extra_keys": (looks.extra_keys, "reported as unmapped; everything else as without it"),
    "lost_zeros": (
        looks.lost_zeros,
        "the digits as they came and a warning; zeros only where the format says how many",
    ),
    "masked": (looks.masked, "the text as sent and no normal form; nothing is checked or padded"),
    "missing": (looks.missing, "nothing there"),
    "nfd": (looks.nfd, "the text as sent, and the same normal form"),
    "null": (looks.null, "nothing there, and known to have been null"),
    "one_or_many": (looks.one_or_many, "the same as the other way"),
    "phone_without_prefix": (
        looks.phone_without_prefix, "the same number, from the region of the record",
    ),
    "placeholder": (looks.placeholder, "no value, and the word kept in an issue"),
    "whitespace": (looks.whitespace, "the text as sent, and the same normal form"),
    "wrong_type": (looks.wrong_type, "no value but a reason, or the value where nothing is lost"),
}  # fmt: skip
"""Name of a mess at one spot to what looks for it, and the right answer in plain words."""


def spots(
    kind: str, mapping: Mapping, payload: Any, source: Source
) -> Iterator[tuple[Place, Change]]:
    """Yield the spots of a payload that a kind of mess can take, in a chosen order."""
    look, salt = MESSES[kind][0], source.below(_SALTS)
    for place in sorted(places(mapping, payload), key=lambda one: _lot(one, salt)):
        change = look(place, source, mapping)
        if change is not None:
            yield place, change


def _lot(place: Place, salt: int) -> int:
    """Return where a place stands in the order of a salt.

    It hangs on the name of the place alone: what stands beside it can go while an example shrinks,
    and the same spot is still the first.
    """
    *_, above, name = ("", *place.pointer.split("/"))
    named = zlib.crc32(f"{above}/{name}".encode() if name.isdigit() else name.encode())
    return (named ^ salt * _SPREAD) * _MIX & 0xFFFFFFFF


def applied(place: Place, change: Change) -> None:
    """Change a payload in place."""
    if change.key is not None:
        place.value[change.key] = change.value
    elif change.value is GONE:
        del place.holder[place.key]
    else:
        place.holder[place.key] = change.value
