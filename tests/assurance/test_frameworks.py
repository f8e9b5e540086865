"""Every published level stands where its publisher put it, under every spelling of it."""

import itertools
import pathlib

import pytest

from identity_schema.assurance import (
    Assurance,
    Edition,
    Framework,
    Frameworks,
    compare,
    load_framework,
    meets,
    shipped_frameworks,
)
from identity_schema.errors import ContractError

# Framework, versions, levels with their spellings, lowest first. Sources: GPG 45; Regulation (EU)
# 910/2014 art. 8; NIST SP 800-63A revisions 3 and 4; ISO/IEC 29115:2013; TDIF release 4; PSP PCTF
# 1.4; OpenID eKYC-IDA identifiers; GOV.UK One Login documentation; GOV.UK Verify; OMB M-04-04.
URI = "http://eidas.europa.eu/LoA/"
UK = [["low"], ["medium"], ["high"], ["very_high", "very high"]]
EU = [["low", f"{URI}low"], ["substantial", f"{URI}substantial"], ["high", f"{URI}high"]]
IAL = [["ial1", "IAL1"], ["ial2", "IAL2"], ["ial3", "IAL3"]]
ISO = [["loa1", "LoA1", "1"], ["loa2", "LoA2", "2"], ["loa3", "LoA3", "3"], ["loa4", "LoA4", "4"]]
AU = [
    ["ip1", "IP1"],
    ["ip1_plus", "IP1 Plus", "IP1+"],
    ["ip2", "IP2"],
    ["ip2_plus", "IP2 Plus", "IP2+"],
    ["ip3", "IP3"],
    ["ip4", "IP4"],
]
CA = [["ip1", "IP1"], ["ip2", "IP2"], ["ip3", "IP3"], ["ip4", "IP4"]]
TWO = [["level_1", "LEVEL_1", "LOA1"], ["level_2", "LEVEL_2", "LOA2"]]
ROWS = [
    ("uk_diatf", (None, "0.3", "0.4", "0.3-0.4"), UK),
    ("uk_tfida", (None, "0.3", "0.4", "0.3-0.4"), UK),
    ("UK_TFIDA", (None,), UK),
    ("eidas", (None, "910/2014"), EU),
    ("nist_800_63A", ("rev3", "rev4"), IAL),
    ("nist_800_63A", (None,), IAL[1:]),
    ("iso_29115", (None, "2013"), ISO),
    ("au_tdif", (None, "release 4", "release 4 (superseded 2024-12-01)"), AU),
    ("ca_pctf", (None, "PSP 1.4 draft", "PSP 1.4 draft (2021-12-16)"), CA),
    ("se_bankid", (None,), [["al2", "al_2"], ["al3"]]),
    ("govuk_one_login", (None, "2026"), [["P0"], ["P1"], ["P2"], ["P3"]]),
    ("govuk_verify", (None, "closed 2023"), TWO),
    ("us_m_04_04", (None,), [["level_1"], ["level_2"], ["level_3"], ["level_4"]]),
]
ORDERS = [(name, version, ranks) for name, versions, ranks in ROWS for version in versions]

# Known names without ranks: the CBN's tiers are regimes of account limits; for the others the
# OpenID registry names no levels.
UNRANKED = [
    ("ng_cbn_kyc", "tier_1"),
    ("ng_cbn_kyc", "Tier 2"),
    ("ng_cbn_kyc", "tier_3"),
    ("de_aml", "high"),
    ("jp_aml", "high"),
    ("jp_mpiupa", "high"),
    ("cz_aml", "high"),
    ("de_tkg111", "high"),
    ("be_itsme", "high"),
    ("it_spid", "2"),
    ("nl_eHerkenning", "3"),
]


@pytest.mark.parametrize(("name", "version", "ranks"), ORDERS)
def test_levels_rank_as_published(name: str, version: str | None, ranks: list[list[str]]) -> None:
    for (low, lower), (high, higher) in itertools.product(enumerate(ranks), repeat=2):
        for one, other in itertools.product(lower, higher):
            a, b = Assurance(name, one, version), Assurance(name, other, version)
            order = "less" if low < high else "greater" if low > high else "equal"
            assert compare(a, b).order == order, (a, b)
            assert meets(a, b).result == ("met" if low >= high else "not_met"), (a, b)


def test_the_rows_are_all_that_ranks() -> None:
    ranking = {one.name: one.versions for one in shipped_frameworks().frameworks if one.editions}
    stated: dict[str, set[str]] = {}
    for name, versions, _ in ROWS:
        if name not in {"uk_tfida", "UK_TFIDA"}:
            stated.setdefault(name, set()).update(v for v in versions if v is not None)
    assert ranking == stated
    known = {one.name for one in shipped_frameworks().frameworks}
    assert known - ranking.keys() == {name for name, _ in UNRANKED}


@pytest.mark.parametrize(("name", "level"), UNRANKED)
def test_names_without_ranks_rank_nothing(name: str, level: str) -> None:
    one = Assurance(name, level)
    assert compare(one, one).code == "assurance.framework_unranked"
    assert meets(one, one).result == "cannot_tell"


@pytest.mark.parametrize(
    ("old", "framework", "level"),
    [
        ("eidas_ial_substantial", "eidas", "substantial"),
        ("eidas_loa_substantial", "eidas", "substantial"),
        ("eidas_ial_high", "eidas", "high"),
        ("eidas_loa_high", "eidas", "high"),
        ("nist_800_63A_ial_2", "nist_800_63A", "ial2"),
        ("nist_800_63A_ial_3", "nist_800_63A", "ial3"),
    ],
)
def test_old_strings_hold_framework_and_level(old: str, framework: str, level: str) -> None:
    # OpenID IDA, predefined values of the drafts up to -10.
    today = Assurance(framework, level)
    for spelt in (Assurance(old, None), Assurance(old, level), Assurance(framework, old)):
        assert compare(spelt, today).order == "equal"
        assert meets(spelt, today)
    for other in {"low", "substantial", "high", "ial1", "ial2", "ial3"} - {level}:
        assert not meets(Assurance(old, other), f"{framework}:{other}")
    assert meets(Assurance(None, old), today).code == "assurance.framework_missing"


def test_an_old_string_beside_another_level_is_a_conflict() -> None:
    assert meets(Assurance("eidas_ial_high", "low"), "eidas:low").code == "assurance.level_conflict"


ACME = """
[[framework]]
name = "acme"
aliases = ["acme_trust"]
needs_version = ["bronze"]

[[framework.edition]]
versions = ["2024"]
axis = "identity"
levels = ["bronze", "silver", "gold"]
spellings = { gold = ["Gold"] }

[[framework.edition]]
versions = ["2025"]
axis = "identity"
levels = ["bronze", "silver", "gold"]

[[framework.edition]]
versions = ["2025"]
axis = "binding"
levels = ["weak", "strong"]

[[not_equated]]
id = "a1"
between = ["acme:gold", "eidas:high"]
publisher = "Acme"
document = "Policy 7"
date = 2025-03-01
"""


def test_a_framework_of_ones_own_ranks_where_it_is_passed_and_nowhere_else() -> None:
    known = load_framework(ACME)
    silver, gold = Assurance("acme", "silver"), Assurance("acme_trust", "gold")
    assert compare(silver, gold, frameworks=known).order == "less"
    assert meets(gold, "acme:silver", frameworks=known)
    assert compare(silver, gold).code == "assurance.framework_unknown"
    assert meets(Assurance("uk_diatf", "high"), "uk_diatf:low", frameworks=known)


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        (("gold", "2024"), ("gold", "2025"), "assurance.version_differs"),
        (("gold", None), ("gold", "2025"), "assurance.version_missing"),
        (("bronze", None), ("bronze", None), "assurance.version_missing"),
        (("silver", "2025"), ("strong", "2025"), "assurance.axis_differs"),
        (("Gold", "2025"), ("gold", "2025"), "assurance.level_unknown"),
        (("weak", "2024"), ("gold", "2024"), "assurance.level_unknown"),
        (("gold", "2026"), ("gold", "2026"), "assurance.version_unknown"),
    ],
)
def test_versions_and_axes_stay_apart(
    a: tuple[str, str | None], b: tuple[str, str | None], code: str
) -> None:
    found = compare(Assurance("acme", *a), Assurance("acme", *b), frameworks=load_framework(ACME))
    assert (found.order, found.code) == ("incomparable", code)


def test_a_non_equivalence_of_ones_own_is_cited() -> None:
    known = load_framework(ACME)
    found = compare(Assurance("eidas", "high"), Assurance("acme", "gold"), frameworks=known)
    assert found.citations == ("Acme: Policy 7 (2025-03-01)",)
    lower = compare(Assurance("eidas", "high"), Assurance("acme", "silver"), frameworks=known)
    assert lower.citations == ()


def test_a_framework_is_read_from_a_file(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(ACME, encoding="utf-8")
    for source in (file, str(file)):
        assert load_framework(source).named("acme_trust") is not None


def test_frameworks_add_up() -> None:
    known = load_framework('[[framework]]\nname = "beta"', load_framework(ACME))
    assert known.named("acme") is not None
    assert known.named("beta") == Framework("beta")
    assert shipped_frameworks().named("beta") is None


def test_a_known_name_without_ranks_may_be_given_some() -> None:
    known = load_framework(
        '[[framework]]\nname = "it_spid"\n[[framework.edition]]\naxis = "eid"\nlevels = ["1", "2"]'
    )
    assert meets(Assurance("it_spid", "2"), "it_spid:1", frameworks=known)


def _said(between: str, date: str = "2025-01-01") -> str:
    """Write a non-equivalence."""
    return f"[[not_equated]]\nid = 'a'\n{between}\npublisher = 'p'\ndocument = 'd'\ndate = {date}\n"


FRAME = '[[framework]]\nname = "x"\n'
EDITION = FRAME + '[[framework.edition]]\naxis = "a"\n'


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("[[framework]\n", "line 1"),
        ('name = "x"\n', "unknown key name"),
        ("framework = 1\n", "array of tables"),
        ("framework = [1]\n", "a table is needed"),
        ('[[framework]]\ntitle = "x"\n', "name is missing"),
        ('[[framework]]\nname = "a:b"\n', "without : | @"),
        ('[[framework]]\nname = " a"\n', "without : | @"),
        (FRAME + "colour = 1\n", "unknown key colour"),
        (FRAME + "aliases = [1]\n", "aliases must be"),
        (FRAME + 'aliases = ["b", "b"]\n', "twice"),
        (FRAME + 'aliases = ["x"]\n', "taken already"),
        (FRAME + 'aliases = ["eidas"]\n', "taken already"),
        ('[[framework]]\nname = "eidas"\n', "taken already"),
        (FRAME + FRAME, "taken already"),
        (FRAME + 'fused = { x_1 = "1" }\n', "no edition lists 1"),
        (FRAME + "fused = 1\n", "fused must be"),
        (FRAME + 'needs_version = ["1"]\n', "no edition lists 1"),
        (FRAME + 'procedures = "gpg46"\n', "gpg45"),
        (FRAME + 'procedures = "gpg45"\n', "no edition lists high"),
        (FRAME + "[[framework.edition]]\nlevels = []\n", "axis is missing"),
        (EDITION + "levels = []\n", "levels must be"),
        (EDITION + 'levels = ["a", "a"]\n', "twice"),
        (EDITION + 'levels = ["a|b"]\n', "levels must be"),
        (EDITION + 'levels = ["a"]\nversions = ["1:2"]\n', "versions must be"),
        (EDITION + 'levels = ["a"]\nspellings = { b = ["c"] }\n', "which the edition lacks"),
        (EDITION + 'levels = ["a", "b"]\nspellings = { b = ["a"] }\n', "two levels"),
        (EDITION + 'levels = ["a"]\nspellings = 1\n', "spellings must be"),
        ('[[not_equated]]\nid = "a"\n', "missing"),
        (_said("between = ['eidas']"), "list of two"),
        (_said("between = ['eidas', 'x']"), "unknown framework"),
        (_said("between = ['eidas', '@x']"), "no part empty"),
        (_said("between = ['eidas', 'ca_pctf']", "'last year'"), "date must be"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(table: str, said: str) -> None:
    with pytest.raises(ContractError, match=r"assurance\.framework_table") as caught:
        load_framework(table)
    assert said in str(caught.value)


def test_a_missing_file_is_refused() -> None:
    for source in ("no_such_file.toml", pathlib.Path("no_such_file.toml"), 7, "\0"):
        with pytest.raises(ContractError, match="no TOML could be read"):
            load_framework(source)


def test_levels_without_version_rank_only_where_all_versions_agree() -> None:
    known = load_framework(
        EDITION + 'levels = ["a", "b"]\nversions = ["1"]\n'
        '[[framework.edition]]\naxis = "a"\nlevels = ["b", "a"]\nversions = ["2"]'
    )
    a, b = Assurance("x", "a"), Assurance("x", "b")
    assert compare(a, b, frameworks=known).code == "assurance.version_missing"
    assert Frameworks((Framework("x"),)).why(a) == "assurance.framework_unranked"


def test_an_edition_without_levels_is_refused() -> None:
    with pytest.raises(ContractError, match="none, or one is listed twice"):
        Frameworks((Framework("x", editions=(Edition("a", ()),)),))
