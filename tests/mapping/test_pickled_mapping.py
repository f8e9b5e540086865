"""A mapping crosses to another process as its document."""

import pickle
import subprocess
import sys
from pathlib import Path

from identity_schema import list_mappings, load_mapping, normalize

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_it_comes_back_as_it_went() -> None:
    for name in list_mappings():
        mapping = load_mapping(name)
        again = pickle.loads(pickle.dumps(mapping))  # noqa: S301 - our own bytes
        assert (again.name, again.revision) == (mapping.name, mapping.revision)
        assert again.paths() == mapping.paths()


def test_it_comes_back_once() -> None:
    written = pickle.dumps(load_mapping("okra.identity"))
    first, second = pickle.loads(written), pickle.loads(written)  # noqa: S301 - our own bytes
    assert first is second


def test_a_mapping_of_ones_own_reads_the_same_in_another_process(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(load_mapping("okra.identity").document.text, encoding="utf-8")
    (tmp_path / "pickled").write_bytes(pickle.dumps(load_mapping(own)))
    own.unlink()
    example = EXAMPLES / "okra" / "get_by_bvn.json"
    code = (
        "import pickle, sys, identity_schema\n"
        f"mapping = pickle.load(open({str(tmp_path / 'pickled')!r}, 'rb'))\n"
        f"records = identity_schema.normalize(open({str(example)!r}, 'rb').read(),"
        " mapping=mapping)\n"
        "print(records[0].key, records.payload.mapping)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    records = normalize(example.read_bytes(), mapping="okra.identity")
    assert done.stdout.split() == [records[0].key, records.payload.mapping]
