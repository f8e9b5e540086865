"""Values: what is not simply of the JSON type that is documented."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from identity_schema.mapping.marks import is_empty
from identity_schema.mapping.objects import Objects
from identity_schema.reading import PLACEHOLDERS, Reading, reading, text_of

__all__ = ["BLANK", "Values", "spelling"]

T = TypeVar("T")

BLANK = frozenset({""}.union(*({w, w.upper(), w.title(), w.capitalize()} for w in PLACEHOLDERS)))
"""Stripped texts that say nothing, in the spellings that are worth a look-up."""

_NUMBERS = (int, float, Decimal)


def spelling(value: str | bool, words: Mapping[Any, str | None]) -> Any:  # noqa: FBT001 - JSON
    """Find the key of a table that a word is another spelling of, None where there is none."""
    if value in words and value != "*":
        return value
    bare = text_of(value).strip().casefold()
    found = (w for w in words if isinstance(w, str) and w != "*" and w.casefold() == bare)
    return next(found, None)


class Values(Objects):
    """The slow ways of reading a value; the generated code has the quick ones in line."""

    def first(
        self, values: list[Any], at: str, field: str | None, read: Callable[[Any, str], T | None]
    ) -> T | None:
        """Read the first of many where one is documented; others that differ go to issues."""
        chosen: T | None = None
        place = at
        if not values:
            self.empty(at)
        for number, item in enumerate(values):
            pointer = f"{at}/{number}"
            if item is None:
                self.null(pointer)
                continue
            if isinstance(item, list) and item:
                self.stray(item, pointer)
            elif chosen is None:
                chosen, place = read(item, pointer), pointer
                kept = item
            elif type(item) is type(kept) and item == kept:
                self.same(pointer)
            else:
                self.surplus(item, pointer, field)
        if chosen is not None and not self._moved.startswith(f"{place}/"):
            self.move(place)
        return chosen

    def text(self, value: Any, at: str, field: str | None) -> str | None:
        """Read a text that is not simply one."""
        if isinstance(value, str):
            bare = value.strip()
            if bare and bare not in BLANK:
                return value
            if value == "":
                self.empty(at)
            else:
                self.unread("value.placeholder" if bare else "value.empty", at, field, value)
            return None
        if isinstance(value, _NUMBERS) and not isinstance(value, bool):
            self.issue("value.number_as_text", at, field)
            return text_of(value)
        return self._odd(value, at, field, lambda v, p: self.text(v, p, field))

    def scalar_text(self, value: Any, at: str, field: str | None) -> str | None:
        """Read the text of a scalar that is documented as a number or a boolean."""
        if isinstance(value, bool | int | float | Decimal):
            return text_of(value)
        if isinstance(value, str):
            return self.text(value, at, field)
        return self._odd(value, at, field, lambda v, p: self.scalar_text(v, p, field))

    def boolean(self, value: Any, at: str, field: str | None) -> bool | None:
        """Read a boolean that is not simply one."""
        if isinstance(value, bool):
            return value
        if value == "":
            self.empty(at)
            return None
        word = {"true": True, "false": False}.get(value) if isinstance(value, str) else None
        if word is not None:
            self.issue("value.text_as_boolean", at, field)
            return word
        return self._odd(value, at, field, lambda v, p: self.boolean(v, p, field))

    def word(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find a code word that is not spelled as in the table."""
        if not isinstance(value, str | bool):
            return self._odd(value, at, field, lambda v, p: self.any_word(v, words, p, field))
        key = spelling(value, words)
        if key is not None:
            return words[key]
        if isinstance(value, str) and value.strip() in BLANK:
            self.text(value, at, field)
        else:
            self.unread("word.unknown", at, field, value)
        return None

    def any_word(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find a code word in its table, whatever its spelling."""
        if isinstance(value, str | bool) and value in words:
            return words[value]
        return self.word(value, words, at, field)

    def outcome(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find what a code word means whose raw text is kept anyhow."""
        if isinstance(value, list) and value:
            value = value[0]
        if not isinstance(value, str | bool | int | float | Decimal):
            return None
        key = spelling(value, words) if isinstance(value, str | bool) else None
        if key is not None:
            return words[key]
        if "*" in words:
            return words["*"]
        if text_of(value).strip() not in BLANK:
            self.issue("word.unknown", at, field)
        return None

    def closed_outcome(
        self,
        value: Any,
        words: Mapping[Any, str | None],
        at: str,
        field: str | None,
        unread: str,
    ) -> str | None:
        """Find what a code word means whose absence must not be taken for a good sign.

        Returns:
            As `outcome`; ``unread`` where something was sent that is no one text.
        """
        if isinstance(value, list):
            said = [item for item in value if item is not None and not is_empty(item)]
            value = said[0] if said else None
            if any(type(item) is not type(value) or item != value for item in said):
                return unread
        if value is None or is_empty(value):
            return None
        if isinstance(value, list):
            return unread
        word = self.outcome(value, words, at, field)
        is_text = isinstance(value, str) and value.strip() not in BLANK
        return unread if word is None and not is_text else word

    def reading(
        self, read: Callable[[Any], Reading[Any]], value: Any, at: str, field: str | None
    ) -> tuple[Any, Any]:
        """Read a value, note its codes, and return the raw text beside what was read."""
        made = read(value) if isinstance(value, str) else self.retry(read, value, at, field)
        if made.codes:
            self.note(made, at, field)
        return made.raw, made.value

    def retry(
        self, read: Callable[[Any], Reading[Any]], value: Any, at: str, field: str | None
    ) -> Reading[Any]:
        """Read a value of another JSON type than a string."""
        if isinstance(value, list):
            found = self.first(value, at, field, lambda v, p: self.noted(read, v, p, field))
            return found or reading("", None)
        if isinstance(value, dict):
            self._odd(value, at, field, lambda _v, _p: None)
            return reading("", None)
        return read(value)

    def noted(
        self, read: Callable[[Any], Reading[Any]], value: Any, at: str, field: str | None
    ) -> Reading[Any] | None:
        """Read a value, note its codes, and pass on what has a value."""
        made = self.retry(read, value, at, field)
        if made.codes:
            self.note(made, at, field)
        return None if made.value is None else reading(made.raw, made.value)

    def note(self, made: Reading[Any], at: str, field: str | None) -> None:
        """Add the codes of a reading to the issues."""
        if made.raw == "" and made.codes == ("value.empty",):
            self.empty(at)
            return
        for number, code in enumerate(made.codes):
            if made.value is None and number == 0:
                self.unread(code, at, field, made.raw)
            else:
                self.issue(code, at, field, None if number else made.raw)

    def codes(self, codes: tuple[str, ...], at: str, field: str | None) -> None:
        """Add the codes of a finished entity, whose raw text is in the record."""
        for code in codes:
            self.issue(code, at, field)

    def is_object(self, value: object) -> bool:
        """Whether a key that may hold a scalar or an object holds an object, one or many."""
        if isinstance(value, list):
            value = value[0] if value else None
        return isinstance(value, dict) and bool(value)

    def says_nothing(self, value: object, words: Mapping[Any, str | None]) -> bool:
        """Whether a word is in its table and stands for nothing."""
        key = spelling(value, words) if isinstance(value, str | bool) else None
        return key is not None and words[key] is None

    def _odd(
        self, value: Any, at: str, field: str | None, again: Callable[[Any, str], T | None]
    ) -> T | None:
        if isinstance(value, list):
            return self.first(value, at, field, again)
        if isinstance(value, dict):
            if value:
                self.stray(value, at)
            else:
                self.empty(at)
        else:
            self.unread("value.type", at, field, value)
        return None
