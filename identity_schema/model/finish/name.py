"""Names: the normal form, the parts that a text settles, and whether it is a person's."""

from functools import cache
from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema._twin import bare_twin
from identity_schema.model.finish.room import Room
from identity_schema.model.name import Name

if TYPE_CHECKING:
    from identity_schema.values import name
else:
    name = Module("identity_schema.values.name")

__all__ = ["finish_name", "finish_person", "holder_of"]

_PARTS = ("given_name", "middle_name", "family_name", "title", "suffix", "initials")
_NO_PARTS = (None,) * len(_PARTS)
_NONE_SENT = (None, None, None)
_OpenName: Any = bare_twin(Name)


def finish_name(entity: Any, room: Room) -> tuple[str, ...]:
    """Work out the normal form, and the parts where they are certain and were not sent."""
    sent = (entity.given_name, entity.middle_name, entity.family_name)
    text = entity.text
    if sent != _NONE_SENT:
        return _finish_sent(entity, room, sent)
    if text is None:
        return ()
    codes: tuple[str, ...] = ()
    form = name.quick(text)
    if form is None:
        made = name.read(text)
        form, codes = made.value, made.codes
    if form is not None:
        room.kinds[id(entity)] = form.kind
        _take_name(entity, form)
    return codes


def _finish_sent(entity: Any, room: Room, sent: tuple[str | None, ...]) -> tuple[str, ...]:
    """Work out the normal form of a name whose parts were sent."""
    given, middle, family = sent
    text = entity.text
    judged = name.quick_parts(sent, text)
    if judged is not None:
        room.kinds[id(entity)], entity.normal, _ = judged
        return ()
    made = name.read_parts(given, middle, family, text)
    if made.value is not None:
        room.kinds[id(entity)], entity.normal = made.value.kind, made.value.normal
    return made.codes


def _take_name(entity: Any, form: Any) -> None:
    entity.normal = form.normal
    parts = _parts_of(form)
    if parts != _NO_PARTS:
        taken = [
            (field, part)
            for field, part in zip(_PARTS, parts, strict=True)
            if part is not None and getattr(entity, field) is None
        ]
        for field, part in taken:
            setattr(entity, field, part)
        entity.parsed = tuple([field for field, _ in taken])


def finish_person(person: Any, room: Room) -> tuple[str, ...]:
    """Judge by the main name whether it is a natural person."""
    for entity in person.names:
        if entity.use == "main":
            kind = room.kinds.get(id(entity), "unknown")
            person.kind = "natural" if kind == "person" else kind
            break
    return ()


def holder_of(form: Any) -> Name:
    """Make the name of one holder of an account."""
    holder = _OpenName()
    holder.use, holder.text, holder.salutation = "main", form.text, None
    holder.normal = form.normal
    parts = (
        holder.given_name, holder.middle_name, holder.family_name,
        holder.title, holder.suffix, holder.initials,
    ) = _parts_of(form)  # fmt: skip
    holder.parsed = _said(tuple([part is not None for part in parts]))
    holder.__class__ = Name
    return holder  # type: ignore[no-any-return]  # the twin is Any until its class is changed


def _parts_of(form: Any) -> tuple[str | None, ...]:
    return (
        form.given_name, form.middle_name, form.family_name,
        form.title, form.suffix, form.initials,
    )  # fmt: skip


@cache
def _said(parts: tuple[bool, ...]) -> tuple[str, ...]:
    """Name the parts that are there; there are 64 answers."""
    return tuple(field for field, there in zip(_PARTS, parts, strict=True) if there)
