"""Rows: the same payloads, wherever they lie, are the same items; and any place is a beginning."""

import gzip
import json
import sys
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from postgres_server import PostgresServer

from identity_schema import Context, ContractError, normalize
from identity_schema.stores.inputs.finding import find_sources
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.opening import check_sources
from identity_schema.stores.inputs.source import Rows
from identity_schema.stores.inputs.sources import Sources

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

EXAMPLES = Path(__file__).parents[2] / "examples"
CANARY = "canary9"
AT = datetime(2026, 2, 3, 4, 5, 6, 789, tzinfo=UTC)


def found(source: object, rows: Rows | None = None, max_bytes: int = 10_000) -> Sources:
    """Give the sources of one input."""
    return Sources(find_sources([str(source)], rows=rows or Rows()), max_bytes)


def parquet(path: Path, table: dict[str, Any], **how: Any) -> Path:
    """Write a Parquet file."""
    pq.write_table(pa.table(table), path, **how)
    return path


def in_duckdb(path: Path, statement: str, **tables: pa.Table) -> Path:
    """Make a DuckDB file."""
    with duckdb.connect(str(path)) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        connection.execute(statement)
    return path


def in_postgres(uri: str, statement: str, **tables: pa.Table) -> str:
    """Fill a database."""
    with adbc.connect(uri, autocommit=True) as connection, connection.cursor() as cursor:
        for name, table in tables.items():
            cursor.adbc_ingest(name, table, mode="replace")
        cursor.execute(statement)
    return uri


def everywhere(folder: Path, uri: str, payloads: list[bytes]) -> list[tuple[str, Rows]]:
    """Store payloads in every kind of source."""
    lines = b"".join(payload + b"\n" for payload in payloads)
    texts = [payload.decode() for payload in payloads]
    table = pa.table({"n": range(len(texts)), "payload": pa.array(texts, pa.string())})
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "a.ndjson.zst").write_bytes(zstd.compress(lines))
    pq.write_table(table, folder / "a.parquet", row_group_size=3)
    binary = table.column("payload").cast(pa.large_binary())
    pq.write_table(pa.table({"raw": binary}), folder / "b.parquet", use_dictionary=False)
    made = "CREATE OR REPLACE TABLE stored AS SELECT * FROM given"
    in_duckdb(folder / "a.duckdb", made, given=table)
    in_postgres(uri, "SELECT 1", stored=table)
    by_number = Rows(query="SELECT payload FROM stored ORDER BY n;")
    as_json = Rows(query="SELECT payload::json AS payload FROM stored ORDER BY n -- all")
    return [
        (f"{folder}/a.jsonl", Rows()), (f"{folder}/a.jsonl.gz", Rows()),
        (f"{folder}/a.ndjson.zst", Rows()), (f"{folder}/a.parquet", Rows()),
        (f"{folder}/b.parquet", Rows(column="raw")), (f"{folder}/a.duckdb", Rows(table="stored")),
        (f"{folder}/a.duckdb", by_number), (f"{folder}/a.duckdb", as_json),
        (uri, Rows(table="public.stored")), (uri, by_number), (uri, as_json),
    ]  # fmt: skip


def said(item: Item) -> tuple[Any, ...]:
    """Give what does not depend on where an item lies."""
    return item.line, item.data, item.size, item.sha256, item.error


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_payloads = st.lists(st.dictionaries(_texts, _texts | st.integers() | st.none(), max_size=3)
                     .map(lambda held: json.dumps(held, ensure_ascii=False).encode()),
                     max_size=9)  # fmt: skip


@pytest.fixture(scope="module")
def anywhere(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A folder and a database for all examples of a law."""
    return tmp_path_factory.mktemp("anywhere"), postgres.new_database()


@settings(max_examples=6)
@given(_payloads)
def test_law_the_same_payloads_are_the_same_items(anywhere: Any, payloads: list[bytes]) -> None:
    for name, rows in everywhere(*anywhere, payloads):
        sources = found(name, rows)
        whole = list(sources)
        assert [item.data for item in whole] == payloads, name
        assert [item.line for item in whole] == list(range(1, len(payloads) + 1))
        assert [item.sha256 for item in whole] == [sha256(p).hexdigest() for p in payloads]
        for done in {1, len(whole) // 2, len(whole)} & set(range(1, len(whole) + 1)):
            again = list(found(name, rows).items(whole[done - 1].next))
            assert again == whole[done:], name


def test_the_same_payloads_give_the_same_records(anywhere: Any) -> None:
    payloads = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()
    made = [
        [normalize(item.data, context=item.in_context(Context(), "k")) for item in found(*where)]
        for where in everywhere(*anywhere, payloads)
    ]
    assert len(made[0]) == len(payloads)
    assert all(other == made[0] for other in made[1:])


def test_jsonb_is_read_as_the_server_writes_it(database: str) -> None:
    in_postgres(database, 'CREATE TABLE p AS SELECT \'{"b":1.10,"a":null}\'::jsonb AS payload')
    (item,) = found(database, Rows(table="p"))
    assert item.data == b'{"a": null, "b": 1.10}'


KEEP = (("id", "no"), ("received_at", "at"), ("operation", "op"), ("region", "region"),
        ("request", "asked"), ("tenant", "org"), ("n", "n"))  # fmt: skip
COLUMNS = {
    "payload": ["{}", "[]"], "no": ["k1", "k2"], "at": pa.array([AT, None]),
    "op": ["nuban", None], "region": ["NG", None], "asked": ['{"bvn": "1"}', None],
    "org": ["north", None], "n": [1, 2],
}  # fmt: skip


@pytest.mark.parametrize("kind", ["parquet", "duckdb", "postgresql"])
def test_columns_beside_a_payload_say_what_is_known_of_it(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where: Any = tmp_path / f"a.{kind}"
    rows = Rows(keep=KEEP, table=None if kind == "parquet" else "p")
    if kind == "parquet":
        parquet(where, COLUMNS)
    elif kind == "duckdb":
        in_duckdb(where, "CREATE TABLE p AS SELECT * FROM given", given=pa.table(COLUMNS))
    else:
        where = in_postgres(request.getfixturevalue("database"), "SELECT 1", p=pa.table(COLUMNS))
    base = Context(operation="other", labels={"run": "7"})
    first, second = (item.in_context(base, item.key) for item in found(where, rows))
    assert (first.source, first.operation, first.region) == ("k1", "nuban", "NG")
    assert (first.received_at, first.request) == (AT, {"bvn": "1"})
    assert first.labels == {"run": "7", "tenant": "north", "n": "1"}
    assert (second.source, second.operation, second.received_at) == ("k2", "other", None)
    assert second.labels == {"run": "7", "n": "2"}


def test_keys_may_be_uuids_and_integers(database: str) -> None:
    key = "7844f520-0cc7-4186-aee5-0c913df8d0a2"
    in_postgres(
        database, f"CREATE TABLE p AS SELECT '{key}'::uuid u, 7::smallint n, '{{}}' payload"
    )
    for column, shown in (("u", key), ("n", "7")):
        (item,) = found(database, Rows(table="p", keep=(("id", column),)))
        assert item.in_context(Context(), item.key).source == shown


def test_a_time_is_kept_whatever_its_unit_and_zone(tmp_path: Path) -> None:
    local = AT.astimezone(timezone(timedelta(hours=13)))
    for unit, zone in (("ns", "Pacific/Auckland"), ("us", "UTC"), ("us", "+13:00")):
        at = pa.array([local], pa.timestamp(unit, zone))
        path = parquet(tmp_path / "a.parquet", {"payload": ["{}"], "at": at})
        (item,) = found(path, Rows(keep=(("received_at", "at"),)))
        assert item.in_context(Context(), "k").received_at == AT


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ({"body": ["{}"]}, Rows()),
        ({"payload": [1]}, Rows()),
        ({"payload": [{"a": 1}]}, Rows()),
        ({"payload": [["{}"]]}, Rows()),
        ({"payload": ["{}"]}, Rows(keep=(("tenant", "org"),))),
        ({"payload": ["{}"], "at": [AT.replace(tzinfo=None)]}, Rows(keep=(("received_at", "at"),))),
        ({"payload": ["{}"], "at": [AT.date()]}, Rows(keep=(("received_at", "at"),))),
        ({"payload": ["{}"], "id": [1.5]}, Rows(keep=(("id", "id"),))),
        ({"payload": ["{}"], "op": [1]}, Rows(keep=(("operation", "op"),))),
        ({"payload": ["{}"], "cc": [True]}, Rows(keep=(("region", "cc"),))),
        ({"payload": ["{}"], "asked": [{"a": 1}]}, Rows(keep=(("request", "asked"),))),
    ],
)
def test_a_column_that_cannot_be_meant_is_refused_by_name(
    tmp_path: Path, columns: dict[str, Any], rows: Rows
) -> None:
    path = parquet(tmp_path / "a.parquet", columns)
    for read in (list, lambda sources: check_sources(sources.sources)):
        with pytest.raises(ContractError) as caught:
            read(found(path, rows))
        assert caught.value.code == "input.column"
        assert rows.columns[-1] in str(caught.value)


def test_a_column_that_comes_twice_is_refused(tmp_path: Path) -> None:
    table = pa.table([pa.array(["{}"]), pa.array(["[]"])], names=["payload", "payload"])
    pq.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(ContractError) as caught:
        list(found(tmp_path / "a.parquet"))
    assert caught.value.code == "input.column"


def test_a_null_is_no_payload(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": ["{}", None, "[]"]})
    assert [(item.line, item.data, item.error) for item in found(path)] == [
        (1, b"{}", None), (2, None, "input.no_payload"), (3, b"[]", None),
    ]  # fmt: skip


def test_a_payload_that_is_too_large_is_hashed(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": ["x" * 11, "x" * 10]})
    large, kept = found(path, max_bytes=10)
    assert (large.error, large.size, large.data) == ("payload.too_large", 11, None)
    assert large.sha256 == sha256(b"x" * 11).hexdigest()
    assert kept.data == b"x" * 10


@pytest.mark.parametrize("how", [{}, {"use_dictionary": False}, {"compression": "zstd"}])
@pytest.mark.parametrize(
    "kind",
    [
        pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.binary_view(),
        pa.dictionary(pa.int8(), pa.string()),
    ],
)  # fmt: skip
def test_any_text_and_any_bytes_are_payloads(tmp_path: Path, kind: Any, how: Any) -> None:
    column = pa.array(["{}", None, "[]", "{}"], pa.string()).cast(kind)
    path = parquet(tmp_path / "a.parquet", {"payload": column}, **how)
    assert [item.data for item in found(path)] == [b"{}", None, b"[]", b"{}"]


def test_json_columns_are_payloads(tmp_path: Path) -> None:
    column = pa.ExtensionArray.from_storage(pa.json_(), pa.array(["{}", "[1]"]))
    path = parquet(tmp_path / "a.parquet", {"payload": column})
    assert [item.data for item in found(path)] == [b"{}", b"[1]"]


def test_row_groups_and_batches_leave_no_trace(tmp_path: Path) -> None:
    payloads = [f'{{"n": {n}}}' for n in range(7001)]
    one = parquet(tmp_path / "one.parquet", {"payload": payloads})
    many = parquet(tmp_path / "many.parquet", {"payload": payloads}, row_group_size=613)
    assert [said(i) for i in found(one)] == [said(i) for i in found(many)]
    assert [item.data for item in found(one)] == [payload.encode() for payload in payloads]


@pytest.mark.parametrize("cut", [0, 3, 2000, -1])
def test_a_damaged_parquet_file_is_told_and_the_rest_goes_on(tmp_path: Path, cut: int) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": [f"{n:0100}" for n in range(5000)]})
    path.write_bytes(path.read_bytes()[:cut])
    (tmp_path / "b.json").write_bytes(b"{}")
    sources = found(tmp_path)
    check_sources(sources.sources)
    assert [item.error for item in sources] == ["input.truncated", None]


def test_a_damaged_page_ends_its_file(tmp_path: Path) -> None:
    body = {"payload": [sha256(b"%d" % n).hexdigest() for n in range(9000)]}
    path = parquet(tmp_path / "a.parquet", body, row_group_size=3000, use_dictionary=False,
                   write_page_checksum=False)  # fmt: skip
    begin = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[begin : begin + 40] = b"\xff" * 40
    path.write_bytes(data)
    *before, last = found(path)
    assert [item.line for item in before] == list(range(1, 3001))
    assert (last.line, last.error, last.data) == (3001, "input.truncated", None)
    assert list(found(path).items(last.next)) == []


def test_how_much_was_read_of_a_parquet_file(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": ["{}"] * 100})
    sources = found(path)
    items = iter(sources)
    for _ in range(50):
        next(items)
    assert sources.total is not None
    assert 0 < sources.done < sources.total
    assert len(list(items)) == 50
    assert sources.done == sources.total


def test_a_database_says_what_is_asked_of_it_and_nothing_secret(postgres: PostgresServer) -> None:
    uri = postgres.uri("nowhere")
    (one,) = find_sources([uri], rows=Rows(table="raw.payloads"))
    (two,) = find_sources([uri], rows=Rows(query=f"SELECT '{CANARY}' AS payload"))
    assert one.name.endswith("/nowhere#raw.payloads")
    assert "#query-" in two.name
    for source in (one, two):
        assert postgres.password not in repr(source)
        assert CANARY not in repr(source)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * FROM", "input.query"),
        ("SELECT payload FROM nowhere", "input.query"),
        ("SELECT 'canary9'::int AS payload", "input.query"),
        ("SELECT 'canary9' AS other", "input.column"),
        ("DROP TABLE p", "input.query"),
    ],
)
@pytest.mark.parametrize("kind", ["duckdb", "postgresql"])
def test_a_query_that_is_refused_shows_nothing(
    kind: str, query: str, code: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "duckdb":
        where: Any = in_duckdb(tmp_path / "a.duckdb", "CREATE TABLE p AS SELECT 1 AS n")
    else:
        where = in_postgres(request.getfixturevalue("database"), "CREATE TABLE p (n int)")
    with pytest.raises(ContractError) as caught:
        list(found(where, Rows(query=query)))
    assert caught.value.code == code
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (Rows(table="nowhere"), "a table is not there"),
        (Rows(table="p", column="nothing"), "a column is not there"),
        (Rows(query="SELECT * FROM"), "it is no SQL"),
        (Rows(query="DELETE FROM p RETURNING n AS payload"), "it would write"),
        (Rows(query="SELECT 1 / 0 AS payload"), "try it in psql"),
    ],
)
def test_a_refusal_of_the_server_says_what_to_look_at(rows: Rows, why: str, database: str) -> None:
    in_postgres(database, "CREATE TABLE p (n int)")
    with pytest.raises(ContractError, match=why):
        list(found(database, rows))


def test_the_database_is_as_it_was(tmp_path: Path, database: str) -> None:
    path = in_duckdb(tmp_path / "a.duckdb", "CREATE TABLE p AS SELECT '{}' AS payload")
    before = path.read_bytes()
    in_postgres(database, "CREATE TABLE p AS SELECT '{}' AS payload")
    for where in (path, database):
        assert len(list(found(where, Rows(table="p")))) == 1
        deleting = "WITH gone AS (DELETE FROM p RETURNING payload) SELECT payload FROM gone"
        with pytest.raises(ContractError):
            list(found(where, Rows(query=deleting)))
        assert len(list(found(where, Rows(table="p")))) == 1
    assert path.read_bytes() == before


def test_what_is_no_database_is_told(tmp_path: Path, postgres: PostgresServer) -> None:
    (tmp_path / "a.duckdb").write_bytes(b"no database")
    for where in (tmp_path / "a.duckdb", postgres.uri("nowhere")):
        with pytest.raises(ContractError) as caught:
            list(found(where, Rows(table="p")))
        assert caught.value.code == "input.database"
        assert postgres.password not in str(caught.value)


def test_a_connection_that_is_lost_is_told(database: str, postgres: PostgresServer) -> None:
    query = "SELECT repeat('x', 10000) AS payload FROM generate_series(1, 30000)"
    items = iter(found(database, Rows(query=query), 100_000))
    assert next(items).size == 10_000
    postgres.stop()
    try:
        with pytest.raises(ContractError) as caught:
            for _ in items:
                pass
    finally:
        postgres.start()
    assert caught.value.code == "input.database"
    assert postgres.password not in str(caught.value)


def test_a_reader_that_leaves_early_leaves_nothing_open(tmp_path: Path, database: str) -> None:
    in_postgres(database, "CREATE TABLE p AS SELECT '{}' AS payload FROM generate_series(1, 90000)")
    path = in_duckdb(
        tmp_path / "a.duckdb", "CREATE TABLE p AS SELECT '{}' AS payload FROM range(9)"
    )
    for where in (path, database):
        items = found(where, Rows(table="p")).items()
        next(items)
        items.close()  # type: ignore[attr-defined]  # a generator
    in_duckdb(path, "DROP TABLE p")
    in_postgres(database, "DROP TABLE p")


@pytest.mark.parametrize("rows", [Rows(), Rows(query="SELECT 1")])
def test_databases_and_queries_go_together(tmp_path: Path, rows: Rows) -> None:
    (tmp_path / "a.duckdb").touch()
    (tmp_path / "a.json").touch()
    with pytest.raises(ContractError) as caught:
        found(tmp_path / ("a.json" if rows.query else "a.duckdb"), rows)
    assert caught.value.code == "input.query"


def test_a_message_on_a_column_names_none_of_the_keys_in_it(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": [{"canary": 1}]})
    with pytest.raises(ContractError, match=r"payload of .* is a nested type") as caught:
        list(found(path))
    assert "canary" not in str(caught.value)


def test_a_column_that_was_never_anything_but_null_has_no_payloads(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"payload": [None, None]})
    assert [item.error for item in found(path)] == ["input.no_payload"] * 2
