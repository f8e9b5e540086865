"""The quarantine of a whole run: what counts of it, and how it takes its place."""

import stat
from pathlib import Path

import pytest

from identity_schema.stores.runs.quarantine_file import QuarantineFile, put_in_place


def grown(path: Path, *lines: bytes, size: int = 0) -> Path:
    """Make a file that has grown."""
    file = QuarantineFile(path, size)
    for line in lines:
        file.append(line)
    file.close()
    return path


def test_what_does_not_count_is_written_over(tmp_path: Path) -> None:
    path = grown(tmp_path / "q", b"one\n", b"two\n")
    file = QuarantineFile(path, 4)
    assert file.append(b"new\n") == 8
    file.close()
    assert path.read_bytes() == b"one\nnew\n"


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    path = grown(tmp_path / "q", b"one\n")
    (tmp_path / "place").write_bytes(b"earlier\n")
    put_in_place(path, tmp_path / "place", append=True)
    assert stat.S_IMODE((tmp_path / "place").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("append", "expected"), [(False, b"one\ntwo\n"), (True, b"kept\none\ntwo\n")]
)
def test_earlier_lines_stay_where_a_run_adds(
    tmp_path: Path, *, append: bool, expected: bytes
) -> None:
    path, place = tmp_path / "q", tmp_path / "place"
    place.write_bytes(b"one\nkept\n")
    for _ in range(2):
        grown(path, b"one\n", b"two\n")
        put_in_place(path, place, append=append)
        put_in_place(path, place, append=append)
        assert place.read_bytes() == expected
        assert not path.exists()


@pytest.mark.parametrize(("append", "there"), [(False, False), (True, True)])
def test_a_clean_run_takes_an_earlier_one_away_unless_it_adds(
    tmp_path: Path, *, append: bool, there: bool
) -> None:
    (tmp_path / "place").write_bytes(b"earlier\n")
    put_in_place(grown(tmp_path / "q"), tmp_path / "place", append=append)
    assert (tmp_path / "place").exists() is there
