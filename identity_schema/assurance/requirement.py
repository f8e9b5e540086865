"""What a rule asks for: one level, or any of several.

>>> wanted = Requirement.parse("uk_diatf:high | eidas:substantial")
>>> str(wanted)
'uk_diatf:high | eidas:substantial'
>>> Requirement.parse("uk_diatf")
Traceback (most recent call last):
    ...
identity_schema.errors.ContractError: assurance.requirement_text: a level is missing: write \
framework[@version]:level, such as uk_diatf:high
"""

from collections.abc import Iterable
from typing import Any, Self

import attrs

from identity_schema.assurance._text import level_of_text, text_of_level, writable
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.frameworks import Frameworks, known_frameworks
from identity_schema.errors import ContractError

__all__ = ["Requirement"]

_CODE = "assurance.requirement_text"


def _tuple(value: Iterable[Assurance]) -> tuple[Assurance, ...]:
    try:
        return tuple(value)
    except TypeError:
        return ()


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ContractError(_CODE, "a requirement is a text")


def _checked(_self: "Requirement", _field: Any, value: tuple[Assurance, ...]) -> None:
    """See that a requirement asks for something, and for nothing that its text cannot say."""
    if not value or not all(isinstance(one, Assurance) for one in value):
        msg = "a requirement needs at least one assurance"
        raise ContractError(_CODE, msg)
    for one in value:
        if (one.procedure, one.policy, one.status) != (None, None, None):
            msg = "a requirement asks for framework, version and level, and nothing else"
            raise ContractError(_CODE, msg)
        version = one.version is None or writable("version", one.version)
        if not (version and writable("framework", one.framework) and writable("level", one.level)):
            msg = "a framework, version or level is no text, is empty, or holds one of | : @"
            raise ContractError(_CODE, msg)


@attrs.frozen
class Requirement:
    """A requirement, met by whatever meets one of its alternatives.

    Attributes:
        any_of: The alternatives, each with framework, level and perhaps version.
    """

    any_of: tuple[Assurance, ...] = attrs.field(converter=_tuple, validator=_checked)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``framework[@version]:level``, alternatives joined by ``|``.

        White space around each part is nothing; everything else counts letter for letter.

        Raises:
            ContractError: The text is not of that form.
        """
        return cls(tuple(level_of_text(one, _CODE) for one in _text(text).split("|")))

    def __str__(self) -> str:
        """Write the text that `parse` reads."""
        return " | ".join(map(text_of_level, self.any_of))

    def unranked(self, frameworks: Frameworks | None = None) -> tuple[Assurance, ...]:
        """Give the alternatives that nothing can meet, because they rank nowhere.

        Ask this where a rule is loaded: a misspelt level shows before the first record comes.
        """
        known = known_frameworks(frameworks)
        return tuple(one for one in self.any_of if known.place(one) is None)
