"""The ground of a walk: what a mapping says of the values and the keys of its records."""

from functools import lru_cache

import attrs

from identity_schema.errors import ContractError
from identity_schema.mapping.pointers import Known, known_keys, shown_pointer
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.sensitivity import Overrides
from identity_schema.model.fields import Sensitivity, sensitivities_of

__all__ = ["Ground", "Words", "ground_of"]

Words = dict[str, Sensitivity]
"""Field to how sensitive it is."""

_UNSPOKEN = frozenset({Sensitivity.NONE, Sensitivity.FREE_TEXT})


@attrs.frozen(eq=False)
class Ground:
    """What is known of the records of a mapping.

    Attributes:
        overrides: Class and field to the word that counts instead of the model's.
        known: Keys that may be shown.
    """

    overrides: Overrides = attrs.field(factory=dict, repr=False)
    known: Known = attrs.field(factory=dict, repr=False)
    _words: dict[tuple[type, Sensitivity | None, str | None], Words] = attrs.field(
        factory=dict, repr=False, init=False
    )

    def words(self, cls: type, above: Sensitivity | None, named: str | None) -> Words:
        """Return the words of the fields of an entity.

        Args:
            cls: Its class.
            above: The word of the field that holds it, for what below it says none of its own.
            named: The field by which it is told from others there, which keeps its own word.
        """
        key = (cls, above, named)
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = {
                name: self._word(cls, name, word, None if name == named else above)
                for name, word in sensitivities_of(cls).items()
            }
        return found

    def _word(
        self, cls: type, name: str, word: Sensitivity | None, above: Sensitivity | None
    ) -> Sensitivity:
        override = self.overrides.get((cls, name))
        if override is not None:
            return override
        if above is not None and word in _UNSPOKEN:
            return above
        return word or Sensitivity.FREE_TEXT

    def pointer(self, pointer: str) -> str:
        """Return a JSON Pointer with ``*`` for every key that the mapping does not list."""
        return shown_pointer(pointer, self.known)


_NOTHING = Ground()


def ground_of(kind: str, mapping: Mapping | None = None) -> Ground:
    """Return the ground of records of a kind.

    Args:
        kind: Name of the mapping that read them.
        mapping: That mapping, where it is none that ships and none that is in use. Without it
            nothing is known: the model's words count, and no key is shown.
    """
    if mapping is None:
        try:
            mapping = None if kind.endswith(".toml") else load_mapping(kind)
        except ContractError:
            mapping = None
    return _NOTHING if mapping is None else _ground(mapping)


@lru_cache(maxsize=64)
def _ground(mapping: Mapping) -> Ground:
    return Ground(mapping.sensitivities, known_keys(mapping))
