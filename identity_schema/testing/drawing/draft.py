"""A draft: one record as it is drawn, as entities of the model or as a payload's objects.

The walk is the same for both. With a growth it fills entities of the model, derived fields
included, for `identity_schema.render` to write; without, only the payload's objects are of use,
which is what makes samples fast.
"""

from typing import Any

from identity_schema.model.fields import Kind
from identity_schema.testing.drawing.growth import Growth, Visit
from identity_schema.testing.drawing.steps import Frame, LeafStep, NodeStep
from identity_schema.testing.facts.accounts import AccountFact
from identity_schema.testing.facts.fact import Fact
from identity_schema.testing.facts.records import PageFact, RecordFact
from identity_schema.testing.facts.world import World

__all__ = ["Draft"]


class Draft:
    """A record while it is drawn.

    Attributes:
        world: Where it plays.
        growth: The truth that grows with it; None where only a payload is written.
        alone: Whether the payload has no other record; only then a fact around it is its own.
        without: Paths that the chosen form does not have.
        dense: Whether three in four of the optional keys are there, and not every other one.
    """

    def __init__(
        self,
        world: World,
        growth: Growth | None,
        without: frozenset[str] = frozenset(),
        *,
        dense: bool = False,
    ) -> None:
        """Begin with nothing said."""
        self.world = world
        self.source = world.source
        self.growth = growth
        self.alone = True
        self.without = without
        self.dense = dense
        self._facts: dict[str, Any] = {"record": RecordFact(world), "payload": PageFact(world, 1)}
        self._named: list[Fact] = []
        self._accounts_due = self._accounts_seen = self._checks_due = False

    def draw(self, step: NodeStep) -> Any:
        """Draw a tree of objects: that of a record, or what stands around it.

        Returns:
            What the payload has for it.
        """
        for made in step.frame.made if step.frame is not None else ():
            self._facts[made.var] = self._asked(made.owner).own(
                made.field, made.constants, made.cls
            )
        return self._visit(step)

    def say_page(self, count: int) -> None:
        """Tell the facts of the payload: it is the one page of so many records."""
        self.alone = count == 1
        self._facts["payload"] = PageFact(self.world, count)

    # --- objects --------------------------------------------------------------------------------

    def _visit(self, step: NodeStep) -> Any:
        """Draw an object that makes entities."""
        frame: Frame = step.frame  # type: ignore[assignment]  # what is visited has a frame
        visit = Visit(frame)
        if self.growth is not None:
            self.growth.begin(visit)
        bare = frame.bare
        out = self._object(step, visit) if bare is None else self._leaf(bare, visit)
        visit.there = bool(out)
        if self.growth is not None:
            self.growth.end(visit, self._facts)
        return out

    def _object(self, step: NodeStep, visit: Visit) -> Any:
        """Draw the members of an object by their flags."""
        out: dict[str, Any] = {}
        flags = self.source.flags(step.bits)
        if self.dense:
            flags |= self.source.flags(step.bits)
        for leaf in step.leaves:
            said = leaf.bit < 0 or flags >> leaf.bit & 1 or self._vital(leaf, visit)
            if said and leaf.path not in self.without:
                raw = self._leaf(leaf, visit)
                if raw is not None:
                    out[leaf.key] = raw
        for child in step.children:
            if child.path in self.without or not self._is_there(child, flags):
                continue
            inner = self._child(child, visit)
            if child.key == "":
                return inner
            if inner:
                for same in step.scalars.get(child.key, ()) if child.key in out else ():
                    inner[same] = out[child.key]
                out[child.key] = inner
        return out

    def _child(self, child: NodeStep, visit: Visit) -> Any:
        frame = child.frame
        if frame is None:
            inner = self._object(child, visit)
            return [inner] if child.many and inner else inner
        if not frame.made:
            return self._visit(child)
        first = frame.made[0]
        owner, constants = self._asked(first.owner), frame.constants[first.var]
        if not child.many:
            one = owner.own(first.field, constants, first.cls)
            return None if one is None else self._enter(child, frame, one)
        if frame.holder and isinstance(owner, RecordFact):
            several: list[Any] = list(owner.holders())
        else:
            several = owner.several(first.field, constants, first.cls)
        made = (self._enter(child, frame, one) for one in several)
        return [inner for inner in made if inner]

    def _enter(self, child: NodeStep, frame: Frame, fact: Fact) -> Any:
        """Draw an object whose first entity has these facts."""
        first, *others = frame.made
        self._facts[first.var] = fact
        if any(made.name == "verification" for made in frame.made):
            self._checks_due = False
        for made in others:
            own = self._asked(made.owner).own(made.field, frame.constants[made.var], made.cls)
            if own is None:
                return None
            self._facts[made.var] = own
        return self._visit(child)

    def _asked(self, made: Any) -> Fact:
        """Return the facts of the entity that owns another."""
        fact: Fact = self._facts[made.var]
        return fact

    def _is_there(self, child: NodeStep, flags: int) -> bool:
        """Tell whether an object is drawn: by its flag, or since a link names what it makes."""
        if child.beside >= 0 and not flags >> child.beside & 1:
            return False
        there = child.bit < 0 or bool(flags >> child.bit & 1)
        for made in child.frame.made if child.frame is not None else ():
            if made.name == "account":
                self._accounts_seen = True
                return there or self._accounts_due
            if made.members or (made.owner is not None and made.owner.members):
                return there or self._checks_due
        return there

    def _vital(self, leaf: LeafStep, visit: Visit) -> bool:
        """Tell whether something cannot do without a field whose flag says no."""
        if leaf.vital in {"account", "check"}:
            return self._accounts_due if leaf.vital == "account" else self._checks_due
        if leaf.vital != "name":
            return False
        fact = self._fact(visit, leaf.root, leaf.entity)
        return fact is not None and leaf.field in fact.needed

    # --- values ---------------------------------------------------------------------------------

    def _leaf(self, leaf: LeafStep, visit: Visit) -> Any:
        """Draw a line; return what the payload has for it, None for nothing."""
        if leaf.root == "record" and not self.alone and visit.frame.around:
            return None
        if leaf.kind is Kind.LINK:
            return self._link(leaf, visit)
        if leaf.each:
            return self._each(leaf, visit)
        fact = self._fact(visit, leaf.root, leaf.entity)
        drawn = leaf.value(fact, self.source) if fact is not None else None
        if drawn is None or drawn[0] == ():
            return None
        value, raw, word = drawn
        if leaf.names:
            self._named.append(self._facts[leaf.root])
        self._checks_due = self._checks_due or leaf.vital == "reference"
        if leaf.holds_many:
            raw = list(raw) if leaf.many else raw[0]
            value = value if leaf.many else value[:1]
        if self.growth is not None:
            self.growth.fill(visit, leaf, fact, value, word)
        return raw

    def _fact(self, visit: Visit, root: str, number: int) -> Any:
        """Find the facts of the entity that has a field, asking its owner for them once."""
        if number < 0:
            return self._facts[root]
        if visit.facts[number] is None:
            entity = visit.frame.entities[number]
            above = self._above(visit, number)
            fact = above.own(entity.field, entity.constants, entity.cls) if above else None
            if fact is not None and fact.needed and entity.fields.isdisjoint(fact.needed):
                return None
            visit.facts[number] = fact
        return visit.facts[number]

    def _above(self, visit: Visit, number: int) -> Fact | None:
        owner = visit.frame.entities[number].owner
        found: Fact | None = (
            self._fact(visit, "", owner) if isinstance(owner, int) else self._facts[owner]
        )
        return found

    def _each(self, leaf: LeafStep, visit: Visit) -> Any:
        """Draw a list whose elements each make an entity."""
        template = visit.frame.entities[leaf.entity]
        above = self._above(visit, leaf.entity)
        raws = []
        several = above.several(template.field, template.constants, template.cls) if above else ()
        for fact in several:
            drawn = leaf.value(fact, self.source)
            if drawn is not None:
                value, raw, word = drawn
                raws.append(raw)
                if self.growth is not None:
                    self.growth.add(visit, leaf, fact, value, word)
        return raws or None

    def _link(self, leaf: LeafStep, visit: Visit) -> Any:
        """Name an account or a piece of evidence as the provider does."""
        target = self._linkable(leaf)
        if target is None:
            return None
        if self.growth is not None:
            self.growth.link(visit, leaf, target)
        raw = target.number_raw if leaf.to == "account" else target.source_id
        return [raw] if leaf.many else raw

    def _linkable(self, leaf: LeafStep) -> Any:
        """Find what a link may name: the account of a holder, a document that was said before."""
        if leaf.to != "account":
            documents = [fact for fact in self._named if not isinstance(fact, AccountFact)]
            return self.source.of(documents) if documents else None
        account = getattr(self._facts[leaf.root], "account", None)
        if account is None or (self._accounts_seen and account not in self._named):
            return None
        self._accounts_due = True
        return account
