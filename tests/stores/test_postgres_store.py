"""PostgreSQL: what goes in comes out, exactly typed, whole or not at all."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from in_postgres import ask, in_order, tables_in
from postgres_server import PostgresServer
from storing import save

from identity_schema import Context, ContractError, normalize
from identity_schema.cli import main
from identity_schema.records import Records
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.outputs.postgres_store import PostgresStore
from identity_schema.stores.run import Run
from identity_schema.tables.ddl import SAID
from identity_schema.tables.escapes import NUL, escaped, unescaped
from identity_schema.tables.rows import empty_rows, rows_of
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.views import VIEWS

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies beside an output of a database lies in the working folder."""
    monkeypatch.chdir(tmp_path)


def expected(many: list[Any]) -> Rows:
    """Give the rows that the tables must hold."""
    rows = empty_rows()
    for one in many:
        rows_of(one, rows)
    return in_order({
        name: [tuple(list(c) if isinstance(c, tuple) else c for c in row) for row in table]
        for name, table in rows.items()
    })  # fmt: skip


@pytest.mark.parametrize("span", [2, 1000])
def test_rows_come_back_as_they_went(database: str, many: list[Records], span: int) -> None:
    save(PostgresStore(database), many, span=span, batch=3)
    assert tables_in(database) == expected(many)
    assert ask(database, "SELECT 1 FROM pg_namespace WHERE nspname LIKE '%partial'") == []


def test_types_keys_indexes_and_comments_are_there(database: str) -> None:
    save(PostgresStore(database), [])
    types = {
        (table, column): (kind, nullable)
        for table, column, kind, nullable in ask(
            database,
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = 'identity_schema'",
        )
    }
    assert types["records", "updated_at"] == ("timestamp with time zone", "YES")
    assert types["balances", "amount"] == ("numeric", "YES")
    assert types["persons", "birthdate"] == ("date", "YES")
    assert types["persons", "nationalities"] == ("ARRAY", "NO")
    assert types["payloads", "total"] == ("bigint", "YES")
    assert types["accounts", "unlisted_holders"] == ("boolean", "YES")
    assert {table for table, _ in types} == {*TABLES, *VIEWS, "columns", "versions"}
    keys = ask(
        database,
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'p' AND connamespace = 'identity_schema'::regnamespace",
    )
    assert {key for _, key in keys} == {"PRIMARY KEY (record_key, id)"}
    assert len(keys) == len(TABLES)
    indexes = {name for (name,) in ask(database, "SELECT indexname FROM pg_indexes")}
    assert {"records_payload_key", "identifiers_value", "contacts_value"} <= indexes
    comment = "SELECT col_description('identity_schema.names'::regclass, 5)"
    assert ask(database, comment)[0][0].endswith("Sensitivity: name.")
    (said,) = ask(database, "SELECT obj_description('identity_schema.names'::regclass)")
    assert said[0].endswith(schema_version())


def test_the_catalogue_and_the_versions_can_be_asked(database: str) -> None:
    save(PostgresStore(database), [])
    found = ask(
        database, "SELECT sensitivity FROM identity_schema.columns WHERE column_name = 'url'"
    )
    assert found == [("image_link",)]
    assert ask(database, "SELECT schema_version FROM identity_schema.versions") == [
        (schema_version(),)
    ]


def with_key(key: str, *phones: str) -> Records:
    """Give a payload of a key, with some identities."""
    identities = [{"name": f"Ada {phone}", "meta": {}} for phone in phones]
    payload = {"_id": f"id_{key}", "status": "COMPLETE", "identities": identities}
    return normalize(payload, context=Context(source=key))


@pytest.mark.parametrize("span", [1, 2, 10])
def test_law_of_payloads_with_one_key_the_last_stands_whole(database: str, span: int) -> None:
    many = [
        with_key("a", "1", "2", "3"), with_key("b", "4"), with_key("a", "5"),
        with_key("c"), with_key("b", "6", "7"), with_key("b", "8"),
    ]  # fmt: skip
    save(PostgresStore(database), many, span=span)
    assert tables_in(database) == expected([many[2], many[3], many[5]])


def test_what_is_appended_replaces_the_same_payloads_and_keeps_the_others(database: str) -> None:
    before = [with_key("a", "1", "2"), with_key("b", "3")]
    after = [with_key("b", "4", "5"), with_key("c", "6")]
    save(PostgresStore(database), before)
    save(PostgresStore(database), after, append=True)
    assert tables_in(database) == expected([before[0], *after])


def test_appending_to_nothing_makes_the_tables(database: str, many: list[Records]) -> None:
    save(PostgresStore(database), many, append=True)
    assert tables_in(database) == expected(many)


def test_a_schema_can_be_named(database: str, many: list[Records]) -> None:
    save(PostgresStore(f"{database}?schema=kyc&connect_timeout=10"), many)
    assert tables_in(database, "kyc") == expected(many)
    assert ask(database, "SELECT 1 FROM pg_namespace WHERE nspname = 'identity_schema'") == []


@pytest.mark.parametrize("name", ["Upper", "with space", "", "1st", "pg_mine", 'a"b', "x" * 55])
def test_a_name_that_needs_quotes_is_refused(database: str, name: str) -> None:
    with pytest.raises(ContractError) as caught:
        PostgresStore(f"{database}?schema={name}")
    assert caught.value.code == "database.schema"


def test_what_is_no_earlier_output_is_not_replaced(database: str) -> None:
    ask(database, "CREATE SCHEMA identity_schema")
    ask(database, "CREATE TABLE identity_schema.mine (a integer)")
    store = PostgresStore(database)
    assert broken(lambda: save(store, [])) == "output.foreign"
    store.close()
    assert ask(database, "SELECT count(*) FROM identity_schema.mine") == [(0,)]


def test_a_view_of_somebody_elses_is_not_dropped(database: str, many: list[Records]) -> None:
    save(PostgresStore(database), many[:1])
    ask(database, "CREATE VIEW public.mine AS SELECT raw FROM identity_schema.contacts")
    store = PostgresStore(database)
    with pytest.raises(ContractError, match="--append") as caught:
        save(store, many)
    store.close()
    assert caught.value.code == "output.foreign"
    assert tables_in(database) == expected(many[:1])
    assert ask(database, "SELECT count(*) FROM public.mine")


def test_who_may_read_the_tables_may_read_those_that_replace_them(
    database: str, many: list[Records]
) -> None:
    save(PostgresStore(database), many[:1])
    role = f"reader_{database.rpartition('_')[2]}"
    ask(database, f"CREATE ROLE {role}")
    ask(database, f"GRANT USAGE ON SCHEMA identity_schema TO {role}")
    ask(database, f"GRANT SELECT ON identity_schema.names, identity_schema.profile TO {role}")
    save(PostgresStore(database), many)
    may = "has_table_privilege('{}', 'identity_schema.{}', 'SELECT')"
    asked = ", ".join(may.format(role, name) for name in ("names", "profile", "contacts"))
    assert ask(database, f"SELECT {asked}") == [(True, True, False)]


NUL_TEXTS = ["nul\0inside", "\0", "picture \u2400 of it", "\u24000", "\0\u2400\0", "\u2400"]


@pytest.mark.parametrize("text", NUL_TEXTS)
def test_a_text_that_postgresql_cannot_hold_is_escaped_and_said(database: str, text: str) -> None:
    payload = {"success": False, "message": text, text: text}
    context = Context(source="k", labels={"n": text})
    records = normalize(payload, mapping="akahu.identity_result", context=context)
    save(PostgresStore(database), [records])
    tables = tables_in(database)
    columns = [column.name for column in TABLES["payloads"].columns]
    row = dict(zip(columns, tables["payloads"][0], strict=True))
    assert row["message"] != text
    assert "\0" not in row["message"]
    assert unescaped(row["message"]) == text
    assert [unescaped(one) for one in row["labels"]] == [f"n={text}"]
    issues = [row for row in tables["issues"] if row[3] == NUL]
    assert sorted(row[6] for row in issues) == [
        "leaves.pointer", "payloads.labels", "payloads.message",
    ]  # fmt: skip
    assert len({row[1] for row in tables["issues"]}) == len(tables["issues"])


@pytest.mark.parametrize("span", [1, 10])
def test_keys_with_nul_stay_different_and_are_replaced_like_others(
    database: str, span: int
) -> None:
    many = [with_key(key, "1") for key in ("a\0", "a\u24000", "a", "a\0")]
    save(PostgresStore(database), many, span=span)
    keys = [row[0] for row in tables_in(database)["payloads"]]
    assert keys == sorted([escaped("a\0"), escaped("a\u24000"), "a"])


def test_the_name_of_an_output_says_what_it_is(database: str) -> None:
    store = make_store(database)
    assert isinstance(store, PostgresStore)
    assert store.path.parent == Path()


def test_an_output_of_an_earlier_schema_is_not_added_to(database: str) -> None:
    save(PostgresStore(database), [])
    ask(
        database,
        "CREATE OR REPLACE VIEW identity_schema.versions AS"
        " SELECT '0.0.9+00'::text AS schema_version, '0.0.9'::text AS library_version",
    )
    store = PostgresStore(database)
    with pytest.raises(ContractError, match="migrate") as caught:
        save(store, [], append=True)
    store.close()
    assert caught.value.code == "schema.differs"


def test_no_message_holds_the_password(database: str, postgres: PostgresServer) -> None:
    wrong = database.replace(postgres.password, "not-the-password")
    store = PostgresStore(wrong)
    with pytest.raises(ContractError) as caught:
        store.begin(Run("test"))
    assert caught.value.code == "database.unreachable"
    assert "not-the-password" not in str(caught.value)
    assert postgres.password not in PostgresStore(database).shown
    assert postgres.password not in str(PostgresStore(database).path)


def broken(call: Callable[[], object]) -> str:
    """Return the code that a call is refused with."""
    with pytest.raises(ContractError) as caught:
        call()
    return caught.value.code


def test_a_dropped_connection_is_said_and_the_run_goes_on_behind_it(
    database: str, many: list[Records], tmp_path: Path
) -> None:
    store = PostgresStore(database)
    run = Run("test", resumed=True)
    assert store.begin(run) is None
    store.commit(staged(store, many[:4], tmp_path / "one"), lambda _: "one")
    ask(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND datname = current_database()",
    )
    second = staged(store, many[4:], tmp_path / "two")
    assert broken(lambda: store.commit(second, lambda _: "two")) == "database.lost"
    store.close()
    again = PostgresStore(database)
    assert again.begin(run) == "one"
    again.commit(second, lambda _: "two")
    again.finish()
    assert tables_in(database) == expected(many)


def staged(store: PostgresStore, many: list[Records], folder: Path) -> Path:
    """Make a span ready."""
    folder.mkdir()
    stage = store.stage(folder)
    for one in many:
        stage.hold(one)
    stage.end_batch()
    stage.close()
    return folder


def test_half_of_another_run_is_not_added_to(
    database: str, many: list[Records], tmp_path: Path
) -> None:
    save(PostgresStore(database), many[:1])
    store = PostgresStore(database)
    store.begin(Run("one", append=True))
    store.commit(staged(store, many[1:3], tmp_path / "one"), lambda _: "one")
    store.close()
    other = PostgresStore(database)
    assert broken(lambda: other.begin(Run("two", append=True))) == "run.unfinished"
    other.close()
    other = PostgresStore(database)
    assert other.begin(Run("two", append=True, restart=True)) is None
    other.close()


@pytest.mark.parametrize("way", ["--replace", "--append"])
def test_payloads_that_were_replaced_are_counted(
    database: str, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """In this run only, over its spans, where it grows elsewhere and in place."""
    line = '{"_id": "%s", "status": "COMPLETE"}\n'
    Path("in.jsonl").write_text("".join(line % f"k{n % 3}" for n in range(20)))
    for _ in range(2):
        command = ["normalize", "in.jsonl", "--to", database, "--key", "_id", "--span", "7", way]
        assert main(command) == 0
        assert "replaced     17 " in capsys.readouterr().out
    assert ask(database, "SELECT count(*) FROM identity_schema.payloads") == [(3,)]


def test_finishing_twice_does_no_harm(database: str, many: list[Records]) -> None:
    save(PostgresStore(database), many)
    PostgresStore(database).finish()
    assert tables_in(database) == expected(many)


def test_amounts_are_exact(database: str) -> None:
    payload = (Path(__file__).parents[2] / "examples" / "oneid" / "accounts.json").read_bytes()
    save(PostgresStore(database), [normalize(payload)])
    found = ask(database, "SELECT sum(amount)::text FROM identity_schema.balances")
    amounts = [b.amount for a in normalize(payload)[0].accounts for b in a.balances]
    assert Decimal(found[0][0]) == sum(amount for amount in amounts if amount is not None)


def test_names_of_ours_are_all_that_is_there(database: str) -> None:
    save(PostgresStore(database), [])
    query = "SELECT table_name FROM information_schema.tables WHERE table_schema = '{}'"
    names = {name for (name,) in ask(database, query.format("identity_schema"))}
    assert names <= {*TABLES, *VIEWS, *SAID}
