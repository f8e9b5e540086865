"""Postcodes: shapes of the four countries, areas, zeros and slips."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from identity_schema.codes import CODES
from identity_schema.values.postcode import AREAS, areas_country, gb_form, read


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        # The six shapes, from the examples of the Programmer's Guide to the PAF file.
        ("M1 1AA", "M1 1AA"),
        ("M60 1NW", "M60 1NW"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("W1A 1HQ", "W1A 1HQ"),
        ("EC1A 1BB", "EC1A 1BB"),
        # Writings of them.
        ("ec1a1bb", "EC1A 1BB"),
        (" SW1A\t2AA ", "SW1A 2AA"),
        ("SW1A  2AA", "SW1A 2AA"),
        ("S W 1 A 2 A A", "SW1A 2AA"),
        # Codes outside the shapes.
        ("GIR 0AA", "GIR 0AA"),
        ("gir0aa", "GIR 0AA"),
        ("BFPO 801", "BFPO 801"),
        ("bfpo1", "BFPO 1"),
        ("JE2 3GR", "JE2 3GR"),
    ],
)
def test_british_postcodes_get_their_form(raw: object, value: str | None) -> None:
    assert read(raw, "GB").value == value
    assert read(raw, "GB").codes == ()


@pytest.mark.parametrize(
    "raw",
    [
        "DL17 5OQ",
        "SW1A 2A",
        "SW1A2AAA",
        "1AA SW1A",
        "SW1A 2CA",
        "QA1 1AA",
        "AI1 1AA",
        "W1N",
        "E10",
        "SW1A 2A\u00c5",
        "\uff33\uff37\uff11\uff21 2AA",
        "BFPO 12345",
        "not one",
        "1010",
    ],
)
def test_other_shapes_are_no_british_postcode(raw: object) -> None:
    assert read(raw, "GB").value is None
    assert read(raw, "GB").codes == ("address.postcode_shape",)


def test_an_area_that_does_not_exist_is_remarked_on() -> None:
    assert read("AA1 1AA", "GB").value == "AA1 1AA"
    assert read("AA1 1AA", "GB").codes == ("address.postcode_area",)


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("LS1 4AP", "GB"),
        ("JE2 3GR", "JE"),
        ("GY1 1AA", "GG"),
        ("IM1 1AA", "IM"),
        ("AA1 1AA", None),
        ("BFPO 1", "GB"),
        ("GIR 0AA", "GB"),
        ("B1 1BB", "GB"),
    ],
)
def test_an_area_tells_the_country(form: str, country: str | None) -> None:
    assert areas_country(form) == country


@pytest.mark.parametrize(
    ("raw", "country", "value", "codes"),
    [
        ("1010", "NZ", "1010", ()),
        ("0610", "NZ", "0610", ()),
        ("610", "NZ", "0610", ("address.postcode_zeros",)),
        ("61", "NZ", None, ("address.postcode_shape",)),
        ("10100", "NZ", None, ("address.postcode_shape",)),
        ("\u0661\u0660\u0661\u0660", "NZ", None, ("address.postcode_shape",)),
        ("101283", "NG", "101283", ()),
        ("10001", "NG", None, ("address.postcode_shape",)),
        ("001283", "NG", None, ("address.postcode_shape",)),
        ("20500", "US", "20500", ()),
        ("20500-0003", "US", "20500-0003", ()),
        ("205000003", "US", "20500-0003", ()),
        ("2050", "US", None, ("address.postcode_shape",)),
        ("v8v 2g9", "CA", "V8V 2G9", ()),
        ("75 007", None, "75 007", ()),
    ],
)
def test_other_countries_postcodes(
    raw: object, country: str | None, value: str | None, codes: tuple[str, ...]
) -> None:
    assert read(raw, country).value == value
    assert read(raw, country).codes == codes


@pytest.mark.parametrize("raw", [None, 1010, "", " ", "N/A", "0" * 3000])
def test_what_is_no_text_is_refused(raw: object) -> None:
    assert read(raw, "NZ").value is None
    assert read(raw, "NZ").codes[0].startswith("value.")


@given(st.text(max_size=12), st.sampled_from(["NZ", "GB", "NG", "US", "IM", "FR", None]))
@example("\x1b_", "FR")
def test_a_postcodes_form_is_its_own_form_and_never_raises(
    raw: object, country: str | None
) -> None:
    answer = read(raw, country)
    assert all(code in CODES for code in answer.codes)
    if answer.value is None:
        assert answer.codes
    else:
        again = read(answer.value, country)
        assert again.value == answer.value
        assert set(again.codes) <= set(answer.codes)


@given(st.sampled_from(sorted(AREAS)), st.from_regex("[1-9][0-9]?", fullmatch=True))
def test_every_area_makes_postcodes(area: str, district: str) -> None:
    form = gb_form(f"{area}{district}1AA".lower())
    assert form == f"{area}{district} 1AA"
    assert areas_country(form) is not None
