"""Drawing one value: by what its field holds, and by the words of the mapping."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from identity_schema.mapping.registry import Mapping as MappingDocument
from identity_schema.mapping.saying import inverse, say
from identity_schema.mapping.tree import Leaf
from identity_schema.model.fields import Kind
from identity_schema.testing.drawing.steps import Value
from identity_schema.testing.shapes.shape import Shape

__all__ = ["drawer"]

_Drawer = Callable[[Any, Any], Value | None]
_OTHER_WORDS = ("invalid_request", "server_error", "temporarily_unavailable")
"""What stands for ``*`` in a table of words: error codes of RFC 6749, section 4.1.2.1."""

_AS_IS = {Kind.TEXT, Kind.COUNTRY, Kind.CURRENCY, Kind.GENDER}


def drawer(mapping: MappingDocument, shape: Shape, leaf: Leaf, path: str) -> _Drawer:
    """Return what draws the value of a line.

    Args:
        mapping: The mapping.
        shape: What is known of the kind beside it.
        leaf: The line.
        path: From the record.
    """
    seat, line = leaf.seats[0], leaf.line
    if path in shape.ids:
        return _token(shape.ids[path])
    words = mapping.document.words[line.words] if line.words else None
    allowed = shape.texts.get(path)
    if words is not None:
        make = _raw_word if seat.spec.worded else _word
        return make(seat.field, words, line.type, allowed)
    return _one_of(allowed, line.type) if allowed is not None else _free(leaf)


def _free(leaf: Leaf) -> _Drawer:
    """Return what draws a value that no list of words limits."""
    seat, line = leaf.seats[0], leaf.line
    if seat.spec.kind is Kind.TEXT and line.type != "string":
        return _typed_text(seat.field, line.type)
    highest = line.constants.get("score_max")
    if seat.field == "score" and isinstance(highest, int):
        return _score(int(line.constants.get("score_min", 0)), highest, line.type)
    if seat.spec.kind in _AS_IS and line.type == "string":
        return _as_is(seat.field)
    return _said(seat.field, line.type)


def _token(prefix: str) -> _Drawer:
    def draw(fact: Any, _: Any) -> Value:
        value = fact.world.token(prefix)
        return value, value, None

    return draw


def _as_is(field: str) -> _Drawer:
    def draw(fact: Any, _: Any) -> Value | None:
        value = fact.value(field)
        return None if value is None else (value, value, None)

    return draw


def _said(field: str, json_type: str) -> _Drawer:
    def draw(fact: Any, _: Any) -> Value | None:
        value = fact.value(field)
        if value is None:
            return None
        if isinstance(value, tuple):
            return value, tuple(say(one, json_type) for one in value), None
        return value, say(value, json_type), None

    return draw


def _one_of(options: tuple[str, ...], json_type: str) -> _Drawer:
    def draw(_: Any, source: Any) -> Value:
        value = source.of(options)
        return value, say(value, json_type), None

    return draw


def _typed_text(field: str, json_type: str) -> _Drawer:
    """A text that the payload sends as a number or a boolean."""
    options = ("true", "false") if json_type == "boolean" else ("1", "2", "3", "12", "40")

    def draw(fact: Any, source: Any) -> Value:
        value = fact.value(field)
        if say(value, json_type) is None:
            value = source.of(options)
        return value, say(value, json_type), None

    return draw


def _score(lowest: int, highest: int, json_type: str) -> _Drawer:
    def draw(_: Any, source: Any) -> Value:
        value = Decimal(lowest + source.below(highest - lowest + 1))
        return value, say(value, json_type), None

    return draw


def _word(
    field: str, words: Mapping[str, str], json_type: str, allowed: tuple[str, ...] | None
) -> _Drawer:
    """A word of the model, which the payload says in the provider's."""
    says = {ours: say(theirs, json_type) for ours, theirs in inverse(words).items()}
    meant = [words[theirs] for theirs in allowed] if allowed else list(says)

    def draw(fact: Any, source: Any) -> Value:
        value = fact.value(field)
        if value not in meant:
            value = source.of(meant)
        return value, says[value], None

    return draw


def _raw_word(
    field: str, words: Mapping[str, str], json_type: str, allowed: tuple[str, ...] | None
) -> _Drawer:
    """A word of the provider that is kept, and what it means beside it."""
    means = {theirs: None if ours == "-" else ours for theirs, ours in words.items()}
    if "*" in means:
        other = means.pop("*")
        means |= dict.fromkeys(_OTHER_WORDS, other)
    options = tuple(word for word in allowed or means if word in means)
    options += _OTHER_WORDS if allowed and "*" in allowed else ()

    def draw(fact: Any, source: Any) -> Value:
        value = fact.value(field)
        if value not in means:
            value = source.of(options)
        return value, say(value, json_type), means[value]

    return draw
