"""Gender words, letters and digits."""

import pytest

from identity_schema.values.gender import read


@pytest.mark.parametrize("raw", ["Female", "FEMALE", "female", " f ", "F", "2", "woman", "F."])
def test_female(raw: str) -> None:
    assert read(raw).value == "female"
    assert read(raw).codes == ()


@pytest.mark.parametrize("raw", ["Male", "MALE", "male", " m ", "M", "1", "man", "Male."])
def test_male(raw: str) -> None:
    assert read(raw).value == "male"
    assert read(raw).codes == ()


@pytest.mark.parametrize("raw", ["other", "Non-binary", "ANOTHER GENDER", "gender diverse"])
def test_other(raw: str) -> None:
    assert read(raw).value == "other"
    assert read(raw).codes == ()


def test_the_x_of_a_passport_is_other_and_says_so() -> None:
    assert read("X").value == read("x").value == "other"
    assert read("X").codes == ("gender.x_marker",)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("0", "gender.not_known"), ("9", "gender.not_known"), ("U", "gender.not_known"),
        ("Prefer not to say", "gender.undisclosed"), ("3", "gender.unknown"),
        ("Fe male", "gender.unknown"), ("MF", "gender.unknown"), ("M/F", "gender.unknown"),
        ("Mr", "gender.unknown"), ("malee", "gender.unknown"), ("\u041c", "gender.unknown"),
        ("UNKNOWN", "value.placeholder"), ("unspecified", "value.placeholder"),
        ("", "value.empty"), (1, "value.type"), (True, "value.type"), (None, "value.type"),
    ],
)  # fmt: skip
def test_what_tells_no_gender_has_no_value(raw: object, code: str) -> None:
    assert read(raw).value is None
    assert read(raw).codes == (code,)
