"""A requirement and its text are the same thing."""

import pytest

from identity_schema.assurance import Assurance, Requirement, load_framework
from identity_schema.errors import ContractError


@pytest.mark.parametrize(
    ("text", "canonical", "levels"),
    [
        ("uk_diatf:high", "uk_diatf:high", [("uk_diatf", "high", None)]),
        (
            " uk_diatf : high|eidas:substantial\n",
            "uk_diatf:high | eidas:substantial",
            [("uk_diatf", "high", None), ("eidas", "substantial", None)],
        ),
        ("nist_800_63A@rev4:ial2", "nist_800_63A@rev4:ial2", [("nist_800_63A", "ial2", "rev4")]),
        (
            "nist_800_63A @ rev4 : ial2",
            "nist_800_63A@rev4:ial2",
            [("nist_800_63A", "ial2", "rev4")],
        ),
        ("uk_diatf:very high", "uk_diatf:very high", [("uk_diatf", "very high", None)]),
        (
            "eidas:http://eidas.europa.eu/LoA/high",
            "eidas:http://eidas.europa.eu/LoA/high",
            [("eidas", "http://eidas.europa.eu/LoA/high", None)],
        ),
        ("au_tdif@release 4:IP1+", "au_tdif@release 4:IP1+", [("au_tdif", "IP1+", "release 4")]),
        ("a@b@c:d@e", "a@b@c:d@e", [("a", "d@e", "b@c")]),
    ],
)
def test_text_is_read_and_written_back(
    text: str, canonical: str, levels: list[tuple[str, str, str | None]]
) -> None:
    found = Requirement.parse(text)
    assert found.any_of == tuple(Assurance(*level) for level in levels)
    assert str(found) == canonical
    assert Requirement.parse(canonical) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "|",
        "uk_diatf",
        "uk_diatf:",
        ":high",
        "@0.4:high",
        "uk_diatf@:high",
        "uk_diatf:high |",
        "| uk_diatf:high",
        "uk_diatf:high || eidas:low",
        None,
        7,
        b"a:b",
        ["a:b"],
    ],
)
def test_other_text_is_refused(text: object) -> None:
    with pytest.raises(ContractError, match=r"assurance\.requirement_text"):
        Requirement.parse(text)


@pytest.mark.parametrize(
    "levels",
    [
        (),
        None,
        7,
        ("uk_diatf:high",),
        (Assurance("uk_diatf", None),),
        (Assurance(None, "high"),),
        (Assurance("uk_diatf", ""),),
        (Assurance("uk_diatf", "a|b"),),
        (Assurance("uk_diatf", " high"),),
        (Assurance("uk_diatf", ["high"]),),
        (Assurance("urn:x", "high"),),
        (Assurance("a@b", "high"),),
        (Assurance("uk_diatf", "high", ""),),
        (Assurance("uk_diatf", "high", "0:4"),),
        (Assurance("uk_diatf", "high", 4),),
    ],
)
def test_what_has_no_text_is_no_requirement(levels: object) -> None:
    with pytest.raises(ContractError, match=r"assurance\.requirement_text"):
        Requirement(levels)


@pytest.mark.parametrize("more", [{"procedure": "h1a"}, {"policy": "gpg45"}, {"status": "PASS"}])
def test_what_a_requirement_cannot_ask_for_is_refused_and_not_ignored(more: dict[str, str]) -> None:
    with pytest.raises(ContractError, match="nothing else"):
        Requirement((Assurance("uk_diatf", "high", **more),))


def test_unranked_alternatives_show_before_the_first_record() -> None:
    wanted = Requirement.parse("uk_diatf:hihg | eidas:high | acme:gold | nist_800_63A:ial1")
    assert [str(one.framework) for one in wanted.unranked()] == ["uk_diatf", "acme", "nist_800_63A"]
    known = load_framework(
        '[[framework]]\nname = "acme"\n[[framework.edition]]\naxis = "a"\nlevels = ["gold"]'
    )
    assert Assurance("acme", "gold") not in wanted.unranked(known)
    assert Requirement.parse("uk_diatf:high | eidas:low").unranked() == ()


def test_a_list_of_alternatives_is_kept_in_order() -> None:
    levels = [Assurance("eidas", "high"), Assurance("uk_diatf", "high")]
    assert Requirement(levels).any_of == tuple(levels)
