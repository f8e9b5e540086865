"""Email addresses: the shape of one, and what is written around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.email import read


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ngaio@example.nz", "ngaio@example.nz"),
        (" Ngaio.Te-Whaiti@EXAMPLE.Co.NZ ", "Ngaio.Te-Whaiti@example.co.nz"),
        ("n+tag_1@sub.example.com", "n+tag_1@sub.example.com"),
        ("o'brien@example.ie", "o'brien@example.ie"),
        ("!#$%&'+/=?^_`{|}~@example.com", "!#$%&'+/=?^_`{|}~@example.com"),
        ('"Ngaio Te Whaiti"@example.nz', '"Ngaio Te Whaiti"@example.nz'),
        ("1@2.example", "1@2.example"),
        ("n@xn--bcher-kva.example", "n@xn--bcher-kva.example"),
        ("n@B\u00dcCHER.example", "n@b\u00fccher.example"),
        ("n@bu\u0308cher.example", "n@b\u00fccher.example"),
        ("ng\u0101io@example.nz", "ng\u0101io@example.nz"),
        ("a" * 64 + "@example.nz", "a" * 64 + "@example.nz"),
        ("a@" + "b" * 63 + ".nz", "a@" + "b" * 63 + ".nz"),
    ],
)
def test_an_address_keeps_its_local_part_and_loses_the_case_of_its_domain(
    raw: str, expected: str
) -> None:
    assert read(raw).value == expected
    assert read(raw).codes == ()


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("Ngaio <n@b.nz>", ("email.display_name",)),
        ('"Te Whaiti, Ngaio" <n@b.nz>', ("email.display_name",)),
        ("<n@b.nz>", ("email.display_name",)),
        ("mailto:n@b.nz", ("email.mailto",)),
        ("MAILTO:n@b.nz?subject=x@y.z", ("email.mailto",)),
        ("n@b.nz.", ("email.trailing_dot",)),
        ("Ngaio <mailto:n@b.nz>", ("email.display_name", "email.mailto")),
        ("n@b.nz, n@B.nz", ("email.repeated",)),
    ],
)
def test_what_stands_around_an_address_is_taken_away_and_said_so(
    raw: str, codes: tuple[str, ...]
) -> None:
    assert read(raw).value == "n@b.nz"
    assert read(raw).codes == codes


@pytest.mark.parametrize(
    "raw",
    [
        "a@b.nz, c@d.nz",
        "a@b.nz;c@d.nz",
        "a@b.nz c@d.nz",
        "A <a@b.nz>, C <c@d.nz>",
        "a@b.nz / c@d.nz",
    ],
)
def test_several_addresses_are_candidates(raw: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == ("email.several",)
    assert result.candidates == ("a@b.nz", "c@d.nz")


def test_several_addresses_one_of_them_broken_are_several() -> None:
    assert read("a@b.nz, c@d").candidates == ("a@b.nz",)


@pytest.mark.parametrize(
    "raw",
    [
        "ngaio", "@", "a@", "@b.nz", "a@b", "a@b.", "a@.nz", "a@b..nz", "a@b.nz..", "a..b@c.nz",
        ".a@b.nz", "a.@b.nz", "a b@c.nz", "a @b.nz", "a@b@c.nz", "a@-b.nz", "a@b-.nz", "a@b_c.nz",
        "a@1.2.3.4", "a@[1.2.3.4]", "a(c)@b.nz", "a@b.nz\x00", "a\u202eb@c.nz", "a\u200bb@c.nz",
        "\ud800@b.nz", "a\uff20b.nz", "a@b\u3002nz", "a" * 65 + "@b.nz", "a@" + "b" * 64 + ".nz",
        "a@" + "b." * 130 + "nz", '"a"b@c.nz', '"a@c.nz', "ngaio at example.nz", "a@b.nz>", "Email",
    ],
)  # fmt: skip
def test_what_does_not_have_the_shape_has_no_value(raw: str) -> None:
    assert read(raw).value is None
    assert read(raw).codes == ("email.invalid",)


@pytest.mark.parametrize(
    "raw", ["n***o@example.nz", "n*@example.nz", "\u2022\u2022@b.nz", "xxxxxx@b.nz", "n...@b.nz"]
)
def test_a_masked_address_has_no_value(raw: str) -> None:
    """A star is allowed in a local part by RFC 5322, and stands for letters in practice."""
    assert read(raw).value is None
    assert read(raw).codes == ("email.masked",)


@given(st.emails())
def test_what_hypothesis_calls_an_address_is_one(address: str) -> None:
    """Its strategy follows RFC 5322, stars and runs of x included."""
    result = read(address)
    local, _, domain = address.rpartition("@")
    if result.value is None:
        assert result.codes == ("email.masked",)
    else:
        assert result.value == f"{local}@{domain.lower()}"
