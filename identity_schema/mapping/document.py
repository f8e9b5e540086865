"""A mapping document: the TOML text, read and checked for form.

What a document says is checked against the model later, by `identity_schema.mapping.plan`; here it
is only taken apart. Every error names the file and the line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.mapping.form import DOCUMENT, mistakes
from identity_schema.mapping.paths import Path, Step, has_star, parse_path
from identity_schema.model.components import Components
from identity_schema.model.fields import Sensitivity

__all__ = [
    "MAX_CHARACTERS",
    "MAX_LINES",
    "Document",
    "Envelope",
    "Line",
    "parse_document",
    "parse_envelopes",
]

MAX_CHARACTERS = 262_144
"""Most characters of a document; the largest that ships has some 16,000."""

MAX_LINES = 20_000
"""Most lines that the shapes of a document may come to where they are used."""

_LONGEST_STATEMENT = 400
_NO_WILDCARD = """\
no key is a pattern: every key that no line lists is "**" in the section of its object, and a key \
that is called * is written '"*"'"""
_after_head = re.compile(r"^\[(?!mapping\]|\[envelope\])", re.MULTILINE).search


@attrs.frozen
class Line:
    """One path of a source object and what becomes of it.

    Attributes:
        path: From the object: its key, or a way down to one; ``**`` for every other key.
        targets: Canonical targets as written; empty for a dropped path.
        drop: The reason to leave it out, or None.
        words: Name of the table of code words, or None.
        alternatives: Other paths of the same value, relative to the object, by preference, each
            with the options in which it differs.
        constants: Constants of the entity that the target selects.
        type: Documented JSON type.
        seen: Where the path was observed, for one that is not documented.
        sensitivity: How sensitive the value is, where that is another word than the model's.
        place: ``(section, …, key)`` in the document, to find the line for an error.
    """

    path: Path
    targets: tuple[str, ...]
    drop: str | None
    words: str | None
    alternatives: "tuple[tuple[str, Line], ...]"
    constants: Mapping[str, Any]
    type: str
    seen: str | None
    sensitivity: Sensitivity | None
    place: tuple[str, ...]


@attrs.frozen
class Envelope:
    """Where records stand in a payload, and how such a payload is told.

    Attributes:
        path: From the root of the payload.
        keys: The keys of the path.
        role: ``record``, ``error`` or ``no_record``.
        needs: Keys that the object at the path has, all of them.
        any: Keys of which it has at least one; empty for no such condition.
        when: Key to the values of which it has one.
        value_of: The key of a record whose value alone the payload is; None where it is more.
    """

    path: Path
    keys: tuple[str, ...]
    role: str
    needs: frozenset[str]
    any: frozenset[str]
    when: Mapping[str, tuple[Any, ...]]
    value_of: str | None = None


@attrs.frozen
class Document:
    """A mapping document, taken apart.

    Attributes:
        file: Where it came from, for errors.
        text: The TOML text.
        name: ``provider.kind``.
        provider: First part of the keys of its records.
        revision: First 12 hex digits of SHA-256 over what it says, comments left out.
        head: The table ``[mapping]``.
        envelopes: In the order in which they are tried.
        outside: Path from the root to the lines of the object there.
        makes: Path from the record to entities with their constants, by entity name.
        words: Tables of code words.
        at: Path from the record to the lines of the object there.
        components: Canonical address component to the provider's parts that feed it.
    """

    file: str
    text: str = attrs.field(repr=False)
    name: str
    provider: str
    revision: str
    head: Mapping[str, Any] = attrs.field(repr=False)
    envelopes: tuple[Envelope, ...] = attrs.field(repr=False)
    outside: Mapping[Path, tuple[Line, ...]] = attrs.field(repr=False)
    makes: Mapping[Path, Mapping[str, Mapping[str, Any]]] = attrs.field(repr=False)
    words: Mapping[str, Mapping[str, str]] = attrs.field(repr=False)
    at: Mapping[Path, tuple[Line, ...]] = attrs.field(repr=False)
    components: Components = attrs.field(repr=False)

    def error(self, message: str, *place: str) -> ContractError:
        """Make the error for a place of this document, with file and line."""
        return _error(self.file, self.text, message, *place)


def parse_document(text: str, file: str = "<mapping>") -> Document:
    """Take a mapping document apart.

    Args:
        text: The TOML text.
        file: What errors call it.

    Raises:
        ContractError: It is no TOML (``mapping.syntax``), or not of the form of a mapping
            document (``mapping.form``).
    """
    if len(text) > MAX_CHARACTERS:
        message = f"{file}: a document has at most {MAX_CHARACTERS} characters"
        raise ContractError("mapping.syntax", message)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContractError("mapping.syntax", f"{file}: {error}") from None
    except RecursionError:
        raise ContractError("mapping.syntax", f"{file}: nested too deep") from None
    return _Reader(file, text, tables).document()


def parse_envelopes(text: str, file: str) -> tuple[Mapping[str, Any], tuple[Envelope, ...]]:
    """Read of a document only what tells whether a payload is of its kind.

    Args:
        text: A TOML text that `parse_document` takes.
        file: What errors call it.

    Returns:
        The table ``[mapping]`` and the envelopes. Where these stand first, as in every document
        that ships, the rest is not looked at.
    """
    rest = _after_head(text)
    if rest is not None and "[[envelope]]" not in text[rest.start() :]:
        text = text[: rest.start()]
    reader = _Reader(file, text, tomllib.loads(text))
    return reader.tables["mapping"], tuple(reader.envelopes())


@attrs.define
class _Reader:
    file: str
    text: str
    tables: dict[str, Any]

    def document(self) -> Document:
        for message, place in mistakes(self.tables, DOCUMENT):
            raise self.fail(message, *(place or ("mapping",)))
        head = self.tables["mapping"]
        at, makes = self._expanded()
        revision = sha256(repr(_sorted(self.tables)).encode()).hexdigest()[:12]
        components = self.tables.get("components", {}).get("address", {})
        return Document(
            file=self.file, text=self.text, name=head["name"], provider=head["provider"],
            revision=revision, head=head, envelopes=tuple(self.envelopes()),
            outside=self._sections("outside"), makes=makes, words=self.tables.get("words", {}),
            at=at, components=Components({name: tuple(held) for name, held in components.items()}),
        )  # fmt: skip

    def fail(self, message: str, *place: str) -> ContractError:
        return _error(self.file, self.text, message, *place)

    def envelopes(self) -> Iterator[Envelope]:
        for number, table in enumerate(self.tables["envelope"]):
            place = ("envelope", str(number))
            role = next(role for role in ("record", "error", "no_record") if role in table)
            when = {
                key: tuple(value) if isinstance(value, list) else (value,)
                for key, value in table.get("when", {}).items()
            }
            path = self._path(table[role], *place)
            if "value_of" in table and (path or role != "record"):
                raise self.fail('value_of goes with record = "."', *place, "value_of")
            yield Envelope(
                path=path, keys=tuple(step.key for step in path if step.key), role=role,
                needs=frozenset(table.get("needs", ())), any=frozenset(table.get("any", ())),
                when=when, value_of=table.get("value_of"),
            )  # fmt: skip

    def _path(self, text: str, *place: str) -> Path:
        if isinstance(text, str) and has_star(text):
            raise self.fail(_NO_WILDCARD, *place)
        try:
            return parse_path(text)
        except ValueError as error:
            raise self.fail(str(error), *place) from None

    def _sections(self, *place: str) -> dict[Path, tuple[Line, ...]]:
        table: Any = self.tables
        for key in place:
            table = table.get(key, {})
        return {
            self._path(path, *place, path): tuple(self._lines(lines, *place, path))
            for path, lines in table.items()
        }

    def _expanded(self) -> tuple[dict[Path, tuple[Line, ...]], dict[Path, dict[str, Any]]]:
        at = self._sections("at")
        makes = {self._path(p, "makes", p): v for p, v in self.tables.get("makes", {}).items()}
        count = 0
        for where, shape in self.tables.get("uses", {}).items():
            if shape not in self.tables.get("shape", {}):
                raise self.fail(f"there is no [shape.{shape}]", "uses", where)
            base = self._path(where, "uses", where)
            for path, lines in self._sections("shape", shape, "at").items():
                at[base + path] = at.get(base + path, ()) + lines
                count += len(lines)
            if count > MAX_LINES:
                raise self.fail(f"more than {MAX_LINES} lines, shapes written out", "uses", where)
            for path, made in self.tables["shape"][shape].get("makes", {}).items():
                makes[base + self._path(path, "shape", shape, "makes", path)] = made
        for name in self.tables.get("shape", {}):
            if name not in self.tables.get("uses", {}).values():
                raise self.fail("this shape is used nowhere", "shape", name)
        return at, makes

    def _lines(self, table: Mapping[str, Any], *place: str) -> Iterator[Line]:
        for key, value in table.items():
            options = value if isinstance(value, dict) else {"to": value}
            yield self._line(key, options, (*place, key))

    def _line(self, key: str, options: Mapping[str, Any], place: tuple[str, ...]) -> Line:
        targets = options.get("to", [])
        targets = [targets] if isinstance(targets, str) else targets
        if bool(targets) == ("drop" in options):
            raise self.fail("a line has either a target or a reason to drop it", *place)
        if key == "**" and "drop" not in options:
            raise self.fail("** can only be dropped, with a reason", *place)
        word = options.get("sensitivity")
        line = Line(
            path=self._key(key, place), targets=tuple(targets), drop=options.get("drop"),
            words=self._words(options, place), alternatives=(),
            constants=options.get("set", {}), type=options.get("type", "string"),
            seen=options.get("seen"), place=place,
            sensitivity=None if word is None else Sensitivity(word),
        )  # fmt: skip
        if "or" not in options:
            return line
        others = tuple(self._alternative(line, other) for other in options["or"])
        return attrs.evolve(line, alternatives=others)

    def _words(self, options: Mapping[str, Any], place: tuple[str, ...]) -> str | None:
        words: str | None = options.get("words")
        if words is not None and words not in self.tables.get("words", {}):
            raise self.fail(f"there is no table [words.{words}]", *place)
        return words

    def _key(self, key: str, place: tuple[str, ...]) -> Path:
        path = (Step("**", many=False),) if key == "**" else self._path(key, *place)
        if not path or not path[-1].key:
            raise self.fail("a line starts with a key", *place)
        return path

    def _alternative(self, line: Line, other: Any) -> tuple[str, Line]:
        table: dict[str, Any] = other if isinstance(other, dict) else {"path": other}
        words = self._words(table, line.place) or line.words
        if has_star(table["path"]):
            raise self.fail(_NO_WILDCARD, *line.place)
        changed = attrs.evolve(
            line, words=words, type=table.get("type", line.type), seen=table.get("seen")
        )
        return table["path"], changed


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return sorted((key, _sorted(child)) for key, child in value.items())
    return [_sorted(child) for child in value] if isinstance(value, list) else value


def _error(file: str, text: str, message: str, *place: str) -> ContractError:
    where = ".".join(place[1:]) or ".".join(place)
    return ContractError("mapping.form", f"{file}:{line_of(text, place)}: {where}: {message}")


def line_of(text: str, place: tuple[str, ...]) -> int:
    """Find the line of a place by parsing the text one statement at a time.

    Args:
        text: A TOML text that parses as a whole.
        place: Section and key, ``("at", "accounts[]", "name")``; for one of an array of tables its
            number stands after the name.

    Returns:
        The number of the line, 1 for the first; of the nearest enclosing section where the place
        itself is not written.
    """
    section: tuple[str, ...] = ()
    best, length, statement, start = 1, 0, "", 1
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        start = start if statement else number
        if number - start > _LONGEST_STATEMENT:
            break
        statement += line + "\n"
        try:
            table = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        statement_path = _only_path(table)
        if statement.lstrip().startswith("[["):
            seen[statement_path] = seen.get(statement_path, -1) + 1
            section = (*statement_path, str(seen[statement_path]))
            here = section
        elif statement.lstrip().startswith("["):
            section = here = statement_path
        else:
            here = (*section, *statement_path)
        statement = ""
        common = _common(here, place)
        if common in {len(here), len(place)} and common > length:
            best, length = start, common
    return best


def _only_path(table: dict[str, Any]) -> tuple[str, ...]:
    path: list[str] = []
    value: Any = table
    while isinstance(value, dict) and len(value) == 1:
        key, value = next(iter(value.items()))
        path.append(key)
    return tuple(path)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y),
                min(len(a), len(b)))  # fmt: skip
