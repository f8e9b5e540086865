"""Connection strings are shown without user, password and secrets, whatever their form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from identity_schema.stores.connection import HIDDEN, shown_uri

CANARY = "hunter2-canary"


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        # The forms that https://www.postgresql.org/docs/current/libpq-connect.html lists.
        ("postgresql://", "postgresql://"),
        ("postgresql://localhost", "postgresql://localhost"),
        ("postgresql://localhost:5433", "postgresql://localhost:5433"),
        ("postgresql://localhost/mydb", "postgresql://localhost/mydb"),
        ("postgresql://user@localhost", "postgresql://localhost"),
        ("postgresql://user:secret@localhost", "postgresql://localhost"),
        (
            "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp",
            "postgresql://localhost/otherdb",
        ),
        (
            "postgresql://host1:123,host2:456/somedb?target_session_attrs=any",
            "postgresql://host1:123,host2:456/somedb?target_session_attrs=any",
        ),
        (
            "postgresql:///mydb?host=localhost&port=5433",
            "postgresql:///mydb?host=localhost&port=5433",
        ),
        ("postgresql://[2001:db8::1234]/database", "postgresql://[2001:db8::1234]/database"),
        ("postgresql:///dbname?host=/var/lib/x", "postgresql:///dbname?host=/var/lib/x"),
        ("postgresql://%2Fvar%2Flib%2Fx/dbname", "postgresql://%2Fvar%2Flib%2Fx/dbname"),
        ("host=localhost port=5432 dbname=mydb connect_timeout=10",) * 2,
        # The same through other drivers, and other stores.
        ("postgresql+psycopg://u:secret@db/x", "postgresql+psycopg://db/x"),
        ("jdbc:postgresql://db/x?user=u&password=secret", "jdbc:postgresql://db/x"),
        ("s3://key:secret@bucket/a/b.parquet", "s3://bucket/a/b.parquet"),
        # Paths stay what they are.
        ("out/canonical.duckdb", "out/canonical.duckdb"),
        ("C:\\data\\me@work.jsonl", "C:\\data\\me@work.jsonl"),
        ("me@work.jsonl", "me@work.jsonl"),
    ],
)
def test_what_tells_the_place_is_shown(uri: str, shown: str) -> None:
    assert shown_uri(uri) == shown


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        (f"postgresql://u:{CANARY}@db/x", "postgresql://db/x"),
        (f"postgresql://{CANARY}@db/x", "postgresql://db/x"),
        (f"  postgresql://u:{CANARY}@db/x\n", "postgresql://db/x"),
        (f"postgresql://u:a@{CANARY}@db/x", "postgresql://db/x"),
        (f"postgresql://u:a/{CANARY}@db/x", "postgresql://db/x"),
        (f"postgresql://u:a%40{CANARY}%2F@db/x", "postgresql://db/x"),
        (f"postgresql://u:1?{CANARY}@db/x", "postgresql://…"),
        (f"postgresql://u:1#{CANARY}@db/x", "postgresql://db/x"),
        (f"postgresql://u:{CANARY}", "postgresql://…"),
        (f"postgresql://u:{CANARY}/x", "postgresql://…"),
        (f"postgresql://db/x?password={CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?PASSWORD={CANARY}&port=1", "postgresql://db/x"),
        (f"postgresql://db/x?password=a&host={CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?pass%77ord={CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?sslpassword={CANARY}&passfile=/{CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?host=a;password={CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?options=-c%20a%3D{CANARY}", "postgresql://db/x"),
        (f"postgresql://db/x?options={CANARY}@b", "postgresql://…"),
        (f"postgresql://db/x;password={CANARY}", "postgresql://…"),
        (f"postgresql://db/x#{CANARY}", "postgresql://…"),
        (f"postgresql://a,b:1/postgresql://u:{CANARY}@db", "postgresql://db"),
        (f"host=db user={CANARY} password='{CANARY}' dbname=x", "host=db dbname=x"),
        (rf"host='db' password = 'a\'b {CANARY}' port=1", "host=db port=1"),
        (rf"host=db password=a\ b{CANARY} port=1", "host=db port=1"),
        (f"host=db password=a'{CANARY}", HIDDEN),
        (f"host=db password='{CANARY}", HIDDEN),
        (f"dbname=postgresql://u:{CANARY}@db/x host=db", "host=db"),
        (f"dbname='host=db password={CANARY}'", HIDDEN),
        (f"Server=db;Uid=u;Pwd={CANARY}", HIDDEN),
        (f"host=db;password={CANARY}", HIDDEN),
        (f"password={CANARY}", HIDDEN),
        (f"'host' password={CANARY}", HIDDEN),
        (f"u:{CANARY}@db/x", "…@db/x"),
        (f"postgresql:u:{CANARY}@db/x", "…@db/x"),
        (f"https://db/x?X-Amz-Signature={CANARY}", "https://db/x"),
    ],
)
def test_a_secret_is_not_shown(uri: str, shown: str) -> None:
    assert shown_uri(uri) == shown


def test_what_is_too_long_to_be_a_connection_string_is_not_shown() -> None:
    assert shown_uri("postgresql://db/" + "x" * 5000) == HIDDEN
    assert shown_uri("pass" * 1_000_000) == HIDDEN


def test_a_line_cannot_be_forged() -> None:
    assert shown_uri("postgresql://db\nERROR/x") == "postgresql://…"
    assert shown_uri("host=db\nERROR") == HIDDEN
    assert shown_uri("out.duckdb\nERROR") == HIDDEN


PASSWORDS = st.text(min_size=1, max_size=12).map(lambda text: f"{CANARY}{text}{CANARY}")
QUOTED = PASSWORDS.map(lambda text: text.replace("\\", "\\\\").replace("'", "\\'"))
URIS = st.one_of(
    PASSWORDS.map("postgresql://u:{}@db:5432,db2/x".format),
    PASSWORDS.map("postgresql://db/x?password={}".format),
    PASSWORDS.map("postgresql://db/x?sslmode=require&sslpassword={}&port=1".format),
    QUOTED.map("host=db password='{}' dbname=x".format),
)


@given(uri=URIS)
def test_no_password_is_shown(uri: str) -> None:
    assert CANARY not in shown_uri(uri)


@given(uri=st.one_of(URIS, st.text(), st.text(alphabet="host=:/@?&'\\ pw1[]%,.")))
@example(uri="host=\\")
def test_what_is_shown_shows_again_as_it_is(uri: str) -> None:
    once = shown_uri(uri)
    assert shown_uri(once) == once
