"""Levels compare inside one framework, version and axis; everything else says why it does not."""

import itertools

import pytest

from identity_schema.assurance import Assurance, Comparison, Pack, compare, load_pack, maximal
from identity_schema.codes import CODES
from identity_schema.errors import ContractError

UK_HIGH, EU_HIGH = Assurance("uk_diatf", "high"), Assurance("eidas", "high")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (None, "assurance.type"),
        ("high", "assurance.type"),
        (("uk_diatf", "high"), "assurance.type"),
        (Assurance(None, None), "assurance.framework_missing"),
        (Assurance("", "high"), "assurance.framework_missing"),
        (Assurance(None, "high"), "assurance.framework_missing"),
        (Assurance("uk_diatf", None), "assurance.level_missing"),
        (Assurance("uk_diatf", ""), "assurance.level_missing"),
        (Assurance("uk_diatf", None, procedure="m1c"), "assurance.level_undeclared"),
        (Assurance("uk_diatf", "High"), "assurance.level_unknown"),
        (Assurance("uk_diatf", "HIGH"), "assurance.level_unknown"),
        (Assurance("uk_diatf", "high "), "assurance.level_unknown"),
        (Assurance("uk_diatf", "h\u0456gh"), "assurance.level_unknown"),  # Cyrillic i
        (Assurance("uk_diatf", "\uff48igh"), "assurance.level_unknown"),  # full width
        (Assurance("uk_diatf", "substantial"), "assurance.level_unknown"),
        (Assurance("uk_diatf", "very-high"), "assurance.level_unknown"),
        (Assurance("uk_diatf", "3"), "assurance.level_unknown"),
        (Assurance("uk_diatf", 3), "assurance.type"),
        (Assurance("uk_diatf", True), "assurance.type"),  # noqa: FBT003  # a payload's mistake
        (Assurance("uk_diatf", ["high"]), "assurance.type"),
        (Assurance({"a": 1}, "high"), "assurance.type"),
        (Assurance("uk_diatf", "high", version=0.4), "assurance.type"),
        (Assurance("uk_diatf ", "high"), "assurance.framework_unknown"),
        (Assurance("uk_d\u0456atf", "high"), "assurance.framework_unknown"),  # Cyrillic
        (Assurance("UK_DIATF", "high"), "assurance.framework_unknown"),
        (Assurance("uk_diatf_high", None), "assurance.framework_unknown"),
        (Assurance("YOTI_GLOBAL", "high"), "assurance.framework_unknown"),
        (Assurance("ng_cbn_kyc", "tier_3"), "assurance.framework_unranked"),
        (Assurance("uk_diatf", "high", version="1.0"), "assurance.version_unknown"),
        (Assurance("uk_diatf", "high", version=""), "assurance.version_unknown"),
        (Assurance("uk_diatf", "high", version="0.4"), "assurance.version_missing"),
        (Assurance("uk_diatf", "high", status="FLAGGED"), "assurance.flagged"),
        (Assurance("uk_diatf", "high", status="flagged"), "assurance.flagged"),
        (Assurance("uk_diatf", "high", status="Passed"), "assurance.status_unknown"),
        (Assurance("uk_diatf", "high", status=""), "assurance.status_unknown"),
        (Assurance("uk_diatf", "high", status=1), "assurance.type"),
        (Assurance("uk_diatf", "medium", procedure="h1a"), "assurance.procedure_conflict"),
        (Assurance("uk_diatf", "medium", procedure=" h1a"), "assurance.procedure_conflict"),
        (Assurance("uk_diatf", "medium", procedure="H1A"), "assurance.procedure_conflict"),
        (Assurance("uk_tfida", "high", procedure="m1c"), "assurance.procedure_conflict"),
        (EU_HIGH, "assurance.framework_differs"),
        (Assurance("nist_800_63A", "ial1"), "assurance.version_missing"),
        (Assurance("se_bankid", "al1"), "assurance.level_unknown"),
    ],
)
def test_what_does_not_rank_says_why(other: object, code: str) -> None:
    for found in (compare(UK_HIGH, other), compare(other, UK_HIGH)):
        assert (found.order, found.code) == ("incomparable", code)
        assert found.reason == f"{CODES[code].meaning} {CODES[code].advice}"
        assert found.edges == ()


@pytest.mark.parametrize(
    "same",
    [
        Assurance("uk_diatf", "high", status="PASS"),
        Assurance("uk_diatf", "high", status="pass"),
        Assurance("uk_diatf", "high", procedure="h2d", policy="gpg45"),
        Assurance("uk_diatf", "high", procedure="H1A"),
        Assurance("uk_diatf", "high", procedure="h9z"),
        Assurance("uk_diatf", "high", procedure="h\u0456a"),  # says nothing
        Assurance("uk_diatf", "high", procedure=["m1c"]),
        Assurance("uk_diatf", "high", policy="another"),
    ],
)
def test_what_agrees_with_a_level_leaves_it_standing(same: Assurance) -> None:
    assert compare(same, UK_HIGH).order == "equal"


def test_a_gpg45_profile_says_nothing_in_another_framework() -> None:
    assert compare(Assurance("eidas", "low", procedure="h1a"), EU_HIGH).order == "less"


@pytest.mark.parametrize(
    ("a", "b", "cited"),
    [
        (EU_HIGH, Assurance("iso_29115", "loa4"), "2015/1502, recital 3 (2015-09-08)"),
        (
            Assurance("eidas", "low", "910/2014"),
            Assurance("iso_29115", "1", "2013"),
            "2015/1502, recital 3",
        ),
        (
            Assurance("nist_800_63A", "ial3", "rev3"),
            Assurance("us_m_04_04", "level_4"),
            "SP 800-63-3",
        ),
        (
            Assurance("nist_800_63A", "ial1", "rev3"),
            Assurance("nist_800_63A", "IAL1", "rev4"),
            "change log",
        ),
    ],
)
def test_published_non_equivalences_are_cited(a: Assurance, b: Assurance, cited: str) -> None:
    for found in (compare(a, b), compare(b, a)):
        assert (found.order, found.code) == ("incomparable", "assurance.not_equated")
        assert cited in found.citations[0]


def test_revisions_of_nist_are_apart_at_every_level() -> None:
    levels = ("ial1", "ial2", "ial3")
    for one, other in itertools.product(levels, repeat=2):
        three = Assurance("nist_800_63A", one, "rev3")
        for later in (Assurance("nist_800_63A", other, "rev4"), Assurance("nist_800_63A", other)):
            assert compare(three, later).order == "incomparable"


def test_one_label_in_two_frameworks_is_two_levels() -> None:
    for level in ("ip1", "IP2", "ip3", "ip4"):
        assert compare(Assurance("au_tdif", level), Assurance("ca_pctf", level)).order == (
            "incomparable"
        )


def test_a_comparison_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match="look at its order"):
        bool(compare(UK_HIGH, UK_HIGH))
    assert compare(UK_HIGH, UK_HIGH) == Comparison("equal", "assurance.ranked")


def test_an_equivalence_compares_in_its_own_direction_only() -> None:
    pack = load_pack("govuk_one_login_gpg45")
    p2, medium = Assurance("govuk_one_login", "P2"), Assurance("uk_diatf", "medium")
    forth = compare(p2, medium, pack)
    assert (forth.order, forth.code) == ("equal", "assurance.by_equivalence")
    assert [edge.id for edge in forth.edges] == ["e07"]
    assert forth.citations == (pack.edges[1].citation,)
    assert compare(medium, p2, pack).code == "assurance.framework_differs"
    assert compare(p2, Assurance("uk_diatf", "low"), [pack]).order == "greater"
    assert compare(Assurance("govuk_one_login", "P3"), medium, pack).order == "equal"
    assert compare(p2, UK_HIGH, pack).order == "incomparable"
    assert compare(p2, medium).order == "incomparable"


def test_maximal_keeps_what_nothing_is_greater_than() -> None:
    low, flagged = (
        Assurance("uk_diatf", "low"),
        Assurance("uk_diatf", "very_high", status="FLAGGED"),
    )
    unknown = Assurance("uk_diatf", "platinum")
    assert maximal([low, UK_HIGH, EU_HIGH, UK_HIGH]) == {UK_HIGH, EU_HIGH}
    assert maximal([low, flagged]) == {low, flagged}
    assert maximal(iter([low, unknown, None, "high"])) == {low, unknown}
    assert maximal([]) == frozenset()
    assert isinstance(maximal([low]), frozenset)


def test_maximal_uses_the_packs_that_it_is_given() -> None:
    p2, low = Assurance("govuk_one_login", "P2"), Assurance("uk_diatf", "low")
    assert maximal([p2, low]) == {p2, low}
    assert maximal([p2, low], load_pack("govuk_one_login_gpg45")) == {p2}


@pytest.mark.parametrize("wrong", ["govuk_one_login_gpg45", 7, [None], {"a": 1}, object])
def test_equivalences_of_another_type_are_a_wrong_call(wrong: object) -> None:
    with pytest.raises(ContractError, match=r"assurance\.call"):
        compare(UK_HIGH, EU_HIGH, wrong)
    with pytest.raises(ContractError, match=r"assurance\.call"):
        maximal([UK_HIGH], wrong)


def test_frameworks_of_another_type_are_a_wrong_call() -> None:
    for ask in (compare, lambda *_, frameworks: maximal([UK_HIGH], frameworks=frameworks)):
        with pytest.raises(ContractError, match=r"assurance\.call"):
            ask(UK_HIGH, EU_HIGH, frameworks="acme.toml")


def test_no_pack_and_an_empty_one_are_alike() -> None:
    for none in (None, (), [], Pack("none", ())):
        assert compare(UK_HIGH, EU_HIGH, none).code == "assurance.framework_differs"
