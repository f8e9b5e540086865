"""Identity profiles of UK Good Practice Guide 45 (GPG 45), as data.

A profile names the minimum scores by which an identity check reaches a level of confidence. Its id
is the level's letter (l, m, h, v), the number of pieces of evidence and a letter. The profiles are
those of the unnumbered guide in use from 2020 to 2026, which counts as version 0.4; sources and
doubts stand in ``data/gpg45_profiles.csv``.

`level_of` is for you to call: no record and no comparison uses a level that was derived from a
procedure. No profile is derived from scores either, for a OneID payload has no verification score.

>>> level_of("m1c")
'medium'
>>> level_of("m9z") is None
True
>>> profiles()["h2d"].disputed
True
"""

import csv
import functools
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

import attrs

__all__ = ["Profile", "level_of", "levels", "profiles"]


@attrs.frozen
class Profile:
    """One identity profile; every score is a minimum, and scores are never added up.

    Attributes:
        id: Such as ``m1c``.
        level: ``low``, ``medium``, ``high`` or ``very_high``.
        evidence: Strength (1 to 4) and validity (1 to 4) of each piece of evidence.
        activity: Activity history, 0 to 4; 0 means that it is not needed.
        fraud: Identity fraud check, 0 to 3; 0 means that it is not needed.
        verification: That the identity belongs to the person, 1 to 4.
        other_evidence: The other reading of `evidence` where the sources differ, else None.
    """

    id: str
    level: str
    evidence: tuple[tuple[int, int], ...]
    activity: int
    fraud: int
    verification: int
    other_evidence: tuple[tuple[int, int], ...] | None

    @property
    def disputed(self) -> bool:
        """Whether the sources differ on the scores. They never differ on the level."""
        return self.other_evidence is not None


def _evidence(text: str) -> tuple[tuple[int, int], ...]:
    """Read ``4/3;2/2``: strength and validity of each piece."""
    return tuple(
        (int(strength), int(validity))
        for strength, _, validity in (piece.partition("/") for piece in text.split(";"))
    )


@functools.cache
def profiles() -> Mapping[str, Profile]:
    """Return the 32 profiles by id."""
    content = (pkgutil.get_data("identity_schema.data", "gpg45_profiles.csv") or b"").decode()
    rows = csv.DictReader(line for line in content.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {
            row["profile"]: Profile(
                row["profile"],
                row["level"],
                _evidence(row["strength_validity"]),
                int(row["activity"]),
                int(row["fraud"]),
                int(row["verification"]),
                _evidence(row["other_strength_validity"]) if row["status"] == "disputed" else None,
            )
            for row in rows
        }
    )


@functools.cache
def levels() -> Mapping[str, str]:
    """Return the level of each profile, by id in small letters (OneID) and in capitals (GDS)."""
    found = {profile.id: profile.level for profile in profiles().values()}
    return MappingProxyType(found | {id_.upper(): level for id_, level in found.items()})


def level_of(procedure: object) -> str | None:
    """Tell the level of confidence that a GPG 45 profile stands for.

    Args:
        procedure: A profile id such as ``m1c`` or ``M1C``.

    Returns:
        ``low``, ``medium``, ``high`` or ``very_high``; None for anything else.
    """
    return levels().get(procedure) if isinstance(procedure, str) else None
