"""Phone numbers: what is one number, what is several, what is none."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values import phone
from identity_schema.values.phone import Phone


@pytest.mark.parametrize(
    ("raw", "region", "expected"),
    [
        # Numbers of the providers' documents and of the regulators' ranges for drama and examples.
        ("08038811523", "NG", Phone("+2348038811523", "NG", "mobile")),
        ("2347088793567", "NG", Phone("+2347088793567", "NG", "mobile")),
        ("2348038811523", "NG", Phone("+2348038811523", "NG", "mobile")),
        ("+234 (0) 803 881 1523", None, Phone("+2348038811523", "NG", "mobile")),
        ("009 64 21 123 4567", "NG", Phone("+64211234567", "NZ", "mobile")),
        ("021 123 4567", "NZ", Phone("+64211234567", "NZ", "mobile")),
        ("64211234567", "NZ", Phone("+64211234567", "NZ", "mobile")),
        ("(09) 379-1234", "nz", Phone("+6493791234", "NZ", "fixed_line")),
        ("+64-21-123-4567", "GB", Phone("+64211234567", "NZ", "mobile")),
        ("00 64 21 123 4567", "GB", Phone("+64211234567", "NZ", "mobile")),
        ("020 7946 0958", "GB", Phone("+442079460958", "GB", "fixed_line")),
        ("07911 123456", "GB", Phone("+447911123456", "GG", "mobile")),
        ("01534 456789", "GB", Phone("+441534456789", "JE", "fixed_line")),
        ("0800 83 83 83", "NZ", Phone("+64800838383", "NZ", "toll_free")),
        ("(201) 555-0123", "US", Phone("+12015550123", "US", "fixed_line_or_mobile")),
        ("+1 204 234 5678", "US", Phone("+12042345678", "CA", "fixed_line_or_mobile")),
        ("+800 1234 5678", None, Phone("+80012345678", "001", "toll_free")),
        ("+39 06 678 1234", None, Phone("+39066781234", "IT", "fixed_line")),
        ("020 7946 0958 ext. 12", "GB", Phone("+442079460958", "GB", "fixed_line", "12")),
        ("+44 20 7946 0958 x12", None, Phone("+442079460958", "GB", "fixed_line", "12")),
        ("tel:+44-20-7946-0958;ext=12", None, Phone("+442079460958", "GB", "fixed_line", "12")),
        ("tel:20-7946-0958;phone-context=+44", None, Phone("+442079460958", "GB", "fixed_line")),
        ("\uff10\uff12\uff11 123 4567", "NZ", Phone("+64211234567", "NZ", "mobile")),
        ("\u0966\u0967\u0967", "NZ", None),
        ("\u202a+64 21 123 4567\u202c", None, Phone("+64211234567", "NZ", "mobile")),
        ("Mobile: 021 123 4567", "NZ", Phone("+64211234567", "NZ", "mobile")),
        ("\t021 123 4567\n", "NZ", Phone("+64211234567", "NZ", "mobile")),
        ("+234 803 881 1523", "Middle Earth", Phone("+2348038811523", "NG", "mobile")),
    ],
)
def test_a_number_is_read(raw: str, region: str | None, expected: Phone | None) -> None:
    result = phone.read(raw, region)
    assert result.value == expected
    assert result.codes == (() if expected else ("phone.invalid",))


@pytest.mark.parametrize(
    ("raw", "region", "code"),
    [
        ("11167214869", "NG", "phone.invalid"),  # a masked sample of the documents
        ("+12329384738", "NG", "phone.invalid"),  # no area code 232
        ("0480863009", "GB", "phone.invalid"),
        ("+440000000000", "GB", "phone.invalid"),
        ("+44 7700 900123", "GB", "phone.invalid"),  # Ofcom's range for drama
        ("2348038811523", "GB", "phone.invalid"),  # the wrong region makes it no other number
        ("01 269 1531", "NG", "phone.invalid"),  # Lagos before the change of 2023
        ("021 123", "NZ", "phone.invalid"),
        ("+", "NZ", "phone.invalid"),
        ("+999 123 4567", None, "phone.invalid"),
        ("Ngaio", None, "phone.invalid"),
        ("021\x001234567", "NZ", "phone.invalid"),
        ("5" * 300, "NZ", "phone.invalid"),
        ("021 123 4567", None, "phone.no_region"),
        ("2348038811523", None, "phone.no_region"),
        ("0044 20 7946 0958", None, "phone.no_region"),
        ("021 123 4567", "XX", "phone.no_region"),
        ("021 123 4567", "UK", "phone.no_region"),
        ("021 123 4567", 64, "phone.no_region"),
        ("021 123 4567", ["NZ"], "phone.no_region"),
        ("080****1523", "NG", "phone.masked"),
        ("+234*******523", None, "phone.masked"),
        ("080XXXX1523", "NG", "phone.masked"),
        ("080xxxx1523", "NG", "phone.masked"),
        ("080####1523", "NG", "phone.masked"),
        ("080\u2022\u2022\u2022\u20221523", "NG", "phone.masked"),
        ("0803 881 15**", "NG", "phone.masked"),
        ("unknown", "NG", "value.placeholder"),
        ("", "NG", "value.empty"),
        (8038811523, "NG", "value.type"),
        (None, "NG", "value.type"),
    ],
)
def test_what_is_no_number_has_no_value(raw: object, region: object, code: str) -> None:
    result = phone.read(raw, region)
    assert result.value is None
    assert result.codes == (code,)


def test_x_is_a_mask_only_where_digits_are_missing() -> None:
    """libphonenumber makes nines of three X or more, and a valid number of that."""
    made_up = phonenumbers.parse("0803 881 XXXX", "NG")
    assert phonenumbers.is_valid_number(made_up)
    assert phone.read("0803 881 XXXX", "NG").codes == ("phone.masked",)
    assert phone.read("0800 83 83 83 x12", "NZ").value == Phone(
        "+64800838383", "NZ", "toll_free", "12"
    )


@pytest.mark.parametrize("region", ["NG", "US", "AU"])
def test_two_zeros_are_the_international_prefix_where_nothing_else_fits(region: str) -> None:
    result = phone.read("0044 20 7946 0958", region)
    assert result.value == Phone("+442079460958", "GB", "fixed_line")
    assert result.codes == ("phone.prefix_assumed",)


def test_two_zeros_need_no_assumption_where_they_are_dialled() -> None:
    assert phone.read("0044 20 7946 0958", "NZ").codes == ()


def test_two_zeros_before_no_number_are_no_number() -> None:
    assert phone.read("00234 023 4803 1234", "NG").codes == ("phone.invalid",)


@pytest.mark.parametrize(
    "raw",
    [
        "0803 881 1523 / 0805 491 6090",
        "0803 881 1523/0805 491 6090",
        "0803 881 1523, 0805 491 6090",
        "0803 881 1523;0805 491 6090",
        "0803 881 1523 or 0805 491 6090",
        "0803 881 1523 AND 0805 491 6090",
        "0803 881 1523 & 0805 491 6090",
        "0803 881 1523\n0805 491 6090",
        "08038811523 08054916090",
        "+2348038811523+2348054916090",
        "+234 803 881 1523 +234 805 491 6090",
        "Home: 0803 881 1523, Mob: 0805 491 6090",
    ],
)
def test_several_numbers_are_candidates_and_no_value(raw: str) -> None:
    result = phone.read(raw, "NG")
    assert result.value is None
    assert result.codes == ("phone.several",)
    assert [one.e164 for one in result.candidates] == ["+2348038811523", "+2348054916090"]
    assert [one.value for one in phone.read_all(raw, "NG")] == list(result.candidates)


def test_several_numbers_say_why_one_of_them_is_none() -> None:
    result = phone.read("0803 881 1523 / 080****6090", "NG")
    assert result.codes == ("phone.several", "phone.masked")
    assert [one.e164 for one in result.candidates] == ["+2348038811523"]
    assert [one.codes for one in phone.read_all("0803 881 1523 / 080****6090", "NG")] == [
        (),
        ("phone.masked",),
    ]


def test_one_number_written_twice_is_one_number() -> None:
    result = phone.read("0803 881 1523 / +234 803 881 1523", "NG")
    assert result.value == Phone("+2348038811523", "NG", "mobile")
    assert result.codes == ("phone.repeated",)


@pytest.mark.parametrize(
    ("raw", "pieces"),
    [
        ("0803 881 1523", 1),
        ("020 7946 0958, ext 12", 1),
        ("020 7946 0958, ext 12345678", 1),
        ("020 7946 0958;ext=12345678", 1),
        ("030/12345678", 1),
        ("09 379 1234/5", 1),
        ("09 379 1234, 021 123 4567 and 0800 83 83 83", 3),
        ("", 1),
    ],
)
def test_a_text_is_split_only_between_numbers(raw: str, pieces: int) -> None:
    assert len(phone.split(raw)) == pieces


def test_what_is_no_text_has_no_pieces() -> None:
    assert phone.split(None) == ()
    assert [one.codes for one in phone.read_all(None)] == [("value.type",)]


@given(st.text(st.sampled_from("0123456789+-/;, x.ord"), max_size=60))
def test_splitting_loses_no_digit(raw: str) -> None:
    assert [c for piece in phone.split(raw) for c in piece if c.isdigit()] == [
        c for c in raw if c.isdigit()
    ]


def test_every_example_of_the_metadata_is_read_in_any_region() -> None:
    """The example numbers of libphonenumber (Apache-2.0), one for each region and type."""
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in range(11):
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
            value = phone.read(e164).value
            assert value is not None
            assert value.e164 == value.formatted == e164
            assert value.region == phonenumbers.region_code_for_number(example)
            assert phone.read(e164, "NG").value == value


def test_no_repr_shows_the_number() -> None:
    result = phone.read("020 7946 0958 ext. 12", "GB")
    assert repr(result.value) == "Phone(region='GB', type='fixed_line')"
    assert str(result) == "Reading(codes=())"
