"""The benchmark's peers fill what normalize fills: no field less, none more."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import attrs
import pytest

from identity_schema import load_mapping, model, normalize

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def bench() -> Iterator[SimpleNamespace]:
    """Import the parts of the benchmark that need no peer to be installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        import payloads
        from peers import fields, view

        yield SimpleNamespace(payloads=payloads, fields=fields, view=view)


def _records(payloads: ModuleType) -> Iterator[Any]:
    for kind in payloads.PEERS_READ:
        mapping = load_mapping(payloads.KINDS[kind][0])
        for payload in payloads.payloads(kind):
            yield from normalize(payload, mapping=mapping)


def test_the_peers_fields_are_those_that_the_timed_payloads_fill(bench: SimpleNamespace) -> None:
    ours = {pair for record in _records(bench.payloads) for pair in bench.view.filled(record)}
    theirs = {(name, field) for name, held in bench.fields.CANONICAL.items() for field in held}
    assert theirs == ours


def test_the_accounting_that_peers_leave_out_is_in_the_record(bench: SimpleNamespace) -> None:
    for name, left_out in bench.fields.ACCOUNTING.items():
        assert left_out <= {field.name for field in attrs.fields(getattr(model, name))}
