"""The compiler: a plan becomes Python, and the Python is registered so that tracebacks show it."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from importlib import import_module
from typing import Any

import attrs

from identity_schema._generated import run
from identity_schema._twin import bare_twin
from identity_schema.mapping.emit_envelope import EnvelopeWriter
from identity_schema.mapping.emit_record import RecordWriter
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
"""What generated code calls a reader of values to its module; only those that it calls are loaded."""


@attrs.define
class Code:
    """A compiled mapping.

    Attributes:
        name: What tracebacks call it.
        record: ``read_record(node, at, run, record)``.
    """

    name: str
    record: Callable[..., None]
    _around: list[str] = attrs.field(repr=False)
    _inside: str = attrs.field(repr=False)
    _namespace: dict[str, Any] = attrs.field(repr=False)

    @property
    def source(self) -> str:
        """The Python text: a function for each envelope, then those of the record."""
        return "".join([*self._around, self._inside])

    def envelope(self, number: int) -> Callable[..., None]:
        """Return ``read_payload(root, run, payload)`` of an envelope, which is run when needed."""
        function = f"read_payload_{number}"
        if function not in self._namespace:
            run(self._around[number], self.name, self._namespace, self.source)
        return self._namespace[function]  # type: ignore[no-any-return]  # made of text


def compile_reading(plan: Plan, *, traced: bool) -> Code:
    """Compile the reading side of a plan.

    Args:
        plan: The plan.
        traced: Whether each value notes where it came from; such code runs with a
            `identity_schema.mapping.trace.TracedRun`.
    """
    around = EnvelopeWriter(traced=traced, list_record="" in plan.record.children)
    around.words(plan.document.words)
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
    inside.functions()
    source = "\n".join([*inside.lines, ""])
    name = f"<mapping {plan.document.name}{' traced' if traced else ''}>"
    whole = "".join([*pieces, source])
    namespace = run(source, name, _namespace(plan, whole) | inside.constants, whole)
    return Code(name, namespace["read_record"], pieces, source, namespace)


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
    lines = [f"def new_{cls.__name__}():", "    it = make(Twin)"]
    for field in fields:
        default = None if field.default is attrs.NOTHING else field.default
        lines.append(f"    it.{field.name} = {default!r}")
    source = "\n".join([*lines, "    return it", ""])
    namespace: dict[str, Any] = {"make": object.__new__, "Twin": bare_twin(cls)}
    run(source, f"<new {cls.__name__}>", namespace)
    return namespace[f"new_{cls.__name__}"]  # type: ignore[no-any-return]  # made of text


def _namespace(plan: Plan, text: str) -> dict[str, Any]:
    head = plan.document.head
    names: dict[str, Any] = {
        "BLANK": BLANK,
        "CONTAINERS": frozenset({dict, list}),
        "NUMERIC": frozenset({int, float, Decimal, str}),
    }
    for name, module in _READERS.items():
        if name in text:
            names[name] = import_module(f"identity_schema.values.{module}").read
    if "date_order" in head and "read_date" in names:
        names["read_date"] = partial(names["read_date"], order=head["date_order"])
    if "zone" in head and "read_timestamp" in names:
        names["read_timestamp"] = partial(names["read_timestamp"], zone=head["zone"])
    for cls in _owned(record.Record):
        names[cls.__name__] = cls
        if f"new_{cls.__name__}(" in text:
            names[f"new_{cls.__name__}"] = opener(cls)
    return names | {f"finish_{cls.__name__}": finish for cls, finish in FINISHERS.items()}


def _owned(cls: type, seen: set[type] | None = None) -> set[type]:
    """Every class that an entity of a class can own, at any depth."""
    seen = set() if seen is None else seen
    for spec in fields.spec_of(cls).values():
        if spec.entity is not None and spec.entity not in seen:
            seen.add(spec.entity)
            _owned(spec.entity, seen)
    return seen
