"""The views are the functions: the same answers on the same data, in DuckDB and PostgreSQL."""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import attrs
import duckdb
import pytest

from identity_schema import PayloadError, explain, normalize
from identity_schema.model import (
    Address,
    Check,
    Contact,
    Device,
    Identifier,
    Institution,
    Name,
    Payload,
    Person,
    Record,
    Reference,
    Verification,
)
from identity_schema.records import Records
from identity_schema.tables.arrow import to_arrow
from identity_schema.tables.ddl import POSTGRESQL, create_sql
from identity_schema.tables.latest import STATUS_RANK, latest
from identity_schema.tables.profile import PRECEDENCE_WORDS, profile
from identity_schema.tables.profile_row import Profile
from identity_schema.tables.rows import rows_of
from identity_schema.tables.schema import TABLES
from identity_schema.tables.views import VIEWS, latest_sql, profile_sql
from identity_schema.values.partial_date import PartialDate

EXAMPLES = Path(__file__).parents[2] / "examples"
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Chance:
    """Makes records that agree, disagree and lack things, from small pools; always the same."""

    def __init__(self, seed: int) -> None:
        """Begin."""
        self._random = random.Random(seed)  # noqa: S311 - data for a test
        self._count = 0

    def of(self, *values: Any) -> Any:
        """Give one of some values, or None."""
        return self._random.choice((None, *values))

    def some(self, make: Any, most: int = 2) -> tuple[Any, ...]:
        """Give a few of what is made."""
        return tuple(make() for _ in range(self._random.randint(0, most)))

    def day(self) -> dt.datetime | None:
        """Give a time, or None."""
        return self.of(*(START + dt.timedelta(days=n) for n in range(4)))  # type: ignore[no-any-return]

    def name(self) -> Name:
        """Give a name."""
        normal = self.of("ada", "ada lovelace", "ada king lovelace", "tama fantail")
        text = self.of(normal, "as sent")
        return Name(
            use=self._random.choice(("main", "main", "alias")), text=text, normal=normal,
            given_name=self.of("Ada"), family_name=self.of("Lovelace"),
        )  # fmt: skip

    def birthdate(self) -> PartialDate | None:
        """Give a date of birth of some precision."""
        return self.of(  # type: ignore[no-any-return]
            PartialDate(1989), PartialDate(1989, 4), PartialDate(1989, 4, 16), PartialDate(1990)
        )

    def address(self) -> Address:
        """Give an address, which may say nothing."""
        return Address(
            text=self.of("1 Rd"), formatted=self.of("1 Road"), country=self.of("NZ"),
            use=self.of("postal"),
        )  # fmt: skip

    def person(self) -> Person:
        """Give a claim set."""
        source = self._random.choice((*PRECEDENCE_WORDS[:-1], "watchlist", "request"))
        verification = None
        if source == "verified":
            verification = self.of(Verification(status=self.of("pass", "pass", "flagged")))
        return Person(
            source=source, verification=verification, kind=self.of("natural") or "unknown",
            role=self._random.choice(("subject", "subject", "subject", "next_of_kin")),
            names=self.some(self.name), birthdate=self.birthdate(),
            gender=self.of("female", "male"), nationalities=self.of(("NZ",), ("GB", "NG")) or (),
            contacts=self.some(
                lambda: Contact(kind=self.of("phone", "email"), value=self.of("+1", "+2")), 4
            ),
            identifiers=self.some(
                lambda: Identifier(scheme=self.of("bvn", "nin"), value=self.of("1", "2")), 4
            ),
            addresses=self.some(self.address),
            employers=self.some(
                lambda: Institution(
                    name="E", phone=Contact(kind="phone", value="+9"), address=Address(text="E")
                )
            ),
        )  # fmt: skip

    def record(self) -> Record:
        """Give a record."""
        self._count += 1
        persons = tuple(
            attrs.evolve(person, id=f"persons/{n}")
            for n, person in enumerate(self.some(self.person, 12))
        )
        check = Check(kind="fraud", person=self.person())
        return Record(
            key=f"r{self._count:04}", kind="k", provider=self._random.choice(("p", "q")),
            source_id=self.of("1", "2", "3", "4", "5"),
            subject=self.of(
                Reference(kind=self.of("sub"), id=self.of("1", "2"), name=self.of("N"))
            ),
            references=self.some(lambda: Reference(kind="x", id=self.of("1", "2"))),
            status=self.of(*STATUS_RANK), environment=self.of("production", "sandbox"),
            created_at=self.day(), updated_at=self.day(), expires_at=self.day(),
            institution=self.of(Institution(id=self.of("7"), name=self.of("ANZ", "ASB"))),
            messages=self.of(("a",), ("b", "c")) or (),
            device=self.of(Device(os=self.of("iOS"), vpn=self.of(True, False))),  # noqa: FBT003 - a value
            persons=persons, addresses=self.some(self.address), checks=self.of((check,)) or (),
            nulls=self.of(("/a",)) or (),
        )  # fmt: skip

    def payload(self) -> Records:
        """Give a payload with some records."""
        records = [self.record() for _ in range(self._random.randint(0, 3))]
        key = f"p{self._count:04}-{self._random.random()}"
        payload = Payload(key=key, received_at=self.day())
        return Records(payload, [attrs.evolve(record, payload=key) for record in records])


@pytest.fixture(scope="module", params=["chance", "examples"])
def many(request: pytest.FixtureRequest) -> list[Records]:
    """Payloads to ask about."""
    if request.param == "chance":
        chance = Chance(20261122)
        return [chance.payload() for _ in range(400)]
    made: dict[str, Records] = {}  # two examples are the same payload
    for path in sorted(EXAMPLES.glob("*/*.json")):
        try:
            records = normalize(path.read_bytes())
        except PayloadError:
            continue
        made[records.payload.key] = records
    return list(made.values())


@pytest.fixture(scope="module", params=["duckdb", "postgresql"])
def connection(request: pytest.FixtureRequest, many: list[Records]) -> Iterator[Any]:
    """A database that holds them."""
    if request.param == "duckdb":
        with duckdb.connect() as opened:
            fill(opened, many)
            yield opened
        return
    uri = request.getfixturevalue("postgres").new_database()
    with adbc.connect(uri) as connected, connected.cursor() as cursor:
        for statement in create_sql(POSTGRESQL):
            cursor.execute(statement)
        for name, table in to_arrow(many).items():
            cursor.adbc_ingest(name, table, mode="append")
        yield cursor


def fill(opened: duckdb.DuckDBPyConnection, many: list[Any]) -> None:
    """Make the tables and the views, and fill them."""
    for statement in create_sql():
        opened.execute(statement)
    for name, table in to_arrow(many).items():
        opened.register("written", table)
        opened.execute(f"INSERT INTO {name} SELECT * FROM written")  # noqa: S608 - our own names
        opened.unregister("written")


def ask(opened: Any, query: str) -> list[dict[str, Any]]:
    """Give the rows of a query by column, lists as tuples."""
    found = opened.execute(query) or opened  # a cursor of ADBC returns nothing
    names = [column[0] for column in found.description or ()]
    return [
        {
            name: tuple(cell) if isinstance(cell, list) else cell
            for name, cell in zip(names, row, strict=True)
        }
        for row in found.fetchall()
    ]


def check_profiles(opened: Any, many: list[Records], words: tuple[str, ...]) -> None:
    """Hold view and function against each other."""
    rows = {row["record_key"]: row for row in ask(opened, profile_sql(words))}
    records = [record for one in many for record in one]
    assert len(rows) == len({record.key for record in records})
    for record in records:
        assert rows[record.key] == attrs.asdict(profile(record, words), recurse=False)


def test_law_profile_is_profile(connection: Any, many: list[Records]) -> None:
    rows = {row["record_key"]: row for row in ask(connection, "SELECT * FROM profile")}
    for record in (record for one in many for record in one):
        assert rows[record.key] == attrs.asdict(profile(record), recurse=False)
    assert any(row["left_out"] for row in rows.values())


@pytest.mark.parametrize("words", [PRECEDENCE_WORDS, PRECEDENCE_WORDS[::-1], ("profile",), ()])
def test_law_profile_is_profile_with_any_precedence(
    connection: Any, many: list[Records], words: tuple[str, ...]
) -> None:
    check_profiles(connection, many, words)


def test_law_records_latest_is_latest(connection: Any, many: list[Records]) -> None:
    rows = {row["record_key"]: row for row in ask(connection, "SELECT * FROM records_latest")}
    found = latest(many)
    assert sorted(rows) == sorted(record.key for record in found)
    names = [column.name for column in TABLES["records"].columns]
    for record in found:
        (said,) = rows_of(Records(Payload(key=record.payload), [record]))["records"]
        expected = dict(zip(names, said, strict=True))
        row = rows[record.key]
        shared = set(row) & set(expected) - {"number"}
        assert {name: row[name] for name in shared} == {name: expected[name] for name in shared}
        assert set(expected) - shared == {"id", "owner", "number"}


def test_the_keys_of_an_entity_are_listed_the_latest_first(
    connection: Any, many: list[Records]
) -> None:
    rows = ask(connection, "SELECT * FROM records_latest")
    assert all(row["record_keys"][0] == row["record_key"] for row in rows)
    listed = sorted(key for row in rows for key in row["record_keys"])
    assert listed == sorted({record.key for one in many for record in one})


def test_a_record_that_was_stored_twice_is_one() -> None:
    chance = Chance(1)
    one = next(p for p in iter(chance.payload, None) if len(p) == 1)
    with duckdb.connect() as opened:
        fill(opened, [one, one])
        (row,) = ask(opened, "SELECT * FROM records_latest")
    assert row["record_keys"] == (one[0].key,)


def test_the_lineage_says_which_leaf_made_a_value() -> None:
    account = explain((EXAMPLES / "okra" / "get_by_bvn.json").read_bytes())
    key = account.records[0].key
    with duckdb.connect() as opened:
        fill(opened, [account])
        found = ask(opened, "SELECT * FROM lineage WHERE path LIKE 'persons/0/identifiers/%/raw'")
        count = ask(opened, "SELECT count(*) AS n FROM lineage")[0]["n"]
    assert [(row["record_key"], row["path"], row["pointer"]) for row in found] == [
        (key, "persons/0/identifiers/0/raw", "/data/bvn"),
        (key, "persons/0/identifiers/1/raw", "/data/nin"),
    ]
    assert count == sum(len(leaf.targets) for leaf in account.leaves)


def test_the_views_spell_out_their_precedence() -> None:
    assert list(VIEWS) == ["records_latest", "profile", "lineage"]
    assert "1. complete, review, error, processing, none" in latest_sql()
    assert "'verified' is a claim set whose verification passed" in profile_sql()


def test_no_column_needs_quotes() -> None:
    with duckdb.connect() as opened:
        fill(opened, [])
        for table in TABLES.values():
            for column in table.columns:
                opened.execute(f"SELECT {column.name} FROM {table.name}")  # noqa: S608 - our own names
        reserved = {
            row["keyword_name"]
            for row in ask(opened, "SELECT * FROM duckdb_keywords()")
            if row["keyword_category"] == "reserved"
        }
    names = {column.name for table in TABLES.values() for column in table.columns}
    names |= {field.name for field in attrs.fields(Profile)}
    assert names & reserved == set()


def test_amounts_add_up_exactly_in_sql() -> None:
    payload = b"""[{"accountNumber": "00000001", "sortCode": "999998"}]"""
    records = normalize(payload, mapping="oneid.accounts")
    assert records.payload.kind == "oneid.accounts"
    with duckdb.connect() as opened:
        fill(opened, [])
        opened.execute(
            "INSERT INTO balances"
            " SELECT 'r', 'b' || i, 'a', 'balance', 0.1, 'GBP' FROM range(10) t(i)"
        )
        (row,) = ask(opened, "SELECT sum(amount) AS total FROM balances")
    assert row["total"] == Decimal(1)
