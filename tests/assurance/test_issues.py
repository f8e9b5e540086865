"""A record's issues say everything that speaks against its declared level."""

import pytest

from identity_schema.assurance import Assurance, codes_of, procedure_conflict
from identity_schema.codes import CODES

ALL_CODES = {
    "axis_differs",
    "by_equivalence",
    "call",
    "flagged",
    "framework_differs",
    "framework_missing",
    "framework_table",
    "framework_unknown",
    "framework_unranked",
    "level_conflict",
    "level_missing",
    "level_undeclared",
    "level_unknown",
    "met",
    "mode",
    "not_equated",
    "not_met",
    "pack_table",
    "procedure_conflict",
    "procedure_unknown",
    "ranked",
    "requirement_text",
    "requirement_unknown",
    "status_unknown",
    "type",
    "version_differs",
    "version_missing",
    "version_unknown",
}


@pytest.mark.parametrize(
    ("declared", "codes"),
    [
        (None, ()),
        ("high", ()),
        (Assurance("uk_diatf", "medium", procedure="m1c", policy="gpg45", status="PASS"), ()),
        (Assurance("eidas", "high", procedure="anything"), ()),
        (Assurance("uk_diatf", "medium", procedure="h1a"), ("procedure_conflict",)),
        (
            Assurance("uk_diatf", "medium", procedure="h1a", status="FLAGGED"),
            ("flagged", "procedure_conflict"),
        ),
        (Assurance("uk_diatf", "medium", procedure="q1a"), ("procedure_unknown",)),
        (Assurance("uk_diatf", "medium", procedure=["h1a"]), ("procedure_unknown",)),
        (Assurance("uk_diatf", None, procedure="h1a"), ("level_undeclared",)),
        (Assurance("uk_diatf", None), ("level_missing",)),
        (Assurance("uk_diatf", "hgih", status="?"), ("status_unknown", "level_unknown")),
        (Assurance(None, None), ("framework_missing",)),
        (Assurance("acme", "gold"), ("framework_unknown",)),
        (Assurance("nist_800_63A", "ial1"), ("version_missing",)),
        (Assurance("eidas_ial_high", "low"), ("level_conflict",)),
        (Assurance(["x"], "low", status=7), ("type",)),
    ],
)
def test_codes_of_a_declared_assurance(declared: object, codes: tuple[str, ...]) -> None:
    assert codes_of(declared) == tuple(f"assurance.{code}" for code in codes)


def test_only_a_contradiction_is_a_procedure_conflict() -> None:
    conflict = Assurance("uk_diatf", "low", procedure="v1a", status="FLAGGED")
    assert procedure_conflict(conflict) == ("assurance.procedure_conflict",)
    for other in (
        None,
        Assurance("uk_diatf", "very_high", procedure="v1a"),
        Assurance("uk_diatf", None, procedure="v1a"),
        Assurance("uk_diatf", "low", procedure="x"),
        Assurance("eidas", "low", procedure="v1a"),
    ):
        assert procedure_conflict(other) == ()


def test_every_code_of_this_room_is_explained() -> None:
    own = {code for code in CODES if code.startswith("assurance.")}
    assert own == {f"assurance.{name}" for name in ALL_CODES}
    for code in own:
        assert CODES[code].severity in {"info", "warning", "error"}
