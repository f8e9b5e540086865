"""How a field of the canonical model is declared.

Each declaration says what the field holds and how a mapping may fill it; the compiler reads the
declarations, so a mapping document needs no value logic and a wrong target is found when the
document is loaded.

>>> import attrs
>>> @attrs.frozen
... class Pet:
...     name: str | None = text()
>>> spec_of(Pet)["name"].kind
'text'
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

__all__ = [
    "Kind",
    "Spec",
    "derived",
    "entities",
    "entity",
    "itself",
    "link",
    "members",
    "scalar",
    "spec_of",
    "text",
    "texts",
    "word",
]


class Kind(StrEnum):
    """What a field holds, and so which reader reads it."""

    TEXT = "text"
    WORD = "word"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TIMESTAMP = "timestamp"
    DATE = "date"
    COUNTRY = "country"
    CURRENCY = "currency"
    GENDER = "gender"
    LINK = "link"
    MEMBERS = "members"
    ENTITY = "entity"
    DERIVED = "derived"


@attrs.frozen
class Spec:
    """The declaration of one field.

    Attributes:
        kind: What it holds.
        many: Whether it holds a tuple of them.
        entity: For `Kind.ENTITY`, the class it holds.
        each: For `Kind.ENTITY`, the name of one of them in a mapping (``part`` of ``parts``).
        select: For `Kind.ENTITY` with ``many``, the field that tells them apart in a target such
            as ``names[main]``.
        words: For `Kind.WORD`, the words that the field may hold.
        worded: The sibling field that the words of a mapping line fill, while this one keeps the
            raw text (``Check.raw`` and ``Check.outcome``).
        to: For `Kind.LINK` and `Kind.MEMBERS`, what a mapping calls the entities it links to.
    """

    kind: Kind
    many: bool = False
    entity: type | None = None
    each: str | None = None
    select: str | None = None
    words: frozenset[str] = frozenset()
    worded: str | None = None
    to: str | None = None


_KEY = "identity_schema"


def _field(spec: Spec, default: Any, *, eq: bool = True) -> Any:
    return attrs.field(default=default, repr=False, metadata={_KEY: spec}, eq=eq)


def text(*, worded: str | None = None, default: str | None = None) -> Any:
    """Declare a text, kept as sent."""
    return _field(Spec(Kind.TEXT, worded=worded), default)


def texts() -> Any:
    """Declare a tuple of texts, each kept as sent."""
    return _field(Spec(Kind.TEXT, many=True), ())


def word(*words: str, default: str | None = None) -> Any:
    """Declare a word out of a closed list; such a word is never personal, so a repr may show it."""
    spec = Spec(Kind.WORD, words=frozenset(words))
    return attrs.field(default=default, metadata={_KEY: spec})


def scalar(kind: Kind, *, many: bool = False) -> Any:
    """Declare a value that the reader of its kind makes."""
    return _field(Spec(kind, many=many), () if many else None)


def link(to: str) -> Any:
    """Declare ids of entities of the same record, which the source names by a value of theirs."""
    return _field(Spec(Kind.LINK, many=True, to=to), ())


def members(of: str) -> Any:
    """Declare ids of the entities that are made inside this one's source object."""
    return _field(Spec(Kind.MEMBERS, many=True, to=of), ())


def derived(default: Any = None, *, eq: bool = True) -> Any:
    """Declare a field that no mapping fills: the entity's own finisher does, or the engine."""
    return _field(Spec(Kind.DERIVED), default, eq=eq)


def entity(cls: type, each: str | None = None) -> Any:
    """Declare one entity that this one owns; a mapping calls it by the field or by ``each``."""
    return _field(Spec(Kind.ENTITY, entity=cls, each=each), None)


def entities(cls: type, each: str, select: str | None = None) -> Any:
    """Declare a tuple of entities that this one owns.

    Args:
        cls: Their class.
        each: What a mapping calls one of them.
        select: The field that tells them apart in a target.
    """
    return _field(Spec(Kind.ENTITY, many=True, entity=cls, each=each, select=select), ())


def itself(each: str, select: str | None = None) -> Any:
    """Declare a tuple of entities of the class that is being declared."""
    return _field(Spec(Kind.ENTITY, many=True, each=each, select=select), ())


@cache
def spec_of(cls: type) -> Mapping[str, Spec]:
    """Return the declarations of a class by field name; a field without one is not listed."""
    specs = {a.name: a.metadata[_KEY] for a in attrs.fields(cls) if _KEY in a.metadata}
    return {
        name: attrs.evolve(spec, entity=cls) if _is_itself(spec) else spec
        for name, spec in specs.items()
    }


def _is_itself(spec: Spec) -> bool:
    return spec.kind is Kind.ENTITY and spec.entity is None
