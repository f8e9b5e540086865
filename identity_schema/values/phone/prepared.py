"""Numbering plans that were written out beforehand, for as long as they are those of the library.

To write a plan, `phonenumbers` has to be imported, which takes as long as hundreds of payloads do.
So the plans of the regions of our providers stand in ``data/phone_plans.json``, each with a digest
of the files of the installed library that it was made of. Where one of these differs by a byte, or
is not there, the plan does not count and is written anew.

>>> prepared_plan("NG")[2], prepared_plan("AU")
('+234', None)
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from identity_schema.data import read

__all__ = ["Written", "WrittenKind", "digest", "prepared_plan"]

WrittenKind = tuple[str, str, tuple[int, ...], str | None]
"""Region, type, lengths, and the expression that tells a mobile number, or None."""

Written = tuple[str, tuple[WrittenKind, ...], str, str]
"""The fields of a plan, with the expressions as text."""


def prepared_plan(region: str) -> Written | None:
    """Return the plan of a region as it was written beforehand.

    Args:
        region: ISO 3166-1 alpha-2 code in capitals.

    Returns:
        The plan; None where there is none, or where the installed metadata is another.
    """
    found = _table().get(region)
    if found is None or digest(found["regions"]) != found["digest"]:
        return None
    valid, kinds, plus, hopeless = found["plan"]
    told = tuple((of, name, tuple(lengths), mobile) for of, name, lengths, mobile in kinds)
    return valid, told, plus, hopeless


@cache
def _table() -> dict[str, Any]:
    return msgspec.json.decode(read("phone_plans.json"))["plans"]  # type: ignore[no-any-return]


def digest(regions: Iterable[str]) -> str | None:
    """Return the digest of the installed metadata of some regions, None if it cannot be read.

    Args:
        regions: The regions of one calling code.
    """
    found = find_spec("phonenumbers")
    folder = Path(found.origin if found and found.origin else "").parent / "data"
    made = sha256()
    try:
        for name in ("__init__", *(f"region_{region}" for region in regions)):
            made.update((folder / f"{name}.py").read_bytes())
    except OSError:
        return None
    return made.hexdigest()
