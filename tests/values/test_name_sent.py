"""Names sent in parts, as OneID and Okra send them."""

import pytest

from identity_schema.values.name import read, read_parts


def parts(value: object) -> tuple[str | None, ...]:
    """Return the three parts of a value."""
    return (value.given_name, value.middle_name, value.family_name)


def test_parts_are_kept_and_never_split_again() -> None:
    reading = read_parts("Mary Ann", "de", "la  Cruz Smith")
    assert parts(reading.value) == ("Mary Ann", "de", "la Cruz Smith")
    assert reading.value.text == reading.raw.replace("  ", " ") == "Mary Ann de la Cruz Smith"
    assert reading.value.normal == "mary ann de la cruz smith"
    assert reading.codes == ()


def test_the_text_stays_beside_the_parts() -> None:
    reading = read_parts("Peter", "Timothy", "Jones", text="JONES PETER TIMOTHY")
    assert reading.value.text == "JONES PETER TIMOTHY"
    assert reading.raw == "JONES PETER TIMOTHY"
    assert parts(reading.value) == ("Peter", "Timothy", "Jones")
    assert reading.value.normal == "peter timothy jones"
    assert reading.value.kind == "person"
    assert reading.codes == ()


def test_an_initial_as_a_part_agrees_with_the_name_that_it_begins() -> None:
    reading = read_parts("OLUWATOBI", "U.", "JOSEPH", text="OLUWATOBI UFUOMA JOSEPH")
    assert parts(reading.value) == ("OLUWATOBI", "U.", "JOSEPH")
    assert reading.codes == ()


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (("ICONIC", "LIVE", "LTD"), "ICONIC LIVE SHOWBIZ PRODUCTION LTD"),
        (("ICONIC", "LIVE", "."), "ICONIC LIVE SHOWBIZ PRODUCTIO  -999- ."),
        (("ICONIC", "LIVE SHOWBIZ", "LTD"), None),
    ],
)
def test_an_organisation_in_the_shape_of_a_person(sent: tuple[str, ...], text: str | None) -> None:
    reading = read_parts(*sent, text=text)
    assert reading.value.kind == "organisation"
    assert reading.value.given_name == "ICONIC"
    assert "name.organisation_split" in reading.codes
    assert reading.value.normal.startswith("iconic live showbiz")


def test_one_word_in_every_part_stays_open() -> None:
    reading = read_parts("Netface", "", "Netface", text="Netface")
    assert reading.value.kind == "unknown"
    assert parts(reading.value) == ("Netface", None, "Netface")
    assert reading.codes == ()


def test_a_placeholder_part_counts_as_missing() -> None:
    reading = read_parts("John", "undefined", "Smith")
    assert parts(reading.value) == ("John", None, "Smith")
    assert reading.value.text == "John Smith"
    assert reading.codes == ("name.placeholder_part",)


@pytest.mark.parametrize("text", ["undefined undefined", "", "N/A"])
def test_parts_stand_in_for_a_missing_text(text: str) -> None:
    reading = read_parts("John", None, "Smith", text=text)
    assert reading.value.text == "John Smith"
    assert reading.raw == text


def test_parts_of_another_name_are_told() -> None:
    reading = read_parts("Mary", None, "Smith", text="Janet Davidson")
    assert reading.codes == ("name.parts_disagree",)
    assert reading.value.text == "Janet Davidson"
    assert parts(reading.value) == ("Mary", None, "Smith")


def test_accents_and_case_do_not_make_parts_disagree() -> None:
    assert read_parts("ADEBAYO", None, "OLÁ", text="Adébáyọ̀ Ola").codes == ()


def test_title_and_suffix_come_out_of_the_text() -> None:
    value = read_parts("Jane", None, "Smith", text="Dr Jane Smith OBE").value
    assert (value.title, value.suffix, value.normal) == ("Dr", "OBE", "jane smith")


def test_a_text_without_parts_is_a_name_as_any() -> None:
    assert read_parts(text="MR J SMITH") == read("MR J SMITH")
    assert read_parts("", None, "", text="MR J SMITH").value == read("MR J SMITH").value


@pytest.mark.parametrize(
    ("sent", "codes"),
    [
        ({}, ("value.empty",)),
        ({"given": "", "family": " "}, ("value.empty",)),
        ({"given": "undefined", "family": "undefined"}, ("name.placeholder_part",)),
        ({"given": 7}, ("value.type",)),
        ({"family": "x" * 3000}, ("value.too_long",)),
        ({"text": "undefined undefined"}, ("value.placeholder",)),
        ({"text": 7}, ("value.type",)),
    ],
)
def test_nothing_left_is_no_value_and_says_why(
    sent: dict[str, object], codes: tuple[str, ...]
) -> None:
    reading = read_parts(**sent)
    assert reading.value is None
    assert reading.codes == codes


def test_a_part_of_a_wrong_type_spoils_no_other() -> None:
    reading = read_parts("John", ["x"], "Smith")
    assert parts(reading.value) == ("John", None, "Smith")
    assert reading.codes == ("value.type",)
