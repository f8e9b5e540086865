"""What Hypothesis calls when it is imported: `hypothesis.strategies.from_type` learns our classes.

Hypothesis runs every entry point of the group ``hypothesis`` at its own import, and so does a
program that never asks for a record. What is registered is therefore a function, which makes the
strategy when somebody does.
"""

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]


def register() -> None:
    """Register strategies for what callers have: records and their like, contexts and limits."""
    from hypothesis import strategies as st  # noqa: PLC0415 - nothing else here needs it

    from identity_schema.limits import Limits  # noqa: PLC0415 - likewise
    from identity_schema.model import Context, Payload, Record  # noqa: PLC0415 - likewise
    from identity_schema.records import Records  # noqa: PLC0415 - likewise
    from identity_schema.testing.case import Case  # noqa: PLC0415 - likewise

    st.register_type_strategy(Case, _cases)
    st.register_type_strategy(Context, _contexts)
    st.register_type_strategy(Limits, _limits)
    st.register_type_strategy(Payload, lambda _: _cases(Case).map(lambda case: case.truth.payload))
    st.register_type_strategy(Record, _records)
    st.register_type_strategy(Records, lambda _: _cases(Case).map(lambda case: case.truth))


def _contexts(cls: type) -> "SearchStrategy[Any]":
    """Draw a context; shrinks to one that says nothing."""
    from hypothesis import strategies as st  # noqa: PLC0415 - likewise

    zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    scalars = st.none() | st.booleans() | st.integers() | st.text()
    parameters = st.dictionaries(st.text(), scalars | st.lists(scalars, max_size=3), max_size=4)
    words = st.none() | st.text(min_size=1)
    return st.builds(
        cls,
        operation=words,
        request=st.none() | parameters,
        received_at=st.none() | st.datetimes(timezones=zones),
        source=words,
        region=st.none() | st.sampled_from(["NZ", "GB", "NG", "US"]),
        labels=st.dictionaries(st.text(min_size=1), st.text(), max_size=3),
    )


def _limits(cls: type) -> "SearchStrategy[Any]":
    """Draw limits; shrinks to the tightest."""
    from hypothesis import strategies as st  # noqa: PLC0415 - likewise

    most = {"depth": 500}
    names = ("bytes", "depth", "leaves", "records", "text")
    return st.builds(cls, **{name: st.integers(1, most.get(name, 2**40)) for name in names})


def _cases(_: type) -> "SearchStrategy[Any]":
    """Draw a case of any kind that ships; shrinks to the first of them by name."""
    from hypothesis import strategies as st  # noqa: PLC0415 - likewise

    from identity_schema.mapping.registry import list_mappings, load_mapping  # noqa: PLC0415
    from identity_schema.testing import strategies  # noqa: PLC0415 - likewise

    answers = [name for name in list_mappings() if not load_mapping(name).of_request]
    return st.sampled_from(answers).flatmap(strategies.cases)


def _records(_: type) -> "SearchStrategy[Any]":
    """Draw a record; shrinks to one with the keys that it needs."""
    return _cases(object).filter(lambda case: len(case.truth) > 0).map(lambda case: case.truth[0])
