"""The growth of a truth: entities of the model, opened, filled and closed as a draft goes along.

It keeps the order in which the reading side makes entities, so that lists, ids and issues come out
alike: what lines make hangs on its owner when its first value comes, what an object makes when the
object is done.
"""

from collections.abc import Iterable
from typing import Any

from identity_schema._twin import twin
from identity_schema.codes import CODES
from identity_schema.mapping.registry import Mapping
from identity_schema.mapping.targets import Made
from identity_schema.model import Issue, Record
from identity_schema.testing.drawing.steps import Entity, Frame, LeafStep
from identity_schema.testing.facts.fact import Fact

__all__ = ["Growth", "Visit"]

_LISTS = (
    "references", "messages", "persons", "addresses", "accounts", "evidence", "checks", "media",
)  # fmt: skip
_WITH_ID = ("persons", "accounts", "evidence")
_OpenRecord = twin(Record)


class Visit:
    """One visit to an object that makes something.

    Attributes:
        frame: What it makes.
        held: Entities that lines made, by number; None for those of which nothing was said yet.
        facts: Their facts, likewise.
        linked: Variables of made entities that were linked to another.
        places: Variable to the place in its list of what stands before others made below.
        there: Whether the payload has the object, which else says nothing.
    """

    __slots__ = ("facts", "frame", "held", "linked", "places", "there")

    def __init__(self, frame: Frame) -> None:
        """Begin with nothing said."""
        self.frame = frame
        self.held: list[Any] = [None] * len(frame.entities)
        self.facts: list[Any] = [None] * len(frame.entities)
        self.linked: set[str] = set()
        self.places: dict[str, int] = {}
        self.there = False


class Growth:
    """A record of the model while it grows.

    Attributes:
        record: The record, open.
        payload: The payload, open.
    """

    def __init__(self, mapping: Mapping, payload: Any) -> None:
        """Begin with an empty record."""
        self.record = _OpenRecord(kind=mapping.name, provider=mapping.provider)
        for field in (*_LISTS, "issues"):
            setattr(self.record, field, [])
        self.payload = payload
        self._open: dict[str, Any] = {"record": self.record, "payload": payload}
        self._joins: list[tuple[Any, str, Any]] = []
        self._made: dict[str, list[Any]] = {}
        self._entities: dict[int, Any] = {}

    def begin(self, visit: Visit) -> None:
        """Open what an object makes."""
        frame = visit.frame
        for made in frame.made:
            entity = frame.new[made.var](**frame.constants[made.var])
            for field in frame.lists[made.var]:
                setattr(entity, field, [])
            self._open[made.var] = entity
            if made.var in frame.before and made.owner is not None:
                visit.places[made.var] = len(getattr(self._open[made.owner.var], made.field))

    def fill(self, visit: Visit, leaf: LeafStep, fact: Any, value: Any, word: Any) -> None:
        """Put the value of a line into its field."""
        entity = self._reach(visit, leaf.root, leaf.entity)
        if leaf.root == "payload" and getattr(entity, leaf.field) is not None:
            return
        if leaf.holds_many:
            getattr(entity, leaf.field).extend(value)
        else:
            setattr(entity, leaf.field, value)
        if leaf.worded is not None:
            setattr(entity, leaf.worded, word)
        for root, number, field in leaf.also:
            setattr(self._reach(visit, root, number), field, value)
        template = visit.frame.entities[leaf.entity] if leaf.entity >= 0 else None
        if template is not None and template.at_once:
            visit.held[leaf.entity] = None
            self._close(entity, template, fact, leaf.target)

    def add(self, visit: Visit, leaf: LeafStep, fact: Any, value: Any, word: Any) -> None:
        """Make an entity of one element of a list."""
        template = visit.frame.entities[leaf.entity]
        entity = template.new(**template.constants)
        setattr(entity, leaf.field, value)
        if leaf.worded is not None:
            setattr(entity, leaf.worded, word)
        getattr(self._owner(visit, template), template.field).append(entity)
        self._close(entity, template, fact, leaf.target)

    def link(self, visit: Visit, leaf: LeafStep, target: Fact) -> None:
        """Note that an entity names another one."""
        if leaf.entity < 0:
            visit.linked.add(leaf.root)
        self._joins.append((self._reach(visit, leaf.root, leaf.entity), leaf.field, target))

    def end(self, visit: Visit, facts: dict[str, Any]) -> None:
        """Close what an object made, the inner before the outer."""
        for number in visit.frame.closing:
            entity = visit.held[number]
            if entity is not None:
                template = visit.frame.entities[number]
                target = f"{template.text}.{template.first}"
                self._close(entity, template, visit.facts[number], target)
        for made in reversed(visit.frame.made):
            self._close_made(visit, made, facts[made.var])

    def close(self) -> None:
        """Number what has an id, resolve the links, close the lists."""
        record = self.record
        for field in _WITH_ID:
            for number, entity in enumerate(getattr(record, field)):
                object.__setattr__(entity, "id", f"{field}/{number}")
        found: dict[tuple[int, str], tuple[Any, list[str]]] = {}
        for owner, field, other in self._joins:
            ids = found.setdefault((id(owner), field), (owner, []))[1]
            ids.extend(i for i in self._ids(other) if i not in ids)
        for (_, field), (owner, ids) in found.items():
            object.__setattr__(owner, field, tuple(ids))
        for field in (*_LISTS, "issues"):
            setattr(record, field, tuple(getattr(record, field)))

    def _reach(self, visit: Visit, root: str, number: int) -> Any:
        """Find the entity that has a field, or make it and hang it on its owner."""
        if number < 0:
            return self._open[root]
        if visit.held[number] is None:
            template = visit.frame.entities[number]
            above = self._owner(visit, template)
            made = visit.held[number] = template.new(**template.constants)
            for field in template.lists:
                setattr(made, field, [])
            if template.many:
                getattr(above, template.field).append(made)
            else:
                setattr(above, template.field, made)
        return visit.held[number]

    def _owner(self, visit: Visit, template: Entity) -> Any:
        owner = template.owner
        return self._reach(visit, "", owner) if isinstance(owner, int) else self._open[owner]

    def _close(self, entity: Any, template: Entity, fact: Any, target: str) -> None:
        for field in template.lists:
            setattr(entity, field, tuple(getattr(entity, field)))
        self._note(fact.finish(entity) if fact is not None else (), target)
        entity.__class__ = template.cls

    def _close_made(self, visit: Visit, made: Made, fact: Any) -> None:
        entity, frame = self._open[made.var], visit.frame
        for field in frame.lists[made.var]:
            setattr(entity, field, tuple(getattr(entity, field)))
        said = (made.always and visit.there) or made.var in visit.linked
        if not (said or _is_said(entity, frame.fields[made.var])):
            return
        self._made.setdefault(made.path, []).append(entity)
        for field, other in made.links.items():
            self._joins.append(
                (entity, field, other if isinstance(other, str) else self._of(other))
            )
        for group, field in made.members:
            self._joins.append((self._of(group), field, entity))
        self._note(fact.finish(entity), made.name)
        entity.__class__ = made.cls
        self._entities[id(fact)] = entity
        above = self._of(made.owner)
        if made.var in visit.places:
            getattr(above, made.field).insert(visit.places[made.var], entity)
        elif made.many:
            getattr(above, made.field).append(entity)
        else:
            setattr(above, made.field, entity)

    def _of(self, made: Made | None) -> Any:
        return self._open[made.var if made is not None else "record"]

    def _note(self, codes: tuple[str, ...], target: str) -> None:
        for code in codes:
            self.record.issues.append(Issue(code, CODES[code].severity, "", target))

    def _ids(self, other: Any) -> list[str]:
        if isinstance(other, str):
            return [entity.id for entity in self._made.get(other, ()) if entity.id]
        if isinstance(other, Fact):
            return [self._entities[id(other)].id]
        return [other.id] if other.id else []


def _is_said(entity: Any, fields: Iterable[str]) -> bool:
    return any(getattr(entity, field) not in (None, ()) for field in fields)
