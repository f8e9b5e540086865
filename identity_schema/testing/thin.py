"""Thinning: many payloads out of one that says everything.

Drawing a person costs more than writing one down. A sample therefore draws payloads that say all
that their mapping can say, and writes each of them several times: with other keys left out, other
blanks, other ids. `identity_schema.testing.template` does the writing.
"""

from typing import Any, NamedTuple

import attrs

from identity_schema.testing.drawing.groom import Groom
from identity_schema.testing.drawing.steps import NodeStep
from identity_schema.testing.source import Rolled

__all__ = ["Full", "Member", "Thin", "plan_thinning", "thinned"]

_SERIALS = 1 << 24
_MARK = 0x00F00000


class Full(Rolled):
    """Choices by which everything that can be said is said.

    Attributes:
        serials: The serials of the worlds that were drawn, as they stand in ids.
    """

    __slots__ = ("serials",)

    def __init__(self, seed: int) -> None:
        """Begin at a seed."""
        super().__init__(seed)
        self.serials: list[str] = []

    def flags(self, count: int) -> int:
        """Say yes to all."""
        return (1 << count) - 1

    def below(self, bound: int) -> int:
        """Choose a number; a serial gets a letter, so that no other digits are taken for it."""
        number = super().below(bound)
        if bound == _SERIALS:
            number = (number & 0xFFFFF) | _MARK
            self.serials.append(f"{number:08x}")
        return number


@attrs.frozen
class Thin:
    """What can be left out of one object.

    Attributes:
        bits: How many flags it has.
        members: Key to what is known of it.
    """

    bits: int
    members: "dict[str, Member]"


class Member(NamedTuple):
    """What is known of one key.

    Attributes:
        mask: The mask of its flag; 0 where it always stays.
        inside: The object below, or None.
        blanks: What may stand there for nothing.
        asks: What has to stay where this stays, or what this makes possible; else empty.
        answers: What it stays for whatever its flag says; else empty.
        needs: What has to have stayed before; else empty.
    """

    mask: int
    inside: "Thin | None" = None
    blanks: tuple[Any, ...] = ()
    asks: str = ""
    answers: str = ""
    needs: str = ""


def plan_thinning(step: NodeStep, groom: Groom | None) -> Thin:
    """Make the thinning of an object ready.

    Args:
        step: Its steps.
        groom: What may stand for nothing in it.
    """
    if step.children and not step.children[0].key:
        inner = groom.children.get("") if groom is not None else None
        return plan_thinning(step.children[0], inner)
    blanks = dict(groom.blanks) if groom is not None else {}
    below = groom.children if groom is not None else {}
    members: dict[str, Member] = {}
    for leaf in step.leaves:
        asked = leaf.vital == "reference"
        kept = leaf.bit < 0 or (bool(leaf.vital) and not asked) or leaf.names
        members[leaf.key] = Member(
            0 if kept else 1 << leaf.bit,
            blanks=blanks.get(leaf.key, ()),
            asks="checks" if asked else "",
            needs="evidence" if leaf.to == "evidence" else "",
        )
    for child in step.children:
        inside = plan_thinning(child, below.get(child.key))
        asks, answers = _role(child)
        members[child.key] = Member(
            0 if child.bit < 0 else 1 << child.bit,
            inside, blanks.get(child.key, ()), asks, answers,
        )  # fmt: skip
        for same in step.scalars.get(child.key, ()):
            inside.members.setdefault(same, Member(0))
    return Thin(step.bits, members)


def _role(child: NodeStep) -> tuple[str, str]:
    """Return what an object asks for, and what it answers to."""
    if child.frame is None:
        return "", ""
    if child.frame.holder:
        return "accounts", ""
    for made in child.frame.made:
        if made.name == "account":
            return "", "accounts"
        if made.members or (made.owner is not None and made.owner.members):
            return "", "checks"
        if made.name == "evidence":
            return "evidence", ""
    return "", ""


def thinned(plan: Thin, node: Any, source: Rolled, asked: set[str]) -> Any:
    """Return an object with some of what can be left out left out; what is kept is shared.

    Args:
        plan: What can be left out.
        node: The object, or a list of such.
        source: Where choices come from.
        asked: What was said and cannot do without something that follows.
    """
    if isinstance(node, list):
        return [thinned(plan, item, source, asked) for item in node]
    if not isinstance(node, dict):
        return node
    flags = source.flags(plan.bits) if plan.bits else 0
    blank = source.below(3)
    members = plan.members
    out: dict[str, Any] = {}
    for key, value in node.items():
        known = members.get(key)
        if known is None:
            out[key] = value
            continue
        mask, inside, blanks, asks, answers, needs = known
        stays = not mask or flags & mask or answers in asked
        if not stays or (needs and needs not in asked):
            if blanks and blank:
                out[key] = blanks[blank % len(blanks)]
            continue
        if asks:
            asked.add(asks)
        out[key] = value if inside is None else thinned(inside, value, source, asked)
    return out
