"""Equivalence packs out of TOML: those that ship, and a user's own.

>>> load_pack("govuk_verify_to_eidas").edges[0].caveat[:8]
'historic'
>>> load_pack('''
... name = "own"
... [[edge]]
... id = "x1"
... actual = "eidas:high"
... satisfies = "uk_diatf:medium"
... ''')
Traceback (most recent call last):
    ...
identity_schema.errors.ContractError: assurance.pack_table: an edge: date, document, publisher is \
missing
"""

import os
from typing import Any

from identity_schema.assurance._text import level_of_text
from identity_schema.assurance._toml import date, inner, open_table, shipped_table, text
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.equivalence import Edge, Pack
from identity_schema.assurance.frameworks import Frameworks, known_frameworks
from identity_schema.errors import ContractError

__all__ = ["BUILT_IN_PACKS", "load_pack"]

_CODE = "assurance.pack_table"

BUILT_IN_PACKS = ("eidas_to_govuk_verify", "govuk_one_login_gpg45", "govuk_verify_to_eidas")
"""Names of the packs that ship, for `load_pack`."""


def load_pack(source: str | os.PathLike[str], *, frameworks: Frameworks | None = None) -> Pack:
    """Read an equivalence pack.

    Args:
        source: One of `BUILT_IN_PACKS`, a file's path, or TOML text. The format is described in
            ``docs/assurance.md``.
        frameworks: The frameworks that its levels belong to; the shipped ones where it is None.

    Raises:
        ContractError: The pack is not of that format, an edge lacks a publisher, document or date,
            or it names a level that ranks nowhere.
    """
    if source in BUILT_IN_PACKS:
        tables = shipped_table("assurance_equivalences.toml")["pack"]
        table = next(one for one in tables if one["name"] == source)
    else:
        table = open_table(source, _CODE)
    readers = {"name": text, "edge": _tables}
    members = inner(table, "the pack", _CODE, readers, {"title": text})
    known = known_frameworks(frameworks)
    edges = tuple(_edge(one, known) for one in members.pop("edge"))
    if len({edge.id for edge in edges}) < len(edges):
        raise ContractError(_CODE, "two edges of the pack have one id")
    return Pack(members["name"], edges, members.get("title", ""))


def _tables(value: object) -> list[Any]:
    if isinstance(value, list) and value:
        return value
    msg = "an array of at least one table"
    raise ValueError(msg)


def _edge(table: object, known: Frameworks) -> Edge:
    def level(value: object) -> Assurance:
        return level_of_text(text(value), _CODE)

    needed = dict.fromkeys(("id", "publisher", "document"), text)
    readers = {**needed, "actual": level, "satisfies": level, "date": date}
    members = inner(table, "an edge", _CODE, readers, {"caveat": text})
    edge = Edge(**members)
    here, there = known.place(edge.actual), known.place(edge.satisfies)
    if here is None or there is None:
        msg = f"edge {edge.id} names a level that ranks nowhere"
        raise ContractError(_CODE, msg)
    if here.scale is there.scale:
        msg = f"edge {edge.id} stays inside one framework and version, which has its own order"
        raise ContractError(_CODE, msg)
    return edge
