"""The latest state of an entity: what stands, what is filled in, what is never mixed."""

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import attrs
import pytest

from identity_schema import Context, normalize
from identity_schema.model import (
    Account,
    Address,
    Check,
    Contact,
    Evidence,
    Identifier,
    Institution,
    Media,
    Name,
    Payload,
    Person,
    Record,
    Reference,
    Verification,
)
from identity_schema.records import Records
from identity_schema.tables.latest import STATUS_RANK, latest
from identity_schema.values.partial_date import PartialDate

OKRA = Path(__file__).parents[2] / "examples" / "okra"
JANUARY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def day(number: int) -> dt.datetime:
    """Give a day of January."""
    return JANUARY + dt.timedelta(days=number - 1)


def record(key: str, *persons: Person, **fields: Any) -> Record:
    """Make a record of one entity."""
    fields.setdefault("source_id", "one")
    placed = tuple(attrs.evolve(p, id=f"persons/{n}") for n, p in enumerate(persons))
    return Record(key=key, provider="p", persons=placed, **fields)


def holder(name: str = "ada lovelace", **fields: Any) -> Person:
    """Make the one claim set of a subject."""
    return Person(source="register", names=(Name(text=name, normal=name),), **fields)


def only(*records: Record | Records) -> Record:
    """Give the one latest record, the same in every order of the input."""
    for order in itertools.permutations(records):
        assert latest(order) == latest(records)
        assert [r.key for r in latest(order)] == [r.key for r in latest(records)]
    (found,) = latest(records)
    return found


def schemes(person: Person) -> list[str | None]:
    """Give the schemes of a person's identifiers."""
    return [identifier.scheme for identifier in person.identifiers]


def received(name: str, at: dt.datetime) -> Records:
    """Normalise an example that was received at a time."""
    payload = (OKRA / name).read_bytes()
    return normalize(payload, context=Context(received_at=at, source=f"{name} {at}"))


def test_a_projection_without_the_bvn_does_not_erase_it() -> None:
    bvn, nin = received("get_by_bvn.json", day(1)), received("get_by_nin.json", day(2))
    assert schemes(nin[0].persons[0]) == ["nin"]
    found = only(bvn, nin)
    assert found.key == nin[0].key
    assert sorted(map(str, schemes(found.persons[0]))) == ["bvn", "nin"]


def test_the_other_way_round_the_other_stands() -> None:
    bvn, nin = received("get_by_bvn.json", day(2)), received("get_by_nin.json", day(1))
    assert only(bvn, nin) == bvn[0]


def test_complete_without_data_stands_and_takes_them_from_processing() -> None:
    full = record(
        "a", holder(), status="processing", updated_at=day(9), accounts=(Account(id="accounts/0"),)
    )
    done = record("b", status="complete", updated_at=day(1))
    found = only(full, done)
    assert (found.key, found.status, found.updated_at) == ("b", "complete", day(1))
    assert found.persons == full.persons
    assert found.accounts == full.accounts


@pytest.mark.parametrize(("low", "high"), [*itertools.combinations(STATUS_RANK, 2)])
def test_status_ranks_before_time(low: str, high: str) -> None:
    older = record("a", status=high, updated_at=day(1))
    newer = record("b", status=low, updated_at=day(2))
    assert only(older, newer).key == "a"


def test_a_status_ranks_before_none() -> None:
    assert only(record("a", status="processing"), record("b", updated_at=day(3))).key == "a"


@pytest.mark.parametrize("field", ["updated_at", "created_at"])
def test_a_later_time_stands_and_none_is_earliest(field: str) -> None:
    records = [record("a", **{field: day(2)}), record("b", **{field: day(1)}), record("c")]
    assert only(*records).key == "a"


def test_the_change_at_the_provider_ranks_before_the_time_of_receipt() -> None:
    changed = Records(Payload(key="p", received_at=day(1)), [record("a", updated_at=day(5))])
    got = Records(Payload(key="q", received_at=day(9)), [record("b", updated_at=day(4))])
    assert only(changed, got).key == "a"


def test_the_time_of_receipt_ranks_before_that_of_creation() -> None:
    got = Records(Payload(key="p", received_at=day(9)), [record("a", created_at=day(1))])
    made = Records(Payload(key="q", received_at=day(8)), [record("b", created_at=day(5))])
    assert only(got, made).key == "a"


def test_entities_are_told_apart_by_provider_and_id_and_else_by_subject() -> None:
    subject = Reference(kind="sub", id="s")
    records = [
        record("a"), attrs.evolve(record("b"), provider="q"), record("c", source_id="two"),
        record("d", source_id=None, subject=subject), record("e", source_id=None, subject=subject),
        record("f", source_id=None), record("g", source_id=None),
        record("h", source_id=None, subject=Reference(kind="other", id="s")),
    ]  # fmt: skip
    assert [r.key for r in latest(records)] == ["a", "b", "c", "e", "f", "g", "h"]


def test_records_without_key_and_id_stay_apart() -> None:
    records = [record("", source_id=None), record("", source_id=None)]
    assert len(latest(records)) == 2


def test_the_same_record_twice_is_one() -> None:
    one = record("a", holder())
    assert latest([one, one]) == (one,)


def test_a_record_alone_is_returned_as_it_is() -> None:
    one = record("a", holder())
    assert latest([one])[0] is one


def test_fields_come_from_the_latest_record_that_has_them() -> None:
    found = only(
        record("a", updated_at=day(3), environment="production"),
        record("b", updated_at=day(2), environment="sandbox", messages=("late",)),
        record("c", updated_at=day(1), messages=("early",), connection_type="classic"),
    )
    assert (found.environment, found.messages) == ("production", ("late",))
    assert found.connection_type == "classic"


def test_an_institution_is_taken_whole() -> None:
    found = only(
        record("a", updated_at=day(2), institution=Institution(name="ANZ")),
        record("b", updated_at=day(1), institution=Institution(id="7", name="Kiwibank")),
    )
    assert found.institution == Institution(name="ANZ")


def test_names_contacts_and_identifiers_are_filled_by_use_kind_and_scheme() -> None:
    new = holder(
        contacts=(Contact(kind="phone", value="+1"),), identifiers=(Identifier(scheme="nin"),)
    )
    old = attrs.evolve(
        holder(
            contacts=(Contact(kind="phone", value="+2"), Contact(kind="email", value="a@b.c")),
            birthdate=PartialDate(1989),
            identifiers=(Identifier(scheme="bvn"), Identifier(scheme="nin", value="9")),
        ),
        names=(Name(text="Ada", normal="ada"), Name(use="alias", text="Countess")),
    )
    found = only(record("a", new, updated_at=day(2)), record("b", old, updated_at=day(1)))
    (person,) = found.persons
    assert [c.value for c in person.contacts] == ["+1", "a@b.c"]
    assert schemes(person) == ["nin", "bvn"]
    assert [n.text for n in person.names] == ["ada lovelace", "Countess"]
    assert person.birthdate == PartialDate(1989)


@pytest.mark.parametrize(
    "other",
    [
        holder("charles babbage", gender="male"),
        holder(birthdate=PartialDate(1990), gender="male"),
        holder(gender="male", verification=Verification(status="pass")),
        attrs.evolve(holder(gender="male"), role="next_of_kin"),
        attrs.evolve(holder(gender="male"), source="profile"),
    ],
    ids=["another name", "another birthdate", "verified", "another role", "another source"],
)
def test_what_another_claims_is_never_filled_in(other: Person) -> None:
    new = holder(birthdate=PartialDate(1989))
    found = only(record("a", new, updated_at=day(2)), record("b", other, updated_at=day(1)))
    assert found.persons[0].gender is None


def test_claim_sets_of_one_kind_are_taken_together() -> None:
    found = only(
        record("a", holder(), updated_at=day(2)),
        record("b", holder(gender="female"), holder("tama fantail"), updated_at=day(1)),
    )
    assert [p.names[0].text for p in found.persons] == ["ada lovelace"]
    assert found.persons[0].gender is None


def test_a_lacking_claim_set_is_added_with_an_id_of_its_own() -> None:
    kin = Person(source="register", role="next_of_kin", of=("persons/0",))
    found = only(
        record("a", attrs.evolve(holder(), source="profile"), updated_at=day(2)),
        record("b", holder(), kin, updated_at=day(1)),
    )
    assert [(p.id, p.source, p.of) for p in found.persons] == [
        ("persons/0", "profile", ()),
        ("persons/1", "register", ()),
        ("persons/2", "register", ("persons/1",)),
    ]


def test_a_link_to_what_was_not_taken_is_left_out() -> None:
    verified = Person(
        source="verified", of=("accounts/0",), verification=Verification(evidence=("evidence/0",))
    )
    old = record(
        "b", verified, updated_at=day(1), accounts=(Account(id="accounts/0", name="old"),),
        evidence=(Evidence(id="evidence/0"),), checks=(Check(of=("evidence/0",)),),
    )  # fmt: skip
    new = record("a", updated_at=day(2), accounts=(Account(id="accounts/0", name="new"),))
    found = only(old, new)
    assert found.accounts[0].name == "new"
    assert found.persons[0].of == ()
    assert found.persons[0].verification == Verification(evidence=("evidence/0",))
    assert found.checks == (Check(of=("evidence/0",)),)
    newer = record("c", updated_at=day(3), evidence=(Evidence(id="evidence/0", type="vouch"),))
    both = only(old, newer)
    assert both.persons[0].verification == Verification()
    assert both.checks == (Check(),)


def test_other_sections_are_taken_whole() -> None:
    found = only(
        record("a", updated_at=day(2), addresses=(Address(text="new"),)),
        record(
            "b", updated_at=day(1), addresses=(Address(text="old"), Address(text="older")),
            media=(Media(url="u"),),
        ),
    )  # fmt: skip
    assert [address.text for address in found.addresses] == ["new"]
    assert found.media == (Media(url="u"),)


def test_every_field_of_a_record_is_filled_or_stays_for_a_reason() -> None:
    from identity_schema.tables import latest as module

    stays = {"key", "payload", "pointer", "kind", "provider", "issues", "nulls", "empties"}
    names = {field.name for field in attrs.fields(Record)}
    assert names == {*module._FILLED, "persons"} | stays
    persons = {field.name for field in attrs.fields(Person)}
    identity = {"id", "source", "role", "kind", "of", "verification"}
    assert persons == {*module._FILLED_CLAIMS, *module._FILLED_BY_SLOT} | identity
