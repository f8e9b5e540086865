"""What a right answer is after a mess: the truth, edited where the mess was made.

Where a value of the clean payload went is looked up in the account of its leaves, and what becomes
of the truth there follows from the kind of the value, from the documents of the readers and from
nothing else. Where that does not follow (a name without one of its parts, the halves of an address)
the answer is None and the mess is made somewhere else.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from identity_schema.mapping.paths import pointer_token
from identity_schema.mapping.targets import Made
from identity_schema.mapping.trace import Account as LeafAccount
from identity_schema.model import (
    Account,
    AccountNumber,
    Address,
    Check,
    Contact,
    Detail,
    Evidence,
    Identifier,
    Institution,
    Name,
    Payload,
    Person,
    Record,
    Reference,
    Verification,
)
from identity_schema.model.fields import Kind, spec_of
from identity_schema.reading import text_of
from identity_schema.records import Records
from identity_schema.testing.edits import edited, found, noted
from identity_schema.testing.mess import GONE, Change
from identity_schema.testing.places import Place

__all__ = ["Situation", "truth_after"]

_NUMBERED = (Person, Account, Evidence)
_WHOLE = (Name, Contact, Identifier, AccountNumber, Address, Detail)
"""Classes of which a field cannot be taken away alone: their fields explain each other."""

_ANSWERS = {"message", "total", "limit", "page", "pages"}
_Effect = Callable[["Situation", Place, Change], Records | None]


@attrs.define
class Situation:
    """A clean payload and its truth.

    Attributes:
        truth: The truth.
        targets: JSON Pointer of a leaf to the canonical values that it made.
    """

    truth: Records
    targets: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, truth: Records, account: LeafAccount) -> "Situation":
        """Take the account of a payload's leaves."""
        return cls(truth, {leaf.pointer: leaf.targets for leaf in account.leaves})

    def below(self, pointer: str) -> list[str]:
        """Return the canonical values that a leaf, or the leaves below an object, made."""
        inner = f"{pointer}/"
        return [
            target
            for place, targets in self.targets.items()
            if place == pointer or place.startswith(inner)
            for target in targets
        ]

    def owner(self, place: Place) -> str:
        """Return the canonical pointer of the record of a spot, or of the payload."""
        if place.around:
            return "/payload"
        stands = (
            (len(record.pointer), number)
            for number, record in enumerate(self.truth)
            if place.pointer.startswith(f"{record.pointer}/")
        )
        return f"/records/{max(stands)[1]}"


def truth_after(kind: str, situation: Situation, place: Place, change: Change) -> Records | None:
    """Return the truth after a mess, None where it does not follow.

    Args:
        kind: Name of the mess.
        situation: The clean payload.
        place: Where the mess is made; it still holds the clean value.
        change: The mess.
    """
    return _EFFECTS[kind](situation, place, change)


# --- nothing there any more -------------------------------------------------------------------


def _nothing(situation: Situation, place: Place, change: Change) -> Records | None:
    """Take away what came from a spot, and note what stands there now."""
    truth = _without(situation, place)
    if truth is None:
        return None
    owner = situation.owner(place)
    if change.value is None:
        return _marked(truth, owner, "nulls", [place.pointer])
    if change.value in ("", []) or change.value == {}:
        return _marked(truth, owner, "empties", [place.pointer])
    if change.answer == "unmapped":
        return _unmapped(truth, f"{place.pointer}/value")
    if change.value is not GONE:
        raw = text_of(change.value)
        return noted(truth, owner, change.code or "", place.pointer, _target(place), raw)
    return truth


def _without(situation: Situation, place: Place) -> Records | None:
    gone = situation.below(place.pointer)
    rest = [t for targets in situation.targets.values() for t in targets]
    for target in gone:
        rest.remove(target)
    if any(_kind_of(situation.truth, target) is Kind.LINK for target in gone):
        return None
    truth: Records | None = _without_marks(situation.truth, situation.owner(place), place.pointer)
    unsaid = _unsaid(situation.truth, gone, rest)
    for target in gone:
        if truth is None:
            return None
        entity = target.rpartition("/")[0]
        if not any(entity == gap or entity.startswith(f"{gap}/") for gap in unsaid):
            truth = _without_value(truth, target)
    for gap in sorted(unsaid, key=_order, reverse=True):
        truth = _without_entity(truth, gap) if truth is not None else None
    return truth


def _order(pointer: str) -> list[tuple[int, str]]:
    return [(int(t), "") if t.isdigit() else (-1, t) for t in pointer.split("/")]


def _unsaid(truth: Records, gone: Iterable[str], rest: list[str]) -> set[str]:
    """Return the outermost entities of which nothing is said any more."""
    gaps: set[str] = set()
    for target in gone:
        entity = target.rpartition("/")[0]
        best = None
        while not isinstance(found(truth, entity), Record | Payload):
            if any(other.startswith(f"{entity}/") for other in rest):
                break
            best = entity
            entity = _owner_of(entity)
        if best is not None:
            gaps.add(best)
    return gaps


def _owner_of(entity: str) -> str:
    head, _, last = entity.rpartition("/")
    return head.rpartition("/")[0] if last.isdigit() else head


def _without_entity(truth: Records, pointer: str) -> Records | None:
    """Take out an entity of which nothing is said, where nothing else depends on it."""
    entity = found(truth, pointer)
    owner = found(truth, _owner_of(pointer))
    issues = found(truth, _head(pointer)).issues
    if isinstance(entity, (*_NUMBERED, Verification)):
        return None
    if isinstance(entity, Detail) and isinstance(owner, Address):
        return None
    if isinstance(entity, Name) and (entity.use == "main" or issues):
        return None
    if isinstance(entity, AccountNumber) and (issues or _is_linked(truth, pointer)):
        return None
    if isinstance(entity, Check) and (entity.kind == "hit" or "/evidence/" in pointer):
        return None
    if isinstance(entity, Institution) and isinstance(owner, Account):
        return None
    return edited(truth, pointer, lambda _: None)


def _is_linked(truth: Records, pointer: str) -> bool:
    record = found(truth, _head(pointer))
    return any(person.of for person in getattr(record, "persons", ()))


def _head(pointer: str) -> str:
    """Return the canonical pointer of the record, or of the payload, that one is in."""
    return "/payload" if pointer.startswith("/payload") else "/".join(pointer.split("/")[:3])


def _without_value(truth: Records, target: str) -> Records | None:
    """Take out one value of an entity of which other things are still said."""
    pointer, _, field = target.rpartition("/")
    entity = found(truth, pointer)
    spec = spec_of(type(entity))[field]
    if isinstance(entity, Payload) and field not in _ANSWERS:
        return None
    if isinstance(entity, _WHOLE) or _explains_more(entity, field, pointer):
        return None
    changed: dict[str, Any] = {field: ()} if spec.many else {field: None}
    if spec.many and len(getattr(entity, field)) > 1:
        return None
    if spec.worded is not None:
        changed[spec.worded] = None
    if field == "holder":
        changed["holders"] = ()
    return edited(truth, pointer, lambda one: attrs.evolve(one, **changed))


def _explains_more(entity: Any, field: str, pointer: str) -> bool:
    """Tell whether other values were worked out of a field, or other entities named by it."""
    if isinstance(entity, Check):
        return bool(entity.parts) or "/evidence/" in pointer
    if isinstance(entity, Evidence):
        return field == "source_id"
    if isinstance(entity, Institution):
        return field == "code" and "/accounts/" in pointer
    return isinstance(entity, Verification) and field == "status"


# --- the same in other words ------------------------------------------------------------------


def _same(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep every normal form; where the text itself is kept, it is the new one."""
    truth = situation.truth
    in_words = place.leaf is not None and place.leaf.line.words is not None
    for target in situation.below(place.pointer):
        pointer, _, field = target.rpartition("/")
        entity = found(truth, pointer)
        spec = spec_of(type(entity))[field]
        if spec.kind is Kind.LINK or (spec.many and spec.kind is Kind.TEXT):
            return None
        if isinstance(entity, AccountNumber) and entity.masked and _is_linked(truth, pointer):
            return None
        normal = isinstance(entity, AccountNumber) and field == "branch"
        if spec.kind is Kind.TEXT and not normal and (not in_words or spec.worded):
            truth = _with(truth, pointer, {field: change.value})
    return truth


def _typed(situation: Situation, place: Place, change: Change) -> Records | None:
    """A wrong type: nothing is lost of a boolean or a number that came as its text."""
    if change.answer == "value" and change.value != {}:
        return situation.truth
    if change.code == "value.text_as_boolean":
        owner = situation.owner(place)
        return noted(situation.truth, owner, change.code, place.pointer, _target(place))
    return _nothing(situation, place, change)


def _one_or_many(situation: Situation, place: Place, change: Change) -> Records | None:
    """Nothing changes but the pointers below."""
    old, new = f"{place.pointer}/", f"{place.pointer}/0/"
    if not isinstance(change.value, list):
        old, new = new, old

    def move(one: Any) -> Any:
        return attrs.evolve(
            one,
            nulls=tuple(sorted(_moved(p, old, new) for p in one.nulls)),
            empties=tuple(sorted(_moved(p, old, new) for p in one.empties)),
        )

    return edited(situation.truth, situation.owner(place), move)


def _moved(pointer: str, old: str, new: str) -> str:
    return new + pointer.removeprefix(old) if pointer.startswith(old) else pointer


def _strange(situation: Situation, place: Place, change: Change) -> Records | None:
    return _unmapped(situation.truth, f"{place.pointer}/{pointer_token(change.key or '')}")


def _ambiguous(situation: Situation, place: Place, change: Change) -> Records | None:
    return situation.truth if change.code is None else _nothing(situation, place, change)


# --- less than there was ----------------------------------------------------------------------


def _masked(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep the text and take away all that was read of it."""
    (target,) = situation.below(place.pointer)
    pointer = target.rpartition("/")[0]
    entity = found(situation.truth, pointer)
    nothing: dict[str, Any] = {"raw": change.value, "value": None}
    if isinstance(entity, Contact):
        nothing |= {"region": None, "type": None, "extension": None}
    elif isinstance(entity, Identifier):
        nothing |= {"country": None, "check": None}
    else:
        account = found(situation.truth, _owner_of(pointer))
        if _is_linked(situation.truth, pointer) or (account.bank and account.bank.code):
            return None
        nothing |= {"bank": None, "account": None, "suffix": None, "masked": True}
        nothing["check"] = "not_checked"
        if entity.scheme != "gb":
            nothing["branch"] = None
    truth = _with(situation.truth, pointer, nothing)
    return noted(truth, situation.owner(place), change.code or "", place.pointer, _target(place))


def _lost_zeros(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep the digits that came; restore zeros where the format says how many there were."""
    (target,) = situation.below(place.pointer) or ("",)
    pointer, _, field = target.rpartition("/")
    if not target or spec_of(type(found(situation.truth, pointer)))[field].kind is not Kind.TEXT:
        return None
    digits = str(change.value)
    owner = situation.owner(place)
    truth = _with(situation.truth, pointer, {field: digits})
    truth = noted(truth, owner, "value.number_as_text", place.pointer, _target(place))
    more = _of_digits(found(situation.truth, pointer), digits)
    if more is None:
        return None
    values, code, target_of_code = more
    if "/accounts/" in pointer and isinstance(found(truth, pointer), Institution):
        return None
    if isinstance(found(truth, pointer), AccountNumber) and _is_linked(truth, pointer):
        return None
    if isinstance(found(truth, pointer), Detail):
        return _lost_postcode(situation, truth, pointer, place)
    if values:
        truth = _with(truth, pointer, values)
    if code is not None:
        truth = noted(truth, owner, code, place.pointer, target_of_code or _target(place))
    return truth


_More = tuple[dict[str, Any], str | None, str | None]


def _of_digits(entity: Any, digits: str) -> _More | None:
    """Return what becomes of an entity whose number lost its leading zeros."""
    if isinstance(entity, Identifier) and entity.scheme in {"nin", "bvn"}:
        nothing: dict[str, Any] = {"value": None, "country": None, "check": None}
        return nothing, f"{entity.scheme}.length", None
    if isinstance(entity, Identifier):
        return {"value": digits}, None, None
    if isinstance(entity, AccountNumber):
        return _of_account_digits(entity, digits)
    if isinstance(entity, Name | Address | Check):
        return None
    return {}, None, None


def _of_account_digits(number: AccountNumber, digits: str) -> _More | None:
    if number.scheme == "nuban":
        return {"value": None, "account": None, "bank": None, "check": None}, "nuban.length", None
    if number.scheme == "gb" and len(digits) in {6, 7} and number.branch is not None:
        return {}, "gb_account.transformed", None
    return None


def _lost_postcode(
    situation: Situation, truth: Records, pointer: str, place: Place
) -> Records | None:
    """In New Zealand a postcode has four digits, so that its zeros are restored."""
    address = found(situation.truth, _owner_of(pointer))
    if not isinstance(address, Address) or address.country != "NZ" or place.leaf is None:
        return None
    if address.postal_code != place.value:
        return None
    seat = place.leaf.seats[0]
    if len(seat.hops) != 1:
        return None
    owner = situation.owner(place)
    return noted(truth, owner, "address.postcode_zeros", place.pointer, seat.root.name)


# --- more than there was ----------------------------------------------------------------------


def _twice(situation: Situation, place: Place, _: Change) -> Records | None:
    """Repeat the entity that the last element made."""
    last = f"{place.pointer}/{len(place.value) - 1}"
    gone = situation.below(last)
    truth, owner = situation.truth, situation.owner(place)
    if not gone or found(truth, owner).issues:
        return None
    pointer = _made_by(gone)
    if pointer is None:
        return None
    if place.node is None and isinstance(found(truth, gone[0]), tuple):
        return _once_more(truth, gone[0]) if len(gone) == 1 else None
    if place.node is not None:
        if len(place.node.made) != 1:
            return None
        pointer = _made_as(truth, pointer, place.node.made[0])
    entity = found(truth, pointer)
    if isinstance(entity, Reference):
        return truth
    copy = _copied(truth, pointer, entity)
    if copy is None:
        return None
    if any(isinstance(found(truth, t.rpartition("/")[0]), _NUMBERED) for t in gone) and not (
        isinstance(entity, _NUMBERED)
    ):
        return None
    truth = _inserted(truth, pointer, copy)
    following = f"{place.pointer}/{len(place.value)}"
    for mark in ("nulls", "empties"):
        held = [p for p in getattr(found(truth, owner), mark) if p.startswith(f"{last}/")]
        truth = _marked(truth, owner, mark, [following + p.removeprefix(last) for p in held])
    return truth


def _made_by(gone: list[str]) -> str | None:
    """Return the one entity under which all that an element made stands."""
    entities = sorted({target.rpartition("/")[0] for target in gone}, key=len)
    top = entities[0]
    if all(entity == top or entity.startswith(f"{top}/") for entity in entities):
        return top
    return None


def _made_as(truth: Records, pointer: str, made: Made) -> str:
    """Return the entity that the object made, which may own the one that all of it fills."""
    while True:
        field = pointer.rstrip("/0123456789").rpartition("/")[2]
        entity = found(truth, pointer)
        same = all(getattr(entity, key, None) == value for key, value in made.constants.items())
        if type(entity) is made.cls and field == made.field and same:
            return pointer
        pointer = _owner_of(pointer)


def _once_more(truth: Records, target: str) -> Records | None:
    """Repeat the last of several texts or words of one field."""
    pointer, _, field = target.rpartition("/")
    held = getattr(found(truth, pointer), field)
    if not isinstance(held, tuple) or not held:
        return None
    return _with(truth, pointer, {field: (*held, held[-1])})


def _copied(truth: Records, pointer: str, entity: Any) -> Any:
    """Return a copy of an entity, with the next id where it has one and is the last."""
    if not isinstance(entity, _NUMBERED):
        return entity
    field, number = pointer.split("/")[-2:]
    held = getattr(found(truth, _owner_of(pointer)), field)
    linked = isinstance(entity, Account | Evidence) or entity.verification is not None
    if linked or int(number) != len(held) - 1 or entity.of[:1] and "evidence" in entity.of[0]:
        return None
    return attrs.evolve(entity, id=f"{field}/{len(held)}")


def _inserted(truth: Records, pointer: str, copy: Any) -> Records:
    head, _, number = pointer.rpartition("/")
    owner, _, field = head.rpartition("/")
    place = int(number) + 1
    held = getattr(found(truth, owner), field)
    return _with(truth, owner, {field: (*held[:place], copy, *held[place:])})


# --- small things -----------------------------------------------------------------------------


def _with(truth: Records, pointer: str, values: dict[str, Any]) -> Records:
    return edited(truth, pointer, lambda one: attrs.evolve(one, **values))


def _marked(truth: Records, owner: str, mark: str, pointers: list[str]) -> Records:
    held = getattr(found(truth, owner), mark)
    return _with(truth, owner, {mark: tuple(sorted((*held, *pointers)))})


def _without_marks(truth: Records, owner: str, pointer: str) -> Records:
    """Forget the nulls and empties below a spot that is changed."""
    one = found(truth, owner)
    kept = {
        mark: tuple(
            p for p in getattr(one, mark) if p != pointer and not p.startswith(f"{pointer}/")
        )
        for mark in ("nulls", "empties")
    }
    return _with(truth, owner, kept)


def _unmapped(truth: Records, pointer: str) -> Records:
    return _with(truth, "/payload", {"unmapped": tuple(sorted((*truth.payload.unmapped, pointer)))})


def _target(place: Place) -> str | None:
    return place.leaf.seats[0].text if place.leaf is not None else None


def _kind_of(truth: Records, target: str) -> Kind:
    pointer, _, field = target.rpartition("/")
    return spec_of(type(found(truth, pointer)))[field].kind


_EFFECTS: dict[str, _Effect] = {
    "ambiguous_date": _ambiguous, "duplicated_items": _twice, "empty": _nothing,
    "extra_keys": _strange, "lost_zeros": _lost_zeros, "masked": _masked, "missing": _nothing,
    "nfd": _same, "null": _nothing, "one_or_many": _one_or_many, "phone_without_prefix": _same,
    "placeholder": _nothing, "whitespace": _same, "wrong_type": _typed,
}  # fmt: skip
"""Name of a mess to what becomes of the truth."""
