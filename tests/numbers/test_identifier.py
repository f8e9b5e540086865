"""The choice of format for an identifier."""

import pytest

from identity_schema.numbers import identifier
from identity_schema.numbers.identifier import Identifier


@pytest.mark.parametrize(
    ("raw", "scheme", "country", "value", "issuer", "check"),
    [
        ("2222 2222 223", "bvn", None, "22222222223", "NG", None),
        ("63184876213", "nin", None, "63184876213", "NG", None),
        ("jz-4269-3348-1198-vf", "vnin", None, "JZ426933481198VF", "NG", None),
        ("rc 123456", "rc_number", None, "RC123456", "NG", None),
        ("lf 123-456", "passport_number", None, "LF 123-456", None, None),
        ("lf 123-456", "passport_number", "NZ", "LF 123-456", "NZ", None),
        ("123 456 789", "passport_number", "GB", "123456789", "GB", None),
        (
            "morga 657054 sm9ij",
            "driving_licence_number",
            "GB",
            "MORGA657054SM9IJ",
            "GB",
            None,
        ),
        ("ab 12", "document_number", "GB", "AB 12", "GB", None),
        ("ab 12", "a scheme of the caller", None, "AB 12", None, None),
        ("DE89 3704 0044 0532 0130 00", "iban", None, "DE89370400440532013000", "DE", "passed"),
        ("0000014579", "nuban", None, "0000014579", "NG", "not_checked"),
        ("01-902-0068389-00", "nz_account", None, "01-0902-0068389-00", "NZ", "passed"),
    ],
)
def test_identifiers(
    raw: str, scheme: str, country: str | None, value: str, issuer: str | None, check: str | None
) -> None:
    result = identifier.read(raw, scheme, country)
    assert result.value == Identifier(scheme, value, issuer, check)
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "scheme", "country", "codes"),
    [
        ("2222222222", "bvn", None, ("bvn.length",)),
        ("222******23", "bvn", None, ("bvn.masked",)),
        ("12345", "passport_number", "GB", ("gb_passport.shape",)),
        ("L***3", "passport_number", None, ("document_number.masked",)),
        (None, "nin", None, ("value.type",)),
    ],
)
def test_what_stays_unread_says_why(
    raw: object, scheme: str, country: str | None, codes: tuple[str, ...]
) -> None:
    result = identifier.read(raw, scheme, country)
    assert (result.value, result.codes) == (None, codes)


def test_a_warning_comes_along() -> None:
    result = identifier.read("12345678901", "bvn")
    assert result.value is not None
    assert result.codes == ("bvn.prefix",)
