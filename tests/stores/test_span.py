"""Spans: where they are cut depends on the payloads alone, and a hash tells what they were."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.stores.inputs.items import Item
from identity_schema.stores.runs.span import Size, cut

texts = st.lists(st.binary(max_size=20), max_size=30)
sizes = st.builds(Size, st.integers(1, 10), st.integers(1, 50))


def items(payloads: list[bytes]) -> list[Item]:
    """Give payloads as lines of a file."""
    return [Item("a", n, 0, data, len(data)) for n, data in enumerate(payloads, 1)]


@given(texts, sizes)
def test_law_spans_have_every_payload_once_and_in_order(payloads: list[bytes], size: Size) -> None:
    spans = list(cut(items(payloads), size))
    assert [item for span in spans for item in span.items] == items(payloads)
    assert [span.number for span in spans] == list(range(len(spans)))
    for span in spans:
        assert span.items
        assert len(span.items) <= size.payloads
        assert sum(item.size for item in span.items[:-1]) < size.bytes


@given(texts, sizes)
def test_law_the_digest_is_of_everything_so_far_wherever_it_was_cut(
    payloads: list[bytes], size: Size
) -> None:
    whole = [span.digest for span in cut(items(payloads), Size(100, 10_000))]
    assert [span.digest for span in cut(items(payloads), size)][-1:] == whole


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=9), st.data())
def test_law_no_payload_is_changed_without_the_digest(
    payloads: list[bytes], data: st.DataObject
) -> None:
    one = data.draw(st.integers(0, len(payloads) - 1))
    before = items(payloads)
    change = data.draw(st.sampled_from([{"data": b"other" * 9}, {"source": "b"}, {"error": "e"}]))
    after = [*before[:one], attrs.evolve(before[one], **change), *before[one + 1 :]]
    (was,), (now,) = cut(before), cut(after)
    assert was.digest != now.digest


def test_spans_tell_how_far_the_inputs_were_read() -> None:
    read = iter([10, 25, 30])
    spans = cut(items([b"a", b"b", b"c"]), Size(1), lambda: next(read))
    assert [(span.begun, span.read) for span in spans] == [(0, 10), (10, 25), (25, 30)]
