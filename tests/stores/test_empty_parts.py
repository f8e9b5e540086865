"""Parts of a Parquet folder that lost all their payloads are dropped, and nothing misses them."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from storing import held

from identity_schema.cli import main
from identity_schema.tables.schema import TABLES


def normalize(folder: Path, lines: list[str], *more: str) -> int:
    """Load lines, two in each part, with the key that each has."""
    source = folder / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    to = ("--to", str(folder / "out"), "--key", "_id", "--span", "2", "--restart")
    return main(["normalize", str(source), *to, *more])


def payload(key: int, name: str) -> str:
    """Give a payload."""
    return json.dumps({"_id": f"k{key}", "status": "COMPLETE", "identities": [{"name": name}]})


def parts(folder: Path) -> set[tuple[str, ...]]:
    """Give the names of parts, once for all tables where they have the same."""
    return {tuple(sorted(path.name for path in (folder / "out" / name).iterdir()))
            for name in TABLES}  # fmt: skip


def names(*numbers: int) -> set[tuple[str, ...]]:
    """Give the names that parts of these numbers have in every table."""
    return {tuple(f"part-{number:06}.parquet" for number in numbers)}


@pytest.fixture
def upserted(tmp_path: Path) -> Path:
    """Three parts and then one: all of the second and half of the third came again."""
    assert normalize(tmp_path, [payload(n, "Ada Lee") for n in range(6)]) == 0
    again = [payload(n, "Bob Lee") for n in (2, 3, 4)]
    assert normalize(tmp_path, again, "--append") == 0
    return tmp_path


def test_a_part_whose_payloads_all_came_again_is_dropped(upserted: Path) -> None:
    assert parts(upserted) == names(0, 2, 3, 4)
    for path in (upserted / "out" / "payloads").iterdir():
        assert pq.read_metadata(path).num_rows > 0
    assert len(held(upserted / "out")["payloads"]) == 6


def test_what_is_appended_to_it_replaces_the_right_rows(upserted: Path) -> None:
    assert normalize(upserted, [payload(4, "Cyd Lee"), payload(5, "Cyd Lee")], "--append") == 0
    found = held(upserted / "out")
    assert sorted(row[0] for row in found["payloads"]) == [f"k{n}" for n in range(6)]
    assert len(found["records"]) == 6
    assert parts(upserted) == names(0, 2, 4)


def test_a_purge_finds_its_parts(upserted: Path) -> None:
    when = ("--as-of", "2026-11-22T00:00:00Z")
    assert main(["purge", str(upserted / "out"), "--subject", "k4", *when]) == 0
    keys = {row[0] for row in held(upserted / "out")["payloads"]}
    assert len(keys) == 5
    assert parts(upserted) == names(0, 2, 3, 4)


def test_a_span_of_which_nothing_could_be_read_leaves_no_part(tmp_path: Path) -> None:
    assert normalize(tmp_path, ["bad", "bad", payload(1, "Ada Lee")]) == 1
    assert parts(tmp_path) == names(1)


def test_a_folder_without_a_payload_has_one_empty_part_of_each_table(tmp_path: Path) -> None:
    assert normalize(tmp_path, ["bad"] * 4) == 1
    assert parts(tmp_path) == names(0)
    assert all(rows == [] for rows in held(tmp_path / "out").values())


@pytest.mark.parametrize("table", ["records", "names", "payloads"])
def test_dropping_that_was_killed_is_done_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    assert normalize(tmp_path, [payload(n, "Ada Lee") for n in range(4)]) == 0
    whole = Path.unlink

    def killed(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "part-000000.parquet" and path.parent.name == table:
            raise SystemExit
        whole(path, missing_ok=missing_ok)

    again = [payload(n, "Bob Lee") for n in (0, 1)]
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", killed)
        with pytest.raises(SystemExit):
            normalize(tmp_path, again, "--append")
    assert normalize(tmp_path, again, "--append") == 0
    assert len(held(tmp_path / "out")["payloads"]) == 4
    assert len(parts(tmp_path)) == 1, "the same numbers in every table"
    for path in (tmp_path / "out" / "payloads").iterdir():
        assert pq.read_metadata(path).num_rows > 0
