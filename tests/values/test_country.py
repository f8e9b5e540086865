"""Countries: codes, names, nationality words; nothing by likeness."""

import pycountry
import pytest

from identity_schema.numbers._tables import rows
from identity_schema.values import country
from identity_schema.values.country import read

TABLE = list(rows("countries.csv"))


def test_the_table_holds_every_code_of_iso_3166_1_and_kosovo() -> None:
    """Checked against pycountry (iso-codes of Debian, LGPL; nothing of it is copied)."""
    ours = {row["alpha2"]: row["alpha3"] for row in TABLE}
    theirs = {one.alpha_2: one.alpha_3 for one in pycountry.countries}
    assert ours == theirs | {"XK": "XKX"}
    assert len(theirs) == 249


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["alpha2"])
def test_every_code_and_name_is_read(row: dict[str, str]) -> None:
    names = [
        row["alpha2"],
        row["alpha3"],
        row["name"],
        *filter(None, row["other_names"].split("|")),
    ]
    for name in names:
        for spelling in (name, name.upper(), f" {name} "):
            result = read(spelling)
            assert result.value == row["alpha2"]
            assert set(result.codes) <= {"country.user_assigned"}
    for word in filter(None, row["nationals"].split("|")):
        assert read(word).value == row["alpha2"]
        is_code_too = word.upper() == row["alpha3"]  # LAO
        assert is_code_too or "country.from_nationality" in read(word).codes


def test_the_names_that_pycountry_knows_are_read_alike() -> None:
    for one in pycountry.countries:
        for name in (one.name, getattr(one, "common_name", one.name)):
            assert read(name).value == one.alpha_2


def test_no_name_stands_for_two_countries() -> None:
    owners: dict[str, str] = {}
    for row in TABLE:
        for name in "|".join((row["name"], row["other_names"], row["nationals"])).split("|"):
            key = country._key(name)
            assert not key or owners.setdefault(key, row["alpha2"]) == row["alpha2"]
            assert key not in country._AMBIGUOUS
            assert key not in country._PARTS


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("THE UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND (THE)", "GB"),
        ("U.K.", "GB"), ("UK", "GB"), ("uk", "GB"), ("U.S.A.", "US"), ("usa", "US"),
        ("Nigeria", "NG"), ("NIGERIA", "NG"), ("nga", "NG"), ("Naija", "NG"),
        ("Niger", "NE"), ("The Niger", "NE"), ("Guinea", "GN"), ("Dominica", "DM"),
        ("Aotearoa", "NZ"), ("Aotearoa / New Zealand", "NZ"), ("NEW  ZEALAND", "NZ"),
        ("Türkiye", "TR"), ("TURKIYE", "TR"), ("Turkey", "TR"),
        ("Côte d\u2019Ivoire", "CI"), ("COTE D'IVOIRE", "CI"), ("Ivory Coast", "CI"),
        ("St. Lucia", "LC"), ("St Kitts & Nevis", "KN"), ("Trinidad & Tobago", "TT"),
        ("Korea (the Republic of)", "KR"), ("Iran, Islamic Republic of", "IR"),
        ("Democratic Republic of Congo", "CD"), ("Congo", "CG"), ("Hong Kong SAR", "HK"),
        ("Czech Republic", "CZ"), ("Swaziland", "SZ"), ("Macedonia", "MK"), ("Burma", "MM"),
        ("Rep. of Ireland", "IE"), ("Cook Is.", "CK"), ("United Kingdom (UK)", "GB"),
        ("New Zealand (NZ)", "NZ"), ("NG - Nigeria", "NG"),
        ("Republic of Ireland", "IE"), ("NA", "NA"), ("NO", "NO"), ("D", "DE"),
    ],
)  # fmt: skip
def test_a_country_is_read_however_it_is_written(raw: str, expected: str) -> None:
    result = read(raw)
    assert result.value == expected
    assert result.codes == ()


@pytest.mark.parametrize(
    "raw",
    [
        "England",
        "SCOTLAND",
        "wales",
        "Northern Ireland",
        "GB-SCT",
        "Northern Ireland, UK",
        "UK Wales",
    ],
)
def test_a_part_of_the_united_kingdom_is_said_to_be_one(raw: str) -> None:
    assert read(raw).value == "GB"
    assert read(raw).codes == ("country.part_of",)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("Nigerian", "NG"), ("BRITISH", "GB"), ("New Zealander", "NZ"), ("Nigerien", "NE")],
)
def test_a_nationality_gives_its_country_and_says_so(raw: str, expected: str) -> None:
    assert read(raw).value == expected
    assert read(raw).codes == ("country.from_nationality",)


def test_the_welsh_are_nationals_of_a_part() -> None:
    assert read("Welsh").codes == ("country.from_nationality", "country.part_of")


@pytest.mark.parametrize(
    ("raw", "candidates"),
    [
        ("Korea", ("KP", "KR")),
        ("Virgin Islands", ("VG", "VI")),
        ("Congolese", ("CD", "CG")),
        ("Dominican", ("DM", "DO")),
        ("St. Martin", ("MF", "SX")),
    ],
)
def test_a_name_of_several_countries_is_not_decided(raw: str, candidates: tuple[str]) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == ("country.ambiguous",)
    assert result.candidates == candidates


@pytest.mark.parametrize(
    "raw",
    [
        "Middle Earth", "Lagos", "Nigera", "New Zeland", "Nigeri", "America's", "234", "826", "+44",
        "no", "No", "na", "and", "can", "per", "QQ", "ZZ", "EU", "UTO", "Republic", "Islands",
        "The",
        "\u041dew Zealand", "NZ\x00", "NZ,GB", "Nigeria Ghana", "Nigeria (NE)", "Jordan US",
        "no no", "United", "UNO", "XXA",
    ],
)  # fmt: skip
def test_what_is_no_whole_name_is_unknown(raw: str) -> None:
    """Fuzzy searches make Nigeria of Lagos, and the Virgin Islands of The United States."""
    result = read(raw)
    assert result.value is None
    assert result.codes == ("country.unknown",)


@pytest.mark.parametrize("raw", [None, 64, True, ["NZ"], {"code": "NZ"}])
def test_what_is_no_text_is_no_country(raw: object) -> None:
    assert read(raw).codes == ("value.type",)


def test_only_spellings_of_countries_are_kept_in_memory() -> None:
    read("12 Kings Road, Auckland")
    read("Nigeria")
    assert "12 Kings Road, Auckland" not in country._spellings
    assert {one.value for one in country._spellings.values()} <= {row["alpha2"] for row in TABLE}
