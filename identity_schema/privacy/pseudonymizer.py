"""Pseudonyms: records that still join, and name nobody to whom the key is not known.

>>> from identity_schema.model import Identifier, Person, Record
>>> pseudonymize = Pseudonymizer(b"0123456789abcdef0123456789abcdef")
>>> bvn = Identifier(scheme="bvn", raw="2216 541 6979", value="22165416979")
>>> made = pseudonymize(Record(persons=(Person(identifiers=(bvn,)),)))
>>> made.persons[0].identifiers[0].value == pseudonymize.token("bvn", "22165416979")
True
>>> pseudonymize
Pseudonymizer()
"""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from identity_schema._calls import check
from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Person, Record
from identity_schema.model.fields import Kind, spec_of
from identity_schema.privacy.age_band import age_band
from identity_schema.privacy.as_one import AS_ONE
from identity_schema.privacy.ground import Words
from identity_schema.privacy.key import Key
from identity_schema.privacy.kinds import KINDS, form_of, schemes_of
from identity_schema.privacy.policy import Policy
from identity_schema.privacy.token import normal_name, normal_text, token
from identity_schema.privacy.walk import Place, Walker, default_of, value_fields
from identity_schema.values.partial_date import PartialDate

__all__ = ["Pseudonymizer"]

T = TypeVar("T")


class Pseudonymizer(Walker):
    """Turns records into records without names.

    One key for each tenant: tokens of two keys have nothing in common. With one key, a value has
    one token in every record, table and run, so that what could be joined still can.
    """

    def __init__(
        self,
        key: Key | bytes,
        policy: Policy | None = None,
        *,
        mapping: str | Path | Mapping | None = None,
    ) -> None:
        """Prepare.

        Args:
            key: The tenant's key, from `load_key` or `key_from_environment`; 32 bytes or more.
            policy: What becomes of each kind of value; None for the default.
            mapping: The mapping that the records were read with, where it is none that ships.

        Raises:
            ContractError: ``key.short``, ``key.type``: it is no key; ``call.argument``: the
                policy is none; or the mapping is wrong.
        """
        super().__init__(mapping)
        self._kinds = KINDS | schemes_of(self._mapping)
        self._key = key if isinstance(key, Key) else Key(key)
        if policy is not None:
            check("policy", policy, Policy, "a Policy, which load_policy reads, or None")
        self._policy = Policy() if policy is None else policy

    def __repr__(self) -> str:
        """Show nothing."""
        return "Pseudonymizer()"

    def __call__(self, thing: T) -> T:
        """Pseudonymise a record, a payload, `Records`, an account of leaves, or any entity.

        Raw texts become the token of what was read in them, or go; raw texts of issues go, and a
        key that the mapping does not list is ``*`` in every pointer. There is as much of everything
        afterwards as before.
        """
        return self.walk(thing)

    def token(self, kind: str, text: str) -> str:
        """Return the token that a value has in the records, to look somebody up by it.

        Args:
            kind: The scheme of an identifier (``bvn``, ``passport_number``) or of an account number
                (``nz``), ``phone``, ``email``, ``name``, ``handle``, or another sensitivity whose
                policy is ``token``. A scheme of a mapping of your own is known where the mapping
                was given when this was made.
            text: The value in any form that its reader reads, best the canonical one: a phone
                number with its country (``+64…``); a handle, such as a key or a provider's id, to
                the letter. A text that its reader cannot read has the token of its letters, as it
                has in the records.

        Raises:
            ContractError: ``call.argument``: one of them is no text; ``token.kind``: there is no
                such kind.
        """
        check("kind", kind, str, "a text")
        check("text", text, str, "a text")
        if kind not in self._kinds:
            kinds = ", ".join(sorted(self._kinds))
            message = (
                f"there is no such kind of token; there are {kinds}; a scheme of"
                " your own needs Pseudonymizer(key, mapping=...)"
            )
            raise ContractError("token.kind", message)
        return token(self._key, kind, form_of(kind, text))

    def change(self, entity: Any, held: dict[str, Any], words: Words, place: Place) -> None:
        """Pseudonymise one entity."""
        cls: type = type(entity)
        specs = spec_of(cls)
        fate = {name: self._policy.word(words[name]) for name in value_fields(cls)}
        for name, word in fate.items():
            if word != "keep" and held[name]:
                spec = specs.get(name)
                is_word = spec is not None and spec.kind is Kind.WORD
                made = None if is_word else self._made(held[name], word, words[name])
                held[name] = default_of(cls, name) if made is None else made
        if cls in AS_ONE:
            AS_ONE[cls](self._key, entity, held, fate)
        elif cls is Person:
            self._person(entity, held, fate, place)

    def _made(self, value: Any, word: str, sensitivity: str) -> Any:
        """Return what becomes of one value by itself; None where it goes."""
        if word == "year" and isinstance(value, PartialDate):
            return PartialDate(value.year)
        if word != "token":
            return None
        if isinstance(value, tuple):
            texts = [self._text(item, sensitivity) for item in value if isinstance(item, str)]
            return tuple(texts) or None
        return self._text(value, sensitivity) if isinstance(value, str) else None

    def _text(self, text: str, sensitivity: str) -> str:
        if sensitivity == "name":
            return token(self._key, "name", normal_name(text))
        plain = text if sensitivity == "handle" else normal_text(text)
        return token(self._key, sensitivity, plain)

    def _person(
        self, person: Person, held: dict[str, Any], fate: dict[str, str], place: Place
    ) -> None:
        if fate["birthdate"] == "age_band":
            held["age_band"] = person.age_band
            if person.birthdate is not None:
                day = self._policy.ages_on or _day_of(place.top)
                held["age_band"] = None if day is None else age_band(person.birthdate, day)


def _day_of(top: Any) -> date | None:
    """Return the day on which a record was made, as its provider says."""
    if not isinstance(top, Record):
        return None
    time = top.verified_at or top.updated_at or top.created_at
    return None if time is None else time.date()
