"""Purging: what must go is gone, what must stay is there, the same in every kind of store."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pyarrow.parquet as pq
import pytest
from in_postgres import ask, in_order, tables_in
from storing import held, save

from identity_schema import Context, ContractError, Mapping, normalize
from identity_schema.mapping.document import parse_document
from identity_schema.records import Records
from identity_schema.stores.migrate import migrate_store
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.outputs.duckdb_store import DuckdbStore
from identity_schema.stores.outputs.parquet_store import ParquetStore
from identity_schema.stores.retention.plan import Purge, Report
from identity_schema.stores.retention.policy import rules_of
from identity_schema.stores.retention.purge import purge_store
from identity_schema.tables.schema import TABLES
from identity_schema.tables.tombstones import TOMBSTONES, grave_of

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
Rows = dict[str, list[tuple[Any, ...]]]
COLUMNS = {name: [column.name for column in table.columns] for name, table in TABLES.items()}


def received(days: int) -> dt.datetime:
    """Give the time that was some days ago."""
    return AS_OF - dt.timedelta(days=days)


@pytest.fixture(scope="module")
def many() -> list[Records]:
    """Payloads of every provider, a hundred days between them; a page of many at the end."""
    lines = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()
    made = [
        normalize(line, context=Context(source=f"m:{n}", received_at=received(100 * n + 50)))
        for n, line in enumerate(lines)
    ]
    page = (EXAMPLES / "okra" / "get_by_date.json").read_bytes()
    context = Context(source="page", received_at=received(10))
    return [*made, normalize(page, mapping="okra.identity", context=context)]


@attrs.frozen
class Kept:
    """A store of some kind, however it is read."""

    name: str

    def rows(self) -> Rows:
        """Give all rows in the order of their keys, lists as lists."""
        if self.name.startswith("postgresql://"):
            return tables_in(self.name)
        return in_order(held(Path(self.name)))

    def graves(self) -> list[dict[str, Any]]:
        """Give the tombstones."""
        names = [column.name for column in TOMBSTONES.columns]
        if self.name.startswith("postgresql://"):
            if not ask(self.name, "SELECT to_regclass('identity_schema.tombstones')")[0][0]:
                return []
            found = ask(self.name, "SELECT * FROM identity_schema.tombstones")
        elif Path(self.name).is_dir():
            files = sorted(Path(self.name).glob("tombstones/*.parquet"))
            found = [
                tuple(row.values()) for file in files for row in pq.read_table(file).to_pylist()
            ]
        else:
            with duckdb.connect(self.name, read_only=True) as connection:
                tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
                there = (TOMBSTONES.name,) in tables
                found = connection.execute("FROM tombstones").fetchall() if there else []
        return sorted(
            (dict(zip(names, row, strict=True)) for row in found), key=lambda row: row["key_hash"]
        )


KINDS = ["out.duckdb", "out", "postgresql"]


@pytest.fixture(params=KINDS)
def kept(
    request: pytest.FixtureRequest, tmp_path: Path, many: list[Records],
    monkeypatch: pytest.MonkeyPatch,
) -> Kept:  # fmt: skip
    """A store of each kind that holds the payloads."""
    return fill(request, request.param, tmp_path, many, monkeypatch)


def fill(
    request: pytest.FixtureRequest, kind: str, folder: Path, many: list[Records],
    monkeypatch: pytest.MonkeyPatch,
) -> Kept:  # fmt: skip
    """Fill a store of a kind, some payloads a span."""
    monkeypatch.chdir(folder)
    name = request.getfixturevalue("database") if kind == "postgresql" else str(folder / kind)
    save(make_store(name), many, span=4)
    return Kept(name)


def rules(*said: dict[str, Any]) -> Any:
    """Read the rules of a policy."""
    return rules_of({"rule": list(said)})


def keys(rows: Rows, table: str = "records") -> set[str]:
    """Give the keys of a table."""
    return {row[0] for row in rows[table]}


def cells(rows: Rows, table: str, column: str) -> list[Any]:
    """Give one column."""
    at = COLUMNS[table].index(column)
    return [row[at] for row in rows[table]]


def all_keys(many: list[Records]) -> set[str]:
    """Give the keys of all payloads and records."""
    return {key for one in many for key in (one.payload.key, *(record.key for record in one))}


def gone(rows: Rows, many: list[Records]) -> set[str]:
    """Give the keys that no table has any more."""
    return all_keys(many) - {row[0] for table in rows.values() for row in table}


def test_law_every_rule_says_what_goes_and_the_rest_is_untouched(
    kept: Kept, many: list[Records]
) -> None:
    before = kept.rows()
    purge = Purge(AS_OF, rules({"provider": "okra", "keep": "15m"}, {"keep": "2y"}))
    report = purge_store(kept.name, purge)
    after = kept.rows()
    due = {
        key
        for one in many
        for key in (one.payload.key, *(record.key for record in one))
        if (at := one.payload.received_at) is not None
        and (
            at <= dt.datetime(2024, 11, 22, tzinfo=dt.UTC)
            or (
                one.payload.kind.startswith("okra.")
                and at <= dt.datetime(2025, 8, 22, tzinfo=dt.UTC)
            )
        )
    }
    assert due
    assert gone(after, many) == due
    assert after == {
        name: [row for row in table if row[0] not in due] for name, table in before.items()
    }
    assert report.records + report.payloads == len(due)
    assert report.rows == sum(map(len, before.values())) - sum(map(len, after.values()))
    assert dict(report.reasons).keys() <= {"rule 1", "rule 2"}
    assert sum(count for _, count in report.reasons) == len(due)


def test_law_purging_twice_is_purging_once(kept: Kept) -> None:
    purge = Purge(
        AS_OF,
        rules({"keep": "1y"}, {"sensitivity": ["name", "free_text"], "keep": "60d"}),
        subjects=frozenset(["m:0"]),
    )
    purge_store(kept.name, purge)
    after, graves = kept.rows(), kept.graves()
    again = purge_store(kept.name, purge)
    assert not again.changes
    assert (again.gone_before, again.strange_subjects) == (purge.subjects, frozenset())
    assert kept.rows() == after
    assert kept.graves() == graves


@pytest.mark.parametrize("kind", KINDS)
def test_keys_that_name_nothing_are_told_apart_from_those_that_do(
    kind: str, tmp_path: Path, many: list[Records], request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    nobody = normalize(b"", mapping="okra.identity", context=Context(source="nobody"))
    kept = fill(request, kind, tmp_path, [*many, nobody], monkeypatch)
    subject = next(key for key in cells(kept.rows(), "records", "subject_id") if key is not None)
    known = {"m:0", "page", many[0][0].key, subject, "nobody"}
    named = frozenset({*known, "M:0", "m:0 ", "'; --"})
    for purge in (Purge(AS_OF, subjects=named), Purge(AS_OF, holds=named, subjects=named)):
        report = purge_store(kept.name, purge, dry_run=True)
        assert report.strange_subjects == named - known
        assert report.strange_holds == purge.holds - known
        assert "m:0" not in repr(report).lower()


def test_a_dry_run_counts_the_same_and_changes_nothing(kept: Kept) -> None:
    before = kept.rows()
    purge = Purge(AS_OF, rules({"keep": "1y"}, {"sensitivity": "name", "keep": "60d"}))
    said = purge_store(kept.name, purge, dry_run=True)
    assert said.changes
    assert kept.rows() == before
    assert kept.graves() == []
    assert purge_store(kept.name, purge) == said


BLANKED = {
    "image_link": [("media", "url")],
    "name": [("names", "text"), ("names", "normal"), ("records", "subject_name")],
    "birth_date": [("persons", "birthdate"), ("persons", "birth_year")],
    "contact": [("contacts", "raw"), ("contacts", "value")],
    "address": [("addresses", "text"), ("addresses", "parts"), ("persons", "employers")],
    "money": [("balances", "amount")],
    "demographic": [("persons", "gender"), ("persons", "nationalities")],
    "account_number": [("accounts", "number")],
    "government_identifier": [("evidence", "printed")],
    "free_text": [("payloads", "message"), ("leaves", "pointer"), ("records", "messages")],
    "device": [("records", "device_ip")],
    "screening_result": [("checks", "outcome")],
    "handle": [("records", "source_id"), ("payloads", "source")],
}


@pytest.mark.parametrize(
    ("kept", "word"),
    [*(("out.duckdb", word) for word in BLANKED), ("out", "contact"), ("out", "free_text"),
     ("postgresql", "demographic"), ("postgresql", "free_text"), ("postgresql", "account_number")],
    indirect=["kept"],
)  # fmt: skip
def test_law_the_values_of_a_sensitivity_go_and_no_row_does(kept: Kept, word: str) -> None:
    before = kept.rows()
    report = purge_store(kept.name, Purge(AS_OF, rules({"sensitivity": word, "keep": "1d"})))
    after = kept.rows()
    for table, column in BLANKED[word]:
        assert not any(cells(after, table, column))
    changed = 0
    for table, rows in before.items():
        assert [row[:3] for row in rows] == [row[:3] for row in after[table]]
        for old, new in zip(rows, after[table], strict=True):
            for one, other in zip(old, new, strict=True):
                changed += one != other
                assert one == other or not other
    assert report.values == changed
    assert report.rows == 0
    assert not any(cells(after, "issues", "raw"))


def test_numbers_of_accounts_and_of_people_are_told_apart(kept: Kept) -> None:
    rule = rules({"sensitivity": "account_number", "keep": "1d"})
    purge_store(kept.name, Purge(AS_OF, rule))
    rows = kept.rows()
    at = COLUMNS["identifiers"].index("value")
    of_accounts = {row[at] for row in rows["identifiers"] if row[2].startswith("accounts/")}
    of_people = {row[at] for row in rows["identifiers"] if row[2].startswith("persons/")}
    assert of_accounts == {None}
    assert len(of_people - {None}) > 1


@pytest.mark.parametrize("how", ["payload", "record", "subject"])
def test_an_erasure_takes_all_rows_of_whom_it_names(
    kept: Kept, many: list[Records], how: str
) -> None:
    page = many[-1]
    record = next(r for r in many[2] if r.subject is not None and r.subject.id is not None)
    assert record.subject is not None
    key = {"payload": "page", "record": page[3].key, "subject": record.subject.id}[how]
    report = purge_store(kept.name, Purge(AS_OF, subjects=frozenset([str(key)])))
    found = gone(kept.rows(), many)
    if how == "payload":
        assert found == {"page", *(record.key for record in page)}
    elif how == "record":
        assert found == {page[3].key}
    else:
        same = {r.key for one in many for r in one if r.subject and r.subject.id == key}
        assert same <= found
        assert all_keys(many) - found >= {r.key for one in many for r in one} - same
    assert report.records == len(found & {r.key for one in many for r in one})
    assert {row["reason"] for row in kept.graves()} == {"erasure"}


def test_with_a_record_goes_what_its_payload_says_of_the_leaves_below_it(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = {"_id": "i", "firstname": "Ada", "novel": {"CANARYKEY": 1}}
    payload = {"status": "success", "message": "", "data": {
        "pagination": {}, "identities": [identity, identity | {"_id": "j"}],
    }}  # fmt: skip
    records = normalize(payload, mapping="okra.identity", context=Context(source="p"))
    assert len(records) == 2
    for kind in KINDS:
        (tmp_path / kind).mkdir()
        store = fill(request, kind, tmp_path / kind, [records], monkeypatch)
        before = cells(store.rows(), "leaves", "pointer")
        purge_store(store.name, Purge(AS_OF, subjects=frozenset([records[1].key])))
        after = cells(store.rows(), "leaves", "pointer")
        assert any(pointer.startswith(records[1].pointer) for pointer in before)
        assert after == [p for p in before if not p.startswith(f"{records[1].pointer}/")]
        assert {row["action"] for row in store.graves()} == {"deleted", "part"}


@pytest.mark.parametrize("how", ["payload", "record", "subject"])
def test_what_is_held_stays_whatever_else_is_said(
    kept: Kept, many: list[Records], how: str
) -> None:
    before = kept.rows()
    page = many[-1]
    record = next(r for r in many[2] if r.subject is not None and r.subject.id is not None)
    assert record.subject is not None
    key = {"payload": "page", "record": page[3].key, "subject": record.subject.id}[how]
    purge = Purge(
        AS_OF,
        rules({"keep": "1d"}, {"keep": "1d", "sensitivity": "name"}),
        subjects=frozenset([str(key)]),
        holds=frozenset([str(key)]),
    )
    report = purge_store(kept.name, purge)
    after = kept.rows()
    stays = keys(after)
    if how == "payload":
        assert stays == {r.key for r in page}
    elif how == "record":
        assert stays == {page[3].key}
    else:
        assert stays == {r.key for one in many for r in one if r.subject and r.subject.id == key}
    assert report.held == len(stays)
    for table, rows in after.items():
        assert rows == [row for row in before[table] if row[0] in {r[0] for r in rows}]


def test_a_record_without_the_time_of_a_rule_is_counted_and_not_touched(
    kept: Kept, many: list[Records]
) -> None:
    purge = Purge(AS_OF, rules({"provider": "oneid", "keep": "1d", "since": "updated_at"}))
    report = purge_store(kept.name, purge)
    undated = [r for one in many for r in one if r.provider == "oneid" and r.updated_at is None]
    assert undated
    assert report == Report(undated=((1, len(undated)),))


def test_the_first_time_that_is_there_counts(kept: Kept, many: list[Records]) -> None:
    rule = {"provider": "oneid", "keep": "1d", "since": ["updated_at", "received_at"]}
    purge_store(kept.name, Purge(AS_OF, rules(rule)))
    assert gone(kept.rows(), many) >= {r.key for one in many for r in one if r.provider == "oneid"}


def test_the_end_of_access_at_the_provider_triggers_nothing(kept: Kept) -> None:
    late = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)
    before = kept.rows()
    assert any(cells(before, "records", "expires_at"))
    purge_store(kept.name, Purge(late, rules({"keep": "99y"})))
    assert kept.rows() == before


def test_a_tombstone_says_no_key(kept: Kept, many: list[Records]) -> None:
    purge_store(kept.name, Purge(AS_OF, subjects=frozenset(["page"])))
    graves = kept.graves()
    assert {row["key_hash"] for row in graves} == {
        grave_of(key) for key in ("page", *(record.key for record in many[-1]))
    }
    assert {row["purged_at"] for row in graves} == {AS_OF}
    assert {(row["subject"], row["action"]) for row in graves} == {
        ("payload", "deleted"), ("record", "deleted"),
    }  # fmt: skip
    assert all(row["rows_deleted"] > 0 for row in graves)
    assert "page" not in str(graves)


CANARY = "zqxjkvcanary"


@pytest.mark.parametrize("kind", ["out.duckdb", "out"])
@pytest.mark.parametrize("how", ["erase", "blank"])
def test_no_byte_of_what_was_purged_is_left_in_a_file(
    tmp_path: Path, many: list[Records], kind: str, how: str
) -> None:
    person = {"name": CANARY, "meta": {"phone_numbers": [], CANARY: CANARY}}
    payload = {"_id": "x", "status": "COMPLETE", "identities": [person] * 50}
    context = Context(source="secret", received_at=received(400))
    records = normalize(payload, mapping="akahu.identity_result", context=context)
    store = (DuckdbStore if kind == "out.duckdb" else ParquetStore)(tmp_path / kind)
    save(store, [*many, records], span=5)
    assert CANARY in str(held(tmp_path / kind))
    purge = (
        Purge(AS_OF, subjects=frozenset(["secret"]))
        if how == "erase"
        else Purge(AS_OF, rules({"sensitivity": ["name", "free_text"], "keep": "1y"}))
    )
    purge_store(str(tmp_path / kind), purge)
    assert CANARY not in str(held(tmp_path / kind))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(CANARY.encode() in path.read_bytes() for path in files)
    assert {path.name for path in tmp_path.iterdir()} == {kind}


def test_parts_that_hold_nothing_of_it_are_not_written_anew(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(ParquetStore(tmp_path / "out"), many, span=2)
    before = {file: file.stat().st_ino for file in path.glob("names/*.parquet")}
    purge_store(str(path), Purge(AS_OF, subjects=frozenset(["m:0"])))
    after = {file: file.stat().st_ino for file in path.glob("names/*.parquet")}
    assert [file.name for file in before if before[file] != after[file]] == ["part-000000.parquet"]


def code_of(call: Callable[[], object]) -> str:
    """Return the code that a call is refused with."""
    with pytest.raises(ContractError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "code"),
    [("no.duckdb", "store.missing"), ("no", "store.missing"), ("a.jsonl", "output.format"),
     ("text.duckdb", "output.foreign"), ("folder", "output.foreign")],
)  # fmt: skip
def test_what_is_no_store_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "text.duckdb").write_text("no database")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine")
    purge = Purge(AS_OF, subjects=frozenset(["k"]))
    assert code_of(lambda: purge_store(str(tmp_path / name), purge)) == code


def test_a_schema_without_tables_is_refused(database: str) -> None:
    purge = Purge(AS_OF, subjects=frozenset(["k"]))
    assert code_of(lambda: purge_store(database, purge)) == "store.missing"


@pytest.mark.parametrize("kind", ["out.duckdb", "out"])
def test_a_store_with_an_unfinished_run_beside_it_is_refused(
    tmp_path: Path, many: list[Records], kind: str
) -> None:
    save(make_store(str(tmp_path / kind)), many)
    (tmp_path / f"{kind}.partial").mkdir()
    purge = Purge(AS_OF, subjects=frozenset(["m:0"]))
    assert code_of(lambda: purge_store(str(tmp_path / kind), purge)) == "run.unfinished"


@pytest.mark.parametrize("name", ["mysql://app:zqxsecret@db/kyc", "host=db password=zqxsecret"])
def test_a_password_is_not_shown(name: str) -> None:
    purge = Purge(AS_OF, subjects=frozenset(["k"]))
    for call in (lambda: purge_store(name, purge), lambda: migrate_store(name)):
        with pytest.raises(ContractError) as caught:
            call()
        assert caught.value.code == "output.format"
        assert "zqxsecret" not in str(caught.value)


ACME = """
[mapping]
name = "acme.customer"
provider = "acme"
[[envelope]]
record = "."
needs = ["id"]
[at."."]
id = "record.source_id"
tier = { to = "record.environment", sensitivity = "money" }
"""


def test_a_store_knows_the_words_of_the_model_and_of_no_mapping(tmp_path: Path) -> None:
    """The page says so: a store can hold records of many mappings."""
    context = Context(received_at=received(10))
    made = normalize(
        {"id": "7", "tier": "gold"}, mapping=Mapping(parse_document(ACME)), context=context
    )
    store = str(tmp_path / "out.duckdb")
    save(make_store(store), [made])
    blank = rules({"sensitivity": "money", "keep": "1d"})
    assert purge_store(store, Purge(AS_OF, blank)).values == 0
    with duckdb.connect(store, read_only=True) as connection:
        assert connection.execute("SELECT environment FROM records").fetchall() == [("gold",)]
