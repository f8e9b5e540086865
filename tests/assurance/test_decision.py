"""A requirement is met only where a published order or a chosen equivalence says so."""

import itertools

import pytest

from identity_schema.assurance import Assurance, Decision, Requirement, load_pack, meets
from identity_schema.codes import CODES
from identity_schema.errors import ContractError

LEVELS = ("low", "medium", "high", "very_high")
UK_OR_EU = "uk_diatf:high | eidas:substantial"


@pytest.mark.parametrize("mode", ["minimum", "exact", "better", "maximum"])
def test_modes_are_those_of_saml(mode: str) -> None:
    # SAML 2.0 core, section 3.3.2.2.1, with an inclusive minimum and an exclusive better.
    for (have, one), (want, other) in itertools.product(enumerate(LEVELS), repeat=2):
        met = {
            "minimum": have >= want,
            "exact": have == want,
            "better": have > want,
            "maximum": have <= want,
        }[mode]
        found = meets(Assurance("uk_diatf", one), Assurance("uk_diatf", other), mode)
        assert found.result == ("met" if met else "not_met")
        assert bool(found) is met


@pytest.mark.parametrize(
    ("actual", "result", "code"),
    [
        (Assurance("uk_diatf", "high"), "met", "assurance.met"),
        (Assurance("uk_tfida", "very high"), "met", "assurance.met"),
        (Assurance("eidas_ial_substantial", None), "met", "assurance.met"),
        (Assurance("eidas", "high"), "met", "assurance.met"),
        # Below the one, and nobody has published how it stands to the other.
        (Assurance("uk_diatf", "medium"), "cannot_tell", "assurance.framework_differs"),
        (Assurance("iso_29115", "loa4"), "cannot_tell", "assurance.framework_differs"),
        (Assurance("uk_diatf", "substantial"), "cannot_tell", "assurance.level_unknown"),
        (Assurance("uk_diatf", None), "cannot_tell", "assurance.level_missing"),
        (Assurance("uk_diatf", None, procedure="h1a"), "cannot_tell", "assurance.level_undeclared"),
        (
            Assurance("uk_diatf", "high", procedure="m1c"),
            "cannot_tell",
            "assurance.procedure_conflict",
        ),
        (Assurance("uk_diatf", "very_high", status="FLAGGED"), "not_met", "assurance.flagged"),
        (Assurance("acme", "gold", status="flagged"), "not_met", "assurance.flagged"),
        (Assurance("uk_diatf", "high", status="?"), "cannot_tell", "assurance.status_unknown"),
        (None, "cannot_tell", "assurance.type"),
        ("uk_diatf:high", "cannot_tell", "assurance.type"),
        (3, "cannot_tell", "assurance.type"),
        ([Assurance("uk_diatf", "high")], "cannot_tell", "assurance.type"),
    ],
)
def test_a_requirement_of_two_frameworks(actual: object, result: str, code: str) -> None:
    for wanted in (UK_OR_EU, Requirement.parse(UK_OR_EU), list(Requirement.parse(UK_OR_EU).any_of)):
        found = meets(actual, wanted)
        assert (found.result, found.code) == (result, code)
        assert bool(found) is (result == "met")
        assert CODES[code].meaning in found.reason
        assert CODES[code].advice in found.reason


def test_what_is_decided_inside_one_framework_is_not_met() -> None:
    found = meets(Assurance("uk_diatf", "low"), "uk_diatf:high | uk_diatf:medium")
    assert found.result == "not_met"
    assert found.reason.startswith("uk_diatf:high: ")
    assert found.reason.endswith("Not met: uk_diatf:medium.")


def test_the_reason_names_the_alternative_that_is_undecided_and_those_not_met() -> None:
    found = meets(Assurance("uk_diatf", "medium"), UK_OR_EU)
    assert found.alternative == Assurance("eidas", "substantial")
    assert found.missed == (Assurance("uk_diatf", "high"),)
    assert found.reason.startswith("eidas:substantial: ")
    assert found.reason.endswith("Not met: uk_diatf:high.")


def test_the_alternative_that_is_met_is_named() -> None:
    found = meets(Assurance("eidas", "high"), UK_OR_EU)
    assert found == Decision("met", "assurance.met", Assurance("eidas", "substantial"))
    assert found.missed == ()


@pytest.mark.parametrize(
    "wanted",
    ["uk_diatf:hihg", "uk_diaft:high", "uk_diatf@1.0:high", "nist_800_63A:ial1", "de_aml:high"],
)
def test_a_requirement_that_ranks_nowhere_is_never_met(wanted: str) -> None:
    for mode in ("minimum", "exact", "better", "maximum"):
        found = meets(Assurance("uk_diatf", "very_high"), wanted, mode)
        assert (found.result, found.code) == ("cannot_tell", "assurance.requirement_unknown")


def test_a_version_is_never_inferred() -> None:
    said, unsaid = Assurance("nist_800_63A", "ial3", "rev4"), Assurance("nist_800_63A", "ial3")
    assert meets(said, "nist_800_63A@rev4:ial2")
    assert meets(unsaid, "nist_800_63A:ial2")
    assert meets(said, "nist_800_63A:ial2").code == "assurance.version_missing"
    assert meets(unsaid, "nist_800_63A@rev4:ial2").code == "assurance.version_missing"
    assert meets(said, "nist_800_63A@rev3:ial2").code == "assurance.version_differs"
    assert meets(unsaid, "nist_800_63A:ial1").code == "assurance.requirement_unknown"


def test_a_published_non_equivalence_is_cited() -> None:
    found = meets(Assurance("eidas", "high"), "iso_29115:loa1")
    assert (found.result, found.code) == ("cannot_tell", "assurance.not_equated")
    assert "2015/1502" in found.citations[0]


@pytest.mark.parametrize("wanted", ["", "|", "uk_diatf", "uk_diatf:", ":high", None, 7, [], [None]])
def test_a_requirement_that_is_none_is_a_wrong_call(wanted: object) -> None:
    with pytest.raises(ContractError, match="assurance"):
        meets(Assurance("uk_diatf", "high"), wanted)


@pytest.mark.parametrize("mode", ["at least", "MINIMUM", "", None, 1, ["minimum"]])
def test_a_mode_that_is_none_is_a_wrong_call(mode: object) -> None:
    with pytest.raises(ContractError, match=r"assurance\.mode"):
        meets(Assurance("uk_diatf", "high"), UK_OR_EU, mode)


def test_arguments_of_another_type_are_a_wrong_call() -> None:
    with pytest.raises(ContractError, match=r"assurance\.call"):
        meets(Assurance("uk_diatf", "high"), UK_OR_EU, frameworks=7)
    with pytest.raises(ContractError, match=r"assurance\.call"):
        meets(Assurance("uk_diatf", "high"), UK_OR_EU, equivalences="all")


def test_a_pack_makes_enough_be_reached_and_lists_its_edge() -> None:
    pack = load_pack("govuk_one_login_gpg45")
    p2 = Assurance("govuk_one_login", "P2")
    assert meets(p2, "uk_diatf:medium").result == "cannot_tell"
    found = meets(p2, "eidas:low | uk_diatf:medium", equivalences=pack)
    assert (found.result, found.code) == ("met", "assurance.by_equivalence")
    assert found.edges == (pack.edges[1],)
    assert found.citations == (pack.edges[1].citation,)
    assert found.alternative == Assurance("uk_diatf", "medium")
    assert meets(p2, "uk_diatf:low", equivalences=[pack])
    assert meets(Assurance("govuk_one_login", "P3"), "uk_diatf:medium", equivalences=pack)
    assert not meets(p2, "uk_diatf:high", equivalences=pack)
    assert not meets(Assurance("govuk_one_login", "P0"), "uk_diatf:low", equivalences=pack)
    assert not meets(Assurance("uk_diatf", "very_high"), "govuk_one_login:P1", equivalences=pack)


def test_an_equivalence_vouches_for_a_floor_only() -> None:
    pack = load_pack("govuk_one_login_gpg45")
    p2 = Assurance("govuk_one_login", "P2")
    assert meets(p2, "uk_diatf:low", "better", pack)
    assert not meets(p2, "uk_diatf:medium", "better", pack)
    assert not meets(p2, "uk_diatf:medium", "exact", pack)
    assert not meets(p2, "uk_diatf:very_high", "maximum", pack)


def test_equivalences_are_not_joined() -> None:
    packs = [load_pack("eidas_to_govuk_verify"), load_pack("govuk_verify_to_eidas")]
    assert meets(Assurance("eidas", "high"), "govuk_verify:level_2", equivalences=packs)
    own = load_pack(
        'name = "own"\n[[edge]]\nid = "x"\nactual = "ca_pctf:ip3"\nsatisfies = "eidas:high"\n'
        'publisher = "p"\ndocument = "d"\ndate = "2026"'
    )
    ip4 = Assurance("ca_pctf", "ip4")
    assert meets(ip4, "eidas:substantial", equivalences=[*packs, own])
    assert not meets(ip4, "govuk_verify:level_1", equivalences=[*packs, own])


def test_an_equivalence_that_a_publisher_contradicts_shows_both() -> None:
    own = load_pack(
        'name = "own"\n[[edge]]\nid = "x"\nactual = "eidas:high"\nsatisfies = "iso_29115:loa3"\n'
        'publisher = "Acme"\ndocument = "Policy 7"\ndate = 2026-01-01'
    )
    found = meets(Assurance("eidas", "high"), "iso_29115:loa3", equivalences=own)
    assert found.citations[0] == "Acme: Policy 7 (2026-01-01)"
    assert "recital 3" in found.citations[1]


def test_nothing_is_met_by_equivalence_once_it_is_flagged() -> None:
    pack = load_pack("govuk_one_login_gpg45")
    flagged = Assurance("govuk_one_login", "P2", status="FLAGGED")
    assert meets(flagged, "uk_diatf:low", equivalences=pack).code == "assurance.flagged"


def test_a_typical_oneid_payload() -> None:
    declared = Assurance("uk_diatf", "medium", procedure="m1c", policy="gpg45", status="PASS")
    assert meets(declared, "uk_diatf:medium")
    assert meets(declared, "uk_diatf:high").result == "not_met"
    assert meets(declared, "eidas:low").result == "cannot_tell"


def test_an_assurance_as_requirement_is_taken_by_its_level() -> None:
    high = Assurance("uk_diatf", "high", procedure="h1a", status="PASS")
    assert meets(high, high)
    odd = Assurance("uk_diatf", "high", procedure="m1c")
    assert meets(high, odd).code == "assurance.requirement_unknown"
    assert meets(high, Assurance(None, ["high"], {})).result == "cannot_tell"
