"""Mappings by name: the documents that ship with the package, and a user's own."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from functools import cache, cached_property, lru_cache
from itertools import count
from pathlib import Path as FilePath
from typing import Any
from weakref import WeakValueDictionary

import attrs

from identity_schema._calls import check
from identity_schema.errors import ContractError
from identity_schema.mapping.compiler import Code, compile_reading, compile_rendering
from identity_schema.mapping.document import (
    MAX_CHARACTERS,
    Document,
    Envelope,
    parse_document,
    parse_envelopes,
)
from identity_schema.mapping.fit import first_fitting, is_flat, objects_of
from identity_schema.mapping.paths import Path, Step, write_path
from identity_schema.mapping.plan import Plan, make_plan
from identity_schema.mapping.sensitivity import Overrides, overrides, said
from identity_schema.mapping.tree import Leaf, Node

__all__ = [
    "MappedPath",
    "Mapping",
    "fitting",
    "fitting_envelopes",
    "list_mappings",
    "load_mapping",
]


@attrs.frozen
class MappedPath:
    """One path of a mapping: a row of its source-to-target table.

    Attributes:
        path: From the root of the payload; ``[]`` where a list is documented.
        disposition: ``mapped`` or ``dropped``.
        targets: Canonical targets.
        reason: Why it is dropped, or None.
        words: Name of the table of code words, or None.
        seen: Where it was observed, for a path that is not documented.
        sensitivity: How sensitive the value is, as the line says or else the model; None for a
            dropped path of which nothing is said.
    """

    path: str
    disposition: str
    targets: tuple[str, ...] = ()
    reason: str | None = None
    words: str | None = None
    seen: str | None = None
    sensitivity: str | None = None


class Mapping:
    """A mapping document, resolved when it is made and compiled when it is first used.

    Attributes:
        name: ``provider.kind``.
        provider: The provider.
        document: The document.
        plan: The document, resolved against the model.
    """

    def __init__(self, document: Document) -> None:
        """Resolve a document; `load_mapping` reads one.

        Raises:
            ContractError: ``call.argument``: it is no document; or what it says cannot be.
        """
        check("document", document, Document, "a Document; load_mapping reads one from a file")
        _check_request(document)
        self.document = document
        self.name = document.name
        self.provider = document.provider
        self.plan: Plan = make_plan(document)

    def __repr__(self) -> str:
        """Show name and revision."""
        return f"Mapping({self.revision})"

    def __reduce__(self) -> tuple[Callable[..., "Mapping"], tuple[str, str]]:
        """Pickle as the document's text, so that a mapping crosses to workers and executors."""
        return _revive, (self.document.text, self.document.file)

    @cached_property
    def revision(self) -> str:
        """``name@revision``; the revision is a hash of what the document says."""
        return f"{self.name}@{self.document.revision}"

    @property
    def request(self) -> "Mapping | None":
        """The mapping of the request, None where there is none."""
        name = self.document.head.get("request")
        return None if name is None else load_mapping(name)

    @property
    def of_request(self) -> bool:
        """Whether it reads a request, which is asked for only by the mapping of the answer."""
        return _of_request(self.document.head)

    @property
    def named_only(self) -> bool:
        """Whether no payload is taken for its kind unless it is asked for by name."""
        return _named_only(self.document.head)

    @cached_property
    def plain(self) -> Code:
        """The compiled reading side; an error where the document's request is no mapping."""
        return self._compiled(traced=False)

    @cached_property
    def traced(self) -> Code:
        """The compiled reading side that notes where each value came from."""
        return self._compiled(traced=True)

    def _compiled(self, *, traced: bool) -> Code:
        _ = self.request  # wrong for one payload is wrong for all
        return compile_reading(self.plan, traced=traced)

    @cached_property
    def _rendering(self) -> tuple[str, Callable[..., Any]]:
        return compile_rendering(self.plan)

    @property
    def rendering(self) -> Callable[..., Any]:
        """The compiled rendering side, ``render_record(run, record)``."""
        return self._rendering[1]

    def code(self, side: str = "plain") -> str:
        """Return the compiled Python of one side: ``plain``, ``traced`` or ``rendering``.

        Raises:
            ContractError: ``call.argument``: there is no such side.
        """
        if side not in ("plain", "traced", "rendering"):
            raise ContractError("call.argument", "a side is 'plain', 'traced' or 'rendering'")
        if side == "rendering":
            return self._rendering[0]
        return (self.traced if side == "traced" else self.plain).source

    @cached_property
    def record_targets(self) -> frozenset[str]:
        """The targets that lines of the record itself fill."""
        nodes = self.plan.record.walk()
        return frozenset(s.text for n in nodes for leaf in n.lines() for s in leaf.seats)

    @cached_property
    def sensitivities(self) -> Overrides:
        """Class and field to the word that lines say in place of the model's."""
        request = self.request
        return overrides([self.plan] if request is None else [self.plan, request.plan])

    def envelope_of(self, root: Any) -> int | None:
        """Return the number of the first envelope that a payload fits, or None."""
        found: int | None = self.plain.find(root)
        return found

    def paths(self) -> tuple[MappedPath, ...]:
        """Return every path with its disposition, in the order of the document."""
        rows: dict[tuple[str, tuple[str, ...]], MappedPath] = {}
        for envelope, root in self.plan.around:
            base: Path = (Step("", many=True),) if root.many else ()
            for row in _rows(root, base):
                rows.setdefault((row.path, row.targets), row)
            if envelope.role == "record":
                for row in _rows(self.plan.record, envelope.path):
                    rows.setdefault((row.path, row.targets), row)
        return tuple(rows.values())


def _check_request(document: Document) -> None:
    """Refuse a document whose request is read by no mapping, with the line that names it."""
    name = document.head.get("request")
    if name is None or name in _shipped():
        return
    try:
        if name.endswith(".toml"):
            _parsed(FilePath(name))  # and no more: it could name this one
        else:
            load_mapping(name)
    except ContractError as error:
        raise document.error(f"the mapping of the request: {error}", "mapping", "request") from None


def _rows(node: Node, base: Path) -> Iterator[MappedPath]:
    for leaf in node.leaves.values():
        yield _row(leaf, (*base, *node.path, Step(leaf.key, leaf.many)))
    if node.bare is not None:
        yield _row(node.bare, (*base, *node.path))
    if node.rest is not None:
        path = write_path((*base, *node.path, Step("**", many=False)))
        yield MappedPath(path, "dropped", reason=node.rest)
    for child in node.children.values():
        yield from _rows(child, base)


def _row(leaf: Leaf, path: Path) -> MappedPath:
    line = leaf.line
    disposition = "mapped" if leaf.seats else "dropped"
    return MappedPath(
        write_path(path), disposition, line.targets, line.drop, line.words, line.seen,
        said(line, leaf.seats),
    )  # fmt: skip


def _folder() -> FilePath:
    package = FilePath(__file__).parents[1]
    inside = package / "_mappings"
    return inside if inside.is_dir() else package.parent / "mappings"


@cache
def _shipped() -> dict[str, FilePath]:
    return {f"{path.parent.name}.{path.stem}": path for path in sorted(_folder().glob("*/*.toml"))}


@cache
def _load_shipped(name: str) -> Mapping:
    return _load(_shipped()[name])


def _load(path: FilePath) -> Mapping:
    return Mapping(_parsed(path))


def _parsed(path: FilePath) -> Document:
    return parse_document(_text(path), str(path.name))


def _text(path: FilePath) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(MAX_CHARACTERS + 1)
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise ContractError("mapping.unknown", message) from None
    except ValueError:
        raise ContractError("mapping.syntax", f"{path.name}: the file is no UTF-8 text") from None


@lru_cache(maxsize=64)
def _revive(text: str, file: str) -> Mapping:
    """Make a mapping that was pickled; of the same document once in a process."""
    return Mapping(parse_document(text, file))


_may_show = re.compile(r"[A-Za-z0-9._/-]{1,100}").fullmatch
"""What can be a name and no payload that was passed in its place."""

_LOADED: WeakValueDictionary[int, Mapping] = WeakValueDictionary()
"""A user's own mappings while they are in use, so that a record finds its own again."""

_NUMBERS = count()

_Kind = tuple[str, tuple[Envelope, ...]]
"""The name of a mapping and its envelopes."""


def list_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that ship with the package, sorted."""
    return tuple(_shipped())


def load_mapping(mapping: "str | FilePath | Mapping") -> Mapping:
    """Find a mapping.

    Args:
        mapping: The name of one that ships (``okra.identity``) or of one that is in use, the
            path of a TOML file, or a mapping, which is passed through.

    Raises:
        ContractError: ``mapping.unknown``: no such name, no such file; ``mapping.syntax`` or
            ``mapping.form``: the document is wrong, with file and line.
    """
    if isinstance(mapping, Mapping):
        return mapping
    if not isinstance(mapping, str | FilePath):
        message = "a mapping is a name, the path of a .toml file, or a Mapping"  # type: ignore[unreachable]  # a wrong call
        raise ContractError("mapping.unknown", message)
    if isinstance(mapping, str) and mapping in _shipped():
        return _load_shipped(mapping)
    if str(mapping).endswith(".toml"):
        loaded = _load(FilePath(mapping))
        _LOADED[next(_NUMBERS)] = loaded
        return loaded
    known = [loaded for _, loaded in sorted(_LOADED.items()) if loaded.name == mapping]
    if known:
        return known[-1]
    names = ", ".join(list_mappings())
    called = f"is called {str(mapping)!r}" if _may_show(str(mapping)) else "has that name"
    message = f"no mapping {called}; name a .toml file or one of: {names}"
    raise ContractError("mapping.unknown", message)


@cache
def _by_key() -> dict[str, tuple[_Kind, ...]]:
    """Which kinds a key at the root of a payload speaks for, so that few have to be asked."""
    found: dict[str, list[_Kind]] = {}
    for name, path in _shipped().items():
        head, envelopes = parse_envelopes(_text(path), path.name)
        if not _named_only(head):
            for key in {k for e in envelopes for k in _root_keys(e)}:
                found.setdefault(key, []).append((name, envelopes))
    return {key: tuple(kinds) for key, kinds in found.items()}


def _of_request(head: AnyMapping[str, Any]) -> bool:
    return head.get("role") == "request"


def _named_only(head: AnyMapping[str, Any]) -> bool:
    return _of_request(head) or head.get("named_only", False) is True


def _root_keys(envelope: Envelope) -> tuple[str, ...]:
    """Keys of which a payload of an envelope has at least one at its root."""
    told = envelope.needs or envelope.any or tuple(envelope.when)
    return envelope.keys[:1] or tuple(told)


def fitting(root: Any) -> list[Mapping]:
    """Return the shipped mappings that a payload fits, but for those asked for only by name."""
    return [mapping for mapping, _ in fitting_envelopes(root)]


def fitting_envelopes(root: Any) -> list[tuple[Mapping, int]]:
    """Return the same mappings, each with the number of the envelope that the payload fits."""
    index = _by_key()
    asked = dict(
        kind for node in objects_of(root) for key in index.keys() & node for kind in index[key]
    )
    found = ((name, first_fitting(asked[name], root)) for name in sorted(asked))
    fitting = [(_load_shipped(name), number) for name, number in found if number is not None]
    if len(fitting) > 1 and not is_flat(root):  # what a query string cannot have said
        fitting = [one for one in fitting if one[0].document.head.get("format") != "query"]
    return fitting
