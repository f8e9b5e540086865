"""Passport numbers, numbers of unknown formats and the machine readable zone."""

import pytest

from identity_schema.numbers import gb_passport, generic, mrz


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("123456789", "123456789", ()),
        ("123 456 789", "123456789", ()),
        ("ab1234567", "AB1234567", ("gb_passport.unusual",)),
        ("C123456", "C123456", ("gb_passport.unusual",)),
        ("123456C", "123456C", ("gb_passport.unusual",)),
        ("X12345678", "X12345678", ("gb_passport.unusual",)),  # no mask
        ("12345678", None, ("gb_passport.shape",)),
        ("1234567890", None, ("gb_passport.shape",)),
        ("12345678\uff19", None, ("gb_passport.shape",)),
        ("*****6789", None, ("gb_passport.masked",)),
        ("XXXXX6789", None, ("gb_passport.masked",)),
        (123456789, None, ("value.type",)),
    ],
)
def test_gb_passport(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = gb_passport.read(raw)
    assert (result.value, result.codes) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (" lf 123-456 ", "LF 123-456", ()),
        ("ab\n12", "AB 12", ()),
        ("A00123/2019", "A00123/2019", ()),
        ("X1234567", "X1234567", ()),
        ("\u0441\u0442123", "\u0421\u0422123", ()),  # Cyrillic
        ("L*****56", None, ("document_number.masked",)),
        ("XXXXXX56", None, ("document_number.masked",)),
        ("---/---", None, ("document_number.shape",)),
        ("12\x0034", None, ("document_number.shape",)),
        ("12\ud80034", None, ("document_number.shape",)),
        ("a" * 65, None, ("document_number.shape",)),
        ("n/a", None, ("value.placeholder",)),
        (12, None, ("value.type",)),
    ],
)
def test_generic(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = generic.read(raw)
    assert (result.value, result.codes) == (value, codes)


@pytest.mark.parametrize(
    ("field", "digit"),
    [
        # ICAO Doc 9303 part 4, specimen of Utopia; both numbers circulate.
        ("L898902C3", "6"),
        ("L898902C<", "3"),
        ("740812", "2"),
        ("120415", "9"),
        ("ZE184226B<<<<<", "1"),
        # Composite: line 2, characters 1-10, 14-20 and 22-43.
        ("L898902C36" + "7408122" + "1204159ZE184226B<<<<<1", "0"),
        # ICAO Doc 9303 part 5, specimen of a TD1 document.
        ("D23145890", "7"),
        ("520727", "3"),
    ],
)
def test_check_digits_of_the_specimens(field: str, digit: str) -> None:
    assert mrz.check_digit(field) == digit
    assert mrz.check(field, digit) == "passed"
    assert mrz.check(field, str((int(digit) + 1) % 10)) == "failed"


@pytest.mark.parametrize(
    ("field", "digit", "expected"),
    [
        ("<<<<<<<<<<<<<<", "<", "passed"),
        ("<<<<<<<<<<<<<<", "0", "passed"),
        ("<<<<<<<<<<<<<<", "1", "failed"),
        ("L898902C3", "<", "failed"),
        ("L898902c3", "6", "not_checked"),
        ("L898902C\u00b3", "6", "not_checked"),
        ("L898902C3", "", "not_checked"),
        ("L898902C3", "66", "not_checked"),
    ],
)
def test_mrz_fillers_and_foreign_characters(field: str, digit: str, expected: str) -> None:
    assert mrz.check(field, digit) == expected
