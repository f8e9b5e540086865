"""How a field of the canonical model is declared.

Each declaration says what the field holds and how a mapping may fill it; the compiler reads the
declarations, so a mapping document needs no value logic and a wrong target is found when the
document is loaded.

>>> import attrs
>>> @attrs.frozen
... class Pet:
...     name: str | None = text()
>>> str(spec_of(Pet)["name"].kind)
'text'
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

__all__ = [
    "Kind",
    "Sensitivity",
    "Spec",
    "derived",
    "entities",
    "entity",
    "itself",
    "link",
    "members",
    "scalar",
    "sensitivities_of",
    "sensitivity",
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


class Sensitivity(StrEnum):
    """How a value can hurt the person that it speaks of; the most sensitive first.

    ``IMAGE_LINK`` is as sensitive as an identifier, since links name files by it. ``FREE_TEXT`` is
    text as sent in which anything can stand. ``HANDLE`` is an id in somebody's system: it says
    nothing, and joins. ``NONE`` is for codes, times of a process, names of institutions.
    """

    CREDENTIAL = "credential"
    BIOMETRIC = "biometric"
    GOVERNMENT_IDENTIFIER = "government_identifier"
    IMAGE_LINK = "image_link"
    ACCOUNT_NUMBER = "account_number"
    FREE_TEXT = "free_text"
    SCREENING_RESULT = "screening_result"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    CONTACT = "contact"
    ADDRESS = "address"
    DEVICE = "device"
    MONEY = "money"
    DEMOGRAPHIC = "demographic"
    HANDLE = "handle"
    NONE = "none"


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
        known: For `Kind.TEXT`, words that the library itself uses, among any others; such a word in
            other letters is a mistake of the mapping.
        worded: The sibling field that the words of a mapping line fill, while this one keeps the
            raw text (``Check.raw`` and ``Check.outcome``).
        unread: The word that the sibling holds where something was sent of which no text can be
            kept, or several words: it must not look as if nothing had been said. None where that
            does no harm.
        to: For `Kind.LINK` and `Kind.MEMBERS`, what a mapping calls the entities it links to.
        sensitivity: How sensitive what it holds is. For `Kind.ENTITY` None lets each field below
            speak for itself; a word stands for those below that say ``none`` or ``free_text``.
    """

    kind: Kind
    many: bool = False
    entity: type | None = None
    each: str | None = None
    select: str | None = None
    words: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    worded: str | None = None
    unread: str | None = None
    to: str | None = None
    sensitivity: Sensitivity | None = None


_KEY = "identity_schema"
_SENSITIVITY = "identity_schema.sensitivity"


def _field(spec: Spec, default: Any, *, eq: bool = True) -> Any:
    return attrs.field(default=default, repr=False, metadata={_KEY: spec}, eq=eq)


def _said(sensitivity: str | None) -> Sensitivity | None:
    return None if sensitivity is None else Sensitivity(sensitivity)


def text(
    *,
    worded: str | None = None,
    unread: str | None = None,
    known: tuple[str, ...] = (),
    default: str | None = None,
    sensitivity: str | None = None,
) -> Any:
    """Declare a text, kept as sent."""
    spec = Spec(
        Kind.TEXT, known=frozenset(known), worded=worded, unread=unread,
        sensitivity=_said(sensitivity),
    )  # fmt: skip
    return _field(spec, default)


def texts(*, sensitivity: str | None = None) -> Any:
    """Declare a tuple of texts, each kept as sent."""
    return _field(Spec(Kind.TEXT, many=True, sensitivity=_said(sensitivity)), ())


def word(*words: str, default: str | None = None, sensitivity: str = "none") -> Any:
    """Declare a word out of a closed list; it holds nothing as sent, so a repr may show it."""
    spec = Spec(Kind.WORD, words=frozenset(words), sensitivity=_said(sensitivity))
    return attrs.field(default=default, metadata={_KEY: spec})


def scalar(kind: Kind, *, many: bool = False, sensitivity: str | None = None) -> Any:
    """Declare a value that the reader of its kind makes."""
    return _field(Spec(kind, many=many, sensitivity=_said(sensitivity)), () if many else None)


def link(to: str) -> Any:
    """Declare ids of entities of the same record, which the source names by a value of theirs."""
    return _field(Spec(Kind.LINK, many=True, to=to, sensitivity=Sensitivity.NONE), ())


def members(of: str) -> Any:
    """Declare ids of the entities that are made inside this one's source object."""
    return _field(Spec(Kind.MEMBERS, many=True, to=of, sensitivity=Sensitivity.NONE), ())


def derived(default: Any = None, *, eq: bool = True, sensitivity: str | None = None) -> Any:
    """Declare a field that no mapping fills: the entity's own finisher does, or the engine."""
    return _field(Spec(Kind.DERIVED, sensitivity=_said(sensitivity)), default, eq=eq)


def entity(cls: type, each: str | None = None, *, sensitivity: str | None = None) -> Any:
    """Declare one entity that this one owns; a mapping calls it by the field or by ``each``."""
    spec = Spec(Kind.ENTITY, entity=cls, each=each, sensitivity=_said(sensitivity))
    return _field(spec, None)


def entities(
    cls: type, each: str, select: str | None = None, *, sensitivity: str | None = None
) -> Any:
    """Declare a tuple of entities that this one owns.

    Args:
        cls: Their class.
        each: What a mapping calls one of them.
        select: The field that tells them apart in a target.
        sensitivity: As for `Spec`.
    """
    said = _said(sensitivity)
    spec = Spec(Kind.ENTITY, many=True, entity=cls, each=each, select=select, sensitivity=said)
    return _field(spec, ())


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


def sensitivity(word: str) -> dict[str, Any]:
    """Return the metadata of a field of a class that no mapping fills."""
    return {_SENSITIVITY: Sensitivity(word)}


@cache
def sensitivities_of(cls: type) -> Mapping[str, Sensitivity | None]:
    """Return how sensitive each field of a class is; None where that is left to what it holds.

    >>> from identity_schema.model import Media
    >>> print(sensitivities_of(Media)["url"])
    image_link
    """
    specs = spec_of(cls)
    return {
        a.name: specs[a.name].sensitivity if a.name in specs else a.metadata.get(_SENSITIVITY)
        for a in attrs.fields(cls)
    }


def _is_itself(spec: Spec) -> bool:
    return spec.kind is Kind.ENTITY and spec.entity is None
