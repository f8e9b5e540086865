"""The compiler: a plan becomes Python, and the Python is registered so that tracebacks show it."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any

import attrs

from identity_schema._generated import later, run
from identity_schema._twin import bare_twin
from identity_schema.mapping.emit_envelope import EnvelopeWriter
from identity_schema.mapping.emit_record import RecordWriter
from identity_schema.mapping.emit_values import QUICK, READERS
from identity_schema.mapping.fit import first_fitting, fits
from identity_schema.mapping.objects import FEW, PLACES
from identity_schema.mapping.paths import write_path
from identity_schema.mapping.plan import Plan
from identity_schema.mapping.slow_values import BLANK
from identity_schema.model import fields, record
from identity_schema.model.finish import FINISHERS

__all__ = ["Code", "compile_reading", "compile_rendering", "opener"]


_READERS = {
    "read_country": "country",
    "read_currency": "currency",
    "read_date": "date",
    "read_decimal": "decimal_number",
    "read_gender": "gender",
    "read_integer": "integer",
    "read_timestamp": "timestamp",
}
"""What generated code calls a reader of values to its module."""


@attrs.define
class Code:
    """A compiled mapping.

    Attributes:
        name: What tracebacks call it.
        source: The Python text: what finds the envelope, a function for each envelope, then
            those of the record.
        roles: What the envelopes are, by their numbers.
        find: ``find_envelope(root)``.
        record: ``read_record(node, at, run, record)``.
    """

    name: str
    source: str = attrs.field(repr=False)
    roles: tuple[str, ...]
    find: Callable[[Any], int | None]
    record: Callable[..., None]
    _around: list[str] = attrs.field(repr=False)
    _names: dict[str, Any] = attrs.field(repr=False)
    _made: dict[int, Callable[..., None]] = attrs.field(factory=dict, repr=False)

    def envelope(self, number: int) -> Callable[..., None]:
        """Return ``read_payload(root, run, payload)`` of an envelope, which is run when needed."""
        known = self._made.get(number)
        if known is None:
            function = f"read_payload_{number}"
            known = _made(function, self._around[number], self.name, self._names, self.source)
            self._made[number] = known
        return known


def compile_reading(plan: Plan, *, traced: bool) -> Code:
    """Compile the reading side of a plan.

    Args:
        plan: The plan.
        traced: Whether each value notes where it came from; such code runs with a
            `identity_schema.mapping.trace.TracedRun`.
    """
    around = EnvelopeWriter(traced=traced, list_record="" in plan.record.children)
    around.words(plan.document.words)
    around.finder(plan.document.envelopes)
    finder = "\n".join([*around.lines, ""])
    pieces = []
    for number, (envelope, root) in enumerate(plan.around):
        around.lines = []
        if envelope.value_of is not None:
            country = plan.document.head.get("country")
            region = country.get("else") if isinstance(country, dict) else country
            around.value(number, plan.record.children[envelope.value_of], region)
        else:
            around.function(number, root, f"{envelope.role} at {write_path(envelope.path)}")
        pieces.append("\n".join([*around.lines, ""]))
    inside = RecordWriter(plan, traced=traced)
    inside.constants, inside.names = around.constants, around.names
    written = inside.functions()
    name = f"<mapping {plan.document.name}{' traced' if traced else ''}>"
    source = "".join([finder, *pieces, *written.values()])
    names = _names(plan)
    names.update(inside.constants)
    for function, text in written.items():
        later(names, function, partial(_made, function, text, name, names, source))
    find = _made("find_envelope", finder, name, names, source)
    record = _made("read_record", written["read_record"], name, names, source)
    roles = tuple(envelope.role for envelope in plan.document.envelopes)
    return Code(name, source, roles, find, record, pieces, names)


def _made(
    function: str, text: str, name: str, names: dict[str, Any], source: str
) -> Callable[..., None]:
    """Run the text of one function; most payloads need few of those of their mapping."""
    return run(text, name, names, source)[function]  # type: ignore[no-any-return]  # made of text


def compile_rendering(plan: Plan) -> tuple[str, Callable[..., Any]]:
    """Compile the rendering side of a plan: its source and ``render_record(run, record)``."""
    from identity_schema.mapping.emit_render import (  # noqa: PLC0415 - few ever render
        RenderWriter,
    )
    from identity_schema.mapping.saying import say  # noqa: PLC0415 - likewise

    writer = RenderWriter(plan)
    writer.functions()
    source = "\n".join(writer.lines) + "\n"
    name = f"<mapping {plan.document.name} rendering>"
    namespace: dict[str, Any] = {"say": say, **writer.constants}
    run(source, name, namespace)
    return source, namespace["render_record"]


@cache
def opener(cls: type) -> Callable[[], Any]:
    """Make the function that opens an object of a frozen class of the model.

    Args:
        cls: As for `identity_schema._twin.twin`.

    Returns:
        A function without arguments that returns a twin with every field at its default, at None
        where it has none. To call a twin with arguments is twice the work.
    """
    fields = attrs.fields(cls)
    lines = [f"def new_{cls.__name__}():", "    it = Twin()"]
    for field in fields:
        default = None if field.default is attrs.NOTHING else field.default
        lines.append(f"    it.{field.name} = {default!r}")
    source = "\n".join([*lines, "    return it", ""])
    namespace: dict[str, Any] = {"Twin": bare_twin(cls)}
    run(source, f"<new {cls.__name__}>", namespace)
    return namespace[f"new_{cls.__name__}"]  # type: ignore[no-any-return]  # made of text


def _names(plan: Plan) -> dict[str, Any]:
    """What the generated functions may name; a reader is loaded when it is first called."""
    names: dict[str, Any] = {
        "BLANK": BLANK,
        "CONTAINERS": frozenset({dict, list}),
        "ENVELOPES": plan.document.envelopes,
        "FEW": FEW,
        "PLACES": PLACES,
        "first_fitting": first_fitting,
        "fits": fits,
    }
    for name, module in _READERS.items():
        later(names, name, partial(_reader, module, plan.document.head))
    for kind, (name, _) in QUICK.items():
        later(names, name, partial(_quick, _READERS[READERS[kind]], plan.document.head))
    for cls in _owned(record.Record):
        names[cls.__name__] = cls
        later(names, f"new_{cls.__name__}", partial(opener, cls))
    names.update({f"finish_{cls.__name__}": finish for cls, finish in FINISHERS.items()})
    return names


def _reader(module: str, head: Mapping[str, Any]) -> Callable[..., Any]:
    """Load a reader, with what a document says of its dates and times."""
    read: Callable[..., Any] = import_module(f"identity_schema.values.{module}").read
    if module == "date" and "date_order" in head:
        return partial(read, order=head["date_order"])
    if module == "timestamp" and "zone" in head:
        return partial(read, zone=head["zone"])
    return read


def _quick(module: str, head: Mapping[str, Any]) -> Callable[..., Any]:
    """Load a reader's quick way, likewise."""
    quick: Callable[..., Any] = import_module(f"identity_schema.values.{module}").quick
    if module == "date" and "date_order" in head:
        return partial(quick, order=head["date_order"])
    return quick


def _owned(cls: type, seen: set[type] | None = None) -> set[type]:
    """Every class that an entity of a class can own, at any depth."""
    seen = set() if seen is None else seen
    for spec in fields.spec_of(cls).values():
        if spec.entity is not None and spec.entity not in seen:
            seen.add(spec.entity)
            _owned(spec.entity, seen)
    return seen
