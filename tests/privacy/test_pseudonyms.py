"""Pseudonyms join what belongs together, keep apart what does not, and show nothing."""

import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, Sent, examples, mangled
from shown_values import canaries, everything, read, shape, values

from identity_schema import Context, ContractError, Pseudonymizer, explain, normalize
from identity_schema.model import (
    AccountNumber,
    Address,
    Balance,
    Check,
    Contact,
    Detail,
    Device,
    Identifier,
    Issue,
    Media,
    Name,
    Payload,
    Person,
    Place,
    Record,
    Reference,
)
from identity_schema.model.fields import Sensitivity
from identity_schema.privacy.ground import ground_of
from identity_schema.privacy.key import Key
from identity_schema.privacy.kinds import form_of
from identity_schema.privacy.policy import CHOICES, DEFAULTS, Policy
from identity_schema.privacy.token import token
from identity_schema.values.partial_date import PartialDate

KEY = b"0123456789abcdef0123456789abcdef"
OTHER = b"fedcba9876543210fedcba9876543210"
PSEUDO = Pseudonymizer(KEY)
KEEPING_NOTHING = Policy(
    {word: "drop" if "drop" in CHOICES[word] else "token" for word in CHOICES if word != "handle"}
)
BVN = "22165416979"


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("how", ["alone", "behind"])
def test_no_canary_is_left_but_in_fields_that_the_policy_keeps(name: str, how: str) -> None:
    """Nor an unknown key."""
    mapping, payload = examples()[name]
    records = read(mapping, canaries(payload, alone=how == "alone", keys=True))
    harmless = _kept(records, Policy())
    text = everything(PSEUDO(records))
    for said in sorted(harmless, key=len, reverse=True):
        text = text.replace(said, "")
    assert "zq" not in text


def _kept(records: object, policy: Policy) -> set[str]:
    kept = set()
    for entity in (records.payload, *records):  # type: ignore[attr-defined]  # they are Records
        ground = ground_of(entity.kind)
        for owner, field, held in values(entity):
            word = ground.words(type(owner), None, None)[field]
            if word is Sensitivity.NONE or policy.word(word) == "keep":
                kept |= {held} if isinstance(held, str) and "zq" in held else set()
    return kept


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_that_an_example_says_of_people_is_left(name: str) -> None:
    """Values as they are, not canaries: raw texts, normal forms and parts of them."""
    mapping, payload = examples()[name]
    records = read(mapping, payload)
    text = everything(PSEUDO(records))
    personal = {
        held for entity in records for owner, _, held in values(entity)
        if isinstance(owner, Identifier | AccountNumber | Contact | Name | Reference)
        and isinstance(held, str) and len(held) > 5
    }  # fmt: skip
    frame = {
        held for entity in records for owner, field, held in values(entity)
        if isinstance(held, str) and ground_of("").words(type(owner), None, None)[field] == "none"
    }  # fmt: skip
    assert [held for held in personal - frame if held in text] == []


@given(mangled())
@settings(max_examples=60)
def test_whatever_comes_keeps_its_frame(sent: Sent) -> None:
    records = read(sent.mapping, copy.deepcopy(sent.payload))
    made = PSEUDO(records)
    assert shape(made.payload) == shape(records.payload)
    assert [shape(record) for record in made] == [shape(record) for record in records]
    assert everything(PSEUDO(records)) == everything(made)


_texts = st.text(min_size=1, max_size=20)
_numbers = st.sampled_from(["bvn", "nin", "passport_number", "rc_number"])


@given(_numbers, _numbers, _texts, _texts)
def test_two_numbers_have_one_token_when_they_are_equal_and_of_one_kind(
    kind: str, other: str, text: str, second: str
) -> None:
    same = (kind, form_of(kind, text)) == (other, form_of(other, second))
    assert (PSEUDO.token(kind, text) == PSEUDO.token(other, second)) is same


@given(_texts, _texts)
def test_no_two_ways_of_cutting_a_kind_from_a_text_meet(kind: str, text: str) -> None:
    key = Key(KEY)
    assert token(key, kind, text) != token(key, kind + text[:1], text[1:])


@given(_numbers, _texts)
def test_two_keys_have_nothing_in_common(kind: str, text: str) -> None:
    assert PSEUDO.token(kind, text) != Pseudonymizer(OTHER).token(kind, text)


@given(_texts)
def test_a_token_shows_its_kind_and_nothing_of_its_text(text: str) -> None:
    made = PSEUDO.token("bvn", text)
    assert made.startswith("tok_bvn_")
    assert len(made) == len("tok_bvn_") + 32
    assert token(Key(KEY), "Jane Doe", text).startswith("tok_other_")


@pytest.mark.parametrize("kind", ["BVN", "bvn ", "nix", "", "address", "contact", "credential"])
def test_a_kind_that_is_none_is_refused_with_those_that_there_are(kind: str) -> None:
    with pytest.raises(ContractError, match=r"bvn.*email.*handle.*mapping=") as caught:
        PSEUDO.token(kind, BVN)
    assert caught.value.code == "token.kind"
    assert BVN not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "canonical", "other"),
    [
        ("bvn", BVN, " 2216-541 6979 "),
        ("gb", "31926819", "3192 6819"),
        ("gb_passport", "123456789", "123 456 789"),
        ("email", "jane@example.com", " jane@EXAMPLE.com"),
        ("iban", "GB29NWBK60161331926819", "gb29 nwbk 6016 1331 9268 19"),
        ("nz", "01-0902-0068389-00", "01 0902 0068389 000"),
        ("passport_number", "LF 123-456", "lf  123-456"),
        ("phone", "+64215550100", "+64 (21) 555-0100"),
    ],
)  # fmt: skip
def test_a_value_in_any_form_has_the_token_that_it_has_in_records(
    kind: str, canonical: str, other: str
) -> None:
    made = token(Key(KEY), kind, canonical)
    assert PSEUDO.token(kind, canonical) == made
    assert PSEUDO.token(kind, other) == made


@pytest.mark.parametrize("name", EXAMPLES)
def test_whatever_an_example_has_is_found_by_its_canonical_value(name: str) -> None:
    numbers = (Identifier, AccountNumber, Contact)
    records = read(*examples()[name])
    for record, pseudonymous in zip(records, PSEUDO(records), strict=True):
        tokens = {e.value for e, _, _ in values(pseudonymous) if isinstance(e, numbers)}
        for entity, field, held in values(record):
            if isinstance(entity, numbers) and field == "value" and held is not None:
                kind = entity.kind if isinstance(entity, Contact) else entity.scheme
                assert PSEUDO.token(kind or "", held) in tokens


def test_a_scheme_of_ones_own_is_a_kind_with_its_mapping(tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text(
        "[mapping]\nname = 'acme.member'\nprovider = 'acme'\n[[envelope]]\nrecord = '.'\n"
        "needs = ['no']\n[makes]\n'.' = { person = {} }\n"
        "[at.'.']\nno = 'person.identifiers[membership].raw'\n", encoding="utf-8",
    )  # fmt: skip
    own = Pseudonymizer(KEY, mapping=path)
    made = own(normalize({"no": "m 12"}, mapping=path))[0].persons[0].identifiers[0]
    assert made.value == own.token("membership", "M  12")
    with pytest.raises(ContractError):
        PSEUDO.token("membership", "M 12")


def test_tokens_do_not_change_from_one_version_to_the_next() -> None:
    """HMAC-SHA-256 of ``3:bvn22165416979``, worked out with OpenSSL 3."""
    assert PSEUDO.token("bvn", BVN) == "tok_bvn_08d8339c4f2413d2b057e75844a9b6f2"


def test_one_person_in_two_answers_of_okra_still_joins() -> None:
    both = [PSEUDO(read(*examples()[f"okra/get_by_{how}"]))[0] for how in ("bvn", "nin")]
    raw = [read(*examples()[f"okra/get_by_{how}"])[0] for how in ("bvn", "nin")]
    for scheme in ("bvn", "nin"):
        tokens = [
            {i.value for p in r.persons for i in p.identifiers if i.scheme == scheme} for r in both
        ]
        numbers = [
            {i.value for p in r.persons for i in p.identifiers if i.scheme == scheme} for r in raw
        ]
        assert bool(tokens[0] & tokens[1]) == bool(numbers[0] & numbers[1])


@given(st.sampled_from(EXAMPLES), st.sampled_from(EXAMPLES))
@settings(max_examples=40)
def test_values_join_after_as_they_did_before(first: str, second: str) -> None:
    for kind, key in (
        (Identifier, lambda e: (e.scheme, e.value)), (Contact, lambda e: (e.kind, e.value)),
        (AccountNumber, lambda e: (e.scheme, e.value)), (Name, lambda e: e.normal),
        (Reference, lambda e: e.id), (Record, lambda e: e.payload), (Record, lambda e: e.key),
    ):  # fmt: skip
        before, after = ([], [])
        for name in (first, second):
            records = read(*examples()[name])
            for into, held in ((before, records), (after, PSEUDO(records))):
                into += [
                    key(e) for r in held for e in {id(o): o for o, _, _ in values(r)}.values()
                    if isinstance(e, kind)
                ]  # fmt: skip
        assert len(before) == len(after)
        for a in range(len(before)):
            for b in range(a):
                assert (before[a] == before[b]) == (after[a] == after[b])


def test_a_number_written_in_two_ways_has_one_token() -> None:
    first = PSEUDO(Contact("phone", "021 555 0100", "+64215550100", "NZ", "mobile"))
    second = PSEUDO(Contact("phone", "+64 21-555-0100", "+64215550100", "NZ", "mobile"))
    assert first == second
    assert first.value == PSEUDO.token("phone", "+64215550100")


def test_a_number_that_cannot_be_read_has_the_token_of_its_text() -> None:
    made = PSEUDO(Identifier("bvn", raw=" 2216 5416  979x"))
    assert made.raw == PSEUDO.token("bvn", "2216 5416 979x")
    assert made.value is None


def test_a_name_has_one_token_whatever_its_case_and_its_parts() -> None:
    whole = PSEUDO(Name(text="Hinemoa FANTAIL", normal="hinemoa fantail"))
    parts = PSEUDO(Name(given_name="Hinemoa", family_name="Fantail", normal="hinemoa fantail"))
    assert whole == Name(text=whole.normal, normal=PSEUDO.token("name", "HINEMOA  fantail"))
    assert parts == Name(normal=whole.normal)
    assert PSEUDO(Name(family_name="Fantail")).normal == PSEUDO.token("name", "fantail")
    assert PSEUDO(Name()) == Name()


def test_parts_of_a_number_go_and_its_bank_stays() -> None:
    number = AccountNumber(
        "nz", "01-0902-0068389-00", "01-0902-0068389-00", "01", "0902", "0068389", "00",
        check="passed",
    )  # fmt: skip
    made = PSEUDO(number)
    assert (made.bank, made.branch, made.account, made.suffix) == ("01", None, None, None)
    assert (made.scheme, made.check) == ("nz", "passed")


def test_a_birth_date_becomes_a_year_or_an_age_band() -> None:
    person = Person(birthdate=PartialDate(1989, 4, 16))
    assert PSEUDO(person).birthdate == PartialDate(1989)
    banded = Pseudonymizer(KEY, Policy({"birth_date": "age_band"}, date(2026, 11, 22)))(person)
    assert (banded.birthdate, banded.age_band) == (None, "30-39")
    assert Pseudonymizer(KEY, Policy({"birth_date": "drop"}))(person) == Person()
    assert Pseudonymizer(KEY, Policy({"birth_date": "keep"}))(person) == person


def test_ages_are_counted_on_the_day_of_the_record_where_no_other_is_given() -> None:
    pseudo = Pseudonymizer(KEY, Policy({"birth_date": "age_band"}))
    persons = (Person(birthdate=PartialDate(1989, 4, 16)),)
    created = Record(persons=persons, created_at=datetime(2018, 4, 15, tzinfo=UTC))
    assert pseudo(created).persons[0].age_band == "20-29"
    assert pseudo(Record(persons=persons)).persons[0].age_band is None


def test_of_an_address_country_and_known_region_stay() -> None:
    address = Address(
        text="1 Example St, Dunedin", formatted="x", parts=(Detail("city", "Dunedin"),),
        street="Example St", locality="Dunedin", region="Otago", postal_code="9016", country="NZ",
        use="residential", place_id="ChIJ", parser="rule", parsed=("street",),
    )  # fmt: skip
    assert PSEUDO(address) == Address(
        region="Otago", country="NZ", use="residential", parser="rule", parsed=("street",),
        parts=(Detail("city"),),
    )  # fmt: skip
    assert PSEUDO(Address(region="1 Example St", country="NZ")) == Address(country="NZ")
    token = Pseudonymizer(KEY, Policy({"address": "token"}))
    assert token(address).text is not None
    assert token(address).text.startswith("tok_address_")
    assert token(address).country is None
    assert token(Address(text="Example st")) == token(Address(text="EXAMPLE  St"))


def test_a_place_keeps_its_region_where_the_policy_says_so() -> None:
    place = Place(text="x", country="NG", region="Ogun State", district="Odeda", locality="y")
    assert PSEUDO(place) == Place()
    pseudo = Pseudonymizer(KEY, Policy({"demographic": "region"}))
    assert pseudo(place) == Place(country="NG", region="Ogun State")
    assert pseudo(Person(gender="female", marital_status="single")) == Person()


def test_what_no_token_can_stand_for_goes() -> None:
    token = {word: "token" for word, choices in CHOICES.items() if "token" in choices}
    pseudo = Pseudonymizer(KEY, Policy(token))
    assert pseudo(Balance("balance", Decimal(5), "NZD")) == Balance("balance", None, "NZD")
    assert pseudo(Check(outcome="pass", score=Decimal(1))) == Check()
    assert pseudo(Device(ip="1.2.3.4", vpn=True)).vpn is None
    assert pseudo(Device(ip="1.2.3.4")).ip == pseudo(Device(ip="1.2.3.4 ")).ip is not None
    assert pseudo(Payload(labels=(("tenant", "Jane"),))).labels == ()
    assert pseudo(Record(messages=("Jane", "Jane"))).messages[0].startswith("tok_free_text_")


def test_links_to_images_raw_texts_and_messages_go() -> None:
    assert PSEUDO(Media("photo", f"https://x.test/{BVN}.jpg", digest="abc")) == Media("photo")
    issue = Issue("date.ambiguous", "error", "/aunt", "person.birthdate", "12-11-1984")
    assert PSEUDO(Record(kind="x", issues=(issue,), messages=("Jane",))) == Record(
        kind="x", issues=(Issue("date.ambiguous", "error", "", "person.birthdate"),)
    )
    assert PSEUDO(Detail("mrz", "P<UTO")) == Detail("mrz")
    assert PSEUDO(Check(kind="x", outcome="fail", raw="Jane")) == Check(kind="x", outcome="fail")


def test_the_callers_key_and_its_records_still_join() -> None:
    records = normalize({"sub": "1"}, context=Context(source="jane-doe.json:7"))
    made = PSEUDO(records)
    assert made.payload.key == made.payload.source == made[0].payload
    assert "jane" not in everything(made)


def test_a_policy_that_keeps_nothing_leaves_no_text_of_a_person() -> None:
    pseudo = Pseudonymizer(KEY, KEEPING_NOTHING)
    for name in EXAMPLES:
        for entity in pseudo(read(*examples()[name])):
            for owner, field, held in values(entity):
                if isinstance(owner, Name | Contact | Identifier | AccountNumber | Check | Device):
                    word = ground_of(entity.kind).words(type(owner), None, None)[field]
                    assert word is Sensitivity.NONE or word == "handle" or not held


def test_an_account_of_leaves_has_no_unknown_key() -> None:
    made = PSEUDO(explain({"sub": "1", "aunt Mary": {"tel": "1"}}))
    assert [leaf.pointer for leaf in made.leaves] == ["/sub", "/*/*"]
    assert made.records[0].subject is not None
    assert made.records[0].subject.id == PSEUDO.token("handle", "1")


def test_every_sensitivity_has_a_fate() -> None:
    assert set(DEFAULTS) == set(CHOICES) == set(Sensitivity) - {Sensitivity.NONE}
    assert all(DEFAULTS[word] in choices for word, choices in CHOICES.items())


def test_nothing_shows_a_key() -> None:
    assert repr(PSEUDO) == "Pseudonymizer()"
    assert KEY.decode() not in f"{PSEUDO} {PSEUDO!r} {PSEUDO._key!r} {PSEUDO._key}"
