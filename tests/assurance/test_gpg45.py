"""The 32 identity profiles are as published, and contradict no level in silence."""

import itertools

import pytest

from identity_schema.assurance import Assurance, Profile, level_of, meets, profiles

# GPG 45, unnumbered guide of 2020 to 2026, in three public transcriptions (alphagov 2021-10-11,
# govuk-one-login 2026-08-21, one independent). Strength/validity of each piece, then the minimums
# for activity, fraud and verification. h2d and v1a: the transcriptions differ.
ROWS = """
l1a 2/2 0 1 1 | l1b 3/2 0 0 1 | l1c 1/1 3 2 2 | l2a 1/1;1/1 2 1 2 | l2b 1/1;1/1 2 2 1
l3a 1/1;1/1;1/1 2 1 1
m1a 4/2 0 1 2 | m1b 3/2 1 2 2 | m1c 3/3 0 0 3 | m1d 2/2 2 1 3 | m2a 2/2;2/2 3 2 2
m2b 3/2;2/2 1 1 2 | m2c 3/2;2/2 0 1 3 | m3a 2/2;2/2;2/2 2 2 2
h1a 4/3 0 1 3 | h1b 3/3 2 1 3 | h1c 4/3 0 0 4 | h2a 2/2;2/2 3 2 3 | h2b 4/2;3/2 0 2 3
h2c 3/3;2/2 1 1 3 | h2d 3/3;3/2 0 1 3 | h2e 4/3;3/3 0 0 3 | h3a 2/2;2/2;2/2 2 2 3
v1a 4/3 0 3 3 | v1b 4/4 0 1 3 | v1c 4/3 1 1 4 | v1d 4/4 0 0 4 | v2a 3/3;3/3 3 2 3
v2b 4/3;3/3 0 2 3 | v2c 4/3;2/2 2 2 3 | v2d 4/4;4/4 0 0 3 | v3a 3/3;2/2;2/2 3 3 3
"""
PROFILES = [row.split() for line in ROWS.split("\n") for row in line.split("|") if row.strip()]
LEVELS = {"l": "low", "m": "medium", "h": "high", "v": "very_high"}
OTHER = {"h2d": ((3, 3), (2, 2)), "v1a": ((4, 4),)}


@pytest.mark.parametrize("row", PROFILES, ids=[row[0] for row in PROFILES])
def test_a_profile_is_as_published(row: list[str]) -> None:
    name, evidence, activity, fraud, verification = row
    pieces = tuple(tuple(map(int, piece.split("/"))) for piece in evidence.split(";"))
    level = LEVELS[name[0]]
    assert profiles()[name] == Profile(
        name, level, pieces, int(activity), int(fraud), int(verification), OTHER.get(name)
    )
    assert len(pieces) == int(name[1])
    assert level_of(name) == level_of(name.upper()) == level
    assert profiles()[name].disputed is (name in OTHER)


def test_the_profiles_are_these_32() -> None:
    assert list(profiles()) == [row[0] for row in PROFILES]
    assert len(PROFILES) == 32


def test_what_is_no_profile_has_no_level() -> None:
    for other in (
        "",
        "m",
        "m1",
        "m1e",
        "h9z",
        "M1c",
        " m1c",
        "m1c ",
        "m\u0456c",
        None,
        7,
        ["m1c"],
    ):  # a Cyrillic letter
        assert level_of(other) is None


def _satisfies(have: Profile, want: Profile) -> bool:
    """Tell whether the minimums of one profile satisfy another, pieces in any order."""
    scores = (have.activity, have.fraud, have.verification)
    needed = (want.activity, want.fraud, want.verification)
    return all(one >= other for one, other in zip(scores, needed, strict=True)) and any(
        all(
            strength >= least and validity >= valid
            for (strength, validity), (least, valid) in zip(pieces, want.evidence, strict=False)
        )
        for pieces in itertools.permutations(have.evidence)
        if len(pieces) >= len(want.evidence)
    )


def test_no_profile_makes_another_of_its_level_or_above_pointless() -> None:
    ranks = {level: rank for rank, level in enumerate(LEVELS.values())}
    for have, want in itertools.permutations(profiles().values(), 2):
        if ranks[want.level] >= ranks[have.level]:
            assert not _satisfies(have, want), (have.id, want.id)


def test_each_profile_satisfies_one_of_every_lower_level() -> None:
    levels = list(LEVELS.values())
    for have in profiles().values():
        for lower in levels[: levels.index(have.level)]:
            assert any(
                _satisfies(have, want) for want in profiles().values() if want.level == lower
            )


@pytest.mark.parametrize("row", PROFILES, ids=[row[0] for row in PROFILES])
def test_a_profile_beside_another_level_makes_neither_be_used(row: list[str]) -> None:
    for framework, level in itertools.product(("uk_diatf", "uk_tfida"), LEVELS.values()):
        found = meets(Assurance(framework, level, procedure=row[0]), "uk_diatf:low")
        agrees = level == LEVELS[row[0][0]]
        assert found.result == ("met" if agrees else "cannot_tell")
        assert found.code == ("assurance.met" if agrees else "assurance.procedure_conflict")


def test_a_profile_without_level_is_never_used() -> None:
    found = meets(Assurance("uk_diatf", None, procedure="v1d", policy="gpg45"), "uk_diatf:low")
    assert (found.result, found.code) == ("cannot_tell", "assurance.level_undeclared")
    assert "level_of(procedure)" in found.reason
