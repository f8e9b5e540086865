"""The profile: each value from one claim set, and never from somebody else's."""

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import attrs
import pytest

from identity_schema import ContractError, normalize
from identity_schema.model import (
    Address,
    Contact,
    Identifier,
    Name,
    Person,
    Record,
    Verification,
)
from identity_schema.tables.profile import PRECEDENCE, PRECEDENCE_WORDS, profile
from identity_schema.tables.profile_row import Profile
from identity_schema.tables.views import profile_sql
from identity_schema.values.partial_date import PartialDate

EXAMPLES = Path(__file__).parents[2] / "examples"
PASSED = Verification(status="pass")


def claims(source: str, name: str | None = None, **fields: Any) -> Person:
    """Make a claim set."""
    names = (Name(text=name, normal=name.lower()),) if name else ()
    return Person(source=source, names=names, **fields)


def of(*persons: Person, precedence: tuple[str, ...] = PRECEDENCE, **fields: Any) -> Profile:
    """Give the profile of claim sets."""
    placed = tuple(attrs.evolve(p, id=f"persons/{n}") for n, p in enumerate(persons))
    return profile(Record(key="r", persons=placed, **fields), precedence)


def phone(number: str) -> dict[str, Any]:
    """Give a phone number as a field of a claim set."""
    return {"contacts": (Contact(kind="phone", raw=number, value=number),)}


def test_a_record_without_persons_has_an_empty_profile() -> None:
    assert of() == Profile(record_key="r")


@pytest.mark.parametrize(("better", "worse"), [*itertools.pairwise(PRECEDENCE)])
def test_the_default_precedence(better: str, worse: str) -> None:
    found = of(
        claims(worse, gender="male", verification=PASSED),
        claims(better, gender="female", verification=PASSED),
    )
    assert (found.gender, found.gender_from, found.gender_source) == ("female", "persons/1", better)


def test_a_value_comes_from_the_next_claim_set_that_has_it() -> None:
    found = of(claims("profile", "Ada Lovelace", **phone("+1")), claims("register", "Ada"))
    assert (found.name, found.name_from, found.name_source) == ("Ada", "persons/1", "register")
    assert (found.phone, found.phone_from, found.phone_source) == ("+1", "persons/0", "profile")


def test_the_parts_of_a_name_are_not_mixed() -> None:
    split = Person(source="profile", names=(Name(given_name="Ada", family_name="Lovelace"),))
    found = of(split, claims("register", "Ada L"))
    assert (found.name, found.given_name, found.family_name) == ("Ada L", None, None)
    assert of(split).name == "Ada Lovelace"


@pytest.mark.parametrize("status", ["flagged", None])
def test_a_verification_that_did_not_pass_is_not_taken(status: str | None) -> None:
    flagged = claims("verified", "Ada", gender="female", verification=Verification(status=status))
    found = of(flagged, claims("unverified", "Ada"))
    assert (found.name_source, found.gender) == ("unverified", None)
    asked = of(flagged, precedence=("verified", "verified_not_passed"))
    assert asked.gender_source == "verified_not_passed"


def test_a_verified_claim_set_without_a_verification_did_not_pass() -> None:
    assert of(claims("verified", "Ada")) == Profile(record_key="r")


@pytest.mark.parametrize("source", ["watchlist", "request"])
def test_what_is_not_said_of_the_subject_is_never_taken(source: str) -> None:
    assert of(claims(source, "Ada")) == Profile(record_key="r")
    with pytest.raises(ContractError) as caught:
        profile(Record(), (source,))
    assert caught.value.code == "profile.precedence"
    with pytest.raises(ContractError):
        profile_sql((source,))


@pytest.mark.parametrize("role", ["next_of_kin", "listed_party", "voucher"])
def test_another_role_is_never_taken(role: str) -> None:
    assert of(attrs.evolve(claims("register", "Ada"), role=role)) == Profile(record_key="r")


def test_a_word_twice_is_refused() -> None:
    with pytest.raises(ContractError):
        profile(Record(), ("profile", "profile"))


def test_a_precedence_of_ones_own() -> None:
    persons = claims("register", "Ada"), claims("profile", "Ada Lovelace", gender="female")
    assert of(*persons, precedence=("profile", "register")).name_source == "profile"
    assert of(*persons, precedence=("register",)).gender is None
    assert of(*persons, precedence=()) == Profile(record_key="r")
    assert set(PRECEDENCE) < set(PRECEDENCE_WORDS)


def test_a_claim_set_that_names_another_person_gives_nothing() -> None:
    found = of(
        claims("register", "Ada Lovelace"),
        claims("unverified", "Charles Babbage", gender="male", **phone("+1")),
    )
    assert (found.gender, found.phone, found.left_out) == (None, None, ("persons/1",))


def test_a_claim_set_of_another_birthdate_gives_nothing() -> None:
    found = of(
        claims("register", "Ada", birthdate=PartialDate(1989, 4)),
        claims("profile", "Ada", birthdate=PartialDate(1990, 4, 16), **phone("+1")),
    )
    assert (found.phone, found.left_out) == (None, ("persons/1",))
    assert (found.birthdate, found.birthdate_text) == (None, "1989-04")


def test_a_middle_name_is_no_other_person() -> None:
    found = of(
        claims("verified", "Ada King Lovelace", verification=PASSED),
        claims("profile", "Ada Lovelace", birthdate=PartialDate(1989, 4, 16), **phone("+1")),
    )
    assert (found.phone, found.left_out) == ("+1", ())
    assert found.birthdate == dt.date(1989, 4, 16)


def test_a_claim_set_without_a_name_does_not_anchor() -> None:
    found = of(claims("register", **phone("+1")), claims("profile", "Ada"))
    assert (found.person, found.phone_from) == ("persons/1", "persons/0")


def test_the_first_of_several_is_taken_and_what_has_no_value_is_not() -> None:
    contacts = (
        Contact(kind="phone", raw="?"), Contact(kind="phone", value="+1"),
        Contact(kind="phone", value="+2"), Contact(kind="email", value="a@b.c"),
    )  # fmt: skip
    numbers = (Identifier(scheme="bvn", raw="?"), Identifier(scheme="nin", value="9"))
    addresses = (Address(use="postal"), Address(formatted="1 Rd", country="NZ"), Address(text="2"))
    found = of(
        claims("register", "Ada", contacts=contacts, identifiers=numbers, addresses=addresses)
    )
    assert (found.phone, found.email, found.bvn, found.nin) == ("+1", "a@b.c", None, "9")
    assert (found.address_text, found.country) == ("1 Rd", "NZ")


def test_an_alias_is_not_the_name() -> None:
    alias = Person(source="register", names=(Name(use="alias", text="Countess"),))
    assert of(alias).name is None


def test_an_address_of_the_record_is_taken_where_nobody_has_one() -> None:
    home = (Address(text="1 Rd"),)
    found = of(claims("account_holder", "Ada"), addresses=home)
    assert (found.address_text, found.address_from) == ("1 Rd", "addresses/0")
    assert found.address_source == "record"


def test_an_address_of_the_record_is_nobodys_where_two_people_are_named() -> None:
    holders = claims("account_holder", "Ada Lovelace"), claims("account_holder", "Tama Fantail")
    found = of(*holders, addresses=(Address(text="1 Rd"),))
    assert (found.address_text, found.left_out) == (None, ("persons/1",))


def test_the_filled_oneid_example() -> None:
    (record,) = normalize((EXAMPLES / "oneid" / "userinfo.json").read_bytes())
    found = profile(record)
    assert found.name_source == "verified"
    assert found.phone_source in {"profile", "verified"}
    assert len(found.left_out) >= 1, "the unverified claims name somebody else"


def test_a_repr_shows_nothing_personal() -> None:
    (record,) = normalize((EXAMPLES / "okra" / "get_by_bvn.json").read_bytes())
    shown = repr(profile(record))
    assert "Fusuyi" not in shown
    assert "22165416979" not in shown
    assert "1989" not in shown
