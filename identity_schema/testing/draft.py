"""A draft: one record as it is drawn, as entities of the model or as a payload's objects.

The walk is the same for both. With ``truth`` it fills entities of the model, derived fields
included, for `identity_schema.render` to write; without, it writes the payload's objects at once,
which is what makes samples fast.
"""

from collections.abc import Iterable
from typing import Any

from identity_schema._twin import twin
from identity_schema.codes import CODES
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Issue, Record
from identity_schema.model.fields import Kind
from identity_schema.testing.accounts import AccountFact
from identity_schema.testing.fact import Fact
from identity_schema.testing.steps import Entity, Frame, LeafStep, NodeStep
from identity_schema.testing.world import PageFact, RecordFact, World

__all__ = ["Draft", "OpenRecord"]

_LISTS = (
    "references", "messages", "persons", "addresses", "accounts", "evidence", "checks", "media",
)  # fmt: skip
_WITH_ID = ("persons", "accounts", "evidence")
OpenRecord = twin(Record)


class Draft:
    """A record while it is drawn.

    Attributes:
        world: Where it plays.
        record: The open record; None where only a payload is written.
        payload: The open payload, or None.
        alone: Whether the payload has no other record; only then a fact around it is its own.
        without: Paths that the chosen form does not have.
    """

    def __init__(
        self, mapping: Mapping, world: World, *, payload: Any, truth: bool, without: frozenset[str]
    ) -> None:
        """Begin with an empty record."""
        self.world = world
        self.source = world.source
        self.without = without
        self.payload = payload
        self.alone = True
        self.record: Any = None
        self._facts: dict[str, Any] = {"record": RecordFact(world), "payload": PageFact(world, 1)}
        self._open: dict[str, Any] = {"payload": payload}
        self._joins: list[tuple[Any, str, Any]] = []
        self._made: dict[str, list[Any]] = {}
        self._entities: dict[int, Any] = {}
        self._named: list[Fact] = []
        self._accounts_due = self._accounts_seen = self._checks_due = False
        if truth:
            self.record = OpenRecord(kind=mapping.name, provider=mapping.provider)
            for field in _LISTS:
                setattr(self.record, field, [])
            self.record.issues = []
            self._open["record"] = self.record

    # --- walking ------------------------------------------------------------------------------

    def draw(self, step: NodeStep) -> Any:
        """Draw a tree of objects: that of a record, or what stands around it."""
        for made in step.frame.made if step.frame is not None else ():
            owner: Fact = self._facts[made.owner.var]  # type: ignore[union-attr]  # likewise
            self._facts[made.var] = owner.own(made.field, made.constants, made.cls)
        return self._visit(step)

    def say_page(self, count: int) -> None:
        """Tell the facts of the payload: it is the one page of so many records."""
        self._facts["payload"] = PageFact(self.world, count)

    def _visit(self, step: NodeStep) -> Any:
        """Draw an object that makes entities; return what the payload has for it."""
        frame: Frame = step.frame  # type: ignore[assignment]  # what is visited has a frame
        places: dict[str, int] = {}
        if self.record is not None:
            for made in frame.made:
                entity = frame.new[made.var](**frame.constants[made.var])
                for field in frame.lists[made.var]:
                    setattr(entity, field, [])
                self._open[made.var] = entity
                if made.var in frame.before and made.owner is not None:
                    places[made.var] = len(getattr(self._open[made.owner.var], made.field))
        held: list[Any] = [None] * len(frame.entities)
        facts: list[Any] = [None] * len(frame.entities)
        linked: set[str] = set()
        if frame.bare is not None:
            out = self._bare(frame, frame.bare, held, facts)
        else:
            out = self._object(step, frame, held, facts, linked)
        if self.record is not None:
            self._close_entities(frame, held, facts)
            for made in reversed(frame.made):
                self._close_made(frame, made, linked, places)
        return out

    def _object(
        self, step: NodeStep, frame: Frame, held: list[Any], facts: list[Any], linked: set[str]
    ) -> Any:
        out: dict[str, Any] = {}
        flags = self.source.flags(step.bits)
        for leaf in step.leaves:
            said = leaf.bit < 0 or flags >> leaf.bit & 1 or self._vital(leaf, frame, facts)
            if not said or leaf.path in self.without:
                continue
            raw = self._leaf(leaf, frame, held, facts, linked)
            if raw is not None:
                out[leaf.key] = raw
        for child in step.children:
            if child.path in self.without or not self._is_there(child, flags):
                continue
            inner = self._child(child, frame, held, facts, linked)
            if child.key == "":
                return inner
            if inner:
                for same in step.scalars.get(child.key, ()) if child.key in out else ():
                    inner[same] = out[child.key]
                out[child.key] = inner
        return out

    def _bare(self, frame: Frame, leaf: LeafStep, held: list[Any], facts: list[Any]) -> Any:
        """Draw a scalar that stands for the whole object."""
        return self._leaf(leaf, frame, held, facts, set())

    def _child(
        self, child: NodeStep, frame: Frame, held: list[Any], facts: list[Any], linked: set[str]
    ) -> Any:
        if child.frame is None:
            inner = self._object(child, frame, held, facts, linked)
            return [inner] if child.many and inner else inner
        first = child.frame.made[0] if child.frame.made else None
        if first is None:
            return self._visit(child)
        owner: Fact = self._facts[first.owner.var]  # type: ignore[union-attr]  # made has an owner
        constants = child.frame.constants[first.var]
        if not child.many:
            one = owner.own(first.field, constants, first.cls)
            return None if one is None else self._enter(child, one)
        if child.frame.holder and isinstance(owner, RecordFact):
            several: list[Any] = list(owner.holders())
        else:
            several = owner.several(first.field, constants, first.cls)
        made = (self._enter(child, one) for one in several)
        return [inner for inner in made if inner]

    def _enter(self, child: NodeStep, fact: Fact) -> Any:
        """Draw an object whose first entity has these facts."""
        frame: Frame = child.frame  # type: ignore[assignment]  # what is entered has a frame
        first, *others = frame.made
        self._facts[first.var] = fact
        if any(made.name == "verification" for made in frame.made):
            self._checks_due = False
        for made in others:
            owner: Fact = self._facts[made.owner.var]  # type: ignore[union-attr]  # likewise
            self._facts[made.var] = owner.own(made.field, frame.constants[made.var], made.cls)
        if any(self._facts[made.var] is None for made in others):
            return None
        return self._visit(child)

    def _is_there(self, child: NodeStep, flags: int) -> bool:
        """Tell whether an object is drawn: by its flag, or since a link names what it makes."""
        there = child.bit < 0 or bool(flags >> child.bit & 1)
        for made in child.frame.made if child.frame is not None else ():
            if made.name == "account":
                self._accounts_seen = True
                return there or self._accounts_due
            if made.members or (made.owner is not None and made.owner.members):
                return there or self._checks_due
        return there

    def _vital(self, leaf: LeafStep, frame: Frame, facts: list[Any]) -> bool:
        """Tell whether something cannot do without a field whose flag says no."""
        if leaf.vital in {"account", "check"}:
            return self._accounts_due if leaf.vital == "account" else self._checks_due
        if leaf.vital != "name":
            return False
        fact = self._fact(frame, leaf.root, leaf.entity, facts)
        return fact is not None and leaf.field in fact.needed

    # --- values -------------------------------------------------------------------------------

    def _leaf(
        self, leaf: LeafStep, frame: Frame, held: list[Any], facts: list[Any], linked: set[str]
    ) -> Any:
        """Draw a line; return what the payload has for it, None for nothing."""
        if leaf.root == "record" and not self.alone and frame.around:
            return None
        if leaf.kind is Kind.LINK:
            return self._link(leaf, frame, held, linked)
        if leaf.each:
            return self._each(leaf, frame, held, facts)
        fact = self._fact(frame, leaf.root, leaf.entity, facts)
        if fact is None:
            return None
        drawn = leaf.value(fact, self.source)
        if drawn is None or drawn[0] == ():
            return None
        value, raw, word = drawn
        if leaf.kind is Kind.TEXT and leaf.field == "check_id":
            self._checks_due = True
        if leaf.names:
            self._named.append(self._facts[leaf.root])
        if leaf.holds_many:
            raw = list(raw) if leaf.many else raw[0]
            value = value if leaf.many else value[:1]
        if self.record is not None:
            self._fill(leaf, frame, held, fact, value, word)
        return raw

    def _fact(self, frame: Frame, root: str, number: int, facts: list[Any]) -> Any:
        """Find the facts of the entity that has a field, asking its owner for them once."""
        if number < 0:
            return self._facts[root]
        if facts[number] is None:
            entity = frame.entities[number]
            owner = entity.owner
            up = self._fact(frame, root, owner, facts) if isinstance(owner, int) else None
            above = up if isinstance(owner, int) else self._facts[owner]
            if above is None:
                return None
            fact = above.own(entity.field, entity.constants, entity.cls)
            if fact is not None and fact.needed and entity.fields.isdisjoint(fact.needed):
                return None
            facts[number] = fact
        return facts[number]

    def _fill(
        self, leaf: LeafStep, frame: Frame, held: list[Any], fact: Any, value: Any, word: Any
    ) -> None:
        entity = self._reach(frame, leaf, held)
        if leaf.root == "payload" and getattr(entity, leaf.field) is not None:
            return
        if leaf.holds_many:
            getattr(entity, leaf.field).extend(value)
        else:
            setattr(entity, leaf.field, value)
        if leaf.worded is not None:
            setattr(entity, leaf.worded, word)
        for root, number, field in leaf.also:
            other = self._reach_entity(frame, held, number) if number >= 0 else self._open[root]
            setattr(other, field, value)
        if leaf.entity >= 0 and frame.entities[leaf.entity].at_once:
            held[leaf.entity] = None
            self._close(entity, frame.entities[leaf.entity], fact, leaf.target)

    def _each(self, leaf: LeafStep, frame: Frame, held: list[Any], facts: list[Any]) -> Any:
        template = frame.entities[leaf.entity]
        owner = template.owner
        up = (
            self._fact(frame, leaf.root, owner, facts)
            if isinstance(owner, int)
            else self._facts[owner]
        )
        if up is None:
            return None
        raws = []
        for fact in up.several(template.field, template.constants, template.cls):
            drawn = leaf.value(fact, self.source)
            if drawn is None:
                continue
            value, raw, word = drawn
            raws.append(raw)
            if self.record is not None:
                entity = template.new(**template.constants)
                setattr(entity, leaf.field, value)
                if leaf.worded is not None:
                    setattr(entity, leaf.worded, word)
                above = (
                    self._reach_entity(frame, held, owner)
                    if isinstance(owner, int)
                    else self._open[owner]
                )
                getattr(above, template.field).append(entity)
                self._close(entity, template, fact, leaf.target)
        return raws or None

    def _link(self, leaf: LeafStep, frame: Frame, held: list[Any], linked: set[str]) -> Any:
        """Name an account or a piece of evidence as the provider does."""
        target = self._linkable(leaf)
        if target is None:
            return None
        raw = target.number_raw if leaf.to == "account" else target.source_id
        if self.record is not None:
            if leaf.entity >= 0:
                owner = self._reach(frame, leaf, held)
            else:
                owner = self._open[leaf.root]
                linked.add(leaf.root)
            self._joins.append((owner, leaf.field, target))
        return [raw] if leaf.many else raw

    def _linkable(self, leaf: LeafStep) -> Any:
        """Find what a link may name: the account of a holder, a document that was said before."""
        if leaf.to != "account":
            kind = [fact for fact in self._named if not isinstance(fact, AccountFact)]
            return self.source.of(kind) if kind else None
        account = getattr(self._facts[leaf.root], "account", None)
        if account is None or (self._accounts_seen and account not in self._named):
            return None
        self._accounts_due = True
        return account

    # --- making and closing -------------------------------------------------------------------

    def _reach(self, frame: Frame, leaf: LeafStep, held: list[Any]) -> Any:
        if leaf.entity < 0:
            return self._open[leaf.root]
        return self._reach_entity(frame, held, leaf.entity)

    def _reach_entity(self, frame: Frame, held: list[Any], number: int) -> Any:
        """Find an entity on the way to a field, or make it and hang it up."""
        if held[number] is None:
            template = frame.entities[number]
            owner = template.owner
            above = (
                self._reach_entity(frame, held, owner)
                if isinstance(owner, int)
                else self._open[owner]
            )
            made = held[number] = template.new(**template.constants)
            for field in template.lists:
                setattr(made, field, [])
            if template.many:
                getattr(above, template.field).append(made)
            else:
                setattr(above, template.field, made)
        return held[number]

    def _close_entities(self, frame: Frame, held: list[Any], facts: list[Any]) -> None:
        for number in frame.closing:
            entity = held[number]
            if entity is not None:
                template = frame.entities[number]
                target = f"{template.text}.{template.first}"
                self._close(entity, template, facts[number], target)

    def _close(self, entity: Any, template: Entity, fact: Any, target: str) -> None:
        for field in template.lists:
            setattr(entity, field, tuple(getattr(entity, field)))
        self._note(fact.finish(entity) if fact is not None else (), target)
        entity.__class__ = template.cls

    def _close_made(
        self, frame: Frame, made: Any, linked: set[str], places: dict[str, int]
    ) -> None:
        entity, fact = self._open[made.var], self._facts[made.var]
        for field in frame.lists[made.var]:
            setattr(entity, field, tuple(getattr(entity, field)))
        if made.var not in linked and not _is_said(entity, frame.fields[made.var]):
            return
        self._made.setdefault(made.path, []).append(entity)
        for field, other in made.links.items():
            linked_to = self._open[other.var] if hasattr(other, "var") else other
            self._joins.append((entity, field, linked_to))
        for group, field in made.members:
            self._joins.append((self._open[group.var], field, entity))
        self._note(fact.finish(entity), made.name)
        entity.__class__ = made.cls
        above = self._open[made.owner.var]
        if made.var in places:
            getattr(above, made.field).insert(places[made.var], entity)
        elif made.many:
            getattr(above, made.field).append(entity)
        else:
            setattr(above, made.field, entity)
        self._entities[id(fact)] = entity

    def _note(self, codes: tuple[str, ...], target: str) -> None:
        for code in codes:
            self.record.issues.append(Issue(code, CODES[code].severity, "", target))

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

    def _ids(self, other: Any) -> list[str]:
        if isinstance(other, str):
            return [entity.id for entity in self._made.get(other, ()) if entity.id]
        if isinstance(other, Fact):
            return [self._entities[id(other)].id]
        return [other.id] if other.id else []


def _is_said(entity: Any, fields: Iterable[str]) -> bool:
    return any(getattr(entity, field) not in (None, ()) for field in fields)
