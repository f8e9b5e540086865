"""Targets: what a line of a mapping fills, resolved against the declarations of the model.

>>> write_target("person", (Hop(object, "names", object, "main", True),), "text")
'person.names[main].text'
"""

import re
from collections.abc import Iterator

import attrs

from identity_schema.model import Payload, Record
from identity_schema.model.fields import Kind, Spec, spec_of

__all__ = [
    "ALWAYS",
    "DURATION",
    "Hop",
    "Made",
    "Seat",
    "find_slot",
    "resolve_seat",
    "word_mistake",
    "write_target",
]

ALWAYS = "always"
"""What ``[makes]`` says of an entity for each object of a list, whatever is known of the object."""

DURATION = re.compile(r"PT(\d{1,9})M")
"""An ISO 8601 duration in minutes: a constant of a time that counts from the receipt."""

_UNFILLED = {Kind.ENTITY, Kind.DERIVED, Kind.MEMBERS}
_PART = re.compile(r"([A-Za-z_]\w*)(?:\[([^\[\]]+)\])?(?:\.|$)")


@attrs.frozen
class Hop:
    """One step from an entity to one that it owns.

    Attributes:
        owner: Class of the owner.
        field: Field of the owner.
        cls: Class of the owned entity.
        select: What tells it apart from others in the same field, or None.
        many: Whether the field holds several.
    """

    owner: type
    field: str
    cls: type
    select: str | None
    many: bool


@attrs.define(eq=False)
class Made:
    """An entity that a source object brings into being.

    Attributes:
        name: What targets call it.
        cls: Its class.
        var: Name of the variable that holds it; unlike those around it.
        constants: Constants of its fields.
        owner: The entity that owns it; None for the record and the payload.
        field: Field of the owner that it goes to.
        many: Whether that field holds several.
        links: Field to the entity, or to the path at which entities are made, that it links to.
        path: Path of the source object, as text.
        members: Entities around it that list its id, with the field in which they do.
        always: Whether the source object says something by being there.
    """

    name: str
    cls: type
    var: str
    constants: dict[str, object] = attrs.field(factory=dict)
    owner: "Made | None" = None
    field: str = ""
    many: bool = False
    links: "dict[str, Made | str]" = attrs.field(factory=dict)
    path: str = "."
    members: "list[tuple[Made, str]]" = attrs.field(factory=list)
    always: bool = False


@attrs.frozen
class Seat:
    """A canonical field that a line fills.

    Attributes:
        root: The entity in scope from which the target starts.
        hops: The way from it to the entity that has the field.
        field: The field.
        cls: The class that has it.
        spec: Its declaration.
        text: The target as written.
    """

    root: Made
    hops: tuple[Hop, ...]
    field: str
    cls: type
    spec: Spec
    text: str

    @property
    def identity(self) -> tuple[object, ...]:
        """What two lines have in common that compete for one seat."""
        return (id(self.root), *((h.field, h.select) for h in self.hops), self.field)


def write_target(root: str, hops: tuple[Hop, ...], field: str) -> str:
    """Write a target as a mapping writes it."""
    steps = [h.field + (f"[{h.select}]" if h.select else "") for h in hops]
    return ".".join([root, *steps, field])


def find_slot(cls: type, name: str) -> tuple[str, Spec] | None:
    """Find the field of a class whose entities a mapping calls by a name.

    >>> find_slot(Record, "person")[0]
    'persons'
    """
    for field, spec in spec_of(cls).items():
        if spec.kind is Kind.ENTITY and name == (spec.each or field):
            return field, spec
    return None


def resolve_seat(text: str, scope: dict[str, Made]) -> Seat:
    """Resolve a target.

    Args:
        text: ``entity.field``, ``entity.field[select].field``, …
        scope: Entities by the names under which they can be reached.

    Raises:
        ValueError: The target names no field of the model that a mapping may fill.
    """
    parts = list(_parts(text))
    name, select = parts[0]
    if name not in scope or select is not None:
        msg = f"{text}: nothing here is called {name!r}; there are: {', '.join(sorted(scope))}"
        raise ValueError(msg)
    root = scope[name]
    cls, hops = root.cls, []
    for field, chosen in parts[1:-1]:
        spec = _spec(cls, field, text)
        if spec.kind is not Kind.ENTITY or spec.entity is None:
            msg = f"{text}: {cls.__name__.lower()}.{field} is no entity"
            raise ValueError(msg)
        if chosen is not None:
            _check_select(spec, chosen, text)
        hops.append(Hop(cls, field, spec.entity, chosen, spec.many))
        cls = spec.entity
    field, chosen = parts[-1]
    spec = _spec(cls, field, text)
    if len(parts) == 1 or chosen is not None or spec.kind in _UNFILLED:
        msg = f"{text}: a target ends in a field that a mapping may fill"
        raise ValueError(msg)
    return Seat(root, tuple(hops), field, cls, spec, text)


def _parts(text: str) -> Iterator[tuple[str, str | None]]:
    position = 0
    while position < len(text):
        found = _PART.match(text, position)
        if found is None:
            msg = f"{text!r} is no target: write entity.field or entity.field[kind].field"
            raise ValueError(msg)
        yield found[1], found[2]
        position = found.end()


def _spec(cls: type, field: str, text: str) -> Spec:
    specs = spec_of(cls)
    if field not in specs:
        fields = ", ".join(n for n, s in specs.items() if s.kind is not Kind.DERIVED)
        msg = f"{text}: {cls.__name__.lower()} has no field {field!r}; it has: {fields}"
        raise ValueError(msg)
    return specs[field]


def _check_select(spec: Spec, chosen: str, text: str) -> None:
    if spec.select is None or spec.entity is None:
        msg = f"{text}: nothing to choose by [{chosen}]"
        raise ValueError(msg)
    mistake = word_mistake(spec_of(spec.entity)[spec.select], chosen)
    if mistake is not None:
        msg = f"{text}: [{chosen}] {mistake}"
        raise ValueError(msg)


def word_mistake(spec: Spec, word: object) -> str | None:
    """Say why a field cannot hold a word of a mapping; None where it can.

    >>> from identity_schema.model import Contact, Identifier
    >>> word_mistake(spec_of(Contact)["kind"], "fax")
    'is none of: email, phone'
    >>> word_mistake(spec_of(Identifier)["scheme"], "BVN")
    "is written 'bvn'"
    >>> word_mistake(spec_of(Identifier)["scheme"], "membership")
    """
    if spec.words and word not in spec.words:
        return f"is none of: {', '.join(sorted(spec.words))}"
    if spec.known and isinstance(word, str) and word not in spec.known:
        meant = next((known for known in spec.known if _plain(known) == _plain(word)), None)
        return None if meant is None else f"is written {meant!r}"
    return None


def _plain(word: str) -> str:
    """Leave out what one word is written with in several ways: case, blanks, hyphens."""
    return re.sub(r"[\s_-]", "", word).casefold()


PAYLOAD = Made("payload", Payload, "payload")
RECORD = Made("record", Record, "record")
