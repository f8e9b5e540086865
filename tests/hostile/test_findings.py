"""What fuzzing found stays found: each finding is run again, and so is every seed.

A finding is a file in the folder ``findings`` beside this one, named ``TARGET--what-it-was``.
"""

from pathlib import Path

import pytest
from seeds import seeds_of
from targets import READERS, TARGETS

FINDINGS = sorted((Path(__file__).parent / "findings").glob("*--*"))
MAIN = [name for name in TARGETS if name not in READERS and name != "command"]


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.name)
def test_a_finding_is_none_any_more(path: Path) -> None:
    TARGETS[path.name.partition("--")[0].replace("_", " ")](path.read_bytes())


@pytest.mark.parametrize("target", MAIN)
def test_a_target_takes_every_hundredth_seed(target: str) -> None:
    seeds = list(seeds_of(target, READERS))
    for seed in seeds[:: max(1, len(seeds) // 12)]:
        TARGETS[target](seed)


@pytest.mark.parametrize("target", MAIN)
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"\x05{", b"\x09[]", b"a = 1"])
def test_a_target_takes_what_is_no_seed(target: str, data: bytes) -> None:
    TARGETS[target](data)


def test_every_target_has_seeds() -> None:
    for target in TARGETS:
        assert next(seeds_of(target, READERS), None) is not None
