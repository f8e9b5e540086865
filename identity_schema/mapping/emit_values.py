"""The compiler, values: how the reading of one value is written."""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from identity_schema.mapping.targets import Seat
from identity_schema.mapping.tree import Leaf
from identity_schema.model.fields import Kind

__all__ = ["QUICK", "READERS", "Block", "Writer", "identifier"]

READERS = {
    Kind.DATE: "read_date",
    Kind.TIMESTAMP: "read_timestamp",
    Kind.COUNTRY: "read_country",
    Kind.CURRENCY: "read_currency",
    Kind.GENDER: "read_gender",
    Kind.DECIMAL: "read_decimal",
    Kind.INTEGER: "read_integer",
}
"""What a field holds, to the name of the reader in the generated code."""

QUICK = {
    Kind.DATE: ("quick_date", "str"),
    Kind.TIMESTAMP: ("quick_timestamp", "str"),
    Kind.COUNTRY: ("quick_country", "str"),
    Kind.CURRENCY: ("quick_currency", "str"),
    Kind.GENDER: ("quick_gender", "str"),
    Kind.DECIMAL: ("quick_decimal", "int"),
    Kind.INTEGER: ("quick_integer", "int"),
}
"""The same for its quick way, which answers for most values and never for one with a remark, and
the type of what it takes."""


def identifier(text: str) -> str:
    """Make a Python name of any text.

    >>> identifier("a-b.c")
    'a_b_c'
    """
    return re.sub(r"[^A-Za-z0-9_]", "_", text)


@attrs.define
class Block:
    """What is written inside ``with`` stands one step deeper."""

    writer: "Writer"

    def __enter__(self) -> None:
        """Go one step deeper."""
        self.writer.depth += 1

    def __exit__(self, *_: object) -> None:
        """Come back."""
        self.writer.depth -= 1


class Writer:
    """Lines of Python and the constants that they name.

    Attributes:
        traced: Whether each value notes where it came from.
        lines: Lines so far.
        constants: Name to value.
        depth: Depth of the next line.
    """

    def __init__(self, *, traced: bool) -> None:
        self.traced = traced
        self.lines: list[str] = []
        self.constants: dict[str, Any] = {}
        self.names: dict[object, str] = {}
        self.depth = 0

    def put(self, text: str) -> None:
        """Write a line."""
        self.lines.append("    " * self.depth + text if text else "")

    def block(self, text: str) -> Block:
        """Write the head of a block; what follows inside ``with`` is its body."""
        self.put(text)
        return Block(self)

    def named(self, thing: object, text: str) -> str:
        """Name a thing of the document, with a number where another has that name already."""
        if thing not in self.names:
            name, number = identifier(text), 2
            while name in self.names.values():
                name, number = f"{identifier(text)}_{number}", number + 1
            self.names[thing] = name
        return self.names[thing]

    def words_named(self, table: str) -> str:
        """Name a table of code words."""
        return self.named(("words", table), f"WORDS_{table}")

    def constant(self, stem: str, value: object) -> str:
        """Name a constant."""
        name, number = stem, 2
        while name in self.constants and self.constants[name] != value:
            name, number = f"{stem}_{number}", number + 1
        self.constants[name] = value
        return name

    def words(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        """Name the tables of code words; a boolean is found under itself and under its text."""
        for table, words in tables.items():
            meaning: dict[Any, str | None] = {k: None if w == "-" else w for k, w in words.items()}
            for key, value in (("true", True), ("false", False)):
                if key in words:
                    meaning[value] = meaning[key]
            self.constants[self.words_named(table)] = meaning

    def trace(self, place: str, owner: str, field: str) -> None:
        """Write where a value came from, in the traced variant."""
        if self.traced:
            self.put(f"run.hit(({place}, {owner}, {field!r}))")

    def read(self, leaf: Leaf, seat: Seat, v: str, place: str) -> str:
        """Write the reading of a value.

        Args:
            leaf: The line.
            seat: What it fills.
            v: Variable with the raw value; afterwards with what was read, or None.
            place: Expression for the pointer of the value.

        Returns:
            The expression for the raw value, to keep if the value loses its seat.
        """
        words = self.words_named(leaf.line.words) if leaf.line.words else None
        if words and seat.spec.worded:
            self._outcome(words, seat, v, place)
        elif words:
            self.put(f"raw = {v}")
            self._word(words, seat, v, place)
            return "raw"
        if seat.spec.kind in READERS:
            self._reading(seat, v, place)
            return "raw"
        if seat.spec.kind is Kind.BOOLEAN:
            self._odd(f"type({v}) is not bool", "boolean", seat, v, place)
        elif leaf.line.type == "boolean":
            other = f"run.scalar_text({v}, {place}, {seat.text!r})"
            self.put(f"{v} = ('true' if {v} else 'false') if type({v}) is bool else {other}")
        elif leaf.line.type != "string":
            self.put(f"{v} = run.scalar_text({v}, {place}, {seat.text!r})")
        else:
            test = f"type({v}) is not str or {v}.strip() in BLANK"
            self._odd(test, "text", seat, v, place)
        return v

    def _odd(self, test: str, method: str, seat: Seat, v: str, place: str) -> None:
        with self.block(f"if {test}:"):
            self.put(f"{v} = run.{method}({v}, {place}, {seat.text!r})")

    def _outcome(self, words: str, seat: Seat, v: str, place: str) -> None:
        known = f"(type({v}) is str or type({v}) is bool) and {v} in {words}"
        about = f"{v}, {words}, {place}, {seat.text!r}"
        closed = seat.spec.unread
        other = f"run.closed_outcome({about}, {closed!r})" if closed else f"run.outcome({about})"
        self.put(f"w = {words}[{v}] if {known} else {other}")

    def _word(self, words: str, seat: Seat, v: str, place: str) -> None:
        known = f"(type({v}) is str or type({v}) is bool) and {v} in {words}"
        other = f"run.any_word({v}, {words}, {place}, {seat.text!r})"
        self.put(f"{v} = {words}[{v}] if {known} else {other}")
        if self.traced:
            with self.block(f"if {v} is None and run.says_nothing(raw, {words}):"):
                self.put(f"run.dropped(raw, {place}, 'a word that says nothing')")

    def _reading(self, seat: Seat, v: str, place: str) -> None:
        quick, takes = QUICK[seat.spec.kind]
        self.put(f"raw = {v}")
        self.put(f"{v} = {quick}(raw) if type(raw) is {takes} else None")
        with self.block(f"if {v} is None:"):
            about = f"{READERS[seat.spec.kind]}, raw, {place}, {seat.text!r}"
            self.put(f"raw, {v} = run.reading({about})")
