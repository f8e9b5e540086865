"""Packs ship as published, are on for nobody, and a wrong one is refused."""

import pathlib

import pytest

from identity_schema.assurance import (
    BUILT_IN_PACKS,
    Assurance,
    Edge,
    Pack,
    compare,
    load_framework,
    load_pack,
    meets,
)
from identity_schema.errors import ContractError

# id, pack, from, to, publisher, date: the four published edges that can be used at all.
EDGES = [
    ("e06", "govuk_one_login_gpg45", ("govuk_one_login", "P1"), ("uk_diatf", "low"), "2022/2026"),
    (
        "e07",
        "govuk_one_login_gpg45",
        ("govuk_one_login", "P2"),
        ("uk_diatf", "medium"),
        "2022/2026",
    ),
    (
        "e08",
        "govuk_verify_to_eidas",
        ("govuk_verify", "level_2"),
        ("eidas", "substantial"),
        "2019/2023",
    ),
    ("e09", "eidas_to_govuk_verify", ("eidas", "high"), ("govuk_verify", "level_2"), "2018-05-15"),
]

# Published comparisons that make no edge: e10 EU-US draft of 2023-12 (three axes at once), e11 G7
# 2024-10 (table not seen), e12 Pan-Canadian 2010 (retired), e17 GPG 45's statement of alignment
# (no levels), e18 a third party's Pn. e13 stays inside one country's rules.
NO_EDGE = [
    ("e10", ("nist_800_63A", "ial2", "rev3"), ("eidas", "substantial")),
    ("e11", ("uk_diatf", "high"), ("eidas", "high")),
    ("e11", ("uk_diatf", "medium"), ("nist_800_63A", "ial2", "rev3")),
    ("e12", ("ca_pctf", "ip3"), ("us_m_04_04", "level_3")),
    ("e17", ("uk_diatf", "high"), ("iso_29115", "loa3")),
    ("e17", ("uk_diatf", "high"), ("ca_pctf", "ip3")),
    ("e18", ("nist_800_63A", "ial2", "rev3"), ("govuk_one_login", "P2")),
]

OWN = """
name = "own"
title = "for tests"
[[edge]]
id = "x1"
actual = "eidas@910/2014:high"
satisfies = "uk_diatf:medium"
publisher = "Acme"
document = "Policy 7"
date = 2026-01-31
caveat = "until the next audit"
"""


@pytest.mark.parametrize(("name", "pack", "actual", "satisfies", "date"), EDGES)
def test_a_shipped_edge_is_as_published(
    name: str, pack: str, actual: tuple[str, str], satisfies: tuple[str, str], date: str
) -> None:
    edge = next(edge for edge in load_pack(pack).edges if edge.id == name)
    assert (edge.actual, edge.satisfies) == (Assurance(*actual), Assurance(*satisfies))
    assert edge.date == date
    assert edge.publisher
    assert edge.document
    assert edge.caveat
    assert meets(edge.actual, edge.satisfies).result == "cannot_tell"
    assert meets(edge.actual, edge.satisfies, equivalences=load_pack(pack)).edges == (edge,)
    assert not meets(edge.satisfies, edge.actual, equivalences=load_pack(pack))


def test_the_shipped_edges_are_these() -> None:
    shipped = sorted(edge.id for name in BUILT_IN_PACKS for edge in load_pack(name).edges)
    assert shipped == [name for name, *_ in EDGES]
    assert list(BUILT_IN_PACKS) == sorted({pack for _, pack, *_ in EDGES})


@pytest.mark.parametrize(("_name", "one", "other"), NO_EDGE)
def test_what_is_no_equivalence_makes_nothing_comparable(
    _name: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    packs = [load_pack(name) for name in BUILT_IN_PACKS]
    a, b = Assurance(*one), Assurance(*other)
    assert compare(a, b, packs).order == compare(b, a, packs).order == "incomparable"


def test_a_pack_of_ones_own(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    pack = load_pack(OWN)
    assert pack == load_pack(file) == load_pack(str(file))
    assert str(pack.edges[0]) == "x1: eidas@910/2014:high -> uk_diatf:medium"
    assert pack.edges[0].citation == "Acme: Policy 7 (2026-01-31)"
    assert meets(Assurance("eidas", "high", "910/2014"), "uk_diatf:low", equivalences=pack)
    assert not meets(Assurance("eidas", "high"), "uk_diatf:low", equivalences=pack)


def test_a_pack_may_speak_of_ones_own_framework() -> None:
    known = load_framework(
        '[[framework]]\nname = "acme"\n[[framework.edition]]\naxis = "a"\nlevels = ["gold"]'
    )
    text = OWN.replace("eidas@910/2014:high", "acme:gold")
    pack = load_pack(text, frameworks=known)
    gold = Assurance("acme", "gold")
    assert meets(gold, "uk_diatf:medium", equivalences=pack, frameworks=known)
    assert not meets(gold, "uk_diatf:medium", equivalences=pack)
    with pytest.raises(ContractError, match="ranks nowhere"):
        load_pack(text)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('name = "own"', "", "name is missing"),
        ("title", "titel", "unknown key titel"),
        ('id = "x1"', "", "id is missing"),
        ('publisher = "Acme"', "", "publisher is missing"),
        ('publisher = "Acme"', 'publisher = " "', "publisher must be"),
        ('document = "Policy 7"', "", "document is missing"),
        ("date = 2026-01-31", "", "date is missing"),
        ("date = 2026-01-31", 'date = "soon"', "date must be"),
        ("date = 2026-01-31", "date = 2026-01-31T00:00:00Z", "date must be"),
        ("date = 2026-01-31", "date = 2026", "date must be"),
        ('"uk_diatf:medium"', '"uk_diatf"', "a level is missing"),
        ('"uk_diatf:medium"', '"uk_diatf:gold"', "ranks nowhere"),
        ('"uk_diatf:medium"', '"eidas@910/2014:low"', "its own order"),
        ('"uk_diatf:medium"', '"uk_diatf:low | uk_diatf:medium"', "no part empty"),
        ('"uk_diatf:medium"', "7", "satisfies must be"),
        ("[[edge]]", "[edge]", "array of at least one table"),
        ("[[edge]]", "[[edge]]\n[[edge]]", "is missing"),
        ("[[edge]]", "[[edge", "line 4"),
    ],
)
def test_a_wrong_pack_is_refused(before: str, after: str, said: str) -> None:
    with pytest.raises(ContractError, match=r"assurance\.pack_table") as caught:
        load_pack(OWN.replace(before, after))
    assert said in str(caught.value)


def test_two_edges_of_one_id_are_refused() -> None:
    edge = OWN[OWN.index("[[edge]]") :]
    with pytest.raises(ContractError, match="one id"):
        load_pack(OWN + edge)


def test_a_pack_of_no_known_name_is_refused() -> None:
    with pytest.raises(ContractError, match="no TOML could be read"):
        load_pack("govuk_one_login")


def test_an_edge_made_by_hand_never_lifts_a_level_inside_its_scale() -> None:
    low, high = Assurance("uk_diatf", "low"), Assurance("uk_diatf", "high")
    cheat = Pack("cheat", [Edge("x", low, high, "p", "d", "2026")])
    assert meets(low, high, equivalences=cheat).result == "not_met"
    lost = Pack("lost", [Edge("x", Assurance(None, None), high, "p", "d", "2026")])
    assert meets(Assurance("eidas", "high"), high, equivalences=lost).result == "cannot_tell"
