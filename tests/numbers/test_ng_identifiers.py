"""BVN, NIN, vNIN and registration numbers of Nigeria."""

import pytest

from identity_schema.numbers import bvn, nin, rc_number, vnin


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("22222222223", "22222222223", ()),
        ("222-2222-2223", "22222222223", ()),
        ("\t22222222223\u00a0", "22222222223", ()),
        ("12345678901", "12345678901", ("bvn.prefix",)),
        ("2222222222", None, ("bvn.length",)),
        ("222222222233", None, ("bvn.length",)),
        ("22222222223.0", None, ("bvn.shape",)),
        ("2222222222O", None, ("bvn.shape",)),
        ("222\u0662222222\u0663", None, ("bvn.shape",)),
        ("222******23", None, ("bvn.masked",)),
        ("XXXXXXX2223", None, ("bvn.masked",)),
        (22222222223, None, ("value.type",)),
        ("", None, ("value.empty",)),
    ],
)
def test_bvn(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = bvn.read(raw)
    assert (result.value, result.codes) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("63184876213", "63184876213", ()),
        ("00184876213", "00184876213", ()),
        ("6318 4876 213", "63184876213", ()),
        ("6318487621", None, ("nin.length",)),
        ("6318487621A", None, ("nin.shape",)),
        ("631*****213", None, ("nin.masked",)),
        (None, None, ("value.type",)),
    ],
)
def test_nin(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = nin.read(raw)
    assert (result.value, result.codes) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("JZ426933481198VF", "JZ426933481198VF", ()),
        ("jz-4269-3348-1198-vf", "JZ426933481198VF", ()),
        ("JZ426933481198V", None, ("vnin.shape",)),
        ("J\u017f426933481198VF", None, ("vnin.shape",)),  # a letter that S folds to
        ("63184876213", None, ("vnin.shape",)),  # a NIN
        ("JZ********1198VF", None, ("vnin.masked",)),
    ],
)
def test_vnin(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = vnin.read(raw)
    assert (result.value, result.codes) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("RC1234567", "RC1234567", ()),
        ("rc 123456", "RC123456", ()),
        ("RC: 123456", "RC123456", ()),
        ("RC/123456", "RC123456", ()),
        ("RC No. 123456", "RC123456", ()),
        ("RC0123456", "RC0123456", ()),
        ("BN 2345678", "BN2345678", ()),
        ("IT/12345", "IT12345", ()),
        ("CAC/IT/NO 12345", "IT12345", ()),
        ("LP 123", "LP123", ()),
        ("LLP-1234", "LLP1234", ()),
        ("1234567", "1234567", ()),
        ("0001234", "0001234", ()),
        ("RC123456789", None, ("rc_number.length",)),
        ("RC000000", None, ("rc_number.shape",)),
        ("RC", None, ("rc_number.shape",)),
        ("RC123456.0", None, ("rc_number.shape",)),
        ("XY123456", None, ("rc_number.shape",)),
        ("RC12345\u0666", None, ("rc_number.shape",)),
        ("RC****56", None, ("rc_number.masked",)),
        (1234567, None, ("value.type",)),
        ("null", None, ("value.placeholder",)),
    ],
)
def test_rc_number(raw: object, value: str | None, codes: tuple[str, ...]) -> None:
    result = rc_number.read(raw)
    assert (result.value, result.codes) == (value, codes)
