"""Templates: a payload that says everything, cut into pieces of JSON text.

Of every member of a record a few versions are written once: with other keys left out, other blanks,
or not there at all. Another payload is then written by choosing a version of each member, which
costs a hundredth of drawing one.

>>> from identity_schema.testing.source import Rolled
>>> from identity_schema.testing.thin import Member, Thin
>>> plan = Thin(1, {"middle": Member(1, blanks=(None,))})
>>> source = Rolled(4)
>>> template = Template({"item": {"given": "Anna", "middle": "Ada"}}, ["item"], plan, source)
>>> for text in sorted({template.written(source) for _ in range(40)}):
...     print(text.decode())
{"item":{"given":"Anna","middle":"Ada"}}
{"item":{"given":"Anna","middle":null}}
{"item":{"given":"Anna"}}
"""

from typing import Any

import msgspec

from identity_schema.testing.source import Rolled
from identity_schema.testing.thin import Member, Thin, thinned

__all__ = ["Template", "encode"]

encode = msgspec.json.Encoder(decimal_format="number").encode
"""Writes JSON as samples have it: amounts as numbers with their digits."""

_GAP = b"\0"  # in no JSON text
_WIDTH = 2  # bits that choose a version
_VERSIONS = 1 << _WIDTH
_WIDEST = 48  # bits of one choice
_PLAIN = Member(0)


class Template:
    """A payload in pieces."""

    __slots__ = ("_around", "_records")

    def __init__(self, payload: Any, keys: list[str], plan: Thin | None, source: Rolled) -> None:
        """Cut a payload.

        Args:
            payload: It says everything.
            keys: The keys on the way to its records.
            plan: What can be left out of a record; None where nothing can.
            source: Where choices come from.
        """
        self._records: list[_Pieces] = []
        left = payload if plan is None else self._cut(payload, keys, plan, source)
        self._around = encode(left).split(_GAP)

    def _cut(self, node: Any, keys: list[str], plan: Thin, source: Rolled) -> Any:
        """Take out the records and leave gaps."""
        if isinstance(node, list):
            return [self._cut(item, keys, plan, source) for item in node]
        if not keys:
            self._records.append(_Pieces(node, plan, source))
            return msgspec.Raw(_GAP)
        key, *rest = keys
        return {**node, key: self._cut(node[key], rest, plan, source)} if key in node else node

    def written(self, source: Rolled) -> bytes:
        """Write a payload with less in it, as JSON text in UTF-8."""
        first, *others = self._around
        pieces = [first]
        for record, text in zip(self._records, others, strict=True):
            pieces += record.written(source), text
        return b"".join(pieces)


class _Pieces:
    """A record in pieces: of each member its versions, and the place of the bits that choose one.

    Members that cannot do without each other are chosen by the same bits. Every piece begins with
    the comma that parts it from the one before.
    """

    __slots__ = ("_columns", "_width")

    def __init__(self, node: dict[str, Any], plan: Thin, source: Rolled) -> None:
        versions = [thinned(plan, node, source, set()) for _ in range(_VERSIONS)]
        self._columns: list[tuple[int, tuple[bytes, ...]]] = []
        self._width = _WIDTH
        for key in node:
            head = b",%b:" % encode(key)
            texts = tuple(head + encode(one[key]) if key in one else b"" for one in versions)
            at = 0 if _leans(plan.members.get(key, _PLAIN)) else self._width
            self._columns.append((at, texts))
            self._width += _WIDTH if at else 0

    def written(self, source: Rolled) -> bytes:
        """Write the record."""
        bits = source.flags(min(self._width, _WIDEST))
        for done in range(_WIDEST, self._width, _WIDEST):
            bits |= source.flags(_WIDEST) << done
        last = _VERSIONS - 1
        pieces = [texts[bits >> at & last] for at, texts in self._columns]
        return b"{%b}" % b"".join(pieces)[1:]


def _leans(member: Member) -> bool:
    return bool(member.asks or member.answers or member.needs)
