"""Facts: what is true of one entity before anybody writes it down.

A `Fact` answers for the fields of one class of the model, under their names, and for the facts of
the entities that it owns. What is asked for is made up at the first asking and then stays; what
nobody asks for is never drawn. Subclasses make people, addresses and numbers that agree with each
other. The class itself knows only kinds of values, which does for a field of a user's own mapping
that nothing else knows of.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from identity_schema.model import Address, Contact, Identifier, Name, PartialDate
from identity_schema.model.fields import Kind, spec_of

if TYPE_CHECKING:
    from identity_schema.testing.facts.world import World

__all__ = ["Constants", "Fact", "Plain", "drawn"]

T = TypeVar("T")
Constants = Mapping[str, Any]
"""What is said of an entity beforehand: what selects it, and the constants of a mapping."""

_KNOWN = (Address, Contact, Identifier, Name)
"""Classes whose derived fields a `Plain` fact would have to leave open."""


class drawn(Generic[T]):  # noqa: N801 - it stands where ``property`` stands
    """A value of a fact that is drawn at the first asking and then stays."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        """Take the function that draws it."""
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        """Learn the name."""
        self._name = name

    @overload
    def __get__(self, fact: None, _: type) -> "drawn[T]": ...
    @overload
    def __get__(self, fact: object, _: type | None = None) -> T: ...
    def __get__(self, fact: Any, _: type | None = None) -> Any:
        """Draw; from then on the instance has the value itself."""
        if fact is None:
            return self
        value = fact.__dict__[self._name] = self._make(fact)
        return value


class Fact:
    """What is true of one entity.

    Attributes:
        world: Where it lives: the source of choices, the country, the other facts.
        needed: Fields of which one has to be said for the others to mean anything; mostly none.
        owned: Field of the entity to a method ``(constants) -> Fact | None`` for what it owns.
        listed: Field of the entity to a method ``(constants) -> list[Fact]``.
    """

    needed: Any = ()
    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {}
    listed: ClassVar[Mapping[str, Callable[..., Any]]] = {}

    def __init__(self, world: "World") -> None:
        """Take the world."""
        self.world = world

    def own(self, field: str, constants: Constants, cls: type) -> "Fact | None":
        """Return the fact of an entity that this one owns; None where there is none."""
        make = self.owned.get(field)
        return make(self, constants) if make is not None else plain(self.world, cls, constants)

    def several(self, field: str, constants: Constants, cls: type) -> "list[Fact]":
        """Return the facts of several entities of one field; an empty list where there are none."""
        make = self.listed.get(field)
        if make is not None:
            found: list[Fact] = make(self, constants)
            return found
        one = self.own(field, constants, cls)
        return [] if one is None else [one]

    def value(self, field: str) -> Any:
        """Return the value of a field, None where there is none."""
        known = field in self.__dict__ or hasattr(type(self), field)
        return getattr(self, field) if known else None

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the derived fields of an entity as far as what was said of it tells.

        Args:
            entity: The entity, still open, with what a payload will say of it.

        Returns:
            Reason codes that a right reading gives.
        """
        del entity
        return ()


class Plain(Fact):
    """A fact of an entity of which only the class is known."""

    def __init__(self, world: "World", cls: type, constants: Constants) -> None:
        """Take the class and what is said of the entity beforehand."""
        super().__init__(world)
        self._cls = cls
        self._called = next((str(v) for v in constants.values()), None)

    def value(self, field: str) -> Any:
        """Make up a value by the kind of the field."""
        held = self.__dict__
        if field not in held:
            held[field] = self._made(field)
        return held[field]

    def _made(self, field: str) -> Any:
        spec = spec_of(self._cls)[field]
        make = _BY_KIND.get(spec.kind)
        if make is None:
            return None
        if spec.kind is Kind.TEXT:
            made: Any = _text(self.world, field, self._called)
        else:
            made = make(self.world)
        return (made,) if spec.many and made is not None else made


def plain(world: "World", cls: type, constants: Constants) -> Fact | None:
    """Return a plain fact, None for a class that no plain fact can speak of."""
    return None if cls in _KNOWN else Plain(world, cls, constants)


_WORDS = ("Alder", "Beech", "Cedar", "Elm", "Hazel", "Larch", "Maple", "Rowan")


def _text(world: "World", field: str, called: str | None) -> str:
    """Make up a text that no reader takes for a placeholder."""
    if field in {"id", "source_id", "check_id", "process"}:
        return world.mint()
    if field in {"url", "logo"}:
        return f"https://media.example/{called or field}/{world.mint()}"
    if field == "raw":
        return world.source.of(("MATCH", "PARTIAL", "CLEAR"))
    return f"{world.source.of(_WORDS)} {called or field}".replace("_", " ")


def _date(world: "World") -> PartialDate:
    day = (world.now - timedelta(days=world.source.below(4000))).date()
    return PartialDate(day.year, day.month, day.day)


def _time(world: "World") -> datetime:
    made: datetime = world.now - timedelta(milliseconds=world.source.below(10**8))
    return made.astimezone(UTC)


_BY_KIND: dict[Kind, Callable[["World"], Any]] = {
    Kind.TEXT: lambda _: None,
    Kind.BOOLEAN: lambda world: world.source.below(2) == 1,
    Kind.INTEGER: lambda world: 1 + world.source.below(9),
    Kind.DECIMAL: lambda world: Decimal(world.source.below(5)),
    Kind.DATE: _date,
    Kind.TIMESTAMP: _time,
    Kind.COUNTRY: lambda world: world.country,
    Kind.CURRENCY: lambda world: world.currency,
    Kind.GENDER: lambda world: world.source.of(("female", "male")),
}
"""Kind of value to what makes one up."""
