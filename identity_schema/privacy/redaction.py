"""Redaction: a record with its frame and without its values.

>>> from identity_schema.model import Contact, Person, Record
>>> record = Record(persons=(Person(contacts=(Contact(kind="phone", raw="021 555 0100"),)),))
>>> contact = redact(record).persons[0].contacts[0]
>>> contact.kind, contact.raw
('phone', None)
>>> redact(record, keep=["contact"]) == record
True
>>> redact(record, keep=["phone"])  # doctest: +ELLIPSIS
Traceback (most recent call last):
...
identity_schema.errors.ContractError: redact.keep: keep has a word that is no sensitivity; ...
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from identity_schema._calls import check
from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Payload, Record
from identity_schema.model.fields import Kind, Sensitivity, spec_of
from identity_schema.privacy.ground import Words
from identity_schema.privacy.walk import Place, Walker, default_of, value_fields

__all__ = ["redact"]

T = TypeVar("T")

_KEYS = {Record: ("key", "payload"), Payload: ("key",)}
_is_hash = re.compile("[0-9a-f]{32}|[0-9a-f]{64}").fullmatch


def redact(
    record: T,
    keep: Iterable[str] = (),
    *,
    third_parties: bool = False,
    mapping: str | Path | Mapping | None = None,
) -> T:
    """Take the values out of a record.

    What is left: how many there is of everything, words out of closed lists (kinds, roles,
    outcomes), reason codes, local ids and links, times of the process, names of institutions, and
    what ``keep`` names. Raw texts of issues go with everything else; a key that the mapping does
    not list is ``*`` in every pointer; a key of a record or a payload stays where it is a hash.
    What is redacted already stays as it is.

    Args:
        record: A record; also a payload, `Records`, an account of leaves, or any entity of the
            model.
        keep: Words of `identity_schema.model.fields.Sensitivity`; values of that kind stay.
        third_parties: Whether they stay for third parties too: next of kin, listed parties,
            vouchers.
        mapping: The mapping that the record was read with, where it is none that ships; it says
            which keys may be shown, and which values are more or less sensitive than usual.

    Returns:
        The same kind of object.

    Raises:
        ContractError: ``redact.keep``: a word that does not exist; ``call.argument``: ``keep`` is
            no list; ``privacy.entity``: it is nothing of the model; or the mapping is wrong.
    """
    return _Redaction(keep, third_parties=third_parties, mapping=mapping).walk(record)


class _Redaction(Walker):
    def __init__(
        self,
        keep: Iterable[str],
        *,
        third_parties: bool,
        mapping: str | Path | Mapping | None,
    ) -> None:
        super().__init__(mapping)
        words = (keep,) if isinstance(keep, str) else keep
        check("keep", words, Iterable, "a list of sensitivities")
        kept = [*words]
        if any(word not in [*Sensitivity] for word in kept):
            # Never the word: who mixes up the arguments has passed a payload here.
            message = f"keep has a word that is no sensitivity; there are: {', '.join(Sensitivity)}"
            raise ContractError("redact.keep", message)
        nothing = frozenset({Sensitivity.NONE})
        self._keep = nothing.union(kept)
        self._keep_of_third_parties = self._keep if third_parties else nothing

    def change(self, entity: Any, held: dict[str, Any], words: Words, place: Place) -> None:
        """Take out what is not to be kept."""
        cls: type = type(entity)
        keep = self._keep_of_third_parties if place.third else self._keep
        for name in _fields(cls):
            if words[name] not in keep and not _is_key(cls, name, held[name]):
                held[name] = default_of(cls, name)


def _is_key(cls: type, name: str, value: Any) -> bool:
    return name in _KEYS.get(cls, ()) and _is_hash(value) is not None


@cache
def _fields(cls: type) -> tuple[str, ...]:
    """Return the fields of a class that hold values, those with words out of a list left out."""
    specs = spec_of(cls)
    fields = value_fields(cls)
    return tuple(f for f in fields if f not in specs or specs[f].kind is not Kind.WORD)
