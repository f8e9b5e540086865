"""What the repr of an assurance shows: words of frameworks that ship, and no other.

A payload can hold any text where a level is documented, and what is no level may be personal.

>>> shown("high"), shown(None), shown("Jane Doe")
("'high'", 'None', '…')
"""

from collections.abc import Iterator
from functools import cache

__all__ = ["shown"]

_ALSO = ("gpg45", "pass", "PASS", "flagged", "FLAGGED")


def shown(value: object) -> str:
    """Return the repr of a known word; ``…`` stands for any other."""
    if value is None or (isinstance(value, str) and value in _known()):
        return repr(value)
    return "…"


@cache
def _known() -> frozenset[str]:
    return frozenset((*_ALSO, *_words()))


def _words() -> Iterator[str]:
    from identity_schema.assurance.frameworks import shipped_frameworks  # noqa: PLC0415 - needs assurances itself

    for framework in shipped_frameworks().frameworks:
        yield from (*framework.names, *framework.versions, *framework.procedures)
        for edition in framework.editions:
            yield from edition.levels
            for spellings in edition.spellings.values():
                yield from spellings
