"""The laws of a partial order, on every level that ships and on whatever else comes in."""

import contextlib
import itertools

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st

from identity_schema.assurance import (
    Assurance,
    Edge,
    Pack,
    Requirement,
    codes_of,
    compare,
    maximal,
    meets,
    procedure_conflict,
    shipped_frameworks,
)
from identity_schema.errors import ContractError

MODES = ("minimum", "exact", "better", "maximum")

# Restated here and not taken from the code under test: framework, version, levels lowest first.
SCALES = [
    ("uk_diatf", None, ("low", "medium", "high", "very_high")),
    ("uk_diatf", "0.3", ("low", "medium", "high", "very_high")),
    ("uk_diatf", "0.4", ("low", "medium", "high", "very_high")),
    ("eidas", None, ("low", "substantial", "high")),
    ("eidas", "910/2014", ("low", "substantial", "high")),
    ("nist_800_63A", None, ("ial2", "ial3")),
    ("nist_800_63A", "rev3", ("ial1", "ial2", "ial3")),
    ("nist_800_63A", "rev4", ("ial1", "ial2", "ial3")),
    ("iso_29115", "2013", ("loa1", "loa2", "loa3", "loa4")),
    ("au_tdif", "release 4", ("ip1", "ip1_plus", "ip2", "ip2_plus", "ip3", "ip4")),
    ("ca_pctf", None, ("ip1", "ip2", "ip3", "ip4")),
    ("se_bankid", None, ("al2", "al3")),
    ("govuk_one_login", None, ("P0", "P1", "P2", "P3")),
    ("govuk_verify", None, ("level_1", "level_2")),
    ("us_m_04_04", None, ("level_1", "level_2", "level_3", "level_4")),
]
RANKED = [
    (Assurance(name, level, version), (name, version), rank)
    for name, version, levels in SCALES
    for rank, level in enumerate(levels)
]
ranked = st.sampled_from(RANKED)
levels = ranked.map(lambda one: one[0])
WORDS = (
    "uk_diatf eidas nist_800_63A high low medium substantial ial2 rev3 HIGH m1c h1a PASS pass "
    "FLAGGED h\u0456gh uk_d\u0456atf \ud800 \0"
)
texts = st.text() | st.sampled_from([*WORDS.split(" "), "very high", "eidas "])
junk = (
    st.none()
    | texts
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.binary()
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=2), st.none(), max_size=2)
)
odd = st.builds(Assurance, junk, junk, junk, junk, junk, junk)
anything = levels | odd | junk
edges = st.builds(
    Edge,
    id=st.just("x"),
    actual=levels,
    satisfies=levels,
    publisher=st.just("p"),
    document=st.just("d"),
    date=st.just("2026"),
)
packs = st.lists(edges, max_size=4).map(lambda found: Pack("own", found))
requirements = st.lists(levels, min_size=1, max_size=4).map(Requirement)


def test_every_pair_of_levels_is_ranked_or_incomparable_as_restated() -> None:
    for (a, scale, rank), (b, other, above) in itertools.product(RANKED, repeat=2):
        order = "less" if rank < above else "greater" if rank > above else "equal"
        assert compare(a, b).order == (order if scale == other else "incomparable"), (a, b)


@hypothesis.given(levels)
def test_compare_is_reflexive(a: Assurance) -> None:
    assert compare(a, attrs.evolve(a)).order == "equal"


@hypothesis.given(anything, anything)
def test_compare_is_antisymmetric(a: object, b: object) -> None:
    mirror = {"less": "greater", "greater": "less"}
    order = compare(a, b).order
    assert compare(b, a).order == mirror.get(order, order)


@hypothesis.given(ranked, st.data())
def test_compare_is_transitive(
    one: tuple[Assurance, tuple[str, str], int], data: st.DataObject
) -> None:
    same = st.sampled_from([a for a, scale, _ in RANKED if scale == one[1]])
    a, b, c = one[0], data.draw(same), data.draw(same)
    first, second, third = compare(a, b).order, compare(b, c).order, compare(a, c).order
    if "greater" not in (first, second):
        assert third == ("equal" if first == second == "equal" else "less")


@hypothesis.given(ranked, ranked)
def test_everything_across_frameworks_and_versions_is_incomparable(
    one: tuple[Assurance, tuple[str, str], int], other: tuple[Assurance, tuple[str, str], int]
) -> None:
    hypothesis.assume(one[1] != other[1])
    assert compare(one[0], other[0]).order == "incomparable"
    for mode in MODES:
        assert meets(one[0], other[0], mode).result == "cannot_tell"


@hypothesis.given(levels | odd, requirements, st.sampled_from(MODES), packs, packs)
def test_an_equivalence_never_unmakes_an_answer(
    a: Assurance, wanted: Requirement, mode: str, some: Pack, more: Pack
) -> None:
    before, after = meets(a, wanted, mode, some), meets(a, wanted, mode, [some, more])
    assert after or not before
    if before.result == "not_met":
        assert after.result == "not_met"
    if meets(a, wanted, mode):
        assert not before.edges


@hypothesis.given(levels, levels)
def test_an_equivalence_goes_one_way(a: Assurance, b: Assurance) -> None:
    hypothesis.assume(compare(a, b).order == "incomparable")
    pack = Pack("own", [Edge("x", a, b, "p", "d", "2026")])
    found = meets(a, b, equivalences=pack)
    assert found
    assert [edge.id for edge in found.edges] == ["x"]
    assert "p: d (2026)" in found.citations
    assert compare(a, b, pack).order == "equal"
    for mode in MODES:
        assert meets(b, a, mode, pack).result == "cannot_tell"
    assert compare(b, a, pack).order == "incomparable"


@hypothesis.given(levels, levels, levels)
def test_equivalences_are_never_joined(a: Assurance, b: Assurance, c: Assurance) -> None:
    pairs = ((a, b), (b, c), (a, c))
    hypothesis.assume(all(compare(x, y).order == "incomparable" for x, y in pairs))
    chain = Pack("own", [Edge("x", a, b, "p", "d", "2026"), Edge("y", b, c, "p", "d", "2026")])
    assert meets(a, b, equivalences=chain)
    assert meets(b, c, equivalences=chain)
    assert not meets(a, c, equivalences=chain)


@hypothesis.given(ranked, st.data(), requirements, packs)
def test_meets_is_monotone(
    one: tuple[Assurance, tuple[str, str], int],
    data: st.DataObject,
    wanted: Requirement,
    pack: Pack,
) -> None:
    a, scale, rank = one
    b = data.draw(st.sampled_from([b for b, same, low in RANKED if same == scale and low <= rank]))
    assert compare(a, b).order in {"greater", "equal"}
    for mode in ("minimum", "better"):
        assert meets(a, wanted, mode, pack) or not meets(b, wanted, mode, pack)
    assert meets(b, wanted, "maximum") or not meets(a, wanted, "maximum")


@hypothesis.given(levels, requirements, requirements, st.sampled_from(MODES), packs)
def test_a_further_alternative_never_worsens_the_answer(
    a: Assurance, wanted: Requirement, more: Requirement, mode: str, pack: Pack
) -> None:
    good = ("not_met", "cannot_tell", "met")
    both = meets(a, Requirement((*wanted.any_of, *more.any_of)), mode, pack).result
    each = [meets(a, one, mode, pack).result for one in (wanted, more)]
    assert good.index(both) == max(map(good.index, each))


@hypothesis.given(levels | odd, levels | odd, packs)
def test_meets_agrees_with_compare(a: Assurance, b: Assurance, pack: Pack) -> None:
    for equivalences in (None, pack):
        order = compare(a, b, equivalences).order
        assert bool(meets(a, b, "minimum", equivalences)) is (order in {"equal", "greater"})
    order = compare(a, b).order
    assert bool(meets(a, b, "exact")) is (order == "equal")
    assert bool(meets(a, b, "better")) is (order == "greater")
    assert bool(meets(a, b, "maximum")) is (order in {"equal", "less"})


@hypothesis.given(odd | junk, requirements, st.sampled_from(MODES))
def test_whatever_is_declared_nothing_raises_and_only_known_spellings_are_met(
    a: object, wanted: Requirement, mode: str
) -> None:
    found = meets(a, wanted, mode)
    assert found.result in {"met", "not_met", "cannot_tell"}
    assert isinstance(found.reason, str)
    if not isinstance(a, Assurance) or shipped_frameworks().place(a) is None:
        assert not found
    if isinstance(a, Assurance) and not (
        isinstance(a.framework, str) and a.status in (None, "pass", "PASS")
    ):
        assert not found
    codes_of(a)
    assert set(procedure_conflict(a)) <= {"assurance.procedure_conflict"}
    assert compare(a, wanted.any_of[0]).order in {"less", "equal", "greater", "incomparable"}


@hypothesis.given(anything, anything, st.sampled_from(MODES) | junk)
def test_a_call_raises_nothing_but_contract_errors(a: object, wanted: object, mode: object) -> None:
    compare(a, wanted)
    with contextlib.suppress(ContractError):
        assert meets(a, wanted, mode).result in {"met", "not_met", "cannot_tell"}


@hypothesis.given(levels, st.data())
def test_a_changed_letter_is_never_met(a: Assurance, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["framework", "level"]))
    text = getattr(a, name)
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.characters()) + text[at + 1 :]
    other = attrs.evolve(a, **{name: changed})
    place = shipped_frameworks().place(other)
    hypothesis.assume(changed != text)
    wanted = [Assurance(a.framework, level, a.version) for _, _, all_ in SCALES for level in all_]
    if place is None:
        assert not any(meets(other, one) for one in wanted)
    else:
        assert changed.isascii()


@hypothesis.given(requirements)
def test_parse_and_format_are_inverse_on_known_levels(wanted: Requirement) -> None:
    assert Requirement.parse(str(wanted)) == wanted


@hypothesis.given(st.lists(st.tuples(texts, texts, st.none() | texts), min_size=1, max_size=3))
def test_a_requirement_that_can_be_made_comes_back_out_of_its_text(
    parts: list[tuple[str, str, str | None]],
) -> None:
    try:
        wanted = Requirement(Assurance(*part) for part in parts)
    except ContractError:
        return
    assert Requirement.parse(str(wanted)) == wanted


@hypothesis.given(st.text(alphabet="ab:|@ \n") | st.text())
def test_a_text_that_can_be_read_is_written_in_one_form(text: str) -> None:
    try:
        wanted = Requirement.parse(text)
    except ContractError:
        return
    assert str(Requirement.parse(str(wanted))) == str(wanted)
    assert Requirement.parse(str(wanted)) == wanted


@hypothesis.given(st.lists(levels | odd, max_size=6), packs)
def test_maximal_is_what_nothing_is_greater_than(items: list[Assurance], pack: Pack) -> None:
    for equivalences in (None, pack):
        assert maximal(items, equivalences) == {
            one
            for one in items
            if all(compare(other, one, equivalences).order != "greater" for other in items)
        }


@pytest.mark.parametrize("status", ["flagged", "FLAGGED"])
@hypothesis.given(a=levels | odd, wanted=requirements, mode=st.sampled_from(MODES), pack=packs)
def test_flagged_is_never_met(
    status: str, a: Assurance, wanted: Requirement, mode: str, pack: Pack
) -> None:
    found = meets(attrs.evolve(a, status=status), wanted, mode, pack)
    assert not found
    if all(part is None or isinstance(part, str) for part in (a.framework, a.level, a.version)):
        assert (found.result, found.code) == ("not_met", "assurance.flagged")
